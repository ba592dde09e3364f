import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';
import { filesIn, folder, LAWS } from './sample/run.ts';

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { encoding: 'utf8' });

const dir = folder({ 'a.md': '# 甲\n\n文', 'in/b.md': '# 乙\n\n文', 'empty.jsonl': '' });

describe('the command line', () => {
  it('takes several sources, relative to where it was called', () => {
    expect(readOptions(['--from', 'a.md', '--from', 'in', '--to', 'out'], dir)).toEqual({
      from: [join(dir, 'a.md'), join(dir, 'in')],
      to: join(dir, 'out'),
    });
  });

  it.each([
    ['no source', ['--to', 'x'], '没有写 --from'],
    ['no target', ['--from', 'a.md'], '没有写 --to'],
    ['an unknown option', ['--form', 'a.md'], '不认识或不完整的参数 --form'],
    ['an option without its value', ['--from'], '不认识或不完整的参数 --from'],
    ['a source that is not there', ['--from', 'x.md', '--to', 'x'], '找不到'],
    ['a source that is no file', ['--from', '/dev/null', '--to', 'x'], '不是文件或文件夹'],
    ['a target that is a file', ['--from', 'in', '--to', 'a.md'], '是一个文件'],
    ['a target inside a file', ['--from', 'in', '--to', 'a.md/x'], '是一个文件'],
    ['a target that is the source', ['--from', 'in', '--to', 'in'], '同一个位置'],
    ['a target inside the source', ['--from', 'in', '--to', 'in/x/y'], '之内'],
  ])('%s gets one sentence', (_name, args, sentence) => {
    expect(() => readOptions(args, dir)).toThrow(sentence);
  });
});

describe('the command', () => {
  it('imports, says what it did and what comes next', () => {
    const to = join(folder(), 'c');
    const { status, stdout } = run('--from', LAWS, '--to', to);
    expect(status).toBe(0);
    expect(stdout).toMatch(/读到 15 条：公文 15 件[\s\S]*写了 \d+ 个文件[\s\S]*CONTENT_DIR=.* npm start/);
    expect(run('--from', LAWS, '--to', to).stdout).toContain('没有需要改动的文件');
  });

  it('ends with 1 and one sentence when there is nothing to import, and leaves nothing behind', () => {
    const to = join(folder(), 'c');
    const { status, stderr } = run('--from', join(dir, 'empty.jsonl'), '--to', to);
    expect(status).toBe(1);
    expect(stderr).toMatch(/中没有可以导入的内容：里面是空的。.*\n$/);
    expect(() => filesIn(to)).toThrow('ENOENT');
  });

  it('says so when the target cannot be made', () => {
    const { status, stderr } = run('--from', LAWS, '--to', '/proc/mingbai');
    expect([status, stderr]).toEqual([1, '/proc/mingbai 不见了或不能建：请核对路径后重新运行。\n']);
  });

  it('shows its help', () => {
    const { status, stdout } = run('--help');
    expect([status, stdout.split('\n')[0]]).toEqual([0, '把旧网站的内容搬进来。']);
  });
});
