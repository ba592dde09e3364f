import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

/** Calls a function of PDFium that writes its answers where it is told; undefined when it refuses. */
export const answers = (
  { pdfium }: WrappedPdfiumModule,
  type: 'float' | 'double' | 'i32',
  count: number,
  call: (...places: number[]) => boolean | number,
): number[] | undefined => {
  const size = type === 'double' ? 8 : 4;
  const begin = pdfium.wasmExports.malloc(size * count);
  try {
    const places = Array.from({ length: count }, (_, at) => begin + at * size);
    return call(...places) ? places.map((place) => pdfium.getValue(place, type)) : undefined;
  } finally {
    pdfium.wasmExports.free(begin);
  }
};
