import { type DocumentFields, VALIDITIES } from '#content/schema/document.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import type { Chronology } from './chronology.ts';
import type { Notes } from './notes.ts';
import { VALIDITY_WORDS } from './rules.ts';

/** 有效性 from what the source says and what the dates tell on `today`; versions may yet change it. */
export const validityOf = (
  said: string,
  { effectiveOn, expiresOn, repealedOn }: Chronology,
  today: CivilDate,
  notes: Notes,
): DocumentFields['validity'] => {
  const known = VALIDITIES.find((it) => it === said) ?? VALIDITY_WORDS.get(said);
  const note = (how: 'guessed' | 'defaulted', why: string) => notes.push({ how, field: 'validity', why, value: said });
  if (repealedOn) return '废止';
  if (known === '废止') {
    note('guessed', '已废止而没有废止日期，写作“失效”');
    return '失效';
  }
  if (known === '已修改' || known === '失效') return known;
  if (effectiveOn && effectiveOn > today) return '尚未施行';
  if (expiresOn && expiresOn < today) {
    note('guessed', '有效期已过，写作“失效”');
    return '失效';
  }
  if (known === '尚未施行') note('guessed', '没有将来的施行日期，写作“现行有效”');
  else if (!known) note('defaulted', said ? '不认识的有效性，写作“现行有效”' : '来源没有写，写作“现行有效”，请核对');
  return '现行有效';
};
