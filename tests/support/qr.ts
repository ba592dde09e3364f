import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const { resolve } = createRequire(import.meta.url);

// Unless it is given, the decoder fetches its own machine code from elsewhere.
prepareZXingModule({
  overrides: { wasmBinary: readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer as ArrayBuffer },
});

/** The texts of the QR codes that a decoder which knows nothing of this site sees in a picture (PNG or JPEG). */
export const qrTextsIn = async (picture: Uint8Array): Promise<string[]> => {
  const codes = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true });
  return codes.map(({ text }) => text);
};
