/** Where a bucket takes the files that an officer brings for an application; nobody else is given a form for it. */
export const incomingPlace = (number: string, officerId: string): string =>
  `incoming/${number}/${encodeURIComponent(officerId)}/`;

/** 送件口 — where a bucket takes one file of a page without scripting, as a form whose last field is `file`. */
export interface Hall {
  /** By this word, which travels in the page's own form alone, the page takes the file in; addresses and logs have its hash. */
  readonly word: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}
