import { CHANNELS, type Channel } from '#domain/application/channels.ts';
import { roleFor } from '#domain/application/view.ts';
import type { ListedUpload } from '#domain/attachment-list.ts';
import type { Rate } from '../routes.ts';
import type { Officer } from '../usecases/ports/officer.ts';
import { previewSubmission, type Receipt, type Submission, submitApplication } from '../usecases/submit-application.ts';
import { type Answers, APPLICATION_LIMITS, answersIn, parseApplication } from './application-form.ts';
import { csrfFault } from './csrf.ts';
import { edgeProblem, IDEMPOTENCY_KEY } from './edge-problems.ts';
import { type Fault, isFault } from './fault.ts';
import { readFilesForm } from './files-form.ts';
import { foreignForm } from './foreign-form.ts';
import { type HallWorld, withBrought } from './hall.ts';
import { type FieldProblem, type Problem, problemOf } from './problem.ts';
import { listedIn, listFaults, type Settle, takeFiles } from './take-files.ts';
import type { ApiWorld } from './world.ts';

/** A counter with a queue before it; one network may have several. */
const COUNTER_RATE: Rate = { times: 200, seconds: 3600 };

/** Ways by which an application comes that an officer writes down. */
export const WRITTEN_DOWN: readonly Channel[] = (Object.keys(CHANNELS) as Channel[]).filter(
  (channel) => channel !== 'online',
);

/** An application being written down: with its faults, with its days to be confirmed, or with its receipt. */
export interface CounterEntry {
  readonly answers: Answers;
  readonly key: string;
  readonly files: readonly ListedUpload[];
  readonly errors: readonly FieldProblem[];
  readonly problem?: Problem;
  readonly preview?: Pick<Receipt, 'receivedOn' | 'replyDueOn' | 'provisional'>;
  readonly receipt?: Receipt;
}

interface Asked {
  readonly officer: Officer;
  readonly csrf: string;
  /** The fields of 申请表. */
  readonly names: readonly string[];
  readonly settle: Settle;
}

const missing = (field: string, label: string, remedy: string): FieldProblem => ({
  field,
  label,
  fault: '没有选',
  remedy,
});

/** What the officer alone says: how it came, and when. */
const arrivalFaults = ({ channel, arrivedOn }: Answers): FieldProblem[] => [
  ...(WRITTEN_DOWN.includes(channel as Channel) ? [] : [missing('channel', '怎样收到', '请选一种')]),
  ...(arrivedOn ? [] : [missing('arrivedOn', '收到日期', '请选提交、签收或者来件的那一天')]),
];

/**
 * 代为登记 — an application received 当面, 口头, by post or by fax, as the page of reception posts it: judged by the
 * schema of the applicant's own, shown with its days, then taken once under its key.
 */
export const readCounterForm = async (
  world: ApiWorld & HallWorld,
  request: Request,
  { officer, csrf, names, settle }: Asked,
): Promise<CounterEntry | Fault> => {
  const sent = await readFilesForm(request, APPLICATION_LIMITS);
  if (isFault(sent)) return sent;
  const posted = await withBrought(world.incoming, sent);
  const { form } = posted;
  const forged = csrfFault(form, csrf);
  if (forged) {
    const answers = answersIn(form, [...names, 'channel', 'arrivedOn']);
    return { answers, key: '', files: await listedIn(world, form), errors: [], problem: foreignForm(forged) };
  }
  const isFiling = form.has('upload') || form.has('remove');
  const notTaken =
    posted.files.length > 0 || isFiling ? await takeFiles(world, settle)(posted, `officer ${officer.id}`) : [];
  const files = await listedIn(world, form);
  const answers = answersIn(form, [...names, 'channel', 'arrivedOn']);
  const key = form.get('key') ?? '';
  const entry = { answers, key, files, errors: [] };
  if (isFiling || form.has('back')) return { ...entry, errors: notTaken };
  if (!IDEMPOTENCY_KEY.test(key)) return { ...entry, problem: edgeProblem('noKey') };
  const parsed = parseApplication(answers, world.today());
  const errors = [
    ...arrivalFaults(answers),
    ...('errors' in parsed ? parsed.errors.filter(({ field }) => field !== 'attachments') : []),
    ...notTaken,
    ...listFaults(files),
  ];
  if (errors.length > 0 || 'errors' in parsed) return { ...entry, errors };
  return form.get('confirmed') === 'yes'
    ? { ...entry, ...(await take(world, officer, { key, submission: parsed.submission })) }
    : { ...entry, ...look(world, officer, parsed.submission) };
};

const actorOf = ({ id, roles, unit }: Officer) => ({ id, role: roleFor('submit', roles), ...(unit && { unit }) });

const look = (world: ApiWorld, officer: Officer, submission: Submission) => {
  const seen = previewSubmission(world)(submission, actorOf(officer));
  return 'refusal' in seen ? { problem: problemOf(seen.refusal) } : { preview: seen };
};

const take = async (
  world: ApiWorld,
  officer: Officer,
  { key, submission }: { readonly key: string; readonly submission: Submission },
) => {
  if (!(await world.rates.admits('counterEntry', officer.id, COUNTER_RATE)))
    return { problem: edgeProblem('tooOften') };
  const taken = await submitApplication(world)(key, submission, actorOf(officer));
  return 'receipt' in taken ? { receipt: taken.receipt } : { problem: problemOf(taken.refusal) };
};
