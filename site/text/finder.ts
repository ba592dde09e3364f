/** What the search page says around the results. */
export interface FinderWords {
  readonly label: string;
  readonly placeholder: string;
  readonly button: string;
  readonly hint: string;
  readonly suggestions: string;
  readonly noScript: string;
  readonly noScriptWays: string;
  readonly status: {
    readonly loading: string;
    readonly total: string;
    readonly closest: string;
    readonly page: string;
    readonly partial: string;
    readonly none: string;
  };
  readonly sort: string;
  readonly byRelevance: string;
  readonly byDate: string;
  readonly corrected: string;
  readonly offered: string;
  readonly chosen: string;
  readonly takeAway: string;
  readonly takeAllAway: string;
  readonly narrow: string;
  readonly results: string;
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly number: string;
  readonly recent: string;
  readonly recentNote: string;
  readonly clear: string;
  readonly keys: string;
  readonly noneHead: string;
  readonly offline: string;
  readonly missing: string;
  readonly retry: string;
  readonly byNumber: string;
  readonly byTitle: string;
  readonly under: string;
  /** Between values of a facet, and after its name. */
  readonly and: string;
  readonly colon: string;
}

export const CHINESE: FinderWords = {
  label: '搜索政府信息',
  placeholder: '标题、文号或内容',
  button: '搜索',
  hint: '词语之间不用空格，简体、繁体都可以；发文字号用什么括号都可以。',
  suggestions: '搜索建议',
  noScript: '搜索要用到脚本，而您的浏览器没有启用。',
  noScriptWays: '下面的目录不用脚本也能查找全部内容。',
  status: {
    loading: '正在搜索……',
    total: '找到 {total} 条结果',
    closest: '，前 {closest} 条最符合',
    page: '，第 {page} 页，共 {pages} 页',
    partial: '没有一篇含有全部词语；以下 {total} 条含有其中一部分',
    none: '没有找到符合的结果',
  },
  sort: '排序',
  byRelevance: '最符合的在前',
  byDate: '最新的在前',
  corrected: '以下是“{text}”的结果。',
  offered: '您是不是要找：{text}？',
  chosen: '已选的条件',
  takeAway: '（去掉）',
  takeAllAway: '全部去掉',
  narrow: '筛选结果',
  results: '搜索结果',
  pages: '翻页',
  previous: '上一页',
  next: '下一页',
  number: '第{n}页',
  recent: '最近搜索',
  recentNote: '只保存在这台设备上。',
  clear: '清除',
  keys: '按 Ctrl+K 回到搜索框，↓ ↑ 在结果之间移动，Esc 离开结果。',
  noneHead: '换个方法再找',
  offline: '网络断开了，搜索暂时用不了。',
  missing: '搜索暂时用不了，可能正在更新。',
  retry: '再试一次',
  byNumber: '文号直达',
  byTitle: '标题相同',
  under: '解读',
  and: '、',
  colon: '：',
};

export const ENGLISH: FinderWords = {
  label: 'Search publications by their English names',
  placeholder: 'Title, number, body',
  button: 'Search',
  hint: 'All pages found are in Chinese; their titles are given in English. Documents without an English title are found in the Chinese search.',
  suggestions: 'Suggestions',
  noScript: 'Searching needs scripts, which your browser does not run.',
  noScriptWays: 'These pages list everything without them.',
  status: {
    loading: 'Searching…',
    total: 'Found: {total}',
    closest: ', the first {closest} closest',
    page: ', page {page} of {pages}',
    partial: 'Nothing has all of these words; {total} with some of them',
    none: 'Nothing found',
  },
  sort: 'Order',
  byRelevance: 'Closest first',
  byDate: 'Newest first',
  corrected: 'Results for “{text}”.',
  offered: 'Did you mean {text}?',
  chosen: 'Chosen filters',
  takeAway: '(remove)',
  takeAllAway: 'Remove all',
  narrow: 'Narrow down',
  results: 'Results',
  pages: 'Pages of results',
  previous: 'Previous',
  next: 'Next',
  number: 'Page {n}',
  recent: 'Recent searches',
  recentNote: 'Kept on this device only.',
  clear: 'Clear',
  keys: 'Ctrl+K leads back to the search box, ↓ ↑ walk through the results, Esc leaves them.',
  noneHead: 'Other ways to find it',
  offline: 'The network is down; searching has to wait.',
  missing: 'Searching is out of order, perhaps while the site is being updated.',
  retry: 'Try again',
  byNumber: 'That number',
  byTitle: 'That title',
  under: 'Interpretations',
  and: ', ',
  colon: ': ',
};
