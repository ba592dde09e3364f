import type { Application, PersonalField } from '#domain/application/facts.ts';
import { mayRead } from '#domain/application/handlers.ts';
import { standingOf, stepsFor } from '#domain/application/view.ts';
import { maskField } from '#domain/masking.ts';
import type { Applications } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Officer } from './ports/officer.ts';
import type { Vault } from './ports/vault.ts';

interface World extends Office {
  readonly applications: Applications;
  readonly vault: Vault;
}

/** 一件申请 as an officer sees it: personal fields masked, the clock as it stands, the steps the table permits; none for whom it is not. */
export const readApplication =
  ({ applications, vault, today, calendar }: World) =>
  async (number: string, officer: Officer) => {
    const stored = await applications.load(number);
    const wrapped = stored && (await applications.wrappedKey(number));
    if (!stored || !wrapped || !mayRead(stored.application, officer)) return undefined;
    const { application, version } = stored;
    const box = await vault.reopen(number, wrapped);
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
    return {
      application: view,
      version,
      clock: standingOf(application, today(), calendar()),
      steps: stepsFor(application, officer),
    };
  };
