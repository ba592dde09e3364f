import { tokensOf } from './tokens.ts';

/** Folded text never contains it; behind a token it says that the token stands in a title's own name. */
const MARK = '\uffdb';

/** Longer questions are whole titles, which lead straight to their page. */
const MAX_TOKENS = 23;

/** 印发……的通知 — what is issued is what people call it by. What it only speaks of, 通过《……》, is the name of another. */
const nameIn = (title: string): string =>
  (/印发(.+)的通知/u.exec(title)?.[1] ?? title).replace(/(?<=.)《[^》]*》$|\([^()]*\)\P{L}*$/u, '');

const squeeze = (folded: string): string => folded.replace(/[^\p{L}\p{N}]/gu, '');

/** Pairs and last character, as they are filed apart from those of the text. */
const filed = (name: string): string[] =>
  name.length < 2 ? [] : [...tokensOf(name), name.at(-1)].map((token) => `${token}${MARK}`);

/** What a title is found by when a question is the end of its name: 政务公开办法 for 青岛市政务公开办法. */
export const titleNameTokens = (folded: string): string[] => filed(squeeze(nameIn(folded)));

/** What a question looks for at the end of a name; nothing for a single character. */
export const askedNameTokens = (folded: string): string[] => filed(squeeze(folded)).slice(-MAX_TOKENS);
