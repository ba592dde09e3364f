import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { type SiteFields, siteSchema } from '#content/schema/site.ts';

/** 网站信息 as the office signs its notices with. @throws Error when the file cannot be read as one */
export const siteFile = (path: string): SiteFields => siteSchema.parse(load(readFileSync(path, 'utf8')));
