import { documentsSchema } from '../../text/open-data.ts';

/** 开放数据: what each field means. */
export const GET = (): Response => Response.json(documentsSchema());
