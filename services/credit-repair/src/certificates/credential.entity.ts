import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The credential of a document of repair (可验证凭证), and its place in a status list. Whether it is revoked or suspended, the certificate of the record says. */
@Entity('credential')
export class CredentialRow {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') about: string;
  @PrimaryColumn('text') certificateId: string;
  /** Number of the status list, from 1. */
  @Column('integer') list: number;
  /** Taken at random, so that nothing follows from it. */
  @Column('integer') place: number;
  /** JWT, sealed: it names the debtor. */
  @Column(encryptedColumn('credit_repair.credential.credential')) credential: string;
  @Column(instantColumn()) issuedAt: CourtInstant;
}
