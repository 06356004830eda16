import { endOfDay, type CourtCalendar, type CourtInstant, type DerivedPeriod, type LegalDate } from '@hejie/law';
import { endByNotice } from '../decisions/end-by-notice.js';
import { verifyBy } from './clue.js';
import { liftBy } from './lift.js';
import { equityReleaseBy, isEquity, objectionBy, outsiderReleaseBy, reconsiderationBy } from './objection.js';
import { objectionRound, type Objection } from './objection-rows.js';
import { inOneChange, type PropertyChange, type PropertyEvent, type PropertyTurn } from './property-change.js';
import { type PropertyFile, type Release } from './property-file.js';
import { fileSentBy, reconsideredBy, reconsiderationReleaseId } from './reconsideration.js';
import { releaseDueBy, servedSince } from './release-due.js';
import { isLive } from './release-held.js';
import { promptlyBy } from './release-opening.js';
import { awaitsSuit, objectionSuitBy, releaseIdOf } from './suit.js';

/**
 * PER-4, PER-3: the case adopts a holiday notice: every day of the file that people have in their lists is derived again, by the turn's
 * calendar. One that by it would be over already stays as it was told. What was dealt with stands. `earlier`: the calendar without the
 * notice. Undefined where no day moves. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function rederivePropertyDays(
  file: PropertyFile,
  turn: PropertyTurn,
  earlier: CourtCalendar,
): PropertyChange | undefined {
  const objections = objectionsAnew(file, turn);
  const now = { ...file, objections: file.objections.map((one) => rowAfter(one, objections)) };
  const changes = [
    ...cluesAnew(file, turn),
    ...objections,
    ...liftsAnew(file, turn),
    ...releasesAnew(now, turn, earlier),
  ];
  return changes.length === 0 ? undefined : inOneChange(changes);
}

/** The row of an objection, with what these change in it. */
const rowAfter = <R extends { readonly id: string }>(
  row: R,
  changes: readonly { readonly objections?: readonly R[] }[],
): R => changes.flatMap(({ objections = [] }) => objections).find(({ id }) => id === row.id) ?? row;

const cluesAnew = ({ clues }: PropertyFile, turn: PropertyTurn): PropertyChange[] =>
  clues.flatMap((clue) => {
    if (clue.verifyBy === undefined || clue.verified !== undefined) return [];
    const day = dayByNotice(clue.verifyBy, verifyBy(clue, turn.calendar), turn);
    if (day === clue.verifyBy) return [];
    return [{ clues: [{ ...clue, verifyBy: day }], happened: [moved('CLUE', clue.id, clue.verifyBy, day, turn)] }];
  });

function objectionsAnew(file: PropertyFile, turn: PropertyTurn): PropertyChange[] {
  return file.objections.flatMap((objection): PropertyChange[] => {
    const { id, decideBy, decided, served } = objection;
    if (decided === undefined) {
      const day = dayByNotice(decideBy, objectionBy(objection, turn.calendar), turn);
      if (day === decideBy) return [];
      const row = { ...objection, decideBy: day };
      return [{ objections: [row], happened: [moved('OBJECTION', objectionRound(objection), decideBy, day, turn)] }];
    }
    if (served?.reconsiderBy !== undefined || objection.reconsideration !== undefined)
      return reconsiderationAnew(objection, turn);
    if (served?.suitBy === undefined || !awaitsSuit(file, objection)) return [];
    const { on, suitBy } = served;
    const day = dayByNotice(suitBy, objectionSuitBy(on, turn.calendar), turn);
    if (day === suitBy) return [];
    const row = { ...objection, served: { on, suitBy: day } };
    return [{ objections: [row], happened: [moved('SUIT', id, suitBy, day, turn)] }];
  });
}

