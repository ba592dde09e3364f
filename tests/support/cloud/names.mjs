// Loaded before a packed function by `--import`: the city's own name leads to this machine, as the CDN has it in the cloud.
const { CITY_NAME, CITY_HERE } = process.env;
const { fetch } = globalThis;
globalThis.fetch = (to, init) => {
  const url = new URL(to instanceof Request ? to.url : to);
  return url.host === CITY_NAME ? fetch(new URL(url.pathname + url.search, CITY_HERE), init) : fetch(to, init);
};
