import ts from 'typescript';
import { browserScripts, type Import, importsOf, parse, type Source, walk } from './source.ts';

interface Room {
  readonly under: string;
  /** Only pages rendered on demand. */
  readonly onDemand?: true;
  /** Our own files it may import, by the beginning of their path. */
  readonly ours: readonly string[];
  /** Packages it may import, by the beginning of their name. */
  readonly packages: readonly string[];
}

const ANY = [''];

/** Who may import what (DESIGN.md “The house”). The first row that fits a file holds; without one it is free. */
const ROOMS: readonly Room[] = [
  { under: 'functions/domain/', ours: ['functions/domain/'], packages: [] },
  { under: 'functions/usecases/ports', ours: ['functions/domain/', 'functions/usecases/'], packages: [] },
  { under: 'functions/usecases/', ours: ['functions/domain/', 'functions/usecases/ports'], packages: [] },
  {
    under: 'functions/adapters/',
    ours: ['functions/adapters/', 'functions/usecases/ports', 'functions/domain/', 'content/schema/'],
    packages: ANY,
  },
  {
    under: 'functions/http/',
    ours: ['functions/http/', 'functions/usecases/', 'functions/domain/', 'functions/routes.ts', 'content/schema/'],
    packages: ['zod', 'node:', 'hono', '@hono/'],
  },
  {
    under: 'functions/handlers/',
    ours: [
      'functions/http/',
      'functions/usecases/',
      'functions/adapters/dynamo/',
      'functions/adapters/blobs-s3.ts',
      'functions/world',
    ],
    packages: ['aws-lambda', 'hono/'],
  },
  {
    under: 'functions/local/',
    ours: ['functions/local/', 'functions/routes.ts', 'functions/headers.ts', 'functions/handlers/'],
    packages: ANY,
  },
  { under: 'functions/headers.ts', ours: [], packages: [] },
  { under: 'functions/routes.ts', ours: ['functions/domain/'], packages: [] },
  {
    under: 'functions/world',
    ours: [
      'functions/world',
      'functions/world.ts',
      'functions/adapters/',
      'functions/usecases/ports',
      'functions/domain/',
      'functions/http/world.ts',
      'functions/http/gateway.ts',
      'functions/headers.ts',
    ],
    packages: ['node:', '@aws-sdk/'],
  },
  { under: 'functions/grants.ts', ours: ['functions/routes.ts'], packages: [] },
  {
    under: 'infra/',
    ours: [
      'infra/',
      'functions/routes.ts',
      'functions/grants.ts',
      'functions/adapters/dynamo/table.ts',
      'functions/headers.ts',
    ],
    packages: ANY,
  },
  { under: 'content/', ours: ['content/', 'functions/domain/'], packages: ['zod'] },
  {
    under: 'site/pages/',
    onDemand: true,
    ours: ['site/', 'content/', 'functions/domain/', 'functions/usecases/', 'functions/http/', 'functions/world'],
    packages: ANY,
  },
  {
    under: 'site/office/',
    ours: ['site/', 'content/', 'functions/domain/', 'functions/usecases/', 'functions/http/', 'functions/world'],
    packages: ANY,
  },
  {
    under: 'site/lambda/',
    ours: ['site/', 'functions/http/', 'functions/routes.ts', 'functions/world-edge.ts'],
    packages: ANY,
  },
  { under: 'site/', ours: ['site/', 'content/', 'functions/domain/'], packages: ANY },
];

/** The only file that reads the clock. */
const CLOCK_FILE = 'functions/world-base.ts';

const DATE_WITHOUT_CLOCK = new Set(['parse', 'UTC']);
const RANDOM = new Set(['crypto', 'getRandomValues', 'randomUUID']);
const SURROUNDINGS = new Set(['process', 'globalThis', 'fetch', 'setTimeout', 'setInterval', 'require', 'console']);
/** They answer in the machine's time zone, which is nobody's business. */
const MACHINE_TIME =
  /^(?:get(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)|toLocale(?:Date|Time)?String|toDateString)$/;

