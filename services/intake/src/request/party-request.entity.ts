import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { type RequestState, type RequestSubject, type RequestTeam } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request of a party (当事人诉求): taken in, worked on by a team, answered. Words are sealed. */
@Entity('party_request')
export class PartyRequest {
  @PrimaryColumn('text') caseId: string;
  /** From 1, in the order in which they were put. */
  @PrimaryColumn('integer') no: number;
  @Column('text') partyId: string;
  @Column('text') subject: RequestSubject;
  @Column(encryptedColumn('intake.party_request.request')) request: string;
  @Column('text') state: RequestState;
  @Column('text') team: RequestTeam;
  @Column(instantColumn()) askedAt: CourtInstant;
  @Column('text') askedBy: string;
  /** Exclusive end of the time to answer. */
  @Column(instantColumn()) answerBy: CourtInstant;
  @Column(encryptedColumn('intake.party_request.answer', { nullable: true })) answer: string | null;
  @Column(instantColumn({ nullable: true })) answeredAt: CourtInstant | null;
  @Column('text', { nullable: true }) answeredBy: string | null;
}
