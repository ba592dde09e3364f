import type { Fault } from './fault.ts';

export const fieldFault = (field: string, fault: string, remedy: string): Fault => ({
  status: 400,
  field,
  fault,
  remedy,
});

/** Control characters, and those that turn the direction of a line when it is read in a terminal. */
export const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Characters as a reader counts them: 𠮷 is one. */
export const lengthOf = (text: string): number => [...text].length;

/** What was written into a field; a browser sends a line break in a text box as two characters. */
export const written = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();

/** Why a text cannot be kept: too long, or with what nobody can read. */
export const textFault = (field: string, text: string, characters: number): Fault | undefined => {
  if (lengthOf(text) > characters)
    return fieldFault(field, `超过 ${characters} 个字`, `请缩短到 ${characters} 个字以内后重新提交`);
  if (UNPRINTABLE.test(text.replaceAll(/[\n\t]/g, '')))
    return fieldFault(field, '含有不能显示的控制字符', '请删去这些字符后重新提交');
  return undefined;
};
