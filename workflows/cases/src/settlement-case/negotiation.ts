import { addDays, legalDateOf, type CourtInstant } from '@hejie/law';
import { negotiationDeadline, NO_LENGTHENING } from '@hejie/settlement';
import type {
  AcceptDesignation,
  ExtendNegotiation,
  HandOverReason,
  Lateness,
  NextDeadline,
  ProposeAgreement,
  SignAgreement,
} from '@hejie/contracts/workflows';
import { intake, mediation } from '../shared/activities.js';
import { atHour } from '../shared/court-time.js';
import type { CaseContext } from './case-context.js';
import {
  calendarFor,
  extension,
  legalityWarnings,
  negotiationOf,
  negotiationStart,
  packFor,
  signature,
} from './decisions.js';
import { openPerformance } from './performance.js';

/** Letters go out when the court opens. */
const REMINDER_HOUR = 9;

/** PRE-8: the accepting mediator's acceptance starts the period. */
export async function start(kase: CaseContext, { mediatorId }: AcceptDesignation, now: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  const { court, parties } = opening;
  const startedOn = negotiationStart(kase, legalDateOf(now));
  const deadline = negotiationDeadline(startedOn, packFor(kase), calendarFor(kase));
  const { value: lastDay, instant: endsAt, provisional } = deadline;
  state.designation = undefined;
  state.negotiation = {
    mediatorId,
    startedOn,
    lengthening: NO_LENGTHENING,
    lastDay,
    endsAt,
    provisional,
    knownSince: now,
  };
  // The row first: the stage must not be seen before the mediator is the case's.
  const started = kase.effects.run(() =>
    mediation.startNegotiation({
      ...kase.key('negotiation', now),
      court,
      mediatorId,
      lastDay,
      deadline: endsAt,
      provisional,
      parties,
    }),
  );
  await Promise.all([started, kase.enter('NEGOTIATION', now)]);
}

/** S4: all parties ask in time; the new end is derived anew from the acceptance. */
export function extend(kase: CaseContext, command: ExtendNegotiation, now: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  const { parties } = opening;
  const { lengthening, deadline } = extension(kase, command, now);
  const before = negotiationOf(kase);
  const { value: lastDay, instant, provisional } = deadline;
  state.negotiation = { ...before, lengthening, lastDay, endsAt: instant, provisional, knownSince: now };
  kase.touch();
  const { days, signedBy, stamp } = command;
  const nth = lengthening.extensions.length;
  return kase.effects.run(() =>
    mediation.recordExtension({
      ...kase.key(`extension:${nth}`, now),
      nth,
      days,
      by: stamp.by,
      signedBy,
      from: before.lastDay,
      lastDay,
      deadline: instant,
      provisional,
      parties,
    }),
  );
}

/** PER-3: a newly published notice re-derives the end: moved or unchanged, with one audit line and one notice. */
export async function rederive(kase: CaseContext, at: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  const before = state.negotiation;
  if (!before || (state.stage !== 'NEGOTIATION' && state.stage !== 'CONFIRMATION')) return;
  const deadline = negotiationDeadline(before.startedOn, packFor(kase), calendarFor(kase), before.lengthening);
  const { value: lastDay, instant, provisional } = deadline;
  const moved = lastDay !== before.lastDay;
  if (!moved && provisional === before.provisional) return;
  state.negotiation = { ...before, lastDay, endsAt: instant, provisional, knownSince: at };
  kase.touch();
  const edition = state.calendarEditions.join('+');
  await kase.effects.run(() =>
    mediation.recordRederivation({
      ...kase.key(`rederivation:${edition}`, at),
      from: before.lastDay,
      lastDay,
      deadline: instant,
      moved,
      provisional,
      parties: opening.parties,
    }),
  );
}

/** A draft that passed the legality review becomes the next version; earlier signatures belong to the earlier version. */
export async function propose(
  kase: CaseContext,
  { terms: submitted, stamp }: ProposeAgreement,
  now: CourtInstant,
): Promise<void> {
  const { state } = kase;
  state.agreementVersions += 1;
  const version = state.agreementVersions;
  const terms = { ...submitted, version };
  const warnings = legalityWarnings(kase, terms, legalDateOf(now));
  state.agreement = { version, terms, warnings, signatures: [] };
  kase.touch();
  const recorded = kase.effects.run(() =>
    mediation.recordProposal({ ...kase.key(`proposal:${version}`, now), version, terms, warnings, by: stamp.by }),
  );
  const entered = state.stage === 'CONFIRMATION' ? undefined : kase.enter('CONFIRMATION', now);
  await Promise.all([recorded, entered]);
}

