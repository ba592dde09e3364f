import type { StoredEvent } from './applications.ts';

/** One 查看个人信息, as it was recorded. */
export interface Look extends Pick<StoredEvent, 'seq' | 'at' | 'event'> {
  readonly number: string;
}

/** 谁查看过个人信息 — what an officer has looked at, the latest first. */
export interface Looks {
  readonly by: (
    officerId: string,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ) => Promise<{ readonly looks: readonly Look[]; readonly cursor?: string | undefined } | 'badCursor'>;
}
