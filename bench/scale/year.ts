/** 参考城市 × 100 — what a year brings at most; 4.13 million enquiries of 2020 and 14,000 documents are the city's own. */
export const YEAR_AT_SCALE = { enquiries: 413_000_000, applications: 1_000_000, documents: 1_400_000 } as const;

/** One city, as the reference city: a hundredth of all. */
export const CITIES = 100;

/** Working hours of a year, and how much more than their mean the busiest second brings. Assumed, not measured. */
const WORKING_SECONDS = 250 * 8 * 3600;
export const PEAK_FACTOR = 10;

/** In the busiest second, if all of a year's came in working hours. */
export const peakOf = (inYear: number): number => (inYear / WORKING_SECONDS) * PEAK_FACTOR;
