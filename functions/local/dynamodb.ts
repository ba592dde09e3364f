import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Engine, startEngine } from './engine.ts';
import { AlreadyRunning, EngineError } from './engine-error.ts';
import { holdAlone } from './only-one.ts';
import { replaceFile } from './replace-file.ts';
import { keepStreamQuick } from './stream-upkeep.ts';

const PORT_TRIES = 3;
/** So many ends in a row, each before it had run long enough, and it is not started again. */
const MOST_CRASHES = 5;
const STEADY_AFTER_MS = 60_000;
const FIRST_PAUSE_MS = 100;

export interface DynamoOptions {
  /** Where a city's data are kept. */
  readonly dataDir: string;
  /** Another DynamoDB; then none is started. */
  readonly endpoint?: string | undefined;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** The engine's program; the one that was installed unless given. */
  readonly binary?: string | undefined;
}

export interface Dynamo {
  readonly endpoint: string;
  /** The engine's process; undefined while it is being restarted, and when none was started. */
  readonly pid: () => number | undefined;
  /** Resolves, if ever, when the engine ends again and again and is given up. */
  readonly lost: Promise<EngineError>;
  readonly stop: () => Promise<void>;
}

/** Undefined on machines that the engine is not made for. */
const installedBinary = (): string | undefined => {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json'));
    return [join(folder, 'dynoxide')].find((path) => existsSync(path));
  } catch {
    return undefined;
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const folderOf = async (dataDir: string): Promise<string> => {
  const folder = join(dataDir, 'dynamodb');
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new EngineError(
      `不能在 DATA_DIR（${dataDir}）里建文件夹（${error.code}）：请改正它的权限，或换一个 DATA_DIR。`,
    );
  });
  return folder;
};

const endpointFile = (folder: string): string => join(folder, 'endpoint');

const lockFolder = (folder: string): (() => void) => {
  const release = holdAlone(join(folder, 'lock'));
  if (release) return release;
  const path = endpointFile(folder);
  throw new AlreadyRunning(folder, existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined);
};

/** The port was free a moment ago; another program may have been quicker. */
const startSomewhere = async (binary: string, folder: string): Promise<{ engine: Engine; port: number }> => {
  let said = '';
  for (let tries = 0; tries < PORT_TRIES; tries += 1) {
    const port = await freePort();
    const engine = await startEngine(binary, join(folder, 'store.db'), port);
    if (typeof engine !== 'string') return { engine, port };
    said = engine;
  }
  throw new EngineError(`内置数据库没有启动（${said}）：请检查 ${folder} 所在的磁盘是否已满、是否可写，然后重试。`);
};

const elsewhere = (endpoint: string): Dynamo => ({
  endpoint,
  pid: () => undefined,
  lost: new Promise(() => undefined),
  stop: async () => undefined,
});

/** Starts the engine again whenever it ends by itself, on the same port, until `stopped`. */
const watchOver = (first: Engine, again: () => Promise<Engine | string>, log: DynamoOptions['log'], folder: string) => {
  let engine: Engine | undefined = first;
  let crashes = 0;
  const quitting = new AbortController();

  const restart = async (): Promise<void> => {
    for (;;) {
      crashes += 1;
      if (crashes > MOST_CRASHES) return;
      await pause(FIRST_PAUSE_MS * 2 ** crashes, undefined, { signal: quitting.signal });
      const started = await again();
      if (typeof started !== 'string') {
        engine = started;
        return;
      }
      log({ level: 'error', event: 'databaseNotStarted', said: started });
    }
  };

  const watch = async (): Promise<EngineError> => {
    while (engine) {
      const steady = setTimeout(() => {
        crashes = 0;
      }, STEADY_AFTER_MS).unref();
      const said = await engine.ended;
      clearTimeout(steady);
      if (quitting.signal.aborted) return new Promise(() => undefined);
      engine = undefined;
      log({ level: 'error', event: 'databaseEnded', said });
      await restart().catch(() => undefined);
      if (quitting.signal.aborted) return new Promise(() => undefined);
    }
    return new EngineError(
      `内置数据库接连退出了 ${MOST_CRASHES + 1} 次，不再重启：请检查 ${folder} 所在的磁盘是否已满、是否可写，然后重新启动。`,
    );
  };

  return {
    pid: () => engine?.pid,
    lost: watch(),
    stop: async () => {
      quitting.abort();
      await engine?.stop();
    },
  };
};

/**
 * The database of one machine: the embedded engine on a folder of DATA_DIR, reachable from this machine only.
 * It ends with this process, however that ends; `DATA_DIR/dynamodb/endpoint` says where it answers.
 *
 * @throws EngineError with the one sentence that says what to do
 */
export const startDynamo = async ({ dataDir, endpoint, log, binary }: DynamoOptions): Promise<Dynamo> => {
  if (endpoint) return elsewhere(endpoint);
  const program = binary ?? installedBinary();
  if (!program)
    throw new EngineError(
      '这台机器没有内置数据库（它只有 Linux x64 版）：请把 DYNAMODB_ENDPOINT 设为 DynamoDB Local 或 AWS 的地址，例如 http://127.0.0.1:8000。',
    );
  const folder = await folderOf(dataDir);
  const release = lockFolder(folder);
  try {
    const { engine, port } = await startSomewhere(program, folder);
    keepStreamQuick(folder, log);
    const here = `http://127.0.0.1:${port}`;
    await replaceFile(endpointFile(folder), `${here}\n`);
    const keeper = watchOver(engine, () => startEngine(program, join(folder, 'store.db'), port), log, folder);
    let stopped: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      await keeper.stop();
      await rm(endpointFile(folder), { force: true });
      release();
    };
    return {
      endpoint: here,
      pid: keeper.pid,
      lost: keeper.lost,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    release();
    throw error;
  }
};
