import { world } from '#functions/world.ts';
import { checkContent } from '#site/library/check.ts';
import { formatFinding } from '#site/library/finding.ts';

/** The counts and every finding in a content folder, one a line; warnings alone do not make it unsound. */
export const reportContent = (contentDir: string): { report: string; sound: boolean } => {
  const findings = checkContent(contentDir, world.today());
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const counts = `内容：${errors} 处错误，${findings.length - errors} 处提醒`;
  return { report: [counts, ...findings.map(formatFinding)].join('\n'), sound: errors === 0 };
};
