import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An attribute as DynamoDB's JSON, and as a Lambda gets it: bytes are Base64 text. */
export type AttributeJson = Readonly<Record<string, unknown>>;
export type ItemJson = Readonly<Record<string, AttributeJson>>;
export type Item = Record<string, AttributeValue>;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const attributeToJson = (value: AttributeValue): AttributeJson => {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(attributeToJson) };
  if (value.M) return { M: itemToJson(value.M) };
  return { ...value };
};

export const itemToJson = (item: Readonly<Record<string, AttributeValue>>): ItemJson =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeToJson(value)]));

const attributeFromJson = (value: AttributeJson): AttributeValue => {
  const { B, BS, L, M } = value as { B?: string; BS?: string[]; L?: AttributeJson[]; M?: ItemJson };
  if (B !== undefined) return { B: Buffer.from(B, 'base64') };
  if (BS) return { BS: BS.map((bytes) => Buffer.from(bytes, 'base64')) };
  if (L) return { L: L.map(attributeFromJson) };
  if (M) return { M: itemFromJson(M) };
  return value as unknown as AttributeValue;
};

export const itemFromJson = (item: ItemJson): Item =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeFromJson(value)]));
