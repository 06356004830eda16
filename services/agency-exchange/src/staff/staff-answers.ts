import { AskedTimes, CaseRecorder, knownCase, type NewTask } from '@hejie/casework';
import { type AgencyNotice } from '@hejie/contracts/exchange';
import { type StaffMatchAnswer } from '@hejie/contracts/http';
import { type CourtInstant } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { employersTold, type StaffMatch } from '@hejie/settlement';
import { withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AGENCY_EXCHANGE } from '../delivery/delivery-recorder.js';
import { TAKEN, type Taken } from '../inbound/taken.js';
import { publicationDesk } from '../publication/publication-desk.js';
import { StaffQuestionRow } from './staff-question.entity.js';
import { CONFIRM_EMPLOYER_NOTICE, heldQuestions, noticeTask, superiorsTold } from './staff-questions.js';

type StaffNotice = Extract<AgencyNotice, { kind: 'STAFF_MATCH' }>;

/** Answers of bodies to whether somebody is public staff, or a state organ or enterprise: the match alone is kept, sealed. */
@Injectable()
export class StaffAnswers {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(AskedTimes) private readonly times: AskedTimes,
  ) {}

  /** The same answer again changes nothing; another one to the same question is not taken. */
  take(notice: StaffNotice): Promise<Taken> {
    return this.unitOfWork.run(async (tx) => {
      const found = await tx.manager.findOneBy(StaffQuestionRow, { id: notice.questionId, agencyId: notice.agencyId });
      if (!found) return { taken: false, reason: 'UNKNOWN_MATTER' };
      const { at, clock } = await this.times.of(found, [notice.at]);
      return withCourtClock(clock, () => this.answered(tx, found, notice, at));
    });
  }

  /** Who may know it, sees it. */
  async list(manager: EntityManager, caseId: string, publicationId: string): Promise<StaffMatchAnswer> {
    const rows = await manager.find(StaffQuestionRow, {
      where: { caseId, publicationId },
      order: { agencyId: 'ASC' },
    });
    const items = rows.map(({ agencyId, state, answer, answeredAt, finding, foundAt, toldAt }) => {
      const match = answer === null ? null : (JSON.parse(answer) as StaffMatch);
      const said = { matches: match?.matches ?? null, superior: match?.superior ?? null };
      return { agencyId, state, ...said, answeredAt, finding, foundAt, toldAt };
    });
    return { items };
  }

  private async answered(
    tx: Transaction,
    { id, caseId, publicationId, agencyId }: StaffQuestionRow,
    { matches, superior }: StaffNotice,
    at: CourtInstant,
  ): Promise<Taken> {
    const { manager } = tx;
    const all = await heldQuestions(manager, caseId, publicationId);
    const match: StaffMatch = { matches, ...(superior !== undefined && { superior }) };
    const answer = JSON.stringify(match);
    const row = all.find((one) => one.id === id)!;
    if (row.state === 'GIVEN_UP') return { taken: false, reason: 'UNKNOWN_MATTER' };
    if (row.state === 'ANSWERED') return row.answer === answer ? TAKEN : { taken: false, reason: 'ANSWERED_ALREADY' };
    const { file } = (await publicationDesk.find(manager, { caseId, about: publicationId }))!;
    // On the word of a body alone nobody is told: a judge finds it first, unless who stands above him was told already.
    const isForJudge = row.endedAt === null && employersTold(file.matter!, match, superiorsTold(all)).length > 0;
    const finding = isForJudge ? ('OPEN' as const) : null;
    await manager.update(StaffQuestionRow, { id }, { state: 'ANSWERED', answer, answeredAt: at, finding });
    const known = await knownCase(tx, caseId);
    // Neither whether he is nor who stands above him: the audit is read by more people than may know it.
    const audit = { action: 'staff-question.answered', facts: { publicationId, agencyId, questionId: id } };
    const opened = isForJudge ? [confirmation(known.caseNumber, { caseId, publicationId, agencyId })] : [];
    await this.recorder.record(tx, { caseId, at, by: AGENCY_EXCHANGE, known }, { audit, tasks: { opened } });
    return TAKEN;
  }
}

function confirmation(
  caseNumber: string,
  { caseId, publicationId, agencyId }: Pick<StaffQuestionRow, 'caseId' | 'publicationId' | 'agencyId'>,
): NewTask {
  return {
    id: noticeTask(caseId, publicationId, agencyId),
    kind: CONFIRM_EMPLOYER_NOTICE,
    role: 'enforcement-judge',
    facts: { publicationId, agencyId },
    rule: 'DIS-ART-8',
    title: `${caseNumber}：公职人员、国家机关、国有企业比对已有答复，核实后决定是否发出失信情况通报函`,
  };
}
