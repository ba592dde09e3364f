import type { Page } from 'playwright-core';
import { testAccessibility } from '../support/axe.ts';
import type { PageKind } from '../support/page-kinds.ts';

/** A window that is signed in already is not asked again. */
const choose = async (page: Page): Promise<void> => {
  const officer = page.getByRole('button', { name: '演示·周明' });
  if (await officer.isVisible()) await officer.click();
  await page.waitForURL('**/office/');
};

const KINDS: readonly PageKind[] = [
  { name: 'whom to be', url: '/office/sign-in' },
  { name: 'a sign-in refused', url: '/office/callback?state=unknown' },
  { name: 'the workbench', url: '/office/', enter: choose },
  { name: 'signed out', url: '/office/signed-out' },
];

testAccessibility(KINDS);
