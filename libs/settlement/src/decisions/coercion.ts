import {
  compareInstants,
  instantText,
  LawError,
  legalDateOf,
  workingDays,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type ExcludedSpan,
  type LegalDate,
} from '@hejie/law';
import { type ConsentPack } from './consent.js';
import { accept, refuse, type Decision } from './decision.js';

/** Of whom somebody complains that he was made to settle (强迫和解): the mediator, staff of the court, the other side, somebody else. */
export const COERCERS = ['MEDIATOR', 'COURT_STAFF', 'OTHER_PARTY', 'SOMEBODY_ELSE'] as const;
/** One of them. */
export type Coercer = (typeof COERCERS)[number];

/** What a judge finds on a complaint of coercion. */
export const COMPLAINT_FINDINGS = ['FOUNDED', 'UNFOUNDED'] as const;
/** One of the findings. */
export type ComplaintFinding = (typeof COMPLAINT_FINDINGS)[number];

/** A complaint of coercion that nobody has decided yet; while it lasts, no clock of the settlement runs. */
export interface PendingComplaint {
  readonly partyId: string;
  readonly against: Coercer;
  readonly since: CourtInstant;
  /** Exclusive end of the judge's time. */
  readonly decideBy: CourtInstant;
  readonly provisional: boolean;
  /** His time is over: it lies before the president. */
  readonly overdue?: true;
}

/** PRE-1, B6: may a caller in these roles read the complaint? Of staff of the court only who decides on it or supervises, for it may be of the reader. */
export const mayReadComplaint = (roles: readonly string[], against: Coercer): boolean =>
  against !== 'COURT_STAFF' || roles.some((role) => role === 'court-president' || role === 'supervisor');

/** A task with a term, and a complaint of the case; `decidedAt`: null while nobody has decided it. */
interface StoppedClock {
  readonly task: { readonly kind: string; readonly dueAt: CourtInstant | null };
  readonly complaints: readonly { readonly since: CourtInstant; readonly decidedAt: CourtInstant | null }[];
}

/** Tasks whose term is a clock of the settlement. */
const CLOCKS: readonly string[] = ['ASK_PARTIES', 'DESIGNATE_MEDIATOR', 'ACCEPT_DESIGNATION'];

/**
 * PRE-1, B6: does the term of this task stand still for a complaint? While one is decided every clock of the settlement does; an end that fell within
 * that time is none, for the clock stood still then: it is set anew with the decision. Nobody is late meanwhile.
 */
export function restsForComplaint({ task: { kind, dueAt }, complaints }: StoppedClock): boolean {
  if (dueAt === null || !CLOCKS.includes(kind)) return false;
  return complaints.some(
    ({ since, decidedAt }) =>
      decidedAt === null || (compareInstants(dueAt, since) >= 0 && compareInstants(dueAt, decidedAt) <= 0),
  );
}

/** Working days in which a judge decides, where the pack says nothing else. */
const DECISION_WORKING_DAYS = 3;

/** PRE-1, B6: until when a judge decides on a complaint of coercion: three working days from its day, or what the pack says. Errors as law's `workingDays`. */
export function complaintDeadline(complainedOn: LegalDate, pack: ConsentPack, calendar: CourtCalendar): DerivedPeriod {
  const n = pack.consent.complaintWorkingDays ?? DECISION_WORKING_DAYS;
  return workingDays({ start: complainedOn, n }, calendar);
}

/**
 * PRE-1, B6: a party complains that it is made to settle: the clocks stop, and a judge decides. One complaint at a time. At 24:00 of the last day
 * nothing is left to stop. `COMPLAINT.PENDING`, `COMPLAINT.TOO_LATE`. `endsAt`: exclusive end of the clock that runs, if one does.
 */
