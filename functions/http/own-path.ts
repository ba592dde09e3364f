/** Any origin will do to read an address by: what leads to another is not ours. */
const HERE = 'https://office.invalid';

/** Where to go after sign-in: a page of officers on this site, whatever the address says. */
export const ownPath = (to: string | null): string => {
  if (!to?.startsWith('/') || !URL.canParse(to, HERE)) return '/office/';
  const { origin, pathname, search } = new URL(to, HERE);
  return origin === HERE && pathname.startsWith('/office/') ? `${pathname}${search}` : '/office/';
};
