import type { APIRoute } from 'astro';

export const prerender = false;

/** GET /healthz — 存活检查, for load balancers and watchers. */
export const GET: APIRoute = () => Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
