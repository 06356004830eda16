import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of the court's own mediators guides the outside mediator of a case (指导, SEED1 四(三)); the last one counts. */
@Entity('guidance')
export class Guidance {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') nth: number;
  @Column('text') guideId: string;
  /** Whom he guides. */
  @Column('text') mediatorId: string;
  @Column(instantColumn()) assignedAt: CourtInstant;
  @Column('text') assignedBy: string;
}

/** What a guide advised; sealed, for it speaks of the talks. */
@Entity('guidance_advice')
export class Advice {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') nth: number;
  @Column('text') guideId: string;
  @Column(encryptedColumn('mediation.guidance_advice.words')) words: string;
  @Column(instantColumn()) givenAt: CourtInstant;
}
