import { describe, expect, it } from 'vitest';
import { type FindingKind, finding } from './finding.ts';

const INSPECT = '在 Office 中用“文件 → 信息 → 检查文档”删除后另存。';
const CONFIRM = '请逐处核对：不应公开的先遮盖，确可公开的在此确认。';

describe('拟给出文件的问题', () => {
  it.each<[FindingKind, string, string, string]>([
    ['author', 'blocks', '文件属性中有作者、单位等信息', INSPECT],
    ['pivotCache', 'blocks', '数据透视表缓存着全部原始数据', '把透视表粘贴为数值到新文件。'],
    ['printerSettings', 'blocks', '含有打印机设置，会透露内部设备和用户名', '导出为 PDF 再上传，不要直接给出原文件。'],
    ['earlierVersion', 'blocks', '保留着修改之前的版本', '用遮盖工具或“打印为 PDF”生成新文件再上传。'],
    ['residentNumber', 'confirm', '疑似居民身份证号码', CONFIRM],
  ])('%s: %s', (kind, weight, words, remedy) => {
    expect(finding(kind, '第 1 页')).toEqual({ kind, weight, where: '第 1 页', words, remedy });
  });

  it('with what the file says there', () => {
    expect(finding('author', '文档属性', '王某').words).toBe('文件属性中有作者、单位等信息：王某');
  });
});
