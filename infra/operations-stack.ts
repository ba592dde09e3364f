import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  TextWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { City } from './city.ts';
import type { DisclosureStack } from './disclosure-stack.ts';
import type { Duty } from './function.ts';

interface OperationsProps extends StackProps {
  readonly city: City;
  readonly disclosure: DisclosureStack;
  readonly duties: readonly Duty[];
}

const PERIOD = { period: Duration.minutes(5) };

const WRITES = [
  Operation.TRANSACT_WRITE_ITEMS,
  Operation.PUT_ITEM,
  Operation.UPDATE_ITEM,
  Operation.GET_ITEM,
  Operation.QUERY,
];

/** Behind by so much, a notice goes out on another day than it should. */
const BEHIND_MS = 15 * 60_000;

/** 值班 — alarms that say who is harmed, and one board to look at. */
export class OperationsStack extends Stack {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { city, disclosure, duties, ...props }: OperationsProps) {
    super(scope, id, props);
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com');
    const masterKey = new Key(this, 'Key', { description: '告警', enableKeyRotation: true });
    masterKey.grantEncryptDecrypt(alarms);
    this.topic = new Topic(this, 'Watch', { masterKey, enforceSSL: true });
    // A policy of its own replaces the one by which alarms of the account may publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    this.topic.addSubscription(new EmailSubscription(city.alarmMail));
    for (const duty of duties) this.watchDuty(duty);
    this.alarm('ApiFails', '网站后台答不出来：公民和工作人员看到“服务器出错”', {
      metric: disclosure.api.metricServerError({ ...PERIOD, statistic: 'Sum' }),
      threshold: 5,
    });
    this.alarm('TableRefuses', '数据库来不及写：申请和办理会失败', {
      metric: disclosure.stores.table.metricThrottledRequestsForOperations({ ...PERIOD, operations: WRITES }),
      threshold: 1,
    });
    this.draw(city, duties);
  }

  private watchDuty({ node, grant: { name, harm, caller }, lambda, failed }: Duty): void {
    this.alarm(`${node.id}-fails`, `“${name}”出错：${harm}`, {
      metric: lambda.metricErrors({ ...PERIOD, statistic: 'Sum' }),
      threshold: 1,
    });
    this.alarm(`${node.id}-refused`, `“${name}”忙不过来：${harm}`, {
      metric: lambda.metricThrottles({ ...PERIOD, statistic: 'Sum' }),
      threshold: 1,
    });
    if (failed)
      this.alarm(`${node.id}-left`, `“${name}”有没办成的，要人处理（见 docs/deploy.md 告警）：${harm}`, {
        metric: failed.metricApproximateNumberOfMessagesVisible({ ...PERIOD, statistic: 'Maximum' }),
        threshold: 1,
      });
    if (caller.by === 'stream')
      this.alarm(`${node.id}-behind`, `“${name}”落后 15 分钟以上：${harm}`, {
        metric: lambda.metric('IteratorAge', { ...PERIOD, statistic: 'Maximum' }),
        threshold: BEHIND_MS,
      });
  }

  private alarm(id: string, harm: string, props: Pick<AlarmProps, 'metric' | 'threshold'>): void {
    const alarm = new Alarm(this, id, {
      ...props,
      alarmDescription: harm,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  private draw({ domain }: City, duties: readonly Duty[]): void {
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
    new Dashboard(this, 'Board', {
      widgets: [
        [
          new TextWidget({
            markdown: `# ${domain}\n告警的说明写着谁会受影响；处理办法见 docs/deploy.md。`,
            width: 24,
            height: 2,
          }),
        ],
        [
          graph(
            '办了多少',
            duties.map(({ lambda }) => lambda.metricInvocations()),
          ),
          graph(
            '出错',
            duties.map(({ lambda }) => lambda.metricErrors()),
          ),
        ],
        [
          graph(
            '用时（毫秒）',
            duties.map(({ lambda }) => lambda.metricDuration({ statistic: 'p99' })),
          ),
          graph(
            '没办成的',
            duties.flatMap(({ failed }) => (failed ? [failed.metricApproximateNumberOfMessagesVisible()] : [])),
          ),
        ],
      ],
    });
  }
}
