import { encryptedColumn } from '@hejie/persistence';
import { type AgencyEntryKind } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What may be told of a decision, sealed, and which entry it is about: its versions are counted here. */
@Entity('publication_content')
export class PublicationContent {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') publicationId: string;
  @Column('text') partyId: string;
  @Column('text') partyKind: 'PERSON' | 'UNIT';
  @Column('text') kind: AgencyEntryKind;
  @Column('text') rowId: string;
  @Column('integer') version: number;
  /** As bodies know the entry. */
  @Column('text') entryId: string;
  /** JSON of an `AgencyContent`. */
  @Column(encryptedColumn('agency_exchange.publication_content.content')) content: string;
  /** By which he is found whom a body names, without keeping his number: see `SubjectDigests`. */
  @Column('text', { nullable: true }) subjectDigest: string | null;
}
