import type { Redaction, Redactor } from '../../usecases/ports/outgoing.ts';
import { isolated, type Limits, scriptBeside } from '../isolated.ts';
import { MOST_FILE_BYTES } from '../outgoing/inspector.ts';

const LIMITS: Limits = { milliseconds: 180_000, megabytes: 1024 };

const TOO_LARGE: Redaction = {
  kind: 'refused',
  reason: 'tooLarge',
  words: '文件过大，无法在限定的时间和内存内遮盖：请拆分后再遮盖。',
};
const UNREADABLE: Redaction = { kind: 'refused', reason: 'unreadable', words: '文件打不开：请重新导出。' };

/** Redacts each file in a process of its own, within limits of size, time and memory. */
export const redactor = (limits: Limits = LIMITS): Redactor => ({
  redact: async (file, areas) => {
    if (file.bytes.byteLength > MOST_FILE_BYTES) return TOO_LARGE;
    const answer = await isolated<Redaction>(scriptBeside(import.meta.url, 'redact-worker'), { file, areas }, limits);
    if (answer.kind === 'done') return answer.value;
    return answer.kind === 'tooMuch' ? TOO_LARGE : UNREADABLE;
  },
});
