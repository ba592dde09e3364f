import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_VALUE_BYTES, openField, SealError, sealField, sealFields } from './seal.ts';

const KEY = randomBytes(32);
const PLACE = { number: '2026-00042', field: 'name' };

describe('a sealed personal field', () => {
  it('opens in its place, whatever the text', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 500 });
    fc.assert(fc.property(texts, (text) => void expect(openField(KEY, PLACE, sealField(KEY, PLACE, text))).toBe(text)));
  });

  it('keeps rare characters, joined pictures and an empty text', () => {
    for (const text of ['𠮷田喆', '👨‍👩‍👧', 'e\u0301', '\u0000', '', '字'.repeat(1000)])
      expect(openField(KEY, PLACE, sealField(KEY, PLACE, text))).toBe(text);
  });

  it('is another each time, and shows nothing of the text', () => {
    const [a, b] = [sealField(KEY, PLACE, '张三'), sealField(KEY, PLACE, '张三')];
    expect(a).not.toBe(b);
    expect(a).toMatch(/^v1\.[\w-]+$/);
  });

  it.each([
    ['another field', KEY, { ...PLACE, field: 'contact' }],
    ['another application', KEY, { ...PLACE, number: '2026-00043' }],
    ['another key', randomBytes(32), PLACE],
    ['a place whose words only run together the same', KEY, { number: '2026-0004', field: '2name' }],
  ])('does not open in %s', (_, key, place) => {
    const sealed = sealField(KEY, PLACE, '张三');
    expect(() => openField(key, place, sealed)).toThrow(
      new SealError(`${place.field} of ${place.number} was sealed for another place, or changed since`),
    );
  });

  it('does not open after any one character was changed', () => {
    const sealed = sealField(KEY, PLACE, '张三');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'Aaz09-_.=+ '), (at, letter) => {
        fc.pre(sealed[at] !== letter);
        expect(() => openField(KEY, PLACE, sealed.slice(0, at) + letter + sealed.slice(at + 1))).toThrow(SealError);
      }),
    );
  });

  it.each(['', 'v1', 'v1.', 'v2.AAAA', '张三', `v1.${'A'.repeat(20_000)}`, 'v1.AAAA.AAAA'])(
    'refuses %.20s as no sealed value',
    (text) => expect(() => openField(KEY, PLACE, text)).toThrow(SealError),
  );

  it('refuses half a character rather than change it', () => {
    expect(() => sealField(KEY, PLACE, '张\ud800三')).toThrow(new RangeError('name holds half a character'));
  });

  it('is bounded', () => {
    expect(openField(KEY, PLACE, sealField(KEY, PLACE, 'a'.repeat(LONGEST_VALUE_BYTES)))).toHaveLength(
      LONGEST_VALUE_BYTES,
    );
    expect(() => sealField(KEY, PLACE, 'a'.repeat(LONGEST_VALUE_BYTES + 1))).toThrow(RangeError);
  });

  it('is sealed with the other fields of its application, those not given left out', () => {
    const sealed = sealFields(KEY, PLACE.number, { name: '张三', phone: undefined, email: 'a@b.cn' });
    expect(Object.keys(sealed)).toEqual(['name', 'email']);
    expect(openField(KEY, { ...PLACE, field: 'email' }, sealed.email ?? '')).toBe('a@b.cn');
  });
});
