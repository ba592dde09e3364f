import * as z from 'zod';
import { OFFICER_ROLES, type Role } from '#domain/application/roles.ts';
import { PLAIN_CLAIMS } from '#domain/officer-claims.ts';
import { field, slug, text } from './field.ts';

const role = z.enum(OFFICER_ROLES as [Role, ...Role[]]);

const claim = (label: string, note: string, name: string) =>
  field(text.default(name), label, `${note}；写声明的名称，里层的用点分开`, name);

const claims = z.strictObject({
  name: claim('姓名的声明', '页面上怎样称呼', PLAIN_CLAIMS.claims.name),
  roles: claim('角色的声明', '角色或者用户组的列表', PLAIN_CLAIMS.claims.roles),
  unit: claim('单位的声明', '所在单位', PLAIN_CLAIMS.claims.unit),
});

const demoName = (label: string, example: string) =>
  field(z.string().regex(/^演示/, '没有以“演示”开头'), label, '以“演示”开头，不用真实的名称', example);

const holder = {
  id: field(slug, '编号', '演示身份认证系统里的编号', 'demo-registrar'),
  roles: field(z.array(role).min(1, '是空的'), '角色', '一人可以有几个', '[registrar, archivist]'),
  unit: field(slug.optional(), '单位', '机构编号', 'finance'),
};

/** `officers.yaml` — 工作人员: what the claims of the city's identity provider mean here, and who a demonstration lets one be. */
export const officersSchema = z.strictObject({
  claims: field(claims.prefault({}), '声明', '身份认证系统的哪些声明写明姓名、角色和单位'),
  roles: field(
    z.record(text, z.array(role).min(1, '是空的')).default({}),
    '角色对应',
    '身份认证系统的角色或用户组对应哪些角色；没有写的按同名',
  ),
  units: field(
    z.record(text, slug).default({}),
    '单位对应',
    '身份认证系统的单位对应哪个机构编号；没有写的就是机构编号',
  ),
  demonstration: field(
    z
      .array(
        z.strictObject({
          ...holder,
          name: demoName('姓名', '演示·林知远'),
          post: field(text, '职务', '选择人员时显示', '政务公开办公室 科员'),
        }),
      )
      .default([]),
    '演示人员',
    '只在演示网站、没有接入身份认证系统时可以登录',
  ),
  interfaces: field(
    z.array(z.strictObject({ ...holder, name: demoName('系统名称', '演示·一体化平台接口') })).default([]),
    '演示接口',
    '以客户端凭据调用接口的系统；只在演示网站有',
  ),
});

export type OfficersFields = z.infer<typeof officersSchema>;
