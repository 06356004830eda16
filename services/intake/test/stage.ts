import { afterAll, beforeAll } from '@jest/globals';
import { type FileApplication } from '@hejie/contracts/http';
import { type CaseParty, type IntakeActivities } from '@hejie/contracts/workflows';
import { CaseServiceStage } from '@hejie/service-kit/testing';
import { fileApplicationOf, testDatabase } from '@hejie/testing';
import { IntakeActivitiesOfService } from '../src/activities.js';
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
export function intakeStage() {
  const database = testDatabase({ prefix: 'intake' });
  let stage: CaseServiceStage;
  let filingClerk: string;
  beforeAll(async () => {
    stage = await CaseServiceStage.start(intake, database.url);
    filingClerk = await stage.token({ roles: ['filing-clerk'], court: COURT, subject: 'filing-clerk-1' });
  }, 60_000);
  afterAll(() => stage?.stop(), 30_000);

  return {
    get stage(): CaseServiceStage {
      return stage;
    },
    get filingClerk(): string {
      return filingClerk;
    },
    get activities(): IntakeActivities {
      return stage.get(IntakeActivitiesOfService);
    },
    apply(over: Partial<FileApplication> = {}, key?: string) {
      return stage.post('/applications', filingClerk, FILED, key).send(fileApplicationOf(over));
    },
    /** An application that was accepted. */
    async filed(over: Partial<FileApplication> = {}): Promise<FiledCase> {
      const { body } = await this.apply(over).expect(201);
      return body as FiledCase;
    },
  };
}
