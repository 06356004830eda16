import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { type ConsentChannel, type Signatory } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a party answered when it was asked whether it wants to settle (和解意愿, PRE-1). */
@Entity('consent')
export class Consent {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') partyId: string;
  @Column(instantColumn()) requestedAt: CourtInstant;
  @Column('text', { nullable: true }) answer: 'CONSENT' | 'REFUSE' | null;
  @Column(instantColumn({ nullable: true })) answeredAt: CourtInstant | null;
  @Column('text', { nullable: true }) recordedBy: string | null;
  /** How and when it was said, and in answer to which text; null: recorded before these were kept. */
  @Column('text', { nullable: true }) channel: ConsentChannel | null;
  @Column(instantColumn({ nullable: true })) saidAt: CourtInstant | null;
  @Column('text', { nullable: true }) textHash: string | null;
  /** Of what staff has entered: who gave it, and on what record it stands; sealed, for people write it. */
  @Column('text', { nullable: true }) statedBy: Signatory['by'] | null;
  @Column(encryptedColumn('intake.consent.record', { nullable: true })) record: string | null;
  /** The agent who said it. */
  @Column('text', { nullable: true }) agentId: string | null;
}
