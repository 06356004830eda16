import { type CourtInstant, type Fen } from '@hejie/law';
import { fenColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number that intake has allotted to a case (案号): of enforcement (执, 执恢) beside its own. */
@Entity('allotted_number')
export class AllottedNumber {
  @PrimaryColumn('text') caseNumber: string;
  @Column('text') caseId: string;
  @Column('text') type: string;
}

/** The mediator of a case who has accepted last. */
@Entity('mediator_of_case')
export class MediatorOfCase {
  @PrimaryColumn('text') caseId: string;
  @Column('text') mediatorId: string;
}

/** What property under control covers for a debtor, as asset control has told it last. */
@Entity('covered_property')
export class CoveredProperty {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') partyId: string;
  @Column(fenColumn()) controlled: Fen;
  /** Of which instant it speaks. */
  @Column(instantColumn()) at: CourtInstant;
}
