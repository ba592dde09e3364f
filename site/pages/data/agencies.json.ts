import { library } from '../../library/current.ts';

/** 开放数据: the organs and their 政府信息公开工作机构. */
export const GET = (): Response => Response.json(library.agencies.map(({ id, fields }) => ({ id, ...fields })));
