import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type PartialRelation } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A doubt about the impartiality of a mediator (披露、申请回避), and what became of it. */
@Entity('recusal')
export class Recusal {
  @PrimaryColumn('text') caseId: string;
  /** 1 for the first of the case. */
  @PrimaryColumn('integer') nth: number;
  @Column('text') mediatorId: string;
  /** The party that asks; null where he disclosed it himself. */
  @Column('text', { nullable: true }) partyId: string | null;
  @Column('text') relation: PartialRelation;
  @Column('text') reason: string;
  @Column('text') raisedBy: string;
  @Column(instantColumn()) raisedAt: CourtInstant;
  @Column(instantColumn()) decideBy: CourtInstant;
  /** Parties who consent to what he disclosed. */
  @Column('text', { array: true }) consentedBy: string[];
  /** Nothing while it is open. */
  @Column('text', { nullable: true }) outcome: 'CONSENTED' | 'REFUSED' | 'LEAVES' | null;
  @Column(instantColumn({ nullable: true })) settledAt: CourtInstant | null;
}
