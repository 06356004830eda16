import { afterAll, beforeAll } from '@jest/globals';
import {
  creditRepairDocumentIssued,
  creditRepairDocumentServed,
  mediationNoticeIssued,
  mediationStageEntered,
  mediationWorkItemChanged,
} from '@hejie/contracts/facts';
import {
  CASE_ITSELF,
  caseIdOf,
  settlementWorkflowId,
  type ActOf,
  type ActShape,
  type StepActivities,
  type StepRequest,
} from '@hejie/contracts/workflows';
import { courtInstant, LawError } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { KeyRing, PersistenceModule, UnitOfWork, type Transaction } from '@hejie/persistence';
import { TestIssuer } from '@hejie/security/testing';
import { CASE_LOCATOR, makeService, type MadeService, type ServiceDefinition } from '@hejie/service-kit';
import { describedHttp } from '@hejie/service-kit/testing';
import { testDatabase, type FileDatabase } from '@hejie/testing';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import {
  CaseDirectory,
  caseworkEntities,
  CaseworkModule,
  caseworkMigrations,
  enterCase,
  bindSteps,
  fileEntities,
  filesMigration,
  fileWordsMigration,
  reopeningsMigration,
  tablesOfDocuments,
  nothingHappened,
  StepRunner,
  type Casework,
  type DocumentsOfService,
  type NewDocument,
  type StepHandlers,
} from '../src/index.js';

export const AT = courtInstant('2026-10-09T09:00:00+08:00');
const CLOCK = 'at=2026-10-09T09:00:00+08:00; until=2026-10-10T00:00:00+08:00; rate=86400';

/** The smallest service that records steps: it keeps a count, is refused by the law, and writes letters and tasks. */
export interface ProbeActs {
  count: ActShape<{ readonly by: number }, { readonly total: number }>;
  refuse: ActShape;
  write: ActShape<{ readonly body: string }>;
  ask: ActShape<{ readonly title: string }>;
  idle: ActShape<object, { readonly seen: boolean }>;
  order: ActShape<{ readonly documents: readonly NewDocument[] }>;
}

const handlers: StepHandlers<ProbeActs> = {
  async count({ by }, { tx, caseId }) {
    const [{ total }]: [{ total: number }] = await tx.manager.query(
      `insert into counted as c (case_id, total) values ($1, $2)
        on conflict (case_id) do update set total = c.total + $2 returning total`,
      [caseId, by],
    );
    return { audit: { action: 'probe.counted', facts: { by } }, answer: { total } };
  },
  refuse: () => Promise.reject(new LawError({ code: 'PROBE.REFUSED', rule: 'PRE-8', zh: '不准', en: 'Refused' })),
  write: ({ body }) =>
    Promise.resolve({
      audit: { action: 'probe.written' },
      letters: [{ occasion: 'probe', kind: 'probe', subject: '通知', body }],
    }),
  ask: ({ title }, { caseId }) =>
    Promise.resolve({
      audit: { action: 'probe.asked' },
      tasks: { opened: [{ id: `probe/${caseId}`, kind: 'PROBE', role: 'clerk', facts: { n: 1 }, title }] },
    }),
  idle: () => Promise.resolve(nothingHappened({ seen: true })),
  order: ({ documents }) => Promise.resolve({ audit: { action: 'probe.ordered' }, documents }),
};

const caseworkOf = (service: string, documents: Partial<DocumentsOfService>): Casework<ProbeActs> => ({
  service,
  handlers,
  stageEntered: mediationStageEntered,
  letterIssued: mediationNoticeIssued,
  workItemChanged: mediationWorkItemChanged,
  documents: { config: {}, issued: creditRepairDocumentIssued, served: creditRepairDocumentServed, ...documents },
  workItemCommands: { RESUMPTION_RULING: 'POST /cases/:caseId/ruling' },
});

@Global()
@Module({ providers: [{ provide: Outbox, useValue: new Outbox('/services/casework') }], exports: [Outbox] })
class OutboxWithoutRelay {}

class CreateCounted1790000000300 {
  readonly name = 'CreateCounted1790000000300';
  up = (runner: { query(sql: string): Promise<unknown> }) =>
    runner.query('create table counted (case_id text primary key, total integer not null)');
  down = (runner: { query(sql: string): Promise<unknown> }) => runner.query('drop table counted');
}

const CreateFiles1790000000400 = filesMigration('CreateFiles1790000000400', {
  file: 'Files of cases',
  perCase: 'one row a party at most',
  workflow: 'probe-file/',
});

const AddFileWords1790000000410 = fileWordsMigration('AddFileWords1790000000410');
const AddReopenings1790000000420 = reopeningsMigration('AddReopenings1790000000420');

