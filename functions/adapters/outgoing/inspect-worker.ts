/** A process that inspects one file; see `isolated.ts`. */
import { answer } from '../isolated.ts';
import { inspectFile } from './inspect.ts';

answer(inspectFile);
