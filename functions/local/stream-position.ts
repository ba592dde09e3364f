import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from './replace-file.ts';

/** How far a stream has been handled: the last sequence number of each shard. */
export interface StreamPosition {
  readonly arn: string;
  readonly shards: Readonly<Record<string, string>>;
}

const fileOf = (folder: string): string => join(folder, 'stream.json');

/** Undefined when nothing has been handled yet, or the file is not to be read: then all is handled once more. */
export const readPosition = (folder: string): StreamPosition | undefined => {
  const path = fileOf(folder);
  if (!existsSync(path)) return undefined;
  try {
    const { arn, shards } = JSON.parse(readFileSync(path, 'utf8')) as StreamPosition;
    return typeof arn === 'string' && typeof shards === 'object' && shards !== null ? { arn, shards } : undefined;
  } catch {
    return undefined;
  }
};

export const writePosition = async (folder: string, position: StreamPosition): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await replaceFile(fileOf(folder), JSON.stringify(position));
};
