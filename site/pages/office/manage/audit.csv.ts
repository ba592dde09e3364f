import type { APIRoute } from 'astro';
import { isNumber } from '#domain/application/number.ts';
import { nameOfStep } from '#domain/application/view.ts';
import { readTrail } from '#functions/usecases/read-trail.ts';
import { world } from '#functions/world.ts';
import { actorWords, csvAnswer } from '../../../office/manage-text.ts';
import { forManager, toPage } from '../../../office/officer.ts';
import { unitName } from '../../../office/unit-name.ts';

export const prerender = false;

const COLUMNS = ['序号', '时间', '步骤', '条款', '谁', '前一条的哈希', '哈希'];

/** Names change; what is taken away to be checked says who by the number in the record. */
const BY_ID: ReadonlyMap<string, string> = new Map();

/** 办理记录 of an application as a table, with whole hashes, so that anybody can follow the chain. */
export const GET: APIRoute = ({ request, url }) =>
  forManager(request, async () => {
    const number = url.searchParams.get('number') ?? '';
    const trail = isNumber(number) ? await readTrail(world)(number) : undefined;
    if (!trail || trail.fault) return toPage(url);
    return csvAnswer(`办理记录-${number}`, [
      COLUMNS,
      ...trail.records.map(({ seq, at, previous, hash, event }) => {
        const { name, law } = nameOfStep(event.step);
        return [String(seq), at, name, law, actorWords(event.actor, unitName, BY_ID), previous, hash];
      }),
    ]);
  });
