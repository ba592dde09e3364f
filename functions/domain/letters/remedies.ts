import { LAWSUIT_AFTER_REVIEW_DAYS, LAWSUIT_MONTHS, REVIEW_DAYS } from '../deadlines/rules/remedies.ts';
import type { Letterhead } from './letter.ts';

interface Remedy {
  readonly you: string;
  /** What one may be dissatisfied with: the whole of it, or the part that is withheld. */
  readonly against: string;
  /** 复议前置. */
  readonly reviewFirst: boolean;
}

/** A reply that is delivered online gives the way to ask for its review online; an address alone in its line stays whole. */
const online = ({ reviewLink }: Letterhead): string[] =>
  reviewLink ? ['行政复议申请书可以在网上提交（《中华人民共和国行政复议法》第二十二条），网址：', reviewLink] : [];

const reviewFirst = ({ you, against }: Remedy, letterhead: Letterhead): string[] => [
  `${you}如对${against}不服，应当先申请行政复议，可以自收到本告知书之日起${REVIEW_DAYS}日内向${letterhead.reviewBody}提出（《中华人民共和国行政复议法》第二十条、第二十三条第一款第四项）。`,
  ...online(letterhead),
  `对行政复议决定不服的，可以自收到行政复议决定书之日起${LAWSUIT_AFTER_REVIEW_DAYS}日内向${letterhead.court}提起行政诉讼（《中华人民共和国行政诉讼法》第四十五条）。未经行政复议的，不能直接提起行政诉讼。`,
];

const either = ({ you, against }: Remedy, letterhead: Letterhead): string[] => [
  `${you}如对${against}不服，可以自收到本告知书之日起${REVIEW_DAYS}日内向${letterhead.reviewBody}申请行政复议（《中华人民共和国行政复议法》第二十条），也可以自收到本告知书之日起${LAWSUIT_MONTHS}个月内向${letterhead.court}提起行政诉讼（《中华人民共和国行政诉讼法》第四十六条）。`,
  ...online(letterhead),
];

/**
 * 救济途径 — to whom, by which way and within how many days (行政复议法第二十条、第二十二条、第二十三条，行政诉讼法
 * 第四十五条、第四十六条), and the complaint that is open beside them (第五十一条).
 */
export const remediesOf = (remedy: Remedy, letterhead: Letterhead): string[] => [
  ...(remedy.reviewFirst ? reviewFirst : either)(remedy, letterhead),
  `${remedy.you}认为本机关在政府信息公开工作中侵犯${remedy.you}的合法权益的，还可以依照《条例》第五十一条的规定，向上一级行政机关或者政府信息公开工作主管部门投诉、举报。`,
];
