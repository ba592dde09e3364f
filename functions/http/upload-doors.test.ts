import { describe, expect, it } from 'vitest';
import type { Blobs, Upload } from '../usecases/ports/uploads.ts';
import { isUploadDoor, uploadDoors } from './upload-doors.ts';

const ID = 'abcdefghijklmnopqrstuvwx';
const ATTACHMENT = { id: ID, type: 'pdf', sizeBytes: 4, sha256: 'a'.repeat(64) } as const;

const brought: Uint8Array[] = [];
const doors = uploadDoors({
  now: () => '2026-03-02T09:00:00+08:00',
  loopback: true,
  frame: { city: '某市', demo: true },
  sessions: { read: async () => undefined } as never,
  isOurs: async ({ mac }) => mac === 'right',
  blobs: { quarantine: async (_: string, bytes: Uint8Array) => void brought.push(bytes) } as unknown as Blobs,
  settle: async (): Promise<Upload> => ({ ...ATTACHMENT, state: 'refused', fault: 'macro' }),
  read: async () => undefined,
});

const bring = (body: string, mac = 'right', size = 4) =>
  doors(new Request(`https://x.example/uploads/${ID}?until=1&size=${size}&mac=${mac}`, { method: 'POST', body }));

describe('the door that takes a file', () => {
  it('tells what became of it, with the remedy', async () => {
    const answer = await bring('abcd');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { id: ID, state: 'refused', fault: '带有宏、脚本或者嵌入的程序', remedy: '请另存为不带宏的类型，或者导出为 PDF' },
    ]);
    expect(Buffer.concat(brought).toString()).toBe('abcd');
  });

  it('reads nothing for a forged link, and no more than was announced for a right one', async () => {
    brought.length = 0;
    expect((await bring('abcd', 'forged')).status).toBe(403);
    expect((await bring('abcde')).status).toBe(413);
    expect(brought).toEqual([]);
  });

  it('is a door only for what it takes', () => {
    expect(isUploadDoor('POST', `/uploads/${ID}?x`)).toBe(true);
    expect(isUploadDoor('GET', `/uploads/${ID}`)).toBe(false);
    expect(isUploadDoor('POST', '/uploads/../x')).toBe(false);
    expect(isUploadDoor('GET', `/office/applications/2026-00001/attachments/${ID}`)).toBe(true);
  });
});

describe('the door that gives a file', () => {
  it('sends who is not signed in to sign in', async () => {
    const answer = await doors(new Request(`https://x.example/office/applications/2026-00001/attachments/${ID}`));
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/office/sign-in?to=%2Foffice%2Fapplications%2F2026-00001%2Fattachments%2F${ID}`,
    ]);
  });
});
