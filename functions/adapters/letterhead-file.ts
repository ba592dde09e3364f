import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { AgencyFields } from '#content/schema/organ.ts';
import type { SiteFields } from '#content/schema/site.ts';
import type { Letterhead } from '#domain/letters/letter.ts';

/** Where the site says nothing of a court: whichever it is by law (行政诉讼法第十八条). */
const ANY_COURT = '有管辖权的人民法院';

const FIELDS = /^---\n(.*?)\n---$/ms;

/**
 * 发文机关 — the 受理机构 of `site.yaml` and its 政府信息公开工作机构, as the content check has passed them.
 * @throws Error when there is no such file
 */
export const letterheadFile = (contentDir: string): Letterhead => {
  const read = (path: string): string => readFileSync(join(contentDir, path), 'utf8');
  const site = load(read('site.yaml')) as SiteFields;
  const agency = load(FIELDS.exec(read(`agencies/${site.applicationOffice}.md`))?.[1] ?? '') as AgencyFields;
  const { name, phone, address, hours } = agency.disclosureOffice;
  return {
    organ: agency.name,
    reviewBody: site.reviewBody,
    reviewLink: site.reviewLink,
    court: site.court ?? ANY_COURT,
    contact: { name, phone, address, hours },
    trackLink: `${site.domain}/apply/track/`,
  };
};
