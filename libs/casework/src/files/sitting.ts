import { CASE_ITSELF } from '@hejie/contracts/workflows';
import {
  calendarOf,
  editionsWith,
  openingEditions,
  packOf,
  type CourtCalendar,
  type CourtInstant,
  type PolicyPack,
} from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { knownCase, knownNotices, noticesOf, type KnownCase } from '../case-directory/directory-entry.js';
import { findCourse, type CourseOnRecord } from './course.js';
import { type FileTurn } from './file-subject.js';

/** In which transaction, with what, and on which record of the settlement the files of a case are decided on: each is read once. */
export interface Sitting {
  readonly tx: Transaction;
  readonly turn: FileTurn;
  readonly heard: CourseOnRecord;
}

/** Of which case, and what the service knows of it; who acts, and when. */
interface Occasion extends Pick<FileTurn, 'at' | 'by'> {
  readonly caseId: string;
  readonly known: KnownCase;
}

/**
 * To decide, until the commit: no further notice of the case is remembered, and what is heard of its settlement meanwhile waits for that as well (`FileDesk.heard`).
 * @param locked the record of the settlement, where it is held already: its lock comes before that of the directory.
 */
export async function sittingOf(tx: Transaction, occasion: Occasion, locked?: CourseOnRecord): Promise<Sitting> {
  const adopted = await noticesOf(tx, occasion.caseId);
  return seated(tx, occasion, adopted, locked ?? (await findCourse(tx, occasion.caseId)));
}

/** To look only, as of an instant; holds nobody up. */
export async function lookingOf(tx: Transaction, caseId: string, at: CourtInstant): Promise<Sitting> {
  const known = await knownCase(tx, caseId);
  const adopted = await knownNotices(tx, caseId);
  return seated(tx, { caseId, known, at, by: CASE_ITSELF }, adopted, await findCourse(tx, caseId));
}

/** The pack that the case has pinned, and the calendar as it knows it. */
function seated(
  tx: Transaction,
  { known: { packId }, at, by }: Occasion,
  adopted: readonly string[],
  heard: CourseOnRecord,
): Sitting {
  const pack = packOf(packId);
  return { tx, turn: { at, by, pack, calendar: calendarWith(pack, heard, adopted) }, heard };
}

/** The calendar of a case that has adopted these notices. */
export function calendarWith(
  pack: PolicyPack,
  { calendarEditions: openedWith }: Pick<CourseOnRecord, 'calendarEditions'>,
  adopted: readonly string[],
): CourtCalendar {
  const known = openedWith.length > 0 ? openedWith : openingEditions(pack);
  return calendarOf(editionsWith(known, adopted));
}
