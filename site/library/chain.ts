import type { Document, Library } from './library.ts';

/** 修订沿革 — every published document joined to this one by 替代 or 修改, oldest first, itself included. */
export const revisionChain = (library: Library, start: Document): readonly Document[] => {
  const found = new Map([[start.id, start]]);
  const open = [start];
  for (let document = open.pop(); document; document = open.pop()) {
    const { replaces, replacedBy, amends, amendedBy } = document.fields;
    for (const id of [...replaces, ...(replacedBy ? [replacedBy] : []), ...amends, ...amendedBy]) {
      const next = found.has(id) ? undefined : library.document(id);
      if (!next) continue;
      found.set(id, next);
      open.push(next);
    }
  }
  return [...found.values()].sort((a, b) => a.fields.writtenOn.localeCompare(b.fields.writtenOn));
};

/** The earlier full text a document can be compared with: what it replaced, if that is published. */
export const predecessor = (library: Library, document: Document): Document | undefined => {
  const [first] = document.fields.replaces;
  return first === undefined ? undefined : library.document(first);
};
