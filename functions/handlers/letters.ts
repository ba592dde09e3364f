import { clientOf } from '../http/client-address.ts';
import { faultPage } from '../http/fault.ts';
import { gateway } from '../http/gateway.ts';
import { letterDoors } from '../http/letters.ts';
import { setLetter } from '../usecases/set-letter.ts';
import { world } from '../world.ts';
import { edge } from '../world-edge.ts';
import { letterWorld } from '../world-letters.ts';

export { isLetterDoor } from '../http/letters.ts';

/** Made when the first letter is asked for: the compiler and its fonts are heavy. */
let doors: ReturnType<typeof letterDoors> | undefined;

/** The door of a letter. */
export const letter = async (request: Request, address: string): Promise<Response> => {
  const { now, sessions, rates, log, loopback, frame } = world;
  doors ??= letterDoors({ now, sessions, rates, loopback, frame, set: setLetter(letterWorld) });
  try {
    return await doors(request, clientOf(address));
  } catch (error) {
    log({ level: 'error', door: 'letter', error: (error as Error).stack });
    return faultPage({ status: 500, field: '文书', fault: '服务器出错，没有排出来', remedy: '请过几分钟再试' });
  }
};

/** Behind API Gateway. */
export const handler = gateway(letter, edge);
