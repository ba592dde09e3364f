import { join } from 'node:path';
import type { CivilDate } from '#domain/work-calendar.ts';
import { feedbackFile } from './adapters/feedback-file.ts';
import type { Clock, FeedbackStore } from './usecases/ports.ts';

/** 北京时间 — UTC+8 the year round since 1992. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;

const beijing = (): string => new Date(Date.now() + BEIJING_OFFSET_MS).toISOString();

/** Where a city's data are kept. */
const dataDir = process.env['DATA_DIR'] || '.data';

export interface World extends Clock {
  /** The day in Beijing. */
  readonly today: () => CivilDate;
  readonly feedback: FeedbackStore;
}

/** The only wiring: environment, clock and adapters meet here and nowhere else. */
export const world: World = {
  now: () => `${beijing().slice(0, 19)}+08:00`,
  today: () => beijing().slice(0, 10),
  feedback: feedbackFile(join(dataDir, 'feedback.jsonl')),
};
