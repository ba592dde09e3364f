import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { answers } from './memory.ts';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const CURVE = 1;
const MOST_DEPTH = 12;
const MOST_OBJECTS = 200_000;

/** In points of the page. */
export interface Bounds {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** 页面对象 — in the order they are painted. `covers`: an opaque rectangle, or a picture. */
export interface PageObject {
  readonly handle: number;
  readonly order: number;
  readonly kind: 'text' | 'rectangle' | 'image' | 'other';
  readonly bounds: Bounds;
}

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

const through = ([a, b, c, d, e, f]: Matrix, { left, bottom, right, top }: Bounds): Bounds => {
  const corners = [left, right].flatMap((x) =>
    [bottom, top].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
};

const matrixOf = (engine: WrappedPdfiumModule, handle: number): Matrix => {
  const begin = engine.pdfium.wasmExports.malloc(24);
  try {
    if (!engine.FPDFPageObj_GetMatrix(handle, begin)) return SAME;
    return [0, 4, 8, 12, 16, 20].map((at) => engine.pdfium.getValue(begin + at, 'float')) as unknown as Matrix;
  } finally {
    engine.pdfium.wasmExports.free(begin);
  }
};

/** Whether a path is a rectangle filled so that nothing below shows through. */
const isOpaqueRectangle = (engine: WrappedPdfiumModule, path: number): boolean => {
  const count = engine.FPDFPath_CountSegments(path);
  const [filled] =
    answers(engine, 'i32', 2, (fill, stroke) => engine.FPDFPath_GetDrawMode(path, fill ?? 0, stroke ?? 0)) ?? [];
  if (!filled || count < 4 || count > 6 || engine.FPDFPageObj_HasTransparency(path)) return false;
  const points: (readonly [number, number])[] = [];
  for (let at = 0; at < count; at += 1) {
    const segment = engine.FPDFPath_GetPathSegment(path, at);
    const point = answers(engine, 'float', 2, (x, y) => engine.FPDFPathSegment_GetPoint(segment, x ?? 0, y ?? 0));
    if (engine.FPDFPathSegment_GetType(segment) === CURVE || !point) return false;
    points.push([point[0] ?? 0, point[1] ?? 0]);
  }
  const [xs, ys] = [new Set(points.map(([x]) => x)), new Set(points.map(([, y]) => y))];
  return xs.size === 2 && ys.size === 2;
};

const kindOf = (engine: WrappedPdfiumModule, handle: number, type: number): PageObject['kind'] => {
  if (type === TEXT) return 'text';
  if (type === IMAGE) return 'image';
  return type === PATH && isOpaqueRectangle(engine, handle) ? 'rectangle' : 'other';
};

/** Everything painted on a page, also inside form objects. */
export const objectsOf = (engine: WrappedPdfiumModule, page: number): readonly PageObject[] => {
  const objects: PageObject[] = [];
  const visit = (count: number, child: (at: number) => number, matrix: Matrix, depth: number): void => {
    if (depth > MOST_DEPTH) return;
    for (let at = 0; at < count && objects.length < MOST_OBJECTS; at += 1) {
      const handle = child(at);
      const type = engine.FPDFPageObj_GetType(handle);
      if (type === FORM) {
        const inside = times(matrixOf(engine, handle), matrix);
        visit(
          engine.FPDFFormObj_CountObjects(handle),
          (of) => engine.FPDFFormObj_GetObject(handle, of),
          inside,
          depth + 1,
        );
        continue;
      }
      const [left = 0, bottom = 0, right = 0, top = 0] =
        answers(engine, 'float', 4, (l, b, r, t) =>
          engine.FPDFPageObj_GetBounds(handle, l ?? 0, b ?? 0, r ?? 0, t ?? 0),
        ) ?? [];
      const bounds = through(matrix, { left, bottom, right, top });
      objects.push({ handle, order: objects.length, kind: kindOf(engine, handle, type), bounds });
    }
  };
  visit(engine.FPDFPage_CountObjects(page), (at) => engine.FPDFPage_GetObject(page, at), SAME, 0);
  return objects;
};
