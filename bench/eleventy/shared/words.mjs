import { create } from 'qrcode';

export const escapeHtml = (text) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

export const longDate = (date) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

const QUIET = 4;

/** The code of an address as SVG, at level M with a fixed mask, as on our pages. */
export const qrSvg = (address) => {
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
  const side = size + 2 * QUIET;
  return `<svg viewBox="0 0 ${side} ${side}" role="img" aria-label="二维码：${address}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
};
