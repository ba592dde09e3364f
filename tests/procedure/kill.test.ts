import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { ROOT } from '../../tools/settings.ts';
import { startDynamo } from '../support/dynamo.ts';
import { breachesIn, officeOn } from '../support/office.ts';

const dir = mkdtempSync(join(tmpdir(), 'mingbai-kill-'));
afterAll(() => rmSync(dir, { recursive: true }));

const ROUNDS = 20;
const OFFICERS = 2;
const KEYS = join(dir, 'keys/master.json');
const SCRIPT = join(ROOT, 'tests/support/officer-process.ts');

interface Acknowledged {
  /** 受理编号 by the client's key. */
  readonly numbers: Map<string, string>;
  readonly versions: Map<string, number>;
}

/** Takes what an officer's process says; resolves with its first word. */
const listen = (child: ChildProcess, { numbers, versions }: Acknowledged, faults: string[]): Promise<unknown> => {
  let rest = '';
  child.stdout?.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [word, what = '', of = ''] = line.split(' ');
      if (word === 'stepped') versions.set(what, Math.max(versions.get(what) ?? 0, Number(of)));
      else if ((numbers.get(what) ?? of) === of) numbers.set(what, of);
      else faults.push(`${what} is ${numbers.get(what)} and ${of}`);
    }
  });
  child.stderr?.on('data', (chunk) => {
    const refused = /Error: 2026-\d+ .*/.exec(String(chunk))?.[0];
    if (refused) faults.push(refused);
  });
  return Promise.race([once(child.stdout as NonNullable<typeof child.stdout>, 'data'), once(child, 'close')]);
};

/** The first key of an officer whose receipt is not yet known; the one before may not be finished. */
const goOnFrom = ({ numbers }: Acknowledged, name: string): number =>
  Math.max(0, [...numbers.keys()].filter((key) => key.startsWith(`${name}-`)).length - 1);

describe.skipIf(process.env['DYNAMODB_ENDPOINT'])('killed at any moment', () => {
  it(`officers, the engine, or both, ${ROUNDS} times: all that was acknowledged is there, nothing is broken`, async () => {
    const acknowledged: Acknowledged = { numbers: new Map(), versions: new Map() };
    const faults: string[] = [];
    let table: string | undefined;
    for (let round = 0; round < ROUNDS; round += 1) {
      const dynamo = await startDynamo(join(dir, 'store.db'));
      table ??= dynamo.table;
      const place = { client: dynamo.client, table };
      const office = officeOn(place, keyFile(KEYS));
      expect([round, await breachesIn(place, office)]).toEqual([round, []]);

      const officers = Array.from({ length: OFFICERS }, (_, at) => {
        const name = `officer${at}`;
        const args = [SCRIPT, dynamo.endpoint, place.table, KEYS, name, String(goOnFrom(acknowledged, name))];
        return spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
      });
      const gone = officers.map((child) => once(child, 'close'));
      await Promise.all(officers.map((child) => listen(child, acknowledged, faults)));
      await pause(Math.random() * 400);
      if (round % 3 !== 0) dynamo.stop();
      if (round % 3 === 1) await pause(Math.random() * 50);
      for (const child of officers) child.kill('SIGKILL');
      await Promise.all(gone);
      if (round % 3 === 0) expect([round, await breachesIn(place, office)]).toEqual([round, []]);
      dynamo.stop();
      expect(faults).toEqual([]);
    }

    const dynamo = await startDynamo(join(dir, 'store.db'));
    const place = { client: dynamo.client, table: table ?? '' };
    const { world, ...office } = officeOn(place, keyFile(KEYS));
    expect(await breachesIn(place, { world, ...office })).toEqual([]);
    for (const [key, number] of acknowledged.numbers)
      expect([key, (await world.applications.findByKey(key))?.number]).toEqual([key, number]);
    for (const [number, version] of acknowledged.versions)
      expect((await world.applications.history(number)).length).toBeGreaterThanOrEqual(version);
    expect(acknowledged.numbers.size).toBeGreaterThan(ROUNDS);
    dynamo.stop();
  }, 180_000);
});
