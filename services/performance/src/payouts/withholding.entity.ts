import { type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { type WithholdingGround, type WithholdingState } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The money of a case is paid out later than its clock says, on a ground of the law (暂缓发放). */
@Entity('withholding')
export class Withholding {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') withholdingId: string;
  @Column('text') ground: WithholdingGround;
  /** For the record of the court. */
  @Column('text') reason: string;
  /** The day on which it is looked at again. */
  @Column(legalDateColumn()) until: LegalDate;
  @Column('text') state: WithholdingState;
  @Column(instantColumn()) proposedAt: CourtInstant;
  @Column('text') proposedBy: string;
  /** Since then the ground is gone. */
  @Column(legalDateColumn({ nullable: true })) endedOn: LegalDate | null;
}
