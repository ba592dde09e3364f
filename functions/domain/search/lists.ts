/** What two ascending lists have in common. */
export const intersect = (a: Uint32Array, b: Uint32Array): Uint32Array => {
  const both = new Uint32Array(Math.min(a.length, b.length));
  let [i, j, count] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [left = 0, right = 0] = [a[i], b[j]];
    if (left === right) both[count++] = left;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return both.subarray(0, count);
};

/** Everything in any of some ascending lists, each once. */
export const unite = (lists: readonly Uint32Array[]): Uint32Array => {
  const [only = new Uint32Array(0)] = lists;
  if (lists.length < 2) return only;
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  let count = 0;
  for (const value of all) if (count === 0 || all[count - 1] !== value) all[count++] = value;
  return all.subarray(0, count);
};

export const intersectAll = (lists: readonly Uint32Array[]): Uint32Array =>
  lists
    .toSorted((a, b) => a.length - b.length)
    .reduce(
      (both, list) => intersect(both, list),
      lists.toSorted((a, b) => a.length - b.length)[0] ?? new Uint32Array(0),
    );
