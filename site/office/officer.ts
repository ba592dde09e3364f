/** Who is signed in, for the pages of officers. */
import { type SignedInOfficer, signedInOfficer } from '#functions/http/signed-in.ts';
import { world } from '#functions/world.ts';
import { isManager } from './manage-text.ts';
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

/** Leads from a table to take away to the page that says why it is not given, or shows the same. */
export const toPage = ({ pathname, search }: URL): Response =>
  new Response(null, { status: 303, headers: { Location: `${pathname.replace(/\.csv$/, '/')}${search}` } });

/** A table for whoever answers for the whole office; anyone else is led to its page, which tells whose it is. */
export const forManager = async (request: Request, answer: () => Promise<Response>): Promise<Response> => {
  const signedIn = await officerOf(request);
  if (signedIn instanceof Response) return signedIn;
  return isManager(signedIn.officer) ? answer() : toPage(new URL(request.url));
};
