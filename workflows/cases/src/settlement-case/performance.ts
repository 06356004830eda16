import { resumedWorkflowId } from '@hejie/contracts/workflows';
import type {
  AmendAgreement,
  AmendmentOnRecord,
  ElectRemedy,
  CalendarAdopted,
  NextDeadline,
  ObjectionFollowedFact,
  RecallApplication,
  RecordSuit,
  ResumptionOpening,
  RuleOnResumption,
  WithdrawResumption,
} from '@hejie/contracts/workflows';
import type { EarlierSettlement, PerformanceDecision, PerformanceState } from '@hejie/settlement';
import { resumedEnforcementDefinition } from '../resumed-enforcement/definition.js';
import type { CaseOutcome, CaseTurn, SettlementDefinition } from './state.js';

/**
 * From the ledger's opening to the end: performance, breach, the creditor's election, the judge's ruling (SET-ART-8 to 17). All of
 * it is decided by performance, from its records, in the transaction that records it. Here stands only what it is asked, and
 * how its answer is taken over: an assignment, no law.
 */

type Rule = ReturnType<SettlementDefinition<unknown, unknown>['start']>;

const before = ({ state }: CaseTurn): PerformanceState => state.performance!;

/** For whom a command is given, and by which agent, where one gives it. */
const acting = ({ partyId, agentId }: Pick<ElectRemedy, 'partyId' | 'agentId'>) => ({
  partyId,
  ...(agentId !== undefined && { agentId }),
});

export const elect: Rule = {
  decidedBy: 'performance',
  act: (turn, { remedy, pleads = {}, onPaper, signs, ...who }: ElectRemedy) => ({
    act: 'elect',
    before: before(turn),
    ...acting(who),
    remedy,
    pleads,
    ...(onPaper && { onPaper }),
    ...(signs && { signs }),
  }),
};

export const recallApplication: Rule = {
  decidedBy: 'performance',
  act: (turn, command: RecallApplication) => ({ act: 'recallApplication', before: before(turn), ...acting(command) }),
};

export const withdrawResumption: Rule = {
  decidedBy: 'performance',
  act: (turn, command: WithdrawResumption) => ({ act: 'withdrawResumption', before: before(turn), ...acting(command) }),
};

export const amend: Rule = {
  decidedBy: 'performance',
  act: (turn, { terms, consents, guarantorConsents, unboundGuarantors, form, harmReview }: AmendAgreement) => ({
    act: 'amendTerms',
    before: before(turn),
    terms,
    consents,
    guarantorConsents,
    unboundGuarantors,
    form,
    ...(harmReview && { harmReview }),
  }),
};

export const ruleOnResumption: Rule = {
  decidedBy: 'performance',
  act: (turn, { decision, reason, found, debtorObjects, paper }: RuleOnResumption) => ({
    act: 'ruleOnResumption',
    before: before(turn),
    decision,
    reason,
    found,
    debtorObjects,
    ...(paper && { paper }),
  }),
};

export const recordSuit: Rule = {
  decidedBy: 'performance',
  act: (turn, { accepted, suitNumber }: RecordSuit) => ({
    act: 'recordSuit',
    before: before(turn),
    accepted,
    suitNumber,
  }),
};

/** SET-ART-12-1: a decision on an objection is carried out in the running case. */
export const followObjection: Rule = {
  decidedBy: 'performance',
  act: (turn, { objectionId }: ObjectionFollowedFact) => ({
    act: 'followObjection',
    before: before(turn),
    objectionId,
  }),
};

/** SET-ART-12-1: the case opens again: how it stands performance says, from its records. */
export const reopen: Rule = {
  decidedBy: 'performance',
  act: ({ opening }) => ({ act: 'followObjection', objectionId: opening.reopened!.objectionId }),
};

/** Money has come, or was taken out of the ledger again. */
export const entries = (reversal: boolean): Rule => ({
  decidedBy: 'performance',
  act: (turn) => ({ act: 'applyEntries', before: before(turn), reversal }),
});

