/** 临期和超期, as the page shows and the table holds it. */
import { workdaysLeft } from '#domain/application/clock.ts';
import type { StepEvent } from '#domain/application/steps.ts';
import { lightOf } from '#domain/application/view.ts';
import { addWorkdays } from '#domain/work-calendar.ts';
import { listPressing, MOST_PRESSING, type Overdue } from '#functions/usecases/list-pressing.ts';
import { world } from '#functions/world.ts';
import { actorWords, courseOf } from './manage-text.ts';
import { namesOf } from './names.ts';
import { unitName, unitOptions } from './unit-name.ts';

/** 工作日 that can be looked ahead. */
export const AHEAD = [5, 10] as const;

export const aheadOf = ({ searchParams }: URL): number =>
  AHEAD.find((each) => each === Number(searchParams.get('workdays'))) ?? AHEAD[0];

/** 批注, by whom and when. */
const commentOf = (comment: NonNullable<Overdue['comment']>, names: ReadonlyMap<string, string>) => {
  const { data, actor } = comment.event as StepEvent<'comment'>;
  return { text: data.comment, by: actorWords(actor, unitName, names), on: comment.at.slice(0, 10) };
};

/** What is overdue or due within so many working days, by unit; what has none comes first. */
export const pressingWithin = async (workdays: number) => {
  const [today, calendar] = [world.today(), world.calendar()];
  const units = unitOptions().map(({ value }) => ({ by: 'unit' as const, of: value }));
  const queues = [{ by: 'desk' as const, of: 'registry' }, ...units];
  const found = await listPressing(world)(queues, addWorkdays(calendar, today, workdays));
  const names = await namesOf(
    found.flatMap(({ overdue }) => [...overdue.values()].flatMap(({ comment }) => comment?.event.actor.id ?? [])),
  );
  return found.map(({ by, of, lines, overdue }) => ({
    name: by === 'desk' ? '尚未转办' : unitName(of),
    list: `/office/?by=${by}&of=${of}`,
    isFull: lines.length === MOST_PRESSING,
    late: lines.filter(({ dueOn }) => dueOn < today).length,
    lines: lines.map((line) => {
      const left = workdaysLeft(today, line.dueOn, calendar);
      const late = overdue.get(line.number);
      const told = late && {
        course: courseOf(late.application).join('；'),
        comment: late.comment && commentOf(late.comment, names),
      };
      return { ...line, left, light: lightOf(left), late: told };
    }),
  }));
};
