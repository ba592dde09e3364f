import type { PersonalField } from '../application/facts.ts';

/** Shorter than this, a value is found everywhere. */
const LEAST_CHARACTERS = 2;

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]/gu, '');

/** 申请人的个人信息 that stands in words for all to read, whatever blanks and marks divide it. */
export const applicantWords = (
  words: string,
  personal: Readonly<Partial<Record<PersonalField, string>>>,
): PersonalField[] => {
  const given = bare(words);
  return (Object.keys(personal) as PersonalField[]).filter((field) => {
    const value = bare(personal[field] ?? '');
    return [...value].length >= LEAST_CHARACTERS && given.includes(value);
  });
};
