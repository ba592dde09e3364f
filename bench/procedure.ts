import { parseArgs } from 'node:util';
import { printCost } from './procedure-cost.ts';
import { printHandlers } from './procedure-handlers.ts';
import { printList } from './procedure-list.ts';
import { printSpeed } from './procedure-speed.ts';

/** The procedure on the embedded engine: speed, units, lists, bundles. */
export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options: { largest: { type: 'string', default: '1000000' } } });
  printHandlers();
  await printCost();
  await printSpeed();
  await printList(Number(values.largest));
};
