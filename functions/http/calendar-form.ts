import { type CalendarFields, calendarSchema } from '#content/schema/calendar.ts';
import { schemaFaults } from '#content/schema/faults.ts';
import { civilDate } from '#content/schema/field.ts';
import { type Fault, isFault } from './fault.ts';
import { type FormLimits, readForm } from './form.ts';
import { daysInNotice } from './holiday-notice.ts';
import { fieldFault, written } from './written.ts';

const LIMITS: FormLimits = { sentBytes: 32 * 1024, decodedBytes: 16 * 1024 };

const TYPES: Readonly<Record<string, 'off' | 'work'>> = { 放假: 'off', 上班: 'work' };
const LINE = /^(\d{4}-\d\d-\d\d)[\s,，、]+(放假|上班)[\s,，、]+(\S.*)$/;

/** 放假安排 as an officer writes it down, and what it says or what is wrong with it. */
export interface CalendarForm {
  readonly year: string;
  readonly docNo: string;
  readonly days: string;
  readonly arrangement?: CalendarFields;
  readonly fault?: Fault;
}

const dayFrom = (line: string): CalendarFields['days'][number] | undefined => {
  const [, date = '', word = '', name = ''] = LINE.exec(line) ?? [];
  const type = TYPES[word];
  return type && { date, type, name: name.trim() };
};

const daysByLine = (text: string): CalendarFields['days'] | Fault => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => dayFrom(line.trim()));
  const wrong = lines[read.indexOf(undefined)];
  return wrong === undefined
    ? read.filter((day) => day !== undefined)
    : fieldFault(
        '放假和调休',
        `“${wrong.slice(0, 40)}”看不懂`,
        '请粘贴通知原文，或者每行写一天，如“2027-01-01 放假 元旦”',
      );
};

const arrangementOf = ({ year, docNo, days }: CalendarForm): CalendarFields | Fault => {
  const read = daysInNotice(days, year) ?? daysByLine(days);
  if (isFault(read)) return read;
  const unreal = read.find(({ date }) => !civilDate.safeParse(date).success);
  if (unreal) return fieldFault('放假和调休', `${unreal.date} 日历上没有`, '请核对日期');
  const outside = read.find(({ date }) => !date.startsWith(`${year}-`));
  if (outside) return fieldFault('放假和调休', `${outside.date} 不在 ${year} 年`, '跨年的日子写进它那一年的安排');
  const fields = { year: Number(year), notices: [{ docNo, verified: true }], days: [...read] };
  const parsed = calendarSchema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [first] = schemaFaults(calendarSchema, fields, parsed.error, '表单');
  return fieldFault(first?.label ?? '放假安排', first?.fault ?? '不完整', first?.remedy ?? '请核对');
};

/** A posted 放假安排, all that was written kept. */
export const readCalendarForm = async (request: Request): Promise<CalendarForm | Fault> => {
  const form = await readForm(request, LIMITS);
  if (isFault(form)) return form;
  const given = { year: written(form, 'year'), docNo: written(form, 'docNo'), days: written(form, 'days') };
  const read = arrangementOf(given);
  return isFault(read) ? { ...given, fault: read } : { ...given, arrangement: read };
};
