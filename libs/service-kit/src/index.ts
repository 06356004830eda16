// A service
export {
  bootstrapService,
  makeService,
  type MadeService,
  type ServiceDefinition,
  type ServiceSurroundings,
} from './bootstrap/bootstrap.js';
export {
  baseConfigSchema,
  ConfigurationError,
  readConfiguration,
  type BaseConfig,
  type ServiceConfig,
} from './bootstrap/configuration.js';

// Who may call what
export { Asks } from './access/asks.js';
export { ServiceTokenGuard } from './access/service-token.guard.js';
export { Allow, BetweenServices, CurrentPrincipal, Public, type EndpointRule } from './access/allow.js';
export { CASE_LOCATOR, type ResourceLocator } from './access/resource-locator.js';
export { EndpointRuleError } from './access/endpoint-rules.js';

// Commands, once each
export { Command, CurrentCommand, Tx, type CommandRule, type RunningCommand } from './commands/command.js';
export { AboutCase, type CaseCall } from './commands/case-call.js';

// The court's time
export { CourtTime } from './clock/court-time.js';
export {
  CASE_TIME,
  COURT_CLOCK,
  heldAtCase,
  RealCourtClock,
  type CaseTimePort,
  type CourtClockPort,
  type CourtTimeReading,
} from './clock/court-clock.port.js';

// Errors on the wire
export {
  conflict,
  notFound,
  ProblemError,
  unknownCase,
  type FieldError,
  type Problem,
  type ProblemText,
} from './problems/problem.js';
export { type ProblemMapper } from './problems/problem-of.js';

// What operators see
export { ServiceLog } from './logging/service-log.js';
export { currentRequest, type RequestContext } from './logging/request-context.js';
export { Readiness, type ReadinessCheck, type ReadinessReport } from './health/readiness.js';
export { Metrics, type GaugeValue } from './metrics/metrics.js';
export { describeService, writeOpenApi } from './openapi/write.js';
export { Returns, ReturnsFile } from './openapi/returns.js';
export { fieldErrors } from './problems/field-errors.js';
