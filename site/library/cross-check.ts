import type { CivilDate } from '#domain/work-calendar.ts';
import { attachmentFindings } from './attachments.ts';
import { checkDates } from './check-dates.ts';
import { checkLinks } from './check-links.ts';
import { type Finding, fieldFinding } from './finding.ts';
import type { Content, Entry } from './load.ts';

const organs = ({ site, officers, entries }: Content): Finding[] => {
  const known = new Set(entries.agencies.map(({ id }) => id));
  const check = (entry: { file: string }, label: string, field: string, ids: readonly string[]) =>
    ids
      .filter((id) => !known.has(id))
      .map((id) =>
        fieldFinding(
          'error',
          entry,
          [label, field],
          `没有编号为 ${id} 的机构`,
          `在 agencies/ 中建 ${id}.md，或改正编号`,
        ),
      );
  const holders = [...officers.demonstration, ...officers.interfaces];
  const { documents, interpretations, articles, pages, meetings, leaders } = entries;
  return [
    ...check({ file: 'site.yaml' }, '主办单位', 'sponsor', [site.sponsor]),
    ...check({ file: 'site.yaml' }, '受理机构', 'applicationOffice', [site.applicationOffice]),
    ...check({ file: 'officers.yaml' }, '单位', 'unit', [
      ...Object.values(officers.units),
      ...holders.flatMap(({ unit }) => unit ?? []),
    ]),
    ...documents.flatMap((entry) => check(entry, '联合发文', 'jointPublishers', entry.fields.jointPublishers)),
    ...[...documents, ...interpretations, ...articles, ...pages, ...meetings, ...entries['annual-reports']].flatMap(
      (entry) => check(entry, '发布机构', 'publisher', [entry.fields.publisher]),
    ),
    ...leaders.flatMap((entry) => check(entry, '所在机构', 'agency', [entry.fields.agency])),
  ];
};

/** Which kind of column each collection belongs in. */
const KINDS = {
  documents: 'documents',
  interpretations: 'interpretations',
  articles: 'articles',
  pages: 'pages',
  meetings: 'meetings',
  'annual-reports': 'reports',
} as const;

const columns = ({ columns: known, entries }: Content): Finding[] => {
  const kindOf = new Map(known.map(({ id, kind }) => [id, kind]));
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((collection) =>
    entries[collection].flatMap((entry) => {
      const { column } = entry.fields;
      if (kindOf.get(column) === KINDS[collection]) return [];
      const right = known.filter(({ kind }) => kind === KINDS[collection]).map(({ id }) => id);
      return fieldFinding(
        'error',
        entry,
        ['栏目', 'column'],
        `${column} 不是放这类内容的栏目`,
        `改为其中之一：${right.join('、') || '先在 columns.yaml 中建栏目'}`,
      );
    }),
  );
};

const themes = ({ themes: known, entries: { documents } }: Content): Finding[] =>
  documents.flatMap((entry) => {
    const { theme, subTheme } = entry.fields;
    const found = known.find(({ id }) => id === theme);
    if (!found)
      return fieldFinding(
        'error',
        entry,
        ['主题分类', 'theme'],
        `没有编号为 ${theme} 的主题`,
        '在 themes.yaml 中查正确的编号',
      );
    if (!subTheme || found.children.includes(subTheme)) return [];
    return fieldFinding(
      'error',
      entry,
      ['主题子类', 'subTheme'],
      `“${found.name}”下没有“${subTheme}”`,
      `改为其中之一：${found.children.join('、')}`,
    );
  });

/** Numbers that may stand once only, with the entries that bear them. */
const duplicates = ({ entries: { documents, agencies } }: Content): Finding[] => {
  const once = <E extends Entry>(
    at: readonly [label: string, field: string],
    entries: readonly E[],
    numberIn: (fields: E['fields']) => string | undefined,
  ): Finding[] => {
    const seen = new Map<string, E>();
    return entries.flatMap((entry) => {
      const value = numberIn(entry.fields);
      if (!value) return [];
      const twin = seen.get(value);
      seen.set(value, entry);
      return twin ? fieldFinding('error', entry, at, `${value} 已用于 ${twin.file}`, '其中一件改用新的编号') : [];
    });
  };
  return [
    ...once(['索引号', 'indexNo'], documents, ({ indexNo }) => indexNo),
    ...once(['发文字号', 'docNo'], documents, ({ docNo }) => docNo),
    ...once(['组织机构代码', 'orgCode'], agencies, ({ orgCode }) => orgCode),
  ];
};

const texts = ({ entries: { documents, articles } }: Content): Finding[] =>
  [...documents, ...articles]
    .filter(({ bodyIsEmpty, fields }) => bodyIsEmpty && fields.attachments.length === 0)
    .map(({ file }) => ({ severity: 'error', file, fault: '没有正文，也没有附件', remedy: '在字段部分之后写正文' }));

/** First parts of addresses the site itself uses; a column of that name would hide its pages. */
const RESERVED = new Set(
  '404 500 agencies annual-reports api apply articles calendar catalogue compare data documents en feedback feeds files find find-fault hant healthz identity index interpretations mailbox meetings office pages policies robots scan search self-check sitemap themes years'.split(
    ' ',
  ),
);

/** Columns that list the collection of their own name are meant to stand there. */
const LISTED = new Set(['interpretations', 'meetings', 'annual-reports']);

const ids = ({ columns: known, themes, statutory, officers }: Content): Finding[] => {
  const reserved = known.flatMap(({ id }, at) =>
    RESERVED.has(id) && !LISTED.has(id)
      ? fieldFinding(
          'error',
          { file: 'columns.yaml' },
          ['栏目编号', `${at}.id`],
          `${id} 是网站自己用的网址`,
          '换一个编号',
        )
      : [],
  );
  const twice = (file: string, label: string, rows: readonly { readonly id: string }[]): Finding[] =>
    rows.flatMap(({ id }, at) =>
      rows.findIndex((other) => other.id === id) < at
        ? fieldFinding('error', { file }, [label, `${at}.id`], `${id} 用了两次`, '换一个编号，或删去一项')
        : [],
    );
  return [
    ...reserved,
    ...twice('columns.yaml', '栏目编号', known),
    ...twice('themes.yaml', '主题编号', themes),
    ...twice('statutory.yaml', '事项编号', statutory),
    ...twice('officers.yaml', '演示人员编号', [...officers.demonstration, ...officers.interfaces]),
  ];
};

/** What no single file can know: links, numbers used twice, dates out of order, files that are not there. */
export const crossCheck = (content: Content, today: CivilDate): Finding[] => [
  ...organs(content),
  ...ids(content),
  ...columns(content),
  ...themes(content),
  ...checkLinks(content),
  ...duplicates(content),
  ...checkDates(content, today),
  ...texts(content),
  ...attachmentFindings(content),
];
