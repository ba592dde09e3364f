import { indexNo as indexNoSchema } from '#content/schema/field.ts';
import { agencyName, isOrgan } from './agency-names.ts';
import { cleanLine } from './clean.ts';
import { docNoInHead, readDocNo } from './doc-no.ts';
import { asList, asText, type Name } from './names.ts';
import type { Notes } from './notes.ts';

type Values = Partial<Record<Name, unknown>>;

const TITLE_CHARS = 200;
const SHOWN_CHARS = 60;
const BETWEEN_ORGANS = /[、,，;；\s]+/;

/** A value as one clean line; empty when there is none. */
export const lineOf = (values: Values, name: Name, notes: Notes): string =>
  cleanLine(asText(values[name]) ?? '', name, notes);

/** 标题 — what the source calls it, within bounds. */
export const titleOf = (values: Values, notes: Notes): string => {
  const said = lineOf(values, 'title', notes);
  if (said.length <= TITLE_CHARS) return said;
  const why = `长于 ${TITLE_CHARS} 字，截短`;
  notes.push({ how: 'cleaned', field: 'title', why, value: said.slice(0, SHOWN_CHARS) });
  return said.slice(0, TITLE_CHARS).toWellFormed();
};

/** 发布机构 and 联合发文: as named, else by the signature, else the organ that makes such documents. */
export const organsOf = (
  values: Values,
  { signature, maker }: { signature: string | undefined; maker: string | undefined },
  notes: Notes,
): { agency: string | undefined; joint: readonly string[] } => {
  const names = lineOf(values, 'agency', notes).split(BETWEEN_ORGANS);
  const [first, ...others] = names.flatMap((name) => agencyName(name, notes) ?? []);
  const listed = asList(values.jointPublishers).flatMap((name) => agencyName(name, notes) ?? []);
  const joint = [...new Set([...others, ...listed])].filter((name) => name !== first);
  if (first) return { agency: first, joint };
  const guess = signature && isOrgan(signature) ? signature.trim() : maker;
  if (guess) notes.push({ how: 'guessed', field: 'publisher', why: '来源没有写，按落款或类别推断', value: guess });
  else notes.push({ how: 'defaulted', field: 'publisher', why: '来源没有写，记在网站主办单位名下，请核对' });
  return { agency: guess, joint };
};

/** 发文字号 — as the source has it, in its right form, else as the head of the text shows it. */
export const docNoOf = (values: Values, body: string, notes: Notes): string | undefined => {
  const said = lineOf(values, 'docNo', notes);
  const found = said ? readDocNo(said) : docNoInHead(body);
  if (said && !found)
    notes.push({ how: 'dropped', field: 'docNo', why: '不是发文字号的写法', value: said.slice(0, SHOWN_CHARS) });
  else if (said && found !== said)
    notes.push({ how: 'cleaned', field: 'docNo', why: '改为规范写法', value: `${said} → ${found}` });
  else if (!said && found) notes.push({ how: 'guessed', field: 'docNo', why: '取自文首', value: found });
  return found;
};

/** 索引号 — kept when it has the form a city may go on with. */
export const indexNoOf = (values: Values, notes: Notes): string | undefined => {
  const said = lineOf(values, 'indexNo', notes);
  const indexNo = indexNoSchema.safeParse(said).data;
  if (said && !indexNo)
    notes.push({
      how: 'dropped',
      field: 'indexNo',
      why: '不是规范的写法，另编新号',
      value: said.slice(0, SHOWN_CHARS),
    });
  return indexNo;
};
