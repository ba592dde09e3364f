import { API_PATH, ROUTES } from './routes.ts';

type ItemAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';
type BlobAction = 'GetObject' | 'PutObject' | 'PutObjectRetention' | 'DeleteObject';

export type SecretName = 'OIDC_CLIENT_SECRET' | 'SMTP_URL';

/** What calls a function. */
export type Caller =
  | { readonly by: 'gateway'; readonly doors: readonly string[] }
  | { readonly by: 'stream' }
  | { readonly by: 'bucket'; readonly under: string }
  | { readonly by: 'schedule'; readonly cron: string };

/** 职能 — a Lambda function: who calls it, what it may touch, and who is harmed when it fails. */
export interface Grant {
  readonly name: string;
  readonly harm: string;
  readonly caller: Caller;
  /** Actions on items, by the beginning of their partition key. */
  readonly items: Readonly<Record<string, readonly ItemAction[]>>;
  /** Indices it asks, with the beginning of the keys; none where a key is the name of a desk or unit. */
  readonly indices?: Readonly<Record<string, readonly string[]>>;
  /** Actions on objects of the attachments' bucket, by the beginning of their name. */
  readonly blobs?: Readonly<Record<string, readonly BlobAction[]>>;
  /** Master keys: of personal fields, of query codes and seals. */
  readonly keys: { readonly personal?: readonly ('Decrypt' | 'GenerateDataKey')[]; readonly mac?: true };
  /** Secrets of the city that it is told, by the name of the variable. */
  readonly secrets?: readonly SecretName[];
  readonly megabytes: number;
  readonly seconds: number;
  /** Reserved: no other function can take them, and it takes no more. */
  readonly atOnce: number;
}

const SESSION = { SESSION: ['GetItem', 'UpdateItem', 'DeleteItem'], OFFICER: ['GetItem'] } as const;

