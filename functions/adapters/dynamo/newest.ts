import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { numberOf } from '#domain/application/number.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import { yearKey } from './keys.ts';

interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** 条例 came into force in it: no application is older. */
const FIRST_YEAR = 2008;

/** The last number given, this year or in the last year that had one; undefined for a store without applications. */
export const newestNumber = async (
  { client, table: TableName }: Table,
  today: CivilDate,
): Promise<string | undefined> => {
  for (let year = Number(today.slice(0, 4)); year >= FIRST_YEAR; year -= 1) {
    const { Item } = await client.send(new GetCommand({ TableName, Key: yearKey(String(year)), ConsistentRead: true }));
    if (Item) return numberOf(String(year), Number(Item['last']));
  }
  return undefined;
};
