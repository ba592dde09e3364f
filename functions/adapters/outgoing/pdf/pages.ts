import type { FindingKind } from '#domain/outgoing/finding.ts';
import { openPdf, PdfFault } from '../../pdf/engine.ts';
import { type Sight, sightOf } from '../../pdf/sight.ts';
import { type Notes, Unjudged } from '../findings.ts';

const KINDS: Readonly<Partial<Record<Sight, FindingKind>>> = {
  covered: 'coveredText',
  invisible: 'invisibleText',
  unknownFont: 'fontMissing',
};

/** 每一页 — the words that can be copied from it and cannot be seen on it. */
export const inspectPages = async (bytes: Buffer, megabytes: number, { found, read }: Notes): Promise<void> => {
  try {
    const document = await openPdf(bytes, megabytes);
    for (let index = 0; index < document.pages; index += 1) {
      const where = `第 ${index + 1} 页`;
      const { text, characters, pictureCovered } = document.page(index, (page) => sightOf(document.engine, page));
      read(where, text);
      if (pictureCovered) found('coveredPicture', where);
      for (const [sight, some] of Map.groupBy(characters, (one) => one.sight)) {
        const kind = KINDS[sight];
        if (kind) found(kind, where, some.map((one) => one.text).join(''));
      }
    }
    document.close();
  } catch (error) {
    if (error instanceof PdfFault) throw new Unjudged(error.kind, error.message);
    throw error;
  }
};
