import {
  resumedWorkflowId,
  STEPS_OF_A_LIFE,
  WORKFLOW_TYPES,
  type CaseResult,
  type CaseStatus,
  type CommandStamp,
  type FactName,
  type NextDeadline,
} from '@hejie/contracts/workflows';
import { CASE_STATES } from '@hejie/settlement';
import * as coercion from './coercion.js';
import * as negotiation from './negotiation.js';
import { hearing, rederive } from './new-calendar.js';
import * as opening from './opening.js';
import * as performance from './performance.js';
import * as selection from './selection.js';
import { attributesOf, awaiting, detailsOf, dueText, resultOf, statusOf } from './shown.js';
import { initialState, type CaseOutcome, type CaseTurn, type SettlementDefinition } from './state.js';

/** Decided from the case's own state: by the law, in a local activity, once. */
const byCase = <A>(decide: (turn: CaseTurn, argument: A) => CaseOutcome) => ({ decidedBy: 'case', decide }) as const;

/** As {@link byCase}, for what a person commands: the case adopts the notices that come with it. */
const commanded = <A extends { readonly stamp: CommandStamp }>(decide: (turn: CaseTurn, command: A) => CaseOutcome) =>
  byCase((turn, command: A): CaseOutcome => {
    const knowing = hearing(turn, command.stamp.calendarEditions);
    const outcome = decide(knowing, command);
    if (knowing === turn) return outcome;
    const { calendarEditions, chooseBy } = knowing.state;
    return { ...outcome, change: { calendarEditions, chooseBy, ...outcome.change } };
  });

const MONEY: readonly string[] = ['receiptPosted', 'receiptReversed'] satisfies FactName[];

interface Reached {
  readonly due: NextDeadline;
  readonly latenessSeconds: number;
}

/**
 * 执行和解: a case from the application to its ending. What it hears in which stage is the table of states; what follows is here,
 * message by message.
 */
export const settlementCaseDefinition: SettlementDefinition<CaseResult, CaseStatus> = {
  workflow: WORKFLOW_TYPES.settlementCase,
  states: CASE_STATES,
  initial: initialState,
  stepsBefore: ({ reopened }) => (reopened?.nth ?? 0) * STEPS_OF_A_LIFE,
  begunAt: ({ acceptedAt, reopened }) => reopened?.at ?? acceptedAt,
  // PRE-1: both sides are asked, each by a letter of its own; where the settlement is performed already, nobody is asked anything.
  start: ({ opening }) =>
    opening.reopened
      ? performance.reopen
      : { decidedBy: 'intake', act: () => ({ act: opening.takenOver ? 'takeOver' : 'requestConsents' }) },
  commands: {
    recordConsent: commanded(opening.consent),
    designateMediator: commanded(selection.designate),
    acceptDesignation: commanded(negotiation.accept),
    declineDesignation: commanded(selection.decline),
    discloseConflict: commanded(selection.disclose),
    answerDisclosure: commanded(selection.answerDisclosure),
    requestRecusal: commanded(selection.requestRecusal),
    decideRecusal: commanded(selection.ruleOnRecusal),
    replaceMediator: commanded(selection.replace),
    extendNegotiation: commanded(negotiation.extend),
    startAppraisal: commanded(negotiation.startAppraisal),
    endAppraisal: commanded(negotiation.endAppraisal),
    declareFailure: commanded(negotiation.declareFailure),
    withdraw: commanded(negotiation.withdraw),
    proposeAgreement: commanded(negotiation.propose),
    signAgreement: commanded(negotiation.sign),
    reviewHarm: commanded(negotiation.reviewHarm),
    amendAgreement: performance.amend,
    elect: performance.elect,
    recallApplication: performance.recallApplication,
    ruleOnResumption: performance.ruleOnResumption,
    withdrawResumption: performance.withdrawResumption,
    recordSuit: performance.recordSuit,
    withdrawApplication: commanded(opening.withdrawApplication),
    complainOfCoercion: commanded(coercion.complain),
    decideCoercion: commanded(coercion.decide),
    insistOnApplication: commanded(opening.insistOnApplication),
  },
  facts: {
    // Before the ledger is open nothing can be entered into it.
    receiptPosted: ({ state }) => (state.performance ? performance.entries(false) : undefined),
    receiptReversed: ({ state }) => (state.performance ? performance.entries(true) : undefined),
    // What was recorded beside the ledger moves what the case waits for as an entry does.
    periodActRecorded: ({ state }) => (state.performance ? performance.entries(false) : undefined),
    calendarAdopted: ({ state }) => (state.performance ? performance.adoptCalendar : byCase(rederive)),
    objectionFollowed: ({ state }) => (state.performance ? performance.followObjection : undefined),
  },
  deadline({ state }, { kind }) {
    if (state.performance) return performance.reachDeadline;
    if (kind === 'COMPLAINT_END')
      return byCase((turn, { due, latenessSeconds }: Reached) => coercion.overdue(turn, due, latenessSeconds));
    if (kind === 'CONSENT_END')
      return byCase((turn, { due, latenessSeconds }: Reached) => opening.unanswered(turn, due, latenessSeconds));
    if (kind === 'ACCEPTANCE_END') return byCase(selection.silent);
    return byCase((turn, { due, latenessSeconds }: Reached) => negotiation.reached(turn, due, latenessSeconds));
  },
  answers: {
    // PRE-1: the clock of the asking, where the pack has one; older releases answered nothing.
    requestConsents: (_, { time }) => (time ? { change: { asking: time }, due: opening.dueInOpening(time) } : {}),
    recordDecline: selection.redesignated,
    takeOver: performance.takenOver,
    openLedger: performance.asDecided,
    applyEntries: performance.asDecided,
    reachDeadline: performance.asDecided,
    adoptCalendar: performance.asDecided,
    amendTerms: performance.amended,
    elect: performance.asDecided,
    recallApplication: performance.asDecided,
    ruleOnResumption: performance.asDecided,
    withdrawResumption: performance.asDecided,
    recordSuit: performance.asDecided,
    followObjection: performance.asDecided,
  },
  due(turn) {
    const { asking, complaint, performance: performing } = turn.state;
    if (performing) return performance.dueInPerformance(performing);
    if (complaint) return coercion.dueOnComplaint(complaint);
    if (turn.stage === 'OPENING') return asking ? opening.dueInOpening(asking) : null;
    return negotiation.dueBeforeAgreement(turn);
  },
  awaiting,
  status: statusOf,
  result: resultOf,
  shown: { attributes: attributesOf, details: detailsOf, deadline: dueText },
  // Money told after a ruling to resume is the resumed enforcement's.
  heir: ({ opening: { caseId }, ended }, fact) =>
    ended?.ending === 'RESUMED' && MONEY.includes(fact) ? resumedWorkflowId(caseId) : undefined,
};
