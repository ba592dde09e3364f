import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoArrangements } from '#functions/adapters/dynamo/arrangements.ts';
import { sweep, sweepDaily } from '#functions/usecases/sweep.ts';
import { type Api, startApi } from '../support/api.ts';
import { CALENDAR } from '../support/calendar.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const submitted = async (): Promise<string> => (await api.submit()).data.number;

const sweptOn = async (today: string, number: string): Promise<string[]> => {
  api.clock.today = today;
  const swept = await sweep(api.world)();
  return swept.filter((each) => each.number === number).map(({ step }) => step);
};

const stepsOf = async (number: string) => (await api.world.applications.history(number)).map(({ event }) => event);

describe('每日巡查', () => {
  it('reminds at five working days, at one and on the day, and brings what is overdue to notice once', async () => {
    api.clock.today = '2026-03-02';
    const number = await submitted();
    const days = [
      '2026-03-20',
      '2026-03-23',
      '2026-03-24',
      '2026-03-27',
      '2026-03-29',
      '2026-03-30',
      '2026-03-30',
      '2026-03-31',
      '2026-04-10',
    ];
    const did = [];
    for (const day of days) did.push(await sweptOn(day, number));
    // Due 30 March: five working days are left on the 23rd, one on Friday the 27th.
    expect(did).toEqual([[], ['remind'], [], ['remind'], [], ['remind'], [], ['escalate'], []]);
  });

  it('run late, says only what is still true', async () => {
    api.clock.today = '2026-03-02';
    const number = await submitted();
    expect(await sweptOn('2026-03-30', number)).toEqual(['remind']);
    expect((await stepsOf(number)).at(-1)?.data).toEqual({ workdaysLeft: 0 });
  });

  it('applies the silence of the consulted, and flags what was not supplemented, without deciding it', async () => {
    api.clock.today = '2026-03-02';
    const [consulted, lacking] = [await submitted(), await submitted()];
    await api.step(consulted, 'register', 2, {}, 'registrar');
    await api.step(consulted, 'transfer', 3, { lead: 'roads', assisting: [] }, 'registrar');
    await api.step(consulted, 'consultThirdParty', 4, { id: 'c1' }, 'officer', 'roads');
    await api.step(consulted, 'noteLetterReceived', 5, { id: 'c1', receivedOn: '2026-03-02' }, 'officer', 'roads');
    await api.step(lacking, 'askSupplement', 2, { what: '请写明年度', workdays: 10 }, 'registrar');
    expect(await sweptOn('2026-03-23', consulted)).toEqual([]);
    expect(await sweptOn('2026-03-24', consulted)).toEqual(['applySilence']);
    const stored = await api.world.applications.load(lacking);
    expect(stored?.application).toMatchObject({
      state: 'awaitingSupplement',
      supplement: { dueOn: '2026-03-16', lapseFlagged: true },
    });
  });

  it('taken up again does nothing twice', async () => {
    api.clock.today = '2026-03-02';
    const number = await submitted();
    api.clock.today = '2026-03-23';
    const [a, b, c] = await Promise.all([sweep(api.world)(), sweep(api.world)(), sweep(api.world)()]);
    const reminded = [...a, ...b, ...c].filter((each) => each.number === number);
    expect(reminded.length).toBeGreaterThanOrEqual(1);
    expect((await stepsOf(number)).filter(({ step }) => step === 'remind')).toHaveLength(1);
  });

  it('counts again when an arrangement is added, lists what it moves, and shortens nothing that was told', async () => {
    api.clock.today = '2026-12-10';
    const number = await submitted();
    const off = (date: string) => [date, 'off'] as const;
    const arranged = {
      exceptions: new Map([...CALENDAR.exceptions, off('2027-01-01'), off('2027-01-04')]),
      knownUntil: '2027-12-31',
    };
    const world = { ...api.world, calendar: () => arranged };
    const moved = (await sweep(world)('9999-12-31')).filter(({ step }) => step === 'recalculate');
    expect(moved).toEqual([{ number, step: 'recalculate', moved: { from: '2027-01-07', to: '2027-01-11' } }]);
    expect((await stepsOf(number)).at(-1)).toMatchObject({ step: 'recalculate', toldDueOn: '2027-01-11' });
    const shortened = (await sweep(api.world)('9999-12-31')).filter((each) => each.number === number);
    expect(shortened).toEqual([]);
    expect((await api.world.applications.load(number))?.application.told?.dueOn).toBe('2027-01-11');
  });

  it('counts every application again on the day the calendar became another, once, and keeps what that moved', async () => {
    api.clock.today = '2026-12-10';
    const arrangements = dynamoArrangements(api.dynamo);
    const world = { ...api.world, arrangements };
    const number = await submitted();
    await sweepDaily(world)();
    const exceptions = new Map([...CALENDAR.exceptions, ['2027-01-06', 'off'] as const]);
    const arranged = { ...world, calendar: () => ({ exceptions, knownUntil: '2027-12-31' }) };
    expect(await sweepDaily(arranged)()).toContainEqual(expect.objectContaining({ number, step: 'recalculate' }));
    expect(await arrangements.last()).toMatchObject({
      at: '2026-12-10T09:00:00+08:00',
      moved: expect.arrayContaining([{ number, from: '2027-01-07', to: '2027-01-08' }]),
    });
    const days: string[] = [];
    const { watched } = world.applications;
    const applications = {
      ...world.applications,
      watched: (until: string) => {
        days.push(until);
        return watched(until);
      },
    };
    expect(await sweepDaily({ ...arranged, applications })()).toEqual([]);
    expect(days).toEqual(['2026-12-10']);
  });

  it('that broke off is not taken for done: the next day begins again', async () => {
    api.clock.today = '2026-12-10';
    const arrangements = dynamoArrangements(api.dynamo);
    const number = await submitted();
    const exceptions = new Map([...CALENDAR.exceptions, ['2027-01-05', 'off'] as const]);
    const world = { ...api.world, arrangements, calendar: () => ({ exceptions, knownUntil: '2027-12-31' }) };
    const { load } = world.applications;
    const broken = async (each: string) => {
      if (each === number) throw new RangeError('not what was written');
      return load(each);
    };
    await expect(sweepDaily({ ...world, applications: { ...world.applications, load: broken } })()).rejects.toThrow();
    expect(await sweepDaily(world)()).toContainEqual(expect.objectContaining({ number, step: 'recalculate' }));
  });

  it('places anew what a new arrangement moves without a step', async () => {
    api.clock.today = '2026-03-02';
    const number = await submitted();
    const [first] = ['2026-03-09'];
    const arranged = { ...CALENDAR, exceptions: new Map([...CALENDAR.exceptions, [first, 'off'] as const]) };
    const world = { ...api.world, calendar: () => arranged };
    await api.step(number, 'register', 2, {}, 'registrar');
    await api.step(number, 'transfer', 3, { lead: 'sports', assisting: [] }, 'registrar');
    await api.step(number, 'consultAgency', 4, { id: 'c1', agency: 'tax' }, 'officer', 'sports');
    // Nobody is told of it: no step will tell of its day being moved either.
    await api.step(number, 'noteLetterReceived', 5, { id: 'c1', receivedOn: '2026-03-02' }, 'officer', 'sports');
    const due = async () => {
      const page = await api.world.applications.list({ by: 'desk', of: 'sports', limit: 9 });
      return page === 'badCursor' ? [] : page.lines.map(({ dueOn }) => dueOn);
    };
    const before = await due();
    expect(await sweep(world)('9999-12-31')).not.toContainEqual(expect.objectContaining({ number }));
    const after = await due();
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(String(after[0]) > String(before[0])).toBe(true);
  });

  it('goes on after an application that cannot be read, and says so at its end', async () => {
    api.clock.today = '2026-03-02';
    const numbers = [await submitted(), await submitted(), await submitted()];
    api.clock.today = '2026-03-23';
    const { load } = api.world.applications;
    const broken = async (number: string) => {
      if (number === numbers[1]) throw new RangeError('not what was written');
      return load(number);
    };
    const world = { ...api.world, applications: { ...api.world.applications, load: broken } };
    await expect(sweep(world)()).rejects.toThrow('1 applications could not be swept');
    const steps = await Promise.all(numbers.map(stepsOf));
    expect(steps.map((each) => each.at(-1)?.step)).toEqual(['remind', 'confirmReceipt', 'remind']);
  });
});
