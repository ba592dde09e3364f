import type { StatedDisclosure } from './disclosure.ts';
import type { BodyForm } from './layout.ts';
import type { Name } from './names.ts';
import type { Notes } from './notes.ts';

/** A file that comes with a document. */
export interface LooseFile {
  /** How the text refers to it: `attachment:` and these 16 hexadecimal digits. */
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** Where it lay, when it was a file of its own. */
  readonly path?: string;
}

/** One document of a source as it was read: nothing is decided yet. */
export interface Item {
  /** Where an editor finds it again: `法规.jsonl 第 12 行`. */
  readonly where: string;
  /** What the source itself knows it by, stable from one export to the next. */
  readonly ref: string | undefined;
  readonly values: Partial<Record<Name, unknown>>;
  readonly disclosure: readonly StatedDisclosure[];
  readonly body: string;
  readonly form: BodyForm;
  readonly files: readonly LooseFile[];
  readonly notes: Notes;
}

/** Something of a source that is no document: a broken line, a file of another kind. */
export interface Miss {
  readonly where: string;
  readonly notes: Notes;
}

export const isItem = (it: Item | Miss): it is Item => 'values' in it;
