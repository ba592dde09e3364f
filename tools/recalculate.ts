/** `npm run recalculate`: counts every open application again after a new holiday arrangement, and lists those it moves. */
import { sweep } from '#functions/usecases/sweep.ts';
import { world } from '#functions/world.ts';
import { run } from './terminal.ts';

const FAR = '9999-12-31';

await run(async () => {
  const moved = (await sweep(world)(FAR)).filter((swept) => swept.moved);
  for (const { number, moved: { from, to } = { from: '', to: '' } } of moved) console.log(`${number}：${from} → ${to}`);
  console.log(
    moved.length === 0 ? '没有申请的答复期限因此变化。' : `共 ${moved.length} 件申请的答复期限推迟，已告知申请人。`,
  );
});
