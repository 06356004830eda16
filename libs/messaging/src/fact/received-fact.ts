import type { CourtClock, CourtInstant } from '@hejie/law';
import type { FactDefinition } from '@hejie/contracts/facts';

import type { TraceCarrier } from './trace-context.js';

/** A fact that has arrived, checked against its definition. */
export interface ReceivedFact<T = unknown> {
  /** Unique for all time; a second delivery has the same. */
  readonly id: string;
  readonly type: string;
  /** Which service said it, e.g. `/services/mediation`. */
  readonly source: string;
  /** The case (案件) it is about; also the key that orders it. */
  readonly caseId: string;
  readonly aggregateId: string;
  /** 1, 2, 3 … for each aggregate, without gaps. */
  readonly aggregateVersion: number;
  /** The step of the case in which it happened: 1, 2, 3 … over the life of its workflow; absent outside of one. */
  readonly step?: number;
  /** When it happened, on the court's clock. */
  readonly occurredAt: CourtInstant;
  readonly data: T;
  readonly definition: FactDefinition<T>;
  readonly trace: TraceCarrier;
  /** The clock under which it was told; absent: the machine's. */
  readonly courtClock?: CourtClock;
}
