import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type AgencyCategory, type AgencyEffect, type AgencyEntryKind, type EntryState } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a body should show of an entry for one effect, by the latest decision of which it was told: what its record is compared with. */
@Entity('agency_entry')
export class AgencyEntryRow {
  @PrimaryColumn('text') agencyId: string;
  /** As the body knows the entry. */
  @PrimaryColumn('text') entryId: string;
  @PrimaryColumn('text') effect: AgencyEffect;
  @Column('text') caseId: string;
  @Column('text') partyId: string;
  @Column('text') kind: AgencyEntryKind;
  @Column('text') rowId: string;
  @Column('text') publicationId: string;
  @Column('text') subscriptionId: string;
  @Column('text') agencyName: string;
  @Column('text') category: AgencyCategory;
  @Column('boolean') nationalList: boolean;
  @Column('text') proofWanted: 'READ_BACK' | 'SIGNED_REPLY';
  @Column('text') wanted: EntryState;
  @Column('integer') version: number;
  /** An addition was attempted, by this decision or one before: a removal follows it there. */
  @Column('boolean') addedOnce: boolean;
  /** The wanted state was proved by then. */
  @Column(instantColumn({ nullable: true })) verifiedAt: CourtInstant | null;
  @Column('text', { nullable: true }) identityDigest: string | null;
}
