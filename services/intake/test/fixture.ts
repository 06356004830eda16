import { afterAll, beforeAll } from '@jest/globals';
import { CaseServiceFixture } from '@hejie/casework/testing';
import { type FileApplication } from '@hejie/contracts/http';
import { type CaseParty, type IntakeActs } from '@hejie/contracts/workflows';
import { fileApplicationOf, testDatabase } from '@hejie/testing';
import { intake } from '../src/intake.module.js';

export const COURT = '鲁0502';
export const FILED = '2026-05-08T09:30:00+08:00';

/** What the filing clerk was answered. */
export interface FiledCase {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly parties: (CaseParty & { name: string })[];
}

/** The service over real servers, for one test file. */
export function intakeFixture() {
  const database = testDatabase({ prefix: 'intake' });
  let service: CaseServiceFixture<IntakeActs>;
  let filingClerk: string;
  beforeAll(async () => {
    service = await CaseServiceFixture.start(intake, database.url);
    filingClerk = await service.token({ roles: ['filing-clerk'], court: COURT, subject: 'filing-clerk-1' });
  }, 60_000);
  afterAll(() => service?.stop(), 30_000);

  return {
    get service(): CaseServiceFixture<IntakeActs> {
      return service;
    },
    get filingClerk(): string {
      return filingClerk;
    },
    apply(over: Partial<FileApplication> = {}, key?: string) {
      return service.post('/applications', filingClerk, FILED, key).send(fileApplicationOf(over));
    },
    /** An application that was accepted. */
    async filed(over: Partial<FileApplication> = {}): Promise<FiledCase> {
      const { body } = await this.apply(over).expect(201);
      return body as FiledCase;
    },
  };
}
