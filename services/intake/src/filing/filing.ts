import { CaseRecorder, knownCase, Papers, WorkItems, type KnownCase, type NewTask } from '@hejie/casework';
import { calendarOf, endOfDay, legalDateOf, rollForward, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { Application } from '../application/application.entity.js';
import { debtorsToNotify } from './enforcement-notice.js';
import { enforcementNumberOf } from './enforcement-number.js';

/**
 * Kinds of the work items by which a case is filed: as enforcement where it was not settled; where it was, under its number, and once it is performed it is reported as closed (CLS-3).
 * Cases of before have the two in one task, `REGISTER_AND_CLOSE`.
 */
export const FILE_AS_ENFORCEMENT = 'FILE_AS_ENFORCEMENT';
export const REGISTER_SETTLED = 'REGISTER_SETTLED';
export const REPORT_CLOSED = 'REPORT_CLOSED';
export const FILING_TASKS: readonly string[] = [
  FILE_AS_ENFORCEMENT,
  REGISTER_SETTLED,
  REPORT_CLOSED,
  'REGISTER_AND_CLOSE',
];

/** A task of filing is done the same day; one that comes on a day off, on the next working day. The exclusive end of that day. */
export function filingDue(at: CourtInstant, calendarEditions: readonly string[]): CourtInstant {
  return endOfDay(rollForward(legalDateOf(at), calendarOf(calendarEditions)));
}

/** Id of the task to file a case that came back from settlement. */
export const filingTask = (caseId: string): string => `filing/${caseId}`;

/** Id of the task to register a settled case. */
export const registerSettledTask = (caseId: string): string => `register-settled/${caseId}`;

/** Id of the task to report a settled case as closed. */
export const reportClosedTask = (caseId: string): string => `report-closed/${caseId}`;

/** Id of the one task of both in cases of before. */
export const registerAndClose = (caseId: string): string => `register-and-close/${caseId}`;

/** Id of the judge's task to reject an application. */
export const rejectionTask = (caseId: string): string => `rejection/${caseId}`;

/** PRE-3: the judge's task to reject an application that lacks what filing needs, and was insisted on. */
export const rejection = (caseId: string, number: string, reviewId: string): NewTask => ({
  id: rejectionTask(caseId),
  kind: 'REJECT_APPLICATION',
  role: 'enforcement-judge',
  facts: { caseNumber: number, reviewId },
  rule: 'PRE-3',
  title: `${number}：不符合立案条件，经释明仍坚持申请，裁定驳回执行申请`,
});

/** A person files the case under 执 that came back from settlement (PRE-7, PRE-8). */
@Injectable()
export class Filing {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(Papers) private readonly papers: Papers,
  ) {}

  /**
   * Gives the case its number under 执 and completes the task. Filed again in the same way, it keeps its number.
   * @throws ProblemError 404 WORK_ITEM.UNKNOWN for a case that was not handed over; 409 WORK_ITEM.CLOSED when it was filed otherwise.
   */
  async file(
    tx: Transaction,
    { caseId, clerk, note = '', at }: { caseId: string; clerk: string; note?: string; at: CourtInstant },
  ): Promise<string> {
    const id = filingTask(caseId);
    const known = await knownCase(tx, caseId);
    // Of two who file at once the second waits here, and finds the number given and the task done.
    const { number, facts } = await enforcementNumberOf(tx, { caseId, at, ...known });
    const { state, facts: filed } = await this.workItems.get(tx, id);
    if (state === 'OPEN')
      await this.recorder.record(
        tx,
        { caseId, at, by: clerk, known },
        {
          audit: { action: 'case.filed-as-enforcement', facts: { caseNumber: number } },
          facts,
          tasks: {
            done: [{ id, outcome: { note } }],
            opened:
              filed.reason === 'REJECTION'
                ? [rejection(caseId, number, String(filed.reviewId))]
                : await this.toNotify(tx, { caseId, number, known, at }),
          },
        },
      );
    else await this.workItems.complete(tx, id, clerk, { note }, at);
    return number;
  }

  /** PROC-2: enforcement begins with its notice. */
  private async toNotify(
    tx: Transaction,
    { caseId, number, known, at }: { caseId: string; number: string; known: KnownCase; at: CourtInstant },
  ): Promise<NewTask[]> {
    const { claimKind, calendarEditions } = await tx.manager.findOneByOrFail(Application, { caseId });
    const filed = { number, claimKind, at, calendarEditions };
    return debtorsToNotify(known, filed, (documentId) => this.papers.wasMade(tx, caseId, documentId));
  }
}
