import type { Random } from './random.ts';
import { actor, numeral, sentence, task, thing, type Writer } from './sentence.ts';
import { ADDRESSEES, CHAPTERS, HEADS } from './words.ts';

/** Median size of a text in UTF-8 bytes and the spread of its logarithm: 1–3 KB with a tail. */
const MEDIAN_BYTES = 1_900;
const SPREAD = 0.6;
const LARGEST_BYTES = 29_000;
/** One document in fifty is a plan or a catalogue, several times as long. */
const LONG = { share: 0.02, times: 6 };
/** Documents shorter than this have no chapters. */
const CHAPTERS_FROM_BYTES = 2_500;

/** How a text is built: 章 and 条, 一、and（一）, or paragraphs alone. */
export type Build = 'articles' | 'measures' | 'plain';

const paragraph = (writer: Writer): string =>
  Array.from({ length: writer.random.between(1, 4) }, () => sentence(writer)).join('');

const items = (writer: Writer): string[] =>
  Array.from({ length: writer.random.between(3, 6) }, (_, at) => `（${numeral(at + 1)}）${task(writer)}；`);

const bullets = (writer: Writer): string[] => [
  Array.from({ length: writer.random.between(3, 6) }, (_, at) => `${at + 1}. ${task(writer)}；`).join('\n'),
];

const table = (writer: Writer): string[] => {
  const { between, pick } = writer.random;
  const rows = Array.from(
    { length: between(4, 12) },
    (_, at) => `| ${at + 1} | ${task(writer)} | ${actor(writer)} | ${between(1, 12)}月底前 | ${between(2, 9_000)} |`,
  );
  return [
    [`| 序号 | ${pick(HEADS)}事项 | 责任单位 | 时限 | ${pick(HEADS)} |`, '|---|---|---|---|---|', ...rows].join('\n'),
  ];
};

const EXTRAS: readonly { readonly weight: number; readonly parts: (writer: Writer) => string[] }[] = [
  { weight: 88, parts: () => [] },
  { weight: 6, parts: items },
  { weight: 4, parts: bullets },
  { weight: 2, parts: table },
];

const sizeOf = ({ normal, next }: Random): number =>
  Math.min(LARGEST_BYTES, MEDIAN_BYTES * Math.exp(SPREAD * normal()) * (next() < LONG.share ? LONG.times : 1));

interface Style {
  /** Blocks to a chapter. */
  readonly chapter: number;
  readonly chapterHead: (writer: Writer, no: number) => string;
  readonly block: (writer: Writer, no: number) => string[];
}

const STYLES: Readonly<Record<Build, Style>> = {
  articles: {
    chapter: 6,
    chapterHead: ({ random }, no) => `## 第${numeral(no)}章　${random.pick(HEADS)}${random.pick(CHAPTERS)}`,
    block: (writer, no) => [`第${numeral(no)}条　${paragraph(writer)}`],
  },
  measures: {
    chapter: 4,
    chapterHead: (writer, no) => `## ${numeral(no)}、${writer.random.pick(CHAPTERS)}：${thing(writer)}`,
    block: (writer, no) => [
      `### （${numeral(no)}）${task(writer)}`,
      `${paragraph(writer)}（责任单位：${actor(writer)}）`,
    ],
  },
  plain: {
    chapter: Number.POSITIVE_INFINITY,
    chapterHead: () => '',
    block: (writer, no) => [`${numeral(no)}、${paragraph(writer)}`],
  },
};

/** The text of a document in Markdown, first the formula of whom it is for. */
export const documentText = (writer: Writer, build: Build): string => {
  const { random } = writer;
  const wanted = sizeOf(random);
  const { chapter, chapterHead, block } = STYLES[build];
  const parts = [random.pick(ADDRESSEES), paragraph(writer)];
  let bytes = 3 * parts.join('').length;
  for (let no = 1; bytes < wanted; no++) {
    const head =
      wanted > CHAPTERS_FROM_BYTES && no % chapter === 1 ? [chapterHead(writer, Math.ceil(no / chapter))] : [];
    const added = [...head, ...block(writer, no), ...random.weighted(EXTRAS).parts(writer)];
    parts.push(...added);
    bytes += Buffer.byteLength(added.join(''));
  }
  return parts.join('\n\n');
};

/** The text of an interpretation: what is new, for whom, and how it is done. */
export const interpretationText = (writer: Writer): string =>
  ['出台背景', '适用于谁', '新在哪里', '怎么办理']
    .flatMap((head) => [`## ${head}`, paragraph(writer), paragraph(writer)])
    .join('\n\n');
