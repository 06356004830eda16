import { type Transaction } from '@hejie/persistence';
import { courseAfter, NOTHING_HEARD, type CourseEvent, type SettlementCourse } from '@hejie/settlement';
import { In, type EntityManager } from 'typeorm';
import { CourseRow } from './file.entities.js';

/** What is on record of a settlement: its course as it is heard so far, and the notices with which its case was opened. */
export type CourseOnRecord = Readonly<Pick<CourseRow, 'course' | 'calendarEditions'>>;

/** Of a case that nobody has told of. */
const NOBODY_TOLD: CourseOnRecord = { course: NOTHING_HEARD, calendarEditions: [] };

/** What is on record of a settlement; until the commit nothing else is heard of it. */
export async function lockCourse({ manager }: Transaction, caseId: string): Promise<CourseOnRecord> {
  // TypeORM's partial type does not end on the course's nested lists.
  await manager
    .createQueryBuilder()
    .insert()
    .into(CourseRow)
    .values({ caseId, ...NOBODY_TOLD } as never)
    .orIgnore()
    .execute();
  const lock = { mode: 'pessimistic_write' } as const;
  return manager.findOneOrFail(CourseRow, { where: { caseId }, lock });
}

/** Takes in what is heard of a settlement, under its lock. @returns what is on record with it. */
export async function hearCourse(tx: Transaction, caseId: string, event: CourseEvent): Promise<CourseOnRecord> {
  const { course: before, calendarEditions } = await lockCourse(tx, caseId);
  const course = courseAfter(before, event);
  await tx.manager.update(CourseRow, { caseId }, { course: course as never });
  return { course, calendarEditions };
}

/** The notices with which the case was opened, as intake told of them. */
export async function rememberOpening(
  tx: Transaction,
  caseId: string,
  calendarEditions: readonly string[],
): Promise<void> {
  await lockCourse(tx, caseId);
  await tx.manager.update(CourseRow, { caseId }, { calendarEditions: [...calendarEditions] });
}

/** The courses of several settlements as they are heard so far, to look only; of a case that nobody has told of, that nothing is heard. */
export async function findCourses(
  manager: EntityManager,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, SettlementCourse>> {
  const rows = await manager.findBy(CourseRow, { caseId: In([...caseIds]) });
  const heard = new Map(rows.map(({ caseId, course }) => [caseId, course]));
  return new Map(caseIds.map((caseId) => [caseId, heard.get(caseId) ?? NOTHING_HEARD]));
}

/** What is on record of a settlement, to look only. */
export async function findCourse({ manager }: Transaction, caseId: string): Promise<CourseOnRecord> {
  return (await manager.findOneBy(CourseRow, { caseId })) ?? NOBODY_TOLD;
}
