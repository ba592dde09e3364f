import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyClock } from '#domain/application/clock.ts';
import { decide } from '#domain/application/decide.ts';
import { fold } from '#domain/application/evolve.ts';
import type { Application } from '#domain/application/facts.ts';
import { placementOf } from '#domain/application/placement.ts';
import { isOpen, STATES, type State } from '#domain/application/states.ts';
import type { StepCommand, StepEvent } from '#domain/application/steps.ts';
import { sweepCommand } from '#domain/application/sweep.ts';
import { addDays, addWorkdays } from '#domain/work-calendar.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import { CALENDAR } from '../support/calendar.ts';
import { Story, situation } from '../support/story.ts';
import { dataOn, stepOf, type Try, unitOf, walks } from '../support/walk.ts';

/** What is wrong with an application; nothing ever may be. */
const faultsOf = (application: Application): string[] => {
  const {
    state,
    outcome,
    closedOn,
    draft,
    signed,
    legallyReviewedBy,
    secrecyReviewedBy,
    extension,
    clock,
    receivedOn,
    arrivedOn,
  } = application;
  const people = [draft?.draftedBy, legallyReviewedBy, secrecyReviewedBy, signed?.by].filter(Boolean);
  const say = (fault: string, wrong: boolean) => (wrong ? [fault] : []);
  return [
    ...say('closed without a leaf', !isOpen(state) && !outcome),
    ...say('open with a closing day', isOpen(state) !== (closedOn === undefined)),
    ...say('received before it came', receivedOn !== undefined && receivedOn < arrivedOn),
    ...say('one person in two parts', new Set(people).size !== people.length),
    ...say('extended beyond twenty', clock.extendedWorkdays > 20),
    ...say(
      'extended without approval and notice',
      clock.extendedWorkdays > 0 && !(extension?.approvedBy && extension.toldOn),
    ),
    ...say('signed what is not the draft', signed !== undefined && signed.hash !== draft?.hash),
    ...say('delivering unsigned', ['signed', 'delivering'].includes(state) && !signed),
    ...say(
      'waiting without a way back',
      ['awaitingSupplement', 'awaitingReasons', 'awaitingPayment'].includes(state) !==
        (application.returnTo !== undefined),
    ),
    ...say('a clock that never ends', clockIsWrong(application)),
  ];
};

const clockIsWrong = (application: Application): boolean => {
  const { clock, receivedOn, state } = application;
  const reply = replyClock(application, CALENDAR);
  if (!reply.runs) return reply.because === 'notReceived' ? state !== 'submitted' : false;
  return reply.dueOn < (clock.fixedOn ?? addWorkdays(CALENDAR, clock.startOn ?? receivedOn ?? '', 20));
};

interface Walked {
  readonly events: readonly StepEvent[];
  readonly application: Application;
  readonly states: ReadonlySet<State>;
}

const walk = (tries: readonly Try[]): Walked => {
  const story = new Story('2026-03-02');
  let { now: application, today } = story;
  const events = [...story.events];
  const states = new Set<State>([application.state]);
  const take = (command: StepCommand) => {
    const decided = decide(application, command, situation(today));
    if ('refusal' in decided) return false;
    application = decided.application;
    events.push(decided.event);
    states.add(application.state);
    expect(faultsOf(application), decided.event.step).toEqual([]);
    return true;
  };
  for (const next of tries) {
    const { id, daysLater } = next;
    today = addDays(today, daysLater);
    const { step, role } = stepOf(next, application, situation(today));
    const unit = unitOf(next, application);
    take({ step, data: dataOn(next, today), actor: { id, role, ...(unit && { unit }) } } as unknown as StepCommand);
    for (
      let command = sweepCommand(application, situation(today));
      command;
      command = sweepCommand(application, situation(today))
    )
      expect(take(command)).toBe(true);
    const { watchOn } = placementOf(application, CALENDAR);
    expect(watchOn === undefined || watchOn > today, `watched on ${watchOn}, today ${today}`).toBe(true);
  }
  return { events, application, states };
};

describe('random walks over the whole table', () => {
  it('never break an invariant, and fold to what was decided', { timeout: 120_000 }, () => {
    const seen = new Set<State>();
    const steps = new Set<string>();
    fc.assert(
      fc.property(walks, (tries) => {
        const { events, application, states } = walk(tries);
        expect(fold(events)).toEqual(application);
        for (const state of states) seen.add(state);
        for (const { step } of events) steps.add(step);
      }),
      { numRuns: 500, seed: 3 },
    );
    expect(Object.keys(STATES).filter((state) => !seen.has(state as State))).toEqual([]);
    expect(WORKFLOW.map(({ step }) => step).filter((step) => step !== 'recalculate' && !steps.has(step))).toEqual([]);
  });
});
