import type { Application } from '../application/facts.ts';
import { OUTCOMES, type Outcome, STATEMENTS, type Statement } from '../application/outcomes.ts';
import { inWords } from '../date-words.ts';
import type { CivilDate } from '../work-calendar.ts';
import { contactOf, submissionOf, wantedOf, youOf } from './address.ts';
import { inOneLine, type Letter, type Letterhead, paragraphsOf, type Section } from './letter.ts';
import { remediesOf } from './remedies.ts';
import { NOT_OURS, STATEMENT_HEADINGS, VERDICTS } from './verdicts.ts';

/** 答复 — what was decided, and when it was signed; without a number it is a closing note. */
export interface Reply {
  readonly outcome: Outcome;
  readonly statements: Readonly<Partial<Record<Statement, string>>>;
  readonly replyNo?: string | undefined;
  readonly signedOn: CivilDate;
}

const verdictOf = ({ outcome, statements }: Reply) =>
  outcome === 'unable.notHeld' && statements.responsibleAgency
    ? NOT_OURS
    : { ...VERDICTS[outcome], letter: OUTCOMES[outcome].letter };

/** 补正 — from when the period runs anew, or that it lapsed (第三十条). */
const supplementOf = (application: Application): string[] => {
  if (!application.supplement) return [];
  const { askedOn, dueOn, receivedOn } = application.supplement;
  const asked = `本机关于${inWords(askedOn)}告知${youOf(application)}补正`;
  return receivedOn
    ? [`${asked}，于${inWords(receivedOn)}收到补正，答复期限自收到补正之日起计算`]
    : [`${asked}，补正期限于${inWords(dueOn)}届满，没有收到补正`];
};

/** 信息处理费 — from when the period runs anew, or that it was not paid (国办函〔2020〕109号). */
const feeOf = ({ fee }: Application): string[] => {
  if (!fee) return [];
  const { noticeReceivedOn, dueOn, paidOn } = fee;
  const told = `收费通知书于${inWords(noticeReceivedOn)}送达`;
  return paidOn
    ? [`${told}，于${inWords(paidOn)}收到缴费，答复期限自缴费之日起重新计算`]
    : [`${told}，缴费期限于${inWords(dueOn)}届满，没有收到缴费`];
};

const consultationsOf = ({ consultations }: Application): string[] =>
  [
    ...(consultations.some(({ of }) => of === 'thirdParty') ? ['本机关依法征求了第三方的意见'] : []),
    ...(consultations.some(({ of }) => of === 'agency') ? ['本机关征求了其他机关的意见'] : []),
  ].map((consulted) => `${consulted}，所需时间不计算在答复期限内`);

const extensionOf = ({ extension }: Application): string[] =>
  extension?.toldOn ? [`经本机关政府信息公开工作机构负责人同意，答复期限延长${extension.workdays}个工作日`] : [];

/** 办理经过 — what moved the day of reply, in a paragraph; nothing of the drafts. */
const course = (application: Application): string =>
  [supplementOf, feeOf, consultationsOf, extensionOf]
    .flatMap((part) => part(application))
    .map((sentence) => `${sentence}。`)
    .join('');

/** A number alone is no sentence. */
const asWritten = (statement: Statement, text: string): string =>
  statement === 'earlierReplyNo' && text.trim() ? `本机关此前答复的文号：${text.trim()}` : text;

const statementSections = ({ outcome, statements }: Reply): Section[] => {
  const required: readonly Statement[] = OUTCOMES[outcome].states;
  const more = (Object.keys(STATEMENTS) as Statement[]).filter((statement) => !required.includes(statement));
  return [...required, ...more].flatMap((statement) => {
    const paragraphs = paragraphsOf(asWritten(statement, statements[statement] ?? ''));
    return paragraphs.length === 0 ? [] : [{ heading: STATEMENT_HEADINGS[statement], paragraphs }];
  });
};

const decision = (reply: Reply): string => {
  const { found, law, decided } = verdictOf(reply);
  return `${found}。根据${law}的规定，本机关${decided}。`;
};

/**
 * 答复书 (第三十六条至第三十九条) — of any of the 21 outcomes: what was found and decided, under which article, all that
 * the outcome must state, and the remedies with their bodies and days.
 */
export const replyLetter = (application: Application, reply: Reply, name: string, letterhead: Letterhead): Letter => {
  const you = youOf(application);
  const { letter } = verdictOf(reply);
  const { reviewFirst } = OUTCOMES[reply.outcome];
  const against = reply.outcome === 'granted.partial' ? '不予公开的部分' : '本告知书';
  return {
    form: 'reply',
    organ: letterhead.organ,
    number: reply.replyNo,
    about: application.number,
    title: letter,
    addressee: inOneLine(name),
    opening: [
      `${submissionOf(application)}（受理编号：${application.number}）收悉。${you}申请公开${wantedOf(application)}。`,
      ...paragraphsOf(course(application)),
      '本机关依照《中华人民共和国政府信息公开条例》（以下简称《条例》）进行了审查，现答复如下：',
    ],
    items: [],
    sections: [
      { heading: '办理结果', paragraphs: [decision(reply)] },
      ...statementSections(reply),
      { heading: '救济途径', paragraphs: remediesOf({ you, against, reviewFirst }, letterhead) },
    ],
    closing: `${you}对本告知书有疑问的，可以与本机关联系：${contactOf(letterhead)}。`,
    signedOn: reply.signedOn,
  };
};
