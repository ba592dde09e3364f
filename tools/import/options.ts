import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { Complaint } from '../terminal.ts';

export interface Options {
  readonly from: readonly string[];
  readonly to: string;
}

export const HELP = `把旧网站的内容搬进来。

用法：npm run import -- --from 文件或文件夹 [--from ……] --to 内容文件夹

  --from  JSON Lines（.jsonl，可用 gzip 压缩）、Word（.docx）、HTML、Markdown，或装着它们的文件夹；可以写多次
  --to    写到哪个内容文件夹；没有会新建，缺少的网站标识、栏目、主题、工作日历用演示内容补齐
  --help  显示这段说明

再运行一次不会改动任何文件；中途断了，重新运行即可。怎样准备、怎样核对见 docs/import.md。
导入后：CONTENT_DIR=内容文件夹 npm start
`;

const USAGE = '用法：npm run import -- --from 文件 --to 文件夹（说明：npm run import -- --help）';

const isInside = (outer: string, inner: string): boolean => {
  const path = relative(outer, inner);
  return path === '' || (!path.startsWith(`..${sep}`) && path !== '..' && !path.startsWith(sep));
};

/** The nearest part of a path that exists, links followed. */
const nearest = (path: string): string => (existsSync(path) ? realpathSync(path) : nearest(dirname(path)));

/** Where a path that may not exist yet would really lie. */
const real = (path: string): string => {
  let at = path;
  while (!existsSync(at)) at = dirname(at);
  return join(realpathSync(at), relative(at, path));
};

const checkSource = (path: string): void => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Complaint(`找不到 ${path}：请核对 --from 的路径。`);
  if (!stat.isFile() && !stat.isDirectory()) throw new Complaint(`${path} 不是文件或文件夹：请把内容存成文件再导入。`);
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new Complaint(`不能读 ${path}：请给当前用户读的权限。`);
  }
};

const checkTarget = (to: string, from: readonly string[]): void => {
  const place = nearest(to);
  if (!statSync(place).isDirectory())
    throw new Complaint(
      `${place === realpathSync(dirname(place)) ? place : to} 不能作内容文件夹，${place} 是一个文件：请把 --to 写成文件夹。`,
    );
  for (const source of from) {
    if (real(to) === realpathSync(source))
      throw new Complaint(`--to 和 --from 是同一个位置 ${to}：请写到另一个文件夹。`);
    if (statSync(source).isDirectory() && isInside(realpathSync(source), real(to)))
      throw new Complaint(`--to ${to} 在来源 ${source} 之内，写出的文件会被当作来源：请写到它外面的文件夹。`);
  }
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
  } catch {
    throw new Complaint(`不能在 ${place} 里写文件：请给当前用户写的权限，或换一个 --to。`);
  }
};

/** What the command line asks for. @throws Complaint when it cannot be meant */
export const readOptions = (args: readonly string[], cwd: string): Options | 'help' => {
  const parsed = (() => {
    try {
      return parseArgs({
        args: [...args],
        options: {
          from: { type: 'string', multiple: true },
          to: { type: 'string' },
          help: { type: 'boolean', short: 'h' },
        },
      }).values;
    } catch (error) {
      const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? args[0] ?? '';
      throw new Complaint(`不认识或不完整的参数 ${option}。${USAGE}`);
    }
  })();
  if (parsed.help) return 'help';
  if (!parsed.from?.length) throw new Complaint(`没有写 --from：要导入哪个文件？${USAGE}`);
  if (!parsed.to) throw new Complaint(`没有写 --to：要写到哪个文件夹？${USAGE}`);
  const from = parsed.from.map((path) => resolve(cwd, path));
  const to = resolve(cwd, parsed.to);
  for (const path of from) checkSource(path);
  checkTarget(to, from);
  return { from, to };
};
