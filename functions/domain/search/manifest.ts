/** Documents that were written together. */
export interface Segment {
  /** Hash of all its files, and the folder they are in. */
  readonly generation: string;
  readonly documents: number;
  /** Number of files the tokens, the pairs by their sounds and by their initials, the phrases by theirs and the neighbours of characters are spread over. */
  readonly shards: number;
  readonly pairShards: number;
  readonly letterShards: number;
  readonly phraseShards: number;
  readonly neighbourShards: number;
  /** Stretches of documents alike in signal and number of parts. */
  readonly runs: readonly (readonly [documents: number, signal: number, parts: number])[];
}

/** What was written since, beside a base. */
export interface Beside extends Segment {
  /** For each of its documents, how many of the base come before it. */
  readonly places: readonly number[];
  /** Documents of the base whose pages have changed. */
  readonly gone: readonly number[];
}

/** What stands before a search: read again each time, while everything it names never changes. */
export interface Manifest {
  readonly version: number;
  readonly base: Segment;
  readonly beside?: Beside;
}

export const VERSION = 5;

/** Rows that are read together. */
export const ROWS_PER_BLOCK = 8;

/** What ranking knows of a document without reading it. */
export interface Signal {
  /** 0 to 3, the newest 3. */
  readonly freshness: number;
  /** 0 to 3. */
  readonly authority: number;
  /** 废止、失效. */
  readonly isVoid: boolean;
}

export const packSignal = ({ freshness, authority, isVoid }: Signal): number =>
  freshness | (authority << 2) | (isVoid ? 16 : 0);

export const readSignal = (byte: number): Signal => ({
  freshness: byte & 3,
  authority: (byte >> 2) & 3,
  isVoid: (byte & 16) !== 0,
});

/** The runs unrolled. */
export interface Layout {
  readonly signals: Uint8Array;
  /** The first part of each document; one more at the end. */
  readonly firstPart: Uint32Array;
  /** The document of each part. */
  readonly documentOf: Uint32Array;
}

export const layoutOf = ({ documents, runs }: Pick<Segment, 'documents' | 'runs'>): Layout => {
  const signals = new Uint8Array(documents);
  const firstPart = new Uint32Array(documents + 1);
  const documentOf = new Uint32Array(runs.reduce((sum, [count, , parts]) => sum + count * parts, 0));
  let document = 0;
  let part = 0;
  for (const [count, signal, parts] of runs)
    for (let each = 0; each < count; each++) {
      signals[document] = signal;
      firstPart[document] = part;
      documentOf.fill(document, part, part + parts);
      part += parts;
      document++;
    }
  firstPart[document] = part;
  return { signals, firstPart, documentOf };
};

/** A document as it is shown in results. */
export interface Row {
  readonly url: string;
  readonly title: string;
  readonly number?: string;
  readonly publishedOn?: string;
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** Names of the files of its text. */
  readonly parts: readonly string[];
  readonly interpretations?: readonly { readonly url: string; readonly title: string }[];
}

/** A part of a text, with where its anchors begin. */
export interface Part {
  readonly text: string;
  readonly anchors: readonly (readonly [at: number, id: string])[];
}

/** Where the index lies, below the pages of a built site. */
export const INDEX_FOLDER = 'find';
