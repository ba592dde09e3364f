import type { Application } from './facts.ts';
import { type Role, UNIT_BOUND } from './roles.ts';

/** 承办单位和协办单位 — those that handle an application, or handled it to its end. */
export const handlersOf = ({ lead, assisting }: Pick<Application, 'lead' | 'assisting'>): readonly string[] =>
  lead === undefined ? [] : [lead, ...assisting.map(({ unit }) => unit)];

/** Who reads: every role held, and the unit. */
export interface Reader {
  readonly roles: readonly Role[];
  readonly unit?: string | undefined;
}

const OUTSIDE: readonly Role[] = ['applicant', 'system'];

/** Serves the whole office: sees every application and every list. */
const seesAll = ({ roles }: Reader): boolean =>
  roles.some((role) => !UNIT_BOUND.includes(role) && !OUTSIDE.includes(role));

const isBound = ({ roles }: Reader): boolean => roles.some((role) => UNIT_BOUND.includes(role));

/** 可见范围 — who may read an application; every way out asks this. */
export const mayRead = (application: Pick<Application, 'lead' | 'assisting'>, reader: Reader): boolean =>
  seesAll(reader) || (isBound(reader) && reader.unit !== undefined && handlersOf(application).includes(reader.unit));

/** Who may read a list: a unit's own officers see what is handled there, as lead or assisting. */
export const mayList = (of: string, reader: Reader): boolean =>
  seesAll(reader) || (isBound(reader) && reader.unit === of);

/** 转为主动公开 (第四十四条) — who may prepare a reply for all to read: the office itself, once a reply that grants is out. */
export const mayTurnPublic = (
  { repliedOn, draft }: Pick<Application, 'repliedOn' | 'draft'>,
  { roles }: Reader,
): boolean =>
  repliedOn !== undefined &&
  draft?.outcome.startsWith('granted.') === true &&
  roles.some((role) => role === 'registrar' || role === 'disclosureHead');

/** 拟办 — who may change what is to be released, and only while the draft is being written. */
export const mayDraft = ({ state, lead }: Pick<Application, 'state' | 'lead'>, { roles, unit }: Reader): boolean =>
  state === 'handling' && roles.includes('officer') && unit !== undefined && unit === lead;

/** Why an officer may not touch the folder of an application now; to another unit there is no such application. */
export const folderFault = (
  application: Pick<Application, 'state' | 'lead'> | undefined,
  reader: Reader,
): 'noSuchApplication' | { readonly fault: 'notDrafting' } | undefined => {
  if (!application || application.lead !== reader.unit) return 'noSuchApplication';
  return mayDraft(application, reader) ? undefined : { fault: 'notDrafting' };
};
