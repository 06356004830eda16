import {
  calendarOf,
  dateText,
  LawError,
  legalDateOf,
  packOf,
  parseYuan,
  type CourtCalendar,
  type CourtInstant,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';
import {
  admitted,
  assertConfirmable,
  decideAcceptance,
  decideConsent,
  decideDesignation,
  decideElection,
  decideExtension,
  decideRuling,
  decideSignature,
  decideSuit,
  lastPerformanceDay,
  lintAgreement,
  passedDeadlines,
  type AgreementTerms,
  type GateDecision,
  type LegalityFinding,
  type ReviewedCase,
} from '@hejie/settlement';
import type {
  DesignateMediator,
  ElectRemedy,
  ExtendNegotiation,
  RecordConsent,
  RecordSuit,
  RuleOnResumption,
  SignAgreement,
  Withdraw,
} from '@hejie/contracts/workflows';
import type { CaseContext } from './case-context.js';
import type { ResumptionApplication } from './state.js';

/**
 * The questions that the case puts to `@hejie/settlement`. Only the shapes are translated here; the law is there.
 * Each throws the refusal, or returns what follows.
 */

export const packFor = (kase: CaseContext): PolicyPack => packOf(kase.opening.packId);
export const calendarFor = (kase: CaseContext): CourtCalendar => calendarOf(kase.state.calendarEditions);
const partyIds = (kase: CaseContext): string[] => kase.opening.parties.map(({ partyId }) => partyId);

/** PRE-8: the day from which the period counts, as the pack says. */
export function negotiationStart(kase: CaseContext, acceptedOn: LegalDate): LegalDate {
  const { acceptedAt } = kase.opening;
  const days = {
    MEDIATOR_ACCEPTANCE: acceptedOn,
    FILING: legalDateOf(acceptedAt),
    CONSENT: kase.state.consentedOn ?? acceptedOn,
  };
  return days[packFor(kase).negotiation.startsAt];
}

/** PRE-1. */
export function consentOutcome(kase: CaseContext, { partyId, answer }: RecordConsent) {
  return admitted(decideConsent({ partyId, answer, parties: partyIds(kase), answers: kase.state.consents }));
}

/** PRE-5, S5. Mediation has looked the mediator up on the roll before the command came here. */
export function designation(
  kase: CaseContext,
  { mediatorId, chosenBy, conflict, partiesDisagree }: DesignateMediator,
  now: CourtInstant,
) {
  const { declined, designation: pending, chooseBy = now } = kase.state;
  const conflicts = conflict ? [{ mediatorId, relation: conflict.disclosed, consentedBy: conflict.acceptedBy }] : [];
  return admitted(
    decideDesignation({
      mediatorId,
      by: chosenBy,
      now,
      roster: [mediatorId],
      parties: partyIds(kase),
      declined,
      conflicts,
      pending: pending?.mediatorId ?? null,
      jointChoiceBy: chooseBy,
      partiesDisagree,
    }),
  );
}

/** S5: only the one designated answers, and in time. */
export function requireDesignated(kase: CaseContext, { mediatorId }: { mediatorId: string }, now: CourtInstant): void {
  const { designation: pending } = kase.state;
  admitted(
    decideAcceptance({ mediatorId, pending: pending?.mediatorId ?? null, now, acceptBy: pending?.acceptBy ?? now }),
  );
}

/** S4. */
export function extension(kase: CaseContext, { days, signedBy }: ExtendNegotiation, now: CourtInstant) {
  const { startedOn, lengthening } = negotiationOf(kase);
  return admitted(
    decideExtension(
      { now, startedOn, days, signedBy, parties: partyIds(kase), lengthening },
      packFor(kase),
      calendarFor(kase),
    ),
  );
}

/** PRE-8: after 24:00 of the last day there is nothing left to do in the negotiation, even before the timer has fired. */
export function requireRunning(kase: CaseContext, now: CourtInstant): void {
  const { endsAt, lastDay } = negotiationOf(kase);
  if (now < endsAt) return;
  throw new LawError({
    code: 'NEGOTIATION.EXPIRED',
    rule: 'PRE-8',
    zh: `和解期限已于${dateText(lastDay)}24时届满，视为和解不成。`,
    en: `The negotiation ended at 24:00 on ${lastDay}.`,
  });
}

/** A party of this case, and no other. */
export function requireParty({ opening }: CaseContext, partyId: string) {
  const party = opening.parties.find((one) => one.partyId === partyId);
  if (party) return party;
  throw new LawError({
    code: 'PARTY.NOT_IN_CASE',
    path: '/partyId',
    zh: '该人不是本案当事人。',
    en: 'This person is not a party to the case.',
  });
}

/** A party may leave while the negotiation lasts; once its time is over it has lapsed (PRE-8). */
export function requireWithdrawable(kase: CaseContext, { partyId }: Withdraw, now: CourtInstant): void {
  requireParty(kase, partyId);
  if (kase.state.negotiation) requireRunning(kase, now);
}

/** S15: a draft that the law forbids never becomes a version. */
export function requireLegal(kase: CaseContext, terms: AgreementTerms, agreedOn: LegalDate): void {
  assertConfirmable(terms, packFor(kase), reviewed(kase, agreedOn));
}

/**
 * What the review leaves to those who sign. Never throws: it runs when a case is replayed too, over terms that an earlier release
 * took, and a rule of today that cannot read them has nothing to say of them.
 */
export function legalityWarnings(kase: CaseContext, terms: AgreementTerms, agreedOn: LegalDate): LegalityFinding[] {
  try {
    return lintAgreement(terms, packFor(kase), reviewed(kase, agreedOn)).filter(
      ({ severity }) => severity === 'WARNING',
    );
  } catch {
    return [];
  }
}

function reviewed(kase: CaseContext, agreedOn: LegalDate): ReviewedCase {
  const { court, title, parties } = kase.opening;
  return { court, principal: title.principal, parties, calendar: calendarFor(kase), agreedOn };
}

/** PRE-6. */
export function signature(kase: CaseContext, { version, signatoryId }: SignAgreement, now: CourtInstant) {
  const { agreement } = kase.state;
  if (!agreement)
    throw new LawError({
      code: 'AGREEMENT.NONE',
      rule: 'PRE-6',
      zh: '尚无和解协议文本。',
      en: 'There is no draft yet.',
    });
  return admitted(
    decideSignature({
      signatoryId,
      version,
      now,
      currentVersion: agreement.version,
      signatories: agreement.terms.signatories,
      signatures: agreement.signatures,
      negotiationEnd: negotiationOf(kase).endsAt,
    }),
  );
}

/** SET-BREACH-DAY: of instalments that are open, what has passed already. */
export function deadlinesBehind(kase: CaseContext, now: CourtInstant) {
  const { graceWorkingDays } = packFor(kase).performance;
  const open = kase.state.reading?.instalments.filter(({ outstanding }) => parseYuan(outstanding) > 0n) ?? [];
  return passedDeadlines(open, now, { graceWorkingDays, calendar: calendarFor(kase) });
}

/** SET-ART-9, 10, 13, 14. */
export function election(kase: CaseContext, { partyId, remedy }: ElectRemedy, now: CourtInstant) {
  const { state } = kase;
  const lastDay = state.agreement && lastPerformanceDay(state.agreement.terms);
  if (!lastDay)
    throw new LawError({
      code: 'AGREEMENT.NONE',
      rule: 'SET-ART-9-1',
      zh: '尚无生效的和解协议。',
      en: 'No agreement is in force.',
    });
  return admitted(
    decideElection(
      {
        choice: remedy,
        by: requireParty(kase, partyId).side,
        now,
        breachFound: state.breach === 'SUSPECTED',
        arrears: Number(state.reading?.overdue ?? 0) > 0,
        resumed: false,
        suitAccepted: false,
        lastPerformanceDay: lastDay,
        interruptions: [...(state.reading?.interruptions ?? []), ...state.appliedOn],
      },
      calendarFor(kase),
    ),
  );
}

/** SET-ART-11, 12. */
export function ruling(kase: CaseContext, { decision, reason, debtorObjects }: RuleOnResumption, gate: GateDecision) {
  const { outOfTime } = applicationOf(kase);
  return admitted(decideRuling({ ruling: decision, gate, outOfTime, debtorObjects, reason }));
}

/** SET-ART-14: was a suit awaited? */
export function suit({ state }: CaseContext, { accepted, suitNumber }: RecordSuit) {
  return admitted(decideSuit({ accepted, suitNumber, suitAwaited: state.suitAwaited }));
}

/** The application that lies before the judge: the one of that number, where one is named. */
export function applicationOf(
  { state: { application } }: CaseContext,
  number = application?.number,
): ResumptionApplication {
  if (application && application.number === number) return application;
  throw new LawError({
    code: 'RULING.NO_APPLICATION',
    rule: 'SET-ART-9-1',
    zh: '没有申请执行人的恢复执行申请。',
    en: 'There is no application of the creditor.',
  });
}

export function negotiationOf(kase: CaseContext) {
  const { negotiation } = kase.state;
  if (!negotiation)
    throw new LawError({
      code: 'NEGOTIATION.NOT_STARTED',
      rule: 'PRE-8',
      zh: '和解协商尚未开始。',
      en: 'The negotiation has not begun.',
    });
  return negotiation;
}
