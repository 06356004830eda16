import { type Bilingual } from '@hejie/law';

/** The documents of credit repair that are issued as a credential too; the name is its `type`. Sources: K6, rules.md §9. */
export const CREDENTIAL_KINDS = {
  CreditRepairCertificate: { zh: '信用修复证明', en: 'certificate of credit repair' },
  VoluntaryPerformanceCertificate: { zh: '自动履行证明书', en: 'certificate of voluntary performance' },
  CreditRepairNotice: { zh: '信用修复告知书', en: 'notice of credit repair' },
  CreditRepairDecision: { zh: '信用修复决定书', en: 'decision of credit repair' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type CredentialKind = keyof typeof CREDENTIAL_KINDS;

/** What a credential speaks of (S21): this case alone, or this case and that no other case of the debtor was open on the day of the check. */
export const CREDENTIAL_SCOPES = {
  THIS_CASE: { zh: '仅就本案', en: 'of this case alone' },
  NO_OTHER_OPEN_CASE: { zh: '本案，且无其他未结案件', en: 'of this case, and no other case was open' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type CredentialScope = keyof typeof CREDENTIAL_SCOPES;
