/** What officers post from their pages. */
import { csrfFault } from '#functions/http/csrf.ts';
import { faultPage, isFault } from '#functions/http/fault.ts';
import { type FormLimits, readForm } from '#functions/http/form.ts';
import { officerOf, type SignedInOfficer } from './officer.ts';

export interface OfficerForm extends SignedInOfficer {
  readonly form: URLSearchParams;
}

/** A form with the officer who sent it, from a page of his own session; for anything else the answer to give. */
export const officerForm = async (request: Request, limits: FormLimits): Promise<OfficerForm | Response> => {
  const signedIn = await officerOf(request);
  if (signedIn instanceof Response) return signedIn;
  const form = await readForm(request, limits);
  if (isFault(form)) return faultPage(form);
  const fault = csrfFault(form, signedIn.csrf);
  return fault ? faultPage(fault) : { ...signedIn, form };
};
