import { createHash } from 'node:crypto';

interface Hashed {
  readonly outcome: string;
  readonly statements: object;
  readonly files?: readonly { readonly name: string; readonly sha256: string }[] | undefined;
}

/** The hash of a draft: of its outcome, every word of it, whatever order they came in, and each file by name and bytes. */
export const draftHash = ({ outcome, statements, files }: Hashed): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        outcome,
        Object.entries(statements).sort(([a], [b]) => (a < b ? -1 : 1)),
        ...(files ? [files.map(({ name, sha256 }) => [name, sha256])] : []),
      ]),
    )
    .digest('hex');
