import { formatYuan, LawError, legalDateOf, type LegalDate } from '@hejie/law';
import type {
  AcceptDesignation,
  DeclareFailure,
  ExtendNegotiation,
  HandOverReason,
  LapsedNegotiation,
  Lateness,
  NextDeadline,
  ProposeAgreement,
  SignAgreement,
  Withdraw,
} from '@hejie/contracts/workflows';
import {
  admitted,
  assertConfirmable,
  awardedBy,
  decideExtension,
  decideSignature,
  negotiationDeadline,
  nextInNegotiation,
  NO_LENGTHENING,
  reminderOf,
  remindsInTime,
  requireInTime,
  versionOfDraft,
  type ReviewedCase,
} from '@hejie/settlement';
import { calendarFor, packFor, partyIds, requireDesignated, requireParty } from './law.js';
import type { Agreement, CaseOutcome, CaseTurn, Negotiation } from './state.js';

/** The 30 days: from the mediator's acceptance to an agreement, or to their end without one (PRE-5 to PRE-8). */

/** PRE-8: the accepting mediator's acceptance starts the period, or what the pack says. */
export function accept(turn: CaseTurn, command: AcceptDesignation): CaseOutcome {
  requireDesignated(turn, command);
  const { mediatorId } = command;
  const acceptedOn = legalDateOf(turn.at);
  const startedOn = {
    MEDIATOR_ACCEPTANCE: acceptedOn,
    FILING: legalDateOf(turn.opening.acceptedAt),
    CONSENT: turn.state.consentedOn ?? acceptedOn,
  }[packFor(turn).negotiation.startsAt];
  const end = endOf(turn, startedOn, NO_LENGTHENING);
  const negotiation = { mediatorId, startedOn, lengthening: NO_LENGTHENING, ...end.held, knownSince: turn.at };
  return {
    stage: 'NEGOTIATION',
    change: { designation: null, negotiation },
    acts: { mediation: [{ act: 'startNegotiation', mediatorId, ...end.told }] },
  };
}

/** S4: all parties ask in time; the new end is derived anew from the start. */
export function extend(turn: CaseTurn, { days, signedBy }: ExtendNegotiation): CaseOutcome {
  const before = running(turn);
  const { startedOn, lengthening: earlier, lastDay: from } = before;
  const asked = { now: turn.at, startedOn, days, signedBy, parties: partyIds(turn), lengthening: earlier };
  const { lengthening } = admitted(decideExtension(asked, packFor(turn), calendarFor(turn)));
  const end = endOf(turn, startedOn, lengthening);
  const nth = lengthening.extensions.length;
  return {
    change: { negotiation: { ...before, lengthening, ...end.held, knownSince: turn.at } },
    acts: { mediation: [{ act: 'recordExtension', nth, days, signedBy, from, ...end.told }] },
  };
}

/** S15: a draft that passed the legality review becomes the next version; earlier signatures belong to the earlier version. */
export function propose(turn: CaseTurn, { terms: submitted }: ProposeAgreement): CaseOutcome {
  requireInTime(running(turn), turn.at);
  const version = admitted(versionOfDraft(submitted, turn.state.agreement?.version));
  const terms = { ...submitted, version };
  const { court, title, parties } = turn.opening;
  const agreedOn = legalDateOf(turn.at);
  const reviewed: ReviewedCase = { court, ...awardedBy(title), parties, calendar: calendarFor(turn), agreedOn };
  const warnings = assertConfirmable(terms, packFor(turn), reviewed);
  return {
    stage: 'CONFIRMATION',
    change: { agreement: { version, terms, warnings }, signatures: [] },
    acts: { mediation: [{ act: 'recordProposal', version, terms, warnings }] },
  };
}

/** PRE-6, SEED3 五(四): the last signature confirms the agreement, registers the case as the pack says, and opens the ledger. */
export function sign(turn: CaseTurn, { version, signatoryId }: SignAgreement): CaseOutcome {
  const agreement = draft(turn);
  const { signatures, complete } = admitted(
    decideSignature({
      signatoryId,
      version,
      now: turn.at,
      currentVersion: agreement.version,
      signatories: agreement.terms.signatories,
      signatures: turn.state.signatures,
      negotiationEnd: running(turn).endsAt,
    }),
  );
  const { terms } = agreement;
  const { role: signatory } = terms.signatories.find(({ id }) => id === signatoryId)!;
  const signed = { act: 'recordSignature', version, signatoryId, signatory } as const;
  const change = { signatures };
  if (!complete) return { change, acts: { mediation: [signed] } };
  const { title, packId } = turn.opening;
  const { calendarEditions } = turn.state;
  return {
    stage: 'PERFORMANCE',
    change: { ...change, negotiation: null },
    acts: {
      mediation: [signed, { act: 'confirmAgreement', version }],
      performance: [{ act: 'openLedger', version, terms, title, packId, calendarEditions }],
      intake: [{ act: 'registerSettled' }],
    },
  };
}

/** PRE-7. */
export function declareFailure(turn: CaseTurn, { reason }: DeclareFailure): CaseOutcome {
  requireInTime(running(turn), turn.at);
  return withoutAgreement({ reason: 'FAILED', rule: 'PRE-7', statement: reason });
}

/** B3, PRE-1: a party may leave while the negotiation lasts; once its time is over it has lapsed (PRE-8). */
export function withdraw(turn: CaseTurn, { partyId, reason }: Withdraw): CaseOutcome {
  requireParty(turn, partyId);
  if (turn.state.negotiation) requireInTime(turn.state.negotiation, turn.at);
  return withoutAgreement({ reason: 'WITHDRAWN', rule: 'PRE-1', statement: reason, partyId });
}

/** A deadline of the negotiation: a reminder of its end (E7), or the end itself (PRE-8, S3). */
export function reached(turn: CaseTurn, due: NextDeadline, latenessSeconds: number): CaseOutcome {
  const lateness: Lateness = { deadline: due.at, latenessSeconds };
  const { lastDay, startedOn, lengthening } = running(turn);
  if (due.kind === 'NEGOTIATION_END') {
    const { calendarEditions } = turn.state;
    const negotiation = { lastDay, startedOn, extensions: lengthening.extensions, calendarEditions };
    return withoutAgreement({ reason: 'LAPSED', rule: 'PRE-8', lateness, negotiation });
  }
  const daysBefore = Number(due.kind.split(':')[1]);
  const change = { reminded: [...turn.state.reminded, reminderOf(lastDay, daysBefore)] };
  if (!remindsInTime(lastDay, turn.now)) return { change };
  return { change, acts: { mediation: [{ act: 'remindNegotiation', daysBefore, lastDay, lateness }] } };
}

/** PRE-1, PRE-7, PRE-8: refused, lapsed, failed or withdrawn, the case goes back to filing by itself, the same day, and has ended. */
export function withoutAgreement(end: {
  readonly reason: HandOverReason;
  readonly rule: string;
  readonly statement?: string;
  readonly partyId?: string;
  readonly lateness?: Lateness;
  readonly negotiation?: LapsedNegotiation;
}) {
  const { reason: ending, rule } = end;
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
  const { extensions } = lengthening;
  return {
    held: { lastDay, endsAt: instant, provisional },
    told: { lastDay, deadline: instant, provisional, startedOn, extensions },
  };
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
