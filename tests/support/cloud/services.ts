import type { Resource } from '../synthesis.ts';
import type { Permission } from './policy.ts';

type Resolve = (value: unknown) => unknown;

/**
 * What AWS's services do in a function's name, as the template wires it: Lambda writes its log, keeps what it could not do, and
 * reads the stream that calls it.
 */
export const neededByServices = (
  resources: readonly (readonly [string, Resource])[],
  functionId: string,
  resolve: Resolve,
): Permission[] => {
  const found = resources.find(([id]) => id === functionId)?.[1].Properties;
  const permit = (resource: unknown, ...actions: string[]): Permission[] =>
    actions.map((action) => ({ action, resource: String(resource), keys: '' }));
  const log = resolve({ 'Fn::GetAtt': [found.LoggingConfig.LogGroup.Ref, 'Arn'] });
  const mappings = resources
    .map(([, each]) => each)
    .filter(
      ({ Type, Properties }) =>
        Type === 'AWS::Lambda::EventSourceMapping' && Properties.FunctionName.Ref === functionId,
    );
  return [
    ...permit(log, 'logs:CreateLogStream', 'logs:PutLogEvents'),
    ...(found.DeadLetterConfig ? permit(resolve(found.DeadLetterConfig.TargetArn), 'sqs:SendMessage') : []),
    ...mappings.flatMap(({ Properties: { EventSourceArn, DestinationConfig } }) => [
      ...permit(resolve(EventSourceArn), 'dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'),
      // It is permitted for all streams or for none.
      ...permit('*', 'dynamodb:ListStreams'),
      ...permit(resolve(DestinationConfig.OnFailure.Destination), 'sqs:SendMessage'),
    ]),
  ];
};
