import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const isLoopback = (endpoint: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);

const CONNECT_MS = 1_000;
const ANSWER_MS = 5_000;
const ATTEMPTS = 3;

/** The engine on this machine asks for credentials and reads none. */
const ANY_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** A client of DynamoDB at `endpoint`, or in the region of the environment when there is none. */
export const dynamoClient = (endpoint?: string): DynamoDBDocumentClient => {
  const client = new DynamoDBClient({
    maxAttempts: ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS },
    ...(endpoint && { endpoint }),
    ...(endpoint && isLoopback(endpoint) && { region: 'local', credentials: ANY_CREDENTIALS }),
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
};
