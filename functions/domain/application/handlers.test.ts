import { describe, expect, it } from 'vitest';
import { folderFault, handlersOf, mayList, mayRead, mayTurnPublic } from './handlers.ts';
import type { Outcome } from './outcomes.ts';
import { ROLES, type Role } from './roles.ts';

const HANDLED = { lead: 'roads', assisting: [{ unit: 'parks' }] };
const NEW = { lead: undefined, assisting: [] } as unknown as typeof HANDLED;

/** Who is let in, of every role in every unit. */
const admitted = (mayEnter: (role: Role, unit: string | undefined) => boolean) =>
  (Object.keys(ROLES) as Role[]).flatMap((role) =>
    ['roads', 'parks', 'tax', undefined]
      .filter((unit) => mayEnter(role, unit))
      .map((unit) => (unit ? `${role} ${unit}` : role)),
  );

const OFFICE = [
  'registrar',
  'legalReviewer',
  'secrecyReviewer',
  'signer',
  'disclosureHead',
  'feeOfficer',
  'archivist',
].flatMap((role) => [`${role} roads`, `${role} parks`, `${role} tax`, role]);

describe('可见范围', () => {
  it('经办人 see what their unit leads or assists with, the office sees all, nobody else anything', () => {
    const seen = admitted((role, unit) => mayRead(HANDLED, { roles: [role], unit }));
    expect(seen.sort()).toEqual([...OFFICE, 'officer roads', 'officer parks'].sort());
  });

  it('what no unit handles yet is seen by the office alone', () => {
    const seen = admitted((role, unit) => mayRead(NEW, { roles: [role], unit }));
    expect(seen.sort()).toEqual([...OFFICE].sort());
  });

  it('a list is read by its own unit and by the office', () => {
    const seen = admitted((role, unit) => mayList('tax', { roles: [role], unit }));
    expect(seen.sort()).toEqual([...OFFICE, 'officer tax'].sort());
  });

  it('one role that sees all is enough', () => {
    expect(mayRead(HANDLED, { roles: ['officer', 'signer'], unit: 'tax' })).toBe(true);
  });

  it('the lead comes first', () => {
    expect(handlersOf(HANDLED)).toEqual(['roads', 'parks']);
  });
});

describe('随答复公开的文件夹', () => {
  const open = { state: 'handling', lead: 'roads' } as const;

  it('is touched by 经办人 of the unit that leads, while the draft is written', () => {
    const may = admitted((role, unit) => folderFault(open, { roles: [role], unit }) === undefined);
    expect(may).toEqual(['officer roads']);
    expect(folderFault({ ...open, state: 'legalReview' }, { roles: ['officer'], unit: 'roads' })).toEqual({
      fault: 'notDrafting',
    });
    expect(folderFault(open, { roles: ['registrar'], unit: 'roads' })).toEqual({ fault: 'notDrafting' });
  });

  it('is not there for any other unit, nor of an application that is not there', () => {
    expect(folderFault(open, { roles: ['officer'], unit: 'tax' })).toBe('noSuchApplication');
    expect(folderFault(undefined, { roles: ['officer'], unit: 'roads' })).toBe('noSuchApplication');
    expect(folderFault({ state: 'handling' }, { roles: ['officer'] })).toEqual({ fault: 'notDrafting' });
  });
});

describe('第四十四条 转为主动公开', () => {
  const replied = (outcome: Outcome, repliedOn = '2026-03-30') =>
    ({ repliedOn, draft: { outcome, statements: {}, hash: '', draftedBy: 'lu' } }) as const;

  it('is prepared by the office of disclosure', () => {
    const may = (Object.keys(ROLES) as Role[]).filter((role) =>
      mayTurnPublic(replied('granted.full'), { roles: [role] }),
    );
    expect(may).toEqual(['registrar', 'disclosureHead']);
  });

  it('once a reply that grants is out', () => {
    const registrar = { roles: ['registrar'] } as const;
    expect(mayTurnPublic(replied('granted.partial'), registrar)).toBe(true);
    expect(mayTurnPublic(replied('denied.process'), registrar)).toBe(false);
    const { draft } = replied('granted.full');
    expect(mayTurnPublic({ draft }, registrar)).toBe(false);
  });
});
