import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Grant } from '../functions/grants.ts';
import type { Stores } from './stores.ts';

/** Kinds with the same actions are one statement. */
const byActions = (rows: Readonly<Record<string, readonly string[]>>): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const [kind, actions] of Object.entries(rows)) {
    const key = [...actions].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), kind]);
  }
  return groups;
};

const leadingKeys = (kinds: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': kinds.map((kind) => `${kind}#*`) },
});

/** 权限 — a grant as the statements of a policy: these actions, on these keys, and nothing else. */
export const permissionsOf = ({ items, indices = {}, blobs = {}, keys }: Grant, stores: Stores): PolicyDocument => {
  const { table, attachments, personal, mac } = stores;
  const statements = [
    ...[...byActions(items)].map(
      ([actions, kinds]) =>
        new PolicyStatement({
          actions: actions.split(' ').map((action) => `dynamodb:${action}`),
          resources: [table.tableArn],
          conditions: leadingKeys(kinds),
        }),
    ),
    ...Object.entries(indices).map(
      ([index, kinds]) =>
        new PolicyStatement({
          actions: ['dynamodb:Query'],
          resources: [`${table.tableArn}/index/${index}`],
          ...(kinds.length > 0 && { conditions: leadingKeys(kinds) }),
        }),
    ),
    ...Object.entries(blobs).map(
      ([under, actions]) =>
        new PolicyStatement({
          actions: actions.map((action) => `s3:${action}`),
          resources: [attachments.arnForObjects(`${under}/*`)],
        }),
    ),
  ];
  if (keys.personal)
    statements.push(
      new PolicyStatement({
        actions: keys.personal.map((action) => `kms:${action}`),
        resources: [personal.keyArn],
        // Each data key belongs to one application, and opens nowhere else.
        conditions: { Null: { 'kms:EncryptionContext:application': 'false' } },
      }),
    );
  if (keys.mac) statements.push(new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [mac.keyArn] }));
  return new PolicyDocument({ statements });
};
