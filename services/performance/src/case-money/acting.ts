import { type Principal } from '@hejie/security';
import { type CourtTimeReading } from '@hejie/service-kit';

/** Who acts, and when. */
export interface Acting {
  readonly principal: Principal;
  readonly time: CourtTimeReading;
}
