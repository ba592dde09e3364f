import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fieldDocs } from './field-docs.ts';

it('docs/fields.md says what the schemas say (otherwise: npm run docs)', () => {
  expect(readFileSync('docs/fields.md', 'utf8')).toBe(fieldDocs());
});
