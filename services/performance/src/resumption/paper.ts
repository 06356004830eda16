import { everyPartyEnforced, TITLE_OF_CASE, type KnownCase, type NewDocument } from '@hejie/casework';
import { type RulingPaper } from '@hejie/contracts/workflows';
import { formatYuan, legalDateOf, type Yuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { articleOfRuling, numberOfRuling, performedText, titleInPaper, type RulingGround } from '@hejie/settlement';
import { IsNull, Not } from 'typeorm';
import { Enforcement } from '../enforcement/enforcement.entity.js';
import { allottedNumbers } from '../heard/known-of-case.js';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';

/** On which ground it resumes, where that is another than that the debtor does not perform (SET-ART-11-0). */
const RESUMED_FOR: Partial<Record<RulingGround, 'ANTICIPATORY_BREACH' | 'FRAUD_OR_DURESS' | 'VOIDED'>> = {
  'SET-ART-11-2x': 'ANTICIPATORY_BREACH',
  'SET-ART-11-5': 'FRAUD_OR_DURESS',
  'SET-ART-16-1': 'VOIDED',
};

/** Id of the ruling on an application. */
export const rulingId = (application: number): string => `resumption-ruling/${application}`;

/** SET-RES-3: the number of enforcement under which a ruling on resumption is made; null: the case has none yet. */
export async function numberForRuling(
  { manager }: Transaction,
  caseId: string,
  known: KnownCase,
): Promise<string | null> {
  const resumed = await manager.findOneBy(Enforcement, { caseId });
  const others = [...(await allottedNumbers(manager, caseId)), ...(resumed ? [resumed.caseNumber] : [])];
  return numberOfRuling(known.caseNumber, others);
}

/**
 * SET-ART-11-0, SET-ART-17-1: 恢复执行裁定书 or 不予恢复执行裁定书 on an application, as it was ruled on: what was performed by the day of the ruling and what is owed of the
 * title, or why enforcement does not resume.
 */
export function resumptionPaper(
  { parties }: KnownCase,
  ledger: RecordedLedger,
  row: Resumption,
  { facts, signatories }: RulingPaper,
  under: string,
): NewDocument {
  const { application, appliedAt, postedOn, receivedOn, ruling, ground, reason, rulingGate } = row;
  const of = {
    id: rulingId(application),
    under,
    signatories,
    to: parties.map(({ partyId }) => ({ partyId })),
  };
  const fields = {
    parties: everyPartyEnforced(parties),
    ...TITLE_OF_CASE,
    agreedOn: legalDateOf(ledger.settlement.openedAt),
    appliedOn: postedOn ?? receivedOn ?? legalDateOf(appliedAt),
    facts,
  };
  if (ruling === 'RESUME') {
    const resumedFor = RESUMED_FOR[ground as RulingGround] ?? 'BREACH';
    const { acts } = titleInPaper(ledger.settlement.claimKind);
    return {
      ...of,
      kind: 'RESUMPTION_RULING',
      fields: { ...fields, ground: resumedFor, ...sumsOf(row, ledger), acts },
    };
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

/** What the ruling said, whatever was entered since; of one that did not keep it, by what was known then. */
function sumsOf(
  { paid, owed, ruledAt }: Resumption,
  ledger: RecordedLedger,
): { readonly paid: Yuan; readonly owed: Yuan } {
  if (paid != null && owed != null) return { paid: formatYuan(paid), owed: formatYuan(owed) };
  const on = legalDateOf(ruledAt!);
  const then = ledger.knownAt(ruledAt!);
  return { paid: then.reading(on).paid, owed: then.balance(on).amounts.total };
}

/** SET-RES-3: the paper of the ruling by which enforcement resumes, where it has waited for the number of that. */
export async function awaitedPaper(
  { manager }: Transaction,
  known: KnownCase,
  ledger: RecordedLedger,
  under: string,
): Promise<NewDocument[]> {
  const { caseId } = ledger.settlement;
  const row = await manager.findOne(Resumption, {
    where: { caseId, ruling: 'RESUME', revokedAt: IsNull(), awaitedPaper: Not(IsNull()) },
    order: { application: 'DESC' },
  });
  if (!row) return [];
  await manager.update(Resumption, { caseId, application: row.application }, { awaitedPaper: null });
  return [resumptionPaper(known, ledger, row, JSON.parse(row.awaitedPaper!) as RulingPaper, under)];
}
