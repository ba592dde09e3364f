import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AgencyBook } from './agencies.ts';
import { collect } from './collect.ts';
import { listInputs } from './inputs.ts';
import { progressOn } from './progress.ts';
import { Register } from './register.ts';
import { Report } from './report.ts';
import { folder, lines, TODAY } from './sample/run.ts';
import { Spool } from './spool.ts';
import { columnsFor, readTable } from './tables.ts';

describe('a row that nobody foresaw', () => {
  it('is reported, and the next is read', async () => {
    const work = folder({ 'files/.keep': '' });
    const from = folder({ 'a.jsonl': lines({ title: '甲', body: '文' }, { title: '乙', body: '字' }) });
    const agencies = new AgencyBook();
    const report = new Report(join(work, 'report.csv'));
    let asked = 0;
    const sponsor = () => {
      asked += 1;
      if (asked === 1) throw new TypeError('nobody foresaw this');
      return agencies.generalOffice();
    };
    const setting = {
      today: TODAY,
      columns: columnsFor(work, true),
      themes: readTable(work, 'themes.yaml'),
      statutory: readTable(work, 'statutory.yaml'),
    };
    const register = new Register(join(work, 'register.sqlite'));
    const desk = { setting, register, agencies, spool: new Spool(work), report, sponsor };
    const collected = await collect(listInputs([from]), desk, progressOn({ write: () => {} }));
    expect([collected.read, collected.documents]).toEqual([2, 1]);
    expect(report.groups()[0]).toMatchObject({ how: 'skipped', field: 'row', why: '不能转换，请核对来源' });
  });
});
