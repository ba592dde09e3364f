import { describe, expect, it } from 'vitest';
import { type Call, judge, permissionsIn, type Statement } from './policy.ts';

const TABLE = 'arn:aws:dynamodb:r:1:table/t';
const STATEMENTS: readonly Statement[] = [
  {
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    Resource: TABLE,
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['APP#*', 'YEAR#*'] } },
  },
  { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/kept/*' },
  {
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: 'arn:aws:kms:r:1:key/k',
    Condition: { Null: { 'kms:EncryptionContext:application': 'false' } },
  },
];

const get = (...leadingKeys: string[]): Call => ({ action: 'dynamodb:GetItem', resource: TABLE, leadingKeys });
const decrypt = (context: Record<string, string>): Call => ({
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:r:1:key/k',
  context,
});

describe('the judge of calls', () => {
  it.each<[string, Call]>([
    ['a key that begins so', get('APP#2026-00001')],
    ['several such keys', get('APP#1', 'YEAR#2026')],
    ['an object there', { action: 's3:GetObject', resource: 'arn:aws:s3:::b/kept/ab/abc' }],
    ['a key of an application', decrypt({ application: '2026-00001' })],
  ])('permits %s', (_, call) => {
    expect(judge(STATEMENTS, call)).toBeDefined();
  });

  it.each<[string, Call]>([
    ['another key', get('SESSION#1')],
    ['one other key among its own', get('APP#1', 'SESSION#1')],
    ['no key at all', get()],
    ['another action', { ...get('APP#1'), action: 'dynamodb:DeleteItem' }],
    ['an index of the table', { ...get('APP#1'), resource: `${TABLE}/index/desk` }],
    ['an object elsewhere', { action: 's3:GetObject', resource: 'arn:aws:s3:::b/quarantine/a' }],
    ['a data key of nobody', decrypt({})],
  ])('refuses %s', (_, call) => {
    expect(judge(STATEMENTS, call)).toBeUndefined();
  });

  it('refuses what a statement permitted before it was taken away', () => {
    expect(judge(STATEMENTS.slice(1), get('APP#1'))).toBeUndefined();
  });

  it('counts every permission by itself, and refuses to judge what it does not know', () => {
    expect(permissionsIn(STATEMENTS)).toHaveLength(6);
    const odd: Statement = { ...(STATEMENTS[1] as Statement), Condition: { StringEquals: { 'aws:SourceIp': '1' } } };
    expect(() => permissionsIn([odd])).toThrow('nobody judges');
  });
});
