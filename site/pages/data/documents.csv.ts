import { library } from '../../library/current.ts';
import { documentRecords, toCsv } from '../../text/open-data.ts';

/** 开放数据: the same as a table. */
export const GET = (): Response =>
  new Response(toCsv(documentRecords(library)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
