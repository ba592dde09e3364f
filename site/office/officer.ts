/** Who is signed in, for the pages of officers. */
import { type SignedInOfficer, signedInOfficer } from '#functions/http/signed-in.ts';
import { world } from '#functions/world.ts';
import { newCookies } from './new-cookies.ts';

export type { SignedInOfficer };

const read = async (request: Request): Promise<SignedInOfficer | Response> => {
  const found = await signedInOfficer(world, request);
  if (!(found instanceof Response) && found.cookie) newCookies.set(request, found.cookie);
  return found;
};

const known = new WeakMap<Request, Promise<SignedInOfficer | Response>>();

/** The officer who sends a request; for anyone else the redirect to sign-in, which the page returns. Asked once a request. */
export const officerOf = (request: Request): Promise<SignedInOfficer | Response> => {
  const asked = known.get(request) ?? read(request);
  known.set(request, asked);
  return asked;
};
