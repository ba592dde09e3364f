import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { calendarSchema } from '#content/schema/calendar.ts';
import { workCalendar } from '#content/schema/work-calendar.ts';
import type { WorkCalendar } from '#domain/work-calendar.ts';

/**
 * 工作日历 as the office runs on it: the yearly arrangements in a folder of YAML files.
 * @throws Error when the folder or a file in it cannot be read as a calendar
 */
export const calendarFiles = (dir: string): WorkCalendar =>
  workCalendar(
    readdirSync(dir)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => calendarSchema.parse(load(readFileSync(join(dir, file), 'utf8')))),
  );
