import { readFile } from 'node:fs/promises';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** Why a document cannot be opened, in the words of whoever asked. */
export class PdfFault extends Error {
  override readonly name = 'PdfFault';
  readonly kind: 'unreadable' | 'encrypted' | 'tooLarge';

  constructor(kind: PdfFault['kind'], words: string) {
    super(words);
    this.kind = kind;
  }
}

const PAGE_BYTES = 65_536;
const ENCRYPTED = new Set([4, 5]);
/** More would be looked through by nobody, and is given in parts. */
export const MOST_PAGES = 300;

/**
 * PDFium takes memory page by page and gives none back. In its own process this is where it is stopped: what cannot grow
 * ends with an error.
 */
const limitMemory = (megabytes: number): void => {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number) {
    if (this.buffer.byteLength + pages * PAGE_BYTES > megabytes * 1024 * 1024) throw new RangeError('memory limit');
    return grow.call(this, pages);
  };
};

let loaded: Promise<WrappedPdfiumModule> | undefined;

const load = async (): Promise<WrappedPdfiumModule> => {
  const wasm = await readFile(new URL(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer;
  const engine = await init({ wasmBinary, print: () => {}, printErr: () => {} });
  engine.PDFiumExt_Init();
  return engine;
};

/** PDFium — loaded once in a process; `megabytes` bounds what it may take there. */
export const pdfium = (megabytes: number): Promise<WrappedPdfiumModule> => {
  if (!loaded) limitMemory(megabytes);
  loaded ??= load();
  return loaded;
};

export interface PdfDocument {
  readonly engine: WrappedPdfiumModule;
  readonly pages: number;
  /** Opens a page, counted from 0, for as long as `use` runs. */
  readonly page: <T>(index: number, use: (page: number) => T) => T;
  readonly close: () => void;
}

/** @throws PdfFault when it is broken, locked, or has too many pages */
export const openPdf = async (bytes: Uint8Array, megabytes: number): Promise<PdfDocument> => {
  const engine = await pdfium(megabytes);
  const { malloc, free } = engine.pdfium.wasmExports;
  const file = malloc(bytes.length);
  if (file === 0) throw new PdfFault('tooLarge', '内存不够');
  engine.pdfium.HEAPU8.set(bytes, file);
  const document = engine.FPDF_LoadMemDocument(file, bytes.length, '');
  const close = (): void => {
    if (document) engine.FPDF_CloseDocument(document);
    free(file);
  };
  const refuse = (kind: PdfFault['kind'], words: string): never => {
    close();
    throw new PdfFault(kind, words);
  };
  if (!document)
    return ENCRYPTED.has(engine.FPDF_GetLastError()) ? refuse('encrypted', '') : refuse('unreadable', 'PDF 的结构坏了');
  const pages = engine.FPDF_GetPageCount(document);
  if (pages === 0) return refuse('unreadable', 'PDF 没有页');
  if (pages > MOST_PAGES) return refuse('tooLarge', `有 ${pages} 页，多于 ${MOST_PAGES} 页`);
  const page = <T>(index: number, use: (page: number) => T): T => {
    const handle = engine.FPDF_LoadPage(document, index);
    if (!handle) throw new PdfFault('unreadable', `第 ${index + 1} 页坏了`);
    try {
      return use(handle);
    } finally {
      engine.FPDF_ClosePage(handle);
    }
  };
  return { engine, pages, page, close };
};
