import { randomBytes, randomUUID } from 'node:crypto';
import { TOPICS } from '@hejie/contracts/facts';
import { type CaseParty } from '@hejie/contracts/workflows';
import { type JsonValue } from '@hejie/law';
import { brokerList, ensureTopics } from '@hejie/messaging';
import { UnitOfWork } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { TestIssuer } from '@hejie/security/testing';
import { ensureNamespace } from '@hejie/temporal';
import { type Type } from '@nestjs/common';
import { Connection } from '@temporalio/client';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { makeService, type MadeService, type ServiceDefinition } from '../bootstrap/bootstrap.js';
import { CaseDirectory } from '../case-directory/case-directory.js';

/** A fact that the service has committed to its outbox. */
export interface PublishedFact {
  readonly type: string;
  readonly data: Record<string, JsonValue>;
}

/** A case that the service knows from its directory. */
export interface StagedCase {
  readonly caseId: string;
  readonly court: string;
  readonly caseNumber: string;
  readonly packId: string;
  readonly parties: CaseParty[];
}

/**
 * A case service with real PostgreSQL, Kafka and Temporal and a real issuer. It shares the servers with others and
 * nothing else: consumer group and namespace are its own.
 */
export class CaseServiceStage {
  private keys = 0;

  private constructor(
    private readonly service: MadeService<never>,
    private readonly issuer: TestIssuer,
  ) {}

  /** @param databaseUrl of an empty database; the servers are those of `KAFKA_BROKERS` and `TEMPORAL_ADDRESS`. */
  static async start<S extends z.ZodRawShape>(
    definition: ServiceDefinition<S>,
    databaseUrl: string,
    env: NodeJS.ProcessEnv = {},
  ): Promise<CaseServiceStage> {
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
    await ensureTopics({ brokers: brokerList(KAFKA_BROKERS), clientId: namespace }, TOPICS);
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
      KAFKA_GROUP: `${definition.name}-${mark}`,
      FIELD_KEYS: key('f1'),
      TEMPORAL_ADDRESS,
      TEMPORAL_NAMESPACE: namespace,
      TEMPORAL_PAYLOAD_KEYS: key('t1'),
    };
    const service = await makeService(definition, { env: { ...own, ...env } });
    return new CaseServiceStage(service as unknown as MadeService<never>, issuer);
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
  post(path: string, token: string, at: string, key = `key-${++this.keys}`): supertest.Test {
    return supertest(this.service.app.getHttpServer())
      .post(path)
      .set('authorization', `Bearer ${token}`)
      .set('idempotency-key', key)
      .set('court-clock', `at=${at}; until=${at}; rate=1`);
  }

  read(path: string, token?: string): supertest.Test {
    const request = supertest(this.service.app.getHttpServer()).get(path);
    return token === undefined ? request : request.set('authorization', `Bearer ${token}`);
  }

  /** Enters a case into the service's directory, as `intake.application-accepted` does. */
  async enter(over: Partial<StagedCase> = {}): Promise<StagedCase> {
    const caseId = over.caseId ?? randomUUID();
    const parties: CaseParty[] = [
      { partyId: `${caseId}.1`, side: 'CREDITOR', partyRef: `creditor-${caseId}` },
      { partyId: `${caseId}.2`, side: 'DEBTOR', partyRef: `debtor-${caseId}` },
    ];
    const entry = {
      caseId,
      court: '鲁0502',
      caseNumber: `（2026）鲁0502执前${randomBytes(4).readUInt32BE()}号`,
      packId: 'dongying-2020@1',
      parties,
      ...over,
    };
    await this.unitOfWork.run((tx) => this.get(CaseDirectory).enter(tx, entry));
    return entry;
  }

  /** Every fact of a case that was committed, in order; of one type if its short name is given. */
  async facts(caseId: string, name?: string): Promise<PublishedFact[]> {
    const rows: { type: string; payload: PublishedFact['data'] }[] = await this.dataSource.query(
      'select type, payload from outbox where case_id = $1 order by id',
      [caseId],
    );
    return rows
      .filter(({ type }) => name === undefined || type.includes(`.${name}.v`))
      .map(({ type, payload }) => ({ type, data: payload }));
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
  async workItems(
    caseId: string,
  ): Promise<
    {
      id: string;
      kind: string;
      role: string;
      state: string;
      dueAt: Date | null;
      doneBy: string | null;
      facts: Record<string, JsonValue>;
    }[]
  > {
    return this.dataSource.query(
      `select id, kind, role, state, due_at as "dueAt", done_by as "doneBy", facts from work_items where case_id = $1 order by created_at, id`,
      [caseId],
    );
  }
}
