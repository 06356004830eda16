import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The image of what a clerk has seen at a body (人工核验). */
@Entity('seen_evidence')
export class SeenEvidence {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') publicationId: string;
  /** `sha256:…` of the image. */
  @PrimaryColumn('text') digest: string;
  @PrimaryColumn('text') deliveryId: string;
  @Column('text') mediaType: string;
  @Column(encryptedColumn('agency_exchange.seen_evidence.file_key')) fileKey: string;
  @Column('bytea', { select: false }) content: Buffer;
  @Column(instantColumn()) receivedAt: CourtInstant;
  @Column('text') receivedBy: string;
}
