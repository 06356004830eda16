import { type CaseTag, type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { encryptedColumn, fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type ClaimKind, type ScreeningAdvice, type TitleItemTerms } from '@hejie/settlement';
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
  /** INT-TITLE: of a title with several items; null: it is one sum. */
  @Column('jsonb', { nullable: true }) titleItems: readonly TitleItemTerms[] | null;
  /** TITLE-ACT: what is to be done, as a list in JSON; sealed, for it may name persons and places. */
  @Column(encryptedColumn('intake.application.title_acts', { nullable: true })) titleActs: string | null;
  @Column('text') claimKind: ClaimKind;
  @Column('text') titleNumber: string;
  /** PRE-3: the number in one spelling, to find what was filed on the same title; null of one that a release before filed. */
  @Column('text', { nullable: true }) titleKey: string | null;
  @Column('text') titleMaker: string;
  @Column('boolean') greenChannel: boolean;
  /** A8, A11: 涉企、涉民生; none of one that a release before filed. */
  @Column('text', { array: true, default: '{}' }) tags: CaseTag[];
  /** Each criterion that fired, with the quoted clause; never a refusal by itself. */
  @Column('jsonb') screening: ScreeningAdvice;
  /** Why a person entered the case although screening advised against it. */
  @Column('text', { nullable: true }) enteredDespite: string | null;
  @Column(instantColumn()) acceptedAt: CourtInstant;
  @Column('text') filedBy: string;
}
