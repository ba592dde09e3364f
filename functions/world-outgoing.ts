import type { Limits } from './adapters/isolated.ts';
import { fileInspector } from './adapters/outgoing/inspector.ts';
import { pageReader } from './adapters/redaction/page-reader.ts';
import { redactor } from './adapters/redaction/redactor.ts';
import { once, setting } from './world-base.ts';

/** API Gateway waits for 30 seconds. */
const BEHIND_GATEWAY: Limits = { milliseconds: 24_000, megabytes: 1024 };
const limits = (): Limits | undefined => (setting('BLOBS_BUCKET') ? BEHIND_GATEWAY : undefined);

const files = once(() => fileInspector(limits()));
const pages = once(() => pageReader(limits()));
const redaction = once(() => redactor(limits()));

/** The part of the world that looks into files that are to be released: each in a process of its own, with its files beside the program. */
export const outgoingWorld = {
  get files() {
    return files();
  },
  get pages() {
    return pages();
  },
  get redactor() {
    return redaction();
  },
};
