/** 受理编号 — year and place in the year, gapless: `2026-00042`. */
export const numberOf = (year: string, place: number): string => `${year}-${String(place).padStart(5, '0')}`;

/** Whether a text has the form of a 受理编号; one with that number need not exist. */
export const isNumber = (text: string): boolean => /^\d{4}-\d{5,9}$/.test(text);
