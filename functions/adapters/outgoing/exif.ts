import { type Notes, Unjudged } from './findings.ts';

const GPS = 0x8825;
const THUMBNAIL = 0x0201;
const TEXTS: Readonly<Record<number, string>> = {
  270: '说明',
  271: '设备厂商',
  272: '设备型号',
  305: '软件',
  306: '时间',
  315: '作者',
  33432: '版权',
};
/** 方向 — the only thing a picture needs of its metadata. */
const ORIENTATION = 0x0112;
const MOST_DIRECTORIES = 8;

/** Exif metadata (a TIFF directory): place, thumbnail, and everything else but the orientation. */
export const inspectExif = (tiff: Buffer, { found, read }: Notes): void => {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  if (!little && tiff.toString('latin1', 0, 2) !== 'MM') throw new Unjudged('unreadable', 'Exif');
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const told: string[] = [];
  let others = 0;
  let directory = long(4);
  for (let count = 0; directory !== 0; count += 1) {
    if (count === MOST_DIRECTORIES) throw new Unjudged('unreadable', 'Exif 的目录过多');
    const entries = short(directory);
    for (let entry = 0; entry < entries; entry += 1) {
      const at = directory + 2 + entry * 12;
      const tag = short(at);
      if (tag === GPS) found('location', 'Exif');
      else if (tag === THUMBNAIL) found('thumbnail', 'Exif');
      else if (tag !== ORIENTATION) others += 1;
      const label = TEXTS[tag];
      const length = long(at + 4);
      if (!label || short(at + 2) !== 2) continue;
      const begin = length <= 4 ? at + 8 : long(at + 8);
      told.push(`${label} ${tiff.toString('utf8', begin, begin + length - 1)}`);
    }
    directory = long(directory + 2 + entries * 12);
  }
  if (others > 0) found('imageMetadata', 'Exif', told.join('，'));
  read('Exif', told.join('\n'));
};
