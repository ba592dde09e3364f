/** `npm run bench -- NAME …`: one measurement; without a name, the list of them. */
import { Complaint, run, say } from '../tools/terminal.ts';

interface Bench {
  readonly about: string;
  readonly load: () => Promise<{ readonly run: (args: readonly string[]) => Promise<void> }>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  build: {
    about: 'the build at 14,000 documents, beside Eleventy: [--documents 14000] [--growth 1400] [--skip-eleventy]',
    load: () => import('./build.ts'),
  },
  search: {
    about: 'the search on a corpus with known answers: --corpus FILE.jsonl[.gz] --queries FILE.json [--limit 1000]',
    load: () => import('./search.ts'),
  },
  lighthouse: {
    about: 'Lighthouse and page weight of the demonstration site: [--runs 3]',
    load: () => import('./lighthouse.ts'),
  },
  procedure: {
    about: 'the disclosure procedure: handlers, units, steps per second, lists: [--largest 1000000]',
    load: () => import('./procedure.ts'),
  },
  pages: {
    about: 'the pages of applicants and officers, with and without a full store: [--largest 1000000]',
    load: () => import('./pages.ts'),
  },
  races: {
    about: 'officers who take the same step at once: exactly one wins, nothing is lost: [--races 10000]',
    load: () => import('./races.ts'),
  },
};

const list = (): string =>
  Object.entries(BENCHES)
    .map(([name, { about }]) => `npm run bench -- ${name.padEnd(10)}  ${about}`)
    .join('\n');

await run(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) return say(list());
  const bench = BENCHES[name];
  if (!bench) throw new Complaint(`There is no bench “${name}”.\n${list()}`);
  await (await bench.load()).run(args);
});
