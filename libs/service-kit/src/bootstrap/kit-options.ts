import { type CourtClockPort } from '../clock/court-clock.port.js';
import { type ServiceLog } from '../logging/service-log.js';
import { type ProblemMapper } from '../problems/problem-of.js';
import { type BaseConfig } from './configuration.js';

/** Injection token of {@link KitOptions}. */
export const KIT_OPTIONS = Symbol('KIT_OPTIONS');

/** What the kit itself is made with, once per service. */
export interface KitOptions {
  /** The service's name: in logs, metrics, traces and its API description. */
  readonly name: string;
  readonly config: BaseConfig;
  readonly log: ServiceLog;
  /** Asked in order before the kit's own mapping of errors to problems. */
  readonly problemMappers: readonly ProblemMapper[];
  /** Instead of the clock that `COURT_CLOCK` names; for tests. */
  readonly courtClock?: CourtClockPort;
}
