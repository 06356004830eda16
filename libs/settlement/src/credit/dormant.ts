import { compareDates, dateText, formatYuan, type Bilingual, type LegalDate, type Yuan } from '@hejie/law';
import { performedOnTime } from './certificate.js';
import { type CreditFile, type DebtView, type Listing } from './credit-file.js';

/** Why an entry sleeps (沉寂事由), the one that presses most first. */
export type DormancyReason =
  'TERM_PAST' | 'PERFORMED' | 'NOT_ENFORCED' | 'TERMINATED' | 'NOTHING_FOUND' | 'CASE_CLOSED';

/** An entry that sleeps: why, and what a person should decide. */
export interface DormantEntry {
  readonly caseId: string;
  readonly listingId: string;
  /** 案号 of the enforcement under which it was made. */
  readonly authority: string;
  readonly reason: DormancyReason;
  /** DELETE: the law leaves no choice; REVIEW: whether a ground of deletion has come about. */
  readonly proposal: 'DELETE' | 'REVIEW';
  readonly text: Bilingual;
}

/**
 * DIS-ART-10-1, DIS-ART-10-2, CR-L-SY: the entries of these files that sleep on a day (清理长期“沉寂”失信信息): past their term, performed, or of a case that was closed, each
 * with what a person should decide. One line an entry; nothing is deleted by it.
 */
export function dormantEntries(files: readonly CreditFile[], on: LegalDate): readonly DormantEntry[] {
  return files.flatMap(({ caseId, debt, listings }) =>
    listings
      .filter(({ stage }) => stage === 'PUBLISHED' || stage === 'SUSPENDED')
      .flatMap((listing) => {
        const found = asleep(listing, debt, on);
        return found === null ? [] : [{ caseId, listingId: listing.id, authority: listing.authority, ...found }];
      }),
  );
}

type Found = Pick<DormantEntry, 'reason' | 'proposal' | 'text'>;

function asleep({ ground, termLastDay }: Listing, debt: DebtView, on: LegalDate): Found | null {
  if (termLastDay !== undefined && compareDates(termLastDay, on) < 0) {
    return {
      reason: 'TERM_PAST',
      proposal: 'DELETE',
      text: {
        zh: `纳入期限已于${dateText(termLastDay)}届满，应当删除。`,
        en: `The term ended on ${termLastDay}: the entry is to be deleted.`,
      },
    };
  }
  if (debt.performedOn !== null) {
    const { performedOn } = debt;
    return ground === 1
      ? {
          reason: 'PERFORMED',
          proposal: 'DELETE',
          text: {
            zh: `义务已于${dateText(performedOn)}履行完毕，应当删除。`,
            en: `Everything was performed on ${performedOn}: the entry is to be deleted.`,
          },
        }
      : {
          reason: 'PERFORMED',
          proposal: 'REVIEW',
          text: {
            zh: `义务已于${dateText(performedOn)}履行完毕，纳入期限未满，由法官决定是否提前删除。`,
            en: `Everything was performed on ${performedOn} and the term runs: a judge decides whether to delete early.`,
          },
        };
  }
  return debt.closedAs === undefined ? null : ofClosedCase(ground, debt.closedAs);
}

type ClosedAs = NonNullable<DebtView['closedAs']>;
/** How each way of closing bears on an entry; 终本 asks for two queries and no clue (DIS-ART-10-1(4)), which a person looks at. */
const CLOSED: Readonly<Partial<Record<ClosedAs, Pick<Found, 'reason' | 'proposal'>>>> = {
  不予执行: { reason: 'NOT_ENFORCED', proposal: 'DELETE' },
  终结执行: { reason: 'TERMINATED', proposal: 'DELETE' },
  终结本次执行程序: { reason: 'NOTHING_FOUND', proposal: 'REVIEW' },
  销案: { reason: 'CASE_CLOSED', proposal: 'REVIEW' },
  // SET-ART-14-1: enforcement does not go on, and whether the court terminates it a judge sees to.
  SUED: { reason: 'CASE_CLOSED', proposal: 'REVIEW' },
};

function ofClosedCase(ground: Listing['ground'], as: ClosedAs): Found | null {
  const closed = CLOSED[as];
  if (closed === undefined) return null;
  const { reason, proposal } = closed;
  // DIS-ART-10-2: an entry with a fixed term stays to its end, or until a judge deletes it early.
  const due = proposal === 'DELETE' && ground === 1;
  return {
    reason,
    proposal: due ? 'DELETE' : 'REVIEW',
    text: due
      ? { zh: `案件已以${as}结案，应当删除。`, en: `The case was closed (${as}): the entry is to be deleted.` }
      : {
          zh: `${as === 'SUED' ? '和解协议之诉已经受理' : `案件已以${as}结案`}，由法官核实是否具备删除或者提前删除的情形。`,
          en: `${as === 'SUED' ? 'The settlement is sued on' : `The case was closed (${as})`}: a judge looks whether a ground of deletion has come about.`,
        },
  };
}

/** Who performed on time (正向激励名单), as data of a fact. */
export interface PositiveEntry {
  readonly caseId: string;
  readonly partyId: string;
  readonly performedOn: LegalDate;
  readonly performed: Yuan;
}

/** PRE-13: the debtors of these files who performed in full and were never in default nor listed. */
export function positiveEntries(files: readonly CreditFile[]): readonly PositiveEntry[] {
  return files.flatMap((file) => {
    const { performedOn, performed } = file.debt;
    return performedOn === null || !performedOnTime(file)
      ? []
      : [{ caseId: file.caseId, partyId: file.subject.partyId, performedOn, performed: formatYuan(performed) }];
  });
}
