import { afterAll, beforeAll } from '@jest/globals';
import { CaseServiceFixture, type CaseOfTest } from '@hejie/casework/testing';
import { type MediationActs } from '@hejie/contracts/workflows';
import { type agentRegistered, type agentRevoked } from '@hejie/contracts/facts';
import { courtInstant, legalDate } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { testDatabase } from '@hejie/testing';
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

/** The designation of the mediator, and his acceptance. */
export const DESIGNATION = {
  act: 'recordDesignation',
  mediatorId: MEDIATOR.mediatorId,
  chosenBy: 'PARTIES',
  round: 1,
  acceptBy: courtInstant('2026-05-14T00:00:00+08:00'),
} as const;
export const START = {
  act: 'startNegotiation',
  mediatorId: MEDIATOR.mediatorId,
  lastDay: LAST_DAY,
  deadline: DEADLINE,
  provisional: false,
} as const;

/** The service over real servers, for one test file. */
export function mediationFixture() {
  const database = testDatabase({ prefix: 'mediation' });
  let service: CaseServiceFixture<MediationActs>;
  let judge: string;
  beforeAll(async () => {
    service = await CaseServiceFixture.start(mediation, database.url);
    judge = await service.token({ roles: ['settlement-judge'], court: COURT, subject: 'judge-1' });
    await service.post('/mediators', judge, ACCEPTED).send(MEDIATOR).expect(201);
  }, 60_000);
  afterAll(() => service?.stop(), 30_000);

  return {
    get service(): CaseServiceFixture<MediationActs> {
      return service;
    },
    get judge(): string {
      return judge;
    },
    /** A fact of intake on a case, as it comes in. */
    async tell(caseId: string, definition: typeof agentRegistered | typeof agentRevoked, data: object): Promise<void> {
      await service.unitOfWork.run((tx) =>
        service.get(Outbox).append(tx, {
          definition: definition as never,
          caseId,
          aggregateId: caseId,
          data: { caseId, at: ACCEPTED, ...data } as never,
          occurredAt: ACCEPTED,
        }),
      );
    },
    /** A case whose mediator has been asked and has accepted: the 30 days run. */
    async negotiating(): Promise<CaseOfTest> {
      const known = await service.enter();
      await service.step(known.caseId, ACCEPTED, [DESIGNATION], { by: 'assistant-1' });
      await service.step(known.caseId, ACCEPTED, [START], { by: MEDIATOR.subject });
      return known;
    },
  };
}
