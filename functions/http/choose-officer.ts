import { OFFICE_HEADERS, type OfficeFrame, officePage } from './office-page.ts';
import { escapeHtml } from './plain-page.ts';

/** Who can be chosen, in words. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly roles: string;
  readonly unit: string;
}

const person = ({ id, name, post, roles }: Choice): string =>
  `<li><button name="officer" value="${escapeHtml(id)}"><b>${escapeHtml(name)}</b><span class="roles">${escapeHtml(roles)}</span><span>${escapeHtml(post)}</span></button></li>`;

/** 选择演示人员 — one press signs in; there is no password to guess. */
export const chooseOfficerPage = (frame: OfficeFrame, choices: readonly Choice[]): string => {
  const units = [...Map.groupBy(choices, ({ unit }) => unit)].map(
    ([unit, people]) =>
      `<section${people.length === 1 ? '' : ' class="several"'}><h2>${escapeHtml(unit)}</h2>\n<ul class="people">${people.map(person).join('\n')}</ul></section>`,
  );
  return officePage(
    frame,
    '以谁的身份登录',
    `<p class="soft">演示网站没有口令，选一位演示人员即可。同一件申请的经办、审核和签发不能是同一个人。</p>\n<form class="units" method="post">${units.join('\n')}</form>`,
  );
};

export const CHOOSE_HEADERS = OFFICE_HEADERS;
