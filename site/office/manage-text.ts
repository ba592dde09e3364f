import type { Application } from '#domain/application/facts.ts';
import { ROLES, type Role } from '#domain/application/roles.ts';
import type { Actor } from '#domain/procedure.ts';
import { csvOf } from '../text/csv.ts';

/** 管理 — for whoever answers for the whole office. */
export const isManager = ({ roles }: { readonly roles: readonly Role[] }): boolean => roles.includes('disclosureHead');

/** What an application went through that takes time: why it is late, as far as it was recorded. */
export const courseOf = ({
  supplement,
  consultations,
  extension,
  reasons,
  fee,
  assisting,
  clock,
}: Application): readonly string[] => {
  const toldOfExtension = extension?.toldOn ? `已延期 ${extension.workdays} 个工作日` : undefined;
  const waiting = assisting.filter(({ answeredOn }) => !answeredOn).length;
  return [
    supplement && '要求过补正',
    consultations.length > 0 && `征求意见 ${consultations.length} 次`,
    toldOfExtension ?? (extension && '提请过延期'),
    reasons && '要求过说明理由',
    fee && '收取信息处理费',
    clock.fixedOn && '另定过答复期限',
    waiting > 0 && `${waiting} 个协办单位没有答复`,
  ].filter((part) => typeof part === 'string');
};

/** Whether a record is an officer's own, and not the applicant's or the system's. */
export const isOfficers = ({ role }: Actor<Role>): boolean => role !== 'applicant' && role !== 'system';

/** 登记人员（林知远），市政府办公厅; by the id who is not known by name. */
export const actorWords = (
  actor: Actor<Role>,
  unitName: (unit: string) => string,
  names: ReadonlyMap<string, string>,
): string =>
  `${ROLES[actor.role]}${isOfficers(actor) ? `（${names.get(actor.id) ?? actor.id}）` : ''}${actor.unit ? `，${unitName(actor.unit)}` : ''}`;

const CSV = { 'content-type': 'text/csv; charset=utf-8' };

/** A table to take away; what a spreadsheet would take for a formula is text in it. */
export const csvAnswer = (name: string, rows: readonly (readonly string[])[]): Response =>
  new Response(csvOf(rows), {
    headers: { ...CSV, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}` },
  });
