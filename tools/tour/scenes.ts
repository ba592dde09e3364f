import type { Page } from 'playwright-core';
import { casePath, confirm, contractPdf, fill, goOn, propose, type Stage } from './stage.ts';

/** 一幕 — what is seen, told to a newcomer, and how one comes there. */
export interface Scene {
  /** Of its picture. */
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** What the picture begins with, when not with the top of the page. */
  readonly from?: string;
  readonly play: (stage: Stage) => Promise<Page>;
}

const TITLE = '沿海一线路灯改造方案';

const track = async (page: Page, { receipt }: Stage): Promise<void> => {
  await page.goto('/apply/track/');
  await fill(page.locator('main form'), receipt);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.locator('.timeline').waitFor();
};

/** 导览 — from a question to the archive, in the order in which it is walked. */
export const SCENES: readonly Scene[] = [
  {
    id: 'home',
    title: '首页',
    words: '先找已经公开的：一个搜索框，常用的栏目，不需要注册。',
    play: async ({ citizen }) => {
      await citizen.goto('/');
      return citizen;
    },
  },
  {
    id: 'search',
    title: '搜索',
    words: '在浏览器里全文搜索，不经过服务器。词写在一起、写拼音、写简称都可以；结果写明是否有效。',
    play: async ({ citizen }) => {
      await citizen.goto('/search/?q=%E5%B0%B1%E4%B8%9A%E8%A1%A5%E8%B4%B4');
      await citizen.locator('main ol li, main [role=status]').first().waitFor();
      await citizen.waitForTimeout(500);
      return citizen;
    },
  },
  {
    id: 'apply-who',
    title: '没有公开的，可以申请',
    words: '一页问一类事。不问用途，不收费。填到一半关掉也不要紧，草稿只留在这台设备上。',
    play: async ({ citizen }) => {
      await citizen.goto('/apply/new/');
      return citizen;
    },
  },
  {
    id: 'apply-what',
    title: '想要什么信息',
    words: '一边写，一边提示已经公开的内容，也许不必再等 20 个工作日。',
    play: async ({ citizen }) => {
      await goOn(citizen, { applicantKind: 'naturalPerson' });
      await goOn(citizen, {
        'personal.name': '演示申请人',
        idKind: 'passport',
        'personal.idNumber': 'E00000000',
      });
      await goOn(citizen, { 'personal.phone': '0532-00000000' });
      await fill(citizen.locator('form[data-apply]'), {
        'wanted.title': TITLE,
        'wanted.description': '2026 年沿海一线路灯改造的设计方案、工期和投资。',
      });
      await citizen.waitForTimeout(800);
      return citizen;
    },
  },
  {
    id: 'receipt',
    title: '受理回执',
    words: '提交以后立即得到受理编号、查询码和最迟答复的日期。可以打印，也可以扫码查询。查询码只显示这一次。',
    play: async (stage) => {
      const { citizen } = stage;
      await goOn(citizen, {});
      await goOn(citizen, { carrier: 'electronic', obtaining: 'download' });
      await goOn(citizen, {});
      await goOn(citizen, {});
      await citizen.locator('[data-next]').click();
      await citizen.locator('.receipt').waitFor();
      const [number = '', queryCode = ''] = await citizen.locator('.codes dd').allTextContents();
      Object.assign(stage.receipt, { number, queryCode });
      return citizen;
    },
  },
  {
    id: 'workbench',
    title: '工作台',
    words: '工作人员登录以后，先看到最急的。红黄绿灯旁边写着还有几个工作日。',
    play: ({ officer }) => officer('林知远', '/office/'),
  },
  {
    id: 'consequences',
    title: '先看后果，再确认',
    words: '现在能办的步骤是按钮，还不能办的写明原因。每一步先说它会做什么：状态怎么变，期限怎么变，告诉申请人什么。',
    play: async (stage) => {
      const registrar = await stage.officer('林知远', casePath(stage));
      await confirm(await propose(registrar, 'register'));
      return propose(registrar, 'transfer', { lead: 'transport' });
    },
  },
  {
    id: 'comments',
    title: '批注',
    from: '#comments',
    words: '经办的人之间留一句话，写在案卷上，不用另外打电话；申请人看不到。',
    play: async (stage) => {
      await confirm(
        await stage.officer('林知远', casePath(stage)).then((page) => propose(page, 'transfer', { lead: 'transport' })),
      );
      const officer = await stage.officer('路遥', casePath(stage));
      await officer.getByLabel('写一条批注').fill('方案在设计院，已请对方周三前送来，其中的单价要先遮盖。');
      await officer.getByRole('button', { name: '写入批注' }).click();
      await officer.getByRole('status').first().waitFor();
      return officer;
    },
  },
  {
    id: 'redaction',
    title: '遮盖不能公开的部分',
    from: '.sheet',
    words:
      '写明要遮的词，或者在页面上画出位置，写明依据。新文件里没有这些字和图像，不是盖一个黑框。没有通过检查的文件放不进答复。',
    play: async (stage) => {
      const officer = await stage.officer('路遥', `${casePath(stage)}files/`);
      await officer.getByLabel('选择文件').setInputFiles({
        name: '路灯改造合同.pdf',
        mimeType: 'application/pdf',
        buffer: await contractPdf(stage.citizen),
      });
      await officer.getByRole('button', { name: '上传并检查' }).click();
      await officer.getByRole('link', { name: '遮盖 路灯改造合同.pdf' }).click();
      await officer.getByLabel('要遮盖的词').fill('13800000000');
      await officer.getByLabel(/商业秘密/).check();
      const sheet = officer.locator('.sheet img');
      await sheet.evaluate((image: HTMLImageElement) => image.decode());
      await sheet.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await sheet.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await officer.mouse.move(x + width * 0.1, y + height * 0.17);
      await officer.mouse.down();
      await officer.mouse.move(x + width * 0.45, y + height * 0.193, { steps: 4 });
      await officer.mouse.up();
      return officer;
    },
  },
  {
    id: 'draft',
    title: '拟办答复',
    words: '从法定的 21 种办理结果里选一种，必须写明什么，表单就问什么。',
    play: async (stage) => {
      const officer = await stage.officer('路遥', casePath(stage));
      return propose(officer, 'submitDraft', {
        outcome: 'granted.full',
        'statements.information': '2026 年沿海一线路灯改造方案，见下。（演示）',
      });
    },
  },
  {
    id: 'signing',
    title: '审核、签发',
    words: '经办、审核、签发是不同的人。签发人看到的就是要送出的答复；改一个字，前面的审核就作废。',
    play: async (stage) => {
      await confirm(
        await propose(await stage.officer('路遥', casePath(stage)), 'submitDraft', {
          outcome: 'granted.full',
          'statements.information': '2026 年沿海一线路灯改造方案，见下。（演示）',
        }),
      );
      await confirm(await propose(await stage.officer('董律', casePath(stage)), 'passLegalReview'));
      await confirm(await propose(await stage.officer('严谨', casePath(stage)), 'passSecrecyReview'));
      return propose(await stage.officer('秦岳', casePath(stage)), 'sign', { replyNo: '青政公开〔2026〕演示号' });
    },
  },
  {
    id: 'reply',
    title: '收到答复',
    words: '申请人凭受理编号和查询码，在手机上看到答复、办理经过和每一天是怎样算的；不服的，写明向谁、到哪一天。',
    play: async (stage) => {
      await confirm(
        await stage
          .officer('秦岳', casePath(stage))
          .then((page) => propose(page, 'sign', { replyNo: '青政公开〔2026〕演示号' })),
      );
      await confirm(await propose(await stage.officer('林知远', casePath(stage)), 'dispatch', { way: 'online' }));
      await track(stage.phone, stage);
      return stage.phone;
    },
  },
  {
    id: 'archive',
    title: '归档',
    words: '送达有证明，案卷归档。每一步都记在一条不能改动的链上，谁在什么时候、依据哪一条办的，一目了然。',
    play: async (stage) => {
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      const registrar = await stage.officer('林知远', casePath(stage));
      await confirm(
        await propose(registrar, 'proveDelivery', { provedOn: today, proof: '申请人已在网上查看（演示）' }),
      );
      return confirm(
        await propose(await stage.officer('文存', casePath(stage)), 'archive', { fileNo: '演示-2026-100' }),
      );
    },
  },
  {
    id: 'load',
    title: '管理：在办和按期',
    words:
      '各单位手里有多少件、多急、按期率多少，一张表看清，也能下载。临期、超期、放假安排、人员和办理记录在旁边的几页。',
    play: ({ officer }) => officer('孟清', '/office/manage/load/'),
  },
  {
    id: 'released',
    title: '依申请公开公开栏',
    words: '许多人都会要的答复，去掉个人信息以后放进公开栏，以后的人不用再申请。',
    play: async ({ citizen }) => {
      await citizen.goto('/apply/released/');
      return citizen;
    },
  },
  {
    id: 'process',
    title: '办理流程和期限',
    words: '同一张流程表，画给公民看，也决定工作人员能按哪个按钮。任何一天都可以自己算一遍。',
    play: async ({ citizen }) => {
      await citizen.goto('/deadlines/?rule=reply.base&received=2026-09-21');
      return citizen;
    },
  },
];
