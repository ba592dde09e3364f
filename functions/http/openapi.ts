import { DEADLINE_RULES } from '#domain/deadlines/deadline-rules.ts';
import { API_PATH, ROUTES, type RouteName } from '../routes.ts';
import { deadlineSchema } from './deadline-schemas.ts';
import { listSchema, trackSchema, uploadSchema } from './doors.ts';
import { BODY_LIMIT_BYTES } from './edge-problems.ts';
import { DEADLINE_EXAMPLE, SUBMISSION_EXAMPLE, TRACK_EXAMPLE, UPLOAD_EXAMPLE } from './examples.ts';
import { jsonSchema, ref } from './json-schema.ts';
import { ANSWERS } from './openapi-answers.ts';
import type { OpenApi, Schema } from './openapi-document.ts';
import { operation, type Shape, TAGS } from './openapi-operation.ts';
import { problemResponses } from './openapi-problems.ts';
import { rowsOf, type StepDoor, stepDoors } from './openapi-steps.ts';
import { searchSchema } from './search.ts';
import { submissionSchema } from './submission-schema.ts';

/** A question about each rule of 期限计算. */
const deadlineQuestion = (): Schema => ({
  oneOf: DEADLINE_RULES.map((rule) => ({
    type: 'object',
    title: rule.name,
    description: rule.law,
    properties: { rule: { const: rule.id }, input: jsonSchema(deadlineSchema(rule)) },
    required: ['rule', 'input'],
    additionalProperties: false,
  })),
});

const doorOf = (
  routeName: Exclude<RouteName, 'takeStep' | 'takeApplicantStep'>,
  rest: Omit<Shape, 'id' | 'name'> = {},
) => ({
  path: ROUTES[routeName].path,
  method: ROUTES[routeName].method,
  operation: operation(routeName, { id: routeName, name: ROUTES[routeName].name, ...rest }),
});

const doors = (applicantSteps: readonly StepDoor[], steps: readonly StepDoor[]) => [
  doorOf('computeDeadline', { body: { schema: ref('DeadlineQuestion'), example: DEADLINE_EXAMPLE } }),
  doorOf('readWorkflow'),
  doorOf('search', { query: searchSchema }),
  doorOf('submitApplication', {
    body: { schema: ref('Submission'), example: SUBMISSION_EXAMPLE },
    rows: rowsOf('submit'),
  }),
  doorOf('requestUpload', { body: { schema: ref('Announcement'), example: UPLOAD_EXAMPLE } }),
  doorOf('readUpload'),
  doorOf('trackApplication', { body: { schema: ref('Tracking'), example: TRACK_EXAMPLE } }),
  ...applicantSteps.map((each) => ({ ...each, method: ROUTES.takeApplicantStep.method })),
  doorOf('listApplications', { query: listSchema }),
  doorOf('readApplication'),
  ...steps.map((each) => ({ ...each, method: ROUTES.takeStep.method })),
];

const pathsOf = (found: ReturnType<typeof doors>): OpenApi['paths'] =>
  Object.fromEntries(
    [...Map.groupBy(found, ({ path }) => path)].map(([path, methods]) => [
      path,
      Object.fromEntries(methods.map(({ method, operation }) => [method.toLowerCase(), operation])),
    ]),
  );

const componentsOf = (steps: readonly StepDoor[]): OpenApi['components'] => ({
  schemas: {
    Submission: jsonSchema(submissionSchema),
    Announcement: jsonSchema(uploadSchema),
    Tracking: jsonSchema(trackSchema),
    DeadlineQuestion: deadlineQuestion(),
    ...Object.fromEntries(steps.map(({ name, schema }) => [name, schema])),
    ...Object.fromEntries(Object.entries(ANSWERS).map(([name, schema]) => [name, jsonSchema(schema)])),
  },
  responses: problemResponses(),
  securitySchemes: {
    officer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: '工作人员登录（OpenID Connect）后得到的令牌，写在 Authorization 标头里。',
    },
  },
});

/** The API as an OpenAPI 3.1 document, drawn from the doors, their schemas and the table of steps. */
export const openApi = (): OpenApi => {
  const applicantSteps = stepDoors('takeApplicantStep', 'applicantStep');
  const steps = stepDoors('takeStep', 'step');
  return {
    openapi: '3.1.0',
    info: {
      title: '明白：政府信息依申请公开接口',
      version: '1',
      description: `网上提出申请、查询进度、计算期限；工作人员办理每一步。内容不超过 ${BODY_LIMIT_BYTES / 1024} KB；出错时按 RFC 9457 回答，见 ${API_PATH}/problems。`,
    },
    servers: [{ url: API_PATH }],
    tags: Object.values(TAGS),
    paths: pathsOf(doors(applicantSteps, steps)),
    components: componentsOf([...applicantSteps, ...steps]),
  };
};
