import type { ItemSource } from '../item-source.ts';
import { applicationPk, eventSk, numberOfSnapshot } from '../keys.ts';
import type { Breach } from './application.ts';

/** 锚 — how far an application had come on a day: kept outside of the store, it tells an older state from the present one. */
export interface Anchor {
  readonly number: string;
  readonly version: number;
  readonly head: string;
}

/** The heads of all applications. */
export const anchorsOf = async function* (source: ItemSource): AsyncGenerator<Anchor> {
  for await (const { items } of source.partitions())
    for (const { pk, sk, version, head } of items) {
      const number = numberOfSnapshot(pk, sk);
      if (number) yield { number, version: Number(version), head: String(head) };
    }
};

/** Every application that has lost, since it was anchored, what it then had. */
export const anchorBreaches = async function* (
  source: ItemSource,
  anchors: AsyncIterable<Anchor>,
): AsyncGenerator<Breach> {
  for await (const { number, version, head } of anchors) {
    const event = await source.get(applicationPk(number), eventSk(version));
    if (event?.['hash'] === head) continue;
    yield {
      number,
      fault: event
        ? `第 ${version} 条办理记录与锚记下的不同`
        : `锚记下它有 ${version} 条办理记录，现在不到这么多：它被换成了旧的，或被删除`,
    };
  }
};
