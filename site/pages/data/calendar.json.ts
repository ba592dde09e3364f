import { library } from '../../library/current.ts';

/** 开放数据: the exceptions to the Monday–Friday week, with the notices they rest on. */
export const GET = (): Response => Response.json(library.calendars);
