import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Staff, StaffMember } from '../../usecases/ports/staff.ts';
import type { DynamoStore } from './applications.ts';
import { OFFICERS, officerKey } from './keys.ts';
import { queryPages } from './query.ts';

/** As many as one request may ask for. */
const AT_ONCE = 100;

/** 工作人员名录 in the one table: what each sign-in leaves at `OFFICER#id`. */
export const dynamoStaff = ({ client, table: TableName }: Pick<DynamoStore, 'client' | 'table'>): Staff => {
  const read = async (ids: readonly string[]): Promise<StaffMember[]> => {
    const found: StaffMember[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const Keys = ids.slice(at, at + AT_ONCE).map(officerKey);
      const { Responses } = await client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } }));
      for (const { officer, signedInAt } of Responses?.[TableName] ?? [])
        if (officer) found.push({ ...officer, signedInAt });
    }
    return found;
  };

  return {
    list: async () => {
      const ids: string[] = [];
      const query = {
        TableName,
        IndexName: 'watch',
        KeyConditionExpression: 'watch = :all',
        ExpressionAttributeValues: { ':all': OFFICERS },
      };
      for await (const items of queryPages(client, query))
        ids.push(...items.map(({ watchOrder }) => String(watchOrder)));
      const members = new Map((await read(ids)).map((member) => [member.id, member]));
      return ids.flatMap((id) => members.get(id) ?? []);
    },
    names: async (ids) => new Map((await read([...new Set(ids)])).map(({ id, name }) => [id, name])),
  };
};
