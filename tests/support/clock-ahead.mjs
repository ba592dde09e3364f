// Loaded before a portal by `--import`: the days after today, without waiting for them.
let aheadMs = Number(process.env.CLOCK_AHEAD_DAYS) * 86_400_000;
// 25 minutes pass.
process.on('SIGUSR2', () => {
  aheadMs += 25 * 60_000;
  process.stderr.write(`ahead ${aheadMs}\n`);
});
const RealDate = globalThis.Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + aheadMs] : given));
  }
  static now() {
    return RealDate.now() + aheadMs;
  }
};
