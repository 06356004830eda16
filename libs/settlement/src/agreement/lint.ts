import { LawError, type Bilingual } from '@hejie/law';
import { type LegalityPack, type ReviewedCase } from './legality-rule.js';
import { LEGALITY_RULES } from './legality-rules.js';
import { type AgreementTerms } from './terms.js';

/** One finding of the legality review (合法性审查). BLOCKING: the agreement cannot be confirmed as it stands. */
export interface LegalityFinding {
  readonly code: string;
  readonly severity: 'BLOCKING' | 'WARNING';
  readonly rule: string;
  /** Where in the terms, as a JSON pointer. */
  readonly place: string;
  readonly zh: string;
  readonly en: string;
  readonly remedy: Bilingual;
}

/**
 * Reviews the legality of an agreement (S15, beyond 17): findings in the order of the rules, each with rule, place and remedy.
 * The case says who its parties are, with which calendar its dates are derived, and the day of the draft.
 * Source: 执行和解规定 arts 1, 4, 6, 18; SEED3 五(四)2; 执行担保规定 art 10.
 */
export function lintAgreement(terms: AgreementTerms, pack: LegalityPack, courtCase: ReviewedCase): LegalityFinding[] {
  return LEGALITY_RULES.flatMap((rule) =>
    rule.find(terms, courtCase, pack).map((found) => ({
      code: rule.code,
      severity: found.severity ?? rule.severity,
      rule: rule.rule,
      place: found.place,
      zh: found.zh,
      en: found.en,
      remedy: rule.remedy,
    })),
  );
}

/**
 * May the agreement be confirmed? Only without a blocking finding. Throws `AGREEMENT.ILLEGAL` in terms of the first of them, with
 * each of them as a reason of its own.
 * @returns the warnings, which are left to those who sign.
 */
export function assertConfirmable(
  terms: AgreementTerms,
  pack: LegalityPack,
  courtCase: ReviewedCase,
): LegalityFinding[] {
  const findings = lintAgreement(terms, pack, courtCase);
  const blocking = findings.filter((f) => f.severity === 'BLOCKING');
  const [first] = blocking;
  if (first === undefined) return findings;
  const refusal = new LawError({
    code: 'AGREEMENT.ILLEGAL',
    rule: first.rule,
    path: first.place,
    zh: `协议不能确认：${blocking.map((f) => f.zh).join('')}`,
    en: `The agreement cannot be confirmed: ${blocking.map((f) => f.en).join(' ')}`,
  });
  throw refusal.withReasons(blocking.map(({ place, ...reason }) => ({ ...reason, path: place })));
}
