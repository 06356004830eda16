import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type ReversalReason } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A receipt taken out of the ledger (冲正), once: since `reversedAt` it never counted. The receipt itself stays as it was posted. */
@Entity('reversal')
export class Reversal {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') receiptId: string;
  @Column('text') reason: ReversalReason;
  /** The clerk's own words, for the court's record alone. */
  @Column('text') note: string;
  @Column(instantColumn()) reversedAt: CourtInstant;
  /** Subject of the clerk. */
  @Column('text') reversedBy: string;
}
