/** 阶段 — the six that a person sees. */
export const STAGES = {
  acceptance: '受理',
  registration: '登记',
  transfer: '转办',
  signing: '签发',
  delivery: '送达',
  archiving: '归档',
} as const;

export type Stage = keyof typeof STAGES;

/** 状态 — where an application stands: its stage, and for whom it waits. */
export const STATES = {
  submitted: { name: '已提交', stage: 'acceptance', waitsFor: '受理机关确认收到' },
  received: { name: '已收到', stage: 'registration', waitsFor: '登记' },
  registered: { name: '已登记', stage: 'registration', waitsFor: '转办' },
  awaitingSupplement: { name: '待补正', stage: 'registration', waitsFor: '申请人补正' },
  handling: { name: '办理中', stage: 'transfer', waitsFor: '承办单位办理' },
  awaitingReasons: { name: '待说明理由', stage: 'transfer', waitsFor: '申请人说明理由' },
  awaitingPayment: { name: '待缴费', stage: 'transfer', waitsFor: '申请人缴费' },
  legalReview: { name: '待法制审核', stage: 'signing', waitsFor: '法制审核' },
  secrecyReview: { name: '待保密审查', stage: 'signing', waitsFor: '保密审查' },
  signing: { name: '待签发', stage: 'signing', waitsFor: '签发' },
  signed: { name: '待送达', stage: 'delivery', waitsFor: '送达' },
  delivering: { name: '送达中', stage: 'delivery', waitsFor: '送达证明' },
  closed: { name: '已办结', stage: 'archiving', waitsFor: '归档' },
  archived: { name: '已归档', stage: 'archiving', waitsFor: '' },
} as const satisfies Readonly<Record<string, { name: string; stage: Stage; waitsFor: string }>>;

export type State = keyof typeof STATES;

const CLOSED: readonly State[] = ['closed', 'archived'];

/** Still to be answered. */
export const isOpen = (state: State): boolean => !CLOSED.includes(state);
