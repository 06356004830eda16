import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type ScreeningAdvice } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An application for enforcement that came in for settlement (申请), as the filing clerk entered it. */
@Entity('application')
export class Application {
  @PrimaryColumn('text') caseId: string;
  @Column('text') court: string;
  @Column('text') caseNumber: string;
  @Column('text') packId: string;
  @Column('text', { array: true }) calendarEditions: string[];
  @Column('text') cause: string;
  @Column(fenColumn()) claim: Fen;
  @Column(fenColumn()) principal: Fen;
  @Column('text') dailyRate: string;
  @Column(legalDateColumn()) expiry: LegalDate;
  @Column(fenColumn()) fee: Fen;
  @Column('text') titleNumber: string;
  @Column('text') titleMaker: string;
  @Column('boolean') greenChannel: boolean;
  /** Each criterion that fired, with the quoted clause; never a refusal by itself. */
  @Column('jsonb') screening: ScreeningAdvice;
  /** Why a person entered the case although screening advised against it. */
  @Column('text', { nullable: true }) enteredDespite: string | null;
  @Column(instantColumn()) acceptedAt: CourtInstant;
  @Column('text') filedBy: string;
}
