/** `npm run redrive -- --queue URL --function NAME`: what lies in a dead-letter queue, given to its function again. */
import { parseArgs } from 'node:util';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { redrive } from './redrive.ts';

const { values } = parseArgs({ options: { queue: { type: 'string' }, function: { type: 'string' } } });
const { queue, function: functionName } = values;
if (!queue || !functionName) {
  console.error('请写明死信队列的网址和函数的名称：npm run redrive -- --queue https://sqs.… --function 函数名。');
  process.exit(1);
}
const clients = { sqs: new SQSClient({}), lambda: new LambdaClient({}), streams: new DynamoDBStreamsClient({}) };
const { done, failed } = await redrive({ ...clients, queue, functionName });
console.log(`已办成 ${done} 件，仍未办成 ${failed.length} 件。`);
for (const each of failed) console.log(each);
process.exitCode = failed.length > 0 ? 1 : 0;
