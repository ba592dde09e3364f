/** `npm start`: builds what is out of date, then serves the site until it is told to stop. */
import { join } from 'node:path';
import { officersFile } from '#functions/adapters/officers-file.ts';
import { apiDoors } from '#functions/local/api.ts';
import { folderDoors } from '#functions/local/folder.ts';
import { letterDoors } from '#functions/local/letters.ts';
import { type Identity, officeDoors } from '#functions/local/office.ts';
import { listen } from '#functions/local/server.ts';
import { openSite } from '#functions/local/site.ts';
import { attachmentDoors } from '#functions/local/uploads.ts';
import { world } from '#functions/world.ts';
import { seedDemonstration } from './demo/seed.ts';
import { isBuilt } from './dist.ts';
import { fingerprint } from './fingerprint.ts';
import { prepareIdentity } from './identity.ts';
import { startOffice } from './office.ts';
import { ensureFree, portComplaint } from './port.ts';
import { readSite } from './read-site.ts';
import { runTool, SIGNALS } from './run-tool.ts';
import { readSettings } from './settings.ts';
import { run, say } from './terminal.ts';

await run(async () => {
  const { host, port, proxies, contentDir, distDir } = readSettings();
  await ensureFree(host, port);
  if (!isBuilt(distDir, fingerprint(contentDir, world.today()))) {
    say('网站还没有生成，或内容、程序有变化，现在生成：');
    const exitCode = await runTool('tools/build.ts');
    if (exitCode !== 0) {
      process.exitCode = exitCode;
      return;
    }
  }
  const { domain, demo } = readSite(contentDir);
  const office = await startOffice();
  if (demo) await seedDemonstration(world, officersFile(join(contentDir, 'officers.yaml')).demonstration);
  const startIdentity = await prepareIdentity(contentDir);
  let identity: Identity | undefined;
  const doors = officeDoors(domain, () => identity);
  const listener = await openSite(
    distDir,
    domain,
    (req, res, next) =>
      doors(req, res, () =>
        letterDoors(req, res, () =>
          folderDoors(req, res, () => attachmentDoors(req, res, () => apiDoors(req, res, next))),
        ),
      ),
    proxies,
  );
  if (!demo && !process.env['SMTP_URL']) say('没有设 SMTP_URL：给申请人的通知一封也发不出去，请设好以后重新启动。');
  const server = await listen(listener, host, port).catch(async (error) => {
    await office.stop();
    throw portComplaint(error, host, port);
  });
  // Nothing is awaited between the listening and this: no request comes before.
  identity = startIdentity?.(server.url);
  const stop = async (exitCode: number): Promise<void> => {
    await server.stop();
    await office.stop();
    process.exit(exitCode);
  };
  for (const signal of SIGNALS) process.on(signal, () => stop(0));
  void office.lost.then(({ message }) => {
    say(message);
    return stop(1);
  });
  console.log(`Mingbai is ready: ${server.url}`);
});
