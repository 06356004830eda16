import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { type FilingDefect, type FilingReview as Reviewed } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A review of the conditions of filing (立案条件审查, PRE-3). */
@Entity('filing_review')
export class FilingReview {
  @PrimaryColumn('text') caseId: string;
  /** Counted in the case. */
  @PrimaryColumn('smallint') no: number;
  /** JSON of what lacks; sealed, for an explanation may name persons. */
  @Column(encryptedColumn('intake.filing_review.defects')) defects: string;
  @Column(instantColumn()) reviewedAt: CourtInstant;
  @Column('text') reviewedBy: string;
  /** Exclusive end of the time to mend; null: nothing lacks. */
  @Column(instantColumn({ nullable: true })) mendBy: CourtInstant | null;
  @Column(instantColumn({ nullable: true })) mendedAt: CourtInstant | null;
  /** What the creditor said and handed in. */
  @Column(encryptedColumn('intake.filing_review.mended', { nullable: true })) mended: string | null;
}

/** A review as the law reads it. */
export const asReviewed = ({ caseId, no, defects, reviewedAt, mendBy, mendedAt }: FilingReview): Reviewed => ({
  reviewId: `${caseId}.review-${no}`,
  defects: JSON.parse(defects) as FilingDefect[],
  reviewedAt,
  mendBy,
  mendedAt,
});
