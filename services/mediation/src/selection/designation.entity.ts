import { type ActOf, type MediationActs } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

type Conflict = NonNullable<ActOf<MediationActs, 'recordDesignation'>['conflict']>;

/** A mediator was chosen or designated for a case (选定、指定和解员); a decline is followed by another one. */
@Entity('designation')
export class Designation {
  @PrimaryColumn('text') caseId: string;
  /** 1 for the first mediator of the case, one more after each who declined or kept silent. */
  @PrimaryColumn('integer') round: number;
  @Column('text') mediatorId: string;
  @Column('text') chosenBy: 'PARTIES' | 'COURT';
  /** Subject of the person who recorded it. */
  @Column('text') designatedBy: string;
  /** An interest in the case that was disclosed, and the parties who accept it all the same. */
  @Column('jsonb', { nullable: true }) conflict: Conflict | null;
  /** Why the case itself designated him (S5); nothing where people did. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column(instantColumn()) designatedAt: CourtInstant;
  /** Nothing while the answer is waited for. `RETURNED`: he had accepted, and a founded complaint of coercion took the talks back (B6). */
  @Column('text', { nullable: true })
  answer: 'ACCEPTED' | 'DECLINED' | 'SILENT' | 'RECUSED' | 'REPLACED' | 'RETURNED' | null;
  @Column(instantColumn({ nullable: true })) answeredAt: CourtInstant | null;
}
