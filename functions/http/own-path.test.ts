import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

describe('the address to return to after sign-in', () => {
  it.each(['/office/', '/office/applications/2026-00001/?tab=a&b=%E4%B8%AD', '/office/a//b'])(
    'keeps our own %s',
    (to) => {
      expect(ownPath(to)).toBe(to);
    },
  );

  it.each([
    null,
    '',
    'office/',
    '//evil.example/office/',
    '/\\evil.example/office/',
    '/\t/evil.example/office/',
    'https://evil.example/office/',
    'javascript:alert(1)',
    '/office/../../evil',
    '/office/%2e%2e/x',
    '/officers/',
    '/',
  ])('goes to the workbench instead of %s', (to) => {
    expect(ownPath(to)).toBe('/office/');
  });
});
