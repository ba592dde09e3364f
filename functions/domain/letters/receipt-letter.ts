import type { ReplyClock } from '../application/clock.ts';
import { type Application, CARRIERS, OBTAINING } from '../application/facts.ts';
import { inWords } from '../date-words.ts';
import type { CivilDate } from '../work-calendar.ts';
import { submissionOf, titleOf, youOf } from './address.ts';
import { type Item, inOneLine, type Letter, type Letterhead } from './letter.ts';

const itemsOf = (
  application: Application,
  { receivedOn, clock: { dueOn, provisional }, queryCode }: Receiving,
  { trackLink, contact }: Letterhead,
): Item[] => [
  { label: '受理编号', value: application.number },
  ...(queryCode ? [{ label: '查询码', value: queryCode }] : []),
  { label: '申请内容', value: titleOf(application) },
  { label: '提供方式', value: `${CARRIERS[application.carrier]}，${OBTAINING[application.obtaining]}` },
  { label: '收到申请之日', value: inWords(receivedOn) },
  { label: '答复期限', value: `${inWords(dueOn)}（含当日）${provisional ? '，暂定' : ''}` },
  { label: '查询进度', value: trackLink },
  { label: '联系电话', value: contact.phone },
];

/** What a 受理回执 says beyond the application. */
export interface Receiving {
  readonly receivedOn: CivilDate;
  /** As it stood when the application was received. */
  readonly clock: Pick<Extract<ReplyClock, { runs: true }>, 'dueOn' | 'provisional'>;
  /** Only for the applicant, who knows it already. */
  readonly queryCode?: string | undefined;
}

/** 受理回执 — proof that an application was received, and by when it is answered (第三十一条、第三十三条). */
export const receiptLetter = (
  application: Application,
  receiving: Receiving,
  name: string,
  letterhead: Letterhead,
): Letter => ({
  form: 'receipt',
  organ: letterhead.organ,
  about: application.number,
  title: '政府信息公开申请受理回执',
  addressee: inOneLine(name),
  opening: [`${submissionOf(application)}，本机关已经收到并登记。有关事项如下：`],
  items: itemsOf(application, receiving, letterhead),
  sections: [],
  scan: `https://${letterhead.trackLink}?number=${application.number}`,
  closing: [
    '答复期限依照《中华人民共和国政府信息公开条例》第三十三条计算，依法补正、延期或者征求意见的，另行告知。',
    ...(receiving.clock.provisional ? ['该期限所在年度的放假安排尚未公布，公布后重新计算，不早于上述日期。'] : []),
    `请妥善保管查询码，工作人员不会向${youOf(application)}索要。`,
  ].join(''),
  signedOn: receiving.receivedOn,
});
