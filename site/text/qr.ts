import { create } from 'qrcode';

/** Modules of quiet zone the standard asks for (ISO/IEC 18004). */
const QUIET = 4;

/**
 * The path and the side of a QR code, one unit a module, quiet zone included.
 * Level M; the mask is fixed because trying all eight costs more than the rest of a page.
 */
const qrPath = (address: string): { readonly path: string; readonly side: number } => {
  const { modules } = create([{ data: Buffer.from(address), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    maskPattern: 2,
  });
  const { size, data } = modules;
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue;
      const start = column;
      while (column + 1 < size && data[row * size + column + 1]) column++;
      path += `M${start + QUIET} ${row + QUIET}h${column - start + 1}v1h-${column - start + 1}z`;
    }
  return { path, side: size + 2 * QUIET };
};

/** The code of an address as an image; black on white in every mode, or a scanner cannot read it. */
export const qrSvg = (address: string): string => {
  const { path, side } = qrPath(address);
  return `<svg viewBox="0 0 ${side} ${side}" role="img" aria-label="二维码：${address}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
};
