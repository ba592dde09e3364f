/** Where a bucket takes the files that an officer brings for an application; nobody else is given a form for it. */
export const incomingPlace = (number: string, officerId: string): string =>
  `incoming/${number}/${encodeURIComponent(officerId)}/`;
