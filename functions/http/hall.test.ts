import { describe, expect, it } from 'vitest';
import type { Incoming } from '../usecases/ports/folder.ts';
import { openHall, withBrought } from './hall.ts';
import { takeFiles } from './take-files.ts';
import type { ApiWorld } from './world.ts';

const MIB = 1024 * 1024;

/** A bucket that has one file, of so many bytes, by whatever key it was sent. */
const bucket = (sizeBytes: number) => {
  const keys = new Map<string, Uint8Array>();
  const incoming: Incoming = {
    form: async (key, next) => {
      keys.set(key, new Uint8Array(sizeBytes).fill(0x61));
      return { url: 'https://bucket.example', fields: { key, success_action_redirect: next } };
    },
    take: async (key) => keys.get(key),
    discard: async (key) => void keys.delete(key),
  };
  return incoming;
};

const rates = (admitted: boolean) => ({
  admits: async () => admitted,
  forgive: async () => {},
  secondsLeft: () => 1,
});
const open = (incoming: Incoming | undefined, admitted = true) =>
  openHall({ incoming, rates: rates(admitted) }, '10.0.0.1', 'https://city.example');
const posted = (fields: Record<string, string>) => ({ form: new URLSearchParams(fields), files: [] });

describe('送件口 of a page without scripting', () => {
  it('brings what the bucket took by its word, after the files that are listed', async () => {
    const incoming = bucket(3);
    const hall = await open(incoming);
    const { files } = await withBrought(incoming, posted({ hall: hall?.word ?? '', attachments: 'a b' }));
    expect(files.map(({ name, size }) => [name, size])).toEqual([['附件 3.txt', 3]]);
  });

  it('says its word to nobody but the page', async () => {
    const hall = await open(bucket(3));
    expect(JSON.stringify(hall?.fields)).not.toContain(hall?.word);
  });

  it.each<Record<string, string>>([{}, { hall: '' }, { hall: '../kept/ab' }, { hall: '0'.repeat(48) }])(
    'brings nothing for %j',
    async (fields) => {
      const incoming = bucket(3);
      await open(incoming);
      expect((await withBrought(incoming, posted(fields))).files).toEqual([]);
    },
  );

  it('is not there where files come to this machine, or for who asks too often', async () => {
    expect([await open(undefined), await open(bucket(3), false)]).toEqual([undefined, undefined]);
  });

  it('leads to a refusal in words when the file is larger than one may be', async () => {
    const incoming = bucket(21 * MIB);
    const hall = await open(incoming);
    const brought = await withBrought(incoming, posted({ hall: hall?.word ?? '' }));
    const refused = await takeFiles({} as ApiWorld, async () => undefined)(brought, '10.0.0.1');
    expect(refused.map(({ fault }) => fault)).toEqual(['“附件 1.txt”超过 20 MB']);
  });
});
