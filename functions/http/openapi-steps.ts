import type * as z from 'zod';
import { WORKFLOW } from '#domain/workflow.ts';
import { ROUTES } from '../routes.ts';
import { applicantStepSchema, stepSchema } from './doors.ts';
import { QUERY_CODE_EXAMPLE, STEP_EXAMPLES } from './examples.ts';
import { jsonSchema, ref } from './json-schema.ts';
import type { Schema } from './openapi-document.ts';
import { operation, type StepRow } from './openapi-operation.ts';
import { type ManualStep, STEP_SCHEMAS } from './step-schemas.ts';

const ROWS: readonly StepRow[] = WORKFLOW;

/** The rows of the table with a step. */
export const rowsOf = (step: string): StepRow[] => ROWS.filter((row) => row.step === step);

/** What a step is told, inside what every step is told. */
const stepBody = (schema: z.ZodType, step: ManualStep): Schema => {
  const whole = jsonSchema(schema);
  const data = { ...jsonSchema(STEP_SCHEMAS[step]), title: '步骤内容' };
  return { ...whole, properties: { ...whole.properties, data } };
};

const isApplicants = (step: ManualStep): boolean => rowsOf(step).some(({ by }) => by.includes('applicant'));
const isOfficers = (step: ManualStep): boolean =>
  rowsOf(step).some(({ by }) => by.some((role) => role !== 'applicant' && role !== 'system'));

/** A door of steps as one path each: every step asks for something else. */
export const stepDoors = (routeName: 'takeStep' | 'takeApplicantStep', prefix: string) =>
  (Object.keys(STEP_SCHEMAS) as ManualStep[])
    .filter(routeName === 'takeStep' ? isOfficers : isApplicants)
    .map((step) => {
      const rows = rowsOf(step);
      const given = routeName === 'takeStep' ? {} : { queryCode: QUERY_CODE_EXAMPLE };
      const example = { version: 3, ...given, data: STEP_EXAMPLES[step] };
      return {
        name: `${prefix}.${step}`,
        path: ROUTES[routeName].path.replace('{step}', step),
        schema: stepBody(routeName === 'takeStep' ? stepSchema : applicantStepSchema, step),
        operation: operation(routeName, {
          id: `${prefix}.${step}`,
          name: rows[0]?.name ?? step,
          body: { schema: ref(`${prefix}.${step}`), example },
          rows,
        }),
      };
    });

export type StepDoor = ReturnType<typeof stepDoors>[number];
