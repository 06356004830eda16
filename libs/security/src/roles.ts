/**
 * The roles a person, an agency or a party acts in, with the court's own name for each.
 * A token names them in its claim `roles`.
 */
export const ROLES = {
  'filing-clerk': { zh: '立案人员', en: 'filing clerk' },
  'settlement-judge': { zh: '和解法官', en: 'settlement judge' },
  'judges-assistant': { zh: '法官助理', en: "judge's assistant" },
  mediator: { zh: '和解员', en: 'mediator' },
  clerk: { zh: '书记员', en: 'clerk' },
  'enforcement-judge': { zh: '执行法官', en: 'enforcement judge' },
  'asset-control-officer': { zh: '财产查控人员', en: 'asset-control officer' },
  'credit-officer': { zh: '信用惩戒与修复人员', en: 'credit officer' },
  'court-president': { zh: '院长', en: 'court president' },
  supervisor: { zh: '监督人员', en: 'supervisor' },
  agency: { zh: '协助执行单位', en: 'assisting agency' },
  party: { zh: '当事人', en: 'party' },
  operator: { zh: '系统运维人员', en: 'operator' },
} as const satisfies Record<string, { zh: string; en: string }>;

/** One of {@link ROLES}. */
export type Role = keyof typeof ROLES;

/** All roles, in the order in which a case meets them. */
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** Is this text the name of a role? */
export function isRole(text: unknown): text is Role {
  return typeof text === 'string' && Object.hasOwn(ROLES, text);
}
