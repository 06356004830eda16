import { type Incoming } from '@hejie/agency-link';
import { type AgencyEffect } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgencyEntryRow } from '../entry/agency-entry.entity.js';
import { DeliveryRecorder } from '../delivery/delivery-recorder.js';
import { DeliveryRequest } from '../delivery/delivery-request.entity.js';
import { OfAnother, outcomeOf } from '../delivery/outcomes.js';
import { StaffAnswers } from '../staff/staff-answers.js';
import { Notices } from './notices.js';
import { Quarantine } from './quarantine.js';
import { TAKEN, type NotTaken, type Taken } from './taken.js';

/**
 * What comes in from a body by itself: receipts and what it shows, and what it knows and the court does not. Whatever it came by, it is signed by
 * that body and fits the contract, or it is broken and counts for nothing.
 */
@Injectable()
export class Inbound {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DeliveryRecorder) private readonly recorder: DeliveryRecorder,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(StaffAnswers) private readonly answers: StaffAnswers,
    @Inject(Quarantine) private readonly quarantine: Quarantine,
  ) {}

  /** What is about nothing that the court knows lies in quarantine. */
  async take(agencyId: string, incoming: Incoming): Promise<Taken> {
    if (incoming.kind === 'BROKEN') {
      await this.quarantine.keep({ agencyId, ...incoming.broken });
      return { taken: false, reason: 'BROKEN' };
    }
    if (incoming.kind === 'NOTICE') return this.notice(agencyId, incoming);
    const request = await this.requestOf(agencyId, incoming);
    if (!request) return this.unknown(agencyId, incoming, 'UNKNOWN_MATTER');
    const effect = request.deliveryId.split('/').at(-1) as AgencyEffect;
    try {
      const entryId = incoming.kind === 'SHOWN' ? incoming.message.entryId : '';
      const { outcome } = outcomeOf(request, incoming, { entryId, effect });
      await this.recorder.record(request, [outcome]);
      return TAKEN;
    } catch (error) {
      if (error instanceof OfAnother) return this.unknown(agencyId, incoming, 'OTHER_MATTER');
      throw error;
    }
  }

  private async notice(agencyId: string, incoming: Extract<Incoming, { kind: 'NOTICE' }>): Promise<Taken> {
    const { message } = incoming;
    const taken = await (message.kind === 'STAFF_MATCH' ? this.answers.take(message) : this.notices.ended(message));
    return taken.taken ? taken : this.unknown(agencyId, incoming, taken.reason);
  }

  private async unknown(
    agencyId: string,
    { kind, evidence: digest }: Exclude<Incoming, { kind: 'BROKEN' }>,
    reason: NotTaken,
  ): Promise<Taken> {
    await this.quarantine.keep({ agencyId, name: kind, reason, digest });
    return { taken: false, reason };
  }

  /** The delivery that it is about: a receipt names it, what is shown is about the latest one. */
  private async requestOf(
    agencyId: string,
    incoming: Exclude<Incoming, { kind: 'BROKEN' | 'NOTICE' }>,
  ): Promise<DeliveryRequest | null> {
    const { manager } = this.dataSource;
    if (incoming.kind === 'RECEIPT')
      return manager.findOneBy(DeliveryRequest, { wireId: incoming.message.deliveryId, agencyId });
    const { entryId, effect } = incoming.message;
    const entry = await manager.findOneBy(AgencyEntryRow, { agencyId, entryId, effect });
    if (!entry) return null;
    const { caseId, publicationId } = entry;
    return manager.findOneBy(DeliveryRequest, { caseId, publicationId, deliveryId: `${agencyId}/${effect}` });
  }
}
