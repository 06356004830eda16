import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type BreachEvidence, type BreachFinding, type RecordedOutcome } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A suspected breach (涉嫌违约) with its evidence. It stands until it is cured, or withdrawn when earlier money turns up. */
@Entity('finding')
export class Finding {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') instalment: number;
  @Column('jsonb') evidence: BreachFinding;
  /** What it rests on, as it was laid together; null on findings of before that was kept. */
  @Column('jsonb', { nullable: true }) pack: BreachEvidence | null;
  /** SHA-256 of its canonical JSON, which the letters to both sides name. */
  @Column('text', { nullable: true }) packHash: string | null;
  /** The deadline: what the finding is dated to, however late the machine was. */
  @Column(instantColumn()) datedTo: CourtInstant;
  @Column(instantColumn()) foundAt: CourtInstant;
  @Column('double precision') latenessSeconds: number;
  @Column('text') outcome: RecordedOutcome;
  /** How many times it was made: each has letters and a task of its own. */
  @Column('integer') times: number;
  /** How many times it was taken back: each has letters of its own, also where it had come to nothing again without being made anew. */
  @Column('integer', { default: 0 }) withdrawals: number;
  /** When both sides were told that it was cured. */
  @Column(instantColumn({ nullable: true })) cureToldAt: CourtInstant | null;
}
