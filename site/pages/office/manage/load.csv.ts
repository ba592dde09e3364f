import type { APIRoute } from 'astro';
import { loadByUnit, shareOnTime } from '../../../office/load.ts';
import { csvAnswer } from '../../../office/manage-text.ts';
import { forManager } from '../../../office/officer.ts';

export const prerender = false;

const COLUMNS = [
  '单位',
  '在办',
  '超期或今天到期',
  '5 个工作日内',
  '还早',
  '不计时',
  '今年按期答复',
  '今年逾期答复',
  '按期率',
];

/** 在办和按期 as a table. */
export const GET: APIRoute = ({ request }) =>
  forManager(request, async () => {
    const { rows } = await loadByUnit();
    return csvAnswer('在办和按期', [
      COLUMNS,
      ...rows.map((row) => {
        const { red, yellow, green, none } = row.open;
        return [row.name, ...[row.total, red, yellow, green, none, row.onTime, row.late].map(String), shareOnTime(row)];
      }),
    ]);
  });
