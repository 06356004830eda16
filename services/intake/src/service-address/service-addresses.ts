import {
  CaseDirectory,
  CaseRecorder,
  lockCase,
  nameOf,
  noteServiceConsent,
  publishFact,
  TITLE_OF_CASE,
  type NewDocument,
} from '@hejie/casework';
import { serviceAddressConfirmed } from '@hejie/contracts/facts';
import {
  type ConfirmedServiceAddress,
  type ServiceAddressBody,
  type ServiceAddressesAnswer,
} from '@hejie/contracts/http';
import { sidesNamed } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import { partyOf } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { ServiceAddress } from './service-address.entity.js';

type Personal = Omit<ServiceAddressBody, 'partyId' | 'electronic'>;

const CHANNELS = { PLATFORM: '人民法院送达平台', EMAIL: '电子邮件', SMS: '移动电话短信', FAX: '传真' } as const;

/** Where parties are served (送达地址确认书), and whether electronically; told to everybody who serves documents. */
@Injectable()
export class ServiceAddresses {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
  ) {}

  /** Confirms an address, with its document. @throws LawError `PARTY.NOT_IN_CASE`; as `DocumentRegister.issue`. */
  async confirm(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    { partyId, electronic, ...personal }: ServiceAddressBody,
  ): Promise<ConfirmedServiceAddress> {
    // Its lock orders the confirmations of a case.
    const { parties, caseNumber } = await lockCase(tx, caseId);
    const { side } = partyOf(parties, partyId, '/partyId');
    const version = (await tx.manager.countBy(ServiceAddress, { partyId })) + 1;
    const by = principal.subject;
    const confirmed = { caseId, partyId, version, electronic };
    await tx.manager.insert(ServiceAddress, {
      ...confirmed,
      personal: JSON.stringify(personal),
      confirmedAt: at,
      recordedBy: by,
    });
    await noteServiceConsent(tx, { ...confirmed, at });
    const documentId = `service-address/${partyId}/${version}`;
    const document: NewDocument = {
      id: documentId,
      kind: 'SERVICE_ADDRESS',
      under: caseNumber,
      fields: {
        person: nameOf(partyId),
        standing: sidesNamed(caseNumber)[side],
        cause: TITLE_OF_CASE.cause,
        address: personal.address,
        ...(personal.postcode !== undefined && { postcode: personal.postcode }),
        ...(personal.phone !== undefined && { phone: personal.phone }),
        ...(personal.receiver !== undefined && { receiver: personal.receiver }),
        electronic: electronic ? 'CONSENT' : 'REFUSE',
        ...(personal.channels.length > 0 && {
          channels: personal.channels.map(({ channel, account }) => ({ channel: CHANNELS[channel], account })),
        }),
        version: `第${version}版`,
        recordedBy: principal.roles.includes('party') ? '当事人在线确认' : '工作人员登记',
      },
      signatories: [],
      to: [{ partyId }],
    };
    await this.recorder.record(
      tx,
      { caseId, at, by },
      {
        audit: { action: 'service-address.confirmed', facts: { partyId, version, electronic } },
        facts: [publishFact(serviceAddressConfirmed, { partyId, version, electronic })],
        documents: [document],
      },
    );
    return { ...confirmed, documentId, confirmedAt: at };
  }

  /** The last confirmation of each party; of a party its own alone. */
  async list(manager: EntityManager, caseId: string, principal: Principal): Promise<ServiceAddressesAnswer> {
    const own = await this.cases.ownParties(caseId, principal);
    const rows = await manager.find(ServiceAddress, { where: { caseId }, order: { partyId: 'ASC', version: 'ASC' } });
    const last = new Map(rows.map((row) => [row.partyId, row]));
    return {
      items: [...last.values()]
        .filter(({ partyId }) => own === undefined || own.includes(partyId))
        .map(({ partyId, version, electronic, personal, confirmedAt, recordedBy }) => {
          const {
            address,
            postcode = null,
            phone = null,
            receiver = null,
            channels,
          } = JSON.parse(personal) as Personal;
          const documentId = `service-address/${partyId}/${version}`;
          return {
            ...{ caseId, partyId, version, electronic, documentId, confirmedAt, recordedBy },
            ...{ address, postcode, phone, receiver, channels },
          };
        }),
    };
  }
}
