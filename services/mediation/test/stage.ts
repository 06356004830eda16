import { afterAll, beforeAll } from '@jest/globals';
import { type MediationActivities } from '@hejie/contracts/workflows';
import { courtInstant, legalDate } from '@hejie/law';
import { CaseServiceStage, type StagedCase } from '@hejie/service-kit/testing';
import { testDatabase } from '@hejie/testing';
import { MediationActivitiesOfService } from '../src/activities.js';
import { mediation } from '../src/mediation.module.js';

export const COURT = '鲁0502';
export const ACCEPTED = courtInstant('2026-05-11T10:00:00+08:00');
export const LAST_DAY = legalDate('2026-06-10');
export const DEADLINE = courtInstant('2026-06-11T00:00:00+08:00');
export const MEDIATOR = {
  mediatorId: 'm-1',
  court: COURT,
  name: '李调解',
  profession: 'PEOPLES_MEDIATOR',
  subject: 'mediator-1',
} as const;

/** The service over real servers, for one test file. */
export function mediationStage() {
  const database = testDatabase({ prefix: 'mediation' });
  let stage: CaseServiceStage;
  let judge: string;
  beforeAll(async () => {
    stage = await CaseServiceStage.start(mediation, database.url);
    judge = await stage.token({ roles: ['settlement-judge'], court: COURT, subject: 'judge-1' });
    await stage.post('/mediators', judge, ACCEPTED).send(MEDIATOR).expect(201);
  }, 60_000);
  afterAll(() => stage?.stop(), 30_000);

  return {
    get stage(): CaseServiceStage {
      return stage;
    },
    get judge(): string {
      return judge;
    },
    /** The activities as a worker calls them. */
    get activities(): MediationActivities {
      const implementation = stage.get(MediationActivitiesOfService);
      return new Proxy(implementation, { get: (target, name) => Reflect.get(target, name).bind(target) });
    },
    /** A case whose mediator has accepted: the 30 days run. */
    async negotiating(): Promise<StagedCase> {
      const kase = await stage.enter();
      await this.activities.startNegotiation(startOf(kase));
      return kase;
    },
  };
}

export function startOf({ caseId, court, parties }: StagedCase) {
  return {
    key: `${caseId}:negotiation`,
    caseId,
    at: ACCEPTED,
    court,
    mediatorId: MEDIATOR.mediatorId,
    lastDay: LAST_DAY,
    deadline: DEADLINE,
    provisional: false,
    parties,
  };
}
