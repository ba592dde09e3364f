import { parseArgs } from 'node:util';
import { fsck, sentenceOf } from '#functions/adapters/dynamo/fsck.ts';
import { tableSource } from '#functions/adapters/dynamo/item-source.ts';
import { numberFrom, officeOn, WHOLE_STORY } from '../tests/support/office.ts';
import { race } from '../tests/support/race.ts';
import { Complaint, progressSince } from '../tools/terminal.ts';
import { benchOffice } from './procedure-world.ts';

/** How many officers race, and which share of the races. */
const FIELDS = [
  { officers: 2, share: 0.7 },
  { officers: 8, share: 0.25 },
  { officers: 32, share: 0.05 },
] as const;

const PROGRESS_EVERY = 500;

type Place = Parameters<typeof officeOn>[0];

/** Races along whole stories, one application after another; gives how many did not have exactly one winner. */
const raceFor = async (place: Place, officers: number, races: number, progress: (message: string) => void) => {
  const first = officeOn(place);
  const offices = Array.from({ length: officers }, () => officeOn(place, first.keys));
  const won = new Map<string, string[]>();
  let wrong = 0;
  let number = '';
  for (let at = 0; at < races; at += 1) {
    const step = at % WHOLE_STORY.length;
    if (step === 0) number = numberFrom(await first.submit(`race-${officers}-${at}`));
    const { winners, losers } = await race(offices, number, step + 2);
    if (winners.length !== 1 || losers.length !== officers - 1) wrong += 1;
    won.set(number, [...(won.get(number) ?? []), ...winners]);
    if (at % PROGRESS_EVERY === PROGRESS_EVERY - 1) progress(`${officers} officers: ${at + 1} of ${races} races`);
  }
  let lost = 0;
  for (const [each, intents] of won) {
    const kept = (await first.world.applications.history(each)).slice(2).map(({ intent }) => intent);
    if (kept.join() !== intents.join()) lost += 1;
  }
  return { wrong, lost };
};

/** N officers take the same step on the same application, each in a process of its own as far as the store can tell. */
export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options: { races: { type: 'string', default: '10000' } } });
  const { dynamo, world } = await benchOffice('races');
  const progress = progressSince(performance.now());
  let faults = 0;
  try {
    for (const { officers, share } of FIELDS) {
      const races = Math.round(Number(values.races) * share);
      const startedAt = performance.now();
      const { wrong, lost } = await raceFor(dynamo, officers, races, progress);
      const millisecondsEach = (performance.now() - startedAt) / races;
      faults += wrong + lost;
      console.log(
        `${wrong + lost === 0 ? 'met   ' : 'MISSED'}  ${officers} officers, ${races} races: ` +
          `${races - wrong} with exactly one winner, ${lost} applications that lost a step; ${millisecondsEach.toFixed(1)} ms a race`,
      );
    }
    let breaches = 0;
    for await (const breach of fsck(tableSource(dynamo.client, dynamo.table), { calendar: world.calendar() })) {
      breaches += 1;
      console.log(sentenceOf(breach));
    }
    console.log(`${breaches === 0 ? 'met   ' : 'MISSED'}  broken invariants after all races: ${breaches}`);
    if (faults + breaches > 0) throw new Complaint(`${faults + breaches} faults`);
  } finally {
    await dynamo.stop();
  }
};