/** PRE-6: the last signature confirms the agreement and opens performance. */
export async function sign(kase: CaseContext, command: SignAgreement, now: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  const { signatures, complete } = signature(kase, command, now);
  const agreement = { ...state.agreement!, signatures };
  state.agreement = agreement;
  kase.touch();
  const { version, terms } = agreement;
  const { signatoryId, stamp } = command;
  const { role } = terms.signatories.find(({ id }) => id === signatoryId)!;
  const recorded = kase.effects.run(() =>
    mediation.recordSignature({
      ...kase.key(`signature:${version}:${signatoryId}`, now),
      version,
      signatoryId,
      signatory: role,
      by: stamp.by,
    }),
  );
  if (!complete) return recorded;
  const confirmed = kase.effects.run(() =>
    mediation.confirmAgreement({ ...kase.key('confirmed', now), version, terms, parties: opening.parties }),
  );
  await Promise.all([recorded, confirmed, openPerformance(kase, now)]);
}

/** Without an agreement: lapsed, declared failed or withdrawn; the case goes back to filing by itself (PRE-7, PRE-8). */
export async function endWithout(
  kase: CaseContext,
  end: {
    outcome: 'LAPSED' | 'FAILED' | 'WITHDRAWN';
    rule: string;
    reason?: string;
    by?: string;
    partyId?: string;
    lateness?: Lateness;
  },
  at: CourtInstant,
): Promise<void> {
  const { outcome, reason, by, partyId, lateness, rule } = end;
  const ended = kase.effects.run(() =>
    mediation.endNegotiation({ ...kase.key('negotiation-ended', at), outcome, reason, by, partyId, lateness }),
  );
  await Promise.all([ended, handOver(kase, end, at), kase.end(outcome, rule, at)]);
}

/** S2, S3: a work item for the filing clerk the same day, letters to both sides, a fact. */
export function handOver(
  kase: CaseContext,
  { outcome, rule, lateness }: { outcome: HandOverReason; rule: string; lateness?: Lateness },
  at: CourtInstant,
): Promise<void> {
  const { court, parties } = kase.opening;
  return kase.effects.run(() =>
    intake.handOverToFiling({ ...kase.key('hand-over', at), court, reason: outcome, rule, parties, lateness }),
  );
}

/** The next thing due in the negotiation: a reminder that has not gone out, else the end itself. */
export function nextInNegotiation(kase: CaseContext): NextDeadline {
  const { lastDay, endsAt, provisional, knownSince } = negotiationOf(kase);
  const { reminderDaysBefore } = packFor(kase).negotiation;
  const reminders = reminderDaysBefore
    .map((days) => ({ days, at: atHour(addDays(lastDay, -days), REMINDER_HOUR) }))
    // Nobody is reminded of a day at an hour that was over before that day was fixed.
    .filter(({ days, at }) => at > knownSince && !kase.state.reminded.includes(reminderKey(lastDay, days)))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const [first] = reminders;
  if (first)
    return {
      at: first.at,
      kind: `REMINDER:${first.days}`,
      zh: `和解期限届满前${first.days}日提醒`,
      rule: 'PRE-8',
      provisional,
    };
  return { at: endsAt, kind: 'NEGOTIATION_END', zh: '和解期限届满', rule: 'PRE-8', provisional };
}

const reminderKey = (lastDay: string, days: number): string => `negotiation:${lastDay}:${days}`;

/** A deadline of the negotiation has been reached. What follows is dated to it, however late the machine was. */
export async function reachedInNegotiation(kase: CaseContext, due: NextDeadline, lateness: Lateness): Promise<void> {
  if (due.kind === 'NEGOTIATION_END') return endWithout(kase, { outcome: 'LAPSED', rule: 'PRE-8', lateness }, due.at);
  const daysBefore = Number(due.kind.split(':')[1]);
  const { lastDay } = negotiationOf(kase);
  const { parties } = kase.opening;
  kase.state.reminded.push(reminderKey(lastDay, daysBefore));
  await kase.effects.run(() =>
    mediation.remindNegotiation({
      ...kase.key(`reminder:${lastDay}:${daysBefore}`, due.at),
      daysBefore,
      lastDay,
      parties,
      lateness,
    }),
  );
}
