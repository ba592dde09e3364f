import type { APIRoute } from 'astro';
import { STATES } from '#domain/application/states.ts';
import { leftWords } from '../../../office/case-text.ts';
import { csvAnswer } from '../../../office/manage-text.ts';
import { forManager } from '../../../office/officer.ts';
import { aheadOf, pressingWithin } from '../../../office/pressing.ts';

export const prerender = false;

const COLUMNS = ['单位', '受理编号', '信息名称', '状态', '期限', '还有', '经过', '批注', '批注人', '批注日期'];

/** 临期和超期 as a table. */
export const GET: APIRoute = ({ request, url }) =>
  forManager(request, async () => {
    const groups = await pressingWithin(aheadOf(url));
    return csvAnswer('临期和超期', [
      COLUMNS,
      ...groups.flatMap(({ name, lines }) =>
        lines.map(({ number, title, state, dueOn, left, late }) => [
          name,
          number,
          title,
          STATES[state].name,
          dueOn,
          leftWords(left),
          late?.course ?? '',
          late?.comment?.text ?? '',
          late?.comment?.by ?? '',
          late?.comment?.on ?? '',
        ]),
      ),
    ]);
  });
