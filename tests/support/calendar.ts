import { join } from 'node:path';
import { workCalendar } from '#content/schema/work-calendar.ts';
import { loadContent } from '#site/library/load.ts';
import { ROOT } from '../../tools/settings.ts';

/** The demonstration's own work calendar, 2019 to 2026. */
export const CALENDAR = workCalendar(loadContent(join(ROOT, 'content')).content?.calendars ?? []);
