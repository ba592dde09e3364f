import type { CARRIERS, IdKind, OBTAINING } from './facts.ts';

/** 身份证明 (第二十九条第一项) — whose each kind is; what is of no known kind may be anybody's. */
export const ID_HOLDERS = {
  residentId: 'person',
  creditCode: 'organisation',
  foreignResidence: 'person',
  hkMacaoTaiwan: 'person',
  passport: 'person',
  other: 'anybody',
} as const satisfies Readonly<Record<IdKind, string>>;

export type Carrier = keyof typeof CARRIERS;
export type Obtaining = keyof typeof OBTAINING;

/** 提供载体和获取方式 (第二十九条第三项) — the ways by which each carrier can be handed over. */
export const WAYS_OF: Readonly<Record<Carrier, readonly Obtaining[]>> = {
  paper: ['pickup', 'post', 'inspection'],
  electronic: ['download', 'email', 'inspection'],
  disc: ['pickup', 'post'],
};

/** The carriers that can be handed over in a way. */
export const carriersBy = (obtaining: Obtaining): Carrier[] =>
  (Object.keys(WAYS_OF) as Carrier[]).filter((carrier) => WAYS_OF[carrier].includes(obtaining));
