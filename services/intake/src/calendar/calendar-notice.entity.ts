import { type CourtClock, type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A holiday notice (放假安排) that the court has adopted (PER-4); open cases are told of it one after another. */
@Entity('calendar_notice')
export class CalendarNotice {
  @PrimaryColumn('text') editionId: string;
  @Column(instantColumn()) adoptedAt: CourtInstant;
  /** Subject of the operator. */
  @Column('text') adoptedBy: string;
  /** The clock under which cases are told of it; null: the machine's. */
  @Column('jsonb', { nullable: true }) courtClock: CourtClock | null;
  /** When no open case was without it any longer, by the database's clock; null while they are being told. */
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;
}
