import { serviceAddressConfirmed, type FactData } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { instantColumn, type Transaction } from '@hejie/persistence';
import { Injectable } from '@nestjs/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether a party may be served electronically, as it confirmed (送达地址确认书); where it is served, intake alone knows. */
@Entity('service_consent')
export class ServiceConsentRow {
  @PrimaryColumn('text') partyId: string;
  @PrimaryColumn('integer') version: number;
  @Column('text') caseId: string;
  @Column('boolean') electronic: boolean;
  @Column(instantColumn()) at: CourtInstant;
}

/** Notes what a party confirmed; said again, it changes nothing. */
export async function noteServiceConsent(
  { manager }: Transaction,
  { caseId, partyId, version, electronic, at }: FactData<typeof serviceAddressConfirmed>,
): Promise<void> {
  const row = { caseId, partyId, version, electronic, at };
  await manager.createQueryBuilder().insert().into(ServiceConsentRow).values(row).orIgnore().execute();
}

/** A service that has documents served hears from intake who may be served electronically. */
@Injectable()
export class ServiceConsents {
  @OnFact(serviceAddressConfirmed)
  async confirmed({ data }: ReceivedFact<FactData<typeof serviceAddressConfirmed>>, tx: Transaction): Promise<void> {
    await noteServiceConsent(tx, data);
  }
}
