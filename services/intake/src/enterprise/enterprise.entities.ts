import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { encryptedColumn, fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import {
  type FIRST_OFFERS,
  type AssessmentConclusion,
  type BankruptcyFinding,
  type BankruptcyReply,
  type BankruptcyState,
  type InsolvencyGround,
} from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An assessment of a debtor that is an enterprise (企业评估, A6). What is said of it is sealed. */
@Entity('enterprise_assessment')
export class EnterpriseAssessment {
  @PrimaryColumn('text') caseId: string;
  /** Counted in the case. */
  @PrimaryColumn('integer') no: number;
  @Column('text') partyId: string;
  /** JSON of the statements, with source and date each. */
  @Column(encryptedColumn('intake.enterprise_assessment.statements')) statements: string;
  @Column(fenColumn({ nullable: true })) assets: Fen | null;
  @Column(fenColumn({ nullable: true })) debts: Fen | null;
  @Column('text') conclusion: AssessmentConclusion;
  @Column(legalDateColumn()) asOf: LegalDate;
  @Column(instantColumn()) assessedAt: CourtInstant;
  @Column('text') assessedBy: string;
}

/** What a debtor offered at the start (A4): a concession, sealed, for those who work on the settlement (D7). */
@Entity('first_offer')
export class RecordedFirstOffer {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') partyId: string;
  /** Counted for each debtor; the latest holds. */
  @PrimaryColumn('integer') no: number;
  @Column('text') offer: (typeof FIRST_OFFERS)[number];
  /** JSON of plan and security. */
  @Column(encryptedColumn('intake.first_offer.content')) content: string;
  @Column(instantColumn()) saidAt: CourtInstant;
  @Column('text') recordedBy: string;
}

/** A hint that a debtor is ripe for bankruptcy (执转破, A14), and what a person decided. What people wrote is sealed. */
@Entity('bankruptcy_hint')
export class BankruptcyHint {
  @PrimaryColumn('text') caseId: string;
  /** Counted in the case. */
  @PrimaryColumn('integer') no: number;
  @Column('text') partyId: string;
  @Column('text', { array: true }) grounds: InsolvencyGround[];
  @Column(encryptedColumn('intake.bankruptcy_hint.reasons', { nullable: true })) reasons: string | null;
  @Column('text') state: BankruptcyState;
  @Column(instantColumn()) raisedAt: CourtInstant;
  @Column('text') raisedBy: string;
  @Column('text', { nullable: true }) finding: BankruptcyFinding | null;
  @Column(encryptedColumn('intake.bankruptcy_hint.decision', { nullable: true })) decision: string | null;
  @Column('text', { nullable: true }) consentOf: string | null;
  @Column('text', { nullable: true }) toCourt: string | null;
  @Column(legalDateColumn({ nullable: true })) replyBy: LegalDate | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) reply: BankruptcyReply | null;
  @Column(legalDateColumn({ nullable: true })) replyOn: LegalDate | null;
  @Column(encryptedColumn('intake.bankruptcy_hint.reply_note', { nullable: true })) replyNote: string | null;
}
