const KEY = /^[A-Z]+#[^#]+/;

/** 续页 — the last key read, as text for an address. It names only numbers, desks and dates. */
export const cursorOf = (lastKey: Readonly<Record<string, unknown>>): string =>
  Buffer.from(JSON.stringify(lastKey)).toString('base64url');

/** The key to go on from; undefined for text that is no cursor of this list. */
export const readCursor = (cursor: string, by: string, of: string): Record<string, string> | undefined => {
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Record<string, string>;
    const wanted = ['pk', 'sk', by, `${by}Order`];
    const whole = wanted.every((name) => typeof key[name] === 'string' && key[name].length < 200);
    return whole && Object.keys(key).length === wanted.length && key[by] === of && KEY.test(key['pk'] ?? '')
      ? key
      : undefined;
  } catch {
    return undefined;
  }
};
