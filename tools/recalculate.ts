/** `npm run recalculate`: counts every open application again, as the daily sweep does after a new holiday arrangement, and lists those it moves. */
import { recalculate } from '#functions/usecases/sweep.ts';
import { world } from '#functions/world.ts';
import { openTable } from './backup/open-database.ts';
import { readStorage } from './settings.ts';
import { run } from './terminal.ts';

await run(async () => {
  const { dataDir } = readStorage();
  const { endpoint, stop } = await openTable(dataDir, process.env['DYNAMODB_ENDPOINT'] || undefined);
  if (endpoint) process.env['DYNAMODB_ENDPOINT'] = endpoint;
  try {
    const moved = (await recalculate(world)()).flatMap((swept) => (swept.moved ? [{ ...swept, ...swept.moved }] : []));
    for (const { number, from, to } of moved) console.log(`${number}：${from} → ${to}`);
    console.log(
      moved.length === 0 ? '没有申请的答复期限因此变化。' : `共 ${moved.length} 件申请的答复期限推迟，已告知申请人。`,
    );
  } finally {
    await stop();
  }
});
