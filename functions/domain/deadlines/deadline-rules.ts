import type { DeadlineRule } from './rule.ts';
import { CONSULTATION_RULES } from './rules/consultation.ts';
import { DECISION_RULES } from './rules/decisions.ts';
import { FEE_RULES } from './rules/fee.ts';
import { GENERAL_RULES } from './rules/general.ts';
import { MOTION_RULES } from './rules/motions.ts';
import { PUBLICATION_RULES } from './rules/publication.ts';
import { REMEDY_RULES } from './rules/remedies.ts';
import { REPLY_RULES } from './rules/reply.ts';
import { SERVICE_RULES } from './rules/services.ts';
import { SUPPLEMENT_RULES } from './rules/supplement.ts';

/** The rules in the groups in which a reader looks for them. */
export const DEADLINE_GROUPS: readonly { readonly name: string; readonly rules: readonly DeadlineRule[] }[] = [
  { name: '依申请公开', rules: [...REPLY_RULES, ...SUPPLEMENT_RULES, ...CONSULTATION_RULES, ...FEE_RULES] },
  { name: '行政复议和行政诉讼', rules: REMEDY_RULES },
  { name: '主动公开和网站', rules: PUBLICATION_RULES },
  { name: '建议提案', rules: MOTION_RULES },
  { name: '重大行政决策', rules: DECISION_RULES },
  { name: '诉求、许可、信访', rules: SERVICE_RULES },
  { name: '一般计算', rules: GENERAL_RULES },
];

/** 期限规则 — every statutory period this site computes, one row each. */
export const DEADLINE_RULES: readonly DeadlineRule[] = DEADLINE_GROUPS.flatMap(({ rules }) => rules);

const BY_NAME = new Map(DEADLINE_RULES.flatMap((rule) => [rule.id, ...(rule.also ?? [])].map((name) => [name, rule])));

/** The rule by its id, or by another name that callers know it by. */
export const ruleNamed = (name: string): DeadlineRule | undefined => BY_NAME.get(name);
