import type { Page } from 'playwright-core';
import { testAccessibility } from '../support/axe.ts';
import type { PageKind } from '../support/page-kinds.ts';

const answered = (page: Page): Promise<void> =>
  page
    .locator('#status')
    .filter({ hasText: /条|没有|Found|Nothing/ })
    .waitFor();

const KINDS: readonly PageKind[] = [
  { name: 'search results', url: '/search/?q=公开&category=documents&category=articles', enter: answered },
  { name: 'no results', url: '/search/?q=量子纠缠', enter: answered },
  { name: 'results with a part of the question', url: '/search/?q=公开量子纠缠', enter: answered },
  { name: 'English results', url: '/en/search/?q=government&category=documents', enter: answered },
  { name: 'no English results', url: '/en/search/?q=xylophone', enter: answered },
  {
    name: 'search out of order',
    url: '/search/',
    enter: async (page) => {
      await page.context().setOffline(true);
      await page.getByLabel('搜索政府信息').fill('公开');
      await page.getByRole('alert').waitFor();
      await page.context().setOffline(false);
    },
  },
];

testAccessibility(KINDS);
