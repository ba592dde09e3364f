/** 在办和按期 by unit, as the page shows and the table holds it. */
import { punctualityByUnit } from '#domain/annual-table.ts';
import { workdaysLeft } from '#domain/application/clock.ts';
import { lightOf } from '#domain/application/view.ts';
import { countOpen } from '#functions/usecases/count-open.ts';
import { world } from '#functions/world.ts';
import { unitName, unitOptions } from './unit-name.ts';

const LIGHTS = { red: 0, yellow: 0, green: 0, none: 0 };

/** 今年 of each unit that has anything open or answered: what is open by its light, what was answered by its day. */
export const loadByUnit = async () => {
  const [today, calendar] = [world.today(), world.calendar()];
  const year = today.slice(0, 4);
  const punctuality = punctualityByUnit(year, await world.counts.until(year));
  const lightOfLine = (dueOn: string | undefined) =>
    dueOn === undefined ? 'none' : lightOf(workdaysLeft(today, dueOn, calendar));
  const rows = await Promise.all(
    unitOptions().map(async ({ value: unit }) => {
      const { lines, isFull } = await countOpen(world)(unit);
      const open = { ...LIGHTS };
      for (const { dueOn } of lines) open[lightOfLine(dueOn)] += 1;
      const { onTime, late } = punctuality.get(unit) ?? { onTime: 0, late: 0 };
      return { unit, name: unitName(unit), open, total: lines.length, isFull, onTime, late };
    }),
  );
  return { year, rows: rows.filter(({ total, onTime, late }) => total + onTime + late > 0) };
};

export type Load = Awaited<ReturnType<typeof loadByUnit>>['rows'][number];

/** 按期率 in words; nothing while nothing was answered. */
export const shareOnTime = ({ onTime, late }: Pick<Load, 'onTime' | 'late'>): string =>
  onTime + late === 0 ? '—' : `${((onTime / (onTime + late)) * 100).toFixed(1)}%`;
