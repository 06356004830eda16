import { type CourtClock, type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { type PublishedDecision } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** WAITING to be put; PUT, and no answer yet; ANSWERED; GIVEN_UP: the entry has gone before. */
export type StaffQuestionState = 'WAITING' | 'PUT' | 'ANSWERED' | 'GIVEN_UP';

/** What a judge has found of the answer: OPEN, while it lies before him; GIVEN_UP: the entry has gone before. */
export type StaffFinding = 'OPEN' | 'ISSUED' | 'DECLINED' | 'GIVEN_UP';

/** DIS-ART-8: is who is listed public staff, or a state organ or enterprise (公职人员比对)? Put to one body, for that purpose alone. */
@Entity('staff_question')
export class StaffQuestionRow {
  @PrimaryColumn('text') id: string;
  @Column('text') caseId: string;
  @Column('text') publicationId: string;
  @Column('text') partyId: string;
  @Column('text') agencyId: string;
  @Column('text') subscriptionId: string;
  @Column('text') decision: PublishedDecision;
  @Column('text') state: StaffQuestionState;
  @Column(instantColumn()) askedAt: CourtInstant;
  /** The court's clock under which it was decided, where time is not real. */
  @Column('jsonb', { nullable: true }) clock: CourtClock | null;
  @Column('integer') attempts: number;
  /** When it is put next, by the database's clock. */
  @Column('timestamptz') nextAt: Date;
  /** What went wrong last; never personal. */
  @Column('text', { nullable: true }) fault: string | null;
  /** JSON of a `StaffMatch`: the match alone. */
  @Column(encryptedColumn('agency_exchange.staff_question.answer', { nullable: true })) answer: string | null;
  @Column(instantColumn({ nullable: true })) answeredAt: CourtInstant | null;
  /** Null where nothing is to be found: no match, or who stands above him was told already. */
  @Column('text', { nullable: true }) finding: StaffFinding | null;
  @Column('text', { nullable: true }) foundBy: string | null;
  @Column(instantColumn({ nullable: true })) foundAt: CourtInstant | null;
  @Column(encryptedColumn('agency_exchange.staff_question.reason', { nullable: true })) reason: string | null;
  /** Whoever stands above him was told. */
  @Column(instantColumn({ nullable: true })) toldAt: CourtInstant | null;
  /** By the database's clock: the entry is gone, and what was asked because of it goes some time thereafter. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