@Module({})
class ProbeModule {
  static for({ DATABASE_URL: url }: { DATABASE_URL: string }, casework: Casework<ProbeActs>): DynamicModule {
    const documents = tablesOfDocuments(casework.documents);
    return {
      module: ProbeModule,
      imports: [
        PersistenceModule.forService({
          url,
          schema: 'casework',
          keyRing: new KeyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 7) } }),
          entities: [...fileEntities, ...caseworkEntities, ...documents.entities],
          migrations: [
            ...caseworkMigrations,
            ...documents.migrations,
            CreateCounted1790000000300,
            CreateFiles1790000000400,
            AddFileWords1790000000410,
            AddReopenings1790000000420,
          ],
        }),
        OutboxWithoutRelay,
        CaseworkModule.for(casework),
      ],
      providers: [{ provide: CASE_LOCATOR, useExisting: CaseDirectory }],
    };
  }
}

const probeOf = (casework: Casework<ProbeActs>): ServiceDefinition<{ DATABASE_URL: z.ZodString }> => ({
  name: 'casework',
  configSchema: z.object({ DATABASE_URL: z.string().min(1) }),
  module: (config) => ProbeModule.for(config, casework),
});

/**
 * The service over a real database and a real issuer, for one test file. No broker, no workflow server.
 * @param name of the service; @param documents what it says of documents beside the facts.
 */
export function caseworkFixture(name = 'casework', documents: Partial<DocumentsOfService> = {}) {
  const casework = caseworkOf(name, documents);
  const probe = probeOf(casework);
  const database: FileDatabase = testDatabase({ prefix: 'casework' });
  let issuer: TestIssuer;
  let service: MadeService<{ DATABASE_URL: z.ZodString }>;
  let described: ReturnType<typeof describedHttp> | undefined;
  let keys = 0;
  let cases = 0;
  beforeAll(async () => {
    issuer = await TestIssuer.start();
    const env = {
      DATABASE_URL: database.url,
      PORT: '0',
      OIDC_ISSUER: issuer.issuer,
      COURT_CLOCK: 'compressed',
      LOG_LEVEL: 'silent',
    };
    service = await makeService(probe, { env });
  }, 60_000);
  afterAll(async () => {
    await service?.stop();
    await issuer?.close();
  });
  const http = () => (described ??= describedHttp(service.app, probe.name));
  const get = <T>(type: abstract new (...args: never[]) => T): T => service.app.get(type as never, { strict: false });
  return {
    database,
    get,
    get issuer() {
      return issuer;
    },
    /** Where others reach it, from the first asking on. */
    async address(): Promise<string> {
      if (!service.app.getHttpServer().listening) await service.app.listen(0, '127.0.0.1');
      return service.app.getUrl();
    },
    run: <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => get(UnitOfWork).run(work),
    /** Rows of the service's schema. */
    rows: async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
      (await database.admin.query(sql, values)).rows,
    /** A case in the directory, with two parties. */
    async known(court = '鲁0502'): Promise<string> {
      const caseNumber = `（2026）鲁0502执前调${(cases += 1)}号`;
      const caseId = caseIdOf(caseNumber);
      const parties = [
        { partyId: `${caseId}.1`, side: 'CREDITOR' as const },
        { partyId: `${caseId}.2`, side: 'DEBTOR' as const },
      ];
      const packId = 'dongying-2020@1';
      await this.run((tx) => enterCase(tx, { caseId, court, caseNumber, packId, parties }));
      return caseId;
    },
    /** Records a step as an activity of the settlement's workflow does. */
    record(
      caseId: string,
      step: number,
      acts: readonly ActOf<ProbeActs>[],
      over: Partial<StepRequest<ActOf<ProbeActs>>> = {},
    ) {
      const runner = get<StepRunner<ProbeActs>>(StepRunner);
      return runner.run(settlementWorkflowId(caseId), { caseId, step, at: AT, by: CASE_ITSELF, acts, ...over });
    },
    /** The activities as a worker has them. */
    get activities(): StepActivities<ProbeActs> {
      return bindSteps(get<StepRunner<ProbeActs>>(StepRunner), casework);
    },
    post: (path: string, token: string, key = `key-${++keys}`) =>
      http().post(path).set('authorization', `Bearer ${token}`).set('idempotency-key', key).set('court-clock', CLOCK),
    put: (path: string, token: string, key = `key-${++keys}`) =>
      http().put(path).set('authorization', `Bearer ${token}`).set('idempotency-key', key).set('court-clock', CLOCK),
    read: (path: string, token: string) => http().get(path).set('authorization', `Bearer ${token}`),
  };
}
