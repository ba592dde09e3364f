import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { buildHouse } from './house.ts';

type House = ReturnType<typeof buildHouse>;

interface Acknowledged {
  readonly rules: readonly string[];
  readonly in: readonly (keyof House)[];
  /** The one construct of the stack that it concerns; the whole of it when not given. */
  readonly at?: string;
  readonly reason: string;
}

const ALL = ['disclosure', 'pages', 'portal', 'edge', 'operations'] as const;

const objects = (under: string): string =>
  `AwsSolutions::AwsSolutions-IAM5[Resource::<StoresAttachmentsC18DF53F.Arn>/${under}/*]`;

/** The same bucket, as another stack names it. */
const fromPages = (under: string): string =>
  `AwsSolutions::AwsSolutions-IAM5[Resource::Disclosure:ExportsOutputFnGetAttStoresAttachmentsC18DF53FArn602DAF71/${under}/*]`;

/** 已知悉 — findings of cdk-nag that stay, each with its reason; any other stops the synthesis. */
const ACKNOWLEDGED: readonly Acknowledged[] = [
  {
    rules: ['AwsSolutions::AwsSolutions-APIG4'],
    in: ['disclosure', 'pages'],
    reason: '申请人没有账户；谁能进哪一扇门由程序按令牌、会话和查询码判断（functions/http/enter.ts），每一扇都有测试',
  },
  {
    rules: ['AwsSolutions::AwsSolutions-SMG4'],
    in: ['disclosure'],
    reason: '入口的口令写进入口和函数两处，自动轮换会让两处不一致；按 docs/deploy.md 一起更换',
  },
  {
    rules: ['kept', 'quarantine', 'incoming'].flatMap((under) => [objects(under), fromPages(under)]),
    in: ['disclosure', 'pages'],
    reason: '附件的名称事先不知道；限于各函数用到的文件夹',
  },
  {
    rules: [
      'AwsSolutions::AwsSolutions-IAM5[Resource::<postFunction46D00C7E.Arn>:*]',
      'AwsSolutions::AwsSolutions-IAM5[Resource::<sweepFunction2A2788F2.Arn>:*]',
    ],
    in: ['disclosure'],
    reason: '定时服务只能调用这一个函数的各个版本',
  },
  {
    rules: [
      'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    ],
    in: ['disclosure'],
    at: 'BucketNotificationsHandler050a0587b7544547bf325f094a3db834/Role',
    reason: 'CDK 自己设置桶的事件通知的函数，只在部署时运行',
  },
  {
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::*]', 'Serverless::Serverless-LambdaStarPermissions'],
    in: ['disclosure'],
    at: 'stream/Role',
    reason: '订阅数据库变化时 Lambda 要列出数据流（dynamodb:ListStreams），这一项不能限于一个资源',
  },
  {
    rules: ['AwsSolutions::AwsSolutions-SQS3', 'Serverless::Serverless-SQSRedrivePolicy'],
    in: ['disclosure'],
    reason: '这些队列本身就是死信队列',
  },
  {
    rules: ['Serverless::Serverless-LambdaDLQ', 'Serverless::Serverless-LambdaAsyncFailureDestination'],
    in: ['disclosure', 'pages'],
    reason: '网关同步调用，没有人不等答复；变化流的死信队列在调用的一方；检查附件和定时的死信要原样，不要包装',
  },
  {
    rules: ['Serverless::Serverless-LambdaTracing'],
    in: ['disclosure', 'pages'],
    reason: '中国区域的 Lambda 没有 X-Ray',
  },
  {
    rules: ['Serverless::Serverless-SNSRedrivePolicy'],
    in: ['operations'],
    reason: '告警发到邮箱；没有送到的，告警仍在控制台上亮着',
  },
  {
    rules: ['AwsSolutions::AwsSolutions-CFR1', 'AwsSolutions::AwsSolutions-CFR2'],
    in: ['edge'],
    reason: '政府信息对所有地方公开；限流在程序里按读者计，中国区域的入口另配防护',
  },
  {
    rules: ['AwsSolutions::AwsSolutions-CFR4'],
    in: ['edge'],
    reason: '中国区域的证书来自 IAM，最低 TLS 1.2 在模板里直接写明',
  },
];

/** A construct by its path below another. @throws when there is none */
const below = (top: IConstruct, path: string | undefined): IConstruct =>
  path ? path.split('/').reduce((at, id) => at.node.findChild(id), top) : top;

/** Looks at the whole house by the rules of cdk-nag; what is not acknowledged stops the synthesis. */
export const guard = (app: App, house: House): void => {
  for (const { rules, in: stacks, at, reason } of ACKNOWLEDGED)
    for (const name of ALL.filter((each) => stacks.includes(each)))
      for (const id of rules) Validations.of(below(house[name], at)).acknowledge({ id, reason });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
};
