import { isOfficerRole, type Role } from './application/roles.ts';

/** 声明对应 — where a provider's claims name an officer, and what its values mean here. */
export interface ClaimMapping {
  /** The claims that hold each fact; within a claim by dots, `realm_access.roles`. */
  readonly claims: { readonly name: string; readonly roles: string; readonly unit: string };
  /** A provider's group or role to the roles it stands for; what is not listed stands for the role of its own name. */
  readonly roles: Readonly<Record<string, readonly Role[]>>;
  /** A provider's unit to the id of ours; what is not listed is ours already. */
  readonly units: Readonly<Record<string, string>>;
}

/** The claims of a token, as its provider signed them. */
export type Claims = Readonly<Record<string, unknown>>;

/** Each fact in the claim of its own name. */
export const PLAIN_CLAIMS: ClaimMapping = {
  claims: { name: 'name', roles: 'roles', unit: 'unit' },
  roles: {},
  units: {},
};

const isRecord = (value: unknown): value is Claims => typeof value === 'object' && value !== null;

/** A claim by its whole name, `https://a.example/roles`, or else by the steps to it. */
const claimAt = (claims: Claims, path: string): unknown =>
  Object.hasOwn(claims, path)
    ? claims[path]
    : path
        .split('.')
        .reduce<unknown>((at, step) => (isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined), claims);

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string' && item !== '');

const meantBy = <T>(table: Readonly<Record<string, T>>, value: string, otherwise: T): T =>
  Object.hasOwn(table, value) ? (table[value] as T) : otherwise;

/**
 * The officer that signed claims name: the one place that decides.
 *
 * @returns undefined when they name nobody, or no role that we know
 */
export const officerFrom = (claims: Claims, { claims: at, roles, units }: ClaimMapping) => {
  const id = claims['sub'];
  const given = textsOf(claimAt(claims, at.roles)).flatMap((role) => meantBy<readonly string[]>(roles, role, [role]));
  const known = [...new Set(given.filter(isOfficerRole))];
  if (typeof id !== 'string' || id === '' || known.length === 0) return undefined;
  const [unit] = textsOf(claimAt(claims, at.unit)).map((value) => meantBy(units, value, value));
  const [name = id] = textsOf(claimAt(claims, at.name));
  return { id, name, roles: known, ...(unit && { unit }) };
};
