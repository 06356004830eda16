import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type PlatformOutcome } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A report to the mediation platform (反馈分调裁平台). */
@Entity('platform_report')
export class PlatformReport {
  @PrimaryColumn('text') court: string;
  /** Counted in the court. */
  @PrimaryColumn('integer') no: number;
  @Column(instantColumn()) madeAt: CourtInstant;
  @Column('text') madeBy: string;
}

/** What a report says of one case, and whether the platform has taken it. No name and no number of a person. */
@Entity('platform_row')
export class PlatformRow {
  @PrimaryColumn('text') court: string;
  @PrimaryColumn('integer') no: number;
  @PrimaryColumn('integer') line: number;
  @Column('text') caseId: string;
  /** Under which the platform knows it. */
  @Column('text') reference: string;
  @Column('text') caseNumber: string;
  @Column('text') outcome: PlatformOutcome;
  @Column(legalDateColumn()) outcomeOn: LegalDate;
  @Column('text', { nullable: true }) enforcementNumber: string | null;
  @Column(fenColumn({ nullable: true })) paid: Fen | null;
  @Column('text', { nullable: true }) receipt: 'TAKEN' | 'RETURNED' | null;
  /** Why it came back, in the platform's words. */
  @Column('text', { nullable: true }) reason: string | null;
}
