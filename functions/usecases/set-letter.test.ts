import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamo } from '../../tests/support/dynamo.ts';
import { LETTERHEAD, newTypesetter } from '../../tests/support/letters.ts';
import { advanced, numberFrom, officeOn, type Step, type TestOffice, WHOLE_STORY } from '../../tests/support/office.ts';
import { textOf } from '../../tests/support/pdf.ts';
import { type LetterName, type LetterReader, setLetter } from './set-letter.ts';

const OFFICER: LetterReader = { officer: { id: 'officer', roles: ['officer', 'registrar'], unit: 'roads' } };

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let office: TestOffice;
beforeAll(async () => {
  dynamo = await startDynamo();
  office = officeOn(dynamo);
});
afterAll(() => dynamo.stop());

const typesetter = newTypesetter();

const ask = (letter: LetterName, number: string, reader: LetterReader) =>
  setLetter({ ...office.world, typesetter, letterhead: () => LETTERHEAD })(letter, number, reader);

const applicantOf = async (number: string): Promise<LetterReader> => ({
  queryCode: await office.world.vault.queryCode(number),
});

const pdfFor = async (letter: LetterName, number: string, reader: LetterReader): Promise<Uint8Array> => {
  const answer = await ask(letter, number, reader);
  if (answer === undefined || !('pdf' in answer)) throw new Error(JSON.stringify(answer));
  return answer.pdf;
};

/** How many steps of the whole story there are up to and with this one. */
const upTo = (name: Step['step']): number => WHOLE_STORY.findIndex(({ step }) => step === name) + 1;

const unmasked = (by: string): Step => ({
  step: 'unmask',
  data: { fields: ['name'], reason: '邮寄答复' },
  role: by as Step['role'],
});

describe('受理回执', () => {
  let number: string;
  beforeAll(async () => {
    number = numberFrom(await office.submit('receipt-0000000000'));
  });

  it('the applicant gets it by number and 查询码, with name and code', async () => {
    const reader = await applicantOf(number);
    const text = textOf(await pdfFor('receipt', number, reader));
    expect(text).toContain('张三丰：');
    expect(text).toContain('queryCode' in reader ? reader.queryCode : '');
  });

  it('a wrong code and an unknown number are one answer', async () => {
    expect(await ask('receipt', number, { queryCode: 'wrong-code' })).toBeUndefined();
    expect(await ask('receipt', '2026-99999', { queryCode: 'wrong-code' })).toBeUndefined();
    expect(await ask('receipt', '2026-99999', OFFICER)).toBeUndefined();
  });

  it('another unit’s officer gets none', async () => {
    expect(await ask('receipt', number, { officer: { id: 'x', roles: ['officer'], unit: 'tax' } })).toBeUndefined();
  });

  it('an officer gets it masked and without the code', async () => {
    const text = textOf(await pdfFor('receipt', number, OFFICER));
    expect(text).toContain('张**：');
    expect(text).not.toContain('三丰');
    expect(text).not.toContain(await office.world.vault.queryCode(number));
  });

  it('none while an ordinary letter is not confirmed', async () => {
    const letter = numberFrom(await office.submit('ordinary-letter-00', { channel: 'letter' }));
    expect(await ask('receipt', letter, OFFICER)).toEqual({ notYet: 'receipt' });
  });
});

describe('个人信息 on an officer’s letter', () => {
  it('the name is whole only to who recorded why it is opened', async () => {
    const number = numberFrom(await office.submit('unmasked-000000000'));
    const taken = await office.step(number, 2, unmasked('registrar'));
    expect('refusal' in taken).toBe(false);
    const registrar: LetterReader = { officer: { id: 'registrar', roles: ['registrar'] } };
    expect(textOf(await pdfFor('receipt', number, registrar))).toContain('张三丰：');
    expect(textOf(await pdfFor('receipt', number, OFFICER))).not.toContain('三丰');
  });
});

describe('答复书', () => {
  it('there is none before a draft', async () => {
    const number = await advanced(office, 'no-draft-000000000', upTo('submitDraft') - 1);
    expect(await ask('reply', number, OFFICER)).toEqual({ notYet: 'reply' });
  });

  it.each([
    ['submitDraft', '（送审稿）'],
    ['sign', '1号'],
  ] as const)('after %s the office sees it, the applicant not yet', async (step, replyNo) => {
    const number = await advanced(office, `reply-${step}-00000000`, upTo(step));
    expect(await ask('reply', number, await applicantOf(number))).toEqual({ notYet: 'reply' });
    const text = textOf(await pdfFor('reply', number, OFFICER));
    expect(text).toContain('张**：');
    expect(text).toContain(`青岛市人民政府办公厅${replyNo}政府信息公开告知书`);
  });

  it('once sent out it is the applicant’s, and stays the same through what follows', async () => {
    const sent = await advanced(office, 'reply-sent-0000000', upTo('dispatch'));
    const letter = await pdfFor('reply', sent, await applicantOf(sent));
    expect(textOf(letter)).toContain('张三丰：');
    for (const [at, step] of WHOLE_STORY.slice(upTo('dispatch')).entries()) {
      const taken = await office.step(sent, upTo('dispatch') + at + 2, step);
      expect('refusal' in taken).toBe(false);
    }
    expect(await pdfFor('reply', sent, await applicantOf(sent))).toEqual(letter);
  });

  it('第三十条: what lapsed is closed by a note of its own, for the reason given', async () => {
    const place = { client: dynamo.client, table: await dynamo.newTable() };
    const lapsed = officeOn(place, office.keys, { today: '2026-03-02' });
    const number = numberFrom(await lapsed.submit('lapsed-00000000000'));
    const take = async (version: number, step: Step) =>
      expect(await lapsed.step(number, version, step)).not.toHaveProperty('refusal');
    await take(2, { step: 'askSupplement', data: { what: '年份', workdays: 5 }, role: 'registrar' });
    lapsed.day.today = '2026-03-20';
    await take(3, { step: 'lapseSupplement', data: { reason: '逾期没有补正，也没有说明理由。' }, role: 'registrar' });
    const world = { ...lapsed.world, typesetter, letterhead: () => LETTERHEAD };
    const answer = await setLetter(world)('reply', number, { queryCode: await lapsed.world.vault.queryCode(number) });
    const text = textOf((answer as { pdf: Uint8Array }).pdf);
    for (const said of ['政府信息公开申请办结告知书', '第三十条', '逾期没有补正，也没有说明理由。', '2026年3月20日'])
      expect(text).toContain(said);
  });
});
