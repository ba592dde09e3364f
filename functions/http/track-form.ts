import type { Progress } from '#domain/application/track.ts';
import type { ListedUpload } from '#domain/attachment-list.ts';
import { trackApplication } from '../usecases/track-application.ts';
import { clientOfPage } from './client-address.ts';
import { enterFromPage } from './enter.ts';
import type { Fault } from './fault.ts';
import { isFault } from './fault.ts';
import { readFilesForm } from './files-form.ts';
import type { FormLimits } from './form.ts';
import { type HallWorld, withBrought } from './hall.ts';
import { plain } from './plain.ts';
import { invalid, type Problem } from './problem.ts';
import { listedIn, listFaults, type Settle, takeFiles } from './take-files.ts';
import type { ApiWorld } from './world.ts';
import { written } from './written.ts';

const LIMITS: FormLimits = { sentBytes: 48 * 1024, decodedBytes: 12 * 1024 };

/** The applicant's steps that this page offers, and the field of each that is written by hand. */
const WRITTEN = { supplement: 'description', giveReasons: 'reason', withdraw: 'reason' } as const;

type Offered = keyof typeof WRITTEN;

const isOffered = (step: string): step is Offered => Object.hasOwn(WRITTEN, step);

/** What the query page shows: the form with what is wrong with it, or the progress, with what was just done or went wrong. */
export interface Tracked {
  readonly number: string;
  readonly queryCode: string;
  readonly progress?: Progress & { readonly version: number };
  readonly problem?: Problem;
  readonly done?: Offered;
  /** What was written for a step that was refused: nothing is lost. */
  readonly kept?: { readonly step: string; readonly text: string; readonly files: readonly ListedUpload[] };
}

/** 撤回 brings no files. */
const dataOf = (step: Offered, text: string, files: readonly ListedUpload[]) => ({
  [WRITTEN[step]]: text,
  ...(step !== 'withdraw' && { attachments: files.map(({ id }) => id) }),
});

/** 查询 and the applicant's own steps, as posted by the query page; through the doors of the API, with their limits. */
export const readTrackForm = async (
  world: ApiWorld & HallWorld,
  settle: Settle,
  request: Request,
): Promise<Tracked | Fault> => {
  const sent = await readFilesForm(request, LIMITS);
  if (isFault(sent)) return sent;
  const posted = await withBrought(world.incoming, sent);
  const { form } = posted;
  const given = (name: string): string => written(form, name);
  const [number = '', queryCode = ''] = ['number', 'queryCode'].map((name) => plain(given(name)));
  const step = given('step');
  const client = clientOfPage(request);
  const look = async (): Promise<Tracked> => {
    const progress = await trackApplication(world)(number, queryCode);
    return { number, queryCode, ...(progress && { progress }) };
  };
  const enter = async (): Promise<Tracked> => {
    const answer = await enterFromPage(world, 'trackApplication', { client, body: { number, queryCode } });
    return 'problem' in answer
      ? { number, queryCode, problem: answer.problem }
      : { number, queryCode, progress: answer.data as Tracked['progress'] & object };
  };
  if (!isOffered(step)) return enter();
  const text = given('text');
  const isFiling = form.has('upload') || form.has('remove');
  const brought = isFiling || posted.files.length > 0 ? await takeFiles(world, settle)(posted, client) : [];
  const files = await listedIn(world, form);
  const faults = isFiling ? brought : [...brought, ...listFaults(files)];
  const kept = { step, text, files };
  // Through the door that counts guesses: what is kept beside a wrong code shows nothing.
  if (isFiling || faults.length > 0) {
    const seen = await enter();
    return seen.problem ? seen : { ...seen, kept, ...(faults.length > 0 && { problem: invalid(faults) }) };
  }
  const answer = await enterFromPage(world, 'takeApplicantStep', {
    client,
    key: given('key'),
    path: { number, step },
    body: { version: Number(given('version')), queryCode, data: dataOf(step, text, files) },
  });
  if ('data' in answer) return { ...(await look()), done: step };
  const { problem } = answer;
  // Who may not come in sees nothing, however the door was asked.
  if (problem.status === 404 || problem.status === 429) return { number, queryCode, problem };
  return { ...(await look()), problem, kept };
};
