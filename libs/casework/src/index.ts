// What belongs to an act, and the one way to write it
export {
  inOrder,
  ordering,
  nothingHappened,
  publishFact,
  type AuditLine,
  type AwaitedByAct,
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
  acceptedTitle,
  endCase,
  endEnforcement,
  enterCase,
  knownAs,
  knownCase,
  lockCase,
  reopenCase,
  noticesOf,
  partyConcerned,
  rememberNotices,
  type KnownCase,
} from './case-directory/directory-entry.js';
export { isShown, requireOwnParty, requireStaff } from './case-directory/own-party.js';
export { sameParty, type SameParty } from './case-directory/same-party.js';

// Agents of parties, as intake has registered them
export { AgentWithPower } from './agents/agent.entity.js';
export { AgentSubscriptions } from './agents/agent-subscriptions.js';
export { agentPersonsMigration, agentsMigration, TABLE_OF_AGENTS } from './agents/agents.migration.js';
export { requireAgent, requireAgents, type ActingForParty } from './agents/require-agent.js';

// Files that a service keeps beside a settlement
export { auditOfEvent } from './files/event-audit.js';
export { recordingsOfEvents, type EventOf, type Told, type ToldOf } from './files/told.js';
export { FileDesk } from './files/file-desk.js';
export { type FileOccasion, type FileSubject, type FileTurn, type Paper } from './files/file-subject.js';
export { type FileKey, type KeptFile } from './files/file-store.js';
export { fileEntities } from './files/file.entities.js';
export { filesMigration, fileWordsMigration, reopeningsMigration } from './files/files.migration.js';
export { CourseSubscriptions, FileCaseSubscriptions } from './files/course-subscriptions.js';
export { findCourses } from './files/course.js';
export { onWire } from './files/on-wire.js';

// People's commands to running cases
export { CaseCommands, isCaseEnded, type RecordedEnding } from './case-commands/case-commands.js';

// What is put to others, and asked for until it is answered
export { AskedTimes, type AskedTime, type PutUnder } from './case-time/asked-times.js';

// Letters to parties
export { type LetterIssued, type NewLetter } from './letters/letters.js';

// Documents of the court
export {
  concerned,
  creditorsOf,
  debtorOf,
  documentNamed,
  nameOf,
  numberOf,
  TITLE_OF_CASE,
  titleOf,
  type Addressee,
  type NewDocument,
} from './documents/new-document.js';
export { courtNamed, numberToCome, pdfOfDocument } from './documents/document-register.js';
export {
  numberKeeperConfig,
  numberKeeperOf,
  numbersTokenOf,
  sharedNumbersConfig,
} from './documents/numbers/numbers-config.js';
export { everyParty, everyPartyEnforced, Papers, requireMaker } from './documents/papers.js';
export { filledIn } from './documents/references.js';
export { isOfType, type HandedInType } from './documents/media-types.js';
export { newFileKey, openFile, sealFile } from './documents/sealed-files.js';
export { noteServiceConsent } from './documents/service-consents.js';
export { identityOf, keepIdentity, publishedName } from './documents/identities.js';
export { courtNames, type DocumentsOfService } from './documents/documents.js';

// Tasks of people
export { pageOfTasks, WorkItems, type Desk } from './work-items/work-items.js';
export { DESK_ROLES, OVERSEERS, type WorkItemCommands } from './work-items/work-items.controller.js';
export { absencesFrom, keepAbsence, type AbsenceEntered } from './work-items/absences.js';
export { deskLawOf, type DeskLaw } from './work-items/on-desk.js';
export { GreenPerson } from './work-items/green-person.entity.js';
export { keepGreenPerson } from './work-items/green.js';
export { WorkItemEntity } from './work-items/work-item.entity.js';
export { workItemFilter, type NewWorkItem, type WorkItem, type WorkItemState } from './work-items/work-item.js';

// What is made up for after a start, and next deadlines of cases that ran before they were told
export { OnceAfterStart } from './once-after-start.js';
export { UntoldDues, untoldDues, type TellsDue } from './untold-dues/untold-dues.js';
export { untoldDuesMigration } from './untold-dues/untold-dues.migration.js';

// What a service does of itself once a day
export { dailySchedule, type DailyRun } from './rounds/daily-schedule.js';

// Lists in pages
export {
  containing,
  instantOrLast,
  pageFields,
  pageFrom,
  pageOf,
  placeAfter,
  type Page,
  type Place,
} from './paging/page.js';

// A service that owns a part of each case
export {
  CaseServiceModule,
  caseServiceConfig,
  documentServiceConfig,
  fieldKeys,
  messagingSettings,
  temporalModule,
  type CaseServiceConfig,
  type CaseServiceDefinition,
  type DocumentServiceConfig,
} from './case-service/case-service.js';
export {
  CaseworkModule,
  caseworkEntities,
  caseworkMigrations,
  tablesOfDocuments,
  type Casework,
} from './case-service/casework.module.js';
export { retentionModule, stepsOfEndedFiles, stepsOfEndedOnes } from './case-service/retention.js';
export { writeCaseServiceOpenApi } from './case-service/describe-case-service.js';
