import type { Document, Library } from '../library/library.ts';
import { longDate } from './words.ts';

/** How a state of validity is coloured; the word itself carries the meaning. */
export const VALIDITY_TONE = {
  现行有效: 'good',
  已修改: 'wait',
  尚未施行: 'wait',
  失效: 'bad',
  废止: 'bad',
} as const;

/** What a reader must know before relying on a text that is not simply in force; nothing where it is. */
export interface ValidityNotice {
  readonly tone: 'wait' | 'bad';
  readonly words: string;
  readonly links: readonly Document[];
}

const present = (library: Library, ids: readonly (string | undefined)[]): Document[] =>
  ids.flatMap((id) => (id ? (library.document(id) ?? []) : []));

/** 有效性提示 — shown over the text. */
export const validityNotice = (library: Library, { fields }: Document): ValidityNotice | undefined => {
  const { validity, repealedOn, replacedBy, expiresOn, effectiveOn, amendedBy } = fields;
  if (validity === '废止')
    return {
      tone: 'bad',
      words: `本文已${repealedOn ? `于${longDate(repealedOn)}` : ''}废止，仅供查考。`,
      links: present(library, [replacedBy]),
    };
  if (validity === '失效')
    return {
      tone: 'bad',
      words: `本文${expiresOn ? `有效期至${longDate(expiresOn)}，` : ''}已失效，仅供查考。`,
      links: [],
    };
  if (validity === '已修改')
    return { tone: 'wait', words: '本文部分内容已经修改，请与修改文件一并阅读。', links: present(library, amendedBy) };
  if (validity === '尚未施行')
    return {
      tone: 'wait',
      words: `本文尚未施行${effectiveOn ? `，自${longDate(effectiveOn)}起施行` : ''}。`,
      links: [],
    };
  return undefined;
};
