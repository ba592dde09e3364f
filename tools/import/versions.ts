import type { CivilDate } from '#domain/work-calendar.ts';
import { hash16, type Register } from './register.ts';
import { TITLE_TAIL } from './rules.ts';

/** Only titles that name a text can tell its versions: “第一编 总则” or “附则” stand in many. */
const NAMES_A_TEXT =
  /^.{3,}(?:法|法典|条例|规定|办法|细则|规则|解释|决定|意见|方案|规划|章程|制度|标准|规范|准则|守则|目录|指南|预案)$/u;

/** Equal for documents that may be versions of one text: the same organ, the same title. */
export const chainOf = (title: string, agency: string): string | undefined =>
  NAMES_A_TEXT.test(title.replace(TITLE_TAIL, '')) ? hash16(`${title}\0${agency}`) : undefined;

/**
 * Joins versions of one text: each to the next later one that differs and is in force. The day of the later one and the year of the earlier must be known. Files an
 * editor has changed keep what they say, and the others follow them.
 */
export const joinVersions = (register: Register, today: CivilDate): void => {
  register.run(
    `UPDATE doc SET newer = (
       SELECT n.id FROM doc n
       WHERE n.chain = doc.chain AND n.known = 'day' AND n.writtenOn > doc.writtenOn AND n.textHash <> doc.textHash
         AND (doc.known = 'day' OR substr(n.writtenOn, 1, 4) > substr(doc.writtenOn, 1, 4))
         AND (n.effectiveOn IS NULL OR n.effectiveOn <= ?) AND (n.seen OR n.onDisk <> 'absent')
       ORDER BY n.writtenOn, n.id LIMIT 1)
     WHERE chain IS NOT NULL AND known <> 'no'`,
    today,
  );
  register.run(
    `UPDATE doc SET newer = (SELECT n.id FROM stated s JOIN doc n ON n.slug = s.newer WHERE s.by = doc.slug AND s.older = doc.slug)
     WHERE onDisk = 'edited'`,
  );
  register.run(
    `UPDATE doc SET newer = (SELECT n.id FROM stated s JOIN doc n ON n.slug = s.newer WHERE s.older = doc.slug AND s.by = s.newer)
     WHERE onDisk <> 'edited' AND (
       newer IN (SELECT id FROM doc WHERE onDisk = 'edited') OR slug IN (SELECT older FROM stated WHERE by = newer))`,
  );
};

/** How a document stands to the other versions of its text. */
export interface Versions {
  readonly replaces: readonly string[];
  readonly replacedBy?: string | undefined;
  readonly repealedOn?: CivilDate | undefined;
}

interface Other {
  readonly slug: string;
  readonly writtenOn: CivilDate;
  readonly effectiveOn: CivilDate | null;
}

/** 废止之日 is the day the newer one came into force, else the day it was made. */
export const versionsOf = (register: Register, id: number): Versions => {
  const older = register.all<Other>(
    'SELECT slug, writtenOn, effectiveOn FROM doc WHERE newer = ? ORDER BY writtenOn, id',
    id,
  );
  const replaces = [...older].map(({ slug }) => slug);
  const newer = register.one<Other>(
    'SELECT slug, writtenOn, effectiveOn FROM doc WHERE id = (SELECT newer FROM doc WHERE id = ?)',
    id,
  );
  if (!newer) return { replaces };
  return { replaces, replacedBy: newer.slug, repealedOn: newer.effectiveOn ?? newer.writtenOn };
};

/** A document of the same title, organ and day: perhaps the same text from two collections. */
export const twinOf = (register: Register, id: number): string | undefined =>
  register.one<{ file: string }>(
    `SELECT t.file FROM doc t JOIN doc d ON d.chain = t.chain AND d.writtenOn = t.writtenOn AND d.id <> t.id
     WHERE d.id = ? AND t.seen AND t.known <> 'no' LIMIT 1`,
    id,
  )?.file;
