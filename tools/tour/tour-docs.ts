import { SCENES } from './scenes.ts';

export const PICTURES = 'docs/images/tour';

/** `docs/tour.md`: the scenes with their pictures, which `npm run tour` takes. */
export const tourDocs = (): string =>
  [
    '# 导览：一件申请从提出到归档',
    '',
    '由 `npm run tour` 走一遍真实的网站、一页一页照下来；文字在 `tools/tour/scenes.ts`。照片里的人和事都是演示。',
    '',
    ...SCENES.flatMap(({ id, title, words }, at) => [
      `## ${at + 1}. ${title}`,
      '',
      words,
      '',
      `![${title}](${PICTURES.replace('docs/', '')}/${id}.jpg)`,
      '',
    ]),
  ].join('\n');
