import {
  endOfDay,
  legalDateOf,
  startOfDay,
  workingDays,
  type CourtCalendar,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import { beginBy, liftOf, seekBy } from './authority.js';
import { changed } from './control-receipt.js';
import { assetIn, isStanding, renewalOf, standingAuthorities } from './lookup.js';
import { afterLapse } from './ranks.js';
import { receiptDays } from './pack-terms.js';
import { objectionFinal } from './objection.js';
import { answerBy, unanswered } from './query.js';
import { liftsAll } from './release-held.js';
import { type PropertyChange, type PropertyEvent, type PropertyTurn } from './property-change.js';
import { type Control, type ControlAuthority, type PropertyFile, type Release } from './property-file.js';
import { awaitsReconsideration } from './reconsideration.js';
import { releaseDueBy, servedSince } from './release-due.js';
import { told } from './release-held.js';
import { releaseOfRest } from './release-opening.js';
import { passDefault } from './release-settlement.js';
import { expireSale, openSales } from './release-sale.js';
import { pendingRenewal } from './renewal.js';
import { searchAnswerBy } from './search.js';
import { awaitsSuit } from './suit.js';

/** Something of a file that falls due: of which row, and when. */
export interface PropertyDue {
  readonly subject: string;
  readonly at: CourtInstant;
  /**
   * What a notice may move: since when its time runs. Dealt with once, it is not dealt with again wherever it has moved to, until a time runs
   * that began after that. Absent: its day is fixed, and another day is another one.
   */
  readonly since?: CourtInstant;
}

/** One kind of deadline: what falls due by the rows of a file, and what it then brings about. A row that is dealt with has none any more. */
export interface DeadlineSource {
  readonly kind: string;
  readonly due: (file: PropertyFile, turn: PropertyTurn) => readonly PropertyDue[];
  /** Dated to the deadline, however late the machine is with it. */
  readonly pass: (file: PropertyFile, due: PropertyDue, turn: PropertyTurn) => PropertyChange;
}

/** A last day as the instant at which it is over. */
const after = (subject: string, day: LegalDate, since?: CourtInstant): PropertyDue => ({
  subject,
  at: endOfDay(day),
  ...(since !== undefined && { since }),
});
const only = (event: PropertyEvent): PropertyChange => ({ happened: [event] });

/** SET-GRACE, SET-DUE-REST: the first instant of a default: the time of an instalment is over, and it is not paid. */
const DEFAULTS: DeadlineSource = {
  kind: 'DEFAULT',
  due: ({ settlement: { defaultsAhead = [] } }) => defaultsAhead.map(({ no, since: at }) => ({ subject: `${no}`, at })),
  pass: (file, { at }, turn) => passDefault(file, at, turn),
};

/** PROC-9R, S18: reminders of a renewal, as long as anything is owed and none is asked for. */
const REMINDERS: DeadlineSource = {
  kind: 'RENEWAL_REMINDER',
  due: (file) =>
    renewable(file).flatMap((control) =>
      renewalOf(file, control)!
        .reminders.filter((day) => day > (control.effectiveOn ?? day))
        .map((day) => ({ subject: control.id, at: startOfDay(day) })),
    ),
  pass: (file, { subject, at }, turn) => {
    const control = controlOf(file, subject);
    const { value: askBy, onApplicationOnly } = renewalOf(file, control)!;
    // Of a day that is over nobody is reminded, however late the machine is.
    if (legalDateOf(turn.at) > askBy) return { happened: [] };
    const event = { kind: 'RENEWAL_DUE', lastDay: control.lastDay!, askBy, onApplicationOnly } as const;
    return only({ ...event, at, controlId: subject, assetId: control.assetId });
  },
};

/** PROC-9R: under 执保 the applicant's time to ask is over a week before the control is; where he may ask until its last day, its lapse tells him. */
const ASK_BY: DeadlineSource = {
  kind: 'RENEWAL_ASK_BY',
  due: (file) =>
    renewable(file).flatMap((control) => {
      const { onApplicationOnly, value } = renewalOf(file, control)!;
      return onApplicationOnly && value < control.lastDay! ? [after(control.id, value)] : [];
    }),
  pass: (file, { subject, at }) => {
    const control = controlOf(file, subject);
    return only({
      kind: 'RENEWAL_TIME_OVER',
      at,
      controlId: subject,
      assetId: control.assetId,
      lastDay: control.lastDay!,
    });
  },
};

/** PROC-9, S18: a control whose last day is over lapses, unless its renewal was carried out before. Source: 查扣冻规定27. */
const LAST_DAY: DeadlineSource = {
  kind: 'LAST_DAY',
  due: (file) =>
    file.controls.flatMap(({ id, state, lastDay }) =>
      (state === 'EFFECTIVE' || state === 'QUEUED') && lastDay !== undefined ? [after(id, lastDay)] : [],
    ),
  pass: (file, { subject, at }) => {
    const control = controlOf(file, subject);
    const lapse = changed({ ...control, state: 'LAPSED' }, { at }, { kind: 'LAPSED', lastDay: control.lastDay! });
    return control.state === 'QUEUED' ? lapse : { ...lapse, ...afterLapse(assetIn(file, control.assetId)) };
  },
};

/** PROC-13: whoever carries out an order, of a control or of its renewal, gives his receipt. */
const RECEIPTS: DeadlineSource = {
  kind: 'RECEIPT',
  due: (file, turn) =>
    file.controls.flatMap((control) => {
      const order = awaited(control);
      if (order === undefined) return [];
      const n = receiptDays(turn.pack);
      return [after(control.id, workingDays({ start: legalDateOf(order.at), n }, turn.calendar).value, order.at)];
    }),
  pass: (file, { subject, at }) => {
    const control = controlOf(file, subject);
    return only({
      kind: 'RECEIPT_OVERDUE',
      at,
      controlId: subject,
      assetId: control.assetId,
      noticeNumber: awaited(control)!.noticeNumber,
    });
  },
};

const QUERIES: DeadlineSource = {
  kind: 'QUERY_ANSWER',
  due: (file, turn) =>
    file.queries
      .filter((query) => unanswered(query).length > 0)
      .map(({ id, askedAt }) => after(id, answerBy(askedAt, turn).value, askedAt)),
  pass: (file, { subject, at }) => {
    const query = file.queries.find(({ id }) => id === subject)!;
    return only({ kind: 'QUERY_OVERDUE', at, queryId: subject, unanswered: unanswered(query) });
  },
};

/** PROC-23: those who assist in looking for somebody or something answer. */
const SEARCHES: DeadlineSource = {
  kind: 'SEARCH',
  due: ({ searches }, turn) =>
    searches.flatMap(({ id, askedAt, answers }) =>
      answers.length === 0 ? [after(id, searchAnswerBy(askedAt, turn).value, askedAt)] : [],
    ),
  pass: (_, { subject, at }) => only({ kind: 'SEARCH_OVERDUE', at, searchId: subject }),
};

/** PROC-7: a clear clue is to be verified. */
const CLUES: DeadlineSource = {
  kind: 'CLUE',
  due: ({ clues }) =>
    clues.flatMap(({ id, receivedAt, verifyBy, verified }) =>
      verifyBy === undefined || verified !== undefined ? [] : [after(id, verifyBy, receivedAt)],
    ),
  pass: (_, { subject, at }) => only({ kind: 'CLUE_OVERDUE', at, clueId: subject }),
};

/** PROC-18: an objection is to be decided. */
const OBJECTIONS: DeadlineSource = {
  kind: 'OBJECTION',
  due: ({ objections }) =>
    objections.flatMap(({ id, receivedAt, decideBy, decided, remitted }) =>
      decided === undefined ? [after(id, decideBy, remitted ? startOfDay(remitted.on) : receivedAt)] : [],
    ),
  pass: (_, { subject, at }) => only({ kind: 'OBJECTION_OVERDUE', at, objectionId: subject }),
};

/** PROC-19: the time to sue upon the ruling on an outsider's objection. */
const SUITS: DeadlineSource = {
  kind: 'SUIT',
  due: (file) =>
    file.objections.flatMap((objection) =>
      awaitsSuit(file, objection)
        ? [after(objection.id, objection.served!.suitBy!, startOfDay(objection.served!.on))]
        : [],
    ),
  pass: (file, { subject, at }, turn) =>
    objectionFinal(
      file,
      file.objections.find(({ id }) => id === subject)!,
      { ...turn, at },
    ),
};

/** PROC-18: the time to take the ruling on an over-limit objection to the court above. */
const RECONSIDERATIONS: DeadlineSource = {
  kind: 'RECONSIDERATION',
  due: ({ objections }) =>
    objections
      .filter(awaitsReconsideration)
      .map(({ id, served }) => after(id, served!.reconsiderBy!, startOfDay(served!.on))),
  pass: (_, { subject, at }) => only({ kind: 'RECONSIDERATION_TIME_OVER', at, objectionId: subject }),
};

/** PROC-18: the court above is to rule. */
const RECONSIDERATION_RULINGS: DeadlineSource = {
  kind: 'RECONSIDERATION_RULING',
  due: ({ objections }) =>
    objections.flatMap(({ id, reconsideration }) =>
      reconsideration === undefined || reconsideration.decided !== undefined
        ? []
        : [after(id, reconsideration.decideBy, reconsideration.applications[0]!.receivedAt)],
    ),
  pass: (_, { subject, at }) => only({ kind: 'RECONSIDERATION_OVERDUE', at, objectionId: subject }),
};

/** PROC-21: an application to lift is to be decided. */
const LIFTS: DeadlineSource = {
  kind: 'LIFT',
  due: ({ liftApplications }) =>
    liftApplications.flatMap(({ id, receivedAt: since, decideBy, decided }) =>
      decided === undefined ? [{ subject: id, at: decideBy, since }] : [],
    ),
  pass: (_, { subject, at }) => only({ kind: 'LIFT_OVERDUE', at, applicationId: subject }),
};

/** PROC-22: a ruling of preservation is to be begun. */
const PRESERVATION_BEGUN: DeadlineSource = {
  kind: 'PRESERVATION_BEGIN',
  due: (file, { calendar }) =>
    standingAuthorities(file).flatMap(({ caseNumber, preservation }) =>
      preservation === undefined || file.controls.some(underIt(caseNumber))
        ? []
        : [after(caseNumber, beginBy(preservation, calendar).value, preservation.ruledAt)],
    ),
  pass: (_, { subject, at }) => only({ kind: 'PRESERVATION_NOT_BEGUN', at, caseNumber: subject }),
};

/**
 * PROC-21: a preservation for which nobody sought enforcement in time is to be lifted, no earlier than it became known that a case that seemed to show otherwise was none of it.
 * Source: 民诉法解释163.
 */
const PRESERVATION_END: DeadlineSource = {
  kind: 'PRESERVATION_END',
  due: (file, { calendar }) =>
    standingAuthorities(file).flatMap(({ caseNumber, preservation }) =>
      preservation === undefined || preservation.enforcementSoughtOn !== undefined
        ? []
        : [after(caseNumber, liftedFor(preservation, calendar), startOfDay(preservation.performanceEndsOn))],
    ),
  pass: (file, { subject, at }, turn) => {
    const assetIds = file.controls
      .filter((control) => control.authority === subject && isStanding(control))
      .map(({ assetId }) => assetId);
    const opened = { id: liftOf(subject), ground: 'PRESERVATION_LAPSED', assetIds } as const;
    const release = releaseOfRest(file, opened, { ...turn, at });
    const releaseId = release === null ? null : opened.id;
    return {
      ...release,
      happened: [{ kind: 'PRESERVATION_LAPSED', at, caseNumber: subject, releaseId }, ...(release?.happened ?? [])],
    };
  },
};

/** The last day before a preservation is lifted for want of enforcement. */
function liftedFor(preservation: NonNullable<ControlAuthority['preservation']>, calendar: CourtCalendar): LegalDate {
  const { value } = seekBy(preservation, calendar);
  const { unsoughtSince = value } = preservation;
  return unsoughtSince > value ? unsoughtSince : value;
}

/** PROC-12: the day by which the law has a release served. */
const RELEASES: DeadlineSource = {
  kind: 'RELEASE',
  due: ({ releases }, turn) =>
    releases.flatMap((release) => {
      const at = release.state === 'SERVED' ? undefined : releaseDueBy(release, turn);
      return at === undefined ? [] : [{ subject: release.id, at, since: servedSince(release) }];
    }),
  pass: (file, { subject, at }) => only({ kind: 'RELEASE_OVERDUE', ...told(releaseOf(file, subject), { at }) }),
};

/** PROC-14: whoever carries out a release gives his receipt. */
const RELEASE_RECEIPTS: DeadlineSource = {
  kind: 'RELEASE_RECEIPT',
  due: ({ releases }, turn) =>
    releases.flatMap((release) => {
      const { id: subject, state, served } = release;
      const at = releaseDueBy(release, turn);
      return state !== 'SERVED' || at === undefined ? [] : [{ subject, at, since: served!.at }];
    }),
  pass: (file, { subject, at }) => only({ kind: 'RELEASE_RECEIPT_OVERDUE', ...told(releaseOf(file, subject), { at }) }),
};

/** PROC-13: the debtor's time to sell himself is over. */
const SALES: DeadlineSource = {
  kind: 'SALE',
  due: (file) => openSales(file).map(({ id, lastDay }) => after(id, lastDay)),
  pass: (file, { subject, at }) => expireSale(file, subject, { at }),
};

/**
 * Every kind of deadline of a file, in the order in which they are dealt with where several come together; another part of the law adds its
 * own.
 */
export const DEADLINE_SOURCES: readonly DeadlineSource[] = [
  DEFAULTS,
  RECEIPTS,
  QUERIES,
  SEARCHES,
  CLUES,
  OBJECTIONS,
  SUITS,
  RECONSIDERATIONS,
  RECONSIDERATION_RULINGS,
  LIFTS,
  PRESERVATION_BEGUN,
  PRESERVATION_END,
  REMINDERS,
  ASK_BY,
  LAST_DAY,
  RELEASES,
  RELEASE_RECEIPTS,
  SALES,
];

const releaseOf = (file: PropertyFile, id: string): Release => file.releases.find((release) => release.id === id)!;
const controlOf = (file: PropertyFile, id: string): Control => file.controls.find((control) => control.id === id)!;

const underIt =
  (caseNumber: string) =>
  ({ authority, convertedFrom }: Control): boolean =>
    authority === caseNumber || convertedFrom === caseNumber;

/** Controls whose term runs and whose renewal nobody has applied for or ordered, while anything is owed. */
function renewable(file: PropertyFile): Control[] {
  if (liftsAll(file)) return [];
  return file.controls.filter(
    (control) =>
      (control.state === 'EFFECTIVE' || control.state === 'QUEUED') &&
      control.lastDay !== undefined &&
      control.renewalAsked === undefined &&
      pendingRenewal(control) === undefined,
  );
}

/** The order for which a receipt is awaited: of the control, or of its renewal. */
function awaited(control: Control): { readonly at: CourtInstant; readonly noticeNumber: string } | undefined {
  if (control.state === 'ORDERED') return { at: control.orderedAt, noticeNumber: control.noticeNumber };
  return control.state === 'RELEASED' ? undefined : pendingRenewal(control)?.order;
}
