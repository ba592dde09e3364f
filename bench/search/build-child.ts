/** A process that builds one contender's index, so that its memory is its own: `contender corpus documents dir cache grown`. */
import { CONTENDERS } from './contenders.ts';
import { grow, readCorpus } from './corpus.ts';

const [name = '', corpus = '', documents = '', dir = '', cacheDir = '', grown = ''] = process.argv.slice(2);
const count = documents === '' ? Number.POSITIVE_INFINITY : Number(documents);
await CONTENDERS[name]?.build(grown === 'grown' ? grow(corpus, count) : readCorpus(corpus, count), dir, cacheDir);