export const adoptCalendar: Rule = {
  decidedBy: 'performance',
  act: (turn, { calendarEditions }: CalendarAdopted) => ({
    act: 'adoptCalendar',
    before: before(turn),
    calendarEditions,
  }),
};

/** A deadline of performance has come: dated to itself, however late the machine was. */
export const reachDeadline: Rule = {
  decidedBy: 'performance',
  act: (turn, { due, latenessSeconds }: { readonly due: NextDeadline; readonly latenessSeconds: number }) => {
    const items = before(turn).ledger.next?.items ?? [];
    return {
      act: 'reachDeadline',
      before: before(turn),
      items,
      lateness: { deadline: due.at, latenessSeconds },
      now: turn.now,
    };
  },
};

/** SET-LEDGER: a settlement that was concluded before: mediation keeps its agreement, and performance opens its ledger. */
export function takenOver(
  { opening: { title, packId }, state: { calendarEditions } }: CaseTurn,
  { terms, confirmedOn, receipts, periodActs }: EarlierSettlement,
): CaseOutcome {
  const opened = { version: terms.version, terms, title, packId, calendarEditions };
  const takenOver = { confirmedOn, receipts, ...(periodActs && { periodActs }) };
  return {
    stage: 'PERFORMANCE',
    acts: {
      performance: [{ act: 'openLedger', ...opened, takenOver }],
      mediation: [{ act: 'takeOverAgreement', terms, confirmedOn }],
    },
  };
}

/** What performance has decided: the case stands as it says, and has ended where it says so. */
export function asDecided(turn: CaseTurn, { after, ending }: PerformanceDecision): CaseOutcome {
  const change = { performance: after, calendarEditions: after.calendarEditions };
  if (!ending) return { stage: after.stage, change, due: dueInPerformance(after) };
  const { paid } = after.ledger;
  return {
    change,
    ending,
    acts: { intake: [{ act: 'closeCase', ending: ending.ending, rule: ending.rule, paid }] },
    ...(ending.ending === 'RESUMED' && { child: resumed(turn, ending) }),
  };
}

/** As {@link asDecided}, and mediation keeps the version that stands from now on. */
export function amended(
  turn: CaseTurn,
  { amendment, ...decision }: PerformanceDecision & { readonly amendment: AmendmentOnRecord },
): CaseOutcome {
  const decided = asDecided(turn, decision);
  const { version, terms, warnings } = amendment;
  const change = { ...decided.change, agreement: { version, terms, warnings } };
  return { ...decided, change, acts: { ...decided.acts, mediation: [{ act: 'recordAmendment', ...amendment }] } };
}

/** The next thing due in performance, as the ledger's owner derived it. */
export function dueInPerformance({ ledger }: PerformanceState): NextDeadline | null {
  const { next } = ledger;
  return next
    ? { at: next.at, kind: 'PERFORMANCE', zh: next.zh, rule: 'SET-BREACH-DAY', provisional: next.provisional }
    : null;
}

/** 恢复执行: a workflow of its own, which outlives the settlement. */
function resumed(
  { opening }: CaseTurn,
  { rule: ground, at, enforcementClosed }: NonNullable<PerformanceDecision['ending']>,
): NonNullable<CaseOutcome['child']> {
  const { caseId, court, caseNumber, cause, claim, packId, greenChannel, reopened } = opening;
  const resumption: ResumptionOpening = {
    caseId,
    court,
    settlementNumber: caseNumber,
    cause,
    packId,
    greenChannel,
    ruledAt: at,
    ground,
    ...(enforcementClosed && { enforcementClosed }),
    ...(reopened && { reopenings: reopened.nth }),
  };
  const { workflow, states, initial, shown } = resumedEnforcementDefinition;
  const standing = { opening: resumption, state: initial(resumption), stage: states.initial, due: null };
  return {
    workflow,
    workflowId: resumedWorkflowId(caseId),
    opening: resumption,
    summary: `恢复执行 · ${caseNumber} · ${cause} · ${claim}元`,
    attributes: shown.attributes(standing),
    ...(reopened && { again: true as const }),
  };
}
