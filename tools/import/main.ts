/** `npm run import -- --from FILE --to DIR`: turns an old site's collection into content files. */
import { world } from '#functions/world.ts';
import { Complaint, run } from '../terminal.ts';
import { importCollections } from './import.ts';
import { HELP, readOptions } from './options.ts';
import { progressOn } from './progress.ts';

/** What a disk refuses, in words. */
const DISK: Record<string, string> = {
  ENOSPC: '磁盘满了：请腾出空间后重新运行，已有的文件不受影响',
  EACCES: '没有读写的权限：请核对文件夹的权限后重新运行',
  EPERM: '没有读写的权限：请核对文件夹的权限后重新运行',
  ENOENT: '不见了或不能建：请核对路径后重新运行',
  EROFS: '这个磁盘只能读：请换一个 --to',
};

const spoken = (error: unknown): unknown => {
  const { code, path } = (error ?? {}) as { code?: string; path?: string };
  const words = code && DISK[code];
  return words ? new Complaint(`${path ?? '写文件时'} ${words}。`) : error;
};

await run(async () => {
  // npm moves to the project's folder; paths are meant from where it was called.
  const options = readOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const startedMs = performance.now();
  const outcome = await importCollections(options, world.today(), progressOn(process.stderr)).catch((error: unknown) =>
    Promise.reject(spoken(error)),
  );
  const { read, documents, same, skipped, agencies, attachments, written, report } = outcome;
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(
    `读到 ${read} 条：公文 ${documents} 件，完全相同的 ${same} 条，未导入 ${skipped} 条；机构 ${agencies} 个，附件 ${attachments} 个。`,
  );
  console.log(written === 0 ? `没有需要改动的文件（${seconds} 秒）。` : `写了 ${written} 个文件（${seconds} 秒）。`);
  console.log(`不能照搬的内容见 ${report}；逐条清单是同一文件夹的 import-report.csv。`);
  console.log(`接着：CONTENT_DIR=${options.to} npm run check -- content，再 CONTENT_DIR=${options.to} npm start`);
});
