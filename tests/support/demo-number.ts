import { DEMO_STORIES } from '../../tools/demo/stories.ts';

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The number of the demonstration application about `title`; in January the first of them belong to the year before. */
export const demoNumber = (title: string): string => {
  const place = DEMO_STORIES.findIndex(({ submission }) => submission.wanted.title === title) + 1;
  if (place === 0) throw new Error(`no demonstration application about ${title}`);
  return `${new Date(Date.now() + BEIJING_OFFSET_MS).getUTCFullYear()}-${String(place).padStart(5, '0')}`;
};
