import { type Finding, fieldFinding } from './finding.ts';
import { type Content, JUDGEMENTS_FILE, urlOf } from './load.ts';
import { mayPublish } from './visibility.ts';

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
        if (id === from.id)
          return fieldFinding('error', from, [label, field], '写了本文自己', '改正编号，或删去这一项');
        const to = byId.get(id);
        if (!to)
          return fieldFinding('error', from, [label, field], `没有编号为 ${id} 的公文`, '改正编号，或先建好那件公文');
        if (listed(to.fields[back]).includes(from.id)) return [];
        return fieldFinding(
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
      if (!to) return fieldFinding('error', document, at, `没有编号为 ${id} 的解读`, '改正编号，或先建好那篇解读');
      if (to.fields.documents.includes(document.id)) return [];
      return fieldFinding(
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
      if (!to) return fieldFinding('error', entry, at, `没有编号为 ${id} 的公文`, '改正编号，或先建好那件公文');
      if (!mayPublish(to))
        return fieldFinding(
          'error',
          entry,
          at,
          `${id} 的公开属性不是“主动公开”，不能公开解读`,
          '删去这一篇，或改公文的公开属性',
        );
      if (to.fields.interpretations.includes(entry.id)) return [];
      return fieldFinding(
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
        : fieldFinding(
            'error',
            meeting,
            ['议题 › 有关公文', `topics.${at}.document`],
            `没有编号为 ${document} 的公文`,
            '改正编号，或删去这一项',
          ),
    ),
  );
};

/** The collections whose entries have a page. */
const WITH_PAGES = [
  'documents',
  'interpretations',
  'articles',
  'pages',
  'meetings',
  'annual-reports',
  'agencies',
] as const;

const PAGE = new RegExp(`^/(?:${WITH_PAGES.join('|')})/[^/]+$`);

/** 正文中的站内链接 — to a page that is not there, or must not be. */
const bodyLinks = ({ entries }: Content): Finding[] => {
  const withheld = new Set(entries.documents.filter((entry) => !mayPublish(entry)).map(urlOf));
  const known = new Set(WITH_PAGES.flatMap((collection) => entries[collection].map(urlOf)));
  return Object.values(entries)
    .flat()
    .flatMap(({ file, targets }) =>
      targets.flatMap((target): Finding[] => {
        const page = target.replace(/\/$/, '');
        const url = `${page}/`;
        if (!PAGE.test(page) || (known.has(url) && !withheld.has(url))) return [];
        const fault = withheld.has(url) ? '那件公文的公开属性不是“主动公开”' : '没有这个页面';
        return [{ severity: 'error', file, fault: `正文链接到 ${target}，${fault}`, remedy: '改正网址，或只留文字' }];
      }),
    );
};

/** Links that dangle, or stand on one side only. */
/** Pages that questions are to find, and that are not there to be found. */
const judgementLinks = ({ entries, judgements }: Content): Finding[] => {
  const pages = new Set(
    [
      ...Object.values(entries)
        .flat()
        .filter(({ collection }) => collection !== 'documents'),
      ...entries.documents.filter(mayPublish),
    ].map(urlOf),
  );
  return judgements.flatMap(({ question, pages: wanted, first }) =>
    [...wanted, ...(first ? [first] : [])]
      .filter((page) => !pages.has(page))
      .map((page) => ({
        severity: 'error' as const,
        file: JUDGEMENTS_FILE,
        label: `“${question}”应当找到的网页`,
        field: 'pages',
        fault: `没有 ${page} 这个网页，或者它不公开`,
        remedy: '改正地址，或删去这一项',
      })),
  );
};

export const checkLinks = (content: Content): Finding[] => [
  ...judgementLinks(content),
  ...documentLinks(content),
  ...interpretationLinks(content),
  ...meetingLinks(content),
  ...bodyLinks(content),
];
