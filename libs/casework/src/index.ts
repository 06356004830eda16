// What belongs to an act, and the one way to write it
export {
  inOrder,
  nothingHappened,
  publishFact,
  type AuditLine,
  type FactOfCase,
  type NewTask,
  type NothingHappened,
  type Recorded,
  type RecordedInOrder,
  type Recording,
  type TaskChanges,
  type TaskSelector,
} from './recording/recording.js';
export { CaseRecorder, type Occasion } from './recording/case-recorder.js';

// Steps of cases
export { type StepContext, type StepHandler, type StepHandlers } from './steps/step-handlers.js';
export { StepRunner, bindSteps, stageRecording, type StageFact, type StepsOfService } from './steps/step-runner.js';
export { stepOf } from './steps/step-of-fact.js';

// Cases that a service knows
export { CaseDirectory } from './case-directory/case-directory.js';
export {
  endCase,
  enterCase,
  knownCase,
  noticesOf,
  rememberNotices,
  type KnownCase,
} from './case-directory/directory-entry.js';
export { requireOwnParty, requireStaff } from './case-directory/own-party.js';

// People's commands to running cases
export { CaseCommands } from './case-commands/case-commands.js';

// Letters to parties
export { type LetterIssued, type NewLetter } from './letters/letters.js';

// Tasks of people
export { WorkItems, type Desk } from './work-items/work-items.js';
export { type WorkItemCommands } from './work-items/work-items.controller.js';
export { WorkItemEntity } from './work-items/work-item.entity.js';
export { type NewWorkItem, type WorkItem, type WorkItemState } from './work-items/work-item.js';

// Lists in pages
export { containing, pageFields, pageFrom, pageOf, placeAfter, type Page, type Place } from './paging/page.js';

// A service that owns a part of each case
export {
  CaseServiceModule,
  caseServiceConfig,
  messagingSettings,
  temporalModule,
  type CaseServiceConfig,
  type CaseServiceDefinition,
} from './case-service/case-service.js';
export { CaseworkModule, caseworkEntities, caseworkMigrations, type Casework } from './case-service/casework.module.js';
export { retentionModule } from './case-service/retention.js';
export { writeCaseServiceOpenApi } from './case-service/describe-case-service.js';
