import type { PriceName } from './prices.ts';
import { CITIES, YEAR_AT_SCALE } from './year.ts';

/** Measured: `npm run bench`, `npm run bench -- procedure` and `npm run bench -- lighthouse`. */
export const MEASURED = {
  /** 受理 → 归档, what officers and applicant cause. */
  procedureWriteUnits: 115,
  procedureReadUnits: 3,
  /** HTML, style and script of a page, packed. */
  pageKilobytes: 14.9,
  importMs: 108,
  /** 36,765 pages of 14,000 documents, Traditional copies included. */
  pagesADocument: 2.63,
} as const;

/** Assumed, and to be replaced by what a city counts. */
export const ASSUMED = {
  /** Reckoned: one process remembers what it saw last; of many functions each may have to read it again, at nine of ten steps. */
  forgottenReadUnits: 9,
  /** Reckoned: what the stream adds, two notices of five units, two counted marks of four. */
  streamWriteUnits: 18,
  /** Ten steps, two questions each whether it is counted. */
  streamReadUnits: 20,
  /** Every enquiry of the hotline brings a reader to so many pages of so many files. */
  pagesAnEnquiry: 3,
  filesAPage: 4,
  /** Pages and calls of officers and applicant for an application, each with one count of its rate limit. */
  requestsAnApplication: 60,
  readUnitsARequest: 4,
  requestMs: 150,
  requestGigabytes: 1,
  keyCallsAnApplication: 30,
  applicationKilobytes: 40,
  documentKilobytes: 60,
  /** Each publication is a version of the site, uploaded whole. */
  publicationsAMonth: 20,
  /** Ten versions, and what was taken away in 90 days. */
  versionsStored: 70,
  logKilobytesARequest: 1,
} as const;

/** What each city has, however little comes; an alarm over several metrics is paid for each. */
export const FIXED = { keys: 4, secrets: 3, alarms: 31, boards: 1 } as const;

const KILOBYTES_A_GIGABYTE = 1e6;
const MONTHS = 12;

/** 一个月的用量 of all cities together, by the price that it is paid at; the store as it is after a year. */
export const monthOfAll = (): Readonly<Record<PriceName, number>> => {
  const { enquiries, applications, documents } = YEAR_AT_SCALE;
  const views = (enquiries * ASSUMED.pagesAnEnquiry) / MONTHS;
  const cases = applications / MONTHS;
  const requests = cases * ASSUMED.requestsAnApplication;
  const stored = (applications * ASSUMED.applicationKilobytes) / KILOBYTES_A_GIGABYTE;
  return {
    writeUnits: cases * (MEASURED.procedureWriteUnits + ASSUMED.streamWriteUnits) + requests,
    readUnits:
      cases * (MEASURED.procedureReadUnits + ASSUMED.forgottenReadUnits + ASSUMED.streamReadUnits) +
      ASSUMED.readUnitsARequest * requests,
    tableStorage: stored,
    tableRecovery: stored,
    calls: requests,
    compute: requests * (ASSUMED.requestMs / 1000) * ASSUMED.requestGigabytes,
    gateway: requests,
    keyCalls: cases * ASSUMED.keyCallsAnApplication,
    keys: FIXED.keys * CITIES,
    secrets: FIXED.secrets * CITIES,
    alarms: FIXED.alarms * CITIES,
    boards: FIXED.boards * CITIES,
    logs: (requests * ASSUMED.logKilobytesARequest) / KILOBYTES_A_GIGABYTE,
    cdnRequests: views * ASSUMED.filesAPage,
    cdnBytes: (views * MEASURED.pageKilobytes) / KILOBYTES_A_GIGABYTE,
    objects: (documents * ASSUMED.documentKilobytes * ASSUMED.versionsStored) / KILOBYTES_A_GIGABYTE,
    puts: documents * MEASURED.pagesADocument * ASSUMED.publicationsAMonth,
  };
};
