import * as z from 'zod';
import { field } from '#content/schema/field.ts';
import { mayList } from '#domain/application/handlers.ts';
import { isNumber } from '#domain/application/number.ts';
import { STATES, type State } from '#domain/application/states.ts';
import type { StepCommand } from '#domain/application/steps.ts';
import { roleFor } from '#domain/application/view.ts';
import { UPLOAD_FAULTS } from '#domain/attachment-rules.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import type { RouteName } from '../routes.ts';
import { isEarlierSame } from '../usecases/find-same.ts';
import type { Officer } from '../usecases/ports/officer.ts';
import { readApplication } from '../usecases/read-application.ts';
import { requestUpload } from '../usecases/request-upload.ts';
import { submitApplication } from '../usecases/submit-application.ts';
import { takeStep } from '../usecases/take-step.ts';
import { isApplicant, trackApplication } from '../usecases/track-application.ts';
import { unmask } from '../usecases/unmask.ts';
import { check } from './body.ts';
import { answerDeadlines } from './deadlines.ts';
import { edgeProblem } from './edge-problems.ts';
import { id, whole } from './fields.ts';
import { invalid, type Problem, problemOf } from './problem.ts';
import { boundDraft } from './released-files.ts';
import { answerSearch } from './search.ts';
import { isManualStep, STEP_SCHEMAS, type StepInput } from './step-schemas.ts';
import { submissionProblem, submissionSchema } from './submission-schema.ts';
import { uploadAnswer } from './upload-doors.ts';
import type { ApiWorld } from './world.ts';

/** What a door is given: checked already, but for what depends on the step. */
export interface Visit<Body = unknown> {
  readonly body: Body;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The `Idempotency-Key`, made up when none was sent to a door that can do without. */
  readonly key: string;
  readonly officer: Officer | undefined;
}

/** Answers with data, and the status when it is not 200. */
export type Answer = { readonly data: object; readonly status?: 201 } | { readonly problem: Problem };

export interface Door<Body = never> {
  readonly body?: z.ZodType<Body>;
  /** Writes once: the client must send an `Idempotency-Key`. */
  readonly keyed?: true;
  /** What is wrong with a body that its schema cannot tell. */
  readonly refuse?: (world: ApiWorld, body: Body) => Problem | undefined;
  readonly handle: (world: ApiWorld, visit: Visit<Body>) => Promise<Answer>;
}

export const number = field(z.string().refine(isNumber, '不是受理编号的写法'), '受理编号', '年份和序号', '2026-00042');
const queryCode = field(z.string().regex(/^[0-9A-Za-z-]{6,40}$/, '不是查询码的写法'), '查询码', '受理回执上的查询码');
const version = whole('版本', 1, 1_000_000);

export const trackSchema = z.strictObject({ number, queryCode });
export const stepSchema = z.strictObject({
  version,
  data: field(z.record(z.string(), z.unknown()), '步骤内容', '见办理流程'),
});
export const applicantStepSchema = stepSchema.extend({ queryCode });
export const uploadSchema = z.strictObject({
  name: field(z.string().min(1).max(255), '文件名', '只用来看扩展名，不保存', '证明材料.pdf'),
  sizeBytes: field(
    z
      .int()
      .min(0)
      .max(2 ** 40),
    '字节数',
    '文件的大小',
  ),
  sha256: field(z.string().regex(/^[0-9a-f]{64}$/, '不是 64 位十六进制的摘要'), '摘要', '文件的 SHA-256'),
});
export const listSchema = z.strictObject({
  by: field(z.enum(['desk', 'unit']), '列表', 'desk 按岗位，unit 按承办单位'),
  of: id('岗位或单位'),
  state: field(z.enum(Object.keys(STATES) as [State, ...State[]]).optional(), '状态', '只列这一状态的'),
  limit: field(z.coerce.number().int().min(1).max(100).default(20), '每页件数', '1 到 100'),
  cursor: field(z.string().max(2000).optional(), '翻页位置', '上一页回答的 cursor'),
});

/** An unknown number and a wrong 查询码 alike. */
export const UNKNOWN: Problem = {
  status: 404,
  code: 'noSuchApplication',
  title: '没有查到',
  detail: '受理编号或查询码有误，请核对受理回执。',
};

/** A step's data checked by the step's own schema; a draft is bound to its files, two applications are compared. */
export const dataOf = async (
  world: Pick<ApiWorld, 'folder' | 'applications' | 'vault'>,
  { number, step, data }: { readonly number: string; readonly step: string; readonly data: unknown },
): Promise<{ readonly data: object } | { readonly problem: Problem }> => {
  if (!isManualStep(step)) return { problem: problemOf({ kind: 'noSuchStep', step }) };
  const checked = check<object>(STEP_SCHEMAS[step], data);
  if ('problem' in checked) return checked;
  if (step === 'submitDraft') return boundDraft(world, number, checked.data as Parameters<typeof boundDraft>[2]);
  if (step !== 'merge') return checked;
  const { into } = checked.data as StepInput<'merge'>;
  return { data: { ...checked.data, isSame: await isEarlierSame(world)(number, into) } };
};

