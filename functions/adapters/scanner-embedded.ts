import type { Scanner } from '../usecases/ports/scanner.ts';
import { pdfObjects } from './inspection/pdf-objects.ts';
import { readZip, ZipFault } from './zip.ts';

/** The industry's test file (EICAR): harmless, and found by every scanner. */
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

const PROGRAM_HEADS = ['MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '#!/'];

/** Of a PDF, what acts by itself or carries another file. */
const PDF_ACTION = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm)\b/;

const forbiddenIn = (bytes: Buffer): string | undefined => {
  const text = bytes.toString('latin1');
  if (text.includes(EICAR)) return 'EICAR-Test-File';
  if (PROGRAM_HEADS.some((head) => text.startsWith(head))) return 'program';
  return text.startsWith('%PDF-') && PDF_ACTION.test(pdfObjects(bytes)) ? 'active PDF' : undefined;
};

const partsOf = (bytes: Buffer): readonly Buffer[] => {
  if (bytes.toString('latin1', 0, 4) !== 'PK\x03\x04') return [];
  try {
    return readZip(bytes).map((entry) => entry.read());
  } catch (error) {
    if (error instanceof ZipFault) return [];
    throw error;
  }
};

/**
 * 内置检查 — knows the signatures of forbidden content: programs, PDFs that act by themselves, the EICAR test file, also
 * inside packed documents. It is **not** a virus scanner and knows no virus: a city names one with `CLAMAV`.
 */
export const embeddedScanner: Scanner = {
  scan: async (given) => {
    const bytes = Buffer.from(given);
    const forbidden = [bytes, ...partsOf(bytes)].map(forbiddenIn).find((found) => found !== undefined);
    return forbidden ? { forbidden } : 'clean';
  },
};
