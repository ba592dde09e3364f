import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createGunzip } from 'node:zlib';
import { grouped, type ItemSource } from '#functions/adapters/dynamo/item-source.ts';
import type { Item } from '#functions/adapters/dynamo/items.ts';
import { Complaint } from '../terminal.ts';

type Attribute = Readonly<Record<string, unknown>>;

/** Our items hold only text and numbers; whatever else there is stays as it was written. */
const plainValue = (attribute: Attribute | string | number | null): unknown => {
  if (typeof attribute !== 'object' || attribute === null) return attribute;
  if (typeof attribute['S'] === 'string') return attribute['S'];
  return 'N' in attribute ? Number(attribute['N']) : attribute;
};

const plainItem = (item: Readonly<Record<string, Attribute>>): Item =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)])) as Item;

const isGzip = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r');
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  return buffer.readUInt16BE() === 0x1f8b;
};

/** Only at newlines: an item's text may hold any other mark that ends a line. */
const linesOf = async function* (path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const text = (await isGzip(path)) ? file.pipe(createGunzip()) : file;
  text.setEncoding('utf8');
  let rest = '';
  for await (const chunk of text) {
    const pieces = (rest + chunk).split('\n');
    rest = pieces.pop() ?? '';
    yield* pieces;
  }
  if (rest) yield rest;
};

/** A line of our backup (`put`, `delete`), of an export of DynamoDB's (`Item`), or an item as it is. */
const load = async (path: string, database: DatabaseSync): Promise<void> => {
  const put = database.prepare('INSERT OR REPLACE INTO items VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM items WHERE pk = ? AND sk = ?');
  let place = 0;
  database.exec('BEGIN');
  for await (const line of linesOf(path)) {
    place += 1;
    let given: Record<string, Record<string, Attribute>>;
    try {
      given = JSON.parse(line);
    } catch {
      throw new Complaint(`${path} 第 ${place} 行不是 JSON：请核对 --from 指的是备份、导出的数据，而且没有残缺。`);
    }
    const item = plainItem(given['put'] ?? given['delete'] ?? given['Item'] ?? (given as never));
    // A backup's first and last line say what it is.
    if (typeof item.pk !== 'string' || typeof item.sk !== 'string') continue;
    if (given['delete']) remove.run(item.pk, item.sk);
    else put.run(item.pk, item.sk, JSON.stringify(item));
  }
  database.exec('COMMIT');
};

const itemOf = (row: unknown): Item => JSON.parse((row as { item: string }).item) as Item;

/**
 * Items from a file of JSON lines, packed or not, brought into order on the disk: memory stays small whatever its size.
 * @throws Complaint when a line cannot be read
 */
export const itemsFile = async (path: string): Promise<ItemSource & { readonly close: () => Promise<void> }> => {
  const dir = await mkdtemp(join(tmpdir(), 'mingbai-audit-'));
  const database = new DatabaseSync(join(dir, 'items.db'));
  const close = async (): Promise<void> => {
    database.close();
    await rm(dir, { recursive: true });
  };
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  database.exec('CREATE TABLE items (pk TEXT, sk TEXT, item TEXT, PRIMARY KEY (pk, sk)) WITHOUT ROWID');
  await load(path, database).catch(async (error) => {
    await close();
    throw error;
  });
  const all = database.prepare('SELECT item FROM items ORDER BY pk, sk');
  const ofKey = database.prepare('SELECT item FROM items WHERE pk = ? ORDER BY sk');
  const one = database.prepare('SELECT item FROM items WHERE pk = ? AND sk = ?');
  const rows = function* (): Generator<Item> {
    for (const row of all.iterate()) yield itemOf(row);
  };
  return {
    partitions: () => grouped(rows()),
    partition: async (pk) => ofKey.all(pk).map(itemOf),
    get: async (pk, sk) => {
      const row = one.get(pk, sk);
      return row && itemOf(row);
    },
    close,
  };
};
