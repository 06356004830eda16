import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { type Coercer, type ComplaintFinding, type ComplaintRuling } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A complaint of coercion (强迫和解的投诉), and what the judge has decided (PRE-1, B6). */
@Entity('complaint')
export class Complaint {
  @PrimaryColumn('text') caseId: string;
  /** Counted in the case. */
  @PrimaryColumn('smallint') no: number;
  @Column('text') partyId: string;
  @Column('text') against: Coercer;
  @Column(encryptedColumn('intake.complaint.statement')) statement: string;
  @Column(instantColumn()) since: CourtInstant;
  /** Exclusive end of the time in which it is decided. */
  @Column(instantColumn()) decideBy: CourtInstant;
  @Column('text', { nullable: true }) finding: ComplaintFinding | null;
  @Column('text', { nullable: true }) consequence: ComplaintRuling['consequence'] | null;
  @Column(encryptedColumn('intake.complaint.reason', { nullable: true })) reason: string | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
}
