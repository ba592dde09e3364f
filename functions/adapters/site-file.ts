import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { SiteFields } from '#content/schema/site.ts';

/** 网站信息 that notices are signed with, as the content check has passed it. */
export const siteFile = (path: string): Pick<SiteFields, 'name' | 'city' | 'phone' | 'domain' | 'demo'> =>
  load(readFileSync(path, 'utf8')) as SiteFields;
