import { randomBytes } from 'node:crypto';
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { CaseServiceFixture } from '@hejie/casework/testing';
import { type FileApplication } from '@hejie/contracts/http';
import { type CaseParty, type IntakeActs } from '@hejie/contracts/workflows';
import { eventually, fileApplicationOf, testDatabase } from '@hejie/testing';
import { intake } from '../src/intake.module.js';

export const COURT = '鲁0502';
export const PARTY_CONTENT_KEYS = `p1:${randomBytes(32).toString('base64')}`;
export const FILED = '2026-05-08T09:30:00+08:00';

/** A pack that asks nobody to take a new case in or to review it: a test that is about that names a newer one. */
const PACK = 'dongying-2020@2';

/** Of the test alone, and the same when the service is started anew. */
const FIELD_KEYS = `test:${Buffer.alloc(32, 7).toString('base64')}`;

/** What the filing clerk was answered. */
export interface FiledCase {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly parties: (CaseParty & { name: string })[];
}

/** A file that was taken in, and how far it is. */
export interface Taken {
  readonly importId: string;
  readonly rows: number;
  readonly done: number;
  readonly refused: number;
  readonly pending: number;
}

/** The service over real servers, for one test file. */
export function intakeFixture() {
  const database = testDatabase({ prefix: 'intake' });
  let service: CaseServiceFixture<IntakeActs>;
  let filingClerk: string;
  const start = async (): Promise<void> => {
    service = await CaseServiceFixture.start(intake, database.url, { PARTY_CONTENT_KEYS, FIELD_KEYS });
    // Tests share the broker, and the service hears its own facts: the numbers of its cases are nobody else's.
    await service.dataSource.query(
      `insert into case_number_counter (court, type, year, last) values ($1, '执前调', 2026, $2) on conflict do nothing`,
      [COURT, randomInt(100_000_000, 900_000_000)],
    );
    filingClerk = await service.token({ roles: ['filing-clerk'], court: COURT, subject: 'filing-clerk-1' });
  };
  beforeAll(start, 60_000);
  afterAll(() => service?.stop(), 30_000);

  return {
    get service(): CaseServiceFixture<IntakeActs> {
      return service;
    },
    get filingClerk(): string {
      return filingClerk;
    },
    /** Every row of a file is a case or refused. */
    workedOff: (importId: string): Promise<Taken> =>
      eventually(
        async () => {
          const { body } = await service.read(`/imports/${importId}`, filingClerk).expect(200);
          expect((body as Taken).pending).toBe(0);
          return body as Taken;
        },
        { timeout: 60_000 },
      ),
    /** Stopped as it is in a release, and started anew on the same database. */
    async restart(): Promise<void> {
      await service.stop();
      await start();
    },
    apply(over: Partial<FileApplication> = {}, key?: string) {
      return service.post('/applications', filingClerk, FILED, key).send(fileApplicationOf({ packId: PACK, ...over }));
    },
    /** An application that was accepted. */
    async filed(over: Partial<FileApplication> = {}): Promise<FiledCase> {
      const { body } = await this.apply(over).expect(201);
      return body as FiledCase;
    },
  };
}
