import type { z } from 'zod';
import { schemaFaults } from '#content/schema/faults.ts';
import type { Finding } from './finding.ts';

/** What a schema found wrong with a file, in an author's words. */
export const faults = (
  file: string,
  schema: Parameters<typeof schemaFaults>[0],
  fields: unknown,
  error: z.core.$ZodError,
): Finding[] =>
  schemaFaults(schema, fields, error, ' docs/fields.md ').map(({ label, field, fault, remedy }) => ({
    severity: 'error',
    file,
    ...(label && { label, field }),
    fault,
    remedy,
  }));
