import { type CourtInstant, type JsonValue } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type Role } from '@hejie/security';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type WorkItem, type WorkItemState } from './work-item.js';

/** Row of {@link WorkItem}, in the schema of the service that opened it. */
@Entity('work_items')
export class WorkItemEntity implements WorkItem {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'case_id' }) caseId: string;
  @Column('text') court: string;
  @Column('text') kind: string;
  @Column('text') role: Role;
  @Column('text', { nullable: true }) assignee: string | null;
  @Column(instantColumn({ name: 'due_at', nullable: true })) dueAt: CourtInstant | null;
  @Column('jsonb') facts: Record<string, JsonValue>;
  @Column('text', { nullable: true }) rule: string | null;
  @Column('text') title: string;
  @Column('text') state: WorkItemState;
  @Column(instantColumn({ name: 'created_at' })) createdAt: CourtInstant;
  @Column(instantColumn({ name: 'done_at', nullable: true })) doneAt: CourtInstant | null;
  @Column('text', { name: 'done_by', nullable: true }) doneBy: string | null;
  @Column('jsonb', { nullable: true }) outcome: Record<string, JsonValue> | null;
  @Column('text', { name: 'claimed_by', nullable: true }) claimedBy: string | null;
  @Column('text', { name: 'delegated_to', nullable: true }) delegatedTo: string | null;
  @Column('integer', { name: 'escalation_level', default: 0 }) escalationLevel: number;
  @Column('integer', { default: 0 }) revision: number;
  @Column('boolean', { default: false }) green: boolean;
  @Column(instantColumn({ name: 'green_due_at', nullable: true })) greenDueAt: CourtInstant | null;
}
