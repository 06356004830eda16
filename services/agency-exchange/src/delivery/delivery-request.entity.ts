import { type CourtClock, type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is to be put to a body next: the delivery, or whether it shows what it should. */
export type RequestKind = 'DELIVER' | 'READ_BACK';

/** One delivery as it is put to its body, written in the transaction that decides it. A row without a kind waits for nothing. */
@Entity('delivery_request')
export class DeliveryRequest {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') publicationId: string;
  @PrimaryColumn('text') deliveryId: string;
  /** Its idempotency key at the body: another one in each round. */
  @Column('text') wireId: string;
  @Column('text') agencyId: string;
  @Column('text') subscriptionId: string;
  @Column('integer') round: number;
  @Column('text', { nullable: true }) kind: RequestKind | null;
  /** Something else goes first: the national list (名单库), or what it is to say is not on record yet. */
  @Column('boolean') held: boolean;
  /** It was taken to be put, in whichever round: a removal must follow an addition from then on, also where nothing is known of what became of it. */
  @Column('boolean') attempted: boolean;
  /** Its publication knows that it was dispatched. */
  @Column('boolean') dispatched: boolean;
  /** It has been put in this round: from then on it is asked for. */
  @Column('boolean') put: boolean;
  @Column(instantColumn()) askedAt: CourtInstant;
  /** The court's clock under which it was decided, where time is not real. */
  @Column('jsonb', { nullable: true }) clock: CourtClock | null;
  /** How often it was put in vain, or asked for since the last news. */
  @Column('integer') attempts: number;
  /** When it is put or asked for next, by the database's clock. */
  @Column('timestamptz') nextAt: Date;
  /** What went wrong last; never personal. */
  @Column('text', { nullable: true }) fault: string | null;
}
