import { join } from 'node:path';
import { calendarFiles } from './adapters/calendar-files.ts';
import { contentDir, once } from './world-base.ts';

export const calendar = once(() => calendarFiles(join(contentDir, 'calendar')));
