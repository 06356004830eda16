import { afterAll, beforeAll } from '@jest/globals';
import { CourseSubscriptions } from '@hejie/casework';
import { CaseServiceFixture, newCaseId, type CaseOfTest } from '@hejie/casework/testing';
import { type AssetControlActs } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { withCourtClock } from '@hejie/temporal';
import { testDatabase } from '@hejie/testing';
import { assetControl } from '../src/asset-control.module.js';

export const COURT = '鲁0502';

/** Names of what the service hears of a settlement. */
type Heard = Exclude<keyof CourseSubscriptions, 'follow' | 'record'>;

/** People of the court, and what the service hears. */
export type AssetControlFixture = ReturnType<typeof courtOf>;

/** @param running the service, once it runs. */
export function courtOf(running: () => CaseServiceFixture<AssetControlActs>) {
  return {
    get service(): CaseServiceFixture<AssetControlActs> {
      return running();
    },
    /** A case of the one creditor of these tests: his cases may go on under one number of enforcement (CASE-1). */
    enter(over: Partial<CaseOfTest> = {}): Promise<CaseOfTest> {
      const { caseId = newCaseId() } = over;
      const parties = [
        { partyId: `${caseId}.1`, side: 'CREDITOR' as const, partyRef: 'creditor' },
        { partyId: `${caseId}.2`, side: 'DEBTOR' as const, partyRef: `debtor-${caseId}` },
      ];
      return running().enter({ caseId, parties, ...over });
    },
    judge: (subject = 'judge-1') => running().token({ roles: ['enforcement-judge'], court: COURT, subject }),
    officer: () => running().token({ roles: ['asset-control-officer'], court: COURT, subject: 'officer-1' }),
    clerk: () => running().token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' }),
    /** A party of a case, by its reference in the token. */
    party: (partyRef: string) => running().token({ roles: ['party'], partyRef, subject: partyRef }),
    /** The service hears of the settlement at an instant, as by a fact. */
    hears(name: Heard, at: string, data: object, step = 1): Promise<void> {
      const now = courtInstant(at);
      const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt: now, rate: 1, holdAt: now } as const;
      const subscriptions = running().get(CourseSubscriptions);
      return withCourtClock(clock, () =>
        running().unitOfWork.run((tx) =>
          subscriptions[name]({ data: { at: now, ...data }, step } as unknown as ReceivedFact<never>, tx),
        ),
      );
    },
  };
}

/** The service over real servers, for one test file. @param settings beside what every test has. */
export function assetControlFixture(settings: NodeJS.ProcessEnv = {}) {
  const database = testDatabase({ prefix: 'asset_control' });
  let fixture: CaseServiceFixture<AssetControlActs>;
  beforeAll(async () => {
    fixture = await CaseServiceFixture.start<AssetControlActs>(assetControl, database.url, settings);
  }, 60_000);
  afterAll(() => fixture?.stop(), 30_000);
  return courtOf(() => fixture);
}
