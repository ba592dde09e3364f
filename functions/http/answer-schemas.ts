import * as z from 'zod';
import { field } from '#content/schema/field.ts';
import { FEE_SCHEMES } from '#domain/application/facts.ts';
import { STATES } from '#domain/application/states.ts';
import { CLOCK_WORDS, UNIT_WORDS } from '#domain/procedure-words.ts';
import { day, hash, oneOf } from './fields.ts';
import { PROBLEM_LIST } from './problem-list.ts';

const word = (label: string, note = '', example?: string) => field(z.string(), label, note, example);
const list = <T extends z.ZodType>(label: string, schema: T) => field(z.array(schema), label, '');
const number = word('受理编号', '年份和序号', '2026-00042');
const version = field(z.int(), '版本', '申请的第几次变化；办理一步时写回', '3');
const provisional = field(z.boolean(), '暂定', '期限落在放假安排还没有公布的年份');
const state = oneOf('状态', STATES);
const law = word('依据', '没有写明法规名称的，是政府信息公开条例');

const clock = field(
  z.union([
    z.object({
      runs: z.literal(true),
      dueOn: day('答复期限届满日'),
      workdaysLeft: field(z.int(), '剩余工作日', '当天是 0，超期为负'),
      light: field(
        z.enum(['green', 'yellow', 'red']),
        '提示',
        '超过 5 个工作日 green，1 到 5 个 yellow，到期或超期 red',
      ),
      provisional,
    }),
    z.object({ runs: z.literal(false), because: word('不计算的原因') }),
  ]),
  '期限',
  '答复期限今天的情况',
);

const PROOF_DAY = z.looseObject({ date: day('日期'), kind: word('算不算'), why: word('为什么') });

export const RECEIPT = z.object({
  number,
  queryCode: word('查询码', '只在受理回执上出现'),
  arrivedOn: day('提交日期'),
  receivedOn: day('收到申请之日').optional(),
  replyDueOn: day('答复期限届满日').optional(),
  provisional,
});

const uploadId = word('附件编号', '提交申请时写在 attachments 里');

export const UPLOAD_PLACE = z.object({
  id: uploadId,
  link: field(
    z.object({
      url: word('网址', '把文件用 POST 送到这里'),
      fields: field(
        z.record(z.string(), z.string()),
        '表单字段',
        '有它时用 multipart/form-data，先写这些字段，最后一个字段是 file；没有时，请求体就是文件',
      ).optional(),
    }),
    '链接',
    '十五分钟内有效',
  ),
});

export const UPLOAD_STATE = z.object({
  id: uploadId,
  state: oneOf('状态', { waiting: '等待检查', clean: '可以用', refused: '不能用' }),
  fault: word('不能用的原因').optional(),
  remedy: word('改法').optional(),
});

export const PROGRESS = z.object({
  number,
  title: word('信息名称', '申请人所写'),
  state: word('状态'),
  stage: word('阶段'),
  waitsFor: word('等待'),
  stoppedAt: word('停在的阶段', '没有答复就办结的，例如撤回').optional(),
  lead: word('承办单位', '单位编号，转办后才有').optional(),
  consulting: field(z.boolean(), '正在征求意见', ''),
  receivedOn: day('收到申请之日').optional(),
  overdue: field(z.object({ reviewBy: day('申请行政复议的最后一日') }), '超期', '超过期限没有答复时才有').optional(),
  clock,
  proof: field(z.looseObject({ days: list('各日', PROOF_DAY) }), '逐日说明', '期限在计算时才有').optional(),
  supplement: field(
    z.looseObject({ what: word('需要补正的内容'), dueOn: day('补正期限') }),
    '补正',
    '待补正时才有',
  ).optional(),
  reasons: field(z.object({ why: word('要求说明理由的原因') }), '说明理由', '待说明理由时才有').optional(),
  fee: field(
    z.looseObject({
      scheme: oneOf('计收方式', FEE_SCHEMES),
      amountYuan: field(z.number(), '金额（元）', ''),
      dueOn: day('缴费期限'),
      why: word('收取的理由'),
    }),
    '缴费',
    '待缴费时才有',
  ).optional(),
  may: field(z.array(word('步骤')), '您可以办理', '申请人现在可以办理的步骤'),
  reply: field(
    z.object({
      on: day('答复送出的日期'),
      replyNo: word('答复文号'),
      letter: word('文书'),
      outcome: word('办理结果'),
      law,
      reviewFirst: field(z.boolean(), '先申请复议', '不服的，起诉前应当先申请行政复议'),
      statements: list('答复内容', z.object({ label: word('名称'), text: word('内容') })),
      files: list(
        '随答复公开的文件',
        z.looseObject({ id: word('文件编号'), name: word('文件名'), sha256: word('摘要') }),
      ),
      knownOn: day('送达日期').optional(),
      reviewBy: day('申请行政复议的最后一日').optional(),
      lawsuitBy: day('直接起诉的最后一日').optional(),
    }),
    '答复',
    '送出后才有',
  ).optional(),
  outcome: word('办理结果', '办结后才有').optional(),
  timeline: field(
    z.array(
      z.object({
        on: day('日期'),
        step: word('标识'),
        name: word('步骤'),
        law,
        dueOn: day('告知的答复期限').optional(),
        receivedOn: day('期限从这一天的次日起算').optional(),
        unit: word('承办单位', '单位编号，转办时才有').optional(),
        why: word('理由', '延期、延迟、收费、逾期、未能送达的').optional(),
      }),
    ),
    '经过',
    '从先到后',
  ),
  version,
});

