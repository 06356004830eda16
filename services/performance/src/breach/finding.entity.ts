import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type BreachFinding, type FindingOutcome } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A suspected breach (涉嫌违约) with its evidence. It stands until it is cured, or withdrawn when earlier money turns up. */
@Entity('finding')
export class Finding {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') instalment: number;
  @Column('jsonb') evidence: BreachFinding;
  /** The deadline: what the finding is dated to, however late the machine was. */
  @Column(instantColumn()) datedTo: CourtInstant;
  @Column(instantColumn()) foundAt: CourtInstant;
  @Column('double precision') latenessSeconds: number;
  /** REOPENED: money that had cured it, or that it had counted, was taken out of the ledger, and the deadline is to be asked again. */
  @Column('text') outcome: FindingOutcome['outcome'] | 'REOPENED';
  /** How many times it was made: each has letters and a task of its own. */
  @Column('integer') times: number;
  /** When both sides were told that it was cured; until then nobody relies on it. */
  @Column(instantColumn({ nullable: true })) cureToldAt: CourtInstant | null;
}
