/** Inspects one file and prints the kinds of its findings: `node inspect-process.ts FILE`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileInspector } from '#functions/adapters/outgoing/inspector.ts';

const [path = ''] = process.argv.slice(2);
const inspector = fileInspector({ milliseconds: 20_000, megabytes: 256 });
const { findings } = await inspector.inspect({ name: basename(path), bytes: readFileSync(path) });
process.stdout.write(JSON.stringify(findings.map(({ kind }) => kind)));
