import type { RedactionRefusal } from '../../usecases/ports/outgoing.ts';

/** A file that is not redacted: why, and what the officer does. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: RedactionRefusal;

  constructor(reason: RedactionRefusal, words: string) {
    super(words);
    this.reason = reason;
  }
}
