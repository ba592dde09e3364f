import { describe, expect, it } from 'vitest';
import { missingStatements } from './outcomes.ts';
import { SEARCH_FIELDS, type SearchField, searchRecord } from './search-record.ts';

const WHOLE = {
  by: '档案室 路遥',
  on: '2026年3月9日',
  places: '公文系统、综合档案室、养护处',
  keywords: '道路养护、年度计划',
  result: '没有检索到',
};

describe('第三十六条第四项 经检索没有所申请公开信息', () => {
  it('states who, when, where, with which words and what was found', () => {
    expect(searchRecord({ ...WHOLE, by: ' 档案室 路遥 ' })).toBe(
      '检索人：档案室 路遥\n检索时间：2026年3月9日\n检索的系统、档案和部门：公文系统、综合档案室、养护处\n关键词：道路养护、年度计划\n检索结果：没有检索到',
    );
  });

  it.each(Object.keys(SEARCH_FIELDS) as SearchField[])(
    'without %s nothing is stated, and the reply is refused',
    (field) => {
      const record = searchRecord({ ...WHOLE, [field]: ' ' });
      expect(record).toBe('');
      expect(missingStatements('unable.notHeld', { searchRecord: record, reason: '没有制作' })).toEqual([
        'searchRecord',
      ]);
    },
  );
});
