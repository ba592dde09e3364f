import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../tools/settings.ts';
import { letterheadFile } from './letterhead-file.ts';

it('letters bear the 受理机构 of the site, its 工作机构, and the body that reviews it', () => {
  expect(letterheadFile(join(ROOT, 'content'))).toEqual({
    organ: '青岛市人民政府办公厅',
    reviewBody: '青岛市人民政府',
    reviewLink: 'https://review.mingbai.example/',
    court: '有管辖权的人民法院',
    contact: {
      name: '市政府办公厅政务公开办公室',
      address: '青岛市演示路1号',
      hours: '工作日 9:00–12:00，13:30–17:00',
      phone: '0532-00000000',
    },
    trackLink: 'qingdao.mingbai.example/apply/track/',
  });
});
