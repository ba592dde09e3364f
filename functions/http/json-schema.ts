import * as z from 'zod';
import type { Schema } from './openapi-document.ts';

/** What stands among the document's components under a name. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** A schema in the words of its fields: 名称 is the title, 说明 the description. */
export const jsonSchema = (schema: z.ZodType): Schema => {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const { label, note, example } = jsonSchema as { label?: string; note?: string; example?: string };
      for (const key of ['label', 'note', 'example']) delete jsonSchema[key];
      if (label) jsonSchema.title = label;
      if (note) jsonSchema.description = note;
      if (example) jsonSchema.examples = [jsonSchema.type === 'integer' ? Number(example) : example];
    },
  });
  return json as Schema;
};
