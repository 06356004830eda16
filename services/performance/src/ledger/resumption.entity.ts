import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { encryptedColumn, fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type FoundFacts, type GateDecision } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An application to resume (恢复执行申请) as it lay before the judge, and the ruling on it. Both interrupt the two years (SET-ART-10-2). */
@Entity('resumption')
export class Resumption {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') application: number;
  /** The gate's answer on the day of the application. */
  @Column('jsonb') gate: GateDecision;
  /** Whether it came too late, by what is known of the two years now; once ruled on, by what was known then (SET-ART-10-2). */
  @Column('boolean') outOfTime: boolean;
  @Column(instantColumn()) appliedAt: CourtInstant;
  /** Of one on paper: when it was posted, if it was, and when the court received it; it counts from then (PER-5). */
  @Column(legalDateColumn({ nullable: true })) postedOn: LegalDate | null;
  @Column(legalDateColumn({ nullable: true })) receivedOn: LegalDate | null;
  /** Subject of who recorded it; null on applications of before this was kept. */
  @Column('text', { nullable: true }) recordedBy: string | null;
  @Column(instantColumn()) dueAt: CourtInstant;
  /** WITHDRAWN: nothing was ruled, for the creditor has withdrawn it, at `ruledAt` (SET-ART-9-1). */
  @Column('text', { nullable: true }) ruling: 'RESUME' | 'REFUSE' | 'WITHDRAWN' | null;
  @Column('text', { nullable: true }) ground: string | null;
  @Column('text', { nullable: true }) article: string | null;
  /** The judge's reason in his words; empty where none was needed. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('boolean', { nullable: true }) debtorObjects: boolean | null;
  /** What the judge found proven beside the ledger. */
  @Column('jsonb', { nullable: true }) found: FoundFacts | null;
  /** The gate's answer on the day of the ruling, on what he found; null on rulings of before this was kept. */
  @Column('jsonb', { nullable: true }) rulingGate: GateDecision | null;
  @Column('text', { nullable: true }) ruledBy: string | null;
  @Column(instantColumn({ nullable: true })) ruledAt: CourtInstant | null;
  /** SET-ART-12-1: when an objection revoked that ruling, and the number of the ruling that did; null: it stands. */
  @Column(instantColumn({ nullable: true })) revokedAt?: CourtInstant | null;
  @Column('text', { nullable: true }) revokedBy?: string | null;
  /** The creditor who applied; null on applications of before this was kept. */
  @Column('text', { nullable: true }) partyId?: string | null;
  /** The application that is reviewed anew under this number, for its refusal was revoked; null: it is none. */
  @Column('integer', { nullable: true }) anewOf?: number | null;
  /** Of a ruling that enforcement resumes: what was performed by its day, and what of the title is owed by its calculation list; null on rulings of before this was kept. */
  @Column(fenColumn({ nullable: true })) paid?: Fen | null;
  @Column(fenColumn({ nullable: true })) owed?: Fen | null;
  /** JSON of the `RulingPaper`, sealed, that is made once there is the number under which enforcement resumes; null: none waits. */
  @Column(encryptedColumn('performance.resumption.paper', { nullable: true })) awaitedPaper?: string | null;
}
