import { type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import {
  type AskedReconsideration,
  type ObjectionFollow,
  type ReconsideredConsequence,
  type RulingObjectionGround,
  type ServedDecision,
} from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An objection to a ruling on an application to resume, or to what it deducts (执行行为异议), and the decision on it (SET-ART-12-1, 17-1). */
@Entity('ruling_objection')
export class RulingObjection {
  @PrimaryColumn('text') caseId: string;
  /** Business key. */
  @PrimaryColumn('text') objectionId: string;
  @Column('integer') application: number;
  @Column('text') partyId: string;
  @Column('text') ground: RulingObjectionGround;
  /** In the words of who objects, for the court's record. */
  @Column('text') reason: string;
  @Column(legalDateColumn()) receivedOn: LegalDate;
  @Column(legalDateColumn()) decideBy: LegalDate;
  /** Subject of who recorded it. */
  @Column('text') receivedBy: string;
  @Column(instantColumn()) recordedAt: CourtInstant;
  @Column('boolean', { nullable: true }) upheld: boolean | null;
  @Column('text', { nullable: true }) consequence: ReconsideredConsequence | null;
  /** What of it the case carries out; null: nothing, or it is not decided. */
  @Column('text', { nullable: true }) follow: ObjectionFollow | null;
  @Column('text', { nullable: true }) rulingNumber: string | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
  /** On whom the ruling on it was served, and until when he takes it to the court above. */
  @Column('jsonb') served: readonly ServedDecision[];
  @Column('jsonb') reconsiderations: readonly AskedReconsideration[];
  /** What the court above has ruled on it. */
  @Column('jsonb', { nullable: true }) reconsidered: ReconsideredRuling | null;
  /** Since when it is before the court again, sent back by the court above. */
  @Column(legalDateColumn({ nullable: true })) remittedOn: LegalDate | null;
}

/** A ruling of the court above that stands (复议裁定). */
export interface ReconsideredRuling {
  readonly outcome: 'DISMISSED' | 'CHANGED';
  readonly rulingNumber: string;
  readonly servedOn: LegalDate;
  readonly at: CourtInstant;
}
