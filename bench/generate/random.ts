/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to 1, 1 excluded. */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** One of the rows, each as likely as its weight is large. */
  readonly weighted: <T extends { readonly weight: number }>(rows: readonly T[]) => T;
  /** From the normal distribution, mean 0, deviation 1. */
  readonly normal: () => number;
}

/** Mulberry32. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
    weighted: (rows) => {
      let left = next() * rows.reduce((sum, { weight }) => sum + weight, 0);
      const found = rows.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? rows.at(-1)) as (typeof rows)[number];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
};
