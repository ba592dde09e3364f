import type { Column } from '#content/schema/site.ts';
import { daysBetween } from '#domain/work-calendar.ts';
import type { Library } from './library.ts';

/** One column as an inspector sees it (国办秘函〔2019〕19号). */
export interface ColumnCheck {
  readonly column: Column;
  readonly count: number;
  readonly newestOn: string | undefined;
  readonly staleDays: number | undefined;
  readonly state: '正常' | '超期未更新' | '空白栏目';
}

/** 网站自查 — what the inspection indicators say of this site today. */
export interface SelfCheck {
  readonly columns: readonly ColumnCheck[];
  readonly newestOn: string | undefined;
  readonly daysSinceUpdate: number | undefined;
  readonly empty: number;
  /** Each indicator with its limit and whether it holds. */
  readonly indicators: readonly {
    readonly name: string;
    readonly found: string;
    readonly limit: string;
    readonly holds: boolean;
  }[];
}

/** 首页超过两周未更新为单项否决. */
const HOME_LIMIT_DAYS = 14;
/** 空白栏目达 5 个、应更新未更新栏目达 10 个为单项否决. */
const EMPTY_LIMIT = 5;
const STALE_LIMIT = 10;

const checkColumn = (library: Library, column: Column): ColumnCheck => {
  const entries = column.kind === 'leaders' ? library.leaders : library.inColumn(column.id);
  const newestOn = column.kind === 'leaders' ? undefined : library.inColumn(column.id)[0]?.fields.publishedOn;
  const staleDays = newestOn === undefined ? undefined : daysBetween(newestOn, library.today);
  const late = column.updateWithinDays !== undefined && staleDays !== undefined && staleDays > column.updateWithinDays;
  const state = entries.length === 0 ? '空白栏目' : late ? '超期未更新' : '正常';
  return { column, count: entries.length, newestOn, staleDays, state };
};

/** Computes the indicators from the content alone, on the day of the build. */
export const selfCheck = (library: Library): SelfCheck => {
  const columns = library.columns.map((column) => checkColumn(library, column));
  const newestOn = library.publications[0]?.fields.publishedOn;
  const daysSinceUpdate = newestOn === undefined ? undefined : daysBetween(newestOn, library.today);
  const stale = columns.filter(({ state }) => state === '超期未更新').length;
  const empty = columns.filter(({ state }) => state === '空白栏目').length;
  const unexplained = library.documents.filter(
    ({ fields }) => fields.column === 'normative-documents' && fields.interpretations.length === 0,
  ).length;
  return {
    columns,
    newestOn,
    daysSinceUpdate,
    empty,
    indicators: [
      {
        name: '首页更新',
        found: daysSinceUpdate === undefined ? '没有内容' : `距今 ${daysSinceUpdate} 天`,
        limit: `不超过 ${HOME_LIMIT_DAYS} 天`,
        holds: daysSinceUpdate !== undefined && daysSinceUpdate >= 0 && daysSinceUpdate <= HOME_LIMIT_DAYS,
      },
      { name: '空白栏目', found: `${empty} 个`, limit: `少于 ${EMPTY_LIMIT} 个`, holds: empty < EMPTY_LIMIT },
      { name: '超期未更新栏目', found: `${stale} 个`, limit: `少于 ${STALE_LIMIT} 个`, holds: stale < STALE_LIMIT },
      { name: '规范性文件未配解读', found: `${unexplained} 件`, limit: '应同步解读', holds: unexplained === 0 },
    ],
  };
};
