import { endOfDay, legalDateOf, period, workingDays, type CourtInstant, type LegalDate } from '@hejie/law';
import { type CreditFile, type Listing } from './credit-file.js';
import { type CreditTask, type CreditTaskKind } from './credit-task.js';
import { type Reading } from './open-deletions.js';
import { type RepairApplication } from './repair-file.js';
import { isCompletedMeanwhile } from './repair-materials.js';
import { repairPolicy } from './repair-policy.js';
import { isOpen, suspensionInEffect } from './suspension-standing.js';

/** CR-REV: working days in which a finding is confirmed, and a reinstatement that was refuted is reversed. */
const FINDING_WORKING_DAYS = 1;
/** As for a request to correct an entry (DIS-ART-12): days in which a complaint is answered. */
const ANSWER_DAYS = 15;

function task(
  kind: CreditTaskKind,
  rowId: string,
  since: LegalDate,
  lastDay: LegalDate,
  mandatory: boolean,
): CreditTask {
  return { id: `${kind}:${rowId}:${since}`, kind, rowId, since, lastDay, mandatory };
}

const inWorkingDays = (start: LegalDate, n: number, { calendar }: Reading): LegalDate =>
  workingDays({ start, n }, calendar).value;
const inDays = (start: LegalDate, n: number, { calendar }: Reading): LegalDate =>
  period({ start, unit: 'day', n }, calendar).value;

/** CR-REV: what lies before the judge of the suspensions of a file: a finding to confirm or let pass, and a reinstatement to reverse, within one working day each. */
export const suspensionTasks = (file: CreditFile, turn: Reading): CreditTask[] =>
  file.listings.flatMap((listing) => [...findingTasks(listing, turn), ...reversalTasks(listing, turn)]);

function findingTasks(listing: Listing, turn: Reading): CreditTask[] {
  return (suspensionInEffect(listing)?.findings ?? []).filter(isOpen).map(({ at }) => {
    const since = legalDateOf(at);
    return task('CONFIRM_FINDING', listing.id, since, inWorkingDays(since, FINDING_WORKING_DAYS, turn), false);
  });
}

function reversalTasks({ suspensions }: Listing, turn: Reading): CreditTask[] {
  return suspensions.flatMap(({ id, findings }) =>
    findings.flatMap(({ refuted, reversed }) => {
      if (refuted === undefined || reversed !== undefined) return [];
      const since = legalDateOf(refuted.at);
      return [task('REVERSE_REINSTATEMENT', id, since, inWorkingDays(since, FINDING_WORKING_DAYS, turn), true)];
    }),
  );
}

/** CR-REV, CR-N-8, CR-N-10: what lies before the court of the applications of a file: to be looked at, decided, refused where they were not completed in time, complaints to be answered. */
export const applicationTasks = (file: CreditFile, turn: Reading): CreditTask[] =>
  file.applications.flatMap((one) => [...stateTasks(one, file, turn), ...complaintTasks(one, turn)]);

function stateTasks(application: RepairApplication, file: CreditFile, turn: Reading): CreditTask[] {
  const { id, state, defect } = application;
  const lastDay = answeredBy(application, turn);
  if (state === 'RECEIVED' && lastDay !== null)
    return [task('EXAMINE_APPLICATION', id, legalDateOf(receivedLast(application)), lastDay, true)];
  if (state === 'UNDER_REVIEW' && lastDay !== null)
    return [
      task('DECIDE_APPLICATION', id, legalDateOf(application.reviewFrom ?? application.receivedAt), lastDay, true),
    ];
  if (isCompletedMeanwhile(application, file)) {
    const { performedOn } = file.debt;
    const came = legalDateOf(receivedLast(application));
    const since = performedOn !== null && performedOn > came ? performedOn : came;
    const { examineWorkingDays } = repairPolicy(turn.pack);
    return [task('EXAMINE_APPLICATION', id, since, inWorkingDays(since, examineWorkingDays, turn), true)];
  }
  if (state !== 'DEFECTIVE' || defect === undefined || turn.at < endOfDay(defect.until)) return [];
  const { reviewDays } = repairPolicy(turn.pack);
  return [task('REFUSE_UNCOMPLETED', id, defect.until, inDays(defect.until, reviewDays, turn), false)];
}

/** When the last document came. */
export const receivedLast = ({ materials, receivedAt }: RepairApplication): CourtInstant =>
  materials.reduce((last, one) => (one.at > last ? one.at : last), receivedAt);

/**
 * CR-REV, CR-N-8: the last day on which the court says what is to be said of an application: whether it is complete, in the pack's working days after its last document came; once it
 * is, what is decided, in the pack's days, which roll off rest days (PER-3). Null: the debtor's turn, or decided. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function answeredBy(application: RepairApplication, turn: Reading): LegalDate | null {
  const { state, reviewFrom } = application;
  const { examineWorkingDays, reviewDays } = repairPolicy(turn.pack);
  if (state === 'RECEIVED') return inWorkingDays(legalDateOf(receivedLast(application)), examineWorkingDays, turn);
  return state === 'UNDER_REVIEW' && reviewFrom !== undefined
    ? inDays(legalDateOf(reviewFrom), reviewDays, turn)
    : null;
}

function complaintTasks({ complaints }: RepairApplication, turn: Reading): CreditTask[] {
  return complaints
    .filter(({ answered }) => answered === undefined)
    .map(({ id, at }) => {
      const since = legalDateOf(at);
      return task('ANSWER_COMPLAINT', id, since, inDays(since, ANSWER_DAYS, turn), true);
    });
}
