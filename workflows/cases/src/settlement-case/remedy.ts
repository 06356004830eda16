import { legalDateOf, period, type CourtInstant } from '@hejie/law';
import {
  resumedWorkflowId,
  SETTLEMENT_TASK_QUEUE,
  WORKFLOW_TYPES,
  type ElectRemedy,
  type FoundFacts,
  type RecordSuit,
  type ResumptionOpening,
  type RuleOnResumption,
} from '@hejie/contracts/workflows';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { performance } from '../shared/activities.js';
import type { CaseContext } from './case-context.js';
import { applicationOf, calendarFor, election, packFor, ruling, suit } from './decisions.js';
import { askLedger } from './performance.js';

/**
 * SET-ART-9: the creditor elects. Resumption goes through the gate to a judge; a suit is awaited until the court has accepted
 * it or has not (SET-ART-14); tolerance goes on.
 */
export async function elect(kase: CaseContext, command: ElectRemedy, now: CourtInstant): Promise<void> {
  const { outOfTime } = election(kase, command, now);
  const { partyId, remedy, stamp, pleads = {} } = command;
  const { state } = kase;
  const recorded = kase.effects.run(() =>
    performance.recordElection({ ...kase.key(`election:${stamp.commandId}`, now), partyId, remedy, by: stamp.by }),
  );
  // The last choice counts: one that is made while a suit is awaited takes its place.
  state.suitAwaited = remedy === 'SUE';
  if (remedy === 'RESUME') {
    await Promise.all([recorded, applyToResume(kase, { partyId, pleads, outOfTime }, now)]);
  } else if (remedy === 'SUE') {
    state.breach = 'SUSPECTED';
    kase.touch();
    // Tolerated arrears may still be sued for: what became of the suit is recorded where the breach stands.
    await Promise.all([recorded, state.stage === 'BREACH' ? undefined : kase.enter('BREACH', now)]);
  } else {
    state.breach = 'NONE';
    await Promise.all([recorded, kase.enter('PERFORMANCE', now)]);
  }
}

/** SET-ART-11: the gate prepares, the judge rules. Both the application and what the ledger says lie in the work item. */
async function applyToResume(
  kase: CaseContext,
  application: { partyId: string; pleads: NonNullable<ElectRemedy['pleads']>; outOfTime: boolean },
  now: CourtInstant,
): Promise<void> {
  const { state, opening } = kase;
  state.applications += 1;
  state.appliedOn = [...state.appliedOn, legalDateOf(now)];
  const number = state.applications;
  const { outOfTime, pleads } = application;
  const entered = kase.enter('RULING', now);
  const laid = kase.effects.run(async () => {
    const gate = await performance.readGate(gateQuestion(kase, pleads, 'PLEADED', now));
    state.application = { number, ...application, gate };
    state.breach = 'APPLIED';
    const dueAt = period(
      { start: legalDateOf(now), unit: 'day', n: packFor(kase).resumption.decisionTargetDays },
      calendarFor(kase),
    ).instant;
    await performance.layBeforeJudge({
      ...kase.key(`application:${number}`, now),
      court: opening.court,
      application: number,
      gate,
      outOfTime,
      dueAt,
    });
  });
  await Promise.all([entered, laid]);
}

function gateQuestion(
  { opening, state }: CaseContext,
  pleads: Partial<FoundFacts>,
  basis: 'PLEADED' | 'FOUND',
  at: CourtInstant,
) {
  return {
    caseId: opening.caseId,
    decisionDate: legalDateOf(at),
    calendarEditions: state.calendarEditions,
    pleads,
    basis,
  };
}

/**
 * SET-ART-11, 12: the ruling is a judge's. The ledger is asked once more, for money may have come since the application.
 * A ruling that the fresh gate does not bear is refused, and the application stays before the judge.
 */
export async function rule(kase: CaseContext, command: RuleOnResumption, now: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  const { number } = applicationOf(kase);
  const { decision, stamp, reason, debtorObjects, found } = command;
  const gate = await kase.effects.run(async () => {
    // A balance that cannot be computed refuses the ruling; found afterwards, the enforcement would be lost.
    if (decision === 'RESUME') await performance.readBalance({ caseId: opening.caseId, asOf: legalDateOf(now) });
    return performance.readGate(gateQuestion(kase, found, 'FOUND', now));
  });
  // Another ruling may have come first: then there is no application left to rule on.
  applicationOf(kase, number);
  const { ground, next } = ruling(kase, command, gate);
  state.application = undefined;
  const recorded = kase.effects.run(() =>
    performance.recordRuling({
      ...kase.key(`ruling:${number}`, now),
      application: number,
      decision,
      ground,
      reason,
      debtorObjects,
      found,
      by: stamp.by,
      parties: opening.parties,
    }),
  );
  if (next === 'RESUMED') {
    state.breach = 'RESUMED';
    await recorded;
    await resume(kase, ground, now);
    await kase.end('RESUMED', ground, now);
    return;
  }
  state.breach = 'NONE';
  if (next === 'APPLICATION_PERIOD_EXPIRED') {
    await Promise.all([recorded, kase.end(next, ground, now)]);
    return;
  }
  await Promise.all([recorded, kase.enter('PERFORMANCE', now)]);
  await askLedger(kase, now);
  await breachStands(kase, now);
}

/** SET-ART-14: the suit was accepted, and the settlement case ends; or it was not, and the creditor may elect anew. */
export async function recordSuit(kase: CaseContext, command: RecordSuit, now: CourtInstant): Promise<void> {
  const { next } = suit(kase, command);
  const { accepted, suitNumber, stamp } = command;
  const { court, parties } = kase.opening;
  kase.state.suitAwaited = false;
  kase.touch();
  const recorded = kase.effects.run(() =>
    performance.recordSuit({
      ...kase.key(`suit:${stamp.commandId}`, now),
      court,
      suitNumber,
      accepted,
      by: stamp.by,
      parties,
    }),
  );
  await Promise.all([recorded, next === 'SUED' ? kase.end('SUED', 'SET-ART-14-1', now) : undefined]);
}

/** SET-ART-9-1: where resumption is refused although arrears stand, the suit and toleration remain the creditor's. */
async function breachStands(kase: CaseContext, now: CourtInstant): Promise<void> {
  const { state } = kase;
  if (state.stage !== 'PERFORMANCE' || Number(state.reading?.overdue) === 0) return;
  state.breach = 'SUSPECTED';
  await kase.enter('BREACH', now);
}

/** The resumed enforcement outlives the settlement case. */
async function resume(kase: CaseContext, ground: string, now: CourtInstant): Promise<void> {
  const { caseId, court, caseNumber, cause, claim, title, packId, greenChannel } = kase.opening;
  const opening: ResumptionOpening = {
    caseId,
    court,
    settlementNumber: caseNumber,
    cause,
    title,
    packId,
    calendarEditions: kase.state.calendarEditions,
    greenChannel,
    ruledAt: now,
    ground,
    clock: kase.time.carried,
  };
  await startChild(WORKFLOW_TYPES.resumedEnforcement, {
    workflowId: resumedWorkflowId(caseId),
    taskQueue: SETTLEMENT_TASK_QUEUE,
    args: [opening],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    staticSummary: `恢复执行 · ${caseNumber} · ${cause} · ${claim}元`,
  });
}
