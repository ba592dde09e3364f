import { addWorkdays, type CivilDate } from '#domain/work-calendar.ts';
import { attachmentFindings } from './attachments.ts';
import type { Finding } from './finding.ts';
import { type Content, type Entry, workCalendar } from './load.ts';
import { mayPublish } from './visibility.ts';

type Document = Entry<'documents'>;

/** A fault of one field of one entry; the label is the field's Chinese name. */
const finding = (
  severity: Finding['severity'],
  { file }: { file: string },
  [label, field]: readonly [label: string, field: string],
  fault: string,
  remedy: string,
): Finding => ({ severity, file, label, field, fault, remedy });

/** The four pairs of links between documents that must stand on both sides. */
const PAIRS = [
  { field: 'replaces', label: '替代的公文', back: 'replacedBy' },
  { field: 'replacedBy', label: '被何文替代', back: 'replaces' },
  { field: 'amends', label: '修改的公文', back: 'amendedBy' },
  { field: 'amendedBy', label: '被何文修改', back: 'amends' },
] as const;

const listed = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const documentLinks = ({ entries: { documents } }: Content): Finding[] => {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return documents.flatMap((from) =>
    PAIRS.flatMap(({ field, label, back }) =>
      listed(from.fields[field]).flatMap((id) => {
        const to = byId.get(id);
        if (!to) return finding('error', from, [label, field], `没有编号为 ${id} 的公文`, '改正编号，或先建好那件公文');
        if (listed(to.fields[back]).includes(from.id)) return [];
        return finding(
          'error',
          from,
          [label, field],
          `只写了一边：${to.file} 没有写回本文`,
          `在 ${to.file} 的 ${back} 中写上 ${from.id}`,
        );
      }),
    ),
  );
};

const interpretationLinks = ({ entries: { documents, interpretations } }: Content): Finding[] => {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const explained = new Map(interpretations.map((entry) => [entry.id, entry]));
  const outward = documents.flatMap((document) =>
    document.fields.interpretations.flatMap((id) => {
      const to = explained.get(id);
      const at = ['政策解读', 'interpretations'] as const;
      if (!to) return finding('error', document, at, `没有编号为 ${id} 的解读`, '改正编号，或先建好那篇解读');
      if (to.fields.documents.includes(document.id)) return [];
      return finding(
        'error',
        document,
        at,
        `只写了一边：${to.file} 没有写回本文`,
        `在 ${to.file} 的 documents 中写上 ${document.id}`,
      );
    }),
  );
  const inward = interpretations.flatMap((entry) =>
    entry.fields.documents.flatMap((id) => {
      const to = byId.get(id);
      const at = ['所解读的公文', 'documents'] as const;
      if (!to) return finding('error', entry, at, `没有编号为 ${id} 的公文`, '改正编号，或先建好那件公文');
      if (!mayPublish(to))
        return finding(
          'error',
          entry,
          at,
          `${id} 的公开属性不是“主动公开”，不能公开解读`,
          '删去这一篇，或改公文的公开属性',
        );
      if (to.fields.interpretations.includes(entry.id)) return [];
      return finding(
        'error',
        entry,
        at,
        `只写了一边：${to.file} 没有写回本文`,
        `在 ${to.file} 的 interpretations 中写上 ${entry.id}`,
      );
    }),
  );
  return [...outward, ...inward];
};

const meetingLinks = ({ entries: { documents, meetings } }: Content): Finding[] => {
  const ids = new Set(documents.map(({ id }) => id));
  return meetings.flatMap((meeting) =>
    meeting.fields.topics.flatMap(({ document }, at) =>
      !document || ids.has(document)
        ? []
        : finding(
            'error',
            meeting,
            ['议题 › 有关公文', `topics.${at}.document`],
            `没有编号为 ${document} 的公文`,
            '改正编号，或删去这一项',
          ),
    ),
  );
};

