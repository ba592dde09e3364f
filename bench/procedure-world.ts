import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { calendarFiles } from '#functions/adapters/calendar-files.ts';
import { dynamoApplications } from '#functions/adapters/dynamo/applications.ts';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { ensureTable } from '#functions/adapters/dynamo/ensure-table.ts';
import { tableDefinition } from '#functions/adapters/dynamo/table.ts';
import { dynamoUploads } from '#functions/adapters/dynamo/uploads.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { vault } from '#functions/adapters/vault.ts';
import { startDynamo } from '#functions/local/dynamodb.ts';
import type { Submission } from '#functions/usecases/submit-application.ts';
import { ROOT } from '../tools/settings.ts';
import { BENCH_DIR } from './generate.ts';

const TABLE = 'bench';

/** What a bench needs of an office: the real engine on a file of its own, and a day that stands still. */
export const benchOffice = async (name: string) => {
  const dir = join(BENCH_DIR, name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const engine = await startDynamo({ dataDir: dir, log: () => undefined });
  const client = dynamoClient(engine.endpoint);
  await ensureTable(client, tableDefinition(TABLE));
  const dynamo = { client, table: TABLE, stop: engine.stop };
  const calendar = calendarFiles(join(ROOT, 'content/calendar'));
  const day = { today: '2026-03-02' };
  return {
    dynamo,
    day,
    world: {
      applications: dynamoApplications({ ...dynamo, random: Math.random, pause }),
      uploads: dynamoUploads(dynamo),
      vault: vault(keyFile(join(dir, 'keys/master.json'))),
      now: () => `${day.today}T09:00:00+08:00`,
      today: () => day.today,
      calendar: () => calendar,
      rules: { feesCharged: true },
    },
  };
};

/** 申请 as people write it: a title, and a paragraph of what is wanted. */
export const SUBMISSION: Submission = {
  channel: 'online',
  applicantKind: 'naturalPerson',
  idKind: 'residentId',
  personal: { name: '张三丰', idNumber: '11010519491231002X', phone: '13800001234', email: 'zhang@example.com' },
  wanted: {
    title: '2025年度市区道路养护计划及资金安排',
    description: '请提供2025年度市区道路养护的年度计划、各路段的养护项目清单、资金安排和招标结果。'.repeat(4),
  },
  carrier: 'electronic',
  obtaining: 'email',
  attachments: [],
};

export const APPLICANT = { id: 'applicant', role: 'applicant' } as const;
