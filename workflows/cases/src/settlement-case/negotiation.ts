import { compareInstants, formatYuan, LawError, legalDateOf, type LegalDate } from '@hejie/law';
import type {
  AcceptDesignation,
  ActOf,
  DeclareFailure,
  ExtendNegotiation,
  HandOverReason,
  LapsedNegotiation,
  Lateness,
  MediationActs,
  NegotiationEnd,
  NextDeadline,
  ProposeAgreement,
  ReviewHarm,
  SignAgreement,
  StartAppraisal,
  Withdraw,
} from '@hejie/contracts/workflows';
import {
  admitted,
  assertConfirmable,
  awardedBy,
  decideActingMediator,
  decideAppraisal,
  decideAppraisalEnd,
  decideExtension,
  decideHarmless,
  decideHarmReview,
  decideReplacement,
  decideSignature,
  dueReview,
  holdsAnswer,
  negotiationDeadline,
  nextInNegotiation,
  NO_LENGTHENING,
  reminderOf,
  remindsInTime,
  requireInTime,
  requireNotCoerced,
  requireUndoubted,
  versionOfDraft,
  type Ending,
  type ReviewedCase,
} from '@hejie/settlement';
import { calendarFor, packFor, partyIds, requireDesignated, requireNotOver, requireParty, suspendedIn } from './law.js';
import type { Agreement, CaseOutcome, CaseTurn, Designation, Negotiation } from './state.js';

/** The 30 days: from the mediator's acceptance to an agreement, or to their end without one (PRE-5 to PRE-8). */

/** PRE-8: the accepting mediator's acceptance starts the period, or what the pack says. */
export function accept(turn: CaseTurn, command: AcceptDesignation): CaseOutcome {
  requireNotCoerced(turn.state.complaint);
  requireDesignated(turn, command);
  requireUndoubted(turn.state.recusal ?? null);
  const { mediatorId } = command;
  if (turn.state.negotiation) return takeOver(turn, turn.state.negotiation, mediatorId);
  const acceptedOn = legalDateOf(turn.at);
  const startedOn = {
    MEDIATOR_ACCEPTANCE: acceptedOn,
    FILING: legalDateOf(turn.opening.acceptedAt),
    CONSENT: turn.state.consentedOn ?? acceptedOn,
  }[packFor(turn).negotiation.startsAt];
  const suspended = suspendedIn(turn);
  const lengthening = suspended.length > 0 ? { ...NO_LENGTHENING, suspended } : NO_LENGTHENING;
  const end = endOf(turn, startedOn, lengthening);
  const negotiation = { mediatorId, startedOn, lengthening, ...end.held, knownSince: turn.at };
  const { negotiationsBefore } = turn.state;
  const nth = negotiationsBefore === undefined ? {} : { nth: negotiationsBefore + 1 };
  return {
    stage: 'NEGOTIATION',
    change: { designation: null, negotiation },
    acts: { mediation: [{ act: 'startNegotiation', mediatorId, ...nth, ...end.told }] },
  };
}

/** PRE-5, PRE-8: in the place of one who was replaced: he goes on, and nothing begins anew. */
function takeOver(turn: CaseTurn, before: Negotiation, mediatorId: string): CaseOutcome {
  requireInTime(before, turn.at);
  const { lastDay } = before;
  return {
    change: { designation: null, negotiation: { ...before, mediatorId } },
    acts: { mediation: [{ act: 'resumeNegotiation', mediatorId, lastDay }] },
  };
}

/** S4, PROC-16: an appraisal begins, or its term is set anew: the end is derived anew from the start. */
export function startAppraisal(turn: CaseTurn, { subject, until }: StartAppraisal): CaseOutcome {
  requireNotCoerced(turn.state.complaint);
  const before = running(turn);
  requireInTime(before, turn.at);
  const { appraisal, lengthening } = admitted(
    decideAppraisal({ ...appraisalInput(turn, before), until }, packFor(turn), calendarFor(turn)),
  );
  const anew = before.appraisal?.from === appraisal.from;
  const nth = lengthening.appraisals.length;
  const told = { nth, anew, subject, begins: appraisal.from, until };
  return heldUp(turn, before, lengthening, { ...appraisal, nth }, (end) => ({
    act: 'recordAppraisal',
    ...told,
    ...end,
  }));
}