const organs = ({ site, entries }: Content): Finding[] => {
  const known = new Set(entries.agencies.map(({ id }) => id));
  const check = (entry: { file: string }, label: string, field: string, ids: readonly string[]) =>
    ids
      .filter((id) => !known.has(id))
      .map((id) =>
        finding('error', entry, [label, field], `没有编号为 ${id} 的机构`, `在 agencies/ 中建 ${id}.md，或改正编号`),
      );
  const { documents, interpretations, articles, pages, meetings, leaders } = entries;
  return [
    ...check({ file: 'site.yaml' }, '主办单位', 'sponsor', [site.sponsor]),
    ...check({ file: 'site.yaml' }, '受理机构', 'applicationOffice', [site.applicationOffice]),
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
      return finding(
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
      return finding(
        'error',
        entry,
        ['主题分类', 'theme'],
        `没有编号为 ${theme} 的主题`,
        '在 themes.yaml 中查正确的编号',
      );
    if (!subTheme || found.children.includes(subTheme)) return [];
    return finding(
      'error',
      entry,
      ['主题子类', 'subTheme'],
      `“${found.name}”下没有“${subTheme}”`,
      `改为其中之一：${found.children.join('、')}`,
    );
  });

const duplicates = ({ entries: { documents } }: Content): Finding[] =>
  (
    [
      ['索引号', 'indexNo'],
      ['发文字号', 'docNo'],
    ] as const
  ).flatMap((at) => {
    const seen = new Map<string, Document>();
    return documents.flatMap((entry) => {
      const value = entry.fields[at[1]];
      if (!value) return [];
      const twin = seen.get(value);
      seen.set(value, entry);
      return twin ? finding('error', entry, at, `${value} 已用于 ${twin.file}`, '其中一件改用新的编号') : [];
    });
  });

const dates = (content: Content, today: CivilDate): Finding[] => {
  const calendar = workCalendar(content.calendars);
  return content.entries.documents.flatMap((entry) => {
    const { writtenOn, publishedOn, effectiveOn, expiresOn, repealedOn, replacedBy, validity } = entry.fields;
    const dueOn = addWorkdays(calendar, writtenOn, 20);
    const rules = [
      effectiveOn &&
        effectiveOn < writtenOn &&
        finding(
          'error',
          entry,
          ['施行日期', 'effectiveOn'],
          `${effectiveOn} 早于成文日期 ${writtenOn}`,
          '核对文中的施行日期',
        ),
      publishedOn < writtenOn &&
        finding(
          'error',
          entry,
          ['发布日期', 'publishedOn'],
          `${publishedOn} 早于成文日期 ${writtenOn}`,
          '核对两个日期',
        ),
      publishedOn > dueOn &&
        finding(
          'warning',
          entry,
          ['发布日期', 'publishedOn'],
          `成文后 20 个工作日（${dueOn}）之后才发布，不合条例第二十六条`,
          '核对日期；确已超期的，今后及时公开',
        ),
      repealedOn &&
        validity !== '废止' &&
        finding(
          'error',
          entry,
          ['废止日期', 'repealedOn'],
          `写了废止日期，有效性却是“${validity}”`,
          '有效性改为“废止”，或删去废止日期',
        ),
      validity === '废止' &&
        !repealedOn &&
        finding('error', entry, ['废止日期', 'repealedOn'], '有效性是“废止”，没有写废止日期', '补上废止日期'),
      replacedBy &&
        validity !== '废止' &&
        finding('error', entry, ['被何文替代', 'replacedBy'], `已被替代，有效性却是“${validity}”`, '有效性改为“废止”'),
      validity === '尚未施行' &&
        !effectiveOn &&
        finding('error', entry, ['施行日期', 'effectiveOn'], '有效性是“尚未施行”，没有写施行日期', '补上施行日期'),
      validity === '尚未施行' &&
        effectiveOn &&
        effectiveOn <= today &&
        finding(
          'warning',
          entry,
          ['有效性', 'validity'],
          `施行日期 ${effectiveOn} 已到，仍写“尚未施行”`,
          '有效性改为“现行有效”',
        ),
      validity === '现行有效' &&
        expiresOn &&
        expiresOn < today &&
        finding(
          'warning',
          entry,
          ['有效期至', 'expiresOn'],
          `有效期 ${expiresOn} 已过，仍写“现行有效”`,
          '有效性改为“失效”，或更新有效期',
        ),
    ];
    return rules.filter((rule): rule is Finding => Boolean(rule));
  });
};

const texts = ({ entries: { documents, articles } }: Content): Finding[] =>
  [...documents, ...articles]
    .filter(({ bodyIsEmpty, fields }) => bodyIsEmpty && fields.attachments.length === 0)
    .map(({ file }) => ({ severity: 'error', file, fault: '没有正文，也没有附件', remedy: '在字段部分之后写正文' }));

/** What no single file can know: links, numbers used twice, dates out of order, files that are not there. */
export const crossCheck = (content: Content, today: CivilDate): Finding[] => [
  ...organs(content),
  ...columns(content),
  ...themes(content),
  ...documentLinks(content),
  ...interpretationLinks(content),
  ...meetingLinks(content),
  ...duplicates(content),
  ...dates(content, today),
  ...texts(content),
  ...attachmentFindings(content),
];
