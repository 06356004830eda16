import { publishFact, stageRecording, type Recorded, type Recording, type StepContext } from '@hejie/casework';
import { performanceStageEntered, receiptPosted } from '@hejie/contracts/facts';
import { formatYuan, parseYuan, type CourtInstant } from '@hejie/law';
import {
  awaitedIn,
  CASE_STATES,
  takeOverPerformance,
  type EarlierReceipt,
  type PerformanceDecision,
} from '@hejie/settlement';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { type Receipt } from '../ledger/receipt.entity.js';
import { recorded } from './happened.js';

/** A receipt that had come before the settlement was taken over: entered as of now, and it counts from its value date. */
export const paidBefore = (
  { receiptId, kind, valueDate, amount, depositGround }: EarlierReceipt,
  caseId: string,
  postedAt: CourtInstant,
  postedBy: string,
): Receipt => ({
  caseId,
  receiptId,
  kind,
  valueDate,
  amount: parseYuan(amount),
  payerPartyId: null,
  depositGround: depositGround ?? null,
  postedAt,
  postedBy,
});

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
  const paid = ledger.entries.receipts.map(({ receiptId, kind, valueDate, amount, postedAt }): Recording => ({
    audit: { action: 'receipt.taken-over', facts: { receiptId, kind, valueDate, amount: formatYuan(amount) } },
    facts: [
      publishFact(receiptPosted, {
        receiptId,
        valueDate,
        amount: formatYuan(amount),
        postedAt,
        ...(kind !== 'PAYMENT' && { kind }),
      }),
    ],
  }));
  const first = [opened, ...paid, stageRecording(performanceStageEntered, entered)];
  return recorded(step, { ...after, stage: 'PERFORMANCE', breach: 'NONE' }, ledger, outcome, first);
}
