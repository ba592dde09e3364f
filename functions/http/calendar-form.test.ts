import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { CalendarFields } from '#content/schema/calendar.ts';
import { readCalendarForm } from './calendar-form.ts';
import { isFault } from './fault.ts';

const NOTICE_2026 = `国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;

const read = async (year: string, days: string) => {
  const form = await readCalendarForm(
    new Request('http://localhost/', {
      method: 'POST',
      body: new URLSearchParams({ year, docNo: '国办发明电', days }),
    }),
  );
  if (isFault(form)) throw new Error(form.fault);
  return form;
};

const datesOf = (days: CalendarFields['days'] = []) => days.map(({ date, type }) => `${date} ${type}`);

describe('国务院办公厅的放假通知', () => {
  it('pasted whole is the arrangement that was written down by hand', async () => {
    const { arrangement, fault } = await read('2026', NOTICE_2026);
    const { days } = load(readFileSync('content/calendar/2026.yaml', 'utf8')) as CalendarFields;
    expect([fault, datesOf(arrangement?.days)]).toEqual([undefined, datesOf(days)]);
    expect(arrangement?.days[0]?.name).toBe('元旦');
  });

  it.each([
    ['一、元旦：2023年12月30日至2024年1月1日放假调休，共3天。', '2024', '2024-01-01 off'],
    ['元旦:1月1日放假,与周末连休。', '2024', '2024-01-01 off'],
    [
      '六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。',
      '2025',
      '2025-09-28 work,2025-10-01 off,2025-10-02 off,2025-10-03 off,2025-10-06 off,2025-10-07 off,2025-10-08 off,2025-10-11 work',
    ],
    [
      '二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。',
      '2025',
      '2025-01-26 work,2025-01-28 off,2025-01-29 off,2025-01-30 off,2025-01-31 off,2025-02-03 off,2025-02-04 off,2025-02-08 work',
    ],
  ])('%s', async (line, year, days) => {
    expect(datesOf((await read(year, line)).arrangement?.days).join()).toBe(days);
  });

  it('of another year is refused with the day', async () => {
    expect((await read('2027', '一、元旦：2026年1月1日放假。')).fault?.fault).toBe('2026-01-01 不在 2027 年');
  });

  it('that names a day there is not is refused, and hostile lines neither loop nor throw', async () => {
    expect((await read('2027', '元旦：1月40日放假。')).fault?.fault).toBe('2027-01-40 日历上没有');
    expect((await read('2027', '2027-02-30 放假 春节')).fault?.fault).toBe('2027-02-30 日历上没有');
    expect((await read('2027', '元旦：13月1日至99999年99月99日放假。')).fault).toBeDefined();
    expect((await read('2027', `元旦：${'1月1日至'.repeat(900)}`)).arrangement ?? 'refused').toBeDefined();
  });
});

describe('放假安排，每行一天', () => {
  it('is read line by line', async () => {
    const { arrangement } = await read('2027', '2027-01-01 放假 元旦\n2027-01-03，上班，元旦');
    expect(datesOf(arrangement?.days)).toEqual(['2027-01-01 off', '2027-01-03 work']);
  });
});
