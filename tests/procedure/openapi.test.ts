import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import * as answers from '#functions/http/answer-schemas.ts';
import { askedSchema, parseDeadline } from '#functions/http/deadlines.ts';
import { applicantStepSchema, stepSchema, trackSchema, uploadSchema } from '#functions/http/doors.ts';
import { STEP_EXAMPLES } from '#functions/http/examples.ts';
import { openApi } from '#functions/http/openapi.ts';
import type { Operation, Schema } from '#functions/http/openapi-document.ts';
import { PROBLEM_LIST } from '#functions/http/problem-list.ts';
import { isManualStep, STEP_SCHEMAS } from '#functions/http/step-schemas.ts';
import { submissionSchema } from '#functions/http/submission-schema.ts';
import { ROUTES } from '#functions/routes.ts';
import { ROOT } from '../../tools/settings.ts';
import { type Api, startApi } from '../support/api.ts';

const document = openApi();

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

const walk = (value: unknown, see: (value: object) => void): void => {
  if (typeof value !== 'object' || value === null) return;
  see(value);
  for (const inner of Object.values(value)) walk(inner, see);
};

const at = (pointer: string): unknown =>
  pointer
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

const exampleOf = ({ requestBody }: Operation) => requestBody?.content['application/json'].example;

describe('GET /openapi.json', () => {
  it('is OpenAPI 3.1 with a title, a version and one server', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info.title && document.info.version).toBeTruthy();
    expect(document.servers).toEqual([{ url: '/api/v1' }]);
  });

  it('every $ref leads somewhere', () => {
    const lost: string[] = [];
    walk(document, (value) => {
      const { $ref } = value as Schema;
      if (typeof $ref === 'string' && at($ref) === undefined) lost.push($ref);
    });
    expect(lost).toEqual([]);
  });

  it('components have names that the standard allows, and none is unused', () => {
    const text = JSON.stringify(document);
    for (const kind of ['schemas', 'responses'] as const)
      for (const name of Object.keys(document.components[kind])) {
        expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
        expect(text).toContain(`"#/components/${kind}/${name}"`);
      }
  });

  it('every operation has an id of its own, a Chinese summary, a tag that is listed and answers', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map(({ name }) => name);
    for (const { operation } of operations) {
      expect(operation.summary).toMatch(/\p{Script=Han}/u);
      expect(tags).toContain(operation.tags[0]);
      expect(Object.keys(operation.responses).filter((status) => /^2\d\d$/.test(status))).toHaveLength(1);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['429', '500']));
    }
  });

  it('declares each part of a path, required, and no other', () => {
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(named);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('every security requirement is defined', () => {
    for (const { operation } of operations)
      for (const name of operation.security.flatMap((each) => Object.keys(each)))
        expect(document.components.securitySchemes).toHaveProperty(name);
  });

  it('has every door, and every step that people take', () => {
    for (const { path, method } of Object.values(ROUTES).filter(({ path }) => !path.includes('{step}')))
      expect(document.paths[path]).toHaveProperty(method.toLowerCase());
    const ids = operations.map(({ operation }) => operation.operationId);
    for (const step of Object.keys(STEP_SCHEMAS))
      expect(
        ids.some((id) => id === `step.${step}` || id === `applicantStep.${step}`),
        step,
      ).toBe(true);
    expect(ids).toEqual(expect.arrayContaining(['applicantStep.supplement', 'applicantStep.withdraw', 'step.sign']));
    expect(ids.filter((id) => /remind|escalate|flag|recalculate|applySilence/.test(id))).toEqual([]);
  });

  it('asks for an Idempotency-Key where the door does', () => {
    const keyed = operations.filter(({ operation }) =>
      operation.parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
    const ids = keyed.map(({ operation }) => operation.operationId);
    expect(ids).toContain('submitApplication');
    expect(ids).not.toContain('trackApplication');
    expect(ids.length).toBe(operations.filter(({ path }) => /(?:^\/applications|steps\/\w+)$/.test(path)).length - 1);
  });

  it('tells lengths in characters, and leaves none of our own words in the schemas', () => {
    const submission = document.components.schemas['Submission'] as Schema;
    expect(submission.properties?.['wanted']?.properties?.['title']).toMatchObject({
      maxLength: 200,
      title: '信息名称',
    });
    walk(document.components.schemas, (value) => {
      if (!('properties' in value)) expect(Object.keys(value)).not.toContain('note');
    });
  });
});

describe('the examples', () => {
  const schemaOf = (id: string): z.ZodType | undefined =>
    ({
      submitApplication: submissionSchema,
      requestUpload: uploadSchema,
      trackApplication: trackSchema,
      computeDeadline: askedSchema,
    })[id];

  it.each(operations.filter(({ operation }) => operation.requestBody))(
    'of $operation.operationId fit',
    ({ operation }) => {
      const { operationId } = operation;
      const example = exampleOf(operation);
      const [kind, step = ''] = operationId.split('.');
      const schema = schemaOf(operationId) ?? (kind === 'step' ? stepSchema : applicantStepSchema);
      expect(schema.safeParse(example).error).toBeUndefined();
      if (isManualStep(step)) expect(STEP_SCHEMAS[step].safeParse(STEP_EXAMPLES[step]).error).toBeUndefined();
      if (operationId === 'computeDeadline') expect(parseDeadline(example)).not.toHaveProperty('problem');
    },
  );
});

describe('the problems', () => {
  it('are each listed once', () => {
    const codes = PROBLEM_LIST.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are listed all that the code can answer with', () => {
    const codes = new Set(PROBLEM_LIST.map(({ code }) => code));
    const folder = join(ROOT, 'functions/http');
    const written = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) =>
        [...readFileSync(join(folder, name), 'utf8').matchAll(/\bcode: '(\w+)'/g)].map(([, code]) => code ?? ''),
      )
      // zod's own word for an issue that a schema adds
      .filter((code) => code !== 'custom');
    expect(written.filter((code) => !codes.has(code))).toEqual([]);
  });
});

