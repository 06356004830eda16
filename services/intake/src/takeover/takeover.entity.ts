import { encryptedColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A settlement that was concluded before its case came here (接续管理), until mediation and performance keep what it says. */
@Entity('takeover')
export class Takeover {
  @PrimaryColumn('text') caseId: string;
  /** Terms, since when they are in force, and what was paid before, as JSON; sealed, for clauses may name persons and places. */
  @Column(encryptedColumn('intake.takeover.settlement')) settlement: string;
}
