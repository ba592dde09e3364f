/** As typed on a phone: full-width, with blanks. */
export const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