export function decideCoercionComplaint(
  input: {
    readonly partyId: string;
    readonly against: Coercer;
    readonly now: CourtInstant;
    readonly pending: PendingComplaint | null;
    readonly endsAt: CourtInstant | null;
  },
  pack: ConsentPack,
  calendar: CourtCalendar,
): Decision<PendingComplaint> {
  const { partyId, against, now: since, pending, endsAt } = input;
  if (pending) return refuse(isPending(pending));
  if (endsAt !== null && compareInstants(since, endsAt) >= 0) {
    return refuse({
      code: 'COMPLAINT.TOO_LATE',
      rule: 'PRE-1',
      zh: `期限已于${instantText(endsAt).zh}届满，和解程序已经结束，没有可以停止的期限。`,
      en: `The time ended at ${instantText(endsAt).en}: the settlement procedure is over, there is no clock to stop.`,
    });
  }
  const { instant: decideBy, provisional } = complaintDeadline(legalDateOf(since), pack, calendar);
  return accept({ partyId, against, since, decideBy, provisional });
}

/** PRE-1, B6: while a judge examines whether somebody is made to settle, nobody carries the settlement on. `COMPLAINT.PENDING`. */
export function requireNotCoerced(pending: PendingComplaint | null | undefined): void {
  if (pending) throw new LawError(isPending(pending));
}

const isPending = ({ decideBy }: PendingComplaint) => ({
  code: 'COMPLAINT.PENDING',
  rule: 'PRE-1',
  zh: `本案有强迫和解的投诉正在审查，法官应于${instantText(decideBy).zh}前决定；决定作出前，和解程序停止，当事人仍可退出和解。`,
  en: `A complaint of coercion is being examined and decided before ${instantText(decideBy).en}; until then the settlement rests. A party may still leave it.`,
});

/** What follows from a judge's decision on a complaint of coercion. */
export interface ComplaintRuling {
  /** Unfounded: it goes on; founded: all are asked anew where the complainant still wants to settle, else it ends. */
  readonly consequence: 'GOES_ON' | 'ASK_ANEW' | 'ENDS';
  /** Days that do not count: from the day of the complaint to that of the decision, both included. */
  readonly suspended: ExcludedSpan;
}

/**
 * PRE-1, B6: a judge decides on a complaint of coercion. Unfounded, the settlement goes on and the days of the examination do not count.
 * Founded, what was said under coercion is no consent: each side is asked anew where the complainant wants to go on, else the settlement ends and the case is
 * filed. A complaint about staff of the court is decided by the president. `COMPLAINT.NONE`, `COMPLAINT.FOR_PRESIDENT`, `COMPLAINT.WISH_UNKNOWN`.
 */
export function decideCoercion(input: {
  readonly pending: PendingComplaint | null;
  readonly now: CourtInstant;
  readonly finding: ComplaintFinding;
  /** Whether the complainant still wants to settle; needed where the complaint is founded. */
  readonly complainantContinues?: boolean;
  readonly byPresident: boolean;
}): Decision<ComplaintRuling> {
  const { pending, now, finding, complainantContinues } = input;
  if (!pending) {
    return refuse({
      code: 'COMPLAINT.NONE',
      rule: 'PRE-1',
      zh: '本案没有待审查的强迫和解投诉。',
      en: 'No complaint of coercion is before the court in this case.',
    });
  }
  if (pending.against === 'COURT_STAFF' && !input.byPresident) {
    return refuse({
      code: 'COMPLAINT.FOR_PRESIDENT',
      rule: 'PRE-1',
      zh: '投诉对象是本院工作人员，由院长决定。',
      en: 'The complaint is about staff of the court: the president decides it.',
    });
  }
  const suspended: ExcludedSpan = [legalDateOf(pending.since), legalDateOf(now)];
  if (finding === 'UNFOUNDED') return accept({ consequence: 'GOES_ON', suspended });
  if (complainantContinues === undefined) {
    return refuse({
      code: 'COMPLAINT.WISH_UNKNOWN',
      rule: 'PRE-1',
      path: '/complainantContinues',
      zh: '投诉成立的，请询问投诉人是否仍愿意和解，并填写 complainantContinues。',
      en: 'Where the complaint is founded, ask the complainant whether he still wants to settle, and say so in complainantContinues.',
    });
  }
  return accept({ consequence: complainantContinues ? 'ASK_ANEW' : 'ENDS', suspended });
}
