import type { AgencyDelivery, AgencyQuestion, PropertyRequest, StaffQuestion } from '@hejie/contracts/exchange';

import type { AgencyLink, CourtMessageKind, Heard, Incoming, SnapshotReader } from './agency-link.js';
import { LinkUntrusted } from './link-error.js';
import type { CourtIdentity } from './signing/keys.js';
import { type Outgoing, outgoing } from './signing/messages.js';

/** What of the court's can be asked after: each is answered by a kind of its own. */
export type AskedAfter = Extract<CourtMessageKind, 'DELIVERY' | 'PROPERTY_REQUEST'>;

/** A transport: it carries what is signed, and knows nothing of who signs. */
export interface Carrier {
  /** `null`: the answer comes later. */
  carry(message: Outgoing): Promise<Heard | null>;
  /** What has become of a delivery, or of a request about property, where that can be asked. */
  answerTo(kind: AskedAfter, id: string): Promise<Heard | null>;
  snapshot(): Promise<SnapshotReader | null>;
  collect(take: (incoming: Incoming) => Promise<void>): Promise<number>;
  close(): Promise<void>;
}

/** The court's own end of a transport: it signs what goes out, and holds the answer to what was asked. */
export class SigningLink implements AgencyLink {
  constructor(
    private readonly carrier: Carrier,
    private readonly identity: Pick<CourtIdentity, 'signingKey'>,
  ) {}

  async deliver(message: AgencyDelivery): Promise<Heard | null> {
    const heard = await this.carrier.carry(await outgoing('DELIVERY', message, this.identity));
    return answering(heard, message.deliveryId);
  }

  async receipt(deliveryId: string): Promise<Heard | null> {
    return answering(await this.carrier.answerTo('DELIVERY', deliveryId), deliveryId);
  }

  async readBack(question: AgencyQuestion): Promise<Heard | null> {
    const heard = await this.carrier.carry(await outgoing('QUESTION', question, this.identity));
    if (heard === null) return null;
    const { kind, message } = heard;
    const fits = kind === 'SHOWN' && message.entryId === question.entryId && message.effect === question.effect;
    if (!fits) throw new LinkUntrusted('OTHER_MATTER');
    return heard;
  }

  async askStaff(question: StaffQuestion): Promise<Heard | null> {
    return this.carrier.carry(await outgoing('STAFF_QUESTION', question, this.identity));
  }

  async askProperty(request: PropertyRequest): Promise<Heard | null> {
    const heard = await this.carrier.carry(await outgoing('PROPERTY_REQUEST', request, this.identity));
    return replying(heard, request.requestId);
  }

  async propertyReply(requestId: string): Promise<Heard | null> {
    return replying(await this.carrier.answerTo('PROPERTY_REQUEST', requestId), requestId);
  }

  snapshot(): Promise<SnapshotReader | null> {
    return this.carrier.snapshot();
  }

  collect(take: (incoming: Incoming) => Promise<void>): Promise<number> {
    return this.carrier.collect(take);
  }

  close(): Promise<void> {
    return this.carrier.close();
  }
}

function answering(heard: Heard | null, deliveryId: string): Heard | null {
  if (heard === null) return null;
  if (heard.kind !== 'RECEIPT' || heard.message.deliveryId !== deliveryId) throw new LinkUntrusted('OTHER_MATTER');
  return heard;
}

function replying(heard: Heard | null, requestId: string): Heard | null {
  if (heard === null) return null;
  if (heard.kind !== 'PROPERTY_REPLY' || heard.message.requestId !== requestId) throw new LinkUntrusted('OTHER_MATTER');
  return heard;
}
