/** The cookie a request's answer must set; written when the officer is asked for, read by the middleware. */
export const newCookies = new WeakMap<Request, string>();
