import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STATES } from '#domain/application/states.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import { GENERATED_DOCS } from './generated-docs.ts';
import { ROOT } from './settings.ts';
import { stateDiagram, workflowDocs } from './workflow-docs.ts';

it.each(Object.entries(GENERATED_DOCS))('%s says what the code says (otherwise: npm run docs)', (path, draw) => {
  expect(readFileSync(join(ROOT, path), 'utf8')).toBe(draw());
});

describe('docs/workflow.md', () => {
  it('tells of every step', () => {
    const text = workflowDocs();
    for (const { step, name } of WORKFLOW) expect(text).toContain(`| ${name} | \`${step}\` |`);
  });

  it('links to no condition that it does not list', () => {
    const text = workflowDocs();
    const links = [...text.matchAll(/\]\(#(\w+)\)/g)].map(([, id]) => id);
    expect(links.filter((id) => !text.includes(`<a id="${id}">`))).toEqual([]);
  });

  it('draws arrows between states only, and reaches every one', () => {
    const arrows = [...stateDiagram().matchAll(/^ {2}(\S+) --> (\S+)/gm)];
    const ends = new Set(arrows.flatMap(([, from, to]) => [from, to]));
    expect(ends).toEqual(new Set(['[*]', ...Object.keys(STATES)]));
  });
});
