import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addDays } from '#domain/work-calendar.ts';
import { dynamoApplications } from '#functions/adapters/dynamo/applications.ts';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { startDynamo } from '#functions/local/dynamodb.ts';
import { today } from '#functions/world-base.ts';
import { demoNumber } from '../tests/support/demo-number.ts';
import { readyUrl, startPortal } from '../tests/support/portal.ts';
import { cookieJar } from '../tests/support/provider.ts';
import { readStorage } from '../tools/settings.ts';
import { say } from '../tools/terminal.ts';
import { BENCH_DIR } from './generate.ts';
import { SUBMISSION } from './procedure-world.ts';
import { seedApplications } from './seed.ts';

const LOOKS = 200;
/** An officer may ask 120 times a minute, whatever the address. */
const OFFICE_LOOKS = 50;
/** So many looks in a row below so many milliseconds: the engine is at rest. */
const QUICK_LOOKS = 5;
const QUICK_MS = 150;
const OFFICER = 'demo-finance';
const TITLE = '政府采购项目清单';
/** Half of a full store waits at the unit whose list is looked at. */
const UNITS = ['finance', 'housing'];

type Ask = (url: string, init?: RequestInit) => Promise<Response>;

/** A form as a page sends it. */
const posted = (origin: string, fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

/** Another visitor each time, for whom no limit is reached. */
const from = (time: number, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...(init.headers as Record<string, string>), 'x-forwarded-for': `10.0.${time >> 8}.${time & 255}` },
});

/** A browser in which the officer has signed in. */
const signIn = async (origin: string): Promise<Ask> => {
  const ask = cookieJar();
  let response = await ask(`${origin}/office/sign-in`);
  let at = '';
  while (response.status !== 200) {
    at = new URL(response.headers.get('location') ?? '', at || origin).href;
    response = await ask(at);
    if (response.status === 200 && at.includes('/interaction/'))
      response = await ask(at, posted(origin, { officer: OFFICER }));
  }
  return ask;
};

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

/** Milliseconds to the end of the answer, one after another: the middle, and the one in twenty that takes longest. */
const timed = async (look: (time: number) => Promise<Response>, looks = LOOKS): Promise<string> => {
  const times: number[] = [];
  for (let time = 0; time < looks; time += 1) {
    const start = performance.now();
    const response = await look(time);
    await response.arrayBuffer();
    times.push(performance.now() - start);
    if (response.status !== 200) throw new Error(`${response.url} answered ${response.status}`);
  }
  times.sort((a, b) => a - b);
  return `${at(times, 0.5).toFixed(1)} / ${at(times, 0.95).toFixed(1)}`;
};

/** The first anchor of a start reads the whole store; what is measured is the office at rest. */
const atRest = async (dataDir: string): Promise<void> => {
  const folder = join(dataDir, 'anchors');
  while (!existsSync(folder) || readdirSync(folder).length === 0) await pause(500);
};

/** While the engine's stream still holds what the filling wrote, each write waits for it (ADR-0010). */
const drained = async (look: () => Promise<Response>): Promise<void> => {
  for (let quick = 0; quick < QUICK_LOOKS; ) {
    const start = performance.now();
    await (await look()).arrayBuffer();
    quick = performance.now() - start < QUICK_MS ? quick + 1 : 0;
  }
};

/** 页面的用时 — a page that asks the store for nothing, then what applicants and officers look at. */
const lookAtPages = async (dataDir: string): Promise<string> => {
  const portal = startPortal({ DATA_DIR: dataDir, DIST_DIR: 'dist', TRUSTED_PROXIES: '127.0.0.1' });
  try {
    const origin = (await readyUrl(portal)).replace(/\/$/, '');
    await atRest(dataDir);
    const office = await signIn(origin);
    const number = demoNumber(TITLE);
    const submitted = await fetch(`${origin}/api/v1/applications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(SUBMISSION),
    });
    const known = (await submitted.json()) as { number: string; queryCode: string };
    const track = posted(origin, { number: known.number, queryCode: known.queryCode });
    await drained(() => fetch(`${origin}/apply/track/`, from(LOOKS, track)));
    const cells = [
      await timed((time) => fetch(`${origin}/apply/track/`, from(time))),
      await timed((time) => fetch(`${origin}/apply/track/`, from(time, track))),
      await timed((time) => office(`${origin}/office/?by=unit&of=finance`, from(time)), OFFICE_LOOKS),
      await timed((time) => office(`${origin}/office/applications/${number}/`, from(time)), OFFICE_LOOKS),
    ];
    return cells.join(' | ');
  } finally {
    portal.child.kill('SIGTERM');
    await portal.ended;
  }
};

const fill = async (dataDir: string, to: number): Promise<void> => {
  const engine = await startDynamo({ dataDir, log: () => undefined });
  const place = { client: dynamoClient(engine.endpoint), table: readStorage().table };
  const { load } = dynamoApplications({ ...place, random: Math.random, pause });
  const like = (await load(demoNumber(TITLE)))?.application;
  if (!like) throw new Error('the demonstration applications are not there');
  const firstDueOn = addDays(today(), 1);
  await seedApplications({ ...place, like, units: UNITS, from: 0, to, firstDueOn });
  await engine.stop();
};

/** `npm run bench -- pages`: the server's time of the pages made on demand, at the size of a demonstration and of a large city. */
export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options: { largest: { type: 'string', default: '1000000' } } });
  const dataDir = join(BENCH_DIR, 'pages');
  rmSync(dataDir, { recursive: true, force: true });
  const small = await lookAtPages(dataDir);
  say(`filling the store with ${values.largest} applications`);
  await fill(dataDir, Number(values.largest));
  const large = await lookAtPages(dataDir);
  console.log(
    '\nmilliseconds, p50 / p95\n\n| applications | empty page | track | queue | case |\n|--:|--:|--:|--:|--:|',
  );
  console.log(`| demonstration | ${small} |\n| ${values.largest} | ${large} |`);
};
