import { table } from '../../tools/markdown-table.ts';
import type { Built } from './build.ts';
import type { ClassMarks } from './marks.ts';

/** Everything measured of one contender. */
export interface Trial {
  readonly name: string;
  readonly built: Built;
  readonly marks: ReadonlyMap<string, ClassMarks>;
  /** Medians over the cold questions. */
  readonly coldKilobytes: number;
  readonly coldRequests: number;
  readonly quotedKilobytes?: number | undefined;
}

const fixed = (value: number | undefined, digits = 3): string => (value === undefined ? '' : value.toFixed(digits));

/** What an index costs and finds, one contender a line. */
export const contestTable = (trials: readonly Trial[]): string =>
  table(
    [
      'engine',
      'recall@10',
      'nDCG@10',
      'MRR',
      'first question KB',
      'with excerpts KB',
      'requests',
      'warm p50 / p95 ms',
      'index MB',
      'texts MB',
      'build s',
      'CPU s',
      'peak MB',
    ],
    trials.map(({ name, built, marks, coldKilobytes, coldRequests, quotedKilobytes }) => {
      const core = marks.get('CORE');
      return [
        name,
        fixed(core?.recall),
        fixed(core?.ndcg),
        fixed(core?.mrr),
        fixed(coldKilobytes, 0),
        fixed(quotedKilobytes, 0),
        fixed(coldRequests, 0),
        `${fixed(core?.warmP50, 1)} / ${fixed(core?.warmP95, 1)}`,
        fixed(built.megabytes, 1),
        fixed(built.textMegabytes, 1),
        fixed(built.seconds, 0),
        fixed(built.cpuSeconds, 0),
        fixed(built.peakMegabytes, 0),
      ];
    }),
  );

/** recall@10 (and reciprocal rank where a page is exact) by class of question. */
export const classTable = (trials: readonly Trial[]): string => {
  const classes = [...(trials[0]?.marks.keys() ?? [])].sort();
  return table(
    ['class', 'questions', ...trials.map(({ name }) => name)],
    classes.map((name) => [
      name,
      String(trials[0]?.marks.get(name)?.queries ?? 0),
      ...trials.map(({ marks }) => {
        const own = marks.get(name);
        return own?.mrr === undefined ? fixed(own?.recall) : `${fixed(own.recall)} (${fixed(own.mrr)})`;
      }),
    ]),
  );
};

/** A figure that is to be reached. */
export interface Bar {
  readonly what: string;
  readonly value: number | undefined;
  readonly atMost?: number;
  readonly atLeast?: number;
}

const verdict = ({
  value = Number.NaN,
  atMost = Number.POSITIVE_INFINITY,
  atLeast = Number.NEGATIVE_INFINITY,
}: Bar): string => (value <= atMost && value >= atLeast ? 'met   ' : 'MISSED');

export const barLines = (bars: readonly Bar[]): string =>
  bars
    .filter(({ value }) => value !== undefined)
    .map(
      (bar) =>
        `${verdict(bar)} ${bar.what}: ${Number(bar.value?.toFixed(3))} (${bar.atMost === undefined ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`})`,
    )
    .join('\n');
