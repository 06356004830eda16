import { type Side } from '@hejie/contracts/workflows';
import { encryptedColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A party (当事人). Name, number, phone and address are encrypted; everything else of the system knows `partyId` only. */
@Entity('party')
export class Party {
  @PrimaryColumn('text') partyId: string;
  @Column('text') caseId: string;
  /** Order in the application. */
  @Column('smallint') position: number;
  @Column('text') side: Side;
  @Column('text') kind: string;
  /** What a token of this party carries; lets it act on its own case. */
  @Column('text', { nullable: true }) partyRef: string | null;
  /** JSON of `{name, identityNumber?, phone?, address?}`, sealed. */
  @Column(encryptedColumn('intake.party.personal')) personal: string;
  /** Name as it may be shown to others (masked). */
  @Column('text') maskedName: string;
}