/** PROC-16: the appraisal has ended; days count again from tomorrow. */
export function endAppraisal(turn: CaseTurn): CaseOutcome {
  requireNotCoerced(turn.state.complaint);
  const before = running(turn);
  requireInTime(before, turn.at);
  const { appraisal, lengthening } = admitted(
    decideAppraisalEnd(appraisalInput(turn, before), packFor(turn), calendarFor(turn)),
  );
  const told = { nth: lengthening.appraisals.length, begins: appraisal.from, until: appraisal.until };
  return heldUp(turn, before, lengthening, null, (end) => ({ act: 'recordAppraisalEnd', ...told, ...end }));
}

const appraisalInput = ({ at: now }: CaseTurn, { startedOn, lengthening, appraisal }: Negotiation) => ({
  now,
  startedOn,
  lengthening,
  running: appraisal ?? null,
});

function heldUp(
  turn: CaseTurn,
  before: Negotiation,
  lengthening: Negotiation['lengthening'],
  appraisal: Negotiation['appraisal'],
  act: (end: { readonly from: LegalDate } & NegotiationEnd) => ActOf<MediationActs>,
): CaseOutcome {
  const end = endOf(turn, before.startedOn, lengthening);
  const moved = end.held.endsAt !== before.endsAt;
  const knownSince = moved ? turn.at : before.knownSince;
  return {
    change: { negotiation: { ...before, lengthening, ...end.held, knownSince, appraisal } },
    acts: { mediation: [act({ from: before.lastDay, ...end.told })] },
  };
}

/** S4: all parties ask in time; the new end is derived anew from the start. */
export function extend(turn: CaseTurn, { days, signedBy, request }: ExtendNegotiation): CaseOutcome {
  requireNotCoerced(turn.state.complaint);
  const before = running(turn);
  const { startedOn, lengthening: earlier, lastDay: from } = before;
  const { signedOn } = request ?? {};
  const asked = { now: turn.at, startedOn, days, signedBy, signedOn, parties: partyIds(turn), lengthening: earlier };
  const { lengthening } = admitted(decideExtension(asked, packFor(turn), calendarFor(turn)));
  const end = endOf(turn, startedOn, lengthening);
  const nth = (turn.state.extensionsBefore ?? 0) + lengthening.extensions.length;
  return {
    change: { negotiation: { ...before, lengthening, ...end.held, knownSince: turn.at } },
    acts: {
      mediation: [{ act: 'recordExtension', nth, days, signedBy, ...(request && { request }), from, ...end.told }],
    },
  };
}

/** S15, F7: a draft that passed the legality review becomes the next version; earlier signatures belong to the earlier version, and where the court reviews each a judge is asked. */
export function propose(turn: CaseTurn, { terms: submitted, offer }: ProposeAgreement): CaseOutcome {
  requireNotCoerced(turn.state.complaint);
  requireInTime(running(turn), turn.at);
  requireMediator(turn);
  const version = admitted(versionOfDraft(submitted, turn.state.agreement?.version));
  const terms = { ...submitted, version };
  const { court, title, parties } = turn.opening;
  const agreedOn = legalDateOf(turn.at);
  const reviewed: ReviewedCase = { court, ...awardedBy(title), parties, calendar: calendarFor(turn), agreedOn };
  const warnings = assertConfirmable(terms, packFor(turn), reviewed);
  const harmReview = dueReview(turn.state.harmReview, version, packFor(turn));
  const reasons = harmReview?.each ? '本院逐案审查和解协议' : `第${version}版文本有变动，重新审查`;
  const dueForReview = harmReview && [{ act: 'recordHarmReview', ...harmReview, reasons } as const];
  return {
    stage: 'CONFIRMATION',
    change: { agreement: { version, terms, warnings }, signatures: [], ...(harmReview && { harmReview }) },
    acts: {
      mediation: [
        { act: 'recordProposal', version, terms, warnings, ...(offer !== undefined && { offer }) },
        ...(dueForReview ?? []),
      ],
    },
  };
}

