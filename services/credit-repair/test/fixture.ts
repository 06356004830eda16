import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { CaseServiceFixture, type CaseOfTest } from '@hejie/casework/testing';
import { type CreditRepairActs } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { withCourtClock } from '@hejie/temporal';
import { testDatabase } from '@hejie/testing';
import { CreditSubscriptions } from '../src/credit/credit-subscriptions.js';
import { creditRepair } from '../src/credit-repair.module.js';

export const COURT = '鲁0502';

/** The number of enforcement under which somebody is listed, limited or penalised in a case that began as one of mediation. */
export const enforcedUnder = ({ caseNumber }: Pick<CaseOfTest, 'caseNumber'>): string =>
  caseNumber.replace('执前调', '执');

/** The notice of that enforcement, which was not heeded. */
export const NOTICE = { servedOn: '2026-02-02', lastDay: '2026-02-09' };

/** Parties as documents name them. */
export const CREDITOR = {
  kind: 'PERSON',
  name: '张三丰',
  number: '11010519491231002X',
  address: '东营市东营区某某路1号',
};
export const DEBTOR = {
  kind: 'UNIT',
  name: '东营市某某机械有限公司',
  number: '91370502MA3C5RL07J',
  representative: '李四',
};

/** What an entry shows beside who the debtor is and the title (DIS-ART-6). */
export const PARTICULARS = {
  court: '山东省东营市东营区人民法院',
  filedOn: '2026-02-01',
  obligation: '给付货款100000元',
  performance: '全部未履行',
  conduct: '有履行能力而拒不履行生效法律文书确定的义务',
};

export const identityPath = (caseId: string, partyId: string): string =>
  `/cases/${encodeURIComponent(caseId)}/parties/${encodeURIComponent(partyId)}/identity`;

/** A key of the court for one test file, and where its status lists are. */
function issuing() {
  const CREDENTIAL_ADDRESS = 'https://credit.court.example';
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return {
    CREDENTIAL_ADDRESS,
    CREDENTIAL_SIGNING_KEYS: JSON.stringify({ keys: [{ ...jwk, kid: `${CREDENTIAL_ADDRESS}#1` }] }),
  };
}

/** The keys under which content for agencies is sealed. */
export const AGENCY_CONTENT_KEYS = `a1:${randomBytes(32).toString('base64')}`;

/** Names of what the service hears of a settlement. */
type Heard = Exclude<keyof CreditSubscriptions, 'follow' | 'record'>;

/** The service over real servers, for one test file. */
export function creditRepairFixture() {
  const database = testDatabase({ prefix: 'credit_repair' });
  let fixture: CaseServiceFixture<CreditRepairActs>;
  beforeAll(async () => {
    fixture = await CaseServiceFixture.start<CreditRepairActs>(creditRepair, database.url, {
      ...issuing(),
      AGENCY_CONTENT_KEYS,
    });
  }, 60_000);
  afterAll(() => fixture?.stop(), 30_000);

  return {
    get service(): CaseServiceFixture<CreditRepairActs> {
      return fixture;
    },
    officer: () => fixture.token({ roles: ['credit-officer'], court: COURT, subject: 'officer-1' }),
    /** Who the parties of a case are is on record. */
    async identified({ caseId, parties }: CaseOfTest, at: string): Promise<void> {
      const [creditor, debtor] = parties.map(({ partyId }) => partyId);
      const bodies = { [creditor!]: CREDITOR, [debtor!]: DEBTOR };
      for (const [partyId, body] of Object.entries(bodies))
        await fixture
          .put(identityPath(caseId, partyId), await this.officer(), at)
          .send(body)
          .expect(200);
    },
    /** The service hears of the settlement at an instant, as by a fact. */
    hears(name: Heard, at: string, data: object, step = 1): Promise<void> {
      const now = courtInstant(at);
      const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt: now, rate: 1, holdAt: now } as const;
      const subscriptions = fixture.get(CreditSubscriptions);
      return withCourtClock(clock, () =>
        fixture.unitOfWork.run((tx) =>
          subscriptions[name]({ data: { at: now, ...data }, step } as unknown as ReceivedFact<never>, tx),
        ),
      );
    },
  };
}
