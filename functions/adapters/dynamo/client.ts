import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const isLoopback = (endpoint: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);

const CONNECT_MS = 1_000;
const ANSWER_MS = 3_000;
const ATTEMPTS = 3;

/** The engine on this machine asks for credentials and reads none. */
const ANY_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Where and how a client reaches DynamoDB at `endpoint`, or in the region of the environment when there is none. */
export const connection = (endpoint?: string) => ({
  retryMode: 'standard' as const,
  maxAttempts: ATTEMPTS,
  requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
  ...(endpoint && { endpoint }),
  ...(endpoint && isLoopback(endpoint) && { region: 'local', credentials: ANY_CREDENTIALS }),
});

export const dynamoClient = (endpoint?: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(connection(endpoint)), {
    marshallOptions: { removeUndefinedValues: true },
  });
