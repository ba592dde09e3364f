import type { Role } from '#domain/application/roles.ts';
import type { StepCommand, StepData, StepName } from '#domain/application/steps.ts';

const HASH = 'a'.repeat(64);

/** From 登记 to 归档 with nothing unusual in between, for an application that `unit` leads. */
export const wayOf = (unit: string): readonly StepCommand[] => {
  const step = <S extends StepName>(step: S, data: StepData[S], role: Role) =>
    ({ step, data, actor: { id: role, role, unit } }) as unknown as StepCommand;
  return [
    step('register', {}, 'registrar'),
    step('transfer', { lead: unit, assisting: [] }, 'registrar'),
    step(
      'submitDraft',
      {
        outcome: 'granted.full',
        statements: { information: '随附2025年度市区道路养护计划、项目清单和资金安排。' },
        hash: HASH,
      },
      'officer',
    ),
    step('passLegalReview', { hash: HASH }, 'legalReviewer'),
    step('passSecrecyReview', { hash: HASH }, 'secrecyReviewer'),
    step('sign', { hash: HASH, replyNo: '青公开复〔2026〕1号' }, 'signer'),
    step('dispatch', { way: 'email' }, 'registrar'),
    step('proveDelivery', { provedOn: '2026-03-02', proof: '邮件送达回执' }, 'registrar'),
    step('archive', { fileNo: '2026-YSQ-00001' }, 'archivist'),
  ];
};
