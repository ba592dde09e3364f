import type { APIRoute } from 'astro';
import { frame } from '../library/frame.ts';
import { traditionalConverter, traditionalPage } from './traditional.ts';

const { domain, traditional } = frame.site;
const convert = traditionalConverter(traditional);

/** An on-demand page below `/hant/`: the Simplified one, made Traditional as it is asked for. */
export const traditionalRoute: APIRoute = async ({ rewrite, url }) => {
  const page = await rewrite(new URL(url.pathname.replace(/^\/hant/, '') + url.search, url));
  return new Response(traditionalPage(await page.text(), domain, convert), page);
};
