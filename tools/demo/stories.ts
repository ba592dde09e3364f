import type { Role } from '#domain/application/roles.ts';
import type { StepData, StepName } from '#domain/application/steps.ts';
import type { Submission } from '#functions/usecases/submit-application.ts';

/** A step of a demonstration: so many working days ago, by the demonstration officer of that role and unit. */
export interface Told {
  readonly ago: number;
  readonly step: StepName;
  readonly data: object;
  readonly role: Role;
  readonly unit?: string | undefined;
}

/** 演示申请 — one that has come as far as its steps. */
export interface DemoStory {
  readonly ago: number;
  readonly submission: Partial<Submission> & Pick<Submission, 'wanted'>;
  readonly steps: readonly Told[];
}

const told = <S extends StepName>(
  ago: number,
  step: S,
  data: S extends 'submitDraft' ? Omit<StepData[S], 'hash'> : Omit<StepData[S], 'hash' | 'replyNo'>,
  role: Role,
  unit?: string,
): Told => ({ ago, step, data, role, unit });

const wanted = (title: string, description: string) => ({ wanted: { title, description } });

const registered = (ago: number): Told[] => [told(ago, 'register', {}, 'registrar')];

const handled = (ago: number, lead: string, assisting: readonly string[] = []): Told[] => [
  ...registered(ago),
  told(ago - 1, 'transfer', { lead, assisting }, 'registrar'),
];

type Draft = Omit<StepData['submitDraft'], 'hash'>;

const GRANTED: Draft = {
  outcome: 'granted.full',
  statements: { information: '您申请的信息已经制成电子文本，请在本页查看。（演示）' },
};

const NOT_HELD: Draft = {
  outcome: 'unable.notHeld',
  statements: {
    searchRecord: '2026 年由档案管理人员在办公系统和档案室，以“健身步道”“改造方案”为关键词检索，没有找到。（演示）',
    reason: '本机关没有制作，也没有获取过该信息。（演示）',
  },
};

const DENIED: Draft = {
  outcome: 'denied.process',
  statements: {
    legalBasis: '《中华人民共和国政府信息公开条例》第十六条第二款',
    facts: '该信息是起草过程中的讨论记录。（演示）',
    reason: '讨论记录不是成熟、完整的信息，公开可能影响独立决策。（演示）',
  },
};

const drafted = (ago: number, unit: string, draft: Draft): Told[] => [told(ago, 'submitDraft', draft, 'officer', unit)];
const reviewedOnce = (ago: number, unit: string, draft: Draft): Told[] => [
  ...drafted(ago, unit, draft),
  told(ago, 'passLegalReview', {}, 'legalReviewer'),
];
const reviewed = (ago: number, unit: string, draft: Draft): Told[] => [
  ...reviewedOnce(ago, unit, draft),
  told(ago, 'passSecrecyReview', {}, 'secrecyReviewer'),
];
const signed = (ago: number, unit: string, draft: Draft): Told[] => [
  ...reviewed(ago + 1, unit, draft),
  told(ago, 'sign', {}, 'signer'),
];
const sent = (ago: number, unit: string, draft: Draft, way: StepData['dispatch']['way'] = 'online'): Told[] => [
  ...signed(ago + 1, unit, draft),
  told(ago, 'dispatch', { way }, 'registrar'),
];

