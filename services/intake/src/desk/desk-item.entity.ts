import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type Climbed } from '@hejie/settlement';
import { type Role } from '@hejie/security';
import { type WorkItemState } from '@hejie/casework';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A task of any service, as its facts tell of it: a projection, for the desk of a person and for the ladder of its case. What it is about stays with its service. */
@Entity('desk_item')
export class DeskItem {
  /** The service and its own id, joined by a colon. */
  @PrimaryColumn('text') id: string;
  @Column('text') service: string;
  @Column('text', { name: 'item_id' }) itemId: string;
  @Column('text', { name: 'case_id' }) caseId: string;
  @Column('text') court: string;
  @Column('text') kind: string;
  @Column('text') role: Role;
  @Column('text', { nullable: true }) assignee: string | null;
  @Column('text', { name: 'claimed_by', nullable: true }) claimedBy: string | null;
  @Column('text', { name: 'delegated_to', nullable: true }) delegatedTo: string | null;
  @Column(instantColumn({ name: 'due_at', nullable: true })) dueAt: CourtInstant | null;
  @Column('text', { nullable: true }) rule: string | null;
  @Column('text') title: string;
  @Column('text') state: WorkItemState;
  @Column(instantColumn({ name: 'created_at' })) createdAt: CourtInstant;
  @Column(instantColumn({ name: 'closed_at', nullable: true })) closedAt: CourtInstant | null;
  @Column('text', { name: 'done_by', nullable: true }) doneBy: string | null;
  @Column('integer') revision: number;
  /** A8: of a case on the green channel. */
  @Column('boolean', { default: false }) green: boolean;
  /** From when it is amber, and red, by the pack and the calendar of its case. */
  @Column(instantColumn({ name: 'amber_at', nullable: true })) amberAt: CourtInstant | null;
  @Column(instantColumn({ name: 'red_at', nullable: true })) redAt: CourtInstant | null;
  /** E7: the rungs of its ladder that it has climbed. */
  @Column('jsonb', { nullable: true }) climbed: Climbed | null;
  @Column('integer', { name: 'escalation_level', default: 0 }) escalationLevel: number;
}
