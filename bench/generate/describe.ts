import { join } from 'node:path';
import { listFiles, readBody, readMarkdown } from '#site/library/read.ts';

/** A stretch this long that occurs twice counts as repeated. */
const SHINGLE = 20;
/** Shorter paragraphs are formulae: whom a document is for, the rule below the head of a table. */
const FORMULA = 40;
const LIMITS_KB = [1, 2, 3, 5, 10, 20, 30];
/** Marks of Markdown, which are not text. */
const MARKS = /[\s|#-]+/g;

export interface Description {
  readonly documents: number;
  readonly explanations: number;
  readonly megabytes: number;
  /** Documents by the size of their text, each up to its limit in KB. */
  readonly sizes: readonly { readonly limitKb: number; readonly documents: number }[];
  /** The share of all stretches of 20 characters that occurred before. */
  readonly repeatedShare: number;
  /** Paragraphs, formulae aside, that occurred before. */
  readonly repeatedParagraphs: number;
}

/** Hashes of every stretch, in 53 bits: among fifteen million, hardly any two are wrongly taken for equal. */
const shingles = function* (text: string): Generator<number> {
  for (let at = 0; at + SHINGLE <= text.length; at++) {
    let low = 0;
    let high = 0;
    for (let i = at; i < at + SHINGLE; i++) {
      low = (Math.imul(low, 31) + text.charCodeAt(i)) | 0;
      high = (Math.imul(high, 65_599) + text.charCodeAt(i)) | 0;
    }
    yield (high & 0x1f_ffff) * 4_294_967_296 + (low >>> 0);
  }
};

const repeatsIn = (hashes: Float64Array): number => {
  hashes.sort();
  return hashes.reduce((sum, hash, at) => (at > 0 && hash === hashes[at - 1] ? sum + 1 : sum), 0);
};

/** Measures the texts of a city: how large they are, and how much of them repeats. */
export const describeCity = (city: string): Description => {
  const sizes = LIMITS_KB.map((limitKb) => ({ limitKb, documents: 0 }));
  const paragraphs = new Set<string>();
  let repeatedParagraphs = 0;
  let bytes = 0;
  let hashes = new Float64Array(1 << 20);
  let count = 0;
  const documents = listFiles(city, 'documents', '.md');
  const explanations = listFiles(city, 'interpretations', '.md');
  for (const file of [...documents, ...explanations]) {
    const raw = readMarkdown(city, file);
    if (!('id' in raw)) throw new Error(`${join(city, file)}: ${raw.fault}`);
    const body = readBody(city, raw).trim();
    const size = Buffer.byteLength(body);
    const row = sizes.find(({ limitKb }) => size <= limitKb * 1024);
    if (row && file.startsWith('documents')) row.documents += 1;
    bytes += size;
    for (const paragraph of body.split('\n\n')) {
      if (paragraph.length < FORMULA) continue;
      if (paragraphs.has(paragraph)) repeatedParagraphs += 1;
      paragraphs.add(paragraph);
    }
    for (const hash of shingles(body.replace(MARKS, ''))) {
      if (count === hashes.length) {
        const larger = new Float64Array(2 * count);
        larger.set(hashes);
        hashes = larger;
      }
      hashes[count++] = hash;
    }
  }
  return {
    documents: documents.length,
    explanations: explanations.length,
    megabytes: bytes / 1e6,
    sizes,
    repeatedShare: repeatsIn(hashes.subarray(0, count)) / count,
    repeatedParagraphs,
  };
};
