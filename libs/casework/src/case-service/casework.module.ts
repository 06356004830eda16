import { type FactDefinition } from '@hejie/contracts/facts';
import { platformMigrations, UnitOfWork, type EntityClass, type MigrationClass } from '@hejie/persistence';
import { messagingMigrations } from '@hejie/messaging';
import { CASE_TIME } from '@hejie/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { CaseDirectory } from '../case-directory/case-directory.js';
import { caseDirectoryMigrations } from '../case-directory/case-directory.migration.js';
import { DirectoryEntry } from '../case-directory/directory-entry.js';
import { GrowthOfCasework1790000000110 } from './growth-of-casework.js';
import { AskedTimes } from '../case-time/asked-times.js';
import { CaseTimes } from '../case-time/case-times.js';
import { documentEntities } from '../documents/document.entities.js';
import { documentMigrations } from '../documents/documents.migration.js';
import { lentNumberTables } from '../documents/numbers/lent-numbers.js';
import { documentControllers, documentProviders, type DocumentsOfService } from '../documents/documents.js';
import { Letter } from '../letters/letter.entity.js';
import { LettersController } from '../letters/letters.controller.js';
import { Letters, type LetterIssued } from '../letters/letters.js';
import { letterMigrations } from '../letters/letters.migration.js';
import { CaseRecorder, WORK_ITEM_TOLD } from '../recording/case-recorder.js';
import { StepRunner, type StepsOfService } from '../steps/step-runner.js';
import { AbsenceRow } from '../work-items/absence.entity.js';
import { type WorkItemTold } from '../work-items/told.js';
import { GreenPerson } from '../work-items/green-person.entity.js';
import { UntoldTasks } from '../work-items/untold-tasks.js';
import { WorkItemEntity } from '../work-items/work-item.entity.js';
import { WORK_ITEM_COMMANDS, WorkItemsController, type WorkItemCommands } from '../work-items/work-items.controller.js';
import { WorkItemLocator } from '../work-items/work-item-locator.js';
import { workItemMigrations } from '../work-items/work-items.migration.js';
import { WorkItems } from '../work-items/work-items.js';

/** What is a service's own in the work on its cases. */
export interface Casework<Acts> extends StepsOfService<Acts> {
  /** How this context tells a party by letter. */
  readonly letterIssued: FactDefinition<LetterIssued>;
  /** How this context tells how its tasks stand. */
  readonly workItemChanged: WorkItemTold;
  /** Kinds of work items that a command of the service completes, each with that command; the others are completed as such. */
  readonly workItemCommands: WorkItemCommands;
  /** Where the service makes documents: with these come their tables, `/documents` and `/parties/:partyId/identity`. */
  readonly documents?: DocumentsOfService;
}

const OF_DOCUMENT = '/cases/:caseId/documents/:documentId/service';
const RECEIPT_CONTESTED = `POST ${OF_DOCUMENT}/:serviceId/receipt-finding`;
const SERVE_ON_PAPER = `POST ${OF_DOCUMENT}`;

/** Entities and tables of documents, for a service that makes them. */
export function tablesOfDocuments(documents: DocumentsOfService | undefined) {
  if (!documents) return { entities: [], migrations: [] };
  const lent = documents.lends ? lentNumberTables : { entities: [], migrations: [] };
  return {
    entities: [...documentEntities, ...lent.entities],
    migrations: [...documentMigrations, ...lent.migrations],
  };
}

/** Entities of casework, beside the service's own. */
export const caseworkEntities: readonly EntityClass[] = [
  WorkItemEntity,
  AbsenceRow,
  GreenPerson,
  Letter,
  DirectoryEntry,
];

/** Tables of platform, messaging and casework in each service's schema, before the service's own. */
export const caseworkMigrations: readonly MigrationClass[] = [
  ...platformMigrations,
  ...messagingMigrations,
  ...workItemMigrations,
  ...letterMigrations,
  ...caseDirectoryMigrations,
  GrowthOfCasework1790000000110,
];

/**
 * What a service writes of its cases and how: directory, recorder, steps, letters, tasks with `GET /work-items`.
 * `UnitOfWork`, `DataSource` and `Outbox` are found in global modules.
 */
@Module({})
export class CaseworkModule {
  static for<Acts>(casework: Casework<Acts>): DynamicModule {
    const documentTasks = casework.documents ? { RECEIPT_CONTESTED, SERVE_ON_PAPER } : {};
    const own = [
      CaseDirectory,
      CaseTimes,
      { provide: CASE_TIME, useExisting: CaseTimes },
      AskedTimes,
      WorkItems,
      ...(casework.documents ? documentProviders(casework.service, casework.documents) : []),
      { provide: WORK_ITEM_TOLD, useValue: casework.workItemChanged },
      CaseRecorder,
      UntoldTasks,
      { provide: Letters, useFactory: () => new Letters(casework.letterIssued) },
      {
        provide: StepRunner,
        inject: [UnitOfWork, CaseRecorder],
        useFactory: (unitOfWork: UnitOfWork, recorder: CaseRecorder) => new StepRunner(unitOfWork, recorder, casework),
      },
    ];
    return {
      module: CaseworkModule,
      controllers: [
        WorkItemsController,
        LettersController,
        ...(casework.documents ? documentControllers(casework.documents) : []),
      ],
      providers: [
        ...own,
        WorkItemLocator,
        { provide: WORK_ITEM_COMMANDS, useValue: { ...documentTasks, ...casework.workItemCommands } },
      ],
      exports: own.map((provider) => ('provide' in provider ? provider.provide : provider)),
    };
  }
}
