import {
  dateText,
  legalDateOf,
  type Bilingual,
  type CourtInstant,
  type Fen,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { isEnterprise, type PartyKind, type Side } from '../screening/criteria.js';

/** SEED0 三(一)2: what an enterprise is assessed by: operations, assets, debts, prospects (经营状况、资产情况、负债程度、发展前景). */
export const ASSESSED_ASPECTS = ['OPERATIONS', 'ASSETS', 'DEBTS', 'PROSPECTS'] as const;
/** One of these. */
export type AssessedAspect = (typeof ASSESSED_ASPECTS)[number];

/** What is said of one aspect, from which source, and of which day. */
export interface AssessedStatement {
  readonly aspect: AssessedAspect;
  readonly statement: string;
  readonly source: string;
  readonly asOf: LegalDate;
}

/** What an assessment comes to: a settlement is possible, it is not to be expected, or there are signs of insolvency. */
export const ASSESSMENT_CONCLUSIONS = ['POSSIBLE', 'NOT_TO_BE_EXPECTED', 'INSOLVENCY_SIGNS'] as const;
export type AssessmentConclusion = (typeof ASSESSMENT_CONCLUSIONS)[number];

/** An assessment of an enterprise (企业评估); the sums in fen, null where nobody put a figure on them. */
export interface Assessment {
  readonly party: { readonly side: Side; readonly kind: PartyKind };
  readonly statements: readonly AssessedStatement[];
  readonly assets: Fen | null;
  readonly debts: Fen | null;
  readonly conclusion: AssessmentConclusion;
}

const RULE = 'SEED0 三(一)2';
const ASPECTS: Readonly<Record<AssessedAspect, Bilingual>> = {
  OPERATIONS: { zh: '经营状况', en: 'operations' },
  ASSETS: { zh: '资产情况', en: 'assets' },
  DEBTS: { zh: '负债程度', en: 'debts' },
  PROSPECTS: { zh: '发展前景', en: 'prospects' },
};
const CONCLUSIONS: Readonly<Record<AssessmentConclusion, Bilingual>> = {
  POSSIBLE: { zh: '具有和解可能', en: 'a settlement is possible' },
  NOT_TO_BE_EXPECTED: { zh: '暂不具有和解可能', en: 'no settlement is to be expected' },
  INSOLVENCY_SIGNS: { zh: '有不能清偿到期债务的情形，建议考虑破产程序', en: 'there are signs of insolvency' },
};

/**
 * A6: an assessment is of a debtor that is an enterprise, speaks of all four aspects, and each statement is of a day that has come. The answer is the oldest of these
 * days: the assessment is no younger. `ASSESSMENT.NOT_A_DEBTOR_ENTERPRISE`, `ASSESSMENT.INCOMPLETE`, `ASSESSMENT.NOT_YET`.
 */
export function decideAssessment({ party, statements }: Assessment, now: CourtInstant): Decision<LegalDate> {
  if (party.side !== 'DEBTOR' || !isEnterprise(party.kind))
    return refuse({
      code: 'ASSESSMENT.NOT_A_DEBTOR_ENTERPRISE',
      rule: RULE,
      path: '/partyId',
      zh: '评估的对象是被执行企业。',
      en: 'What is assessed is a debtor that is an enterprise.',
    });
  const missing = ASSESSED_ASPECTS.filter((aspect) => !statements.some((one) => one.aspect === aspect));
  if (missing.length > 0)
    return refuse({
      code: 'ASSESSMENT.INCOMPLETE',
      rule: RULE,
      path: '/statements',
      zh: `还应当评估：${missing.map((aspect) => ASPECTS[aspect].zh).join('、')}。`,
      en: `What is missing: ${missing.map((aspect) => ASPECTS[aspect].en).join(', ')}.`,
    });
  const future = statements.findIndex(({ asOf }) => asOf > legalDateOf(now));
  if (future >= 0)
    return refuse({
      code: 'ASSESSMENT.NOT_YET',
      rule: RULE,
      path: `/statements/${future}/asOf`,
      zh: '该日期尚未到来。',
      en: 'This day has not come yet.',
    });
  return accept(statements.map(({ asOf }) => asOf).reduce((a, b) => (a < b ? a : b)));
}

/** A6, A12: an assessment in words: what is said, from which source and of which day, and what it comes to. */
export function assessmentInWords({ statements, conclusion }: Assessment): Bilingual {
  const said = (language: 'zh' | 'en') =>
    statements.map(({ aspect, statement, source, asOf }) =>
      language === 'zh'
        ? `${ASPECTS[aspect].zh}：${statement}（来源：${source}，截至${dateText(asOf)}）`
        : `${ASPECTS[aspect].en}: ${statement} (${source}, ${asOf})`,
    );
  return {
    zh: `${said('zh').join('；')}。结论：${CONCLUSIONS[conclusion].zh}。`,
    en: `${said('en').join('; ')}. It comes to: ${CONCLUSIONS[conclusion].en}.`,
  };
}

/**
 * A6: whose assessment a case waits for before talks begin, of its debtors that are enterprises; none where its pack asks for no assessment.
 * @param parties those of the case; @param assessed ids of those who have been assessed.
 */
export function unassessed(
  parties: readonly { readonly partyId: string; readonly side: Side; readonly kind: PartyKind }[],
  assessed: readonly string[],
  { assessment }: Pick<PolicyPack, 'assessment'>,
): string[] {
  if (assessment?.beforeTalks !== true) return [];
  return parties
    .filter(({ side, kind, partyId }) => side === 'DEBTOR' && isEnterprise(kind) && !assessed.includes(partyId))
    .map(({ partyId }) => partyId);
}

/** A6: talks begin once every debtor enterprise has been assessed. `ASSESSMENT.NEEDED`. @param waiting how many have not been ({@link unassessed}). */
export function decideTalks(waiting: number): Decision<true> {
  if (waiting === 0) return accept(true);
  return refuse({
    code: 'ASSESSMENT.NEEDED',
    rule: RULE,
    zh: '指定和解员前，应当先对被执行企业的经营状况、资产情况、负债程度、发展前景进行评估（POST /cases/:caseId/assessments）。',
    en: 'Before a mediator is designated, the debtor enterprise is assessed: POST /cases/:caseId/assessments.',
  });
}
