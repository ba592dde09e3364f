import type { Application } from '#domain/application/facts.ts';
import { recordKey } from '#domain/application/same-record.ts';
import type { StepEvent } from '#domain/application/steps.ts';
import type { Line, Opening, Stored, Write } from '../../usecases/ports/applications.ts';
import { canonicalText, chain, type Link } from './chain.ts';
import {
  applicationPk,
  DATA_KEY_SK,
  dueOrder,
  eventSk,
  lookKey,
  outboxShard,
  SNAPSHOT_SK,
  sameKey,
  submitKey,
  watchShard,
  yearKey,
} from './keys.ts';

export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

const lineOf = ({ number, wanted, state, receivedOn, lead }: Application, dueOn: string | undefined): Line => ({
  number,
  title: wanted.title,
  state,
  receivedOn,
  dueOn,
  lead,
});

const inUnit = (unit: string, order: string, line: string) => ({ unit, unitOrder: order, line });

/** The snapshot with its places in the queues; attributes that are undefined are not written, and so not indexed. */
export const snapshotItem = (
  {
    number,
    application,
    placement: { desk, units, dueOn, watchOn },
    intent,
  }: Pick<Write, 'number' | 'application' | 'placement'> & Partial<Pick<Write, 'intent'>>,
  { version, head }: Pick<Stored, 'version' | 'head'>,
  seal?: string,
): Item => {
  const order = dueOrder(number, dueOn);
  const line = canonicalText(lineOf(application, dueOn));
  const [lead] = units;
  return {
    pk: applicationPk(number),
    sk: SNAPSHOT_SK,
    version,
    head,
    body: canonicalText(application),
    ...(seal && { seal }),
    ...(intent && { intent }),
    ...(desk && { desk, deskOrder: order, line }),
    ...(lead && inUnit(lead, order, line)),
    ...(watchOn && { watch: watchShard(number), watchOrder: `${watchOn}#${number}` }),
  };
};

export const assistKey = (number: string, unit: string) => ({ pk: applicationPk(number), sk: `ASSIST#${unit}` });

/** A line for each assisting unit and desk aside: there while it has a part in it, gone when it has none. */
export const assistItems = ({
  number,
  application,
  placement,
}: Pick<Write, 'number' | 'application' | 'placement'>): Item[] => {
  const line = canonicalText(lineOf(application, placement.dueOn));
  const [, ...assisting] = placement.units;
  return assisting.map((unit) => ({
    ...assistKey(number, unit),
    ...inUnit(unit, dueOrder(number, placement.dueOn), line),
  }));
};

/** The chained events of a write, from the version it was decided at. */
export const linksOf = (
  { events, at, intent }: Write,
  { version, head }: Pick<Stored, 'version' | 'head'>,
): readonly Link[] =>
  chain(
    head,
    events.map((event, place) => ({ seq: version + place + 1, at, intent, event })),
  );

/** What else an event is found by: 查看个人信息 by who looked, 提出申请 by what it asks for. */
export const queueOf = (event: StepEvent): string | undefined => {
  if (event.step === 'unmask') return lookKey(event.actor.id);
  return event.step === 'submit' ? sameKey(recordKey(event.data.wanted)) : undefined;
};

const queued = (event: StepEvent, at: string, number: string) => {
  const watch = queueOf(event);
  return watch && { watch, watchOrder: `${at}#${number}` };
};

export const eventItems = (
  { number, events, at }: Pick<Write, 'number' | 'events' | 'at'>,
  version: number,
  links: readonly Link[],
): Item[] =>
  events.map((event, place) => ({
    pk: applicationPk(number),
    sk: eventSk(version + place + 1),
    ...(links[place] as Link),
    ...queued(event, at, number),
  }));

/** Notices to send; the stream brings them to the sender, the index those that must be tried again. */
export const noticeItems = ({ number, notices, at }: Write, version: number): Item[] =>
  notices.map((notice, place) => ({
    pk: applicationPk(number),
    sk: `OUT#${String(version).padStart(6, '0')}#${place}`,
    body: canonicalText({ ...notice, at }),
    attempts: 0,
    state: 'waiting',
    watch: outboxShard(number),
    watchOrder: `${at}#${number}`,
  }));

export const openingItems = (number: string, { clientKey, bodyHash, codeKeyId, wrappedKey }: Opening): Item[] => [
  { ...submitKey(clientKey), number, bodyHash, codeKeyId },
  { pk: applicationPk(number), sk: DATA_KEY_SK, wrapped: wrappedKey },
];

export const yearItem = ({ year, place }: Opening): Item => ({ ...yearKey(year), last: place });
