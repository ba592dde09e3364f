import type { Application, PersonalField } from '#domain/application/facts.ts';
import { mayRead } from '#domain/application/handlers.ts';
import type { StepEvent } from '#domain/application/steps.ts';
import { nameOfStep, standingOf, stepsFor } from '#domain/application/view.ts';
import { maskField } from '#domain/masking.ts';
import type { Applications, StoredEvent } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Officer } from './ports/officer.ts';
import type { Vault } from './ports/vault.ts';

interface World extends Office {
  readonly applications: Applications;
  readonly vault: Vault;
}

/** What was filled in, without the sealed fields of the applicant. */
const openData = ({ step, data }: StepEvent): object => {
  if (step !== 'submit') return data;
  const { personal: _, ...rest } = data;
  return rest;
};

const lineOf = ({ seq, at, event }: StoredEvent) => ({
  seq,
  at,
  step: event.step,
  ...nameOfStep(event.step),
  by: event.actor,
  data: openData(event),
  dueOn: event.toldDueOn ?? event.dueOn,
});

/**
 * 一件申请 as an officer sees it: personal fields masked, the clock as it stands, the steps the table permits, and
 * who did what when. None for whom it is not.
 */
export const readApplication =
  ({ applications, vault, today, calendar, rules }: World) =>
  async (number: string, officer: Officer) => {
    const [stored, wrapped] = await Promise.all([applications.load(number), applications.wrappedKey(number)]);
    if (!stored || !wrapped || !mayRead(stored.application, officer)) return undefined;
    const { application, version } = stored;
    const [box, history] = await Promise.all([vault.reopen(number, wrapped), applications.history(number)]);
    const masked = Object.fromEntries(
      Object.entries(application.personal).map(([field, sealed]) => [
        field,
        maskField(field as PersonalField, box.open(field as PersonalField, sealed), application.applicantKind),
      ]),
    );
    const view: Omit<Application, 'personal'> & { readonly personal: Readonly<Record<string, string>> } = {
      ...application,
      personal: masked,
    };
    const situation = { today: today(), calendar: calendar(), rules };
    return {
      application: view,
      version,
      clock: standingOf(application, situation.today, situation.calendar),
      steps: stepsFor(application, officer, situation),
      history: history.map(lineOf),
    };
  };

/** 一件申请 with all that an officer may see of it. */
export type Case = NonNullable<Awaited<ReturnType<ReturnType<typeof readApplication>>>>;
