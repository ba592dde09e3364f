import type { Store } from './store.ts';

/** What is tried: what sounds alike first, then the likeliest. */
const MOST = 8;

/** Longer runs are sentences, which are found by their other words. */
const LONGEST = 16;

/** A character that sounds like the one typed is far likelier what was meant. */
const SAME_SOUND = 5;

const levels = (text: string): Map<string, number> =>
  new Map(Array.from(text.matchAll(/(\p{Script=Han})(\d)/gu), ([, char = '', level]) => [char, Number(level)]));

interface Correction {
  readonly run: string;
  readonly weight: number;
  readonly soundsAlike: boolean;
}

/** Runs that differ in one character and whose pairs the texts have, the likeliest first. */
export const corrections = async (store: Store, run: string): Promise<Correction[]> => {
  if (run.length < 3 || run.length > LONGEST) return [];
  const sounds = Object.values(await store.syllables());
  const alike = (a: string, b: string) => sounds.some((chars) => chars.includes(a) && chars.includes(b));
  const near = await Promise.all(Array.from(run, (char) => store.neighbours(char)));
  const pairLevel = (at: number): number => levels(near[at]?.[0] ?? '').get(run[at + 1] ?? '') ?? -1;
  const found: Correction[] = [];
  for (let at = 0; at < run.length; at++) {
    const after = at > 0 ? levels(near[at - 1]?.[0] ?? '') : undefined;
    const before = at < run.length - 1 ? levels(near[at + 1]?.[1] ?? '') : undefined;
    const own = run[at] ?? '';
    const now = (at > 0 ? pairLevel(at - 1) : 0) + (before ? pairLevel(at) : 0);
    for (const [char, level] of after ?? before ?? []) {
      if (char === own) continue;
      const other = after && before ? before.get(char) : 0;
      if (other === undefined) continue;
      const soundsAlike = alike(char, own);
      const weight = level + other - now + (soundsAlike ? SAME_SOUND : 0);
      if (!after || !before ? soundsAlike || weight > 6 : weight > 2)
        found.push({ run: run.slice(0, at) + char + run.slice(at + 1), weight, soundsAlike });
    }
  }
  return found.toSorted((a, b) => Number(b.soundsAlike) - Number(a.soundsAlike) || b.weight - a.weight).slice(0, MOST);
};
