import { isPair } from '#domain/search/shard.ts';

/** Tokens as numbers: the same token stands in many texts, and is kept once. */
export class Vocabulary {
  readonly tokens: string[] = [];
  readonly #words = new Map<string, number>();
  readonly #pairs = new Map<number, number>();

  constructor(tokens: readonly string[] = []) {
    for (const token of tokens) this.word(token);
  }

  pair(first: number, second: number): number {
    const key = (first << 16) | second;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    this.#pairs.set(key, this.tokens.length);
    return this.tokens.push(String.fromCharCode(first, second)) - 1;
  }

  /** Any token, as a file can have it: 公告 as a number and 𬭎 as a character are pairs, half a character is a sign for none. */
  word(token: string): number {
    if (isPair(token)) return this.pair(token.charCodeAt(0), token.charCodeAt(1));
    const word = token.toWellFormed();
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#words.set(word, this.tokens.length);
    return this.tokens.push(word) - 1;
  }
}
