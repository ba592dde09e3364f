import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

/** What calls cost, as the engine counts it. */
export interface Capacity {
  readonly read: number;
  readonly write: number;
  readonly calls: number;
}

const NONE: Capacity = { read: 0, write: 0, calls: 0 };

const isWrite = (command: string): boolean => /Put|Write|Update|Delete/.test(command);

const unitsOf = (given: ConsumedCapacity | ConsumedCapacity[] | undefined): number =>
  (Array.isArray(given) ? given : [given]).reduce((sum, each) => sum + (each?.CapacityUnits ?? 0), 0);

/** Counts every call of a client from now on. */
export const countCapacity = (client: DynamoDBDocumentClient) => {
  let counted = NONE;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as never });
        const units = unitsOf((result.output as { ConsumedCapacity?: ConsumedCapacity }).ConsumedCapacity);
        const write = isWrite(commandName);
        counted = {
          calls: counted.calls + 1,
          read: counted.read + (write ? 0 : units),
          write: counted.write + (write ? units : 0),
        };
        return result;
      },
    { step: 'initialize', name: 'countCapacity' },
  );
  return {
    /** What was counted since it was last asked. */
    take: (): Capacity => {
      const taken = counted;
      counted = NONE;
      return taken;
    },
    /** Bytes of an application's snapshot and of one of its events, as text. */
    sizes: async (TableName: string, number: string, version: number) => {
      const bytes = async (sk: string) => {
        const { Item = {} } = await client.send(new GetCommand({ TableName, Key: { pk: `APP#${number}`, sk } }));
        return Object.entries(Item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + String(value)), 0);
      };
      return { snapshot: await bytes('SNAP'), event: await bytes(`EVT#${String(version).padStart(6, '0')}`) };
    },
  };
};
