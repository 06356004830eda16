import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a party is served, as it confirmed (送达地址确认书). What was confirmed before stays on record. */
@Entity('service_address')
export class ServiceAddress {
  @PrimaryColumn('text') partyId: string;
  @PrimaryColumn('integer') version: number;
  @Column('text') caseId: string;
  /** JSON of address, postcode, phone, receiver and channels, sealed. */
  @Column(encryptedColumn('intake.service_address.personal')) personal: string;
  @Column('boolean') electronic: boolean;
  @Column(instantColumn()) confirmedAt: CourtInstant;
  @Column('text') recordedBy: string;
}
