import { fold } from '#domain/application/evolve.ts';
import type { Application } from '#domain/application/facts.ts';
import { mayRead } from '#domain/application/handlers.ts';
import type { StepEvent } from '#domain/application/steps.ts';
import { receiptAsOf, replyAsOf } from '#domain/letters/as-of.ts';
import type { Letter, Letterhead } from '#domain/letters/letter.ts';
import { nameFor } from '#domain/letters/name-for.ts';
import { receiptLetter } from '#domain/letters/receipt-letter.ts';
import { replyLetter } from '#domain/letters/reply-letter.ts';
import type { WorkCalendar } from '#domain/work-calendar.ts';
import type { Applications } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Officer } from './ports/officer.ts';
import type { Typeset, Typesetter } from './ports/typesetter.ts';
import type { Vault } from './ports/vault.ts';

interface World extends Pick<Office, 'calendar'> {
  readonly applications: Applications;
  readonly vault: Vault;
  readonly typesetter: Typesetter;
  readonly letterhead: () => Letterhead;
}

/** Who asks for a letter: whoever knows the 查询码, or an officer. */
export type LetterReader = { readonly queryCode: string } | { readonly officer: Officer };

/** The application as a letter tells of it, and the letter once the name is opened. */
interface Prepared {
  readonly application: Application;
  readonly write: (name: string, letterhead: Letterhead) => Letter;
}

type Prepare = (
  events: readonly StepEvent[],
  queryCode: string | undefined,
  calendar: WorkCalendar,
) => Prepared | undefined;

/** 受理回执 — with the 查询码 for whoever knows it already. */
const receipt: Prepare = (events, queryCode, calendar) => {
  const found = receiptAsOf(events, calendar);
  if (!found) return undefined;
  const { application, fact } = found;
  return { application, write: (name, head) => receiptLetter(application, { ...fact, queryCode }, name, head) };
};

/** 答复书 — to the applicant once it was sent out, within the office as it stands. */
const reply: Prepare = (events, queryCode) => {
  const found = replyAsOf(events, queryCode !== undefined);
  if (!found) return undefined;
  const { application, fact } = found;
  return { application, write: (name, head) => replyLetter(application, fact, name, head) };
};

const LETTERS = { receipt, reply } as const;

export type LetterName = keyof typeof LETTERS;

/**
 * 受理回执、答复书 as PDF: an applicant's by number and 查询码, an officer's with the name masked until its opening is on
 * record. What happened since does not change a letter.
 *
 * @returns undefined for an unknown number, a wrong code and another unit's officer alike; `notYet` while there is no such letter
 */
export const setLetter =
  ({ applications, vault, calendar, typesetter, letterhead }: World) =>
  async (
    letter: LetterName,
    number: string,
    reader: LetterReader,
  ): Promise<Typeset | { readonly notYet: LetterName } | undefined> => {
    const queryCode = 'queryCode' in reader ? reader.queryCode : undefined;
    // A wrong code costs the same whether or not there is such an application: nothing is read for it.
    if (queryCode !== undefined && !(await vault.matchesQueryCode(number, queryCode))) return undefined;
    const [history, wrapped] = await Promise.all([applications.history(number), applications.wrappedKey(number)]);
    if (!wrapped) return undefined;
    const events = history.map(({ event }) => event);
    const now = fold(events);
    if (!now || ('officer' in reader && !mayRead(now, reader.officer))) return undefined;
    const prepared = LETTERS[letter](events, queryCode, calendar());
    if (!prepared) return { notYet: letter };
    const { personal, applicantKind } = prepared.application;
    const name = (await vault.reopen(number, wrapped)).open('name', personal.name ?? '');
    const officerId = 'officer' in reader ? reader.officer.id : undefined;
    return typesetter.set(prepared.write(nameFor(officerId, events, name, applicantKind), letterhead()));
  };
