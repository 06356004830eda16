import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
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
}