/** What a name stands for where it is used: a reading of clock, chance or surroundings; undefined when of none. */
const reads = (node: ts.Identifier): 'clock' | 'chance' | 'surroundings' | undefined => {
  const { text, parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return MACHINE_TIME.test(text) ? 'surroundings' : undefined;
  if (ts.isTypeReferenceNode(parent) || (ts.isPropertyAssignment(parent) && parent.name === node)) return undefined;
  const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : undefined;
  if (text === 'Date') {
    const given = ts.isNewExpression(parent) && parent.expression === node && (parent.arguments?.length ?? 0) > 0;
    const tested = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
    return given || tested || DATE_WITHOUT_CLOCK.has(member ?? '') ? undefined : 'clock';
  }
  if (text === 'performance' || (text === 'Temporal' && member === 'Now')) return 'clock';
  if (RANDOM.has(text) || (text === 'Math' && (member === undefined || member === 'random'))) return 'chance';
  return SURROUNDINGS.has(text) ? 'surroundings' : undefined;
};

const WORDS = { clock: 'the clock', chance: 'randomness', surroundings: 'its surroundings' };

const startsWithAny = (text: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => text.startsWith(beginning));

const isOnDemand = ({ text }: Source): boolean => /^export const prerender = false\b/m.test(text);

const roomOf = (source: Source): Room | undefined =>
  ROOMS.find(({ under, onDemand }) => source.path.startsWith(under) && (!onDemand || isOnDemand(source)));

const forbiddenImports = (source: Source): string[] => {
  const room = roomOf(source);
  if (!room) return [];
  return importsOf(source)
    .filter(({ to, isOurs }) => !startsWithAny(to, isOurs ? room.ours : room.packages))
    .map(({ to }) => `${source.path} imports ${to}`);
};

const forbiddenReadings = (source: Source): string[] => {
  const { path, text } = source;
  const inDomain = path.startsWith('functions/domain/');
  const isBuilt = (path.startsWith('functions/') || path.startsWith('site/')) && !path.startsWith('site/scripts/');
  if (!isBuilt || path === CLOCK_FILE) return [];
  const found = new Set<string>();
  walk(parse(source), (node) => {
    const kind = ts.isIdentifier(node) ? reads(node) : undefined;
    if (kind && (inDomain || kind === 'clock')) found.add(`${path} reads ${WORDS[kind]}`);
  });
  if (path.endsWith('.astro') && /\bnew Date\(\)|\bDate\.now\b/.test(text)) found.add(`${path} reads ${WORDS.clock}`);
  return [...found];
};

const isServerOnly = ({ to, isOurs }: Import): boolean =>
  isOurs ? to.startsWith('content/schema/') : startsWithAny(to, ['zod', 'node:']);

/** Files whose code a browser loads, followed through their imports; types are not code. */
const forbiddenInBrowser = (sources: readonly Source[]): string[] => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const scripts = sources.filter(({ path }) => path.startsWith('site/scripts/'));
  const inPages = sources.map((source) => ({
    path: source.path.replace(/astro$/, 'ts'),
    text: browserScripts(source),
  }));
  const queue = [...scripts, ...inPages.filter(({ text }) => text !== '')];
  const seen = new Set<string>();
  const found: string[] = [];
  for (const source of queue) {
    for (const imported of importsOf(source).filter(({ typeOnly }) => !typeOnly)) {
      if (isServerOnly(imported)) found.push(`${source.path} brings ${imported.to} to the browser`);
      const next = byPath.get(imported.to);
      if (!next || seen.has(next.path)) continue;
      seen.add(next.path);
      queue.push(next);
    }
  }
  return found;
};

/** Every breach of the house's order, one sentence each. */
export const breaches = (sources: readonly Source[]): string[] => [
  ...sources.flatMap(forbiddenImports),
  ...sources.flatMap(forbiddenReadings),
  ...forbiddenInBrowser(sources),
];
