import type { ReleasedFile } from '#domain/outgoing/released-file.ts';
import { draftHash } from './draft-hash.ts';
import { invalid, type Problem } from './problem.ts';
import type { ApiWorld } from './world.ts';

interface DraftInput {
  readonly outcome: string;
  readonly statements: object;
  readonly files: readonly string[];
}

const unknown = invalid([
  { field: 'files', label: '随答复公开的文件', fault: '不在这件申请的文件里', remedy: '请重新选择文件' },
]);

/** A draft with the files it names, as they were checked, and the hash that binds them: what a client names is looked up. */
export const boundDraft = async (
  { folder }: Pick<ApiWorld, 'folder'>,
  number: string,
  { outcome, statements, files: ids }: DraftInput,
): Promise<{ readonly data: object } | { readonly problem: Problem }> => {
  if (ids.length === 0) return { data: { outcome, statements, hash: draftHash({ outcome, statements }) } };
  const lying = new Map((await folder.list(number)).map((file) => [file.id, file]));
  const chosen = [...new Set(ids)].map((id) => lying.get(id));
  if (chosen.includes(undefined)) return { problem: unknown };
  const files = chosen.flatMap((file): ReleasedFile[] => {
    if (!file) return [];
    const { id, name, type, sizeBytes, sha256, check } = file;
    return [{ id, name, type, sizeBytes, sha256, check }];
  });
  return { data: { outcome, statements, files, hash: draftHash({ outcome, statements, files }) } };
};
