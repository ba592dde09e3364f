import { fileInspector } from './adapters/outgoing/inspector.ts';
import { pageReader } from './adapters/redaction/page-reader.ts';
import { redactor } from './adapters/redaction/redactor.ts';
import { once } from './world-base.ts';

const files = once(() => fileInspector());
const pages = once(() => pageReader());
const redaction = once(() => redactor());

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
