import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/settings.ts';
import { CityError, cityFile, readCity } from './city.ts';

const CITY = cityFile(join(ROOT, 'infra/city.yaml'));

describe('infra/city.yaml', () => {
  it('is the demonstration city, whole', () => {
    expect(readCity({ ...CITY })).toEqual(CITY);
  });

  it.each([
    ['region', undefined, '没有填写'],
    ['region', 'Beijing', '请写云区域的编号'],
    ['region', 'me-south-1', '不往'],
    ['domain', 'https://a.example', '不带 https://'],
    ['certificate', 'arn:aws:acm:us-east-1:1:certificate/a', '请写上传到 IAM 的服务器证书编号'],
    ['oidcIssuer', 'http://login.example', '以 https:// 开头'],
    ['oidcAudience', CITY.oidcClientId, '不能与 oidcClientId 相同'],
    ['smtpSecret', 'smtp://user:word@mail', '不写口令本身'],
    ['alarmMail', 'nobody', '值班人员收告警的邮箱'],
    ['fees', 'maybe', '请写 yes'],
    ['costCentre', '青岛', '请写成本标签'],
    ['colour', 'red', '不是一项设置'],
  ])('with %s %s is refused in words', (name, value, words) => {
    expect(() => readCity({ ...CITY, [name]: value })).toThrow(CityError);
    expect(() => readCity({ ...CITY, [name]: value })).toThrow(words);
  });
});
