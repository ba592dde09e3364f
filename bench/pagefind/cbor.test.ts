import { describe, expect, it } from 'vitest';
import { decodeCbor, encodeCbor } from './cbor.ts';

/** From RFC 8949, Appendix A. */
const EXAMPLES = [
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [1000, '1903e8'],
  [1_000_000, '1a000f4240'],
  ['IETF', '6449455446'],
  ['水', '63e6b0b4'],
  [[1, [2, 3]], '8201820203'],
] as const;

describe('CBOR', () => {
  it.each(EXAMPLES)('%j is %s', (value, hex) => {
    expect(encodeCbor(value).toString('hex')).toBe(hex);
    expect(decodeCbor(Buffer.from(hex, 'hex'))).toEqual(value);
  });

  it.each([
    ['a negative number', '20'],
    ['a table', 'a0'],
    ['a length of eight bytes', '1b000000e8d4a51000'],
  ])('refuses %s, which Pagefind does not write', (_, hex) => {
    expect(() => decodeCbor(Buffer.from(hex, 'hex'))).toThrow(RangeError);
  });
});