/** The time to take a ruling to the court above, and once it is there the days of the file and of that court. */
function reconsiderationAnew(objection: Objection, turn: PropertyTurn): PropertyChange[] {
  const { served, reconsideration } = objection;
  const round = objectionRound(objection);
  if (reconsideration === undefined) {
    const { on, reconsiderBy } = served!;
    const day = dayByNotice(reconsiderBy!, reconsiderationBy(on, turn.calendar), turn);
    if (day === reconsiderBy) return [];
    const row = { ...objection, served: { on, reconsiderBy: day } };
    return [{ objections: [row], happened: [moved('RECONSIDERATION', round, reconsiderBy!, day, turn)] }];
  }
  const { applications, decideBy, decided } = reconsideration;
  if (decided !== undefined) return [];
  const sent = applications.map((one) => ({
    ...one,
    sendBy: dayByNotice(one.sendBy, fileSentBy(one, turn.calendar), turn),
  }));
  const ruledBy = dayByNotice(decideBy, reconsideredBy(applications[0]!, turn.calendar), turn);
  const happened = [
    ...sent.flatMap(({ sendBy }, n) => {
      const before = applications[n]!.sendBy;
      return sendBy === before ? [] : [moved('RECONSIDERATION_FILE', `${round}/${n + 1}`, before, sendBy, turn)];
    }),
    ...(ruledBy === decideBy ? [] : [moved('RECONSIDERATION_RULING', round, decideBy, ruledBy, turn)]),
  ];
  if (happened.length === 0) return [];
  return [{ objections: [{ ...objection, reconsideration: { applications: sent, decideBy: ruledBy } }], happened }];
}

const liftsAnew = ({ liftApplications }: PropertyFile, turn: PropertyTurn): PropertyChange[] =>
  liftApplications.flatMap((application) => {
    const { id, decideBy: from, decided } = application;
    if (decided !== undefined) return [];
    const dueAt = byNotice(from, liftBy(application, turn), turn);
    if (dueAt === from) return [];
    return [
      { liftApplications: [{ ...application, decideBy: dueAt }], happened: [event('LIFT', id, from, dueAt, turn)] },
    ];
  });

const releasesAnew = (file: PropertyFile, turn: PropertyTurn, earlier: CourtCalendar): PropertyChange[] =>
  file.releases.flatMap((release): PropertyChange[] => {
    const before = releaseDueBy(release, { ...turn, calendar: earlier });
    const anew = serveByNotice(file, release, turn);
    const dueAt = releaseDueBy(anew, turn);
    const happened = before !== undefined && dueAt !== undefined && before !== dueAt;
    if (anew === release && !happened) return [];
    return [
      {
        ...(anew !== release && { releases: [anew] }),
        happened: happened ? [event('RELEASE', release.id, before, dueAt, turn)] : [],
      },
    ];
  });

/** A release with the day by which it is served; the same object where that does not move. */
function serveByNotice(file: PropertyFile, release: Release, turn: PropertyTurn): Release {
  const { serveBy: told } = release;
  if (told === undefined || !isLive(release) || release.state === 'SERVED') return release;
  // Its day was that of the application, and stood when it was granted.
  if (release.grantedBy !== undefined) return release;
  const serveBy = byNotice(told, serveByOf(file, release, turn), turn);
  return serveBy === told ? release : { ...release, serveBy };
}

/** PROC-12, PROC-19: until when the law has a release served, by the turn's calendar. */
function serveByOf(file: PropertyFile, release: Release, turn: PropertyTurn): CourtInstant {
  const served = file.objections.find((one) => releaseIdOf(one) === release.id)?.served;
  if (served?.suitBy !== undefined) return outsiderReleaseBy(served.suitBy, turn.calendar).instant;
  if (served !== undefined && isEquity(file, release)) return equityReleaseBy(served.on, turn.calendar).instant;
  const above = file.objections.find((one) => reconsiderationReleaseId(one) === release.id)?.reconsideration?.decided;
  if (above !== undefined && isEquity(file, release)) return equityReleaseBy(above.servedOn, turn.calendar).instant;
  return promptlyBy({ ...turn, at: servedSince(release) });
}

const byNotice = (told: CourtInstant, derived: CourtInstant, { at }: PropertyTurn): CourtInstant =>
  endByNotice({ endsAt: told }, { endsAt: derived }, at).endsAt;

const dayByNotice = (told: LegalDate, { value, instant }: DerivedPeriod, { at }: PropertyTurn): LegalDate =>
  endByNotice({ endsAt: endOfDay(told), day: told }, { endsAt: instant, day: value }, at).day;

type What = Extract<PropertyEvent, { kind: 'DAY_REDERIVED' }>['what'];

const moved = (what: What, subject: string, from: LegalDate, to: LegalDate, turn: PropertyTurn): PropertyEvent =>
  event(what, subject, endOfDay(from), endOfDay(to), turn);

const event = (
  what: What,
  subject: string,
  from: CourtInstant,
  dueAt: CourtInstant,
  { at }: PropertyTurn,
): PropertyEvent => ({ kind: 'DAY_REDERIVED', at, what, subject, from, dueAt });
