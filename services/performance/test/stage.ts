import { afterAll, beforeAll } from '@jest/globals';
import { type CaseParty, type Lateness, type MoneyTitle, type PerformanceActivities } from '@hejie/contracts/workflows';
import { courtInstant, legalDate, PUBLISHED_EDITION_IDS, type CourtInstant, type Yuan } from '@hejie/law';
import { CaseServiceStage, type StagedCase } from '@hejie/service-kit/testing';
import { type AgreementTerms } from '@hejie/settlement';
import { agreementTermsOf, testDatabase } from '@hejie/testing';
import { PerformanceActivitiesOfService } from '../src/activities.js';
import { performance } from '../src/performance.module.js';

export const COURT = '鲁0502';
export const SIGNED = courtInstant('2026-06-01T16:00:00+08:00');
export const EDITIONS = PUBLISHED_EDITION_IDS;

/** S7: a judgment of one million that fell due on 2026-03-15, settled for 900,000 in three instalments. */
const TITLE: MoneyTitle = {
  principal: '1000000.00' as Yuan,
  dailyRate: '0',
  expiry: legalDate('2026-03-15'),
  fee: '0.00' as Yuan,
};

/** A case whose ledger has opened. */
export type OpenCase = StagedCase & { readonly clerk: string };

/** The service over real servers, for one test file. */
export function performanceStage() {
  const database = testDatabase({ prefix: 'performance' });
  let stage: CaseServiceStage;
  beforeAll(async () => {
    stage = await CaseServiceStage.start(performance, database.url);
  }, 60_000);
  afterAll(() => stage?.stop(), 30_000);

  return {
    get stage(): CaseServiceStage {
      return stage;
    },
    get activities(): PerformanceActivities {
      return stage.get(PerformanceActivitiesOfService).bound();
    },
    /** Signed on 2026-06-01: instalments of 300,000 on 06-30, 09-30 and 12-31 unless other terms are given. */
    async open(over: Partial<AgreementTerms> = {}): Promise<OpenCase> {
      const kase = await stage.enter();
      await this.activities.openPerformance(openingOf(kase, over));
      return { ...kase, clerk: await stage.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' }) };
    },
    /** Posted by the clerk on the value date, unless another instant is given. */
    receive(
      { caseId, clerk }: OpenCase,
      receiptId: string,
      valueDate: string,
      amount: string,
      at = `${valueDate}T14:00:00+08:00`,
    ) {
      return stage.post(`/cases/${caseId}/receipts`, clerk, at).send({ receiptId, valueDate, amount });
    },
  };
}

export function openingOf(
  { caseId, caseNumber, court, packId, parties }: StagedCase,
  over: Partial<AgreementTerms> = {},
) {
  return {
    key: `${caseId}:performance`,
    caseId,
    at: SIGNED,
    court,
    caseNumber,
    version: 1,
    terms: agreementTermsOf(over),
    title: TITLE,
    packId,
    calendarEditions: EDITIONS,
    parties,
  };
}

/** A deadline of an instalment, reached on time or late. */
export function deadline(
  { caseId, parties }: { caseId: string; parties: readonly CaseParty[] },
  effect: string,
  at: string,
  instalment: number,
  latenessSeconds = 0,
) {
  const instant: CourtInstant = courtInstant(at);
  const lateness: Lateness = { deadline: instant, latenessSeconds };
  return {
    key: `${caseId}:${effect}:${instalment}`,
    caseId,
    at: instant,
    instalment,
    parties,
    calendarEditions: EDITIONS,
    lateness,
  };
}
