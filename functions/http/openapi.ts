import * as z from 'zod';
import type { GuardName } from '#domain/application/guards.ts';
import { ROLES, type Role } from '#domain/application/roles.ts';
import { DEADLINE_RULES } from '#domain/deadlines/deadline-rules.ts';
import type { Row } from '#domain/procedure.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import { API_PATH, type Rate, ROUTES, type Route, type RouteName } from '../routes.ts';
import * as answers from './answer-schemas.ts';
import { deadlineSchema } from './deadline-schemas.ts';
import { applicantStepSchema, DOORS, listSchema, number, stepSchema, trackSchema, uploadSchema } from './doors.ts';
import { BODY_LIMIT_BYTES, IDEMPOTENCY_KEY } from './edge-problems.ts';
import {
  DEADLINE_EXAMPLE,
  NUMBER_EXAMPLE,
  QUERY_CODE_EXAMPLE,
  STEP_EXAMPLES,
  SUBMISSION_EXAMPLE,
  TRACK_EXAMPLE,
  UPLOAD_EXAMPLE,
} from './examples.ts';
import { PROBLEM_LIST } from './problem-list.ts';
import { searchSchema } from './search.ts';
import { type ManualStep, STEP_SCHEMAS } from './step-schemas.ts';
import { submissionSchema } from './submission-schema.ts';

/** A JSON Schema, as far as we write and read it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly examples?: readonly unknown[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Content<Type extends string> {
  readonly content: Readonly<Record<Type, { readonly schema: Schema; readonly example?: unknown }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly [string];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true } & Content<'application/json'>;
  readonly responses: Readonly<
    Record<string, ({ readonly description: string } & Content<'application/json'>) | Schema>
  >;
  /** 条款. */
  readonly 'x-law'?: string;
  /** 可以办理的角色. */
  readonly 'x-by'?: readonly string[];
  readonly 'x-rate': Rate;
  /** Codes of conditions that may not be met. */
  readonly 'x-problems'?: readonly GuardName[];
}

/** An OpenAPI 3.1 document, as far as ours goes. */
export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, object>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

type Step = Row<string, string, Role, GuardName>;

const ROWS: readonly Step[] = WORKFLOW;

const TAGS = {
  public: { name: '公众', description: '任何人都可以用，不需要登录。' },
  applicant: { name: '申请人', description: '凭受理编号和查询码。' },
  officer: { name: '工作人员', description: '凭登录后得到的令牌；能办什么由角色和单位决定。' },
} as const satisfies Readonly<Record<Route['who'], { name: string; description: string }>>;

const SIGN_IN = [{ officer: [] }] as const;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** A schema in the words of its fields: 名称 is the title, 说明 the description. */
const jsonSchema = (schema: z.ZodType): Schema => {
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

const ANSWERS = {
  Receipt: answers.RECEIPT,
  Progress: answers.PROGRESS,
  StepTaken: answers.STEP_TAKEN,
  Application: answers.APPLICATION,
  Applications: answers.APPLICATIONS,
  Deadline: answers.DEADLINE,
  Workflow: answers.STEPS,
  SearchAnswer: answers.SEARCH_ANSWER,
  UploadPlace: answers.UPLOAD_PLACE,
  UploadState: answers.UPLOAD_STATE,
  Problem: answers.PROBLEM,
} as const;

type AnswerName = keyof typeof ANSWERS;

const ANSWER_OF: Readonly<Record<RouteName, AnswerName>> = {
  computeDeadline: 'Deadline',
  readWorkflow: 'Workflow',
  search: 'SearchAnswer',
  submitApplication: 'Receipt',
  requestUpload: 'UploadPlace',
  readUpload: 'UploadState',
  trackApplication: 'Progress',
  takeApplicantStep: 'StepTaken',
  listApplications: 'Applications',
  readApplication: 'Application',
  takeStep: 'StepTaken',
};

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

/** What a step is told, inside what every step is told. */
const stepBody = (schema: z.ZodType, step: ManualStep): Schema => {
  const whole = jsonSchema(schema);
  const data = { ...jsonSchema(STEP_SCHEMAS[step]), title: '步骤内容' };
  return { ...whole, properties: { ...whole.properties, data } };
};

const guardsOf = (rows: readonly Step[]): GuardName[] => [...new Set(rows.flatMap(({ when }) => when))];

const rowsOf = (step: string): Step[] => ROWS.filter((row) => row.step === step);

const problemsAt = (status: number): string[] =>
  PROBLEM_LIST.filter((problem) => problem.status === status).map(
    ({ code, title, detail }) => `${code}：${title}。${detail}`,
  );

const PROBLEM_STATUSES = [...new Set(PROBLEM_LIST.map(({ status }) => status))];

const problemResponses = () =>
  Object.fromEntries(
    PROBLEM_STATUSES.map((status) => [
      `Problem${status}`,
      {
        description:
          status === 409 ? '现在不能这样办；code 和 detail 写明为什么、怎样办' : problemsAt(status).join('\n'),
        ...(status === 429 && {
          headers: { 'Retry-After': { description: '多少秒后再试', schema: { type: 'integer' } } },
        }),
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  );

/** The problems a door may answer with, by what it asks for. */
const statusesOf = (route: Route, { keyed, body }: { readonly keyed: boolean; readonly body: boolean }): number[] => [
  ...(body || keyed || route.path === ROUTES.listApplications.path ? [400] : []),
  // A token that is sent must be good, at every door.
  401,
  ...(route.path.includes('/steps/') || route.path.includes('-steps/') ? [403, 409] : []),
  ...(route.path.includes('{') || route.who === 'applicant' ? [404] : []),
  ...(route === ROUTES.submitApplication ? [403, 409, 503] : []),
  ...(body ? [413, 415] : []),
  429,
  500,
];

const uploadParameter: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: '附件编号，申请上传时得到',
  schema: { type: 'string', title: '附件编号', examples: ['q8Zk3nV0yXJm2rT5bLw9cHs4dFg7aPeU'] },
};

const numberParameter = (): Parameter => ({
  name: 'number',
  in: 'path',
  required: true,
  description: '受理编号，年份和序号',
  schema: { ...jsonSchema(number), examples: [NUMBER_EXAMPLE] },
});

const keyParameter: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '提交标识：16 到 100 个字母、数字或连字符，最好是随机的 UUID；重试时用同一个，得到同一个结果',
  schema: {
    type: 'string',
    pattern: IDEMPOTENCY_KEY.source,
    examples: ['0f8fad5b-d9cb-469f-a165-70867728950e'],
  } as Schema,
};

const queryParameters = (schema: z.ZodType): Parameter[] => {
  const { properties = {}, required = [] } = jsonSchema(schema);
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(field.description && { description: field.description }),
    schema: field,
  }));
};

