import { type LegalDate } from '@hejie/law';
import { legalDateColumn } from '@hejie/persistence';
import { type Failure } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case that ended without an agreement (和解不成): why, and its last day. */
@Entity('failed_settlement')
export class FailedSettlement {
  @PrimaryColumn('text', { name: 'case_id' }) caseId: string;
  @Column('text') reason: Failure;
  @Column(legalDateColumn({ name: 'ended_on' })) endedOn: LegalDate;
}
