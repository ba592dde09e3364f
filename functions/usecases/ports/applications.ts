import type { Application } from '#domain/application/facts.ts';
import type { StepEvent } from '#domain/application/steps.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import type { Instant } from '../ports.ts';

/** An application as stored: folded, with the version it was read at. */
export interface Stored {
  readonly application: Application;
  /** The number of its events. */
  readonly version: number;
  /** The hash of its last event. */
  readonly head: string;
  /** The client's key for its last step. */
  readonly intent?: string | undefined;
}

/** An event as stored, chained to the one before it. */
export interface StoredEvent {
  readonly seq: number;
  readonly at: Instant;
  /** The client's key for this step; the same key is the same step. */
  readonly intent: string;
  readonly previous: string;
  readonly hash: string;
  readonly event: StepEvent;
}

/** 通知 — something to tell the applicant or an officer, kept in the transaction of the step that caused it. */
export interface Notice {
  readonly step: StepEvent['step'];
  readonly number: string;
  readonly dueOn?: CivilDate | undefined;
  /** Whom: the applicant, or the desk where the application waits. */
  readonly to: 'applicant' | 'desk';
  readonly desk?: string | undefined;
}

/** Where an application waits, and for when it is due: how the queues order it. */
export interface Placement {
  /** The desk whose turn it is; none when nobody has to do anything. */
  readonly desk?: string | undefined;
  /** 承办单位, then those that assist, while it is open. */
  readonly units: readonly string[];
  readonly dueOn?: CivilDate | undefined;
  /** The next day on which the sweep looks at it. */
  readonly watchOn?: CivilDate | undefined;
}

/** What one step writes, all of it or nothing. */
export interface Write {
  readonly number: string;
  readonly events: readonly StepEvent[];
  readonly at: Instant;
  readonly intent: string;
  readonly application: Application;
  readonly placement: Placement;
  /** Units that assisted before this step and do no more. */
  readonly released: readonly string[];
  readonly notices: readonly Notice[];
  /** Uploads that become the application's own, and nobody else's. */
  readonly claims?: readonly string[] | undefined;
}

/** What only the first write of an application carries. */
export interface Opening {
  readonly year: string;
  /** The place in the year that its number stands for: one after the last. */
  readonly place: number;
  readonly clientKey: string;
  /** Of what the client sent, to tell a repeat from another application under the same key. */
  readonly bodyHash: string;
  /** The key its 查询码 was made under: a repeat gets the same. */
  readonly codeKeyId: string;
  readonly wrappedKey: string;
}

/** One line of an officer's list; nothing personal is in it. */
export interface Line {
  readonly number: string;
  readonly title: string;
  readonly state: Application['state'];
  readonly receivedOn?: CivilDate | undefined;
  readonly dueOn?: CivilDate | undefined;
  readonly lead?: string | undefined;
}

export interface Page {
  readonly lines: readonly Line[];
  /** Where the next page begins; none after the last. */
  readonly cursor?: string | undefined;
}

export interface Listing {
  readonly by: 'desk' | 'unit';
  readonly of: string;
  /** Only those in this state. */
  readonly state?: Application['state'] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Applications {
  readonly load: (number: string) => Promise<Stored | undefined>;
  /** What this process last read or wrote of an application, if that is the version: old, perhaps, but never wrong about it. */
  readonly recall: (number: string, version: number) => Stored | undefined;
  readonly history: (number: string) => Promise<readonly StoredEvent[]>;
  readonly wrappedKey: (number: string) => Promise<string | undefined>;
  readonly findByKey: (
    clientKey: string,
  ) => Promise<
    ({ readonly number: string } & Pick<Opening, 'bodyHash'> & Partial<Pick<Opening, 'codeKeyId'>>) | undefined
  >;
  readonly lastPlace: (year: string) => Promise<number>;
  /** Does one work of this process after another: those that want the next number do not race each other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** `taken`: another application got the place or the key first. */
  readonly open: (write: Write, opening: Opening) => Promise<'saved' | 'taken'>;
  /** `outrun`: another step was saved since `version` was read. A step saved before under the same intent is `saved`. */
  readonly append: (write: Write, read: Pick<Stored, 'version' | 'head'>) => Promise<'saved' | 'outrun'>;
  readonly list: (listing: Listing) => Promise<Page | 'badCursor'>;
  /** 相同申请 — the numbers of the newest that ask for a record. */
  readonly asking: (record: string, most: number) => Promise<readonly string[]>;
  /** Numbers of those the sweep is to look at by `today`. */
  readonly watched: (today: CivilDate) => AsyncIterable<string>;
}
