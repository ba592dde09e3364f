import { CHANNELS } from '#domain/application/channels.ts';
import { GUARDS, type GuardName } from '#domain/application/guards.ts';
import { OUTCOMES, STATEMENTS } from '#domain/application/outcomes.ts';
import { ROLES, type Role } from '#domain/application/roles.ts';
import { STAGES, STATES, type State } from '#domain/application/states.ts';
import type { StepName } from '#domain/application/steps.ts';
import type { Row } from '#domain/procedure.ts';
import { CLOCK_WORDS, UNIT_WORDS } from '#domain/procedure-words.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import { table } from './markdown-table.ts';

type Step = Row<State, StepName, Role, GuardName>;

const ROWS: readonly Step[] = WORKFLOW;

/** A step open in more states than this is told below the diagram, not drawn in it. */
const MOST_DRAWN = 6;

const entries = <K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] => Object.entries(record) as [K, V][];

const nameOf = (state: State): string => STATES[state].name;

/** The states a waiting one is entered from, and so gone back to. */
const entrancesOf = (waiting: State): State[] => ROWS.filter(({ to }) => to === waiting).flatMap(({ from }) => from);

const targetsOf = ({ from, to }: Step): [State, State][] => {
  if (to === 'same') return [];
  if (to === 'back')
    return from.flatMap((waiting) => entrancesOf(waiting).map((state): [State, State] => [waiting, state]));
  return from.map((state) => [state, to]);
};

const isDrawn = ({ from }: Step): boolean => from.length <= MOST_DRAWN;

/** Arrows between two states, each with all the steps that lead along it. */
const arrows = (): string[] => {
  const labels = new Map<string, string[]>();
  for (const row of ROWS.filter(isDrawn))
    for (const [from, to] of targetsOf(row)) {
      const arrow = `${from} --> ${to}`;
      labels.set(arrow, [...(labels.get(arrow) ?? []), row.name]);
    }
  return [...labels].map(([arrow, names]) => `  ${arrow} : ${names.join('、')}`);
};

const begun = ROWS.filter(({ from }) => from.length === 0).map(({ to, name }) => `  [*] --> ${to} : ${name}`);

/** 状态图 — Mermaid; one block a state, its stage in brackets. */
export const stateDiagram = (): string =>
  [
    'stateDiagram-v2',
    '  direction TB',
    ...entries(STATES).map(([state, { name, stage }]) => `  state "${name}（${STAGES[stage]}）" as ${state}`),
    ...begun,
    ...arrows(),
    '  archived --> [*]',
  ].join('\n');

const leadsTo = ({ to }: Step): string => (to === 'same' ? '不变' : to === 'back' ? '回到原状态' : nameOf(to));

const elsewhere = ROWS.filter((row) => !isDrawn(row) && row.to !== 'same').map(
  (row) => `- ${row.name}：可以在${row.from.map(nameOf).join('、')}时办理，之后${leadsTo(row)}。`,
);

const faultsOf = ({ when }: Step): string =>
  when.map((name) => `[${GUARDS[name].fault}](#${name.toLowerCase()})`).join('；');

const steps = table(
  ['步骤', '标识', '从', '到', '由谁', '单位', '不能办理的情形', '对期限', '告知申请人', '条款'],
  ROWS.map((row) => [
    row.name,
    `\`${row.step}\``,
    row.from.map(nameOf).join('、') || '（开始）',
    leadsTo(row),
    row.by.map((role) => ROLES[role]).join('、'),
    UNIT_WORDS[row.unit],
    faultsOf(row),
    CLOCK_WORDS[row.clock],
    row.notice ? '是' : '',
    row.law,
  ]),
);

const usersOf = (name: GuardName): string =>
  ROWS.filter(({ when }) => when.includes(name))
    .map((row) => row.name)
    .join('、');

const guards = table(
  ['标识', '不能办理的情形', '怎样办', '条款', '用于'],
  entries(GUARDS).map(([name, { fault, remedy, law }]) => [
    `<a id="${name.toLowerCase()}"></a>\`${name}\``,
    fault,
    remedy,
    law,
    usersOf(name),
  ]),
);

const roles = table(
  ['角色', '标识', '可以办理'],
  entries(ROLES).map(([role, name]) => [
    name,
    `\`${role}\``,
    ROWS.filter(({ by }) => by.includes(role))
      .map((row) => row.name)
      .join('、'),
  ]),
);

const outcomes = table(
  ['类别', '结果', '标识', '必须写明', '先申请复议', '文书', '条款'],
  entries(OUTCOMES).map(([outcome, { group, name, states, reviewFirst, letter, law }]) => [
    group,
    name,
    `\`${outcome}\``,
    states.map((statement) => STATEMENTS[statement]).join('；'),
    reviewFirst ? '是' : '',
    letter,
    law,
  ]),
);

/** 收到申请之日 by the rule of a channel (第三十一条). */
const RECEIPT = {
  submission: '提交、签收之日',
  confirmation: '双方确认之日',
  mutual: '双方确认之日，平台的回执即为确认（ADR-0005）',
} as const;

const channels = table(
  ['途径', '标识', '收到申请之日', '条款'],
  entries(CHANNELS).map(([channel, { name, rule, law }]) => [name, `\`${channel}\``, RECEIPT[rule], law]),
);

const states = entries(STAGES).flatMap(([stage, name]) => [
  `### ${name}`,
  '',
  table(
    ['状态', '标识', '等待'],
    entries(STATES)
      .filter(([, state]) => state.stage === stage)
      .map(([id, state]) => [state.name, `\`${id}\``, state.waitsFor]),
  ),
]);

/** `docs/workflow.md` — 办理流程, drawn from the table the service runs on. */
export const workflowDocs = (): string =>
  [
    '# 办理流程',
    '',
    '由 `npm run docs` 从 `functions/domain/workflow.ts` 生成，请勿手改。表里没有的步骤一律拒绝。没有写明法规名称的条款，是《政府信息公开条例》的条款。',
    '',
    '## 状态',
    '',
    ...states,
    '## 状态图',
    '',
    '```mermaid',
    stateDiagram(),
    '```',
    '',
    ...elsewhere,
    '',
    '## 步骤',
    '',
    steps,
    '## 不能办理的情形',
    '',
    guards,
    '## 角色',
    '',
    '经办、审核、签发是三个人；批准延期的人不能是提请的人。',
    '',
    roles,
    `## 办理结果`,
    '',
    `每件申请有且只有一个，共 ${Object.keys(OUTCOMES).length} 种，与年度报告第二张表一致。`,
    '',
    outcomes,
    '## 收到申请之日',
    '',
    channels,
  ].join('\n');
