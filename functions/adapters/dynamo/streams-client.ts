import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { connection } from './client.ts';

/** Reads the table's stream where no Lambda does: on one machine, and for a backup. */
export const streamsClient = (endpoint?: string): DynamoDBStreamsClient =>
  new DynamoDBStreamsClient(connection(endpoint));
