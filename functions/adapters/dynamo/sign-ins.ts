import { randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { SESSION_LIMITS } from '#domain/session.ts';
import type { KeptSignIn, SignIns } from '../../usecases/ports/sign-ins.ts';
import { hashOf, signInKey } from './keys.ts';

interface SignInStore {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** 登录中 in the one table, `SIGNIN#hash of the state`: taken away when it is used, so that it is used once. */
export const dynamoSignIns = ({ client, table: TableName }: SignInStore): SignIns => ({
  newBrowser: () => randomBytes(32).toString('base64url'),

  keep: async ({ pending, browser, to, at }) => {
    const expires = Date.parse(at) / 1000 + SESSION_LIMITS.signInSeconds;
    const item = { ...signInKey(hashOf(pending.state)), pending, browserHash: hashOf(browser), to, at, expires };
    await client.send(new PutCommand({ TableName, Item: item }));
  },

  take: async (state, browser) => {
    try {
      const { Attributes } = await client.send(
        new DeleteCommand({
          TableName,
          Key: signInKey(hashOf(state)),
          ConditionExpression: 'browserHash = :browser',
          ExpressionAttributeValues: { ':browser': hashOf(browser) },
          ReturnValues: 'ALL_OLD',
        }),
      );
      const { pending, to, at } = Attributes as KeptSignIn;
      return { pending, to, at };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  },
});
