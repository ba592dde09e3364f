import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Complaint, say } from './terminal.ts';

/** The shell first: it draws the same pages, and needs a quarter less of the processor. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const CACHES = [
  '.cache/ms-playwright/chromium-*/chrome-linux*/chrome',
  'Library/Caches/ms-playwright/chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium',
];

/** What the tests of the site need beside the browser: Chinese type, and a decoder that knows nothing of us. */
const DEBIAN_PACKAGES = ['chromium-headless-shell', 'fonts-noto-cjk', 'poppler-utils', 'zbar-tools'];

/** A Chromium on this machine: CHROMIUM, the usual places, then Playwright's downloads. */
const findChromium = (): string | undefined => {
  const folders = process.env['PATH']?.split(':') ?? [];
  const candidates = [
    ...(process.env['CHROMIUM'] ? [process.env['CHROMIUM']] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...CACHES.flatMap((pattern) => globSync(join(homedir(), pattern))),
  ];
  return candidates.find((path) => existsSync(path));
};

const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** The path of a Chromium, installed first where that can be done. @throws Complaint saying what to install */
export const provideChromium = (): string => {
  const found = findChromium();
  if (found) return found;
  const command = `apt-get install -y ${DEBIAN_PACKAGES.join(' ')}`;
  if (!mayInstall())
    throw new Complaint(`测试要用 Chromium：请以管理员身份运行 ${command}，或用 CHROMIUM 指明它的路径。`);
  say(`没有找到 Chromium，正在安装：${DEBIAN_PACKAGES.join('、')}`);
  const stdio = ['ignore', 2, 2] as const;
  execFileSync('apt-get', ['update', '-qq'], { stdio: [...stdio] });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES], {
    stdio: [...stdio],
    env,
  });
  const installed = findChromium();
  if (!installed) throw new Complaint(`装好之后仍找不到 Chromium：请运行 ${command}，或用 CHROMIUM 指明它的路径。`);
  return installed;
};
