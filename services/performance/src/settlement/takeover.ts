import { stageRecording, type Recorded, type Recording, type StepContext } from '@hejie/casework';
import { performanceStageEntered } from '@hejie/contracts/facts';
import { formatYuan, parseYuan, type CourtInstant } from '@hejie/law';
import {
  awaitedIn,
  CASE_STATES,
  takeOverPerformance,
  type EarlierPeriodAct,
  type EarlierReceipt,
  type PerformanceDecision,
} from '@hejie/settlement';
import { receiptTold } from '../ledger/entries-on-wire.js';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { type RecordedAct } from '../ledger/period-act.entity.js';
import { type Receipt } from '../ledger/receipt.entity.js';
import { recorded } from './happened.js';

/** A receipt that had come before the settlement was taken over: entered as of now, and it counts from its value date. */
export const paidBefore = (
  { receiptId, kind, valueDate, amount, depositGround, payerPartyId, thing }: EarlierReceipt,
  caseId: string,
  postedAt: CourtInstant,
  postedBy: string,
): Receipt => ({
  caseId,
  receiptId,
  kind,
  valueDate,
  amount: parseYuan(amount),
  payerPartyId: payerPartyId ?? null,
  depositGround: depositGround ?? null,
  thing: thing ?? null,
  proof: null,
  signedBy: null,
  bankLineDue: null,
  postedAt,
  postedBy,
});

/** SET-ART-10-2: what had moved the two years before the settlement was taken over. */
export const actBefore = (
  act: EarlierPeriodAct,
  caseId: string,
  recordedAt: CourtInstant,
  recordedBy: string,
): RecordedAct => ({ ...act, caseId, application: null, recordedAt, recordedBy });

/**
 * SET-LEDGER: a ledger that is taken over with what was paid before. Nobody is told of those receipts again; who keeps sums (the files of property and
 * credit) is told of them as of any other.
 */
export async function recordedTakeover(
  step: StepContext,
  ledger: RecordedLedger,
  calendarEditions: readonly string[],
  opened: Recording,
): Promise<Recorded<PerformanceDecision>> {
  const outcome = takeOverPerformance(ledger, calendarEditions, step.at);
  const { after } = outcome;
  const entered = { stage: 'PERFORMANCE', awaiting: awaitedIn(CASE_STATES, 'PERFORMANCE', after) } as const;
  const paid = ledger.entries.receipts.map((receipt): Recording => {
    const { receiptId, kind, valueDate, amount } = receipt;
    return {
      audit: { action: 'receipt.taken-over', facts: { receiptId, kind, valueDate, amount: formatYuan(amount) } },
      facts: [receiptTold(receipt)],
    };
  });
  const moved = ledger.entries.periodActs.map(({ actId, kind, from, to }): Recording => ({
    audit: { action: 'period-act.taken-over', facts: { actId, kind, from, to } },
  }));
  const first = [opened, ...paid, ...moved, stageRecording(performanceStageEntered, entered)];
  return recorded(step, { ...after, stage: 'PERFORMANCE', breach: 'NONE' }, ledger, outcome, first);
}
