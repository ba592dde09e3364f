import type { Edge } from './http/gateway.ts';
import { setting, site } from './world-base.ts';

/** How the site is called from outside, and the CDN's word (`EDGE_WORD`). */
export const edge = (): Edge => ({ origin: `https://${site().domain}`, word: setting('EDGE_WORD') });
