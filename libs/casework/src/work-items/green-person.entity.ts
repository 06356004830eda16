import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A8: who is named for a matter of the green channel (绿色通道事项责任人). Kept by intake, where it is entered, and by every other service, which hears of it. */
@Entity('green_person')
export class GreenPerson {
  @PrimaryColumn('text') court: string;
  /** As the pack calls it: `MONEY`. */
  @PrimaryColumn('text') item: string;
  @Column('text') subject: string;
  @Column(instantColumn()) since: CourtInstant;
}
