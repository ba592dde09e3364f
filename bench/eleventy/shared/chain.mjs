/** The chain of revisions of a document, oldest first, itself included. */
export const chainOf = (item, byId) => {
  const found = new Set([item]);
  for (const { data } of found)
    for (const id of [...(data.replaces ?? []), data.replacedBy]) if (id) found.add(byId.get(id));
  return [...found].sort((a, b) => (a.data.writtenOn < b.data.writtenOn ? -1 : 1));
};
