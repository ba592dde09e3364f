import type { SiteFields } from '#content/schema/site.ts';
import { readYaml } from '#site/library/read.ts';
import { Complaint } from './terminal.ts';

/** 域名 — the name the public knows the site by, as its content says; and whether it is a demonstration. */
export const readSite = (contentDir: string): Pick<SiteFields, 'domain' | 'demo'> => {
  const raw = readYaml(contentDir, 'site.yaml');
  if (!('fields' in raw)) throw new Complaint(`${raw.file}：${raw.fault}。`);
  return raw.fields as SiteFields;
};
