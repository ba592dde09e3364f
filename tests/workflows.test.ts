import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/settings.ts';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, { readonly tags?: string[]; readonly paths?: string[] } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly 'timeout-minutes': number; readonly steps: readonly Step[] }>>;
}

const DIR = join(ROOT, '.github/workflows');
const workflows = readdirSync(DIR).map((file): [string, Workflow, string] => {
  const text = readFileSync(join(DIR, file), 'utf8');
  return [file, load(text) as Workflow, text];
});
const of = (name: string): Workflow => workflows.find(([file]) => file === name)?.[1] as Workflow;
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps);
const runs = (workflow: Workflow): string[] => stepsOf(workflow).flatMap(({ run }) => run ?? []);

describe('.github/workflows', () => {
  it.each(workflows)('%s: every step runs or uses something, every job ends', (_, workflow) => {
    for (const { run, uses } of stepsOf(workflow)) expect([run, uses].filter(Boolean)).toHaveLength(1);
    for (const { 'timeout-minutes': minutes } of Object.values(workflow.jobs)) expect(minutes).toBeLessThanOrEqual(60);
  });

  it.each(workflows)('%s: no text from outside stands in a command', (_, workflow) => {
    for (const run of runs(workflow)) expect(run).not.toContain('${{');
  });

  it.each(workflows)('%s: may not write to the repository and holds no key', (_, { permissions }, text) => {
    expect(permissions['contents']).toBe('read');
    expect(text).not.toMatch(/secrets\.|AKIA|aws-access-key/i);
  });

  it('checks every change by what the project itself runs', () => {
    expect(Object.keys(of('check.yml').on)).toEqual(['push', 'pull_request']);
    expect(runs(of('check.yml'))).toContain('.ci/run');
    expect(existsSync(join(ROOT, '.ci/run'))).toBe(true);
  });

  it.each([['deploy.yml'], ['site.yml']])('%s takes a role by OIDC, before it deploys', (name) => {
    const workflow = of(name);
    const steps = stepsOf(workflow);
    const role = steps.findIndex(({ with: given }) => given?.['role-to-assume']);
    const deploy = steps.findIndex(({ run }) => run?.includes('npm run deploy'));
    expect(workflow.permissions['id-token']).toBe('write');
    expect(role).toBeGreaterThan(-1);
    expect(deploy).toBeGreaterThan(role);
  });

  it('deploys on a tag, and the site when content changes', () => {
    expect(of('deploy.yml').on['push']?.tags).toEqual(['v*']);
    expect(of('site.yml').on['push']?.paths).toEqual(['content/**']);
  });

  it('publishes content with the program that was released last', () => {
    expect(runs(of('site.yml')).join('\n')).toContain("git describe --tags --match 'v*' --abbrev=0");
  });
});
