import { publishFact, type Recording, type StepContext } from '@hejie/casework';
import { breachCured, breachRederived, breachSuspected } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { fingerprintOf } from '@hejie/persistence';
import {
  breachEvidence,
  waitedUntil,
  type BreachEvidence,
  type BreachFinding,
  type PerformanceEvent,
} from '@hejie/settlement';
import { IsNull } from 'typeorm';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { CREDITOR_ELECTION, election, electionItem, SUIT_ON_SETTLEMENT } from './choices.js';
import { Finding } from './finding.entity.js';
import { reassess, rederivedDays } from './findings.js';
import * as letters from './letters.js';
import { OverdueNotice } from './overdue-notice.entity.js';

type Event<K extends PerformanceEvent['kind']> = Extract<PerformanceEvent, { readonly kind: K }>;

/** The due day has passed; the agreed grace runs, or the court waits (SET-GRACE). */
export async function overdueTold(
  { at, line, days, times, latenessSeconds }: Event<'OVERDUE_TOLD'>,
  { tx, caseId, known: { caseNumber } }: StepContext,
): Promise<Recording> {
  const { no: instalment, due } = line;
  await tx.manager.save(OverdueNotice, { caseId, instalment, times, toldAt: at, withdrawnAt: null });
  return {
    at,
    audit: { action: 'instalment.overdue', facts: { instalment, due, ...days, latenessSeconds } },
    letters: [letters.overdue(caseNumber, line, days, times)],
  };
}

/**
 * I1, S7: the finding is the deadline's; what people are told of it is dated as the event says. The creditor is asked, and anew on one
 * that had fallen.
 */
export async function breachFound(
  { at, deadline, foundAt, latenessSeconds, finding, times }: Event<'BREACH_FOUND'>,
  { tx, caseId, known }: StepContext,
  ledger: RecordedLedger,
): Promise<Recording> {
  const { no: instalment, due, graceEnd: agreedGraceEnd, outstanding } = finding;
  const { caseNumber } = known;
  const evidence = await evidenceOf({ finding, deadline, foundAt }, { tx, caseId, known }, ledger);
  const packHash = fingerprintOf(evidence);
  // How often it was taken back is kept from one time that it is made to the next.
  const row: Omit<Finding, 'withdrawals'> = {
    caseId,
    instalment,
    evidence: finding,
    pack: evidence,
    packHash,
    datedTo: deadline,
    foundAt,
    latenessSeconds,
    outcome: 'STANDS',
    times,
    cureToldAt: null,
  };
  // TypeORM's partial type does not end on the evidence's nested lists.
  await tx.manager.save(Finding, row as never);
  const { creditors, others } = sidesOf(known);
  return {
    at,
    audit: { action: 'breach.suspected', facts: { instalment, outstanding, latenessSeconds, evidenceHash: packHash } },
    facts: [
      publishFact(breachSuspected, {
        instalment,
        due,
        graceEndedOn: waitedUntil(finding),
        agreedGraceEnd,
        outstanding,
        latenessSeconds,
        evidenceHash: packHash,
      }),
    ],
    letters: [
      {
        to: creditors,
        ...letters.breach(caseNumber, finding, { times, packHash, lastDayToApply: evidence.applyUntil ?? undefined }),
      },
      { to: others, ...letters.breach(caseNumber, finding, { times, packHash }) },
    ],
    tasks: {
      cancelled: times > 1 ? [{ id: electionItem(caseId, instalment, times - 1) }] : [],
      opened: [election(caseId, caseNumber, finding, { times, packHash })],
    },
  };
}

/** SET-ART-9-1: what the finding rests on, laid together for both sides and for the judge. */
async function evidenceOf(
  { finding, deadline, foundAt }: { finding: BreachFinding; deadline: CourtInstant; foundAt: CourtInstant },
  { tx, caseId, known: { caseNumber } }: Pick<StepContext, 'tx' | 'caseId' | 'known'>,
  ledger: RecordedLedger,
): Promise<BreachEvidence> {
  const { no: instalment, due, amount } = finding;
  const told = await tx.manager.findOneBy(OverdueNotice, { caseId, instalment, withdrawnAt: IsNull() });
  return breachEvidence(finding, {
    caseNumber,
    agreement: ledger.settlement.version,
    obligation: { no: instalment, due, amount },
    days: ledger.daysOf(finding),
    overdueToldAt: told?.toldAt ?? null,
    deadline,
    foundAt,
    applyUntil: ledger.applicationPeriod().lastDay ?? null,
  });
}

/** PER-4: the days that a standing finding names are others by a new holiday notice; whoever chooses on it goes on choosing. */
export async function findingRederived(
  { at, from, finding, deadline }: Event<'FINDING_REDERIVED'>,
  context: StepContext,
  ledger: RecordedLedger,
): Promise<Recording> {
  const { tx, caseId, step, known } = context;
  const { caseNumber } = known;
  const { no: instalment } = finding;
  const { foundAt } = await tx.manager.findOneByOrFail(Finding, { caseId, instalment });
  const pack = await evidenceOf({ finding, deadline, foundAt }, context, ledger);
  const packHash = fingerprintOf(pack);
  const change = { evidence: finding, pack, packHash, datedTo: deadline };
  // TypeORM's partial type does not end on the evidence's nested lists.
  await tx.manager.update(Finding, { caseId, instalment }, change as never);
  const days = ledger.daysOf(finding);
  const rederived = { instalment, from, ...rederivedDays(days) };
  return {
    at,
    audit: { action: 'breach.rederived', facts: rederived },
    facts: [publishFact(breachRederived, { ...rederived, stands: true })],
    letters: [letters.breachRederived(caseNumber, finding, { days, step, packHash })],
  };
}

/** PER-4: a day that was told of an instalment is another by a new holiday notice. */
export const graceMoved = (
  { at, line, from, days }: Event<'GRACE_MOVED'>,
  { step, known: { caseNumber } }: StepContext,
): Recording => ({
  at,
  audit: { action: 'grace.rederived', facts: { instalment: line.no, from, ...rederivedDays(days) } },
  letters: [letters.graceMoved(caseNumber, line, days, step)],
});

/** SET-CASE-1: the findings fall, and nobody's choice is waited for any longer. */
export async function cured(at: CourtInstant, step: StepContext, ledger: RecordedLedger): Promise<Recording[]> {
  const { tx, caseId, known } = step;
  const fallen = await reassess(tx, ledger, known, at);
  // Where every finding was withdrawn there was no breach to cure; of that, and of cures of before, both sides have been told.
  const { affected } = await tx.manager.update(
    Finding,
    { caseId, outcome: 'CURED', cureToldAt: IsNull() },
    { cureToldAt: at },
  );
  const told: Pick<Recording, 'facts' | 'letters'> = affected
    ? { facts: [publishFact(breachCured, {})], letters: [letters.cure(known.caseNumber, step.step)] }
    : {};
  return [
    ...fallen,
    {
      at,
      audit: { action: affected ? 'breach.cured' : 'breach.none-left' },
      ...told,
      tasks: { cancelled: [{ kind: CREDITOR_ELECTION }, { kind: SUIT_ON_SETTLEMENT }] },
    },
  ];
}
