import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, inject, it } from 'vitest';
import { builtPages, demoLibrary } from '../support/demo-site.ts';
import { applyingKinds, readingKinds } from '../support/page-kinds.ts';
import { cookieJar } from '../support/provider.ts';
import { tagsOf } from '../support/tags.ts';

/** The validator's whole set; a rule is changed only where the HTML standard itself says otherwise. */
const RULES: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  elements: ['html5'],
  rules: {
    // HTML 13.1.1: the doctype may be written in any case.
    'doctype-style': 'off',
    // HTML 4.10.6: without a type a button submits its form, and outside a form it does nothing by itself.
    'no-implicit-button-type': 'off',
    // HTML 4.2.2 sets no length: the title of a document is as long as it was issued.
    'long-title': 'off',
    // Integrity protects against what others serve; everything here comes from the page's own origin.
    'require-sri': ['error', { target: 'crossorigin' }],
    // `.number-text` is kept on one line by style, so that a copied number has the hyphen of a keyboard.
    'tel-non-breaking': ['error', { ignoreClasses: ['number-text'] }],
    // HTML 4.3.6 sets no rank for the first heading: 看懂这份文件 stands over the sheet whose title is the h1.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // WAI-ARIA 1.2, combobox: what is suggested while one types is a listbox; a <select> cannot be one's popup.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
  },
};

const validator = new HtmlValidate(new StaticConfigLoader(RULES));

/** A page without what waits in templates: it is part of no page before a script has filled it. */
const withoutTemplates = (html: string): string => html.replace(/(<template\b[^>]*>)[\s\S]*?(?=<\/template>)/g, '$1');

const faultsOf = ({ url, html }: { readonly url: string; readonly html: string }): string[] =>
  validator
    .validateStringSync(withoutTemplates(html), url)
    .results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${url}:${line}:${column} ${ruleId}: ${message}`),
    );

/** Pages that no file holds. */
const ON_DEMAND = [
  ...readingKinds(demoLibrary()).flatMap(({ url }) => (url.includes('/deadlines/') ? [url] : [])),
  ...new Set(applyingKinds().map(({ url }) => url)),
];

const langOf = (url: string): string =>
  url.startsWith('/hant/') ? 'zh-Hant' : url.startsWith('/en/') ? 'en' : 'zh-Hans';

describe('HTML', () => {
  const pages = builtPages();

  it('is valid on every page, without a duplicate id', { timeout: 180_000 }, () => {
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.flatMap(faultsOf)).toEqual([]);
  });

  it.each(ON_DEMAND)('is valid on %s', async (url) => {
    const response = await fetch(inject('baseURL') + url);
    expect(faultsOf({ url, html: await response.text() })).toEqual([]);
  });

  it.each(['/office/callback?state=unknown', '/office/signed-out'])('is valid on %s', async (url) => {
    const response = await fetch(inject('baseURL') + url);
    expect(faultsOf({ url, html: await response.text() })).toEqual([]);
  });

  it('is valid where an officer is chosen, and on the workbench', async () => {
    const go = cookieJar();
    const follow = async (response: Response): Promise<Response> => {
      const to = response.headers.get('location');
      return to ? follow(await go(new URL(to, inject('baseURL')).href)) : response;
    };
    const choosing = await go(`${inject('baseURL')}/office/sign-in`);
    const asked = await go(choosing.headers.get('location') ?? '');
    const interaction = new URL(asked.headers.get('location') ?? '', inject('baseURL')).href;
    const choose = await (await go(interaction)).text();
    expect(choose).toContain('<h1>以谁的身份登录</h1>');
    const form = { method: 'POST', body: new URLSearchParams({ officer: 'demo-desk' }) };
    const office = await (await follow(await go(interaction, form))).text();
    expect(office).toContain('<h1>受理登记</h1>');
    expect([choose, office].flatMap((html) => faultsOf({ url: '/office/', html }))).toEqual([]);
  });

  it('is valid where a form is refused', async () => {
    const response = await fetch(`${inject('baseURL')}/feedback`, {
      method: 'POST',
      headers: { origin: inject('baseURL') },
      body: new URLSearchParams({ page: '', answer: 'yes' }),
    });
    expect(response.status).toBe(400);
    expect(faultsOf({ url: '/feedback', html: await response.text() })).toEqual([]);
  });

  it('says its language: 简体, 繁體 or English', () => {
    const langs = pages.map(({ url, html }) => {
      const root = tagsOf(html).find(({ name }) => name === 'html');
      return { url, lang: root?.attributes.get('lang') };
    });
    expect(langs).toEqual(pages.map(({ url }) => ({ url, lang: langOf(url) })));
  });
});