export const STEP_TAKEN = z.object({
  number,
  version,
  state,
  draft: field(z.object({ hash }), '答复', '审核、签发时写回它的摘要').optional(),
  personal: field(z.record(z.string(), z.string()), '个人信息', '只在查看个人信息这一步').optional(),
});

export const APPLICATION = z.object({
  application: field(
    z.looseObject({ number, state, personal: field(z.record(z.string(), z.string()), '申请人', '已遮盖') }),
    '申请',
    '申请的全部内容和经过',
  ),
  version,
  clock,
  steps: field(
    z.array(
      z.object({
        step: word('标识'),
        name: word('步骤'),
        law,
        by: field(z.array(word('角色')), '由谁', '角色'),
        offered: field(z.boolean(), '可以办理', '本人现在能不能办'),
        fault: word('不能办理的原因', '轮到本人，却还不能办时才有').optional(),
      }),
    ),
    '步骤',
    '这个状态下的步骤',
  ),
  history: list(
    '经过',
    z.looseObject({ seq: field(z.int(), '序号', ''), at: word('时间'), step: word('标识'), name: word('步骤'), law }),
  ),
});

export const APPLICATIONS = z.object({
  lines: list(
    '申请',
    z.object({
      number,
      title: word('信息名称'),
      state,
      receivedOn: day('收到申请之日').optional(),
      dueOn: day('答复期限届满日').optional(),
      lead: word('主办单位').optional(),
    }),
  ),
  cursor: word('下一页的位置', '没有时，已是最后一页').optional(),
});

export const DEADLINE = z.looseObject({
  rule: word('规则'),
  name: word('名称'),
  law,
  result: field(
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    '结果',
    '日期和事实；每一项也单独列在外面',
  ),
  proof: field(
    z.array(z.looseObject({ period: word('期限'), date: day('日期'), kind: word('算不算'), why: word('为什么') })),
    '逐日说明',
    '每一天算不算、为什么',
  ),
});

export const STEPS = z.object({
  steps: list(
    '步骤',
    z.object({
      from: field(z.array(state), '从', '可以办理的状态；空的是开始'),
      step: word('标识'),
      name: word('步骤'),
      to: word('之后', '状态；same 不变，back 回到原状态'),
      by: field(z.array(word('角色')), '由谁', '角色'),
      unit: oneOf('单位', UNIT_WORDS),
      when: field(z.array(word('条件')), '条件', '不满足时以它为 code 回答'),
      clock: oneOf('对期限', CLOCK_WORDS),
      law,
      notice: field(z.literal(true), '告知申请人', '').optional(),
    }),
  ),
});

/** 问题详情 (RFC 9457). */
export const PROBLEM = z.object({
  type: word('网址', '这个问题的说明', '/api/v1/problems#invalid'),
  status: z.int(),
  code: field(z.enum(PROBLEM_LIST.map(({ code }) => code) as [string, ...string[]]), '代码', '不会改变，程序据此判断'),
  title: word('问题'),
  detail: word('说明', '怎样办'),
  law: law.optional(),
  errors: field(
    z.array(z.object({ field: word('字段'), label: word('名称'), fault: word('问题'), remedy: word('改法') })),
    '各项问题',
    'invalid、noSuchRule 才有',
  ).optional(),
  version: field(z.int(), '最新的版本', 'outrun 才有').optional(),
  retryAfterSeconds: field(z.int(), '多少秒后再试', '与 Retry-After 标头相同').optional(),
});

const counts = field(z.record(z.string(), z.int()), '各值的条数', '');

/** 搜索的回答. */
export const SEARCH_ANSWER = z.object({
  total: field(z.int(), '共几条', ''),
  page: field(z.int(), '第几页', ''),
  isPartial: field(z.boolean(), '只符合一部分', '没有一篇含有全部词语'),
  correction: field(
    z.object({
      text: word('改正后的问题'),
      because: field(z.enum(['pinyin', 'typo']), '原因', 'pinyin 读作拼音，typo 疑有错字'),
      isUsed: field(z.boolean(), '已采用', '结果是改正后的问题的'),
    }),
    '改正',
    '',
  ).optional(),
  results: list(
    '结果',
    z.object({
      url: word('地址', '网站内的地址，可带条款的锚点'),
      title: word('标题'),
      number: word('发文字号').optional(),
      publishedOn: day('发布日期').optional(),
      direct: field(z.enum(['number', 'title']), '直达', '问题就是它的文号或标题').optional(),
      excerpt: word('摘要'),
      why: field(z.array(z.string()), '为什么在这里', 'explain=1 才有').optional(),
      facets: field(z.record(z.string(), z.array(z.string())), '分类', ''),
    }),
  ),
  facets: field(z.record(z.string(), counts), '分面', '每个值有几条；不计本分面已选的值'),
});
