import { library } from '../../library/current.ts';
import { documentRecords } from '../../text/open-data.ts';

/** 开放数据: every published document. */
export const GET = (): Response => Response.json(documentRecords(library));
