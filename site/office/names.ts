import { world } from '#functions/world.ts';

/** Names by id, of those who signed in here and of a demonstration's officers. */
export const namesOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ...world.officers.demonstration.map(({ id, name }) => [id, name] as const),
    ...(await world.staff.names(ids)),
  ]);
