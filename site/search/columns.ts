import { ByteWriter } from '#domain/search/bytes.ts';
import type { Row } from '#domain/search/manifest.ts';
import { FACETS } from '#domain/search/record.ts';

/** The values of each facet and the dates of all documents, in the order of the index. */
export class Columns {
  readonly #facets = FACETS.map((facet) => ({ facet, known: new Map<string, number>(), numbers: [] as number[] }));
  readonly #dates: number[] = [];

  add({ facets, publishedOn = '' }: Row): void {
    for (const { facet, known, numbers } of this.#facets) {
      const key = JSON.stringify(facets[facet] ?? []);
      const number = known.get(key) ?? known.size;
      known.set(key, number);
      numbers.push(number);
    }
    this.#dates.push(Number(publishedOn.replaceAll('-', '')));
  }

  /** Files by name: the combinations of values there are, then the number of the one each document has. */
  *files(): Generator<[string, Uint8Array]> {
    for (const { facet, known, numbers } of this.#facets) {
      const writer = new ByteWriter();
      writer.text(`[${[...known.keys()].join()}]`);
      for (const number of numbers) writer.varint(number);
      yield [facet, writer.done()];
    }
    const writer = new ByteWriter();
    for (const date of this.#dates) writer.varint(date);
    yield ['date', writer.done()];
  }
}
