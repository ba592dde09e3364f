/** Submits applications and takes steps without end, until it is killed: `node officer-process.ts ENDPOINT TABLE KEYS NAME FROM`. */
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { numberFrom, officeOn, WHOLE_STORY } from './office.ts';

const [endpoint = '', table = '', keys = '', name = '', from = ''] = process.argv.slice(2);
const office = officeOn({ client: dynamoClient(endpoint), table }, keyFile(keys));

/** What was acknowledged, one line each: the key and the number, or the number and the version. */
const acknowledge = (...words: readonly (string | number)[]): void => void process.stdout.write(`${words.join(' ')}\n`);

for (let at = Number(from); ; at += 1) {
  const key = `${name}-${at}`;
  const number = numberFrom(await office.submit(key));
  acknowledge('submitted', key, number);
  for (const [place, step] of WHOLE_STORY.slice(0, 1 + (at % WHOLE_STORY.length)).entries()) {
    const taken = await office.step(number, place + 2, step);
    if ('refusal' in taken) throw new Error(`${number} ${step.step}: ${JSON.stringify(taken.refusal)}`);
    acknowledge('stepped', number, place + 3);
  }
}