/** F7, F8: a doubt whether the agreement harms others, or what a judge finds; while it is open nothing is confirmed. */
export function reviewHarm(
  turn: CaseTurn,
  { stamp, version, finding, interests, reasons, intent }: ReviewHarm,
): CaseOutcome {
  running(turn);
  requireNotOver(turn);
  const { harmReview: standing } = turn.state;
  const asked = {
    version,
    finding,
    interests,
    reasons,
    intent,
    role: stamp.role,
    currentVersion: draft(turn).version,
    standing,
  };
  const harmReview = admitted(decideHarmReview(asked, packFor(turn)));
  const { each: _asked, ...found } = harmReview;
  return {
    change: { harmReview },
    acts: { mediation: [{ act: 'recordHarmReview', ...found, reasons, ...(intent !== undefined && { intent }) }] },
  };
}

/** PRE-6, SEED3 五(四): the last signature confirms the agreement, registers the case as the pack says, and opens the ledger. */
export function sign(turn: CaseTurn, { version, signatoryId, mediatorId, agentId }: SignAgreement): CaseOutcome {
  requireNotCoerced(turn.state.complaint);
  const agreement = draft(turn);
  const { signatures, complete } = admitted(
    decideSignature({
      signatoryId,
      version,
      now: turn.at,
      currentVersion: agreement.version,
      signatories: agreement.terms.signatories,
      form: agreement.terms.form,
      signatures: turn.state.signatures,
      negotiationEnd: running(turn).endsAt,
    }),
  );
  const { terms } = agreement;
  const { role: signatory } = terms.signatories.find(({ id }) => id === signatoryId)!;
  if (signatory === 'MEDIATOR') requireActing(turn, mediatorId);
  const named = agentId === undefined ? {} : { agentId };
  const signed = { act: 'recordSignature', version, signatoryId, signatory, ...named } as const;
  const change = { signatures };
  if (!complete) return { change, acts: { mediation: [signed] } };
  admitted(decideHarmless(turn.state.harmReview, version, packFor(turn)));
  const { title, packId } = turn.opening;
  const { calendarEditions } = turn.state;
  return {
    stage: 'PERFORMANCE',
    change: { ...change, negotiation: null, ...(turn.state.recusal && { recusal: null }) },
    acts: {
      mediation: [signed, { act: 'confirmAgreement', version }],
      performance: [{ act: 'openLedger', version, terms, title, packId, calendarEditions }],
      intake: [{ act: 'registerSettled' }],
    },
  };
}

/** PRE-7. */
export function declareFailure(turn: CaseTurn, { reason, mediatorId }: DeclareFailure): CaseOutcome {
  running(turn);
  requireNotOver(turn);
  requireActing(turn, mediatorId);
  return withoutAgreement({ reason: 'FAILED', rule: 'PRE-7', statement: reason });
}

/** B3, PRE-1: a party may leave while the negotiation lasts; once its time is over it has lapsed (PRE-8). */
export function withdraw(turn: CaseTurn, { partyId, reason }: Withdraw): CaseOutcome {
  requireParty(turn, partyId);
  requireNotOver(turn);
  return withoutAgreement({ reason: 'WITHDRAWN', rule: 'PRE-1', statement: reason, partyId });
}

/** A deadline of the negotiation: a reminder of its end (E7), or the end itself (PRE-8, S3). */
export function reached(turn: CaseTurn, due: NextDeadline, latenessSeconds: number): CaseOutcome {
  const lateness: Lateness = { deadline: due.at, latenessSeconds };
  const { lastDay, startedOn, lengthening } = running(turn);
  if (due.kind === 'NEGOTIATION_END') {
    const { calendarEditions } = turn.state;
    const { extensions, appraisals, suspended } = lengthening;
    const negotiation = {
      lastDay,
      startedOn,
      extensions,
      ...(appraisals.length > 0 && { appraisals }),
      calendarEditions,
      ...(suspended && { suspended }),
    };
    return withoutAgreement({ reason: 'LAPSED', rule: 'PRE-8', lateness, negotiation });
  }
  const daysBefore = Number(due.kind.split(':')[1]);
  const change = { reminded: [...turn.state.reminded, reminderOf(lastDay, daysBefore)] };
  if (!remindsInTime(lastDay, turn.now)) return { change };
  return { change, acts: { mediation: [{ act: 'remindNegotiation', daysBefore, lastDay, lateness }] } };
}

