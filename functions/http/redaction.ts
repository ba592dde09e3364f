import type { FolderFault } from '#domain/outgoing/folder-faults.ts';
import { isRemovalLaw, marksFrom } from '#domain/outgoing/removals.ts';
import type { Removing } from '../usecases/redact-file.ts';
import { written } from './written.ts';

/** Of the forms around a folder, in bytes. */
export const FOLDER_FORM = { sentBytes: 24 * 1024, decodedBytes: 8 * 1024 };

/** A page of a file, as whoever redacts it sees it. */
export const pictureOf = (picture: Uint8Array): Response =>
  new Response(picture as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': 'image/png', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' },
  });

/** What a form marks: places, words (a line each), and the article they are not given under. */
export const removingIn = (form: URLSearchParams): Removing | { readonly fault: FolderFault } => {
  const marks = marksFrom(written(form, 'areas'));
  if (!marks) return { fault: 'wrongArea' };
  const words = written(form, 'words')
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (marks.length + words.length === 0) return { fault: 'noArea' };
  const law = form.get('law') ?? '';
  return isRemovalLaw(law) ? { marks, words, law } : { fault: 'noLaw' };
};
