import { everyParty, TITLE_OF_CASE, type KnownCase, type NewDocument } from '@hejie/casework';
import { type RulingPaper } from '@hejie/contracts/workflows';
import { legalDateOf } from '@hejie/law';
import { articleOfRuling, performedText, titleInPaper, type GateDecision, type RulingGround } from '@hejie/settlement';
import { type AppliedFor, type RecordedLedger } from '../ledger/ledgers.js';

/** An application that was ruled on, with the judge's reason and the gate's answer on the day of the ruling. */
interface RuledApplication extends AppliedFor {
  readonly reason: string | null;
  readonly rulingGate: GateDecision | null;
}

/** On which ground it resumes, where that is another than that the debtor does not perform (SET-ART-11-0). */
const RESUMED_FOR: Partial<Record<RulingGround, 'ANTICIPATORY_BREACH' | 'FRAUD_OR_DURESS' | 'VOIDED'>> = {
  'SET-ART-11-2x': 'ANTICIPATORY_BREACH',
  'SET-ART-11-5': 'FRAUD_OR_DURESS',
  'SET-ART-16-1': 'VOIDED',
};

/** Id of the ruling on an application. */
export const rulingId = (application: number): string => `resumption-ruling/${application}`;

/**
 * SET-ART-11-0, SET-ART-17-1: 恢复执行裁定书 or 不予恢复执行裁定书 on an application: what was performed by the day of the ruling and what is owed of the
 * title, or why enforcement does not resume. `ledger`: with the ruling.
 */
export function resumptionPaper(
  { parties, caseNumber: under }: KnownCase,
  ledger: RecordedLedger,
  { application, appliedAt, postedOn, receivedOn, ruling, ruledAt, ground, reason, rulingGate }: RuledApplication,
  { facts, signatories }: RulingPaper,
): NewDocument {
  const on = legalDateOf(ruledAt!);
  const of = {
    id: rulingId(application),
    under,
    signatories,
    to: parties.map(({ partyId }) => ({ partyId })),
  };
  const fields = {
    parties: everyParty(parties, under),
    ...TITLE_OF_CASE,
    agreedOn: legalDateOf(ledger.settlement.openedAt),
    appliedOn: postedOn ?? receivedOn ?? legalDateOf(appliedAt),
    facts,
  };
  if (ruling === 'RESUME') {
    const { paid } = ledger.reading(on);
    const owed = ledger.balance(on).amounts.total;
    const resumedFor = RESUMED_FOR[ground as RulingGround] ?? 'BREACH';
    const { acts } = titleInPaper(ledger.settlement.claimKind);
    return { ...of, kind: 'RESUMPTION_RULING', fields: { ...fields, ground: resumedFor, paid, owed, acts } };
  }
  const performed = rulingGate ? performedText(rulingGate)?.zh : undefined;
  // 解释481: after the period to apply nothing is enforced, and not only not resumed.
  const barred = ground === 'SET-ART-10-3';
  const reasons = [
    `依照${articleOfRuling(ground as RulingGround)}，${barred ? '不予执行' : '不予恢复执行'}。`,
    performed,
    reason,
  ];
  return {
    ...of,
    kind: 'NO_RESUMPTION_RULING',
    fields: { ...fields, barred, reasons: reasons.filter((one): one is string => one != null && one.trim() !== '') },
  };
}
