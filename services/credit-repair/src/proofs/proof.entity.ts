import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that was handed in with an application for repair (证明材料). Its bytes hold personal data: they are sealed with a key of their own, which is sealed in turn. */
@Entity('proof')
export class Proof {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') about: string;
  @PrimaryColumn('text') documentId: string;
  @Column(encryptedColumn('credit_repair.proof.name')) name: string;
  @Column('text') mediaType: string;
  /** Bytes. */
  @Column('integer') size: number;
  /** Of the bytes as they came, in hexadecimal. */
  @Column('text') sha256: string;
  @Column(encryptedColumn('credit_repair.proof.file_key', { select: false })) fileKey: string;
  @Column('bytea', { select: false }) content: Buffer;
  @Column(instantColumn()) receivedAt: CourtInstant;
  /** Subject of who handed it in. */
  @Column('text') receivedBy: string;
}
