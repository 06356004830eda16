import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type AgencyEffect, type DiscrepancyKind } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A comparison of what a body keeps with the court's truth (比对). */
@Entity('reconciliation_run')
export class ReconciliationRun {
  @PrimaryColumn('text') id: string;
  @Column('text') agencyId: string;
  /** Courts whose entries were compared: those that reach the body by the same way. */
  @Column('text', { array: true }) courts: string[];
  /** Of the court, at the beginning. */
  @Column(instantColumn()) at: CourtInstant;
  /** By the database's clock. */
  @Column('timestamptz') started: Date;
  @Column('timestamptz', { nullable: true }) ended: Date | null;
  /** As of when the body's snapshot was made, once that was verified. */
  @Column(instantColumn({ nullable: true })) asOf: CourtInstant | null;
  @Column('integer') compared: number;
  @Column('integer') found: number;
  /** A code: why nothing of it counts. */
  @Column('text', { nullable: true }) failed: string | null;
}

/** A body keeps something else than the court (比对差异), from the first comparison that found it to the first that does not. */
@Entity('discrepancy')
export class Discrepancy {
  @PrimaryColumn('text') id: string;
  @Column('text') agencyId: string;
  @Column('text') court: string;
  /** As the body knows the entry. */
  @Column('text') entryId: string;
  @Column('text') effect: AgencyEffect;
  @Column('text') kind: DiscrepancyKind;
  /** Null where the court knows nothing of the entry. */
  @Column('text', { nullable: true }) caseId: string | null;
  @Column('text', { nullable: true }) publicationId: string | null;
  @Column(instantColumn()) foundAt: CourtInstant;
  @Column(instantColumn({ nullable: true })) settledAt: CourtInstant | null;
  /** Which comparison saw it last, and when by the database's clock. */
  @Column('text') run: string;
  @Column('timestamptz') seenAt: Date;
  /** Text of the letter in which the body is asked to correct it. */
  @Column('text') letter: string;
  /** A code: why its deliveries were not opened anew. */
  @Column('text', { nullable: true }) refused: string | null;
}
