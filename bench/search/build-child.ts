/**
 * A process that builds one contender's index, so that its memory is its own: `contender corpus documents dir cache grown`.
 * It says what it and those it started used.
 */
import { watchChildren } from '../children.ts';
import { CONTENDERS } from './contenders.ts';
import { grow, readCorpus } from './corpus.ts';

const [name = '', corpus = '', documents = '', dir = '', cacheDir = '', grown = ''] = process.argv.slice(2);
const count = documents === '' ? Number.POSITIVE_INFINITY : Number(documents);
const children = watchChildren();
await CONTENDERS[name]?.build(grown === 'grown' ? grow(corpus, count) : readCorpus(corpus, count), dir, cacheDir);
const { cpuSeconds, peakMegabytes } = children.stop();
const { user, system } = process.cpuUsage();
process.send?.({
  cpuSeconds: cpuSeconds + (user + system) / 1e6,
  peakMegabytes: Math.max(peakMegabytes, process.resourceUsage().maxRSS / 1024),
});
