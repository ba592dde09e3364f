/** Longer lists of words were not written by the search. */
const MOST = 12;

const textsIn = (root: Node): Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
};

const rangesIn = (text: Text, word: string): Range[] => {
  const ranges: Range[] = [];
  const content = text.data.toLowerCase();
  for (let at = content.indexOf(word); at !== -1; at = content.indexOf(word, at + word.length)) {
    const range = new Range();
    range.setStart(text, at);
    range.setEnd(text, at + word.length);
    ranges.push(range);
  }
  return ranges;
};

/** Marks words in the text of a page without changing it (CSS Custom Highlight API); browsers without it show none. */
export const markWords = (words: readonly string[]): void => {
  const main = document.getElementById('main');
  if (!main || !('highlights' in CSS)) return;
  const known = words.slice(0, MOST).flatMap((word) => (word.length > 0 ? [word.toLowerCase()] : []));
  const ranges = textsIn(main).flatMap((text) => known.flatMap((word) => rangesIn(text, word)));
  CSS.highlights.set('asked', new Highlight(...ranges));
};
