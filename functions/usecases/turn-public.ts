import type { PersonalField } from '#domain/application/facts.ts';
import { mayRead, mayTurnPublic } from '#domain/application/handlers.ts';
import { applicantWords } from '#domain/outgoing/applicant-words.ts';
import type { Finding } from '#domain/outgoing/finding.ts';
import { personalData } from '#domain/outgoing/personal-data.ts';
import type { Applications } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Officer } from './ports/officer.ts';
import type { Vault } from './ports/vault.ts';

interface World extends Pick<Office, 'today'> {
  readonly applications: Applications;
  readonly vault: Vault;
}

/** Whom the words for all to read would name. */
export interface Named {
  /** The applicant, by what: never published. */
  readonly applicant: readonly PersonalField[];
  /** What may be another's, shown masked: for an officer to look at. */
  readonly others: readonly Finding[];
}

/**
 * 转为主动公开 (第四十四条) — whether words taken from a reply name a person. The applicant's fields are compared without
 * being shown; undefined where the officer may not turn this application's reply public.
 */
export const namedIn =
  ({ applications, vault, today }: World) =>
  async (number: string, officer: Officer, words: string): Promise<Named | undefined> => {
    const [stored, wrapped] = await Promise.all([applications.load(number), applications.wrappedKey(number)]);
    if (!stored || !wrapped) return undefined;
    const { application } = stored;
    if (!mayRead(application, officer) || !mayTurnPublic(application, officer)) return undefined;
    const box = await vault.reopen(number, wrapped);
    const personal = Object.fromEntries(
      Object.entries(application.personal).map(([field, sealed]) => [field, box.open(field as PersonalField, sealed)]),
    );
    return {
      applicant: applicantWords(words, personal),
      others: personalData({ where: '正文', text: words }, today()),
    };
  };
