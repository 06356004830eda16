import { addDays, endOfDay, startOfDay, type CourtInstant } from '@hejie/law';
import { type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { type Suspension } from './repair-file.js';
import { RENEWAL_DAYS, suspensionInEffect, withSuspension } from './suspension-standing.js';

/** What falls due in repair by time alone. What a person has to do by a day is a task (`suspensionTasks`, `applicationTasks`). */
export type RepairDeadlineKind = 'SUSPENSION_ENDING' | 'SUSPENSION_END' | 'SUPPLEMENT_END';

/** Something that falls due at an instant, and what it does to the file when it has. */
export interface RepairDeadline {
  readonly kind: RepairDeadlineKind;
  readonly rowId: string;
  readonly at: CourtInstant;
  readonly pass: CreditChange;
}

/**
 * CR-REV, PER-8: the ends of the suspensions of a file, and the day, thirty before, on which the debtor is told: at its end the entry is published again. What is performed in full,
 * or whose term is over by then, waits for its deletion and is not published again.
 */
export const suspensionDeadlines = ({ listings, debt }: CreditFile, turn: Pick<CreditTurn, 'by'>): RepairDeadline[] =>
  listings.flatMap((listing) => {
    const suspension = suspensionInEffect(listing);
    if (suspension === undefined || debt.performedOn !== null) return [];
    const { termLastDay } = listing;
    return termLastDay !== undefined && termLastDay <= suspension.lastDay ? [] : endOf(listing, suspension, turn);
  });

function endOf(listing: Listing, suspension: Suspension, { by }: Pick<CreditTurn, 'by'>): RepairDeadline[] {
  const [listingId, suspensionId] = [listing.id, suspension.id];
  const end = endOfDay(suspension.lastDay);
  const warned = startOfDay(addDays(suspension.lastDay, -RENEWAL_DAYS));
  const ended = withSuspension(listing, { ...suspension, ended: { at: end, why: 'TERM' } });
  const ending: RepairDeadline = {
    kind: 'SUSPENSION_ENDING',
    rowId: suspensionId,
    at: warned,
    pass: { happened: [{ at: warned, by, kind: 'SUSPENSION_ENDING', listingId, suspensionId }] },
  };
  return [
    // Of one that is shorter, its grant has told it.
    ...(warned > suspension.grantedAt ? [ending] : []),
    {
      kind: 'SUSPENSION_END',
      rowId: suspensionId,
      at: end,
      pass: {
        listings: [{ ...ended, stage: 'PUBLISHED' }],
        happened: [{ at: end, by, kind: 'SUSPENSION_ENDED', listingId, suspensionId }],
      },
    },
  ];
}

/** CR-N-8: the ends of the debtors' time to complete their applications; nobody is refused by it, it lies before a person. */
export const applicationDeadlines = ({ applications }: CreditFile, { by }: Pick<CreditTurn, 'by'>): RepairDeadline[] =>
  applications.flatMap(({ id, state, defect }) => {
    if (state !== 'DEFECTIVE' || defect === undefined) return [];
    const at = endOfDay(defect.until);
    return [
      {
        kind: 'SUPPLEMENT_END',
        rowId: id,
        at,
        pass: { happened: [{ at, by, kind: 'SUPPLEMENT_TIME_OVER', applicationId: id }] },
      },
    ];
  });
