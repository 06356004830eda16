import { type PublicationAnswer, type PublicationsAnswer } from '@hejie/contracts/http';
import { publicationStanding } from '@hejie/settlement';
import { UnitOfWork } from '@hejie/persistence';
import { CASE_TIME, type CaseTimePort } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { DeliveryRequest } from '../delivery/delivery-request.entity.js';
import { unknownPublication } from './evidence.js';
import { publicationDesk } from './publication-desk.js';
import { PublicationContent } from './publication-content.entity.js';

/** Publications as people read them: without what was told, which is the bodies' alone. */
@Injectable()
export class PublicationViews {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CASE_TIME) private readonly times: CaseTimePort,
  ) {}

  /** Every publication of a case, the first one first. `about`: those about these parties alone. */
  async list(caseId: string, about?: readonly string[]): Promise<PublicationsAnswer> {
    const rows = await this.dataSource.manager.find(PublicationContent, {
      select: { caseId: true, publicationId: true },
      where: { caseId, ...(about && { partyId: In([...about]) }) },
      order: { partyId: 'ASC', kind: 'ASC', rowId: 'ASC', version: 'ASC' },
    });
    const items = [];
    for (const { publicationId } of rows) {
      const { deliveries: _, ...one } = await this.show(caseId, publicationId);
      items.push(one);
    }
    return { items };
  }

  /** @throws ProblemError 404 `PUBLICATION.UNKNOWN`. */
  async show(caseId: string, publicationId: string): Promise<PublicationAnswer> {
    const { manager } = this.dataSource;
    const key = { caseId, about: publicationId };
    const kept = await publicationDesk.find(manager, key);
    const at = (await this.times.latest(caseId)) ?? kept?.row.openedAt;
    if (at === undefined) throw unknownPublication();
    const looked = await this.unitOfWork.run((tx) => publicationDesk.looked(tx, { ...key, at }));
    if (!kept || !looked || looked.file.matter === null) throw unknownPublication();
    const { matter, deliveries, certificates } = looked.file;
    const requests = await manager.findBy(DeliveryRequest, { caseId, publicationId });
    const faults = new Map(requests.map(({ deliveryId, fault }) => [deliveryId, fault]));
    const { decision, version, decidedAt, lastDay, entry } = matter;
    return {
      caseId,
      publicationId,
      partyId: entry.partyId,
      decision,
      version,
      decidedAt,
      lastDay,
      stage: kept.row.stage,
      ending: kept.row.ending?.ending ?? null,
      detail: publicationStanding(looked.file, looked.turn).detail,
      verified: deliveries.filter(({ state }) => state === 'VERIFIED').length,
      deliveries: deliveries.map((one) => ({
        deliveryId: one.id,
        agencyId: one.agencyId,
        agencyName: one.agencyName,
        category: one.category,
        effect: one.effect,
        action: one.action,
        state: one.state,
        dispatchedAt: one.dispatchedAt ?? null,
        verifiedAt: one.verified?.at ?? null,
        proof: one.verified?.proof ?? null,
        rejected: one.rejected?.code ?? null,
        escalated: one.escalated,
        fault: faults.get(one.id) ?? null,
      })),
      certificates: certificates.map(({ id: certificateId, part, at: certifiedAt, lines, withdrawn }) => ({
        certificateId,
        part,
        at: certifiedAt,
        lines: lines.length,
        withdrawn: withdrawn ?? null,
      })),
    };
  }
}
