import type { Letter } from '#domain/letters/letter.ts';

/** A letter set: its pages, or the characters that no font of this city has a shape for. */
export type Typeset = { readonly pdf: Uint8Array } | { readonly missing: readonly string[] };

/**
 * 排版 — sets a letter as PDF/A-2b. The same letter with the same fonts is the same bytes, so that an approval can be
 * bound to their hash.
 */
export interface Typesetter {
  readonly set: (letter: Letter) => Typeset;
}
