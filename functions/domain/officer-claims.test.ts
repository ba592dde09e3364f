import { describe, expect, it } from 'vitest';
import { officerFrom, PLAIN_CLAIMS } from './officer-claims.ts';

const CLAIMS = { sub: 'wang', name: '王登记', roles: ['registrar'], unit: 'finance' };

describe('声明对应', () => {
  it('without a mapping each claim means what it says', () => {
    expect(officerFrom(CLAIMS, PLAIN_CLAIMS)).toEqual({
      id: 'wang',
      name: '王登记',
      roles: ['registrar'],
      unit: 'finance',
    });
  });

  it('a city’s own groups and unit codes stand for roles and units of ours', () => {
    const claims = { sub: 'e1', realm_access: { roles: ['gk-djy', 'gk-gd', 'offline_access'] }, dept: 'D0102' };
    const mapping = {
      claims: { name: 'name', roles: 'realm_access.roles', unit: 'dept' },
      roles: { 'gk-djy': ['registrar'], 'gk-gd': ['archivist', 'registrar'] },
      units: { D0102: 'finance' },
    } as const;
    expect(officerFrom(claims, mapping)).toEqual({
      id: 'e1',
      name: 'e1',
      roles: ['registrar', 'archivist'],
      unit: 'finance',
    });
  });

  it('a claim named like an address is one claim; one text is one role', () => {
    const mapping = { ...PLAIN_CLAIMS, claims: { ...PLAIN_CLAIMS.claims, roles: 'https://a.example/roles' } };
    expect(officerFrom({ sub: 'a', 'https://a.example/roles': 'signer' }, mapping)?.roles).toEqual(['signer']);
  });

  it('what is no text is no claim', () => {
    const mapping = { ...PLAIN_CLAIMS, claims: { name: 'profile.name', roles: 'roles', unit: 'org.unit' } };
    for (const org of [undefined, null, 'finance', 7, {}, { unit: '' }, { unit: 7 }, { unit: [] }])
      expect(officerFrom({ sub: 'wang', roles: ['signer'], org }, mapping)).toEqual({
        id: 'wang',
        name: 'wang',
        roles: ['signer'],
      });
  });

  it.each([
    ['no subject', { ...CLAIMS, sub: undefined }],
    ['an empty subject', { ...CLAIMS, sub: '' }],
    ['no role', { ...CLAIMS, roles: undefined }],
    ['a role we do not know', { ...CLAIMS, roles: ['mayor', 'toString', 3, null] }],
    ['the applicant', { ...CLAIMS, roles: ['applicant'] }],
    ['the system', { ...CLAIMS, roles: ['system'] }],
  ])('names nobody: %s', (_, claims) => {
    expect(officerFrom(claims, PLAIN_CLAIMS)).toBeUndefined();
  });
});
