import { chainOf } from '../../shared/chain.mjs';
import { citation, metadataRows, organNames, outlineOf } from '../../shared/document.mjs';
import { legislation } from '../../shared/json-ld.mjs';
import { related } from '../../shared/related.mjs';
import { escapeHtml, longDate } from '../../shared/words.mjs';
import { frame } from './frame.mjs';

const link = ({ url, data }) => `<li><a href="${url}">${escapeHtml(data.title)}</a></li>`;
const section = (title, rows) => (rows.length ? `<section><h2>${title}</h2><ul>${rows.join('')}</ul></section>` : '');

const row = ([label, text, url]) =>
  `<div><dt>${label}</dt><dd>${url ? `<a href="${url}">${escapeHtml(text)}</a>` : escapeHtml(text)}</dd></div>`;

const noticeOf = ({ validity, repealedOn, replacedBy, collections }) =>
  validity === '废止'
    ? `<div class="notice" role="note"><p><strong>本文已于${longDate(repealedOn)}废止，仅供查考。</strong></p><ul>${link(collections.byId.get(replacedBy))}</ul></div>`
    : '';

const actions = (cited) =>
  `<section class="cite"><h2>引用本文</h2><p>${cited}</p><p><button data-do="copy" data-text="${cited}">复制引文</button><button data-do="share">分享</button><button data-do="print">打印</button></p></section>`;

const feedback = (url) =>
  `<form class="feedback" method="post" action="/feedback"><input type="hidden" name="page" value="${url}"><fieldset><legend>这条信息有用吗？</legend><label for="comment">想说的话（可不填，请勿写个人信息）</label><textarea id="comment" name="comment" rows="2" maxlength="500"></textarea><button name="answer" value="yes">有用</button><button name="answer" value="no">没有用</button></fieldset></form>`;

export const render = (data) => {
  const { title, summary, content, collections, city, page, publishedOn, keywords, writtenOn } = data;
  const organs = organNames(data);
  const self = collections.byId.get(page.fileSlug);
  const outline = outlineOf(content).map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`);
  const chain = chainOf(self, collections.byId);
  const explained = (data.interpretations ?? []).map((id) => link(collections.byId.get(id)));
  const column = city.columns[data.column];
  const sheet = `<div class="sheet"><header class="red-head"><p class="mark">${organs.join('　')}文件</p><p>${data.docNo}</p></header><h1>${escapeHtml(title)}</h1><div class="prose official">${content}</div><footer class="sign">${organs.map((name) => `<p>${name}</p>`).join('')}<p><time datetime="${writtenOn}">${longDate(writtenOn)}</time></p></footer><p>（此件公开发布）</p></div>`;
  return frame(
    {
      city,
      url: page.url,
      title,
      description: summary,
      column,
      article: { publishedOn, source: organs[0], keywords },
      path: [
        ['/policies/', '政策文件'],
        [`/${column.id}/`, column.name],
      ],
      data: legislation(data),
    },
    `<div class="columns document"><article><dl class="metadata">${metadataRows(data).map(row).join('')}</dl>${noticeOf(data)}${section('看懂这份文件', explained)}${sheet}${actions(escapeHtml(citation(data)))}${feedback(page.url)}</article><aside class="rail">${outline.length > 2 ? `<section><h2>目录</h2><ol>${outline.join('')}</ol></section>` : ''}${section('修订沿革', chain.length > 1 ? chain.map(link) : [])}${section('相关文件', related(self, collections).map(link))}</aside></div>`,
  );
};