/** One for every state, and what happens on the side; those that came first stand first. */
export const DEMO_STORIES: readonly DemoStory[] = [
  {
    ago: 23,
    submission: wanted('2025 年供热管网改造项目清单', '全市 2025 年完成改造的供热管网的项目名称、长度和投资'),
    steps: handled(23, 'housing', ['finance']),
  },
  {
    ago: 22,
    submission: wanted('学校食堂检查结果', '2026 年春季学期全市中小学食堂检查结果汇总'),
    steps: [
      ...handled(22, 'education'),
      ...sent(9, 'education', GRANTED),
      told(8, 'proveDelivery', { provedOn: '', proof: '申请人已在网上查看（演示）' }, 'registrar'),
      told(6, 'archive', { fileNo: '演示-2026-001' }, 'archivist'),
    ],
  },
  {
    ago: 21,
    submission: wanted('停车收费标准调整讨论记录', '2026 年停车收费标准调整的会议讨论记录'),
    steps: [
      ...handled(21, 'transport'),
      ...sent(12, 'transport', DENIED),
      told(11, 'proveDelivery', { provedOn: '', proof: '申请人已在网上查看（演示）' }, 'registrar'),
      told(2, 'noteChallenge', { id: 'r1', kind: 'reconsideration', notedOn: '' }, 'registrar'),
    ],
  },
  {
    ago: 20,
    submission: wanted('道路养护年度计划', '2026 年市区主要道路养护计划和资金安排'),
    steps: [
      ...handled(20, 'transport'),
      told(
        9,
        'proposeExtension',
        { workdays: 10, reason: '涉及多个年度的档案，需要逐件核对（演示）' },
        'officer',
        'transport',
      ),
      told(8, 'approveExtension', {}, 'disclosureHead'),
      told(8, 'tellExtension', {}, 'registrar'),
    ],
  },
  {
    ago: 19,
    submission: wanted('政府采购项目清单', '2026 年上半年市本级政府采购项目的名称、金额和中标单位'),
    steps: handled(19, 'finance'),
  },
  {
    ago: 17,
    submission: wanted('滨海健身步道改造方案', '滨海健身步道改造工程的设计方案和投资估算'),
    steps: [...handled(17, 'natural-resources'), ...sent(2, 'natural-resources', NOT_HELD, 'post')],
  },
  {
    ago: 16,
    submission: wanted('采矿权出让合同', '2025 年某采矿权的出让合同和评估报告'),
    steps: [
      ...handled(16, 'natural-resources'),
      told(8, 'consultThirdParty', { id: 'c1' }, 'officer', 'natural-resources'),
      told(6, 'noteLetterReceived', { id: 'c1', receivedOn: '' }, 'officer', 'natural-resources'),
    ],
  },
  {
    ago: 15,
    submission: wanted('公租房房源分布', '全市公共租赁住房的小区名称、地址和套数'),
    steps: [...handled(15, 'housing'), ...signed(1, 'housing', GRANTED)],
  },
  {
    ago: 13,
    submission: wanted('公办幼儿园学位统计', '2026 年各区市公办幼儿园学位数'),
    steps: [...handled(13, 'education'), ...reviewed(1, 'education', GRANTED)],
  },
  {
    ago: 12,
    submission: wanted('老旧小区加装电梯补贴办法', '加装电梯补贴的申请条件和标准'),
    steps: [...handled(12, 'housing'), ...reviewedOnce(1, 'housing', GRANTED)],
  },
  {
    ago: 11,
    submission: wanted('耕地占补平衡项目名单', '2025 年耕地占补平衡项目名单'),
    steps: [...handled(11, 'natural-resources'), ...drafted(1, 'natural-resources', GRANTED)],
  },
  {
    ago: 10,
    submission: wanted('全部行政处罚决定书', '2015 年以来交通运输领域全部行政处罚决定书'),
    steps: [
      ...handled(10, 'transport'),
      told(5, 'askReasons', { reason: '一次申请的数量明显超过合理范围，请说明理由（演示）' }, 'officer', 'transport'),
    ],
  },
  {
    ago: 9,
    submission: wanted('补贴', '我想要补贴的文件'),
    steps: [
      ...registered(9),
      told(
        6,
        'askSupplement',
        { what: '请写明是哪一类补贴、哪一年、由哪个部门发放，或者文件的名称、文号。（演示）', workdays: 15 },
        'registrar',
      ),
    ],
  },
  {
    ago: 7,
    submission: wanted('公交线路优化方案', '2026 年下半年公交线路优化调整方案'),
    steps: [...handled(7, 'transport'), told(5, 'withdraw', { reason: '已经在网站上找到（演示）' }, 'applicant')],
  },
  {
    ago: 4,
    submission: wanted('人才公寓分配办法', '人才公寓的申请条件、分配办法和 2026 年房源'),
    steps: handled(4, 'housing', ['finance']),
  },
  { ago: 2, submission: wanted('数据开放目录更新计划', '公共数据开放目录 2026 年更新计划'), steps: registered(2) },
  {
    ago: 1,
    submission: { ...wanted('社区养老服务站名单', '各街道社区养老服务站的名称、地址和电话'), channel: 'letter' },
    steps: [],
  },
  { ago: 0, submission: wanted('海水浴场水质检测结果', '2026 年夏季各海水浴场水质检测结果'), steps: [] },
];
