import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type ApprovedAct } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody has decided on money going out, or staying (双人复核). */
@Entity('money_approval')
export class MoneyApproval {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') of: ApprovedAct;
  @PrimaryColumn('text') aboutId: string;
  @PrimaryColumn('text') decidedBy: string;
  @Column('boolean') president: boolean;
  @Column('boolean') approved: boolean;
  /** For the record of the court. */
  @Column('text') reason: string;
  @Column(instantColumn()) decidedAt: CourtInstant;
}