/** How a settlement ends that goes back to filing. */
const ENDING_OF: Readonly<Record<HandOverReason, Ending>> = {
  REFUSED: 'REFUSED',
  NO_CONSENT: 'LAPSED',
  LAPSED: 'LAPSED',
  FAILED: 'FAILED',
  WITHDRAWN: 'WITHDRAWN',
  COERCED: 'WITHDRAWN',
};

/** PRE-1, PRE-7, PRE-8: refused, lapsed, failed or withdrawn, the case goes back to filing by itself, the same day, and has ended. */
export function withoutAgreement(end: {
  readonly reason: HandOverReason;
  readonly rule: string;
  readonly statement?: string;
  readonly partyId?: string;
  readonly lateness?: Lateness;
  readonly negotiation?: LapsedNegotiation;
}) {
  const { reason, rule } = end;
  const ending = ENDING_OF[reason];
  const { lateness } = end;
  const closed = { act: 'closeCase', ending, rule, paid: formatYuan(0n), ...(lateness && { lateness }) } as const;
  return {
    ending: { ending, rule },
    acts: { intake: [{ act: 'handOverToFiling', ...end } as const, closed] as const },
  };
}

/** The next thing due in the negotiation: a reminder that has not gone out, else the end itself. */
export function dueInNegotiation(turn: CaseTurn, negotiation: Negotiation): NextDeadline {
  const { at, daysBefore } = nextInNegotiation(negotiation, turn.state.reminded, packFor(turn));
  const { provisional } = negotiation;
  return daysBefore === 0
    ? { at, kind: 'NEGOTIATION_END', zh: '和解期限届满', rule: 'PRE-8', provisional }
    : { at, kind: `REMINDER:${daysBefore}`, zh: `和解期限届满前${daysBefore}日提醒`, rule: 'PRE-8', provisional };
}

/** The end of the period, as the case holds it and as it tells it. */
export function endOf(turn: CaseTurn, startedOn: LegalDate, lengthening: Negotiation['lengthening']) {
  const {
    value: lastDay,
    instant,
    provisional,
  } = negotiationDeadline(startedOn, packFor(turn), calendarFor(turn), lengthening);
  const { extensions, appraisals } = lengthening;
  const of = { startedOn, extensions, ...(appraisals.length > 0 && { appraisals }) };
  return {
    held: { lastDay, endsAt: instant, provisional },
    told: { lastDay, deadline: instant, provisional, ...of },
  };
}

/** What is due before there is an agreement: that a mediator answers (S5), a reminder, the end; of two at one instant the end comes first. */
export function dueBeforeAgreement(turn: CaseTurn): NextDeadline | null {
  const { designation, negotiation, recusal = null } = turn.state;
  const answer = designation && !holdsAnswer(recusal) ? answerDue(designation) : null;
  if (turn.stage === 'SELECTION') return answer;
  if (!negotiation) return null;
  const next = dueInNegotiation(turn, negotiation);
  return answer && compareInstants(answer.at, next.at) < 0 ? answer : next;
}

const answerDue = ({ acceptBy: at }: Designation): NextDeadline => ({
  at,
  kind: 'ACCEPTANCE_END',
  zh: '和解员答复期限届满',
  rule: 'PRE-5',
  provisional: false,
});

/** PRE-5, 民诉法48: nobody mediates in his place while one is sought, nor he while a doubt about him is open. */
function requireMediator({ state }: CaseTurn): void {
  requireUndoubted(state.recusal ?? null);
  if (state.negotiation?.mediatorId === null) admitted(decideReplacement({ acting: null }));
}

/** PRE-5: he who acts as the mediator is the one of now. */
function requireActing(turn: CaseTurn, mediatorId: string | undefined): void {
  requireUndoubted(turn.state.recusal ?? null);
  admitted(decideActingMediator({ acting: running(turn).mediatorId, mediatorId }));
}

function running({ state }: CaseTurn): Negotiation {
  if (state.negotiation) return state.negotiation;
  throw new LawError({
    code: 'NEGOTIATION.NOT_STARTED',
    rule: 'PRE-8',
    zh: '和解协商尚未开始。',
    en: 'The negotiation has not begun.',
  });
}

function draft({ state }: CaseTurn): Agreement {
  if (state.agreement) return state.agreement;
  throw new LawError({ code: 'AGREEMENT.NONE', rule: 'PRE-6', zh: '尚无和解协议文本。', en: 'There is no draft yet.' });
}