interface Shape {
  readonly id: string;
  readonly name: string;
  readonly body?: { readonly schema: Schema; readonly example: unknown };
  readonly query?: z.ZodType;
  readonly rows?: readonly Step[];
}

const operation = (routeName: RouteName, { id, name, body, query, rows }: Shape): Operation => {
  const route: Route = ROUTES[routeName];
  const keyed = DOORS[routeName].keyed === true;
  const done = routeName === 'submitApplication' ? '201' : '200';
  const roles = rows?.flatMap(({ by }) => by.filter((role) => role !== 'system'));
  return {
    operationId: id,
    summary: name,
    description: `不可用时：${route.harm}。`,
    tags: [TAGS[route.who].name],
    security: route.who === 'officer' ? SIGN_IN : routeName === 'submitApplication' ? [{}, ...SIGN_IN] : [],
    parameters: [
      ...(route.path.includes('{number}') ? [numberParameter()] : []),
      ...(route.path.includes('{id}') ? [uploadParameter] : []),
      ...(keyed ? [keyParameter] : []),
      ...(query ? queryParameters(query) : []),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: body.schema, example: body.example } } },
    }),
    responses: {
      [done]: { description: '办好了', content: { 'application/json': { schema: ref(ANSWER_OF[routeName]) } } },
      ...Object.fromEntries(
        statusesOf(route, { keyed, body: body !== undefined }).map((status) => [
          status,
          { $ref: `#/components/responses/Problem${status}` },
        ]),
      ),
    },
    'x-rate': route.rate,
    ...(rows && {
      'x-law': [...new Set(rows.map(({ law }) => law))].join('、'),
      'x-by': [...new Set(roles)].map((role) => ROLES[role]),
      'x-problems': guardsOf(rows),
    }),
  };
};

const isApplicants = (step: ManualStep): boolean => rowsOf(step).some(({ by }) => by.includes('applicant'));
const isOfficers = (step: ManualStep): boolean =>
  rowsOf(step).some(({ by }) => by.some((role) => role !== 'applicant' && role !== 'system'));

/** A door of steps as one path each: every step asks for something else. */
const stepDoors = (routeName: 'takeStep' | 'takeApplicantStep', prefix: string) =>
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

const doorOf = (
  routeName: Exclude<RouteName, 'takeStep' | 'takeApplicantStep'>,
  rest: Omit<Shape, 'id' | 'name'> = {},
) => ({
  path: ROUTES[routeName].path,
  method: ROUTES[routeName].method,
  operation: operation(routeName, { id: routeName, name: ROUTES[routeName].name, ...rest }),
});

type StepDoor = ReturnType<typeof stepDoors>[number];

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
