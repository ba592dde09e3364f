/** 角色 — who may take steps; one person may hold several, but 经办 ≠ 审核 ≠ 签发 in one application. */
export const ROLES = {
  applicant: '申请人',
  registrar: '登记人员',
  officer: '经办人',
  legalReviewer: '法制审核人',
  secrecyReviewer: '保密审查人',
  signer: '签发人',
  disclosureHead: '政府信息公开工作机构负责人',
  feeOfficer: '收费经办人',
  archivist: '归档人员',
  system: '系统',
} as const;

export type Role = keyof typeof ROLES;

/** 经办人 — handles, and sees, only what is transferred to its own unit; the other roles serve the whole office. */
export const UNIT_BOUND: readonly Role[] = ['officer'];

/** 工作人员的角色 — no sign-in makes an applicant or the system. */
export const OFFICER_ROLES = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'applicant' && role !== 'system');

/** Whether a word from outside names a role of an officer. */
export const isOfficerRole = (role: string): role is Role => (OFFICER_ROLES as readonly string[]).includes(role);
