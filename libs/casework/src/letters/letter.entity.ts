import { instantColumn } from '@hejie/persistence';
import { type CourtInstant } from '@hejie/law';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A letter (通知) to one party. Its id is a business key, so the same letter exists once. */
@Entity('notice')
export class Letter {
  @PrimaryColumn('text', { name: 'notice_id' }) letterId: string;
  @Column('text', { name: 'case_id' }) caseId: string;
  @Column('text', { name: 'party_id' }) partyId: string;
  @Column('text') kind: string;
  @Column('text') subject: string;
  @Column('text') body: string;
  @Column(instantColumn({ name: 'issued_at' })) issuedAt: CourtInstant;
}
