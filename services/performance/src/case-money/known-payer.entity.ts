import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who is known to pay in a case (付款人): a party, or somebody for it. Several people have one name. */
@Entity('known_payer')
export class KnownPayer {
  @PrimaryColumn('bigint') payerId: string;
  @Column('text') caseId: string;
  @Column('text', { nullable: true }) partyId: string | null;
  @Column('text') nameDigest: string;
  @Column('text', { nullable: true }) accountDigest: string | null;
  /** JSON of name and account, sealed. */
  @Column(encryptedColumn('performance.known_payer.personal')) personal: string;
  @Column(instantColumn()) namedAt: CourtInstant;
  @Column('text') namedBy: string;
}
