import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { boxOf, type Character, charactersOf } from './characters.ts';
import { type Bounds, objectsOf, type PageObject } from './objects.ts';
import { coloursIn, type PixelBox, type Raster, rasterOf, type Scale, scaleOf, widened } from './raster.ts';

/** What an eye makes of a character: sees it, sees it in a scanned picture, or not; and when not, why. */
export type Sight = 'seen' | 'seenInScan' | 'covered' | 'invisible' | 'unknownFont';

export interface PageSight {
  /** 被盖住的图片 — an opaque box lies over a picture that has strokes below it. */
  readonly pictureCovered: boolean;
  readonly scale: Scale;
  readonly text: string;
  readonly characters: readonly (Character & { readonly sight: Sight })[];
}

/** Enough to tell the strokes of small print. */
const DOTS_PER_INCH = 110;
/** Of 255. What differs by less is one colour to the eye. */
const LEAST_DIFFERENCE = 24;
/** A picture of so much of the page is a scan of it. */
const SCAN_SHARE = 0.8;
const MOST_LOOKS = 40;

const differs = (one: Raster, other: Raster, box: PixelBox): boolean => {
  for (const at of coloursIn(one, widened(box)))
    if (Math.abs((one.pixels[at] ?? 0) - (other.pixels[at] ?? 0)) >= LEAST_DIFFERENCE) return true;
  return false;
};

/** Whether an eye sees more than one colour there. */
export const hasStrokes = (raster: Raster, box: PixelBox): boolean => {
  const [least, most] = [
    [255, 255, 255],
    [0, 0, 0],
  ];
  for (const at of coloursIn(raster, widened(box))) {
    const colour = at % 4;
    least[colour] = Math.min(least[colour] ?? 0, raster.pixels[at] ?? 0);
    most[colour] = Math.max(most[colour] ?? 0, raster.pixels[at] ?? 0);
  }
  return most.some((value, colour) => value - (least[colour] ?? 0) >= LEAST_DIFFERENCE);
};

const isUnder = ({ bounds: { left, right, bottom, top } }: Character, { bounds }: PageObject): boolean => {
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return x >= bounds.left && x <= bounds.right && y >= bounds.bottom && y <= bounds.top;
};

/** A page as large as its characters are looked for. */
export const lookAt = (
  engine: WrappedPdfiumModule,
  page: number,
): { readonly raster: Raster; readonly scale: Scale } => {
  const scale = scaleOf(engine, page, DOTS_PER_INCH);
  return { raster: rasterOf(engine, page, scale), scale };
};

const overlap = (one: Bounds, other: Bounds): Bounds => ({
  left: Math.max(one.left, other.left),
  right: Math.min(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
  top: Math.min(one.top, other.top),
});

/** Draws the page without its boxes: what then shows in a picture where a box was, the box hides and does not remove. */
const hidesPicture = (
  engine: WrappedPdfiumModule,
  page: number,
  scale: Scale,
  objects: readonly PageObject[],
): boolean => {
  const images = objects.filter(({ kind }) => kind === 'image');
  const hidden = objects
    .filter(({ kind }) => kind === 'rectangle')
    .flatMap((lid) => images.filter(({ order }) => order < lid.order).map(({ bounds }) => overlap(lid.bounds, bounds)))
    .filter(({ left, right, bottom, top }) => left < right && bottom < top);
  if (hidden.length === 0) return false;
  for (const { handle, kind } of objects) engine.FPDFPageObj_SetIsActive(handle, kind === 'image');
  const below = rasterOf(engine, page, scale);
  for (const { handle } of objects) engine.FPDFPageObj_SetIsActive(handle, true);
  return hidden.some((bounds) => hasStrokes(below, boxOf(engine, page, scale, bounds)));
};

/**
 * 看得见吗 — a character is seen when the page looks different without its ink. So the page is drawn twice, once with no
 * text at all: white on white, below a box, off the page and without ink are then one case. Under a box that bears
 * other words the page is drawn once more without these.
 */
export const sightOf = (engine: WrappedPdfiumModule, page: number): PageSight => {
  const scale = scaleOf(engine, page, DOTS_PER_INCH);
  const { characters, text } = charactersOf(engine, page, scale);
  const objects = objectsOf(engine, page);
  const pictureCovered = hidesPicture(engine, page, scale, objects);
  if (characters.length === 0) return { scale, text, characters: [], pictureCovered };
  const orders = new Map(objects.map(({ handle, order }) => [handle, order]));
  const texts = objects.filter(({ kind }) => kind === 'text');
  const drawnWith = (isShown: (object: PageObject) => boolean): Raster => {
    for (const object of texts) engine.FPDFPageObj_SetIsActive(object.handle, isShown(object));
    return rasterOf(engine, page, scale);
  };
  const whole = drawnWith(() => true);
  const empty = drawnWith(() => false);
  const upTo = new Map<number, Raster>();
  const isSeenBelow = (character: Character, { order }: PageObject): boolean => {
    if (!upTo.has(order) && upTo.size >= MOST_LOOKS) return false;
    const below = upTo.get(order) ?? drawnWith((object) => object.order < order);
    upTo.set(order, below);
    return differs(below, empty, character.box);
  };
  const covers = objects.filter(({ kind }) => kind === 'rectangle' || kind === 'image');
  const area = engine.FPDF_GetPageWidthF(page) * engine.FPDF_GetPageHeightF(page) || 1;
  const isScan = ({ kind, bounds: { left, right, bottom, top } }: PageObject): boolean =>
    kind === 'image' && (right - left) * (top - bottom) >= area * SCAN_SHARE;
  const sightOfOne = (character: Character): Sight => {
    const order = orders.get(character.object) ?? -1;
    const above = covers.filter((object) => object.order > order && isUnder(character, object));
    if (differs(whole, empty, character.box)) {
      const lid = above.find(({ kind }) => kind === 'rectangle');
      return lid && !isSeenBelow(character, lid) ? 'covered' : 'seen';
    }
    const isInScan = covers.some((object) => isScan(object) && isUnder(character, object));
    if (isInScan && hasStrokes(empty, character.box)) return 'seenInScan';
    if (character.unknownFont && !character.inkless) return 'unknownFont';
    return above.length > 0 ? 'covered' : 'invisible';
  };
  return {
    scale,
    text,
    pictureCovered,
    characters: characters.map((character) => ({ ...character, sight: sightOfOne(character) })),
  };
};
