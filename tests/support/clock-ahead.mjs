// Loaded before a portal by `--import`: the days after today, without waiting for them.
const aheadMs = Number(process.env.CLOCK_AHEAD_DAYS) * 86_400_000;
const RealDate = globalThis.Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + aheadMs] : given));
  }
  static now() {
    return RealDate.now() + aheadMs;
  }
};
