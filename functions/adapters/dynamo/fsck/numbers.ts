import { numberOf } from '#domain/application/number.ts';
import type { ItemSource } from '../item-source.ts';
import { applicationPk, SNAPSHOT_SK, yearKey } from '../keys.ts';

/** More than a year can have: beyond it a place is nonsense, and takes no memory. */
const MOST_PLACES = 100_000_000;
const FIRST_BYTES = 1_024;

/** The places of a year that were seen, a bit each. */
class Places {
  #bits = new Uint8Array(FIRST_BYTES);
  highest = 0;

  add(place: number): void {
    const byte = place >> 3;
    if (byte >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(byte + 1, this.#bits.length * 2));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (place & 7));
    this.highest = Math.max(this.highest, place);
  }

  has(place: number): boolean {
    return ((this.#bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }
}

/** The numbers given in each year: without gaps, and none beyond the last that was given. */
export const numberRegister = () => {
  const years = new Map<string, Places>();
  const placesOf = (year: string): Places => {
    const places = years.get(year) ?? new Places();
    years.set(year, places);
    return places;
  };
  return {
    /** False for what is no number. */
    see: (number: string): boolean => {
      const [year = '', text = ''] = number.split('-');
      const place = Number(text);
      if (place < 1 || place > MOST_PLACES || numberOf(year, place) !== number) return false;
      placesOf(year).add(place);
      return true;
    },
    seeYear: (year: string): void => void placesOf(year),
    faults: async function* (source: ItemSource): AsyncGenerator<{ readonly number: string; readonly fault: string }> {
      for (const [year, places] of years) {
        const { pk, sk } = yearKey(year);
        const last = Number((await source.get(pk, sk))?.['last'] ?? 0);
        if (places.highest > last || !(last <= MOST_PLACES)) {
          const number = numberOf(year, places.highest);
          yield { number, fault: `登记簿说 ${year} 年只给到第 ${last} 号，这件却存在` };
        }
        for (let place = 1; place <= Math.min(last, MOST_PLACES); place += 1) {
          const number = numberOf(year, place);
          // It may have been given while we looked.
          if (!places.has(place) && !(await source.get(applicationPk(number), SNAPSHOT_SK)))
            yield { number, fault: `编号已经给出，申请却不存在` };
        }
      }
    },
  };
};
