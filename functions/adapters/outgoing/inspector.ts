import { finding } from '#domain/outgoing/finding.ts';
import type { FileInspector, Inspection } from '../../usecases/ports/outgoing.ts';
import { isolated, type Limits, scriptBeside } from '../isolated.ts';

export const MOST_FILE_BYTES = 50 * 1024 * 1024;
const LIMITS: Limits = { milliseconds: 120_000, megabytes: 768 };

const WHERE = '整个文件';
const TOO_LARGE: Inspection = { findings: [finding('tooLarge', WHERE)], passages: [] };
const UNREADABLE: Inspection = { findings: [finding('unreadable', WHERE)], passages: [] };

/** Inspects each file in a process of its own, within limits of size, time and memory. */
export const fileInspector = (limits: Limits = LIMITS): FileInspector => ({
  inspect: async (file) => {
    if (file.bytes.byteLength > MOST_FILE_BYTES) return TOO_LARGE;
    const answer = await isolated<Inspection>(scriptBeside(import.meta.url, 'inspect-worker'), file, limits);
    if (answer.kind === 'done') return answer.value;
    return answer.kind === 'tooMuch' ? TOO_LARGE : UNREADABLE;
  },
});
