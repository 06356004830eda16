import { randomBytes, randomInt } from 'node:crypto';
import { TOPICS } from '@hejie/contracts/facts';
import {
  CASE_ITSELF,
  caseIdOf,
  parseCaseId,
  settlementWorkflowId,
  type ActOf,
  type CaseParty,
  type StepAnswers,
  type StepRequest,
} from '@hejie/contracts/workflows';
import { type CourtClock, type CourtInstant, type JsonValue } from '@hejie/law';
import { brokerList, ensureTopics } from '@hejie/messaging';
import { beginAtTheEnd } from '@hejie/messaging/testing';
import { readAudit, UnitOfWork, type AuditRow } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { TestIssuer } from '@hejie/security/testing';
import { ensureNamespace } from '@hejie/temporal';
import { type Type } from '@nestjs/common';
import { Connection } from '@temporalio/client';
import { type Test } from 'supertest';
import { DataSource } from 'typeorm';
import { makeService, type MadeService, type ServiceDefinition } from '@hejie/service-kit';
import { describedHttp } from '@hejie/service-kit/testing';
import { enterCase, type CaseTitle } from '../case-directory/directory-entry.js';
import { StepRunner } from '../steps/step-runner.js';

/** A fact that the service has committed to its outbox. */
export interface PublishedFact {
  readonly type: string;
  /** Number of the step of the case, if it belongs to one. */
  readonly step?: number;
  readonly data: Record<string, JsonValue>;
  /** The court's clock beside it. */
  readonly clock: CourtClock | null;
}

/** A case that the service knows from its directory. */
export interface CaseOfTest {
  readonly caseId: string;
  readonly court: string;
  readonly caseNumber: string;
  readonly packId: string;
  readonly parties: CaseParty[];
  readonly namedTitle?: CaseTitle;
}

/** The id of a case that nobody else has: tests share the broker, and serials this high are allotted to nobody. */
export function newCaseId(): string {
  return caseIdOf(`（2026）鲁0502执前调${randomInt(100_000_000, 1_000_000_000)}号`);
}

/**
 * A case service with real PostgreSQL, Kafka and Temporal and a real issuer. It shares the servers with others and
 * nothing else: consumer group and namespace are its own.
 */
export class CaseServiceFixture<Acts> {
  private keys = 0;
  private readonly steps = new Map<string, number>();

  private readonly http: ReturnType<typeof describedHttp>;

  private constructor(
    name: string,
    private readonly service: MadeService<never>,
    private readonly issuer: TestIssuer,
  ) {
    this.http = describedHttp(service.app, name);
  }

  /** @param logTo where its log goes; standard output unless given. @param databaseUrl of an empty database; the servers are those of `KAFKA_BROKERS` and `TEMPORAL_ADDRESS`. */
  static async start<Acts>(
    definition: { readonly name: string },
    databaseUrl: string,
    env: NodeJS.ProcessEnv = {},
    logTo?: { write(line: string): void },
  ): Promise<CaseServiceFixture<Acts>> {
    const mark = randomBytes(5).toString('hex');
    const { KAFKA_BROKERS, TEMPORAL_ADDRESS } = process.env;
    if (!KAFKA_BROKERS || !TEMPORAL_ADDRESS)
      throw new Error(
        'KAFKA_BROKERS and TEMPORAL_ADDRESS name the servers of the test; `npm test` in the root starts them.',
      );
    const namespace = `test-${mark}`;
    const connection = await Connection.connect({ address: TEMPORAL_ADDRESS });
    await ensureNamespace(connection, namespace, { retentionDays: 1 });
    await connection.close();
    const brokers = brokerList(KAFKA_BROKERS);
    const group = `${definition.name}-${mark}`;
    await ensureTopics({ brokers, clientId: namespace }, TOPICS);
    // A group that is given goes on where it was.
    if (env.KAFKA_GROUP === undefined) await beginAtTheEnd(brokers, group, TOPICS);
    const issuer = await TestIssuer.start();
    const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
    const own = {
      PORT: '0',
      LOG_LEVEL: 'silent',
      COURT_CLOCK: 'compressed',
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS,
      KAFKA_GROUP: group,
      FIELD_KEYS: key('f1'),
      TEMPORAL_ADDRESS,
      TEMPORAL_NAMESPACE: namespace,
      TEMPORAL_PAYLOAD_KEYS: key('t1'),
      PARTY_CONTENT_KEYS: key('p1'),
    };
    const service = await makeService(definition as ServiceDefinition<never>, {
      env: { ...own, ...env },
      ...(logTo && { logTo }),
    });
    return new CaseServiceFixture<Acts>(definition.name, service, issuer);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.issuer.close();
  }

  get<T>(type: Type<T>): T {
    return this.service.app.get(type, { strict: false });
  }

  get unitOfWork(): UnitOfWork {
    return this.get(UnitOfWork);
  }

  get dataSource(): DataSource {
    return this.get(DataSource);
  }

  token(person: Partial<Principal> & Pick<Principal, 'roles'>): Promise<string> {
    return this.issuer.token(person);
  }