/** Every function of the cloud; `infra/` makes each with exactly this. */
export const GRANTS = {
  api: {
    name: '接口',
    harm: '公民不能提出和查询申请，工作人员不能办理',
    caller: {
      by: 'gateway',
      doors: [
        ...Object.values(ROUTES).map(({ method, path }) => `${method} ${API_PATH}${path}`),
        `GET ${API_PATH}/{proxy+}`,
      ],
    },
    items: {
      APP: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
      SUBMIT: ['GetItem', 'PutItem'],
      YEAR: ['GetItem', 'PutItem'],
      UPL: ['GetItem', 'PutItem', 'UpdateItem'],
      FILES: ['Query'],
      RATE: ['UpdateItem'],
    },
    indices: { desk: [], unit: [] },
    blobs: { quarantine: ['PutObject'] },
    keys: { personal: ['Decrypt', 'GenerateDataKey'], mac: true },
    megabytes: 1024,
    seconds: 15,
    atOnce: 100,
  },
  letters: {
    name: '公文',
    harm: '申请人取不到受理回执和答复书',
    caller: {
      by: 'gateway',
      doors: [
        'POST /apply/letter',
        'GET /office/applications/{number}/receipt.pdf',
        'GET /office/applications/{number}/reply.pdf',
      ],
    },
    items: { ...SESSION, APP: ['GetItem', 'Query'], RATE: ['UpdateItem'] },
    keys: { personal: ['Decrypt'], mac: true },
    megabytes: 2048,
    seconds: 25,
    atOnce: 10,
  },
  'sign-in': {
    name: '登录',
    harm: '工作人员不能登录',
    caller: {
      by: 'gateway',
      doors: [
        'GET /office/sign-in',
        'GET /office/callback',
        'POST /office/sign-out',
        'POST /office/sign-out-everywhere',
        'GET /office/signed-out',
      ],
    },
    items: {
      SESSION: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      SIGNIN: ['PutItem', 'DeleteItem'],
      OFFICER: ['GetItem', 'UpdateItem'],
      RATE: ['UpdateItem'],
    },
    keys: { mac: true },
    secrets: ['OIDC_CLIENT_SECRET'],
    megabytes: 512,
    seconds: 15,
    atOnce: 10,
  },
  uploads: {
    name: '附件下载',
    harm: '工作人员打不开申请人的附件',
    caller: { by: 'gateway', doors: ['GET /office/applications/{number}/attachments/{id}'] },
    items: { ...SESSION, APP: ['GetItem', 'Query'] },
    blobs: { kept: ['GetObject'] },
    keys: { personal: ['Decrypt'] },
    megabytes: 1024,
    seconds: 25,
    atOnce: 10,
  },
  folder: {
    name: '随答复公开的文件',
    harm: '工作人员不能上传、检查和遮盖要公开的文件，申请人取不到',
    caller: {
      by: 'gateway',
      doors: [
        'POST /apply/file',
        'GET /office/applications/{number}/files/arrived',
        'GET /office/applications/{number}/files/{id}',
        'POST /office/applications/{number}/files/{id}/confirm',
        'POST /office/applications/{number}/files/{id}/remove',
        'POST /office/applications/{number}/files/{id}/redact',
        'GET /office/applications/{number}/files/{id}/pages/{page}',
      ],
    },
    items: {
      ...SESSION,
      APP: ['GetItem', 'Query'],
      FILES: ['Query', 'PutItem', 'UpdateItem'],
      UPL: ['GetItem', 'PutItem', 'UpdateItem'],
      RATE: ['UpdateItem'],
    },
    blobs: {
      incoming: ['GetObject', 'DeleteObject'],
      quarantine: ['GetObject', 'PutObject', 'DeleteObject'],
      kept: ['GetObject', 'PutObject', 'PutObjectRetention'],
    },
    keys: { mac: true },
    megabytes: 3008,
    seconds: 29,
    atOnce: 10,
  },
  scan: {
    name: '检查附件',
    harm: '申请人的附件一直待查，不能提交',
    caller: { by: 'bucket', under: 'quarantine/' },
    items: { UPL: ['GetItem', 'UpdateItem'] },
    blobs: { quarantine: ['GetObject', 'DeleteObject'], kept: ['PutObject', 'PutObjectRetention'] },
    keys: {},
    megabytes: 2048,
    seconds: 60,
    atOnce: 10,
  },
  stream: {
    name: '发送通知、统计年报',
    harm: '申请人收不到通知，年报表格缺数',
    caller: { by: 'stream' },
    items: { APP: ['GetItem', 'PutItem', 'UpdateItem'], COUNT: ['UpdateItem'] },
    keys: { personal: ['Decrypt'] },
    secrets: ['SMTP_URL'],
    megabytes: 512,
    seconds: 60,
    atOnce: 10,
  },
  post: {
    name: '补发通知',
    harm: '暂时没有发出的通知不再补发',
    caller: { by: 'schedule', cron: '*/10 * * * ? *' },
    items: { APP: ['GetItem', 'UpdateItem'] },
    indices: { watch: ['OUT'] },
    keys: { personal: ['Decrypt'] },
    secrets: ['SMTP_URL'],
    megabytes: 512,
    seconds: 300,
    atOnce: 1,
  },
  sweep: {
    name: '每日巡查',
    harm: '到期不提醒、逾期不提级',
    caller: { by: 'schedule', cron: '10 0 * * ? *' },
    items: { APP: ['GetItem', 'PutItem'], CALENDAR: ['GetItem', 'PutItem'] },
    indices: { watch: ['SWEEP'] },
    keys: { mac: true },
    megabytes: 1024,
    seconds: 900,
    atOnce: 1,
  },
  pages: {
    name: '网页',
    harm: '申请人不能在网页上申请和查询，工作人员不能办理，读者的反馈收不到',
    caller: { by: 'gateway', doors: ['$default'] },
    items: {
      SESSION: ['GetItem', 'UpdateItem', 'DeleteItem'],
      OFFICER: ['GetItem', 'BatchGetItem'],
      COUNT: ['Query'],
      CALENDAR: ['GetItem'],
      APP: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'],
      SUBMIT: ['GetItem', 'PutItem'],
      YEAR: ['GetItem', 'PutItem'],
      UPL: ['GetItem', 'PutItem', 'UpdateItem'],
      FILES: ['Query'],
      RATE: ['UpdateItem'],
      FEEDBACK: ['PutItem'],
      FAULT: ['PutItem'],
    },
    indices: { desk: [], unit: [], watch: ['LOOK', 'SAME', 'OFFICERS', 'SWEEP'] },
    blobs: {
      incoming: ['GetObject', 'PutObject'],
      quarantine: ['GetObject', 'PutObject', 'DeleteObject'],
      kept: ['PutObject', 'PutObjectRetention'],
    },
    keys: { personal: ['Decrypt', 'GenerateDataKey'], mac: true },
    megabytes: 1024,
    seconds: 15,
    atOnce: 100,
  },
} as const satisfies Readonly<Record<string, Grant>>;

export type GrantName = keyof typeof GRANTS;