describe('what the API answers is what the document says', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it('from receipt to list', async () => {
    const receipt = (await api.submit()).data;
    expect(answers.RECEIPT.strict().safeParse(receipt).error).toBeUndefined();
    const { number, queryCode } = receipt;
    const taken = await api.step(number, 'register', 2, {}, 'registrar');
    expect(answers.STEP_TAKEN.strict().safeParse(taken.data).error).toBeUndefined();
    const track = await api.call('POST', '/applications/track', { body: { number, queryCode } });
    expect(answers.PROGRESS.strict().safeParse(track.data).error).toBeUndefined();
    const headers = await api.as('registrar');
    const read = await api.call('GET', `/applications/${number}`, { headers });
    expect(answers.APPLICATION.strict().safeParse(read.data).error).toBeUndefined();
    const list = await api.call('GET', '/applications?by=desk&of=registry', { headers });
    expect(answers.APPLICATIONS.strict().safeParse(list.data).error).toBeUndefined();
    const steps = await api.call('GET', '/workflow');
    expect(answers.STEPS.strict().safeParse(steps.data).error).toBeUndefined();
    const deadline = await api.call('POST', '/deadlines', {
      body: { rule: 'reply.base', input: { received: '2026-03-02' } },
    });
    expect(answers.DEADLINE.safeParse(deadline.data).error).toBeUndefined();
  });

  it('problems too', async () => {
    const refused = [
      await api.submit({}),
      await api.call('GET', '/nothing'),
      await api.step('2026-99999', 'sign', 1, { hash: 'a'.repeat(64), replyNo: '1' }, 'signer'),
      await api.call('GET', '/applications'),
    ];
    for (const { data } of refused) expect(answers.PROBLEM.strict().safeParse(data).error).toBeUndefined();
  });
});
