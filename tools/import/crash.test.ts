import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, filesIn, folder, importInto, lines } from './sample/run.ts';

const MAIN = join(import.meta.dirname, 'main.ts');

/** Enough rows that a run can be caught at its work. */
const rows = Array.from({ length: 600 }, (_, at) => ({
  title: `明州市第${at % 300}号渡口管理办法`,
  agency: `明州市第${at % 9}渡口`,
  rel: `办法/${at}(20${10 + Math.floor(at / 300)}-03-0${1 + (at % 7)}).md`,
  body: `第一条 渡口 ${at}。\n\n${'第二条 渡口的管理适用本办法。'.repeat(40)}`,
}));

const from = join(folder({ 'a.jsonl': lines(...rows) }), 'a.jsonl');

/** The moments to kill a run at: what has then been said, or lies in the target. */
const MOMENTS: readonly (readonly [name: string, is: (said: string, to: string) => boolean])[] = [
  ['while it reads', (said) => /读取 +\d/.test(said)],
  ['while it makes files ready', (said) => said.includes('写入  20%')],
  ['when all files are ready', (said) => said.includes('写入 100%')],
  ['while it puts them in their places', (_said, to) => existsSync(join(to, '.import.jsonl'))],
];

/** Runs the import and kills it, without mercy, at a moment; says how it ended. */
const killedAt = (to: string, is: (said: string, to: string) => boolean): Promise<NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, '--from', from, '--to', to], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    const look = (): void => {
      if (is(said, to)) child.kill('SIGKILL');
    };
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
      look();
    });
    const watch = setInterval(look, 1);
    child.once('error', reject);
    child.once('close', (_code, signal) => {
      clearInterval(watch);
      resolve(signal);
    });
  });

/** A target a run was killed over; a busy machine may need several tries to catch it. */
const killed = async (is: (said: string, to: string) => boolean): Promise<string> => {
  for (let tries = 0; tries < 10; tries += 1) {
    const to = join(folder(), 'c');
    if ((await killedAt(to, is)) === 'SIGKILL') return to;
  }
  throw new Error('the run was always done before it could be killed');
};

const whole = await (async () => {
  const to = folder();
  await importInto(to, from);
  return contentOf(to);
})();

describe('a run killed with -9', () => {
  it.each(MOMENTS)('%s leaves whole files only, and the next run does the rest', async (_name, is) => {
    const to = await killed(is);
    const left = contentOf(to).filter((line) => !/^\.import/.test(line));
    expect(whole).toEqual(expect.arrayContaining(left));
    await importInto(to, from);
    expect(contentOf(to)).toEqual(whole);
    expect(filesIn(to).filter((file) => file.startsWith('.import-work'))).toEqual([]);
  });

  it('shuts out a second run while the first is alive', async () => {
    const to = folder({ '.import-work/pid': String(process.ppid) });
    await expect(importInto(to, from)).rejects.toThrow('另一次导入');
    expect(readFileSync(join(to, '.import-work/pid'), 'utf8')).toBe(String(process.ppid));
  });
});

describe('a collection of any length', () => {
  it('goes through a memory that could not hold it', () => {
    const body = '第二条 渡口的管理适用本办法。'.repeat(700);
    const big = lines(
      ...rows.flatMap((row) => [0, 1].map((half) => ({ ...row, rel: `${half}${row.rel}`, body: `${half}${body}` }))),
    );
    const source = join(folder({ 'big.jsonl': big }), 'big.jsonl');
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--max-old-space-size=40', MAIN, '--from', source, '--to', folder()],
      {
        encoding: 'utf8',
      },
    );
    expect(Buffer.byteLength(big)).toBeGreaterThan(30 * 1024 * 1024);
    expect([status, stdout]).toEqual([0, expect.stringContaining('公文 1200 件')]);
  });
});
