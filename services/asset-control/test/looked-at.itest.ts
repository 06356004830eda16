import { describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { type ActOf, type AssetControlActs } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { ExchangeRecorder } from '../src/exchange/exchange-recorder.js';
import { ExchangeRequest } from '../src/exchange/exchange-request.js';
import { assetControlFixture } from './fixture.js';

// Nobody keeps anything here: what is put is looked at as it waits.
const assetControl = assetControlFixture({ PROPERTY_EXCHANGE_URL: 'http://127.0.0.1:1' });
const AT = '2026-06-02T09:00:00+08:00';
const NUMBER = '（2026）鲁0502执12号';
const KEEPER = '李四（某车行）';
const PAPERS = {
  signatories: [{ role: 'JUDGE', name: '王五' }],
  contact: { name: '赵六', phone: '0546-8250000' },
} as const;

async function opened(): Promise<CaseOfTest> {
  const { service } = assetControl;
  const of = await assetControl.enter();
  const title = { principal: '1000000.00', dailyRate: '0.000175', expiry: '2025-12-31', fee: '0.00' };
  await assetControl.hears('accepted', AT, { ...of, title, calendarEditions: [] });
  const body = { authority: NUMBER, openedOn: '2026-06-02' };
  await service
    .post(`/cases/${of.caseId}/property`, await assetControl.judge(), AT)
    .send(body)
    .expect(201);
  return of;
}

/** A step of the file's case. */
const step = ({ caseId }: CaseOfTest, at: string, act: ActOf<AssetControlActs>) =>
  assetControl.service.record(assetControl.service.next(caseId, courtInstant(at), [act], { by: 'judge-1' }));

/** A car of the debtor's, whose keeper is a person, is ordered. */
async function ordered(): Promise<CaseOfTest> {
  const of = await opened();
  const [creditor, debtor] = of.parties;
  const { service } = assetControl;
  for (const [party, body] of [
    [creditor!, { kind: 'PERSON', name: '张三丰', number: '11010519491231002X' }],
    [debtor!, { kind: 'UNIT', name: '东营市某某机械有限公司', number: '91370502MA3C5RL07J' }],
  ] as const) {
    const path = `/cases/${encodeURIComponent(of.caseId)}/parties/${encodeURIComponent(party.partyId)}/identity`;
    await service
      .put(path, await assetControl.officer(), AT)
      .send(body)
      .expect(200);
  }
  const asset = {
    ...{ id: 'car', class: 'VEHICLE', use: 'ORDINARY', value: '80000.00', valuedOn: '2026-06-01', share: '1' },
    ...{ coOwnerPartyIds: [], indivisible: true, chargesOnWhole: '0.00', chargesOnShare: '0.00' },
    ...{ priorControls: 0, queuedBehind: 0, ownerPartyId: debtor!.partyId, liability: 'DEBTOR' },
    detail: { description: '鲁E·00000小型轿车', keeper: KEEPER, reference: 'car-1' },
  };
  const named = { act: 'nameProperty', byPartyId: creditor!.partyId, asset };
  await step(of, '2026-06-02T10:00:00+08:00', named as never);
  const orders = [{ controlId: 'c-1', assetId: 'car', useContinues: false }];
  await step(of, '2026-06-02T11:00:00+08:00', { act: 'orderControls', authority: NUMBER, orders, ...PAPERS } as never);
  return of;
}

describe('a property file', () => {
  it('is looked at by many at once: who holds one connection waits for no second', async () => {
    const { caseId } = await opened();
    const token = await assetControl.judge();
    const views = ['coverage', 'releases'].map((view) => `/cases/${encodeURIComponent(caseId)}/property/${view}`);
    const paths = Array.from({ length: 40 }, () => views).flat();
    const answers = await Promise.all(paths.map((path) => assetControl.service.read(path, token)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
  }, 120_000);

  it('is looked at while somebody else adopts a notice for its case: nobody waits', async () => {
    const { caseId } = await opened();
    const { service } = assetControl;
    const path = `/cases/${encodeURIComponent(caseId)}/property/coverage`;
    const other = service.dataSource.createQueryRunner();
    try {
      await other.startTransaction();
      await other.query('select 1 from case_directory where case_id = $1 for update', [caseId]);
      await service
        .read(path, await assetControl.judge())
        .timeout(10_000)
        .expect(200);
    } finally {
      await other.rollbackTransaction();
      await other.release();
    }
  }, 60_000);

  it('is decided on with the interest that has run since anything was heard (SET-ART-17-1)', async () => {
    const of = await ordered();
    const path = `/cases/${encodeURIComponent(of.caseId)}/property/coverage`;
    const owed = async () => {
      const { body } = await assetControl.service.read(path, await assetControl.judge()).expect(200);
      return JSON.stringify(body.original.derivation);
    };
    const before = await owed();
    const clue = { clueId: 'clue', byPartyId: of.parties[0]!.partyId, clear: false, urgent: false, words: '据说。' };
    const receivedAt = '2027-06-02T09:00:00+08:00';
    await step(of, receivedAt, { act: 'recordClue', receivedAt, ...clue } as never);
    expect(await owed()).not.toEqual(before);
  }, 60_000);
});

describe('who keeps property', () => {
  it('may be a person: his name stands in the documents and sealed, and is told by reference', async () => {
    const of = await ordered();
    const { service } = assetControl;
    const { body } = await service.read(`/cases/${of.caseId}/documents`, await assetControl.officer()).expect(200);
    const notice = body.items.find(({ kind }: { kind: string }) => kind === 'ASSISTANCE_NOTICE');
    expect(notice.addressees).toEqual([{ body: 'keeper/car' }]);
    const path = `/cases/${encodeURIComponent(of.caseId)}/documents/${encodeURIComponent(notice.documentId)}/service`;
    const served = { serviceId: 's-1', to: { body: 'keeper/car' }, way: 'DIRECT', sentAt: '2026-06-02T12:00:00+08:00' };
    await service
      .post(path, await assetControl.clerk(), '2026-06-02T13:00:00+08:00')
      .send(served)
      .expect(201);
    const traces: unknown[] = await service.dataSource.query(
      `select payload::text from outbox where case_id = $1
        union all select facts::text from audit where case_id = $1
        union all select addressees::text from document where case_id = $1
        union all select addressee::text from document_service where case_id = $1`,
      [of.caseId],
    );
    expect(traces.length).toBeGreaterThan(4);
    expect(JSON.stringify(traces)).not.toContain('李四');
  }, 60_000);

  it('and is a little ahead of the court’s clock is asked again, and not parked', async () => {
    const of = await ordered();
    const { service } = assetControl;
    const { caseId } = of;
    const request = await service.dataSource.manager.findOneByOrFail(ExchangeRequest, { caseId, kind: 'CONTROL' });
    const receivedAt = courtInstant('2026-06-02T15:00:00.400+08:00');
    const receipt = { orderId: request.id, state: 'DONE', receivedAt, by: KEEPER, effectiveOn: '2026-06-02' } as never;
    const recorder = service.get(ExchangeRecorder);
    const state = async () =>
      (await service.dataSource.manager.findOneByOrFail(ExchangeRequest, { id: request.id })).state;
    expect(await recorder.receipted(request, receipt, courtInstant('2026-06-02T15:00:00.250+08:00'))).toBe(false);
    expect(await state()).toBe('WAITING');
    expect(await recorder.receipted(request, receipt, courtInstant('2026-06-02T15:00:01+08:00'))).toBe(true);
    expect(await state()).toBe('SETTLED');
    expect((await service.workItems(caseId)).map(({ kind }) => kind)).not.toContain('EXCHANGE_REFUSED');
  }, 60_000);
});

it('a party is shown no orders that lie ready, and nothing that names what is still to be taken', async () => {
  const of = await ordered();
  const path = `/cases/${encodeURIComponent(of.caseId)}/property/releases`;
  const shown = async (token: string) => (await assetControl.service.read(path, token).expect(200)).body;
  expect((await shown(await assetControl.judge())).closingBarredBy).toMatchObject([{ path: '/controls/c-1' }]);
  const own = await shown(await assetControl.party(of.parties[1]!.partyRef!));
  expect([own.closingBarredBy, own.refreezes]).toEqual([[], []]);
}, 60_000);
