import { type Carrier, carriersBy, ID_HOLDERS, type Obtaining, WAYS_OF } from '#domain/application/choices.ts';
import { type ApplicantKind, CARRIERS, ID_KINDS, type IdKind, OBTAINING } from '#domain/application/facts.ts';
import type { FieldProblem } from './problem.ts';

interface Chosen {
  readonly applicantKind: ApplicantKind;
  readonly idKind: IdKind;
  readonly carrier: Carrier;
  readonly obtaining: Obtaining;
}

const PAPERS = {
  person: { called: '公民', remedy: '请改选申请人本人的证件，例如居民身份证' },
  organisation: { called: '单位', remedy: '请改选统一社会信用代码；没有的，选其他证件' },
} as const;

const paperFault = ({ applicantKind, idKind }: Chosen): FieldProblem[] => {
  const kind = applicantKind === 'naturalPerson' ? 'person' : 'organisation';
  if (ID_HOLDERS[idKind] === kind || ID_HOLDERS[idKind] === 'anybody') return [];
  const { called, remedy } = PAPERS[kind];
  return [{ field: 'idKind', label: '证件名称', fault: `${called}不能用${ID_KINDS[idKind]}`, remedy }];
};

const OR = new Intl.ListFormat('zh-CN', { type: 'disjunction' });

const named = (names: readonly string[]): string => OR.format(names.map((name) => `“${name}”`));

const wayFault = ({ carrier, obtaining }: Chosen): FieldProblem[] => {
  const ways = WAYS_OF[carrier];
  if (ways.includes(obtaining)) return [];
  const [instead, others] = [ways.map((way) => OBTAINING[way]), carriersBy(obtaining).map((each) => CARRIERS[each])];
  return [
    {
      field: 'obtaining',
      label: '获取方式',
      fault: `选了“${CARRIERS[carrier]}”，不能选“${OBTAINING[obtaining]}”`,
      remedy: `请改选${named(instead)}；要“${OBTAINING[obtaining]}”的，形式请选${named(others)}`,
    },
  ];
};

/** Choices that contradict each other: a paper that is not of such an applicant, a carrier that does not go that way. */
export const choiceFaults = (chosen: Chosen): FieldProblem[] => [...paperFault(chosen), ...wayFault(chosen)];
