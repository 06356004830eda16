import { type LegalDate, type MediatorKind, type Yuan } from '@hejie/law';
import { encryptedColumn, legalDateColumn } from '@hejie/persistence';
import { type RollState } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person on a court's roll of mediators (和解员名册, SEED3 三(二)). */
@Entity('mediator')
export class Mediator {
  @PrimaryColumn('text') mediatorId: string;
  @Column('text') court: string;
  @Column('text') name: string;
  @Column('text') profession: MediatorKind;
  /** Fields of law and trades. */
  @Column('text', { array: true }) specialities: string[];
  /** Subject of the mediator's token: who may accept and sign. */
  @Column('text') subject: string;
  /** The body to which he belongs. */
  @Column('text', { nullable: true }) organisation: string | null;
  @Column('jsonb', { nullable: true }) fee: {
    readonly kind: 'FREE' | 'PER_CASE' | 'AGREED';
    readonly amount?: Yuan;
  } | null;
  /** As many cases as he takes at a time; null: he has said nothing. */
  @Column('integer', { nullable: true }) maxOpenCases: number | null;
  @Column('text', { default: 'ACTIVE' }) state: RollState;
  @Column(encryptedColumn('mediation.mediator.state_reason', { nullable: true })) stateReason: string | null;
  /** JSON of the standing relations that he has stated, sealed. */
  @Column(encryptedColumn('mediation.mediator.relations', { nullable: true })) relations: string | null;
}

/** What a mediator was trained in (业务培训). */
@Entity('mediator_training')
export class Training {
  @PrimaryColumn('text') mediatorId: string;
  @PrimaryColumn('integer') nth: number;
  @Column(legalDateColumn()) on: LegalDate;
  @Column('text') subject: string;
  @Column('integer') hours: number;
  @Column('text') recordedBy: string;
}
