import { WorkItemEntity, type Recording, type WorkItem } from '@hejie/casework';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { asJson, legalDateOf, type CourtInstant, type JsonValue, type LegalDate } from '@hejie/law';
import { fingerprintOf, type Transaction } from '@hejie/persistence';
import { articleOfRuling, endByNotice, rulingDue, type FoundFacts, type GateDecision } from '@hejie/settlement';
import { IsNull } from 'typeorm';
import { lawOf, type RecordedLedger } from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';

/** Kind of the work item that waits for the judge's ruling on an application to resume. */
export const RESUMPTION_RULING = 'RESUMPTION_RULING';
/** Of one that was made after the case had ended (SET-ART-16-1). */
export const VOIDANCE_RULING = 'VOIDANCE_RULING';

export const rulingItem = (caseId: string, application: number): string => `ruling/${caseId}/${application}`;

/** SET-ART-11: what the task of the judge says of the gate's answer. */
export const gateFacts = ({ decision, ground, findings, wouldChangeIf, days }: GateDecision) => ({
  decision,
  ground,
  article: articleOfRuling(ground),
  findings: asJson(findings),
  wouldChangeIf: asJson(wouldChangeIf),
  ...(days && { days: asJson(days) }),
});

/**
 * SET-ART-16-1: of an application on a judgment that voided or revoked the settlement, when that took effect, as the judge's task says it;
 * undefined: it rests on none.
 */
export const voidedOnIn = ({ facts }: Pick<WorkItem, 'facts'>): LegalDate | undefined =>
  facts['effectiveOn'] as LegalDate | undefined;

/**
 * What becomes at `now` of the task of a judge before whom an application lies, within the case or after its end, because the ledger or its
 * calendar has changed, or a deadline has come, in that transaction: by when he is to rule (SET-RES-4, PER-4), what the gate now answers to what
 * the creditor pleads (SET-ART-11), and whether it came in time (SET-ART-10-2). Nothing where there is none, or where neither changes.
 */
export async function rulingAnew(
  { manager }: Transaction,
  ledger: RecordedLedger,
  now: CourtInstant,
): Promise<Recording[]> {
  // Every step and every receipt comes here: the ledger knows whether anything lies before a judge.
  if (!ledger.entries.applications.some(({ ruledAt }) => ruledAt === null)) return [];
  const { caseId } = ledger.settlement;
  const pending = await manager.findOneBy(Resumption, { caseId, ruling: IsNull() });
  if (!pending) return [];
  const { application, appliedAt, dueAt: from } = pending;
  const task = await manager.findOneBy(WorkItemEntity, { id: rulingItem(caseId, application), state: 'OPEN' as const });
  if (!task) return [];
  const recordings: Recording[] = [];
  const derived = rulingDue(lawOf(ledger.settlement), appliedAt);
  const { endsAt: dueAt } = endByNotice({ endsAt: from }, { endsAt: derived }, now);
  if (dueAt !== from) {
    await manager.update(Resumption, { caseId, application }, { dueAt });
    recordings.push({
      at: now,
      by: CASE_ITSELF,
      audit: { action: 'resumption-ruling.redated', facts: { application, from, dueAt } },
      tasks: { redated: [{ kind: task.kind, dueAt }] },
    });
  }
  const facts = factsAnew(task, ledger, application, now);
  if (facts && fingerprintOf(facts) !== fingerprintOf(task.facts)) {
    const { decision, ground, outOfTime } = facts;
    await manager.update(Resumption, { caseId, application }, { outOfTime });
    recordings.push({
      at: now,
      by: CASE_ITSELF,
      audit: { action: 'resumption.reassessed', facts: { application, decision, ground, outOfTime } },
      tasks: { restated: [{ id: task.id, facts, rule: ground }] },
    });
  }
  return recordings;
}

/** Nothing of a task of before what the creditor pleads was kept with it: it stays as it was told. */
function factsAnew(task: WorkItem, ledger: RecordedLedger, application: number, now: CourtInstant) {
  const { days: _, pleads, ...kept } = task.facts as Record<string, JsonValue> & { pleads?: Partial<FoundFacts> };
  if (pleads === undefined) return undefined;
  const [today, appliedOn] = [legalDateOf(now), ledger.appliedOn(application)];
  // Two machines may differ on which of two days it is at midnight: an entry is not refused for that.
  const decisionDate = appliedOn !== undefined && appliedOn > today ? appliedOn : today;
  const gate = ledger.gate({ decisionDate, appliedOn, pleads, basis: 'PLEADED' });
  return { ...kept, pleads: asJson(pleads), ...gateFacts(gate), ...ledger.timeOf(application, voidedOnIn(task)) };
}
