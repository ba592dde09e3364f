import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

const WITHIN_SECONDS = 120;
const LOOK_EVERY_SECONDS = { minDelay: 0.02, maxDelay: 2 };

/** Makes the table unless there is one, and waits until it can be used; two may do so at once. */
export const ensureTable = async (
  client: Pick<DynamoDBClient, 'send'>,
  definition: CreateTableCommandInput,
): Promise<void> => {
  await client.send(new CreateTableCommand(definition)).catch((error) => {
    if (!(error instanceof ResourceInUseException)) throw error;
  });
  const { TableName } = definition;
  const waiting = { client: client as DynamoDBClient, maxWaitTime: WITHIN_SECONDS, ...LOOK_EVERY_SECONDS };
  await waitUntilTableExists(waiting, { TableName });
};
