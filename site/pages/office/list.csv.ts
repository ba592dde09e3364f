import type { APIRoute } from 'astro';
import { STATES } from '#domain/application/states.ts';
import { clientOfPage } from '#functions/http/client-address.ts';
import { enterFromPage } from '#functions/http/enter.ts';
import type { Line, Page } from '#functions/usecases/ports/applications.ts';
import { world } from '#functions/world.ts';
import { csvAnswer } from '../../office/manage-text.ts';
import { officerOf } from '../../office/officer.ts';
import { unitName } from '../../office/unit-name.ts';

export const prerender = false;

const COLUMNS = ['受理编号', '信息名称', '状态', '收到之日', '期限', '主办单位'];
/** One table; whoever has more waiting takes away the most pressing. */
const MOST_PAGES = 20;

/** A list of the workbench as a table: what the page shows, all of its pages, and nothing personal. */
export const GET: APIRoute = async ({ request, url }) => {
  const signedIn = await officerOf(request);
  if (signedIn instanceof Response) return signedIn;
  const [by, of, state] = ['by', 'of', 'state'].map((name) => url.searchParams.get(name) ?? '');
  const lines: Line[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const answer = await enterFromPage(world, 'listApplications', {
      client: clientOfPage(request),
      officer: signedIn.officer,
      query: { ...(by && { by }), ...(of && { of }), ...(state && { state }), limit: '100', ...(cursor && { cursor }) },
    });
    if (!('data' in answer)) return new Response(null, { status: 303, headers: { Location: '/office/' } });
    const page = answer.data as Page;
    lines.push(...page.lines);
    cursor = page.cursor;
    if (!cursor) break;
  }
  return csvAnswer('待办', [
    COLUMNS,
    ...lines.map(({ number, title, state, receivedOn = '', dueOn = '', lead }) => [
      number,
      title,
      STATES[state].name,
      receivedOn,
      dueOn,
      lead ? unitName(lead) : '',
    ]),
  ]);
};
