import { ANSWERS, postForm } from '../support/apply.ts';
import { testAccessibility } from '../support/axe.ts';
import { applyingKinds } from '../support/page-kinds.ts';

testAccessibility([
  ...applyingKinds(),
  {
    name: 'apply: what, all scripting shows',
    url: '/apply/new/what/',
    enter: (page) =>
      page.evaluate(() => {
        for (const hidden of document.querySelectorAll<HTMLElement>('main [hidden]')) hidden.hidden = false;
        const offer = Object.assign(document.createElement('a'), { href: '/policies/', textContent: '政策文件' });
        document.querySelector('[data-public] ul')?.appendChild(document.createElement('li')).append(offer);
      }),
  },
  {
    name: 'apply: receipt',
    url: '/apply/new/',
    enter: (page) =>
      postForm(page, { answers: ANSWERS, from: 'review', to: '/apply/new/receipt/', key: 'accessibility-receipt' }),
  },
]);
