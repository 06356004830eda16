import { type AccessRule, type Role } from '@hejie/security';

/** Who of the court reads its cases. */
export const COURT_STAFF = [
  'filing-clerk',
  'settlement-judge',
  'judges-assistant',
  'clerk',
  'enforcement-judge',
  'court-president',
  'supervisor',
] as const satisfies readonly Role[];

/** Who may see a case: the staff of its court, and its own parties. */
export const CASE_READERS = { roles: [...COURT_STAFF, 'party'], scope: 'case' } as const satisfies AccessRule;
