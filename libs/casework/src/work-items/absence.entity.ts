import { legalDateColumn } from '@hejie/persistence';
import { type LegalDate } from '@hejie/law';
import { type Absence } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** N1: a person of a court is away. Kept by intake, where it is entered, and by every other service, which hears of it. */
@Entity('absence')
export class AbsenceRow implements Absence {
  @PrimaryColumn('text') court: string;
  @PrimaryColumn('text') subject: string;
  @PrimaryColumn({ ...legalDateColumn({ name: 'from_day' }), nullable: false }) from: LegalDate;
  @Column(legalDateColumn({ name: 'to_day' })) to: LegalDate;
  @Column('text', { nullable: true }) deputy: string | null;
}
