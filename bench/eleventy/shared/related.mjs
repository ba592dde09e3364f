/** Keywords shared by more documents than this say nothing about one. */
const TOO_COMMON = 200;
const MOST = 5;

/** Documents that share the most keywords, then the newest of the same theme; the same rule as ours. */
export const related = ({ fileSlug, data }, { byKeyword, byTheme }) => {
  const own = new Set([fileSlug, ...(data.replaces ?? []), data.replacedBy]);
  const shared = new Map();
  for (const keyword of data.keywords) {
    const group = byKeyword.get(keyword) ?? [];
    if (group.length > TOO_COMMON) continue;
    for (const other of group) if (!own.has(other.fileSlug)) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  const found = [...shared].sort((a, b) => b[1] - a[1]).map(([other]) => other);
  for (const other of byTheme.get(data.theme)) {
    if (found.length >= MOST) break;
    if (!own.has(other.fileSlug) && !shared.has(other)) found.push(other);
  }
  return found.slice(0, MOST);
};
