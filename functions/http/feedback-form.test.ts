import { describe, expect, it } from 'vitest';
import { faultPage, isFault } from './fault.ts';
import { FEEDBACK_LIMITS, parseFeedback } from './feedback-form.ts';
import { readForm } from './form.ts';

const parse = (fields: Readonly<Record<string, string>>) =>
  parseFeedback(new URLSearchParams({ page: '/documents/a/', answer: 'yes', ...fields }));

const post = (body: string, type = 'application/x-www-form-urlencoded') =>
  readForm(
    new Request('http://a.example/feedback', { method: 'POST', body, headers: { 'content-type': type } }),
    FEEDBACK_LIMITS,
  );

describe('这条信息有用吗', () => {
  it('takes an answer without a comment', () => {
    expect(parse({})).toEqual({ page: '/documents/a/', answer: 'yes', comment: '' });
  });

  it('keeps a comment of 500 characters as the reader counts them', () => {
    expect(parse({ comment: '𠮷'.repeat(500) })).toMatchObject({ comment: '𠮷'.repeat(500) });
  });

  it('keeps line breaks, as one character', () => {
    expect(parse({ comment: '一\r\n二' })).toMatchObject({ comment: '一\n二' });
  });

  it.each([
    ['页面', { page: '' }],
    ['页面', { page: 'documents/a/' }],
    ['页面', { page: '//evil.example/' }],
    ['页面', { page: '/a//b' }],
    ['页面', { page: '/\\evil.example/' }],
    ['页面', { page: '/a/../b/' }],
    ['页面', { page: '/a/%2E./b/' }],
    ['页面', { page: '/..' }],
    ['页面', { page: `/${'a'.repeat(300)}` }],
    ['页面', { page: '/a\n{"page":"/b"}' }],
    ['是否有用', { answer: '' }],
    ['是否有用', { answer: 'maybe' }],
    ['意见', { comment: '字'.repeat(501) }],
    ['意见', { comment: 'a\u0000b' }],
    ['意见', { comment: 'a\u202eb' }],
  ])('names the field %s as at fault in %j', (field, fields) => {
    expect(parse(fields)).toMatchObject({ status: 400, field });
  });
});

describe('a posted form', () => {
  it('is read when a full comment in Chinese makes it three times as long', async () => {
    const form = await post(new URLSearchParams({ page: '/a/', answer: 'no', comment: '字'.repeat(500) }).toString());
    expect(isFault(form)).toBe(false);
  });

  it('that breaks off half-way is refused, not a fault of ours', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('aborted')) });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
    expect(await readForm(new Request('http://a.example/feedback', sent), FEEDBACK_LIMITS)).toMatchObject({
      status: 400,
      field: '表单',
    });
  });

  it.each([
    ['more than 8 KB', 'a='.padEnd(8_193, '%41'), undefined, 413],
    ['more than 4 KB once decoded', `a=${'b'.repeat(5_000)}`, undefined, 413],
    ['another type', '{}', 'application/json', 415],
    ['a type that only begins like it', 'a=b', 'application/x-www-form-urlencodedx', 415],
  ])('is refused for %s', async (_what, body, type, status) => {
    expect(await post(body, type)).toMatchObject({ status });
  });
});

describe('the page that says what was wrong', () => {
  it('names field, fault and remedy, and runs nothing it was sent', async () => {
    const page = faultPage({ status: 400, field: '<script>', fault: '没有选择', remedy: '请选择' });
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    const html = await page.text();
    expect(html).toContain('“&lt;script&gt;”没有选择。');
    expect(html).toContain('请选择。');
  });
});
