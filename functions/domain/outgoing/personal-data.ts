import { residentNumberFault } from '../identity-numbers.ts';
import { maskField } from '../masking.ts';
import type { CivilDate } from '../work-calendar.ts';
import { type Finding, type FindingKind, finding } from './finding.ts';

/** A passage of an outgoing file, and where it stands. */
export interface Passage {
  readonly where: string;
  readonly text: string;
}

/** 银行卡号 — the Luhn sum of thirteen to nineteen digits is a multiple of ten. */
const isLuhn = (digits: string): boolean => {
  let sum = 0;
  Array.from(digits)
    .reverse()
    .forEach((digit, at) => {
      const value = Number(digit) * (at % 2 ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
    });
  return sum % 10 === 0;
};

const maskCard = (digits: string): string => `${digits.slice(0, 4)}${'*'.repeat(digits.length - 8)}${digits.slice(-4)}`;

interface Pattern {
  readonly kind: FindingKind;
  readonly pattern: RegExp;
  readonly holds: (text: string, today: CivilDate) => boolean;
  readonly mask: (text: string) => string;
}

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'residentNumber',
    pattern: /(?<!\d)\d(?:[ -]?\d){16}[ -]?[\dXx](?!\d)/g,
    holds: (text, today) => residentNumberFault(text, today) === undefined,
    mask: (text) => maskField('idNumber', text, 'naturalPerson'),
  },
  {
    kind: 'mobileNumber',
    pattern: /(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g,
    holds: () => true,
    mask: (text) => maskField('phone', text.slice(-11), 'naturalPerson'),
  },
  {
    kind: 'bankCard',
    pattern: /(?<!\d)[3-6]\d(?:[ -]?\d){13,17}(?!\d)/g,
    holds: isLuhn,
    mask: maskCard,
  },
  {
    kind: 'email',
    pattern: /[\w.+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){0,4}\.[A-Za-z]{2,24}/g,
    holds: () => true,
    mask: (text) => maskField('email', text, 'naturalPerson'),
  },
];

/**
 * 疑似个人信息 — numbers and addresses in a passage that may be a person's, for an officer to confirm. What is found is
 * shown masked. A number that is a resident number is not reported as a bank card too.
 *
 * @param today a birthday after it is none
 */
export const personalData = ({ where, text }: Passage, today: CivilDate): Finding[] => {
  let left = text.normalize('NFKC');
  return PATTERNS.flatMap(({ kind, pattern, holds, mask }) => {
    const found: Finding[] = [];
    left = left.replaceAll(pattern, (match) => {
      const plain = kind === 'email' ? match : match.replaceAll(/[ -]/g, '');
      if (!holds(plain, today)) return match;
      found.push(finding(kind, where, mask(plain)));
      return '□';
    });
    return found;
  });
};
