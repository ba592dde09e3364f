import { type Finding, type FindingKind, finding } from '#domain/outgoing/finding.ts';
import type { Passage } from '#domain/outgoing/personal-data.ts';
import type { Inspection } from '../../usecases/ports/outgoing.ts';

/** A file, or a part of it, that cannot be judged; `kind` says why. */
export class Unjudged extends Error {
  override readonly name = 'Unjudged';
  readonly kind: FindingKind;

  constructor(kind: FindingKind, detail = '') {
    super(detail);
    this.kind = kind;
  }
}

/** Of one kind at most so many in one file: a sheet of ten thousand hidden rows is one message, not ten thousand. */
const MOST_OF_A_KIND = 20;
const MOST_TEXT = 20_000_000;

export interface Notes {
  readonly found: (kind: FindingKind, where: string, detail?: string) => void;
  readonly read: (where: string, text: string) => void;
  readonly add: (inspection: Inspection, inside: string) => void;
}

const short = (detail: string): string => (detail.length > 60 ? `${detail.slice(0, 60)}…` : detail);

/**
 * Gathers what is found in a file.
 *
 * @throws Unjudged when its text is more than can be searched
 */
export const noteBook = (): { readonly notes: Notes; readonly inspection: () => Inspection } => {
  const findings: Finding[] = [];
  const passages: Passage[] = [];
  const counts = new Map<FindingKind, number>();
  let characters = 0;
  const keep = (found: Finding): void => {
    const count = (counts.get(found.kind) ?? 0) + 1;
    counts.set(found.kind, count);
    if (count <= MOST_OF_A_KIND) findings.push(found);
  };
  const read = (where: string, text: string): void => {
    characters += text.length;
    if (characters > MOST_TEXT) throw new Unjudged('tooLarge', '文字过多');
    if (text.trim() !== '') passages.push({ where, text });
  };
  const add = (inspection: Inspection, inside: string): void => {
    for (const found of inspection.findings) keep({ ...found, where: `${inside}，${found.where}` });
    for (const { where, text } of inspection.passages) read(`${inside}，${where}`, text);
  };
  return {
    notes: { found: (kind, where, detail = '') => keep(finding(kind, where, short(detail))), read, add },
    inspection: () => ({ findings, passages }),
  };
};
