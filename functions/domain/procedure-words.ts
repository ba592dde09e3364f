import type { ClockEffect, UnitRule } from './procedure.ts';

/** 对期限的影响 — what a step does to the clock, in the words of 第三十条、第三十三条. */
export const CLOCK_WORDS: Readonly<Record<ClockEffect, string>> = {
  none: '不变',
  start: '开始计算',
  stop: '停止计算',
  restart: '重新计算',
  pause: '不计入期限',
  resume: '继续计算',
  extend: '延长',
  fix: '另定日期',
  end: '终止',
};

/** 承办范围 — whose unit may take a step. */
export const UNIT_WORDS: Readonly<Record<UnitRule, string>> = {
  any: '不限；经办人限承办、协办单位',
  own: '承办、协办单位',
  lead: '主办单位',
};
