/** How a finding is treated: the release waits until it is gone, or until an officer has looked and confirms it. */
export type FindingWeight = 'blocks' | 'confirm';

interface FindingRow {
  readonly weight: FindingWeight;
  readonly words: string;
  readonly remedy: string;
}

const blocks = (words: string, remedy: string): FindingRow => ({ weight: 'blocks', words, remedy });
const confirm = (words: string, remedy: string): FindingRow => ({ weight: 'confirm', words, remedy });

const TO_PDF = '导出为 PDF 再上传，不要直接给出原文件。';
const INSPECT = '在 Office 中用“文件 → 信息 → 检查文档”删除后另存。';
const CONFIRM = '请逐处核对：不应公开的先遮盖，确可公开的在此确认。';
const FLATTEN = '用遮盖工具或“打印为 PDF”生成新文件再上传。';

/** 拟给出文件的问题 — what a file may carry that nobody meant to give (第三十七条: 能够作区分处理的，只给出可以公开的内容). */
const FINDINGS = {
  unreadable: blocks('文件无法完整读取，不能确认其中没有隐藏内容', '重新导出或另存后再上传。'),
  encrypted: blocks('文件有密码或权限限制，无法检查', '去掉密码和权限限制后再上传。'),
  unknownType: blocks('不是能够检查的文件类型', '请导出为 PDF，或改用 DOCX、XLSX、CSV、TXT、JPG、PNG、WebP。'),
  wrongType: blocks('扩展名与文件内容不符', '按实际类型改正扩展名，或重新导出。'),
  tooLarge: blocks('文件过大，无法在限定的时间和内存内检查', '拆分为较小的文件，或减少页数、图片后再上传。'),
  unknownPart: blocks('含有不认识的组成部分', TO_PDF),
  trailingData: blocks('文件正文之外附有多余的数据', '重新导出文件，不要拼接或改名。'),

  author: blocks('文件属性中有作者、单位等信息', INSPECT),
  customProperties: blocks('含有自定义属性或敏感度标签', INSPECT),
  title: confirm('文件属性中有标题，读者能看到', '核对标题不含姓名、举报事由等不应公开的内容。'),
  thumbnail: blocks('含有缩略图，可能仍是修改前的画面', '重新导出，导出时不保存预览缩略图。'),
  printerSettings: blocks('含有打印机设置，会透露内部设备和用户名', TO_PDF),
  customXml: blocks('含有自定义 XML 数据', INSPECT),
  embeddedObject: blocks('嵌有其他文件或对象', '删去嵌入的对象，只保留图片或文字。'),
  macro: blocks('含有宏、脚本或控件', '另存为不含宏的格式，或导出为 PDF。'),
  externalLink: blocks(
    '链接着本机、内网或其他文件，缓存着其中的数据',
    '断开链接（数据 → 编辑链接 → 断开），粘贴为数值后另存。',
  ),
  comment: blocks('含有批注、注释或审阅人信息', INSPECT),
  croppedPicture: blocks('图片裁剪掉的部分仍在文件里', '在“图片格式 → 压缩图片”中勾选“删除图片的剪裁区域”。'),

  hiddenSheet: blocks('有隐藏的工作表', '取消隐藏并核对，不应给出的整表删除。'),
  hiddenRow: blocks('有隐藏或高度近于零的行', '取消隐藏并核对，不应给出的整行删除。'),
  hiddenColumn: blocks('有隐藏或极窄的列', '取消隐藏并核对，不应给出的整列删除。'),
  filteredRows: blocks('有被筛选掉而看不见的行', '清除筛选，把要给出的行粘贴为数值到新文件。'),
  pivotCache: blocks('数据透视表缓存着全部原始数据', '把透视表粘贴为数值到新文件。'),
  dataModel: blocks('含有数据模型或数据连接', '把结果粘贴为数值到新文件。'),
  definedName: blocks('含有自定义名称，指向别处的单元格或文件', '在“公式 → 名称管理器”中删除。'),
  outsidePrint: blocks('打印区域之外还有内容', '删去打印区域以外的内容，或取消打印区域并核对。'),
  invisibleCell: blocks('单元格的文字与底色相同，或格式使其不显示', '清除格式并核对，不应给出的删除内容。'),

  trackedChange: blocks('含有修订痕迹', '接受或拒绝全部修订，关闭修订后另存。'),
  hiddenText: blocks('含有隐藏文字', '显示全部隐藏文字并核对，不应给出的删除。'),
  invisibleText: blocks('含有看不见的文字（与底色相同、极小、透明或在页面之外）', `${FLATTEN}不应给出的先删除。`),
  fieldPath: blocks('域代码中有路径或外部数据来源', '选中全文按 Ctrl+Shift+F9 把域转为普通文字。'),
  remnantHeader: blocks('含有页面上不显示的页眉页脚', '打开页眉页脚的“首页不同”“奇偶页不同”核对，删去残留内容。'),
  textBox: confirm('含有文本框，可能被图形盖住', '移开图形核对每个文本框，不应给出的删除。'),
  alternateContent: blocks('同一处另存有内容不同的替代版本', TO_PDF),

  attachment: blocks('附有其他文件', FLATTEN),
  annotation: blocks('含有批注或图章等注释', FLATTEN),
  redactionNotApplied: blocks('涂黑标记没有应用，下面的内容仍在', '使用本系统的遮盖工具重新遮盖。'),
  formValue: blocks('含有可填写的表单及其填写内容', FLATTEN),
  hiddenLayer: blocks('含有可显示或隐藏的图层', FLATTEN),
  coveredText: blocks('有文字被色块或图片盖住，仍可复制出来', '使用本系统的遮盖工具重新遮盖。'),
  coveredPicture: blocks('有图片的一部分被色块盖住，原图仍在文件里', '使用本系统的遮盖工具重新遮盖。'),
  fontMissing: blocks('有文字的字体没有嵌入，无法判断是否看得见', '重新导出，导出时选择嵌入字体。'),
  earlierVersion: blocks('保留着修改之前的版本', FLATTEN),
  unusedObject: blocks('含有页面上不再使用、却仍留在文件里的内容', FLATTEN),

  imageMetadata: blocks(
    '图片带有拍摄信息（时间、设备、软件等）',
    '使用本系统的图片处理功能重新编码，或另存时去掉元数据。',
  ),
  location: blocks('图片带有拍摄地点（GPS）', '使用本系统的图片处理功能重新编码，去掉位置信息。'),

  formula: blocks('单元格以 = + - @ 等开头，打开时会被当作公式执行', '在该单元格内容前加半角单引号，或删去这个符号。'),

  residentNumber: confirm('疑似居民身份证号码', CONFIRM),
  mobileNumber: confirm('疑似手机号码', CONFIRM),
  bankCard: confirm('疑似银行卡号', CONFIRM),
  email: confirm('疑似电子邮箱', CONFIRM),
} as const satisfies Readonly<Record<string, FindingRow>>;

export type FindingKind = keyof typeof FINDINGS;

/** One thing found: where it is, what it is, and what the officer does about it. All three are shown. */
export interface Finding {
  readonly kind: FindingKind;
  readonly weight: FindingWeight;
  readonly where: string;
  readonly words: string;
  readonly remedy: string;
}

/** @param detail what the file says there, for officers only */
export const finding = (kind: FindingKind, where: string, detail = ''): Finding => {
  const { weight, words, remedy } = FINDINGS[kind];
  return { kind, weight, where, words: detail ? `${words}：${detail}` : words, remedy };
};
