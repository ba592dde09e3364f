import type { Document, Library } from './library.ts';

/** Keywords shared by more documents than this say nothing about one. */
const TOO_COMMON = 200;

const byKeyword = new WeakMap<Library, Map<string, Document[]>>();

const keywordIndex = (library: Library): Map<string, Document[]> => {
  const known = byKeyword.get(library);
  if (known) return known;
  const index = new Map<string, Document[]>();
  for (const document of library.documents)
    for (const keyword of document.fields.keywords) {
      const group = index.get(keyword);
      if (group) group.push(document);
      else index.set(keyword, [document]);
    }
  byKeyword.set(library, index);
  return index;
};

/** 相关公文 — up to `most` documents that share the most keywords, then the newest of the same theme; never its own chain. */
export const related = (library: Library, document: Document, most = 5): readonly Document[] => {
  const index = keywordIndex(library);
  const { keywords, theme, replaces, replacedBy, amends, amendedBy } = document.fields;
  const chain = new Set([document.id, ...replaces, replacedBy, ...amends, ...amendedBy]);
  const shared = new Map<Document, number>();
  for (const keyword of keywords) {
    const group = index.get(keyword) ?? [];
    if (group.length > TOO_COMMON) continue;
    for (const other of group) if (!chain.has(other.id)) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  const found = [...shared].sort((a, b) => b[1] - a[1]).map(([other]) => other);
  for (const other of library.inTheme(theme)) {
    if (found.length >= most) break;
    if (!chain.has(other.id) && !shared.has(other)) found.push(other);
  }
  return found.slice(0, most);
};
