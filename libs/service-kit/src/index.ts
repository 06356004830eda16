// A service
export {
  bootstrapService,
  defineService,
  makeService,
  type MadeService,
  type ServiceDefinition,
  type ServiceSurroundings,
} from './bootstrap/bootstrap.js';
export {
  ConfigurationError,
  readConfiguration,
  type BaseConfig,
  type ServiceConfig,
} from './bootstrap/configuration.js';

// Who may call what
export { Allow, CurrentPrincipal, Public, type EndpointRule } from './access/allow.js';
export { CASE_LOCATOR, type ResourceLocator } from './access/resource-locator.js';
export { EndpointRuleError } from './access/endpoint-rules.js';

// Commands, once each
export { Command, CommandKey, Tx, type CommandRule } from './commands/command.js';

// The court's time
export { CourtTime } from './clock/court-time.js';
export {
  COURT_CLOCK,
  CompressedCourtClock,
  RealCourtClock,
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
export { problemOf, type ProblemMapper } from './problems/problem-of.js';

// What operators see
export { ServiceLog } from './logging/service-log.js';
export { currentRequest, withContext, type RequestContext } from './logging/request-context.js';
export { Readiness, type ReadinessCheck, type ReadinessReport } from './health/readiness.js';
export { Metrics } from './metrics/metrics.js';
export { describeService, writeOpenApi } from './openapi/write.js';
export { Returns } from './openapi/returns.js';

// Tasks of people
export { WorkItemsModule } from './work-items/work-items.module.js';
export { WorkItems, type Desk } from './work-items/work-items.js';
export { type WorkItemCommands } from './work-items/work-items.controller.js';
export { WorkItemEntity } from './work-items/work-item.entity.js';
export { workItemMigrations } from './work-items/migration.js';
export {
  WORK_ITEM_STATES,
  workItemSchema,
  type NewWorkItem,
  type WorkItem,
  type WorkItemState,
} from './work-items/work-item.js';

// A service that owns a part of each case
export {
  CaseServiceModule,
  caseServiceConfig,
  temporalModule,
  type CaseServiceConfig,
  type CaseServiceDefinition,
} from './case-service/case-service.js';
export { retentionModule } from './case-service/retention.js';
export { writeCaseServiceOpenApi } from './case-service/describe-case-service.js';
export { RecordedActivities } from './case-service/recorded-activities.js';
export { CASE_ARCHIVE, type CaseArchive } from './case-commands/case-archive.js';
export { AboutCase, type CaseCall } from './case-commands/case-call.js';
export { CaseCommands } from './case-commands/case-commands.js';
export { CaseDirectory, caseDirectoryMigrations, DirectoryEntry } from './case-directory/case-directory.js';
export { requireOwnParty } from './case-directory/own-party.js';
export { Notices, type NewNotice, type NoticeIssued } from './notices/notices.js';
export { Notice } from './notices/notice.entity.js';
