import type { Guard } from '../procedure.ts';
import type { Rectification } from './facts.ts';

const GIVEN = /\S/;

type OnRectification = Guard<Rectification>;

const guard = (fault: string, remedy: string, holds: OnRectification['holds']): OnRectification => ({
  law: '第四十一条',
  fault,
  remedy,
  holds,
});

/** 更正申请的条件. */
export const RECTIFICATION_GUARDS = {
  recordNamed: guard(
    '没有写明哪条记录、错在哪里、应是什么',
    '请写明与您自身相关的记录，以及正确的内容',
    (_, { record, wrong, right }) => [record, wrong, right].every((text) => GIVEN.test(text)),
  ),
  evidenceGiven: guard('没有证据', '请附上证明记录不准确的材料', (_, { evidence }) => evidence.length > 0),
  unitNamed: guard('没有写明核实的单位', '请指定核实的单位', (_, { unit }) => GIVEN.test(unit)),
  agencyNamed: guard('没有写明有权更正的机关', '请写明机关名称', (_, { agency }) => GIVEN.test(agency)),
  whatNamed: guard('没有写明要补充什么证据', '请写明需要的材料', (_, { what }) => GIVEN.test(what)),
  reasonGiven: guard('没有写明理由', '请写明理由', (_, { reason }) => GIVEN.test(reason)),
  correctedAndTold: guard(
    '没有写明更正日期或告知申请人的方式',
    '更正后应当告知申请人，请核对日期并写明告知方式',
    ({ submittedOn }, { correctedOn, told }, { today }) =>
      submittedOn <= correctedOn && correctedOn <= today && GIVEN.test(told),
  ),
};

export type RectificationGuard = keyof typeof RECTIFICATION_GUARDS;
