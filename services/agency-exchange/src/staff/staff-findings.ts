import { CaseRecorder, knownCase } from '@hejie/casework';
import { type FindStaffMatchBody, type StaffFindingAnswer } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import { employersTold, type StaffMatch } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { publicationDesk } from '../publication/publication-desk.js';
import { employerNotice, identifiedContent, notifiedIn } from './employer-notice.js';
import { StaffQuestionRow } from './staff-question.entity.js';
import { heldQuestions, noticeTask, superiorsTold } from './staff-questions.js';

/** What judges find of what bodies answer about public staff: by that alone 失信情况通报函 is issued (DIS-ART-8, PIPL 24). */
@Injectable()
export class StaffFindings {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** Each unit is told once, whoever named it. @throws ProblemError 404 `STAFF_MATCH.UNKNOWN`, 409 `STAFF_MATCH.DECIDED`, `STAFF_MATCH.IDENTITY_MISSING`. */
  async find(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    { publicationId, agencyId }: Pick<StaffQuestionRow, 'publicationId' | 'agencyId'>,
    { issued, reason }: FindStaffMatchBody,
  ): Promise<StaffFindingAnswer> {
    const { manager } = tx;
    const all = await heldQuestions(manager, caseId, publicationId);
    const row = all.find((one) => one.agencyId === agencyId);
    if (row === undefined || row.finding === null) throw unknownMatch();
    if (row.finding !== 'OPEN') throw decidedAlready();
    const { file } = (await publicationDesk.find(manager, { caseId, about: publicationId }))!;
    const match = JSON.parse(row.answer!) as StaffMatch;
    const recipients = issued ? employersTold(file.matter!, match, superiorsTold(all)) : [];
    const notified = notifiedIn(await identifiedContent(manager, row));
    if (recipients.length > 0 && notified === undefined) throw identityMissing();
    const by = principal.subject;
    const finding = issued ? ('ISSUED' as const) : ('DECLINED' as const);
    const toldAt = recipients.length > 0 ? at : null;
    await manager.update(StaffQuestionRow, { id: row.id }, { finding, foundBy: by, foundAt: at, reason, toldAt });
    const known = await knownCase(tx, caseId);
    const { decision } = file.matter!;
    const about = { id: `${publicationId}/${agencyId}`, caseNumber: known.caseNumber, decision };
    await this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'staff-question.found', facts: { publicationId, agencyId, issued } },
        documents: recipients.map((recipient) => employerNotice(about, recipient, notified!)),
        tasks: { done: [{ id: noticeTask(caseId, publicationId, agencyId), outcome: { issued } }] },
      },
    );
    return { publicationId, agencyId, finding, toldAt };
  }
}

const unknownMatch = () =>
  notFound('STAFF_MATCH.UNKNOWN', '没有待认定的比对答复', 'No such answer lies before the judge of this case');
const decidedAlready = () =>
  conflict('STAFF_MATCH.DECIDED', '该比对答复已经认定', 'This answer was decided on already');
const identityMissing = () =>
  conflict(
    'STAFF_MATCH.IDENTITY_MISSING',
    '当事人的名称或者证件号码尚未登记，不能通报',
    'His name or number is not on record: whoever is told could take anybody for him',
  );
