import { readYaml } from '#site/library/read.ts';
import { Complaint } from './terminal.ts';

/** 域名 — the name the public knows the site by, as its content says. */
export const siteDomain = (contentDir: string): string => {
  const raw = readYaml(contentDir, 'site.yaml');
  if (!('fields' in raw)) throw new Complaint(`${raw.file}：${raw.fault}。`);
  return (raw.fields as { readonly domain: string }).domain;
};
