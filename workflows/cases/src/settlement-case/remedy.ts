import { addDays, endOfDay, legalDateOf, type CourtInstant } from '@hejie/law';
import { lawFailure, resumedWorkflowId, SETTLEMENT_TASK_QUEUE, WORKFLOW_TYPES, type ElectRemedy, type ResumptionOpening, type RuleOnResumption } from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { performance } from '../shared/activities.js';
import type { CaseContext } from './case-context.js';
import { election, packFor, ruling } from './decisions.js';
import { askLedger } from './performance.js';

/** SET-ART-9: the creditor elects. Resumption goes through the gate to a judge; a suit ends the settlement case; tolerance goes on. */
export async function elect(kase: CaseContext, command: ElectRemedy, now: CourtInstant): Promise<void> {
  const { outOfTime } = election(kase, command, now);
  const { partyId, remedy, stamp, pleads = {} } = command;
  const { state } = kase;
  const recorded = kase.effects.run(() =>
    performance.recordElection({ ...kase.key(`election:${stamp.commandId}`, now), partyId, remedy, by: stamp.by }),
  );
  if (remedy === 'RESUME') {
    await Promise.all([recorded, applyToResume(kase, { partyId, pleads, outOfTime }, now)]);
  } else if (remedy === 'SUE') {
    await Promise.all([recorded, kase.end('SUED', 'SET-ART-9-1', now)]);
  } else {
    state.breach = 'NONE';
    await Promise.all([recorded, kase.enter('PERFORMANCE', now)]);
  }
}

/** SET-ART-11: the gate prepares, the judge rules. Both the application and what the ledger says lie in the work item. */
async function applyToResume(kase: CaseContext, application: { partyId: string; pleads: NonNullable<ElectRemedy['pleads']>; outOfTime: boolean }, now: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  state.applications += 1;
  const number = state.applications;
  const { outOfTime, pleads } = application;
  const entered = kase.enter('RULING', now);
  const laid = kase.effects.run(async () => {
    const gate = await performance.readGate(gateQuestion(kase, pleads, now));
    state.application = { number, ...application, gate };
    state.breach = 'APPLIED';
    const dueAt = endOfDay(addDays(legalDateOf(now), packFor(kase).resumption.decisionTargetDays));
    await performance.layBeforeJudge({ ...kase.key(`application:${number}`, now), court: opening.court, application: number, gate, outOfTime, dueAt });
  });
  await Promise.all([entered, laid]);
}

function gateQuestion({ opening, state }: CaseContext, pleads: NonNullable<ElectRemedy['pleads']>, at: CourtInstant) {
  return { caseId: opening.caseId, decisionDate: legalDateOf(at), calendarEditions: state.calendarEditions, pleads };
}

/** SET-ART-11, 12: the ruling is a judge's. The ledger is asked once more, for money may have come since the application. */
export async function rule(kase: CaseContext, command: RuleOnResumption, now: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  const application = state.application!;
  const gate = await kase.effects.run(() => performance.readGate(gateQuestion(kase, application.pleads, now)));
  state.application = { ...application, gate };
  const outcome = refusable(kase, command);
  const { decision, stamp } = command;
  const { ground, next } = outcome;
  state.application = undefined;
  const recorded = kase.effects.run(() =>
    performance.recordRuling({
      ...kase.key(`ruling:${application.number}`, now),
      application: application.number,
      decision,
      ground,
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
}

/** The refusal of a ruling that the fresh gate does not bear; the application stays before the judge. */
function refusable(kase: CaseContext, command: RuleOnResumption) {
  try {
    return ruling(kase, command);
  } catch (refusal) {
    throw refusal instanceof LawError ? lawFailure(refusal) : refusal;
  }
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
