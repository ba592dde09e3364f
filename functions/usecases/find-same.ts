import type { Application } from '#domain/application/facts.ts';
import { mayRead } from '#domain/application/handlers.ts';
import { recordKey } from '#domain/application/same-record.ts';
import { isOpen } from '#domain/application/states.ts';
import type { Applications } from './ports/applications.ts';
import type { Officer } from './ports/officer.ts';
import type { Vault } from './ports/vault.ts';

interface World {
  readonly applications: Applications;
  readonly vault: Vault;
}

/** More than this need not be counted. */
const MOST = 20;

/** 相同申请 — another application for the same record. */
export interface Same
  extends Pick<Application, 'number' | 'state' | 'arrivedOn' | 'receivedOn' | 'outcome' | 'mergedInto'> {
  readonly title: string;
  readonly replyNo?: string | undefined;
  readonly sameApplicant: boolean;
}

export interface SameRecord {
  /** Those the officer may read, newest first. */
  readonly others: readonly Same[];
  /** Of how many applicants, this one counted. */
  readonly applicants: number;
  /** There are more than were looked at. */
  readonly isPartial: boolean;
}

const NONE: SameRecord = { others: [], applicants: 1, isPartial: false };

/** Whoever applied, by what tells people apart; the number where nothing does. */
const applicantOf =
  ({ applications, vault }: World) =>
  async ({ number, personal }: Application): Promise<string> => {
    const wrapped = await applications.wrappedKey(number);
    const [field, sealed] = personal.idNumber
      ? (['idNumber', personal.idNumber] as const)
      : (['name', personal.name] as const);
    return wrapped && sealed ? `${field} ${(await vault.reopen(number, wrapped)).open(field, sealed)}` : number;
  };

/** Whether the same applicant asked for the same record in an earlier application that waits for its reply. */
export const isEarlierSame =
  (world: World) =>
  async (number: string, earlier: string): Promise<boolean> => {
    const both = await Promise.all([number, earlier].map(world.applications.load));
    const [later, first] = both.map((stored) => stored?.application);
    if (!later || !first || number === earlier) return false;
    const waits = isOpen(first.state) && !first.repliedOn && first.arrivedOn <= later.arrivedOn;
    if (!waits || recordKey(first.wanted) !== recordKey(later.wanted)) return false;
    const [who, other] = await Promise.all([later, first].map(applicantOf(world)));
    return who === other;
  };

/**
 * 相同政府信息的申请 (第三十六条第六项、第四十四条) — who else asks for the record an application asks for: the same
 * applicant again, or so many that it may be opened to all. Applicants are compared without being shown.
 */
export const findSame = ({ applications, vault }: World) => {
  const whoOf = applicantOf({ applications, vault });
  return async (number: string, officer: Officer): Promise<SameRecord> => {
    const application = (await applications.load(number))?.application;
    if (!application || !mayRead(application, officer)) return NONE;
    const numbers = await applications.asking(recordKey(application.wanted), MOST + 1);
    const stored = await Promise.all(
      numbers.filter((other) => other !== number).map((other) => applications.load(other)),
    );
    const others = stored.flatMap((each) => (each ? [each.application] : []));
    if (others.length === 0) return NONE;
    const own = await whoOf(application);
    const who = await Promise.all(others.map(whoOf));
    return {
      others: others.flatMap((other, at) =>
        mayRead(other, officer)
          ? [
              {
                number: other.number,
                state: other.state,
                arrivedOn: other.arrivedOn,
                receivedOn: other.receivedOn,
                mergedInto: other.mergedInto,
                outcome: other.outcome,
                title: other.wanted.title,
                replyNo: other.signed?.replyNo,
                sameApplicant: who[at] === own,
              },
            ]
          : [],
      ),
      applicants: new Set([own, ...who]).size,
      isPartial: numbers.length > MOST,
    };
  };
};
