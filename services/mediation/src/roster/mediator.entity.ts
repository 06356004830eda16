import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person on a court's roll of mediators (和解员名册, SEED3 三(二)). */
@Entity('mediator')
export class Mediator {
  @PrimaryColumn('text') mediatorId: string;
  @Column('text') court: string;
  @Column('text') name: string;
  @Column('text') profession: string;
  @Column('text', { array: true }) specialities: string[];
  /** Subject of the mediator's token: who may accept and sign. */
  @Column('text') subject: string;
}
