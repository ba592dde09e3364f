import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { noticeRefOf } from '#functions/adapters/dynamo/outbox.ts';
import type { Item } from '#functions/local/attribute-json.ts';
import { Complaint } from '../terminal.ts';

/** What is done with notices that waited when the backup was taken, and of which the table does not tell what became. */
export type NoticeChoice = 'send' | 'hold';

const isWaiting = ({ pk, sk, state }: Item): boolean =>
  noticeRefOf(pk?.S ?? '', sk?.S ?? '') !== undefined && state?.S === 'waiting';

const held = ({ watch: _, watchOrder: _order, ...item }: Item): Item => ({
  ...item,
  state: { S: 'setAside' },
  detail: { S: '恢复备份时搁置' },
});

/**
 * 待发的通知 — as they are to be put back. What the present table says of the same notice holds: sent since, it stays sent.
 * Where the table has lost it, whoever restores says whether it is sent once more.
 *
 * @throws Complaint when that has not been said
 */
export const waitingNotices = async (
  client: DynamoDBClient,
  TableName: string,
  items: AsyncIterable<Item>,
  choice: NoticeChoice | undefined,
): Promise<(item: Item) => Item> => {
  const settled = new Map<string, Item>();
  const keyOf = ({ pk, sk }: Item): string => `${pk?.S} ${sk?.S}`;
  let unknown = 0;
  for await (const item of items) {
    const { pk, sk, body } = item;
    if (!pk || !sk || !isWaiting(item)) continue;
    const { Item: present } = await client.send(
      new GetItemCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }),
    );
    const isSame = present?.['body']?.S === body?.S;
    if (!isSame) unknown += 1;
    if (present && isSame) settled.set(keyOf(item), present);
    else if (choice === 'hold') settled.set(keyOf(item), held(item));
  }
  if (unknown > 0 && !choice)
    throw new Complaint(
      `备份里有 ${unknown} 条通知当时还没有发出，后来可能已经发过，什么都没有恢复：要再发一次，请加 --notices send；不再发、由工作人员另行告知，请加 --notices hold。`,
    );
  return (item) => settled.get(keyOf(item)) ?? item;
};