  /** A command at an instant of the court; its `Idempotency-Key` is a new one unless one is given. */
  post(path: string, token: string, at: string, key = `key-${++this.keys}`): Test {
    return this.commanded(this.http.post(path), token, at, key);
  }

  /** As {@link post}. */
  put(path: string, token: string, at: string, key = `key-${++this.keys}`): Test {
    return this.commanded(this.http.put(path), token, at, key);
  }

  /** A command without key and body: it comes as far as the guard lets it, and has no effect. */
  keyless(method: string, path: string, token?: string): Test {
    const request = this.http[method.toLowerCase() as 'post'](path);
    return token === undefined ? request : request.set('authorization', `Bearer ${token}`);
  }

  read(path: string, token?: string): Test {
    const request = this.http.get(path);
    return token === undefined ? request : request.set('authorization', `Bearer ${token}`);
  }

  private commanded(request: Test, token: string, at: string, key: string): Test {
    return request
      .set('authorization', `Bearer ${token}`)
      .set('idempotency-key', key)
      .set('court-clock', `at=${at}; until=${at}; rate=1`);
  }

  /** Enters a case into the service's directory, as `intake.application-accepted` does. */
  async enter(over: Partial<CaseOfTest> = {}): Promise<CaseOfTest> {
    const caseId = over.caseId ?? newCaseId();
    const parties: CaseParty[] = [
      { partyId: `${caseId}.1`, side: 'CREDITOR', partyRef: `creditor-${caseId}` },
      { partyId: `${caseId}.2`, side: 'DEBTOR', partyRef: `debtor-${caseId}` },
    ];
    const entry = {
      caseId,
      court: '鲁0502',
      caseNumber: parseCaseId(caseId).caseNumber,
      packId: 'dongying-2020@1',
      parties,
      namedTitle: {
        cause: '买卖合同纠纷',
        maker: '东营市东营区人民法院',
        number: '（2026）鲁0502民初12号民事判决书',
      },
      ...over,
    };
    await this.unitOfWork.run((tx) => enterCase(tx, entry));
    return entry;
  }

  /** What the case's workflow asks the service to record in its next step. */
  next(
    caseId: string,
    at: CourtInstant,
    acts: readonly ActOf<Acts>[],
    over: Partial<StepRequest<ActOf<Acts>>> = {},
  ): StepRequest<ActOf<Acts>> {
    const step = (this.steps.get(caseId) ?? 0) + 1;
    this.steps.set(caseId, step);
    return { caseId, step, at, by: CASE_ITSELF, acts, ...over };
  }

  /** Records a step as the activity of the settlement's workflow does. */
  readonly record = (request: StepRequest<ActOf<Acts>>): Promise<StepAnswers<Acts>> =>
    this.get<StepRunner<Acts>>(StepRunner).run(settlementWorkflowId(request.caseId), request);

  /** Records the next step of a case. */
  step(...step: Parameters<CaseServiceFixture<Acts>['next']>): Promise<StepAnswers<Acts>> {
    return this.record(this.next(...step));
  }

  /** Audit lines of a case, in order. */
  auditLines(caseId: string): Promise<AuditRow[]> {
    return readAudit(this.dataSource.manager, caseId);
  }

  /** Who did what in a case, in order. */
  async audit(caseId: string): Promise<string[]> {
    return (await this.auditLines(caseId)).map(({ actor, action }) => `${actor} ${action}`);
  }

  /** Every fact of a case that was committed, in order, but for those that tell of each change of a task; of one type if its short name is given. */
  async facts(caseId: string, name?: string): Promise<PublishedFact[]> {
    const rows: (Omit<PublishedFact, 'data' | 'step'> & { payload: PublishedFact['data']; step: number | null })[] =
      await this.dataSource.query(
        `select type, payload, (headers->>'casestep')::integer as step, headers->'courtclock' as clock
           from outbox where case_id = $1 order by id`,
        [caseId],
      );
    return rows
      .filter(({ type }) => (name === undefined ? !type.includes('.work-item-changed.v') : type.includes(`.${name}.v`)))
      .map(({ type, payload, step, clock }) => ({ type, step: step ?? undefined, data: payload, clock }));
  }

  /** Letters of a case: kind and addressee, in order. */
  async letters(
    caseId: string,
    kind?: string,
  ): Promise<{ kind: string; partyId: string; body: string; issuedAt: Date }[]> {
    return this.dataSource.query(
      `select kind, party_id as "partyId", body, issued_at as "issuedAt" from notice
        where case_id = $1 and ($2::text is null or kind = $2) order by issued_at, notice_id`,
      [caseId, kind ?? null],
    );
  }

  /** Tasks of people for a case, in order of creation. */
  async workItems(caseId: string): Promise<
    {
      id: string;
      kind: string;
      role: string;
      state: string;
      dueAt: Date | null;
      doneBy: string | null;
      title: string;
      facts: Record<string, JsonValue>;
    }[]
  > {
    return this.dataSource.query(
      `select id, kind, role, state, due_at as "dueAt", done_by as "doneBy", title, facts from work_items where case_id = $1 order by created_at, id`,
      [caseId],
    );
  }
}
