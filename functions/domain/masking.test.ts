import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERSONAL_FIELDS, type PersonalField } from './application/facts.ts';
import { maskField } from './masking.ts';

const masked = (field: PersonalField, text: string) => maskField(field, text, 'naturalPerson');

describe('个人信息保护法第六条、第二十八条 脱敏', () => {
  it.each([
    ['张三', '张*'],
    ['李小明', '李**'],
    ['欧阳娜娜', '欧阳**'],
    ['司马光', '司马*'],
    ['欧阳', '欧*'],
    ['喆', '******'],
    ['𠮷田', '𠮷*'],
    ['阿卜杜拉·买买提', '阿***'],
    ['乌兰图雅其其格', '乌***'],
    ['John Smith', 'J***'],
    ['Li', 'L***'],
    ['张三1', '张***'],
    ['1张三', '1***'],
    [' 张三 ', '张*'],
    ['葛\u{E0100}城', '葛*'],
    ['诸葛亮', '诸葛*'],
    ['慕容复', '慕容*'],
    ['令狐冲', '令狐*'],
  ])('姓名 %s → %s', (text, shown) => expect(masked('name', text)).toBe(shown));

  it.each([
    ['11010519491231002X', '110*************2X'],
    ['11010519491231002x', '110*************2X'],
    ['110105194912310021', '110*************21'],
    ['A11010519491231002X', '******'],
    ['11010519491231002X9', '******'],
    ['E12345678', 'E******78'],
    ['ABC123456', '******'],
    ['E12345678901', '******'],
    ['EA1234567', 'EA*****67'],
    ['H1234567', 'H*****67'],
    ['12345', '******'],
    ['没有证件', '******'],
  ])('证件号码 %s → %s', (text, shown) => expect(masked('idNumber', text)).toBe(shown));

  it.each([
    ['13812341234', '138****1234'],
    ['+86 138-1234-1234', '138****1234'],
    ['１３８１２３４１２３４', '138****1234'],
    ['0532-85911234', '0532-******34'],
    ['（010）65121234转8001', '010-******34'],
    ['021-65121234', '021-******34'],
    ['13800861234', '138****1234'],
    ['213812341234', '******'],
    ['138123412345', '******'],
    ['85911234', '******34'],
    ['12345', '******'],
    ['+1 202 555 0100', '******'],
  ])('电话 %s → %s', (text, shown) => expect(masked('phone', text)).toBe(shown));

  it.each([
    ['山东省青岛市市南区香港中路11号', '山东省青岛市市南区***'],
    ['山东省青岛市香港中路11号小区', '山东省青岛市***'],
    ['山东省青岛市中山小区3号楼', '山东省青岛市***'],
    ['青岛市胶州市阜安街道', '青岛市胶州市***'],
    ['市北区延吉路1号', '市北区***'],
    ['城阳区大润发超市二楼', '城阳区***'],
    ['北京市东城区长安街', '北京市东城区***'],
    ['北京东城区长安街', '北京东城区***'],
    ['河北省唐山市路北区新华道', '河北省唐山市路北区***'],
    ['安徽省芜湖市鸠江区万春镇', '安徽省芜湖市鸠江区***'],
    ['内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗尼尔基镇', '内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗***'],
    ['湖北省恩施土家族苗族自治州巴东县信陵镇', '湖北省恩施土家族苗族自治州巴东县***'],
    ['山东省 青岛市 市南区 香港中路', '山东省青岛市市南区***'],
    ['香港中路11号', '******'],
    ['某村三组', '******'],
  ])('地址只到区县 %s → %s', (text, shown) => expect(masked('address', text)).toBe(shown));

  it.each([
    ['alice@b.cn', 'a***@b.cn'],
    ['a@b.cn', '***@b.cn'],
    ['张三@例子.中国', '张***@例子.中国'],
    ['not an address', '******'],
    ['张三 a@b.cn', '******'],
    ['a@b.cn 张三', '******'],
  ])('电子邮箱 %s → %s', (text, shown) => expect(masked('email', text)).toBe(shown));

  it.each([
    ['266071', '266***'],
    [' ２６６０７１ ', '266***'],
    ['2660711', '******'],
    ['A266071', '******'],
    ['SW1A 1AA', '******'],
  ])('邮政编码 %s → %s', (text, shown) => expect(masked('postcode', text)).toBe(shown));

  it('没有填的仍是空的', () => expect(masked('email', '')).toBe(''));
});

describe('法人和其他组织', () => {
  it('名称不是个人信息', () => {
    expect(maskField('name', '青岛明白科技有限公司', 'business')).toBe('青岛明白科技有限公司');
  });
  it('统一社会信用代码不是个人信息', () => {
    expect(maskField('idNumber', '91350100M000100Y43', 'business')).toBe('91350100M000100Y43');
  });
  it('填在别处的号码不因此公开', () => {
    expect(maskField('phone', '91350100M000100Y43', 'business')).toBe('******');
  });
  it('误填的身份证号码仍要脱敏', () => {
    expect(maskField('idNumber', '11010519491231002X', 'business')).toBe('110*************2X');
  });
  it('法定代表人和联系人是个人信息', () => {
    expect(maskField('legalRepresentative', '张三', 'business')).toBe('张*');
    expect(maskField('contact', '李四', 'research')).toBe('李*');
  });
});

describe('任何值', () => {
  const fields = Object.keys(PERSONAL_FIELDS) as PersonalField[];

  it('自然人的任何一项都不会原样显示', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('张', '市', '区', '市区县', 'a@b'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), texts, (field, text) => {
        const shown = masked(field, text);
        expect(shown).toContain('*');
        expect(shown).not.toBe(text);
      }),
    );
  });

  it('形状不明的值不透露长短', () => {
    expect(masked('phone', '1')).toBe(masked('phone', '1'.repeat(40)));
    expect(masked('idNumber', '无')).toBe(masked('idNumber', '无'.repeat(40)));
  });

  it('一万个字符不使它变慢', () => {
    const startedAt = performance.now();
    for (const field of fields) masked(field, '某'.repeat(10_000));
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
