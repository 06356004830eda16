import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { type PartyAtSession, type SessionKind, type SessionManner, type SessionState } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A session of the talks (协商、和解会议). Who came and what was said is sealed. */
@Entity('session')
export class RecordedSession {
  @PrimaryColumn('text') caseId: string;
  /** From 1. */
  @PrimaryColumn('integer') no: number;
  @Column('text') kind: SessionKind;
  @Column('text') state: SessionState;
  @Column(instantColumn()) at: CourtInstant;
  @Column('text') manner: SessionManner;
  /** JSON of the place, what is to be brought, who is invited and who answers questions. */
  @Column(encryptedColumn('mediation.session.notice')) notice: string;
  @Column(instantColumn()) noticedAt: CourtInstant;
  @Column('text') noticedBy: string;
  @Column(instantColumn({ nullable: true })) beganAt: CourtInstant | null;
  /** Who of the parties is there, and may settle; null before it has begun. */
  @Column('jsonb', { nullable: true }) parties: readonly PartyAtSession[] | null;
  /** Who conducted it; null: it has not begun, or had before this was kept. */
  @Column('text', { nullable: true }) mediatorId: string | null;
  /** JSON of who came, by name and paper, under which id each signs and whether he may settle. */
  @Column(encryptedColumn('mediation.session.attendance', { nullable: true })) attendance: string | null;
  /** JSON of the transcript. */
  @Column(encryptedColumn('mediation.session.transcript', { nullable: true })) transcript: string | null;
  @Column(instantColumn({ nullable: true })) recordedAt: CourtInstant | null;
  /** Why it was put off. */
  @Column(encryptedColumn('mediation.session.adjourned_for', { nullable: true })) adjournedFor: string | null;
}

/** A signature under a transcript, or that it was refused. */
@Entity('session_signature')
export class SessionSignature {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') no: number;
  @PrimaryColumn('text') signerId: string;
  @Column(encryptedColumn('mediation.session_signature.refused', { nullable: true })) refused: string | null;
  @Column(instantColumn()) signedAt: CourtInstant;
  @Column('text') signedBy: string;
}

/** Whether a party takes part in sessions online (同意在线和解), as it said last. */
@Entity('online_consent')
export class OnlineConsent {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') partyId: string;
  @Column('boolean') consents: boolean;
  @Column(instantColumn()) answeredAt: CourtInstant;
  @Column('text') answeredBy: string;
}
