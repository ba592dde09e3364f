import { clientOf } from '../http/client-address.ts';
import { gateway } from '../http/gateway.ts';
import { type Coming, type SignInDoor, signInDoor, signInDoors } from '../http/sign-in.ts';
import { world } from '../world.ts';
import { edge } from '../world-edge.ts';
import { signInWorld } from '../world-sign-in.ts';

export { type SignInDoor, signInDoor } from '../http/sign-in.ts';

/** Made when the first officer comes: what a city sets is read then. */
let doors: ReturnType<typeof signInDoors> | undefined;

/** A door of sign-in. */
export const signIn = (door: SignInDoor, coming: Coming): Promise<Response> => {
  const { now, sessions, rates, log } = world;
  doors ??= signInDoors({ ...signInWorld, now, sessions, rates, log });
  return doors(door, { ...coming, clientAddress: clientOf(coming.clientAddress) });
};

/** Behind API Gateway. */
export const handler = gateway(async (request, clientAddress) => {
  const { pathname, origin } = new URL(request.url);
  const door = signInDoor(request.method, pathname);
  return door ? signIn(door, { request, origin, clientAddress }) : new Response(null, { status: 404 });
}, edge);
