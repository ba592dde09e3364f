/** Where two texts differ. */
export interface Difference {
  /** So many characters are the same before and behind. */
  readonly head: number;
  readonly tail: number;
  /** What each has between. */
  readonly one: string;
  readonly other: string;
}

export const differenceOf = (one: string, other: string): Difference => {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return { head, tail, one: one.slice(head, one.length - tail), other: other.slice(head, other.length - tail) };
};
