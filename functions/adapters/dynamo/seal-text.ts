import type { Stored } from '../../usecases/ports/applications.ts';

/** What the seal of an application's snapshot is made of: whose stream, how long, and how it ends. */
export const sealText = (number: string, { version, head }: Pick<Stored, 'version' | 'head'>): string =>
  `${number}|${version}|${head}`;
