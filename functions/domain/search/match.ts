import type { Atom } from './atoms.ts';
import type { Layout } from './manifest.ts';

/** What every document has of a question; masks have a bit for each atom. */
export interface Match {
  readonly mask: Uint32Array;
  readonly titleMask: Uint32Array;
  readonly headingMask: Uint32Array;
  readonly numberMask: Uint32Array;
  /** Letters of the name, for documents with anything in the title that is not in thousands of others; 0 where not told. */
  readonly nameLetters: Uint8Array;
  /** Atoms that end the name. */
  readonly endMask: Uint32Array;
  /** The weight of what stands together in the best part, and which part it is. */
  readonly bestWeight: Float32Array;
  readonly bestPart: Uint32Array;
  /** How many parts have as much together as the best. */
  readonly bestParts: Uint8Array;
  /** Documents with anything of the question. */
  readonly touched: Uint32Array;
}

const markTitles = (match: Match, titles: Uint32Array, bit: number): void => {
  for (const posting of titles) {
    const document = posting >>> 7;
    match.titleMask[document] = (match.titleMask[document] ?? 0) | bit;
    match.mask[document] = (match.mask[document] ?? 0) | bit;
    const letters = (posting >>> 1) & 63;
    if (letters > 0) match.nameLetters[document] = letters;
    if (posting & 1) match.endMask[document] = (match.endMask[document] ?? 0) | bit;
  }
};

/** Finds what every document has of the atoms, in one pass over their postings. */
export const matchAtoms = (atoms: readonly Atom[], { firstPart, documentOf }: Layout): Match => {
  const documents = firstPart.length - 1;
  const masks = () => new Uint32Array(documents);
  const match: Match = {
    mask: masks(),
    titleMask: masks(),
    headingMask: masks(),
    numberMask: masks(),
    nameLetters: new Uint8Array(documents),
    endMask: masks(),
    bestWeight: new Float32Array(documents),
    bestPart: masks(),
    bestParts: new Uint8Array(documents),
    touched: masks(),
  };
  const weights = new Float32Array(documentOf.length);
  for (const [nth, { parts, headings, titles, numbers, weight }] of atoms.entries()) {
    const bit = 1 << nth;
    for (const part of parts) {
      const document = documentOf[part] ?? 0;
      match.mask[document] = (match.mask[document] ?? 0) | bit;
      const sum = (weights[part] ?? 0) + weight;
      weights[part] = sum;
      if (sum > (match.bestWeight[document] ?? 0)) {
        match.bestWeight[document] = sum;
        match.bestPart[document] = part;
      }
    }
    for (const part of headings) {
      const document = documentOf[part] ?? 0;
      match.headingMask[document] = (match.headingMask[document] ?? 0) | bit;
    }
    markTitles(match, titles, bit);
    for (const document of numbers) {
      match.numberMask[document] = (match.numberMask[document] ?? 0) | bit;
      match.mask[document] = (match.mask[document] ?? 0) | bit;
    }
  }
  for (let part = 0; part < documentOf.length; part++) {
    const document = documentOf[part] ?? 0;
    if (weights[part] && weights[part] === match.bestWeight[document])
      match.bestParts[document] = (match.bestParts[document] ?? 0) + 1;
  }
  let count = 0;
  for (let document = 0; document < documents; document++) if (match.mask[document]) match.touched[count++] = document;
  return { ...match, touched: match.touched.subarray(0, count) };
};
