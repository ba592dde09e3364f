import { statSync } from 'node:fs';
import type { CivilDate } from '#domain/work-calendar.ts';
import { crossCheck } from './cross-check.ts';
import { ContentError, type Finding } from './finding.ts';
import { type Content, loadContent } from './load.ts';

/** Loads a content folder and everything wrong with it. */
export const inspect = (dir: string, today: CivilDate): { content: Content | undefined; findings: Finding[] } => {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    return {
      content: undefined,
      findings: [
        { severity: 'error', file: dir, fault: '没有这个内容文件夹', remedy: '建好文件夹，或改正 CONTENT_DIR' },
      ],
    };
  const { content, findings } = loadContent(dir);
  return { content, findings: content ? [...findings, ...crossCheck(content, today)] : findings };
};

/** Everything wrong with a content folder; `today` in Beijing decides what has lapsed. */
export const checkContent = (dir: string, today: CivilDate): Finding[] => inspect(dir, today).findings;

/** Content fit to publish. @throws ContentError naming every error. */
export const soundContent = (dir: string, today: CivilDate): Content => {
  const { content, findings } = inspect(dir, today);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!content || errors.length > 0) throw new ContentError(errors);
  return content;
};
