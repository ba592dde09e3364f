import { type Carrier, carriersBy, type Obtaining, WAYS_OF } from '#domain/application/choices.ts';
import { listIn } from '#domain/attachment-list.ts';
import type { Submission } from '../usecases/submit-application.ts';
import { check } from './body.ts';
import { notSentFaults } from './file-faults.ts';
import type { FormLimits } from './form.ts';
import type { FieldProblem } from './problem.ts';
import { submissionProblem, submissionSchema } from './submission-schema.ts';
import { written } from './written.ts';

/** A form filled to its limits in the rarest characters; what is longer is told so at its field, not thrown away. */
export const APPLICATION_LIMITS: FormLimits = { sentBytes: 192 * 1024, decodedBytes: 64 * 1024 };

/** What was written, by the field's path in the submission: `personal.name`. Nothing stands for an empty field. */
export type Answers = Readonly<Partial<Record<string, string>>>;

export const answersIn = (form: URLSearchParams, names: readonly string[]): Answers =>
  Object.fromEntries(names.map((name) => [name, written(form, name)] as const).filter(([, text]) => text !== ''));

/** What only an organisation fills in, should somebody have begun as one. */
const OF_ORGANISATIONS = new Set(['personal.legalRepresentative', 'personal.contact']);

const submissionOf = (answers: Answers): object => {
  const given = { channel: 'online', personal: {} as Record<string, string>, wanted: {} as Record<string, string> };
  for (const [name, text] of Object.entries(answers)) {
    if (answers['applicantKind'] === 'naturalPerson' && OF_ORGANISATIONS.has(name)) continue;
    const [group, inner] = name.split('.');
    if (name === 'attachments') Object.assign(given, { attachments: text?.split(' ') });
    else if (name === 'attachmentNames') continue;
    else if (inner) Object.assign(group === 'personal' ? given.personal : given.wanted, { [inner]: text });
    else Object.assign(given, { [name]: text });
  }
  return given;
};

/** Stands where an answer is still to come, so that the others can be judged by the schema of the whole. */
const STAND_INS = {
  idKind: 'other',
  'personal.name': '某',
  'personal.idNumber': '1',
  'personal.phone': '00000',
  'personal.email': 'a@b.cn',
  'personal.address': '某',
  'personal.legalRepresentative': '某',
  'personal.contact': '某',
  'personal.agentName': '某',
  'personal.agentIdNumber': '1',
  'wanted.title': '某',
  'wanted.description': '某',
};

/** Those for what was answered: they contradict none of it. */
const standInsFor = ({ idKind, carrier, obtaining }: Answers): [name: string, answer: string][] =>
  Object.entries({
    ...STAND_INS,
    applicantKind: idKind === 'creditCode' ? 'business' : 'naturalPerson',
    carrier: carriersBy(obtaining as Obtaining)[0] ?? 'paper',
    obtaining: WAYS_OF[carrier as Carrier]?.[0] ?? 'pickup',
  });

type Parsed = { readonly submission: Submission } | { readonly errors: readonly FieldProblem[] };

const parseOnce = (answers: Answers, today: string): Parsed => {
  const notSent = notSentFaults(listIn({ attachments: '', attachmentNames: '', ...answers }));
  if (notSent.length > 0) return { errors: notSent };
  const checked = check(submissionSchema, submissionOf(answers));
  if ('problem' in checked) return { errors: checked.problem.errors ?? [] };
  const wrong = submissionProblem(checked.data, today);
  return wrong ? { errors: wrong.errors ?? [] } : { submission: checked.data as Submission };
};

/** Every fault: with stand-ins for those seen, what the schema meets only behind them shows. */
const faultsOf = (answers: Answers, today: string, seen: ReadonlySet<string> = new Set()): FieldProblem[] => {
  const standing = standInsFor(answers).filter(([name]) => seen.has(name));
  const right = Object.entries(answers).filter(([name]) => !seen.has(name));
  const parsed = parseOnce(Object.fromEntries([...standing, ...right]), today);
  const found = 'errors' in parsed ? parsed.errors.filter(({ field }) => !seen.has(field)) : [];
  if (found.length === 0) return [];
  return [...found, ...faultsOf(answers, today, new Set([...seen, ...found.map(({ field }) => field)]))];
};

/** The application as the use-case takes it, or every fault of it. */
export const parseApplication = (answers: Answers, today: string): Parsed => {
  const parsed = parseOnce(answers, today);
  return 'errors' in parsed ? { errors: faultsOf(answers, today) } : parsed;
};

/** The faults of the named fields, as far as they can be told before the rest is filled in. */
export const faultsOn = (names: readonly string[], answers: Answers, today: string): readonly FieldProblem[] => {
  const later = standInsFor(answers).filter(([name]) => !names.includes(name));
  const parsed = parseApplication({ ...Object.fromEntries(later), ...answers }, today);
  return 'errors' in parsed ? parsed.errors.filter(({ field }) => names.includes(field)) : [];
};
