/** A statement of a policy, its references resolved. */
export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What a function asks of AWS. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  /** `dynamodb:LeadingKeys` */
  readonly leadingKeys?: readonly string[];
  /** `kms:EncryptionContext:…` */
  readonly context?: Readonly<Record<string, string>>;
}

/** One thing that a statement permits: an action on a resource, for keys that begin so. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  readonly keys: string;
}

export const nameOf = ({ action, resource, keys }: Permission): string =>
  [action, resource.split(':').at(-1), keys].filter(Boolean).join(' ');

const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(text);

const LEADING = 'dynamodb:LeadingKeys';
const CONTEXT = 'kms:EncryptionContext:';

/** @throws Error for a condition that this judge does not know: it must not pass for fulfilled */
const keysOf = ({ Condition = {} }: Statement): readonly string[] => {
  for (const [operator, conditions] of Object.entries(Condition))
    for (const key of Object.keys(conditions)) {
      const isKnown =
        (operator === 'ForAllValues:StringLike' && key === LEADING) || (operator === 'Null' && key.startsWith(CONTEXT));
      if (!isKnown) throw new Error(`a condition that nobody judges: ${operator} ${key}`);
    }
  return list(Condition['ForAllValues:StringLike']?.[LEADING] ?? ['']);
};

const hasContext = ({ Condition = {} }: Statement, { context = {} }: Call): boolean =>
  Object.entries(Condition['Null'] ?? {}).every(
    ([key, isAbsent]) => key.slice(CONTEXT.length) in context === (isAbsent === 'false'),
  );

/** Everything that statements permit, one by one. */
export const permissionsIn = (statements: readonly Statement[]): Permission[] =>
  statements.flatMap((statement) =>
    list(statement.Action).flatMap((action) =>
      list(statement.Resource).flatMap((resource) => keysOf(statement).map((keys) => ({ action, resource, keys }))),
    ),
  );

/** The permissions that a call uses; undefined when it is not permitted. */
export const judge = (statements: readonly Statement[], call: Call): readonly Permission[] | undefined => {
  for (const statement of statements) {
    if (statement.Effect !== 'Allow') throw new Error(`an effect that nobody judges: ${statement.Effect}`);
    if (!list(statement.Action).some((action) => matches(action, call.action))) continue;
    if (!hasContext(statement, call)) continue;
    const patterns = keysOf(statement);
    const keys = patterns[0] === '' ? [''] : (call.leadingKeys ?? []);
    const used = keys.map((key) => (key === '' ? '' : patterns.find((pattern) => matches(pattern, key))));
    const resource = list(statement.Resource).find((each) => matches(each, call.resource));
    if (resource === undefined || used.length === 0 || used.includes(undefined)) continue;
    return used.map((pattern = '') => ({ action: call.action, resource, keys: pattern }));
  }
  return undefined;
};
