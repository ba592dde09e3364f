import type { Random } from './random.ts';
import {
  ACTOR_FIELDS,
  ACTOR_ROLES,
  AIMS,
  CONDITIONS,
  EFFECTS,
  HEADS,
  MANNERS,
  OFFICES,
  PLACES,
  QUALITIES,
  RESULTS,
  SYLLABLES,
  VERBS,
} from './words.ts';

/** One who writes: the dice, and the nouns of the theme. */
export interface Writer {
  readonly random: Random;
  readonly nouns: readonly string[];
}

type Phrase = (writer: Writer) => string;

const DIGITS = '〇一二三四五六七八九';

/** 1 to 999 as the law writes it. */
export const numeral = (number: number): string => {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const hundred = hundreds ? `${DIGITS[hundreds]}百` : '';
  const ten = tens === 0 ? (hundreds && ones ? '〇' : '') : `${tens === 1 && !hundreds ? '' : DIGITS[tens]}十`;
  return `${hundred}${ten}${ones ? DIGITS[ones] : ''}`;
};

const place: Phrase = ({ random: { pick } }) => `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(PLACES)}`;

const aim: Phrase = ({ random: { pick } }) => `${pick(AIMS)}${pick(EFFECTS)}`;

const does: Phrase = ({ random: { pick } }) => `${pick(MANNERS)}${pick(VERBS)}`;

const ACTORS: readonly Phrase[] = [
  ({ random: { pick } }) => `${pick(ACTOR_FIELDS)}${pick(ACTOR_ROLES)}`,
  ({ random: { pick } }) => `${pick(QUALITIES)}${pick(ACTOR_FIELDS)}${pick(ACTOR_ROLES)}`,
  (writer) => `${place(writer)}${writer.random.pick(OFFICES)}`,
];

export const actor: Phrase = (writer) => writer.random.pick(ACTORS)(writer);

const THINGS: readonly Phrase[] = [
  ({ random: { pick } }) => `${pick(QUALITIES)}${pick(HEADS)}`,
  ({ random: { pick }, nouns }) => `${pick(nouns)}${pick(HEADS)}`,
  ({ random: { pick }, nouns }) => `${pick(QUALITIES)}${pick(nouns)}${pick(HEADS)}`,
  (writer) => `${place(writer)}${writer.random.pick(HEADS)}`,
  ({ random: { pick } }) => `${pick(HEADS)}${pick(VERBS)}${pick(HEADS)}`,
];

/** What is acted upon. */
export const thing: Phrase = (writer) => writer.random.pick(THINGS)(writer);

const FORMS: readonly Phrase[] = [
  (w) => `${actor(w)}应当${does(w)}${thing(w)}，${w.random.pick(RESULTS)}。`,
  (w) => `为${aim(w)}、${aim(w)}，${actor(w)}${does(w)}${thing(w)}和${thing(w)}。`,
  (w) => `${thing(w)}由${actor(w)}${does(w)}，每${w.random.between(2, 36)}个月至少${w.random.between(1, 9)}次。`,
  (w) => `对${thing(w)}${w.random.pick(CONDITIONS)}的，${actor(w)}在${w.random.between(3, 60)}日内${does(w)}。`,
  (w) => `${does(w)}${thing(w)}；涉及${thing(w)}的，商${actor(w)}后${w.random.pick(RESULTS)}。`,
  (w) => `未经${actor(w)}同意，不得${w.random.pick(VERBS)}${thing(w)}；${w.random.pick(CONDITIONS)}的除外。`,
  (w) =>
    `到${w.random.between(2012, 2030)}年，${thing(w)}达到${w.random.between(12, 9800)}${w.random.pick(['个', '处', '件', '户', '万元', '公里', '人次', '项'])}，${thing(w)}比上年${w.random.pick(['增长', '下降'])}${w.random.between(2, 60)}%。`,
  (w) => `${place(w)}、${place(w)}先行${w.random.pick(VERBS)}${thing(w)}，${actor(w)}总结后${does(w)}。`,
  (w) => `${actor(w)}和${actor(w)}就${thing(w)}建立会商，${w.random.pick(CONDITIONS)}时${does(w)}${thing(w)}。`,
  (w) =>
    `${thing(w)}按${w.random.between(3, 95)}%的${w.random.pick(HEADS)}${does(w)}，余下部分${w.random.pick(RESULTS)}。`,
  (w) => `${w.random.pick(CONDITIONS)}、${w.random.pick(CONDITIONS)}的${actor(w)}，可以${does(w)}${thing(w)}。`,
  (w) => `${w.random.pick(VERBS)}${thing(w)}、${w.random.pick(VERBS)}${thing(w)}，${aim(w)}。`,
  (w) => `${actor(w)}提交${thing(w)}、${thing(w)}和${thing(w)}，${actor(w)}${does(w)}。`,
  (w) => `本条所称${thing(w)}，是指${actor(w)}用于${aim(w)}的${thing(w)}。`,
  (w) => `把${thing(w)}与${thing(w)}一并${w.random.pick(VERBS)}，${actor(w)}${w.random.pick(RESULTS)}。`,
  (w) => `${thing(w)}出现${w.random.pick(CONDITIONS)}情形，${actor(w)}先${w.random.pick(VERBS)}、后${does(w)}。`,
];

export const sentence: Phrase = (writer) => writer.random.pick(FORMS)(writer);

/** A short line of a list or a cell of a table. */
export const task: Phrase = (writer) => `${does(writer)}${thing(writer)}`;
