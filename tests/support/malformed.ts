import fc from 'fast-check';

const deep = (levels: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

const MEGABYTE = '明'.repeat(350_000);

/** Values that break careless programs. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    -0,
    2 ** 53,
    0.1,
    '',
    ' ',
    '\u0000',
    '\u202e倒',
    '\ud800',
    'a\udfff',
    '＜script＞',
    '<script>alert(1)</script>',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    "' OR 1=1 --",
    '#{7*7}',
    '{{7*7}}',
    '2026-02-30',
    '9999-12-31',
    '0000-00-00',
    '2026-3-2',
    [],
    {},
    [[]],
    [null],
    { __proto__: { isAdmin: true } },
    { length: 1e9 },
    { toString: 'x' },
    Object.fromEntries([['then', 'x']]),
    '𠮷'.repeat(3000),
  ),
  fc.constantFrom(11, 12, 13, 200, 1_000).map(deep),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>,
);

type Json = Readonly<Record<string, unknown>>;

/** `body` with the value at `path` put in the place of what was there, or beside it. */
const put = (body: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value;
  const object = (typeof body === 'object' && body !== null ? body : {}) as Json;
  return { ...object, [key]: put(object[key], rest, value) };
};

const pathsOf = (value: unknown, path: readonly string[] = []): string[][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])])
    : [];

/** A good body made bad in one to three places, or added to. */
const mutated = (good: Json): fc.Arbitrary<string> => {
  const paths = [...pathsOf(good), ['__proto__'], ['constructor'], ['extra'], ['a'.repeat(2000)]];
  const change = fc.tuple(fc.constantFrom(...paths), hostile);
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((body, [path, value]) => put(body, path, value), good))
    .map((body) => JSON.stringify(body) ?? 'null');
};

/** What is no JSON at all, or JSON that a reader may take in two ways. */
const raw = (good: Json): fc.Arbitrary<string> => {
  const text = JSON.stringify(good);
  return fc.oneof(
    fc.nat(text.length).map((length) => text.slice(0, length)),
    fc.constantFrom(
      '',
      'null',
      '[]',
      '"x"',
      '1',
      'NaN',
      '{"a":1e9999}',
      `\ufeff${text}`,
      `${text}${text}`,
      `{"__proto__":{"x":1},${text.slice(1)}`,
      `{"a":"${MEGABYTE}"}`,
    ),
    fc.constantFrom(50, 5_000, 60_000).map((levels) => '['.repeat(levels) + ']'.repeat(levels)),
    fc.string({ unit: 'binary', maxLength: 2_000 }),
  );
};

/** Bodies as nobody should send them. */
export const malformed = (good: Json): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: mutated(good) }, { weight: 1, arbitrary: raw(good) });
