import { type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { type UnsubmittedDecision, type UnsubmittedFindings, type UnsubmittedTerms } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A debtor's objection on a settlement that was made out of court and never submitted, or not acknowledged, and the ruling on it (SET-ART-19). */
@Entity('unsubmitted_objection')
export class UnsubmittedObjection {
  @PrimaryColumn('text') caseId: string;
  /** Business key. */
  @PrimaryColumn('text') objectionId: string;
  @Column('text') partyId: string;
  @Column('text') why: 'NOT_SUBMITTED' | 'NOT_ACKNOWLEDGED';
  @Column('jsonb') terms: UnsubmittedTerms;
  /** In the words of who objects, for the court's record. */
  @Column('text') reason: string;
  @Column(legalDateColumn()) receivedOn: LegalDate;
  @Column(legalDateColumn()) decideBy: LegalDate;
  /** Subject of who recorded it. */
  @Column('text') receivedBy: string;
  @Column(instantColumn()) recordedAt: CourtInstant;
  @Column('jsonb', { nullable: true }) found: UnsubmittedFindings | null;
  @Column('text', { nullable: true }) decision: UnsubmittedDecision['decision'] | null;
  @Column('text', { nullable: true }) ground: UnsubmittedDecision['ground'] | null;
  @Column('text', { nullable: true }) rulingNumber: string | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
}
