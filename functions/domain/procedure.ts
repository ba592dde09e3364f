import type { CivilDate, WorkCalendar } from './work-calendar.ts';

/** What a step does to the clock of 第三十条、第三十三条. */
export type ClockEffect = 'none' | 'start' | 'stop' | 'restart' | 'pause' | 'resume' | 'extend' | 'fix' | 'end';

/** Whose unit may take a step: any, one that handles the application, or the one that leads. `any` is not for roles bound to their unit. */
export type UnitRule = 'any' | 'own' | 'lead';

/** One permitted step. */
export interface Row<State extends string, Step extends string, Role extends string, Guard extends string> {
  /** The states it may be taken in; none for the step that begins. */
  readonly from: readonly State[];
  readonly step: Step;
  /** 名称. */
  readonly name: string;
  /** `same` stays, `back` returns to where a waiting state was entered from. */
  readonly to: State | 'same' | 'back';
  readonly by: readonly Role[];
  readonly unit: UnitRule;
  readonly when: readonly Guard[];
  readonly clock: ClockEffect;
  /** The article, of the 政府信息公开条例 where no other is named. */
  readonly law: string;
  /** The applicant is told. */
  readonly notice?: true;
}

/** Who takes a step; the server says who, never the client. */
export interface Actor<Role extends string> {
  readonly id: string;
  readonly role: Role;
  /** 机构编号; the applicant and the system have none. */
  readonly unit?: string;
}

/** The city's own rules that the law leaves open. */
export interface OfficeRules {
  /** 信息处理费: off unless a city decides to charge (第四十二条). */
  readonly feesCharged: boolean;
}

/** Everything a decision may know besides the application. */
export interface Situation {
  /** The day in Beijing. */
  readonly today: CivilDate;
  readonly calendar: WorkCalendar;
  readonly rules: OfficeRules;
}

/** Why a step is not taken; a value, never thrown. */
export type Refusal =
  | { readonly kind: 'noSuchStep'; readonly step: string }
  | { readonly kind: 'stateForbids'; readonly state: string; readonly step: string; readonly law: string }
  | { readonly kind: 'notYourStep'; readonly role: string; readonly step: string; readonly law: string }
  | { readonly kind: 'notYourUnit'; readonly step: string; readonly law: string }
  | {
      readonly kind: 'guardFails';
      readonly guard: string;
      readonly law: string;
      readonly fault: string;
      readonly remedy: string;
    };

/** A condition of a step: its article, and what to tell whoever fails it. */
export interface Guard<Subject> {
  readonly law: string;
  readonly fault: string;
  readonly remedy: string;
  // biome-ignore lint/suspicious/noExplicitAny: the data differ by step; the rows bring guard and step together
  readonly holds: (subject: Subject, data: any, situation: Situation, actor: Actor<string>) => boolean;
}

export interface Command<Step extends string, Role extends string, Data> {
  readonly step: Step;
  readonly data: Data;
  readonly actor: Actor<Role>;
}

/** A table with its guards, and what it must know of a subject. */
export interface Procedure<Subject, State extends string, Step extends string, Role extends string, G extends string> {
  readonly rows: readonly Row<State, Step, Role, G>[];
  readonly guards: Readonly<Record<G, Guard<Subject>>>;
  readonly stateOf: (subject: Subject) => State | undefined;
  readonly unitsOf: (subject: Subject) => { readonly lead: string | undefined; readonly all: readonly string[] };
  /** Roles that act only on what their own unit handles, whatever a row permits. */
  readonly unitBound: readonly Role[];
}

const isOwnUnit = (
  rule: UnitRule,
  unit: string | undefined,
  { lead, all }: { lead?: string | undefined; all: readonly string[] },
) => rule === 'any' || (unit !== undefined && (rule === 'lead' ? unit === lead : all.includes(unit)));

type Found<State extends string, Step extends string, Role extends string, G extends string> =
  | { readonly row: Row<State, Step, Role, G> }
  | { readonly refusal: Refusal };

/** The row that state, role and unit allow a step by, whatever is then filled in; or why they do not. */
export const allow = <Subject, State extends string, Step extends string, Role extends string, G extends string>(
  { rows, stateOf, unitsOf, unitBound }: Procedure<Subject, State, Step, Role, G>,
  subject: Subject,
  { step, actor }: Omit<Command<Step, Role, unknown>, 'data'>,
): Found<State, Step, Role, G> => {
  const known = rows.filter((row) => row.step === step);
  const [first] = known;
  if (!first) return { refusal: { kind: 'noSuchStep', step } };
  const state = stateOf(subject);
  const row = known.find(({ from }) => (state === undefined ? from.length === 0 : from.includes(state)));
  const { law } = row ?? first;
  if (!row) return { refusal: { kind: 'stateForbids', state: state ?? '', step, law } };
  if (!row.by.includes(actor.role)) return { refusal: { kind: 'notYourStep', role: actor.role, step, law } };
  const rule = row.unit === 'any' && unitBound.includes(actor.role) ? 'own' : row.unit;
  if (!isOwnUnit(rule, actor.unit, unitsOf(subject))) return { refusal: { kind: 'notYourUnit', step, law } };
  return { row };
};

/** The row a step would be taken by, or why it may not be taken. */
export const permit = <Subject, State extends string, Step extends string, Role extends string, G extends string>(
  procedure: Procedure<Subject, State, Step, Role, G>,
  subject: Subject,
  command: Command<Step, Role, unknown>,
  situation: Situation,
): Found<State, Step, Role, G> => {
  const allowed = allow(procedure, subject, command);
  if ('refusal' in allowed) return allowed;
  for (const name of allowed.row.when) {
    const { holds, law, fault, remedy } = procedure.guards[name];
    if (!holds(subject, command.data, situation, command.actor))
      return { refusal: { kind: 'guardFails', guard: name, law, fault, remedy } };
  }
  return allowed;
};

/** Whether a guard holds whatever is filled in; undefined when it looks at what is filled in. */
const holdsAnyway = <Subject>(
  { holds }: Guard<Subject>,
  subject: Subject,
  actor: Actor<string>,
  situation: Situation,
): boolean | undefined => {
  const LOOKED = Symbol('looked');
  const unread = new Proxy(
    {},
    {
      get: () => {
        throw LOOKED;
      },
    },
  );
  try {
    return holds(subject, unread, situation, actor);
  } catch (thrown) {
    if (thrown === LOOKED) return undefined;
    throw thrown;
  }
};

/** Why a step cannot be taken now, before anything is filled in; undefined when that may yet be right. */
export const refusalBeforehand = <
  Subject,
  State extends string,
  Step extends string,
  Role extends string,
  G extends string,
>(
  procedure: Procedure<Subject, State, Step, Role, G>,
  subject: Subject,
  command: Omit<Command<Step, Role, unknown>, 'data'>,
  situation: Situation,
): Refusal | undefined => {
  const allowed = allow(procedure, subject, command);
  if ('refusal' in allowed) return allowed.refusal;
  for (const name of allowed.row.when) {
    const guard = procedure.guards[name];
    if (holdsAnyway(guard, subject, command.actor, situation) === false) {
      const { law, fault, remedy } = guard;
      return { kind: 'guardFails', guard: name, law, fault, remedy };
    }
  }
  return undefined;
};
