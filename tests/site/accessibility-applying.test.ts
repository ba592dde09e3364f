import { ANSWERS, postForm } from '../support/apply.ts';
import { testAccessibility } from '../support/axe.ts';
import { applyingKinds } from '../support/page-kinds.ts';

testAccessibility([
  ...applyingKinds(),
  {
    name: 'apply: receipt',
    url: '/apply/new/',
    enter: (page) =>
      postForm(page, { answers: ANSWERS, from: 'review', to: '/apply/new/receipt/', key: 'accessibility-receipt' }),
  },
]);
