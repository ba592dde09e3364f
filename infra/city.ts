import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** 部署一个城市所需的一切 — one file (`infra/city.yaml`, or `-c city=…`); what is secret is named, never written. */
export interface City {
  /** 云区域 */
  readonly region: string;
  /** 域名 — filed with the authorities before it may be served from a region in China. */
  readonly domain: string;
  /** ARN of a certificate of ACM in us-east-1; in China the id of one uploaded to IAM. */
  readonly certificate: string;
  readonly oidcIssuer: string;
  readonly oidcClientId: string;
  readonly oidcAudience: string;
  readonly oidcJwksUri: string;
  /** Secrets of Secrets Manager: the client's secret, and the mail server with its password. */
  readonly oidcSecret: string;
  readonly smtpSecret: string;
  readonly mailFrom: string;
  readonly deskMail: string;
  readonly alarmMail: string;
  /** 信息处理费 — `yes` where it is charged (第四十二条); how it is paid stands in `content/site.yaml`. */
  readonly fees: string;
  /** 成本标签 — what bills are told apart by. */
  readonly costCentre: string;
}

interface Field {
  readonly name: keyof City;
  readonly fits: (value: string, city: Readonly<Record<string, unknown>>) => boolean;
  readonly remedy: string;
}

export const isChina = (region: string): boolean => region.startsWith('cn-');

const isHttps = (value: string): boolean => URL.canParse(value) && new URL(value).protocol === 'https:';
const isMail = (value: string): boolean => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value);
const isName = (value: string): boolean => /^[\w/+=.@-]+$/.test(value);

const CERTIFICATE = {
  china: /^ASCA[A-Z0-9]{8,}$/,
  global: /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
};

/** Regions to whose buckets CloudFront delivers no standard logs. */
const WITHOUT_EDGE_LOGS: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
];

const FIELDS: readonly Field[] = [
  {
    name: 'region',
    fits: (it) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(it) && !WITHOUT_EDGE_LOGS.includes(it),
    remedy: `请写云区域的编号，如 cn-north-1；网站入口不往 ${WITHOUT_EDGE_LOGS.join('、')} 的桶写访问日志，不能选`,
  },
  {
    name: 'domain',
    fits: (it) => /^([a-z0-9-]+\.)+[a-z]{2,}$/.test(it),
    remedy: '请写网站的域名，不带 https://，如 open.example.gov.cn',
  },
  {
    name: 'certificate',
    fits: (it, { region }) => CERTIFICATE[isChina(String(region)) ? 'china' : 'global'].test(it),
    remedy: '中国区域请写上传到 IAM 的服务器证书编号（ASCA 开头）；其他区域请写 ACM 在 us-east-1 的证书 ARN',
  },
  { name: 'oidcIssuer', fits: isHttps, remedy: '请写身份认证系统的签发者，以 https:// 开头' },
  { name: 'oidcClientId', fits: isName, remedy: '请写在身份认证系统登记的客户端名称' },
  {
    name: 'oidcAudience',
    fits: (it, { oidcClientId }) => isName(it) && it !== oidcClientId,
    remedy: '请写接口的受众名称，不能与 oidcClientId 相同',
  },
  { name: 'oidcJwksUri', fits: isHttps, remedy: '请写访问令牌验签公钥的网址，以 https:// 开头' },
  { name: 'oidcSecret', fits: isName, remedy: '请写 Secrets Manager 里存放客户端密钥的名称，不写密钥本身' },
  { name: 'smtpSecret', fits: isName, remedy: '请写 Secrets Manager 里存放 SMTP_URL 的名称，不写口令本身' },
  {
    name: 'mailFrom',
    fits: (it) => isMail(it.replace(/^.*<(.*)>$/, '$1')),
    remedy: '请写发件人，如 某市政府信息公开 <open@example.gov.cn>',
  },
  { name: 'deskMail', fits: isMail, remedy: '请写受理窗口的邮箱' },
  { name: 'alarmMail', fits: isMail, remedy: '请写值班人员收告警的邮箱' },
  { name: 'fees', fits: (it) => it === 'yes' || it === 'no', remedy: '请写 yes（收取信息处理费）或者 no' },
  {
    name: 'costCentre',
    fits: (it) => /^[\w .:/=+@-]{1,128}$/.test(it),
    remedy: '请写成本标签，用字母、数字和 .:/=+@-',
  },
];

export class CityError extends Error {
  override readonly name = 'CityError';
}

const faultOf = ({ name, fits, remedy }: Field, city: Readonly<Record<string, unknown>>): string[] => {
  const value = city[name];
  if (value === undefined || value === null || value === '') return [`${name} 没有填写：${remedy}。`];
  return typeof value === 'string' && fits(value, city) ? [] : [`${name} 是“${String(value)}”，不合要求：${remedy}。`];
};

/** @throws CityError with a sentence for each field that is missing, wrong or unknown */
export const readCity = (value: unknown): City => {
  const city = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const known = new Set<string>(FIELDS.map(({ name }) => name));
  const faults = [
    ...FIELDS.flatMap((field) => faultOf(field, city)),
    ...Object.keys(city)
      .filter((name) => !known.has(name))
      .map((name) => `${name} 不是一项设置：请删去，或核对写法（${[...known].join('、')}）。`),
  ];
  if (faults.length > 0) throw new CityError(faults.join('\n'));
  return city as unknown as City;
};

export const cityFile = (path: string): City => {
  try {
    return readCity(load(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof CityError) throw new CityError(`${path}：\n${error.message}`);
    throw error;
  }
};
