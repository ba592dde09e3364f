import { join } from 'node:path';
import type { Application } from '#domain/application/facts.ts';
import { OUTCOMES, type Outcome, STATEMENTS, type Statement } from '#domain/application/outcomes.ts';
import type { Letter, Letterhead } from '#domain/letters/letter.ts';
import { type Reply, replyLetter } from '#domain/letters/reply-letter.ts';
import { letterFonts } from '#functions/adapters/letter-fonts.ts';
import { typstTypesetter } from '#functions/adapters/typesetter-typst.ts';
import { ROOT } from '../../tools/settings.ts';
import { handled } from './story.ts';

export const LETTERHEAD: Letterhead = {
  organ: '青岛市人民政府办公厅',
  reviewBody: '青岛市人民政府',
  reviewLink: 'https://review.mingbai.example/',
  court: '有管辖权的人民法院',
  contact: {
    name: '市政府办公厅政务公开办公室',
    phone: '0532-00000000',
    address: '青岛市演示路1号',
    hours: '工作日9:00–12:00，13:30–17:00',
  },
  trackLink: 'qingdao.mingbai.example/apply/track/',
};

/** A statement of each kind, told apart by its own words. */
export const stated = (outcome: Outcome): Partial<Record<Statement, string>> =>
  Object.fromEntries(OUTCOMES[outcome].states.map((statement) => [statement, `写明${STATEMENTS[statement]}。`]));

export const APPLICATION: Application = handled('2026-03-02').now;

export const reply = (outcome: Outcome, more: Partial<Reply> = {}): Reply => ({
  outcome,
  statements: stated(outcome),
  replyNo: '青公开复〔2026〕15号',
  signedOn: '2026-03-20',
  ...more,
});

export const replyTo = (outcome: Outcome, more: Partial<Reply> = {}, name = '张喆'): Letter =>
  replyLetter(APPLICATION, reply(outcome, more), name, LETTERHEAD);

/** Every word of a letter. */
export const wordsOf = ({ opening, items, sections, closing, ...letter }: Letter): string =>
  [
    letter.title,
    letter.addressee,
    letter.number,
    ...opening,
    ...items.flatMap(({ label, value }) => [label, value]),
    ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
    closing,
    letter.organ,
  ].join('\n');

export const TEMPLATES = join(ROOT, 'functions/adapters/letters');
export const PACKAGES = join(ROOT, 'node_modules');

export const newTypesetter = () => typstTypesetter(TEMPLATES, letterFonts(PACKAGES));

const typesetter = newTypesetter();

/** A letter as PDF; throws when a character has no shape. */
export const pdfOf = (letter: Letter): Uint8Array => {
  const set = typesetter.set(letter);
  if ('missing' in set) throw new Error(`no shape for ${set.missing.join('')}`);
  return set.pdf;
};
