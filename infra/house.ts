import { type App, Tags } from 'aws-cdk-lib';
import type { GrantName } from '../functions/grants.ts';
import type { City } from './city.ts';
import { DisclosureStack } from './disclosure-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { OperationsStack } from './operations-stack.ts';
import { PagesStack } from './pages-stack.ts';
import { PortalStack } from './portal-stack.ts';

interface Parts {
  /** The folder of a packed function. */
  readonly code: (name: GrantName) => string;
  readonly siteVersion: string;
}

/** The whole house: what is kept and done, the pages, the site's files, the one address for all, and who is woken when it fails. */
export const buildHouse = (app: App, city: City, { code, siteVersion }: Parts) => {
  const env = { region: city.region };
  const disclosure = new DisclosureStack(app, 'Disclosure', { env, city, code });
  const { accessLogs } = disclosure.stores;
  const pages = new PagesStack(app, 'Pages', { env, disclosure, code: code('pages') });
  const portal = new PortalStack(app, 'Portal', { env, accessLogs });
  const edge = new EdgeStack(app, 'Edge', { env, city, portal, disclosure, siteVersion, accessLogs });
  const duties = [...disclosure.duties, pages.duty];
  const operations = new OperationsStack(app, 'Operations', { env, city, disclosure, duties });
  Tags.of(app).add('project', 'mingbai');
  Tags.of(app).add('cost-centre', city.costCentre);
  return { disclosure, pages, portal, edge, operations };
};
