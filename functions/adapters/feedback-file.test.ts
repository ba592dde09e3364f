import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptFeedback } from '../usecases/keep-feedback.ts';
import { feedbackFile } from './feedback-file.ts';

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-feedback-'));
});

afterAll(() => rm(dir, { recursive: true }));

const entry = (comment: string): KeptFeedback => ({
  at: '2026-03-02T09:12:33+08:00',
  page: '/a/',
  answer: 'yes',
  comment,
});

describe('the file of readers’ answers', () => {
  it('keeps one line an answer, line breaks and parallel answers included', async () => {
    const path = join(dir, 'new/feedback.jsonl');
    const comments = Array.from({ length: 50 }, (_, at) => `第 ${at} 条\n第二行`);
    await Promise.all(comments.map((comment) => feedbackFile<KeptFeedback>(path).append(entry(comment))));
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).comment).sort()).toEqual(comments.toSorted());
  });

  it('is for its owner’s eyes alone', async () => {
    const path = join(dir, 'own/feedback.jsonl');
    await feedbackFile(path).append(entry(''));
    expect([(await stat(path)).mode & 0o777, (await stat(join(dir, 'own'))).mode & 0o777]).toEqual([0o600, 0o700]);
  });
});
