import { AskedTimes, CaseRecorder, knownCase } from '@hejie/casework';
import { type AgencyNotice } from '@hejie/contracts/exchange';
import { type StaffMatchAnswer } from '@hejie/contracts/http';
import { type CourtInstant } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { employersTold, type AgencyContent, type StaffMatch } from '@hejie/settlement';
import { withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AGENCY_EXCHANGE } from '../delivery/delivery-recorder.js';
import { TAKEN, type Taken } from '../inbound/taken.js';
import { publicationDesk } from '../publication/publication-desk.js';
import { PublicationContent } from '../publication/publication-content.entity.js';
import { employerNotice } from './employer-notice.js';
import { StaffQuestionRow } from './staff-question.entity.js';

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
    const items = rows.map(({ agencyId, state, answer, answeredAt, toldAt }) => {
      const match = answer === null ? null : (JSON.parse(answer) as StaffMatch);
      return {
        agencyId,
        state,
        matches: match?.matches ?? null,
        superior: match?.superior ?? null,
        answeredAt,
        toldAt,
      };
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
    // All of a publication are held: whoever stands above him is told once, however many bodies say so.
    const all = await manager.find(StaffQuestionRow, {
      where: { caseId, publicationId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const match: StaffMatch = { matches, ...(superior !== undefined && { superior }) };
    const answer = JSON.stringify(match);
    const row = all.find((one) => one.id === id)!;
    if (row.state === 'GIVEN_UP') return { taken: false, reason: 'UNKNOWN_MATTER' };
    if (row.state === 'ANSWERED') return row.answer === answer ? TAKEN : { taken: false, reason: 'ANSWERED_ALREADY' };
    const { file } = (await publicationDesk.find(manager, { caseId, about: publicationId }))!;
    const told = all.some(({ toldAt }) => toldAt !== null) ? [] : employersTold(file.matter!, match);
    const [recipient] = told;
    await manager.update(
      StaffQuestionRow,
      { id },
      { state: 'ANSWERED', answer, answeredAt: at, toldAt: recipient === undefined ? null : at },
    );
    const known = await knownCase(tx, caseId);
    const row0 = await manager.findOneByOrFail(PublicationContent, { caseId, publicationId });
    const { partyName } = JSON.parse(row0.content) as AgencyContent;
    const about = { publicationId, caseNumber: known.caseNumber, partyKind: row0.partyKind, decision: row.decision };
    // Neither whether he is nor who stands above him: the audit is read by more people than may know it.
    const audit = { action: 'staff-question.answered', facts: { publicationId, agencyId, questionId: id } };
    const documents =
      recipient === undefined || partyName === undefined ? [] : [employerNotice(about, { recipient, name: partyName })];
    await this.recorder.record(tx, { caseId, at, by: AGENCY_EXCHANGE, known }, { audit, documents });
    return TAKEN;
  }
}
