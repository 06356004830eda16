import { CaseRecorder, publishFact, type NewLetter, type NewTask, type Occasion } from '@hejie/casework';
import { filingDefectsSet } from '@hejie/contracts/facts';
import { calendarOf, instantText } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import {
  admitted,
  creditorOf,
  decideFilingReview,
  decideInsistence,
  decideMending,
  standingDefects,
  type FilingDefect,
  type FilingReview as Reviewed,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Application } from '../application/application.entity.js';
import { Party } from '../application/party.entity.js';
import { editionsOf } from '../filing/editions.js';
import { asReviewed, FilingReview } from './filing-review.entity.js';

/** Kind of the task to look at an application: first of all, when its time to mend is over, or what lacked was mended. */
export const REVIEW_FILING = 'REVIEW_FILING';

type Who = Pick<Occasion, 'caseId' | 'at' | 'by'>;

/** 立案条件审查: a judge looks whether an application can be filed; what lacks is explained, mended or insisted on (PRE-3, SEED3 五(一)4). */
@Injectable()
export class FilingReviews {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
  ) {}

  /** @throws LawError FILING.EXPLAINED_TWICE, FILING.BEING_MENDED. */
  async review(tx: Transaction, who: Who, defects: readonly FilingDefect[]): Promise<void> {
    const { caseId, at, by } = who;
    const latest = await this.latest(tx, caseId);
    const calendar = calendarOf(await editionsOf(tx, caseId));
    const { mendBy } = admitted(
      decideFilingReview({ defects, now: at, latest: latest && asReviewed(latest) }, calendar),
    );
    const no = (latest?.no ?? 0) + 1;
    const row = { caseId, no, defects: JSON.stringify(defects), reviewedAt: at, reviewedBy: by, mendBy };
    await tx.manager.insert(FilingReview, { ...row, mendedAt: null, mended: null });
    const { caseNumber } = await tx.manager.findOneByOrFail(Application, { caseId });
    const creditors = await tx.manager.findBy(Party, { caseId, side: 'CREDITOR' });
    const done = { done: [{ kind: REVIEW_FILING, outcome: { defects: defects.length } }] };
    await this.recorder.record(tx, who, {
      audit: {
        action: 'filing.reviewed',
        facts: { no, lacking: defects.map(({ condition }) => condition), mendBy },
      },
      facts: [publishFact(filingDefectsSet, { standing: standingDefects({ defects, mendedAt: null }) })],
      letters: mendBy === null ? [] : [explained(caseNumber, no, defects, instantText(mendBy).zh, creditors)],
      tasks: mendBy === null ? done : { ...done, opened: [again(caseId, caseNumber, no, mendBy)] },
    });
  }

  /** @throws LawError FILING.NOTHING_LACKS, FILING.MENDING_LATE, PARTY.NOT_A_CREDITOR, PARTY.NOT_IN_CASE. */
  async mend(tx: Transaction, who: Who, partyId: string, statement: string): Promise<void> {
    const { caseId, at } = who;
    const latest = await this.latest(tx, caseId);
    creditorOf(await tx.manager.findBy(Party, { caseId }), partyId);
    admitted(decideMending(latest && asReviewed(latest), at));
    const { no, mendBy } = latest!;
    await tx.manager.update(FilingReview, { caseId, no }, { mendedAt: at, mended: statement });
    const { caseNumber } = await tx.manager.findOneByOrFail(Application, { caseId });
    await this.recorder.record(tx, who, {
      audit: { action: 'filing.mended', facts: { no, partyId } },
      facts: [publishFact(filingDefectsSet, { standing: standingDefects({ ...asReviewed(latest!), mendedAt: at }) })],
      // The judge sees that he need not wait for the end of the time.
      tasks: {
        cancelled: [{ id: againId(caseId, no), why: '申请执行人已补正' }],
        opened: [mended(caseId, caseNumber, no, mendBy!)],
      },
    });
  }

  /** The review on which a creditor insists. @throws LawError FILING.NOTHING_LACKS. */
  async insistedOn(caseId: string): Promise<Reviewed> {
    const reviews = await this.of(caseId);
    return admitted(decideInsistence(reviews.at(-1) ?? null));
  }

  /** The reviews of a case, the latest last. */
  async of(caseId: string, { manager }: Pick<Transaction, 'manager'> = this.dataSource): Promise<Reviewed[]> {
    const rows = await manager.find(FilingReview, { where: { caseId }, order: { no: 'ASC' } });
    return rows.map(asReviewed);
  }

  /** Of two who come at once the second waits here, and finds what the first has done. */
  private async latest({ manager }: Transaction, caseId: string): Promise<FilingReview | null> {
    await manager.findOneOrFail(Application, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
    return manager.findOne(FilingReview, { where: { caseId }, order: { no: 'DESC' } });
  }
}

function explained(
  caseNumber: string,
  no: number,
  defects: readonly FilingDefect[],
  until: string,
  to: readonly { readonly partyId: string }[],
): NewLetter {
  const lacking = defects.map(({ explanation }, i) => `${i + 1}.${explanation}`).join('；');
  return {
    to: to.map(({ partyId }) => ({ partyId })),
    occasion: `filing-explained-${no}`,
    kind: 'filing-explained',
    subject: '执行申请补正告知书',
    body: `${caseNumber}：经审查，你方的执行申请尚不符合立案条件：${lacking}。请于${until}前补正；经释明仍坚持申请的，转立案庭立案后由本院裁定驳回执行申请。`,
  };
}

type MendBy = NonNullable<FilingReview['mendBy']>;

/** SEED3 五(一)4: with the case the judge reviews first whether it can be filed; until when the pack says (`ladder.terms`). */
export const firstReview = (caseId: string, caseNumber: string): NewTask => ({
  id: `filing-review/${caseId}/first`,
  kind: REVIEW_FILING,
  role: 'enforcement-judge',
  facts: { caseNumber },
  rule: 'PRE-3',
  title: `${caseNumber}：首先审查执行申请是否符合立案条件`,
});

const againId = (caseId: string, no: number): string => `filing-review/${caseId}/${no}`;

const again = (caseId: string, caseNumber: string, no: number, dueAt: MendBy): NewTask => ({
  id: againId(caseId, no),
  kind: REVIEW_FILING,
  role: 'enforcement-judge',
  dueAt,
  facts: { caseNumber, no },
  rule: 'PRE-3',
  title: `${caseNumber}：补正后或者补正期满，重新审查立案条件`,
});

const mended = (caseId: string, caseNumber: string, no: number, dueAt: MendBy): NewTask => ({
  ...again(caseId, caseNumber, no, dueAt),
  id: `${againId(caseId, no)}/mended`,
  title: `${caseNumber}：申请执行人已补正，重新审查立案条件`,
});
