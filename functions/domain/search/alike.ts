import { readingsFrom } from './sounds.ts';
import type { Store } from './store.ts';

export type Alike = (a: string, b: string) => boolean;

/** Many say z for zh, and -n for -ng. */
const asHeard = (sound: string): string => sound.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');

/**
 * Whether two characters sound alike, or look it: shapes lie beside the syllables, each under a number. What no page has may
 * have been typed for any.
 */
export const alikeIn = async (store: Store): Promise<Alike> => {
  const readings = readingsFrom(await store.syllables());
  const sounds = (char: string) => readings(char).map(asHeard);
  return (a, b) => {
    const [one, other] = [sounds(a), sounds(b)];
    return one.length === 0 || other.length === 0 || one.some((sound) => other.includes(sound));
  };
};
