import { type Heard, type Incoming, type Refused } from '@hejie/agency-link';
import { AskedTimes } from '@hejie/casework';
import { type AgencyEffect } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgencyEntryRow } from '../entry/agency-entry.entity.js';
import { DeliveryRecorder } from '../delivery/delivery-recorder.js';
import { DeliveryRequest } from '../delivery/delivery-request.entity.js';
import { OfAnother, outcomeOf, rejectedBy } from '../delivery/outcomes.js';
import { PropertyReplies } from '../property/property-replies.js';
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
    @Inject(PropertyReplies) private readonly replies: PropertyReplies,
    @Inject(Quarantine) private readonly quarantine: Quarantine,
    @Inject(AskedTimes) private readonly times: AskedTimes,
  ) {}

  /** What is about nothing that the court knows lies in quarantine. */
  async take(agencyId: string, incoming: Incoming): Promise<Taken> {
    if (incoming.kind === 'BROKEN') {
      await this.quarantine.keep({ agencyId, ...incoming.broken });
      return { taken: false, reason: 'BROKEN' };
    }
    if (incoming.kind === 'REFUSED') return this.refused(agencyId, incoming.refused);
    if (incoming.kind === 'NOTICE') return this.notice(agencyId, incoming);
    if (incoming.kind === 'PROPERTY_REPLY') {
      const taken = await this.replies.take(agencyId, incoming);
      return taken.taken ? taken : this.unknown(agencyId, incoming, taken.reason);
    }
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

  /** CR-N-5: as where the court has put it itself: what was put is rejected, and lies before a person. Anything else is put again by itself. */
  private async refused(agencyId: string, { about, id, refusal }: Refused): Promise<Taken> {
    if (
      about === 'PROPERTY_REQUEST' &&
      !refusal.isForLater &&
      (await this.replies.refused(agencyId, id, refusal)).taken
    )
      return TAKEN;
    const request = await this.dataSource.manager.findOneBy(DeliveryRequest, { wireId: id, agencyId });
    if (about === 'DELIVERY' && request && !refusal.isForLater) {
      const { asked: at } = await this.times.of(request);
      await this.recorder.record(request, [rejectedBy(refusal, request, at)]);
      return TAKEN;
    }
    await this.quarantine.keep({ agencyId, reason: `REFUSED.${refusal.status}`, name: `${about}-${id}` });
    return { taken: false, reason: 'UNKNOWN_MATTER' };
  }

  private async notice(agencyId: string, incoming: Extract<Incoming, { kind: 'NOTICE' }>): Promise<Taken> {
    const { message } = incoming;
    const taken = await (message.kind === 'STAFF_MATCH' ? this.answers.take(message) : this.notices.ended(message));
    return taken.taken ? taken : this.unknown(agencyId, incoming, taken.reason);
  }

  private async unknown(agencyId: string, { kind, evidence: digest }: Heard, reason: NotTaken): Promise<Taken> {
    await this.quarantine.keep({ agencyId, name: kind, reason, digest });
    return { taken: false, reason };
  }

  /** The delivery that it is about: a receipt names it, what is shown is about the latest one. */
  private async requestOf(
    agencyId: string,
    incoming: Extract<Incoming, { kind: 'RECEIPT' | 'SHOWN' }>,
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
