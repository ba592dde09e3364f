import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { type OfficersFields, officersSchema } from '#content/schema/officers.ts';

/** 工作人员 as the content check has passed it; a city that writes nothing maps nothing. */
export const officersFile = (path: string): OfficersFields =>
  officersSchema.parse(existsSync(path) ? load(readFileSync(path, 'utf8')) : {});
