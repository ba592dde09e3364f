import { isHan } from '#domain/search/characters.ts';

/** Tokens as numbers: the same token stands in many texts, and is kept once. */
export class Vocabulary {
  readonly tokens: string[] = [];
  readonly #words = new Map<string, number>();
  readonly #pairs = new Map<number, number>();

  constructor(tokens: readonly string[] = []) {
    for (const token of tokens) this.token(token);
  }

  token(token: string): number {
    const isPair = token.length === 2 && isHan(token.charCodeAt(0)) && isHan(token.charCodeAt(1));
    return isPair ? this.pair(token.charCodeAt(0), token.charCodeAt(1)) : this.word(token);
  }

  pair(first: number, second: number): number {
    const key = (first << 16) | second;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    this.#pairs.set(key, this.tokens.length);
    return this.tokens.push(String.fromCharCode(first, second)) - 1;
  }

  word(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#words.set(word, this.tokens.length);
    return this.tokens.push(word) - 1;
  }
}
