import { describe, expect, it } from 'vitest';
import { arrange, joinFound } from './arrange.ts';
import { layoutOf } from './manifest.ts';
import { titlePosting } from './shard.ts';

const layoutOfMany = (documents: number) => layoutOf({ documents, runs: [[documents, 0, 1]] });

/** A token in so many titles that are nothing else, which tell how long they are or do not. */
const titles = (documents: number, letters: number) => ({
  lists: { title: Uint32Array.from({ length: documents }, (_, document) => titlePosting(document, letters, true)) },
  synonyms: [],
});

describe('a token that is often in titles', () => {
  it.each([
    ['of the base', titles(4100, 0)],
    ['of both together', titles(4000, 2)],
  ])('tells of no title how long it is, where it is in many %s', (_, base) => {
    const documents = base.lists.title.length;
    const whole = arrange([layoutOfMany(documents), layoutOfMany(1)], { places: [7], gone: [] });
    expect(joinFound([base, titles(1, 2)], whole).lists).toEqual(titles(documents + 1, 0).lists);
  });
});
