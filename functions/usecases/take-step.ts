import { decide } from '#domain/application/decide.ts';
import type { Application } from '#domain/application/facts.ts';
import { recordOf } from '#domain/application/record.ts';
import { outgrows } from '#domain/application/size.ts';
import type { StepCommand } from '#domain/application/steps.ts';
import { type AttachmentRefusal, attachmentsFrom } from '#domain/attachment-rules.ts';
import type { Refusal } from '#domain/procedure.ts';
import type { Applications, Stored, StoredEvent } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Uploads } from './ports/uploads.ts';

/** One step on one application, as it was seen. */
export interface Taking {
  readonly number: string;
  readonly command: StepCommand;
  /** The version the application was read at. */
  readonly version: number;
  /** The client's key for this step; the same key is the same step. */
  readonly intent: string;
  /** Uploads that a supplement brings. */
  readonly uploads?: readonly string[] | undefined;
}

export type StepRefusal =
  | Refusal
  | AttachmentRefusal
  | { readonly kind: 'noSuchApplication' }
  /** The application would hold more than can be kept. */
  | { readonly kind: 'outgrown' }
  /** The key was another step's, or the same step's with other data. */
  | { readonly kind: 'keyReused' }
  /** Others were quicker: what they did since `version`. */
  | { readonly kind: 'outrun'; readonly version: number; readonly since: readonly StoredEvent[] };

/** `repeated`: it had been taken before under the same key. */
export type Taken =
  | { readonly application: Application; readonly version: number; readonly repeated?: true }
  | { readonly refusal: StepRefusal };

interface World extends Office {
  readonly applications: Applications;
  readonly uploads: Pick<Uploads, 'load'>;
}

/** A command as text, the same however its data are ordered. */
const textOf = ({ step, data, actor }: StepCommand): string =>
  JSON.stringify([step, data, actor.id], (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** 办理一步 — load, decide, save at the version read; nothing is written when the law, the stage or another says no. */
export const takeStep =
  ({ applications, uploads, now, today, calendar, rules }: World) =>
  async ({ number, command: given, version, intent, uploads: ids = [] }: Taking): Promise<Taken> => {
    const chosen = attachmentsFrom(await Promise.all(ids.map(uploads.load)), number);
    if ('refusal' in chosen) return chosen;
    const command = ids.length > 0 ? ({ ...given, data: { ...given.data, ...chosen } } as StepCommand) : given;
    const outrun = async (): Promise<Taken> => {
      const history = await applications.history(number);
      const latest = await applications.load(number);
      const own = history.find((event) => event.intent === intent);
      if (own && textOf(own.event) !== textOf(command)) return { refusal: { kind: 'keyReused' } };
      if (own && latest) return { ...latest, repeated: true };
      return {
        refusal: {
          kind: 'outrun',
          version: latest?.version ?? version,
          since: history.filter(({ seq }) => seq > version),
        },
      };
    };
    const decideOn = ({ application }: Stored) =>
      decide(application, command, { today: today(), calendar: calendar(), rules });
    // What is remembered may be overtaken: then the write says so. A refusal is given on nothing but what is read now.
    const recalled = applications.recall(number, version);
    const stored = recalled && 'event' in decideOn(recalled) ? recalled : await applications.load(number);
    if (!stored) return { refusal: { kind: 'noSuchApplication' } };
    if (stored.version !== version || stored.intent === intent) return outrun();
    const decided = decideOn(stored);
    if ('refusal' in decided) return decided;
    const { event, application } = decided;
    if (outgrows(stored.application, application)) return { refusal: { kind: 'outgrown' } };
    const saved = await applications.append(
      { ...recordOf(stored.application, [event], application, calendar()), at: now(), intent, claims: ids },
      stored,
    );
    return saved === 'saved' ? { application, version: version + 1 } : outrun();
  };
