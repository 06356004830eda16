import { type CourtInstant, type Fen } from '@hejie/law';
import { fenColumn, instantColumn } from '@hejie/persistence';
import { type UnderGuarantee } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The creditor's application for direct enforcement under a guarantee of the settlement, and the ruling on it (SET-ART-18-1). */
@Entity('guarantor_enforcement')
export class GuarantorEnforcement {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') guarantorId: string;
  @Column('text') kind: UnderGuarantee['kind'];
  @Column(instantColumn()) appliedAt: CourtInstant;
  /** Subject of who applied, or recorded the application. */
  @Column('text') appliedBy: string;
  @Column('text', { nullable: true }) decision: 'ENFORCE' | 'REFUSE' | null;
  @Column('text', { nullable: true }) rulingNumber: string | null;
  /** The most that is taken, in fen. */
  @Column(fenColumn({ nullable: true })) upTo: Fen | null;
  /** GUA-5: the debtor's ready cash, which goes first, in fen. */
  @Column(fenColumn({ nullable: true })) debtorCash: Fen | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column(instantColumn({ nullable: true })) ruledAt: CourtInstant | null;
  @Column('text', { nullable: true }) ruledBy: string | null;
}
