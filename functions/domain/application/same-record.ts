import type { Wanted } from './facts.ts';

/** Words that a name is as well known without. */
const FILLING = /关于|的/g;

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** 相同政府信息 — alike for what is the same record: its 文号, else its name, whatever the brackets, blanks and width. */
export const recordKey = ({ title, docNo = '' }: Pick<Wanted, 'title' | 'docNo'>): string => {
  const number = bare(docNo).replace(/号$/, '');
  return number ? `文号 ${number}` : `名称 ${bare(title).replaceAll(FILLING, '') || title}`;
};
