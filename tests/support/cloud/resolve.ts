import type { Template } from '../synthesis.ts';

type Json = unknown;

/** What CloudFormation would put for the references of a template; every resource is called by its own id. */
export const resolver = (templates: readonly Template[], secrets: Readonly<Record<string, string>>) => {
  const types = new Map(
    templates.flatMap(({ Resources }) => Object.entries(Resources).map(([id, { Type }]) => [id, Type] as const)),
  );
  const exported = new Map(
    templates.flatMap(({ Outputs = {} }) =>
      Object.values(Outputs).map(({ Export, Value }) => [JSON.stringify(Export?.Name), Value] as const),
    ),
  );
  const PSEUDO: Readonly<Record<string, string>> = {
    'AWS::Region': 'us-east-1',
    'AWS::AccountId': '123456789012',
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const nameOf = (id: string): string => (types.get(id) === 'AWS::S3::Bucket' ? id.toLowerCase() : id);
  const ARNS: Readonly<Record<string, (id: string) => string>> = {
    'AWS::DynamoDB::Table': (id) => `arn:aws:dynamodb:us-east-1:123456789012:table/${id}`,
    'AWS::S3::Bucket': (id) => `arn:aws:s3:::${nameOf(id)}`,
    'AWS::KMS::Key': (id) => `arn:aws:kms:us-east-1:123456789012:key/${id}`,
  };
  const arnOf = (id: string): string => ARNS[types.get(id) ?? '']?.(id) ?? `arn:aws:other:::${id}`;

  const resolve = (value: Json): Json => {
    if (typeof value === 'string')
      return value.replaceAll(
        /\{\{resolve:secretsmanager:([^:}]*)[^}]*\}\}/g,
        (_, name) => secrets[name] ?? `secret-of-${name}`,
      );
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const [[operator, given] = ['', undefined], ...more] = Object.entries(value);
    if (more.length > 0 || !/^(?:Ref|Fn::)/.test(operator))
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part)]));
    if (operator === 'Ref') return PSEUDO[String(given)] ?? nameOf(String(given));
    if (operator === 'Fn::GetAtt') {
      const [id = '', attribute] = given as string[];
      return attribute === 'StreamArn' ? `${arnOf(id)}/stream/2026-11-23T00:00:00.000` : arnOf(id);
    }
    if (operator === 'Fn::ImportValue') return resolve(exported.get(JSON.stringify(given)));
    if (operator === 'Fn::Join') {
      const [between, parts] = given as [string, Json[]];
      return resolve(parts.map(resolve).join(between));
    }
    throw new Error(`a function of CloudFormation that nobody resolves: ${operator}`);
  };
  return { resolve, arnOf, nameOf };
};
