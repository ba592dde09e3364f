import { mailboxResponse } from '../http/mailbox-page.ts';
import { postWorld } from '../world-post.ts';

const NEWEST = 50;

/** The page of the local mailbox; undefined for a real city. */
export const mailboxPage = async (): Promise<Response | undefined> => {
  const kept = await postWorld.mailbox?.list(NEWEST);
  return kept && mailboxResponse(kept, NEWEST);
};
