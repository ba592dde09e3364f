/** A process that redacts one file; see `isolated.ts`. */
import type { Area, OutgoingFile } from '../../usecases/ports/outgoing.ts';
import { answer } from '../isolated.ts';
import { redactFile } from './redact.ts';

answer(({ file, areas }: { file: OutgoingFile; areas: readonly Area[] }, megabytes) =>
  redactFile(file, areas, megabytes),
);
