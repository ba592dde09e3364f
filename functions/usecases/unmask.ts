import type { PersonalField } from '#domain/application/facts.ts';
import type { Applications } from './ports/applications.ts';
import type { Vault } from './ports/vault.ts';

interface World {
  readonly applications: Applications;
  readonly vault: Vault;
}

/** 查看个人信息 — opens the fields that an `unmask` step has just recorded; never called without one. */
export const unmask =
  ({ applications, vault }: World) =>
  async (
    number: string,
    fields: readonly PersonalField[],
  ): Promise<Readonly<Partial<Record<PersonalField, string>>>> => {
    const [stored, wrapped] = await Promise.all([applications.load(number), applications.wrappedKey(number)]);
    if (!stored || !wrapped) return {};
    const box = await vault.reopen(number, wrapped);
    const { personal } = stored.application;
    return Object.fromEntries(
      fields.flatMap((field) => (personal[field] ? [[field, box.open(field, personal[field])]] : [])),
    );
  };
