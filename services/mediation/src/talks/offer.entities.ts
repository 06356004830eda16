import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A proposal of the talks (和解方案): a party's, or the mediator's own (和解建议). Its text is sealed and never changes. */
@Entity('offer')
export class RecordedOffer {
  @PrimaryColumn('text') caseId: string;
  /** From 1, in the order in which they were put forward. */
  @PrimaryColumn('integer') no: number;
  /** Whose it is; null: the mediator's. */
  @Column('text', { nullable: true }) partyId: string | null;
  @Column('integer', { nullable: true }) counterTo: number | null;
  /** What is shown: the words, and the typed terms in words. */
  @Column(encryptedColumn('mediation.offer.text')) text: string;
  /** JSON of the typed terms, sealed; null: none. */
  @Column(encryptedColumn('mediation.offer.terms', { nullable: true })) terms: string | null;
  /** sha-256 of the text. */
  @Column('text') hash: string;
  @Column(instantColumn()) madeAt: CourtInstant;
  @Column('text') madeBy: string;
  /** Taken back by who made it, or gone with talks that were begun anew. */
  @Column(instantColumn({ nullable: true })) withdrawnAt: CourtInstant | null;
}

/** What a party said to an offer; never changed, the last of each party counts. */
@Entity('offer_answer')
export class RecordedAnswer {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') no: number;
  @PrimaryColumn('integer') seq: number;
  @Column('text') partyId: string;
  @Column('boolean') accepts: boolean;
  @Column(instantColumn()) answeredAt: CourtInstant;
  @Column('text') answeredBy: string;
}

/** A complaint of coercion (强迫和解的投诉), as far as the talks rest on it: what was said stays with intake. */
@Entity('coercion_complaint')
export class HeardComplaint {
  @PrimaryColumn('text') caseId: string;
  /** Counted in the case. */
  @PrimaryColumn('integer') nth: number;
  @Column(instantColumn()) since: CourtInstant;
  @Column('text') against: string;
  /** The mediator who was asked or acted then; null: there was none. */
  @Column('text', { nullable: true }) mediatorId: string | null;
  @Column('text', { nullable: true }) finding: 'FOUNDED' | 'UNFOUNDED' | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
}
