import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an entry on the list shows beside the record, the identity of the party and the title (公布事项, DIS-ART-6). */
@Entity('entry_particulars')
export class EntryParticulars {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') about: string;
  @PrimaryColumn('text') listingId: string;
  /** JSON of an `EntryParticularsBody`, sealed. */
  @Column(encryptedColumn('credit_repair.entry_particulars.shown')) shown: string;
  @Column(instantColumn()) recordedAt: CourtInstant;
  /** Subject of who recorded it. */
  @Column('text') recordedBy: string;
}
