import type { Finding } from '#domain/outgoing/finding.ts';
import { personalData } from '#domain/outgoing/personal-data.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import type { FileInspector, OutgoingFile } from './ports/outgoing.ts';

/**
 * 出文检查的结论 — `clean` may be released; `confirm` may be released when an officer has confirmed every finding;
 * `blocked` may not be released.
 */
export type OutgoingCheck =
  | { readonly kind: 'clean' }
  | { readonly kind: 'confirm' | 'blocked'; readonly findings: readonly Finding[] };

const MOST_FINDINGS = 200;

/** The same thing at the same place is said once. */
const once = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((found) => [`${found.kind} ${found.where} ${found.words}`, found])).values(),
];

/**
 * 出文检查 — what an office gives with a reply carries nothing nobody meant to give (第十五条, 第三十七条). What cannot
 * be read is not clean. Of very many findings the first are told; the conclusion is drawn from all.
 */
export const checkOutgoing =
  ({ files, today }: { readonly files: FileInspector; readonly today: () => CivilDate }) =>
  async (file: OutgoingFile): Promise<OutgoingCheck> => {
    const { findings, passages } = await files.inspect(file);
    const named = [{ where: '文件名', text: file.name }, ...passages];
    const all = once([...findings, ...named.flatMap((passage) => personalData(passage, today()))]);
    if (all.length === 0) return { kind: 'clean' };
    const blocked = all.some(({ weight }) => weight === 'blocks');
    const first = all.toSorted((a, b) => a.weight.localeCompare(b.weight)).slice(0, MOST_FINDINGS);
    return { kind: blocked ? 'blocked' : 'confirm', findings: first };
  };
