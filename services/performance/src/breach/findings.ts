import { publishFact, type KnownCase, type Recording } from '@hejie/casework';
import { breachRederived, breachWithdrawn, overdueNoticeWithdrawn } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { legalDateOf, parseYuan, type CourtInstant, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import {
  outcomeWhileShort,
  waitedUntil,
  type InstalmentDays,
  type RecordedOutcome,
  type ToldBefore,
} from '@hejie/settlement';
import { IsNull } from 'typeorm';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { choicesPending, electionItem } from './choices.js';
import { Finding } from './finding.entity.js';
import * as letters from './letters.js';
import { OverdueNotice } from './overdue-notice.entity.js';

/** What people have been told of the instalments of a case until now. */
export async function toldBefore({ manager }: Transaction, caseId: string): Promise<ToldBefore[]> {
  const findings = await manager.findBy(Finding, { caseId });
  const notices = await manager.findBy(OverdueNotice, { caseId });
  return [...new Set([...findings, ...notices].map(({ instalment }) => instalment))].map((instalment) => {
    const finding = findings.find((one) => one.instalment === instalment);
    const notice = notices.find((one) => one.instalment === instalment);
    return {
      instalment,
      ...(finding && {
        finding: { times: finding.times, outcome: finding.outcome, waitingEnd: waitedUntil(finding.evidence) },
      }),
      ...(notice && { overdue: { times: notice.times, withdrawn: notice.withdrawnAt !== null } }),
    };
  });
}

/**
 * SET-CASE-1, S17, PER-4: what became of the findings, asked again whenever the ledger or its calendar has changed, in the transaction that
 * changed it, as of the court's now (`at`). They are cured or withdrawn by what the ledger now knows; what was wrongly told is taken back by letter. One that
 * no longer is cured or withdrawn is reopened: its deadline is to be asked again. After resumption, an accepted suit or performance a finding stays as it
 * was when that was decided. Nobody's act but what follows from the entries: whose they are, is recorded with them.
 */
export async function reassess(
  tx: Transaction,
  ledger: RecordedLedger,
  { caseNumber }: KnownCase,
  at: CourtInstant,
): Promise<Recording[]> {
  if (!ledger.performing) return [];
  const { caseId } = ledger.settlement;
  const by = CASE_ITSELF;
  const recordings: Recording[] = [];
  const findings = await tx.manager.findBy(Finding, { caseId });
  const pending = findings.length > 0 ? await choicesPending(tx, caseId) : () => false;
  for (const finding of findings) {
    const { instalment } = finding;
    const { outcome: now, paidOn } = ledger.outcomeOf(finding.evidence, legalDateOf(at));
    const outcome = now === 'STANDS' ? whileShort(finding, ledger, pending(finding)) : now;
    if (outcome === finding.outcome) continue;
    const withdrawals = finding.withdrawals + (outcome === 'WITHDRAWN' ? 1 : 0);
    await tx.manager.update(Finding, { caseId, instalment }, { outcome, withdrawals });
    if (outcome === 'WITHDRAWN')
      recordings.push({
        at,
        by,
        ...(paidOn === null
          ? premature({ ...finding, withdrawals }, caseNumber, ledger.daysOf(finding.evidence))
          : withdrawn({ ...finding, withdrawals }, caseNumber, paidOn)),
      });
    if (outcome === 'REOPENED')
      recordings.push({ at, by, audit: { action: 'breach.reopened', facts: { instalment } } });
  }
  for (const taken of await overdueNoticesTakenBack(tx, ledger, caseNumber, at)) recordings.push({ at, by, ...taken });
  return recordings;
}

function withdrawn(
  { caseId, instalment, times, withdrawals }: Finding,
  caseNumber: string,
  paidOn: LegalDate,
): Recording {
  return {
    audit: { action: 'breach.withdrawn', facts: { instalment, paidOn } },
    facts: [publishFact(breachWithdrawn, { instalment, paidOn })],
    letters: [letters.breachWithdrawn(caseNumber, instalment, withdrawals, paidOn)],
    tasks: { cancelled: [{ id: electionItem(caseId, instalment, times) }] },
  };
}

/** SET-GRACE: the days as the published facts have them, whose `graceEnd` is the last day before the breach day. */
export const rederivedDays = ({ graceEnd: agreedGraceEnd, waitingEnd: graceEnd }: InstalmentDays) => ({
  graceEnd,
  agreedGraceEnd,
});

/** PER-4, SET-GRACE: by a new holiday notice the agreed grace, or the time that the court waits, is not over yet. */
function premature(
  { caseId, instalment, times, withdrawals, evidence }: Finding,
  caseNumber: string,
  days: InstalmentDays,
): Recording {
  const rederived = { instalment, from: waitedUntil(evidence), ...rederivedDays(days) };
  return {
    audit: { action: 'breach.premature', facts: rederived },
    facts: [publishFact(breachRederived, { ...rederived, stands: false })],
    letters: [letters.breachPremature(caseNumber, instalment, withdrawals, days)],
    tasks: { cancelled: [{ id: electionItem(caseId, instalment, times) }] },
  };
}

/** An instalment that by value date was paid when due was never overdue, nor is one whose due day a holiday notice has moved on. */
async function overdueNoticesTakenBack(
  { manager }: Transaction,
  ledger: RecordedLedger,
  caseNumber: string,
  at: CourtInstant,
): Promise<Recording[]> {
  const { caseId } = ledger.settlement;
  const told = await manager.findBy(OverdueNotice, { caseId, withdrawnAt: IsNull() });
  if (told.length === 0) return [];
  const recordings: Recording[] = [];
  for (const { instalment, times, toldAt } of told) {
    const looked = ledger.noticeOutcomeOf({ no: instalment, toldAt }, legalDateOf(at));
    if (looked.outcome === 'STANDS') continue;
    const { outcome: _, ...why } = looked;
    await manager.update(OverdueNotice, { caseId, instalment }, { withdrawnAt: at });
    recordings.push({
      audit: { action: 'overdue-notice.withdrawn', facts: { instalment, ...why } },
      facts: [
        publishFact(overdueNoticeWithdrawn, {
          instalment,
          toldAt,
          ...(looked.outcome === 'PAID_IN_TIME' && { paidOn: looked.paidOn }),
        }),
      ],
      letters: [letters.overdueWithdrawn(caseNumber, instalment, times, looked)],
    });
  }
  return recordings;
}

function whileShort(
  { instalment, outcome, cureToldAt, evidence, datedTo }: Finding,
  ledger: RecordedLedger,
  choicePending: boolean,
): RecordedOutcome {
  const owedAsNowKnown = ledger.breachOf(instalment, legalDateOf(datedTo))?.outstanding ?? evidence.outstanding;
  return outcomeWhileShort({
    outcome,
    cureTold: cureToldAt !== null,
    choicePending,
    owedOnFinding: parseYuan(evidence.outstanding),
    owedAsNowKnown: parseYuan(owedAsNowKnown),
  });
}
