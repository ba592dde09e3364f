import type { Channel } from '../application/channels.ts';
import type { Application } from '../application/facts.ts';
import { inWords } from '../date-words.ts';
import { inOneLine, type Letterhead } from './letter.ts';

/** 您 to a person, 贵单位 to an organisation. */
export const youOf = ({ applicantKind }: Pick<Application, 'applicantKind'>): string =>
  applicantKind === 'naturalPerson' ? '您' : '贵单位';

type Wanting = Pick<Application, 'wanted'>;

const withDocNo = (title: string, { wanted: { docNo } }: Wanting): string =>
  docNo ? `${title}（${inOneLine(docNo)}）` : title;

/** 所申请的信息 — its name, with its 文号 when the applicant knew it. */
export const titleOf = (wanting: Wanting): string => withDocNo(inOneLine(wanting.wanted.title), wanting);

/** The same within a sentence: in quotes, unless it is in 《》 already. */
export const wantedOf = (wanting: Wanting): string => {
  const title = inOneLine(wanting.wanted.title);
  return withDocNo(/^《.*》$/u.test(title) ? title : `“${title}”`, wanting);
};

const BY: Readonly<Record<Channel, string>> = {
  counter: '当面向本机关提出',
  oral: '口头向本机关提出、由工作人员代为填写',
  post: '以邮寄方式提出',
  letter: '以平常信函提出',
  online: '通过互联网提出',
  fax: '以传真方式提出',
};

/** 您于…通过…提出的政府信息公开申请. */
export const submissionOf = (application: Application): string =>
  `${youOf(application)}于${inWords(application.arrivedOn)}${BY[application.channel]}的政府信息公开申请`;

/** 联系方式 in one line, as a letter ends with it. */
export const contactOf = ({ contact: { name, phone, address, hours } }: Letterhead): string =>
  `${name}，电话：${phone}，地址：${address}，办公时间：${hours}`;
