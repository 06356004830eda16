import { type CourtInstant, type LegalDate } from '@hejie/law';
import { encryptedColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A lengthening of the negotiation at the joint request of the parties (PRE-8), and the request on which it rests. */
@Entity('extension')
export class Extension {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') nth: number;
  @Column('integer') days: number;
  @Column('text', { array: true }) signedBy: string[];
  /** Its name or place in the file; sealed, for people write it. */
  @Column(encryptedColumn('mediation.extension.paper')) paper: string;
  @Column(legalDateColumn()) signedOn: LegalDate;
  @Column('text', { nullable: true }) hash: string | null;
  @Column('text') recordedBy: string;
  @Column(instantColumn()) recordedAt: CourtInstant;
}
