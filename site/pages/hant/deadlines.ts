import type { APIRoute } from 'astro';
import { traditionalConverter, traditionalPage } from '../../build/traditional.ts';
import { frame } from '../../library/frame.ts';

export const prerender = false;

const { domain, traditional } = frame.site;
const convert = traditionalConverter(traditional);

/** GET /hant/deadlines/ — 期限计算器, made Traditional as it is asked for. */
export const GET: APIRoute = async ({ rewrite, url }) => {
  const page = await rewrite(new URL(`/deadlines/${url.search}`, url));
  return new Response(traditionalPage(await page.text(), domain, convert), page);
};