type Stepping = z.infer<typeof stepSchema>;

const takeAs = async (
  world: ApiWorld,
  { body, path, key }: Visit<Stepping>,
  actor: StepCommand['actor'],
): Promise<Answer> => {
  const { number = '', step = '' } = path;
  const checked = await dataOf(world, { number, step, data: body.data });
  if ('problem' in checked) return checked;
  // What a client names are uploads; what they are is looked up.
  const { attachments: uploads = [], ...rest } = checked.data as { readonly attachments?: readonly string[] };
  const data = step === 'supplement' ? { ...rest, attachments: [] } : rest;
  const command = { step, data, actor } as StepCommand;
  const taken = await takeStep(world)({ number, command, version: body.version, intent: key, uploads });
  if ('refusal' in taken) return { problem: problemOf(taken.refusal) };
  const { state, draft } = taken.application;
  // Opened by the step that is on record, not by its echo.
  const opened =
    command.step === 'unmask' && !taken.repeated ? { personal: await unmask(world)(number, command.data.fields) } : {};
  return { data: { number, version: taken.version, state, ...(draft && { draft: { hash: draft.hash } }), ...opened } };
};

const door = <Body>(given: Door<Body>): Door<never> => given as unknown as Door<never>;

/** What is behind each door of `routes.ts`. */
export const DOORS: Readonly<Record<RouteName, Door<never>>> = {
  computeDeadline: door({
    body: z.looseObject({}),
    handle: async (world, { body }) => {
      const { status, body: answer } = answerDeadlines(world.calendar())(body);
      return status === 200 ? { data: answer } : { problem: answer as Problem };
    },
  }),

  readWorkflow: door({ handle: async () => ({ data: { steps: WORKFLOW } }) }),

  search: door({ handle: async (world, { query }) => answerSearch(world.siteSearch, query) }),

  submitApplication: door({
    body: submissionSchema,
    keyed: true,
    refuse: (world, body) => submissionProblem(body, world.today()),
    handle: async (world, { body, key, officer }) => {
      const actor = officer
        ? { id: officer.id, role: roleFor('submit', officer.roles), unit: officer.unit }
        : { id: 'applicant', role: 'applicant' as const };
      const submitted = await submitApplication(world)(key, body, actor);
      return 'receipt' in submitted
        ? { data: submitted.receipt, status: 201 }
        : { problem: problemOf(submitted.refusal) };
    },
  }),

  requestUpload: door({
    body: uploadSchema,
    handle: async (world, { body }) => {
      const asked = await requestUpload(world)(body);
      if ('link' in asked) return { data: asked, status: 201 };
      return { problem: invalid([{ field: 'name', label: '附件', ...UPLOAD_FAULTS[asked.fault] }]) };
    },
  }),

  readUpload: door({
    handle: async (world, { path }) => {
      const upload = await world.uploads.load(path['id'] ?? '');
      return upload ? { data: uploadAnswer(upload) } : { problem: edgeProblem('noUpload') };
    },
  }),

  trackApplication: door({
    body: trackSchema,
    handle: async (world, { body }) => {
      const progress = await trackApplication(world)(body.number, body.queryCode);
      return progress ? { data: progress } : { problem: UNKNOWN };
    },
  }),

  takeApplicantStep: door({
    body: applicantStepSchema,
    keyed: true,
    handle: async (world, visit) => {
      const known = await isApplicant(world)(visit.path['number'] ?? '', visit.body.queryCode);
      return known ? takeAs(world, visit, { id: 'applicant', role: 'applicant' }) : { problem: UNKNOWN };
    },
  }),

  listApplications: door({
    handle: async (world, { query, officer }) => {
      const checked = check(listSchema, query);
      if ('problem' in checked) return checked;
      if (!officer || !mayList(checked.data.of, officer)) return { problem: edgeProblem('notYourList') };
      const page = await world.applications.list(checked.data);
      if (page !== 'badCursor') return { data: page };
      return { problem: edgeProblem('badCursor') };
    },
  }),

  readApplication: door({
    handle: async (world, { path, officer }) => {
      const found = officer && (await readApplication(world)(path['number'] ?? '', officer));
      return found ? { data: found } : { problem: problemOf({ kind: 'noSuchApplication' }) };
    },
  }),

  takeStep: door({
    body: stepSchema,
    keyed: true,
    handle: async (world, visit) => {
      const { id: officerId, roles, unit } = visit.officer ?? { id: '', roles: [], unit: undefined };
      return takeAs(world, visit, {
        id: officerId,
        role: roleFor(visit.path['step'] ?? '', roles),
        ...(unit && { unit }),
      });
    },
  }),
};
