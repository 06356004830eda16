import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentForAgencies, type FactData } from '@hejie/contracts/facts';
import { courtInstant } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { ContentKeys, sealContent } from '@hejie/security';
import { Metrics } from '@hejie/service-kit';
import { type AgencyContent } from '@hejie/settlement';
import { withCourtClock } from '@hejie/temporal';
import { eventually } from '@hejie/testing';
import { PublicationSubscriptions } from '../src/publication/publication-subscriptions.js';
import { AGENCY_CONTENT_KEYS, AT, COURT, agencyExchangeFixture } from './fixture.js';
import { doorPki, VisitorOfTest } from './fixture/door.js';

const pki = doorPki();
const written: string[] = [];
const exchange = agencyExchangeFixture({ pki, log: written });
const police = new VisitorOfTest(pki, 'police', () => exchange.doorPort());

const NAME = '欧阳植入';
const NUMBER = '370502198001011233';
const PLANTED = new RegExp(`${NAME}|${NUMBER}`);
const words = `${NAME}（${NUMBER}）`;
const NAMED: AgencyContent = {
  partyKind: 'PERSON',
  partyName: NAME,
  identityNumber: NUMBER,
  caseNumber: '（2026）鲁0502执12号',
  conduct: words,
  obligation: words,
};
const nameless: AgencyContent = { caseNumber: '（2026）鲁0502执12号', conduct: words };

beforeAll(async () => {
  await exchange.subscribed('police', {
    staffQuestions: true,
    fields: ['partyName', 'identityNumber', 'unitCode', 'caseNumber', 'ground'],
    transport: { kind: 'PULL', ...police.proves },
  });
  await exchange.subscribed('tax', { fields: ['partyName', 'identityNumber', 'conduct', 'caseNumber'] });
}, 60_000);
afterAll(() => pki.remove());

async function completes(data: Omit<FactData<typeof contentForAgencies>, 'at' | 'sealed'>): Promise<void> {
  const at = courtInstant(AT);
  const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt: at, rate: 1, holdAt: at } as const;
  const sealed = await sealContent(NAMED, new ContentKeys(AGENCY_CONTENT_KEYS));
  const fact = { data: { ...data, sealed, at } } as unknown as ReceivedFact<never>;
  await withCourtClock(clock, () =>
    exchange.service.unitOfWork.run((tx) => exchange.service.get(PublicationSubscriptions).completed(fact, tx)),
  );
}

describe('personal data on its way', () => {
  it('DIS-ART-6: what says of nobody waits for the credit officer, and goes once who he is was entered', async () => {
    const known = await exchange.service.enter();
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, nameless);
    const task = async () =>
      (await exchange.service.workItems(known.caseId)).filter(({ kind }) => kind === 'ENTER_IDENTITY');
    expect(await task()).toMatchObject([{ role: 'credit-officer', state: 'OPEN' }]);
    expect(exchange.agencyOf('tax').received).toEqual([]);
    const of = {
      caseId: known.caseId,
      partyId: known.parties[1]!.partyId,
      partyKind: 'PERSON',
      entryKind: 'LISTING',
    } as const;
    await completes({ ...of, rowId: 'l-other' });
    expect(await task()).toMatchObject([{ state: 'OPEN' }]);
    await completes({ ...of, rowId: 'l-1' });
    expect(await task()).toMatchObject([{ state: 'DONE' }]);
    await eventually(() => expect(exchange.agencyOf('tax').received).toHaveLength(3), { timeout: 20_000 });
    expect(exchange.agencyOf('tax').received[0]!.content).toMatchObject({ partyName: NAME, identityNumber: NUMBER });
  });

  it('PIPL 51: stands in no log, metric, key, header, id, quarantine or audit, wherever it was planted', async () => {
    const known = await exchange.service.enter();
    await exchange.decides(known, 'LISTED', AT, { partyKind: 'PERSON' }, NAMED);
    const notice = {
      contract: '1',
      noticeId: NUMBER,
      agencyId: 'police',
      kind: 'DEATH',
      subject: { kind: 'PERSON', name: NAME, identityNumber: NUMBER },
      on: '2026-12-01',
      at: AT,
    };
    expect((await police.says('/notices', notice)).status).toBe(200);
    const answers = [
      await police.says('/notices', { ...notice, on: '2026-12-02' }),
      await police.says('/notices', { ...notice, [words]: words }),
      await police.says('/receipts', {
        contract: '1',
        deliveryId: `D${'1'.repeat(32)}`,
        agencyId: 'police',
        state: 'REJECTED',
        at: AT,
        appliedVersion: 0,
        reason: { code: 'OTHER', path: `/${words}`, zh: words },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
    await police.asks('GET', '/feed?after=0');
    exchange.agencyOf('tax').conduct.rejects = '/content';
    const judge = await exchange.service.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
    const [{ id }] = await exchange.service.dataSource.query('select id from agency_notice');
    const path = `/cases/${encodeURIComponent(known.caseId)}/agency-notices/${id}/finding`;
    await exchange.service.post(path, judge, AT).send({ confirmed: true, reason: words }).expect(201);
    const tables: { name: string }[] = await exchange.service.dataSource.query(
      `select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['outbox', 'quarantine', 'agency_notice']));
    for (const { name } of tables) {
      const rows = await exchange.service.dataSource.query(`select row_to_json(t)::text as text from "${name}" t`);
      expect({ name, planted: PLANTED.test(JSON.stringify(rows)) }).toEqual({ name, planted: false });
    }
    expect(await exchange.service.get(Metrics).registry.metrics()).not.toMatch(PLANTED);
    expect(JSON.stringify(answers)).not.toMatch(PLANTED);
    expect(written.join('')).toContain('Notices.find');
    expect(written.join('')).not.toMatch(PLANTED);
  });
});
