import { workCalendar } from '#content/schema/work-calendar.ts';
import { addWorkdays, type CivilDate } from '#domain/work-calendar.ts';
import { type Finding, fieldFinding } from './finding.ts';
import type { Content } from './load.ts';

/** 到期再发布 is not for a static site to do: what lies in the folder is published, so its day must have come. */
const future = ({ entries }: Content, today: CivilDate): Finding[] => {
  const { documents, interpretations, articles, pages, meetings } = entries;
  return [...documents, ...interpretations, ...articles, ...pages, ...meetings, ...entries['annual-reports']]
    .filter(({ fields }) => fields.publishedOn > today)
    .map((entry) =>
      fieldFinding(
        'error',
        entry,
        ['发布日期', 'publishedOn'],
        `${entry.fields.publishedOn} 晚于今天 ${today}，放进来就会发布`,
        '到期再加入这个文件，或改正日期',
      ),
    );
};

/** Dates out of order, published late (第二十六条), and validity that time has overtaken. */
export const checkDates = (content: Content, today: CivilDate): Finding[] => {
  const calendar = workCalendar(content.calendars);
  const rest = content.entries.documents.flatMap((entry) => {
    const { writtenOn, publishedOn, effectiveOn, expiresOn, repealedOn, replacedBy, validity, turnedPublicOn } =
      entry.fields;
    const dueOn = addWorkdays(calendar, turnedPublicOn ?? writtenOn, 20);
    const rules = [
      effectiveOn &&
        effectiveOn < writtenOn &&
        fieldFinding(
          'error',
          entry,
          ['施行日期', 'effectiveOn'],
          `${effectiveOn} 早于成文日期 ${writtenOn}`,
          '核对文中的施行日期',
        ),
      publishedOn < writtenOn &&
        fieldFinding(
          'error',
          entry,
          ['发布日期', 'publishedOn'],
          `${publishedOn} 早于成文日期 ${writtenOn}`,
          '核对两个日期',
        ),
      turnedPublicOn &&
        (turnedPublicOn < writtenOn || turnedPublicOn > publishedOn) &&
        fieldFinding(
          'error',
          entry,
          ['转为主动公开日期', 'turnedPublicOn'],
          `${turnedPublicOn} 不在成文日期 ${writtenOn} 和发布日期 ${publishedOn} 之间`,
          '核对三个日期',
        ),
      publishedOn > dueOn &&
        fieldFinding(
          'warning',
          entry,
          ['发布日期', 'publishedOn'],
          `${turnedPublicOn ? '转为主动公开' : '成文'}后 20 个工作日（${dueOn}）之后才发布，不合条例第二十六条`,
          '核对日期；确已超期的，今后及时公开',
        ),
      repealedOn &&
        validity !== '废止' &&
        fieldFinding(
          'error',
          entry,
          ['废止日期', 'repealedOn'],
          `写了废止日期，有效性却是“${validity}”`,
          '有效性改为“废止”，或删去废止日期',
        ),
      validity === '废止' &&
        !repealedOn &&
        fieldFinding('error', entry, ['废止日期', 'repealedOn'], '有效性是“废止”，没有写废止日期', '补上废止日期'),
      replacedBy &&
        validity !== '废止' &&
        fieldFinding(
          'error',
          entry,
          ['被何文替代', 'replacedBy'],
          `已被替代，有效性却是“${validity}”`,
          '有效性改为“废止”',
        ),
      validity === '尚未施行' &&
        !effectiveOn &&
        fieldFinding('error', entry, ['施行日期', 'effectiveOn'], '有效性是“尚未施行”，没有写施行日期', '补上施行日期'),
      validity === '尚未施行' &&
        effectiveOn &&
        effectiveOn <= today &&
        fieldFinding(
          'warning',
          entry,
          ['有效性', 'validity'],
          `施行日期 ${effectiveOn} 已到，仍写“尚未施行”`,
          '有效性改为“现行有效”',
        ),
      validity === '现行有效' &&
        expiresOn &&
        expiresOn < today &&
        fieldFinding(
          'warning',
          entry,
          ['有效期至', 'expiresOn'],
          `有效期 ${expiresOn} 已过，仍写“现行有效”`,
          '有效性改为“失效”，或更新有效期',
        ),
    ];
    return rules.filter((rule): rule is Finding => Boolean(rule));
  });
  return [...future(content, today), ...rest];
};
