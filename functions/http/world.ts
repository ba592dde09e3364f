import type { Applications } from '../usecases/ports/applications.ts';
import type { OutgoingFolder } from '../usecases/ports/folder.ts';
import type { Office } from '../usecases/ports/office.ts';
import type { Identity, RateLimiter } from '../usecases/ports/officer.ts';
import type { SiteSearch } from '../usecases/ports/site-search.ts';
import type { Blobs, Uploads } from '../usecases/ports/uploads.ts';
import type { Vault } from '../usecases/ports/vault.ts';

/** What the API sees of the world. */
export interface ApiWorld extends Office {
  readonly applications: Applications;
  readonly vault: Vault;
  readonly uploads: Uploads;
  readonly blobs: Blobs;
  readonly folder: Pick<OutgoingFolder, 'list'>;
  readonly siteSearch: SiteSearch;
  readonly identity: Identity;
  readonly rates: RateLimiter;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}
