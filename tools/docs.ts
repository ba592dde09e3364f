/** `npm run docs`: writes the documents that are drawn from code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATED_DOCS } from './generated-docs.ts';
import { ROOT } from './settings.ts';

for (const [path, draw] of Object.entries(GENERATED_DOCS)) writeFileSync(join(ROOT, path), draw());
