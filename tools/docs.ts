/** `npm run docs`: writes the documents that are drawn from code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldDocs } from './field-docs.ts';
import { ROOT } from './settings.ts';

writeFileSync(join(ROOT, 'docs/fields.md'), fieldDocs());
