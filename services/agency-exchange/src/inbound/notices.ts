import { createHash } from 'node:crypto';
import { AskedTimes, CaseRecorder, type NewTask } from '@hejie/casework';
import { type AgencyNotice } from '@hejie/contracts/exchange';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { isForJudge, noticeMatch } from '@hejie/settlement';
import { withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AGENCY_EXCHANGE } from '../delivery/delivery-recorder.js';
import { AgencyNoticeParty, AgencyNoticeRow } from './agency-notice.entities.js';
import { SubjectDigests } from './subject-digests.js';
import { comparedWith, type Compared, type EndedNotice } from './subjects.js';
import { TAKEN, type Taken } from './taken.js';

/** The task of a judge: has a party ended, of whom a body says so? */
export const CONFIRM_PARTY_ENDED = 'CONFIRM_PARTY_ENDED';
export const confirmTask = (noticeId: string, caseId: string): string => `agency-notice/${noticeId}/${caseId}`;

/** How the court knows a notice: a body's own numbers may hold anything. */
export const noticeIdOf = ({ agencyId, noticeId }: Pick<AgencyNotice, 'agencyId' | 'noticeId'>): string =>
  `N${createHash('sha256').update(`${agencyId}|${noticeId}`).digest('hex').slice(0, 32)}`;

const WORDS = { DEATH: '已经死亡', DEREGISTRATION: '已经注销' } as const;

/**
 * Notices of bodies (来函), each put once. Whom a body says to have died or to be deregistered is compared with the parties of whom the court has
 * told it: where he may be one, the judge of the case finds it, and nothing happens before that.
 */
@Injectable()
export class Notices {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(AskedTimes) private readonly times: AskedTimes,
    @Inject(SubjectDigests) private readonly digests: SubjectDigests,
  ) {}

  /** The same notice again changes nothing; another under its number is not taken. */
  ended(notice: EndedNotice): Promise<Taken> {
    return this.unitOfWork.run(async (tx) => {
      const before = await this.sameNotice(tx, notice);
      if (before !== undefined) return before;
      const { at } = await this.times.of({ caseId: '', askedAt: notice.at, clock: null });
      const compared = await comparedWith(tx.manager, this.digests, notice, legalDateOf(at));
      const match = noticeMatch(
        notice.subject,
        compared.map((one) => one.match),
      );
      await this.keep(tx.manager, notice, match, at);
      for (const caseId of [...new Set(compared.map((one) => one.caseId))])
        await this.forJudge(
          tx,
          notice,
          compared.filter((one) => one.caseId === caseId && isForJudge(one.match)),
        );
      return TAKEN;
    });
  }

  /** What lies before the judge of one case. */
  private async forJudge(tx: Transaction, notice: EndedNotice, parties: readonly Compared[]): Promise<void> {
    const [first] = parties;
    if (first === undefined) return;
    const { caseId } = first;
    const noticeId = noticeIdOf(notice);
    const { at, clock } = await this.times.of({ caseId, askedAt: notice.at, clock: null });
    for (const { partyId, match } of parties)
      await tx.manager.insert(AgencyNoticeParty, {
        noticeId,
        caseId,
        partyId,
        match: match as AgencyNoticeParty['match'],
        state: 'OPEN',
      });
    const { kind, agencyId } = notice;
    const partyIds = parties.map(({ partyId }) => partyId);
    const match = noticeMatch(
      notice.subject,
      parties.map((one) => one.match),
    );
    const audit = { action: 'agency-notice.received', facts: { noticeId, agencyId, kind, match, partyIds } };
    const tasks = { opened: [confirmation(noticeId, notice, { ...first, match }, partyIds)] };
    const occasion = { caseId, at, by: AGENCY_EXCHANGE };
    await withCourtClock(clock, () => this.recorder.record(tx, occasion, { audit, tasks }));
  }

  /** What has become of the notice before; undefined: it is the first time. Until the commit nobody else takes it. */
  private async sameNotice({ manager }: Transaction, notice: EndedNotice): Promise<Taken | undefined> {
    const id = noticeIdOf(notice);
    await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`agency-notice/${id}`]);
    const row = await manager.findOneBy(AgencyNoticeRow, { id });
    if (!row) return undefined;
    const { content, digest } = row;
    const said = JSON.stringify(notice);
    const isSame = content === null ? digest !== null && this.digests.isOfText(digest, said) : content === said;
    return isSame ? TAKEN : { taken: false, reason: 'NOTICE_ID_TAKEN' };
  }

  private async keep(
    manager: EntityManager,
    notice: EndedNotice,
    match: AgencyNoticeRow['match'],
    receivedAt: CourtInstant,
  ): Promise<void> {
    const { agencyId, kind } = notice;
    const content = JSON.stringify(notice);
    const digest = this.digests.ofText(content);
    await manager.insert(AgencyNoticeRow, {
      id: noticeIdOf(notice),
      agencyId,
      kind,
      content,
      digest,
      match,
      receivedAt,
    });
  }
}

function confirmation(
  noticeId: string,
  { kind, agencyId }: EndedNotice,
  { caseId, caseNumber, match }: Compared,
  partyIds: readonly string[],
): NewTask {
  const doubt = match === 'DOUBTFUL' ? '，身份信息不完全一致' : '';
  return {
    id: confirmTask(noticeId, caseId),
    kind: CONFIRM_PARTY_ENDED,
    role: 'enforcement-judge',
    facts: { noticeId, agencyId, kind, match, partyIds: [...partyIds] },
    rule: '民诉法267',
    title: `${caseNumber}：协助单位来函称当事人${WORDS[kind]}${doubt}，核实并认定`,
  };
}
