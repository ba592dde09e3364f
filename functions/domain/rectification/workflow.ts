import type { Role } from '../application/roles.ts';
import type { Row } from '../procedure.ts';
import type { RectificationState, RectificationStep } from './facts.ts';
import type { RectificationGuard } from './guards.ts';

/** 更正流程 (第四十一条) — a second, small table on the machinery of the first; the law sets it no period. */
// biome-ignore format: a row is read as a line
export const RECTIFICATION_WORKFLOW = [
  { from: [], step: 'submit', name: '提出更正申请', to: 'submitted', by: ['applicant', 'registrar'], unit: 'any', when: ['recordNamed', 'evidenceGiven'], clock: 'none', law: '第四十一条' },
  { from: ['submitted'], step: 'register', name: '登记', to: 'registered', by: ['registrar'], unit: 'any', when: [], clock: 'none', law: '第四十一条', notice: true },
  { from: ['registered'], step: 'assign', name: '交办核实', to: 'verifying', by: ['registrar'], unit: 'any', when: ['unitNamed'], clock: 'none', law: '第四十一条' },
  { from: ['verifying'], step: 'askEvidence', name: '要求补充证据', to: 'awaitingEvidence', by: ['officer'], unit: 'own', when: ['whatNamed'], clock: 'none', law: '第四十一条', notice: true },
  { from: ['awaitingEvidence'], step: 'giveEvidence', name: '补充证据', to: 'verifying', by: ['applicant', 'registrar'], unit: 'any', when: ['evidenceGiven'], clock: 'none', law: '第四十一条' },
  { from: ['verifying'], step: 'correct', name: '更正并告知', to: 'closed', by: ['officer'], unit: 'own', when: ['correctedAndTold'], clock: 'none', law: '第四十一条', notice: true },
  { from: ['verifying', 'awaitingEvidence'], step: 'decline', name: '不予更正并告知', to: 'closed', by: ['officer'], unit: 'own', when: ['reasonGiven'], clock: 'none', law: '第四十一条', notice: true },
  { from: ['registered', 'verifying'], step: 'forward', name: '转送有权更正的机关并告知', to: 'closed', by: ['registrar'], unit: 'any', when: ['agencyNamed', 'reasonGiven'], clock: 'none', law: '第四十一条', notice: true },
  { from: ['registered', 'verifying'], step: 'pointOut', name: '告知向有权更正的机关提出', to: 'closed', by: ['registrar'], unit: 'any', when: ['agencyNamed', 'reasonGiven'], clock: 'none', law: '第四十一条', notice: true },
  { from: ['submitted', 'registered', 'verifying', 'awaitingEvidence'], step: 'withdraw', name: '撤回', to: 'closed', by: ['applicant', 'registrar'], unit: 'any', when: ['reasonGiven'], clock: 'none', law: '第四十一条', notice: true },
] as const satisfies readonly Row<RectificationState, RectificationStep, Role, RectificationGuard>[];
