/** 重试 — how often a message is handed over before it is set aside and reported. */
export const ATTEMPTS = 8;

const FIRST_WAIT_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

export type Retry = { readonly state: 'again'; readonly waitMs: number } | { readonly state: 'setAside' };

/**
 * After a failed attempt: the next one somewhere within a span that doubles, so that those that failed together do
 * not come back together; after the eighth, never.
 *
 * @param attempts made so far, this one included
 * @param random from 0 to 1
 */
export const retryAfter = (attempts: number, random: number): Retry =>
  attempts >= ATTEMPTS
    ? { state: 'setAside' }
    : { state: 'again', waitMs: Math.round(random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1))) };
