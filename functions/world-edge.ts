import { SECURITY_HEADERS } from './headers.ts';
import type { Edge } from './http/gateway.ts';
import { setting, site } from './world-base.ts';

const POLICY = 'Content-Security-Policy';

/** How the site is called from outside, and the CDN's word (`EDGE_WORD`). */
export const edge = (): Edge => ({ origin: `https://${site().domain}`, word: setting('EDGE_WORD') });

/** Where a browser sends files to the bucket and fetches them. */
const bucketOrigin = (): string | undefined => {
  const [bucket, region] = [setting('BLOBS_BUCKET'), setting('AWS_REGION')];
  return bucket && `https://${bucket}.s3.${region}.amazonaws.com${region?.startsWith('cn-') ? '.cn' : ''}`;
};

/** A page's answer with the headers of every answer; to what it may send and ask, the bucket is no stranger. */
export const guarded = (response: Response): Response => {
  const bucket = bucketOrigin();
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!response.headers.has(name)) response.headers.set(name, value);
  const policy = response.headers.get(POLICY) ?? '';
  const connecting = policy.includes('connect-src') ? policy : `${policy}; connect-src 'self'`;
  if (bucket) response.headers.set(POLICY, connecting.replace(/(?:connect-src|form-action) 'self'/g, `$& ${bucket}`));
  return response;
};
