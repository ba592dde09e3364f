import { join } from 'node:path';
import { loadContent, workCalendar } from '#site/library/load.ts';
import { ROOT } from '../../tools/settings.ts';

/** The demonstration's own work calendar, 2019 to 2026. */
export const CALENDAR = workCalendar(loadContent(join(ROOT, 'content')).content?.calendars ?? []);
