import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { ENFORCEMENT } from './fixture/controlled.js';
import { assetControlWithCases, type FileCase } from './fixture/case.js';
import { ACCOUNT, CAR, FLAT, KeepersProcess } from './fixture/keepers.js';
import { at, debtorOf, ID, openedFile, papers, creditorOf } from './fixture/on-paper.js';

const keepers = await KeepersProcess.prepare();
beforeAll(() => keepers.start(), 30_000);
const { court, courtCase } = assetControlWithCases({
  PROPERTY_EXCHANGE_URL: keepers.url,
  PROPERTY_EXCHANGE_PACE_MS: '50',
});
afterAll(() => keepers.end());

type Row = Record<string, never>;
const rows = async (file: FileCase, kind: string): Promise<Row[]> =>
  (await file.reads('', await court.judge())).rows[kind] ?? [];
const requests = async (file: FileCase): Promise<Record<string, string>[]> =>
  (await file.reads('/exchange-requests', await court.officer())).requests;
const tasks = async ({ of }: FileCase, kind: string) =>
  (await court.service.workItems(of.caseId)).filter((task) => task.kind === kind).map(({ state }) => state);
const timePasses = async (file: FileCase, to: string) =>
  file.does('/clues', await court.clerk(), to, {
    clueId: `clue-${to.replaceAll(/[^0-9]/g, '')}`,
    byPartyId: creditorOf(file).partyId,
    clear: false,
    words: '据说另有财产。',
  });

/** What these keepers hold is asked for and found. */
async function found(classes: readonly string[]): Promise<FileCase> {
  const file = await openedFile(court, await courtCase());
  const body = { queryId: 'q-1', authority: ENFORCEMENT, partyId: debtorOf(file).partyId, classes };
  await file.does('/queries', await court.officer(), at('2026-06-02'), body);
  await timePasses(file, at('2026-06-02', '11:00:00'));
  await eventually(async () => expect(await rows(file, 'assets')).toHaveLength(classes.length), { timeout: 20_000 });
  await file.carry();
  return file;
}
/** An order that nobody keeps the property of any longer: it is refused. */
async function parked(): Promise<{ file: FileCase; path: string }> {
  await keepers.settle(ID, [ACCOUNT, FLAT]);
  const file = await found(['DEPOSIT', 'REAL_ESTATE']);
  await keepers.settle(ID, [FLAT]);
  const orders = [{ controlId: 'c-1', assetId: 'q-1.1', cap: '100000.00' }];
  await file.does('/controls', await court.judge(), at('2026-06-03'), { authority: ENFORCEMENT, orders, ...papers });
  await eventually(async () => expect(await tasks(file, 'EXCHANGE_REFUSED')).toEqual(['OPEN']), { timeout: 20_000 });
  const [task] = (await court.service.workItems(file.of.caseId)).filter(({ kind }) => kind === 'EXCHANGE_REFUSED');
  // 网络查询规定6: fifteen days from 3 June.
  expect(task).toMatchObject({
    dueAt: new Date('2026-06-19T00:00:00+08:00'),
    title: expect.stringContaining('书面答复'),
  });
  const { requestId } = (await requests(file)).find(({ state }) => state === 'PARKED')!;
  return { file, path: `/exchange-requests/${requestId}` };
}

describe('a request that was refused (PROC-14)', () => {
  it('is put again by an officer, under another id, and carried out; who did so stands in the audit', async () => {
    const { file, path } = await parked();
    await keepers.settle(ID, [ACCOUNT, FLAT]);
    await file.does(`${path}/again`, await court.clerk(), at('2026-06-03', '10:00:00'), {}, 403);
    await file.does(`${path}/again`, await court.officer(), at('2026-06-03', '10:00:00'), {});
    expect(await tasks(file, 'EXCHANGE_REFUSED')).toEqual(['DONE']);
    await timePasses(file, at('2026-06-03', '11:00:00'));
    await eventually(async () => expect(await rows(file, 'controls')).toMatchObject([{ state: 'EFFECTIVE' }]), {
      timeout: 20_000,
    });
    expect(
      (await requests(file))
        .filter(({ kind }) => kind === 'CONTROL')
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['REPLACED', 'SETTLED']);
    const lines = await court.service.auditLines(file.of.caseId);
    expect(lines.find(({ action }) => action === 'exchange.put-again')).toMatchObject({ actor: 'officer-1' });
    const twice = await file.does(`${path}/again`, await court.officer(), at('2026-06-03', '12:00:00'), {}, 409);
    expect(twice.code).toBe('EXCHANGE.NOT_PARKED');
  }, 90_000);

  it('lies before nobody any more once its receipt has come on paper, or its control is lifted, and is not put again', async () => {
    const { file } = await parked();
    const receipt = { controlId: 'c-1', carriedOutBy: ACCOUNT.keeper, outcome: 'DONE', amount: '100000.00' };
    await file.does('/controls/receipt', await court.clerk(), at('2026-06-04'), receipt);
    expect(await tasks(file, 'EXCHANGE_REFUSED')).toEqual(['CANCELLED']);
    const lines = await court.service.auditLines(file.of.caseId);
    expect(lines.filter(({ action }) => action === 'exchange.settled-otherwise')).toHaveLength(1);

    const { file: other, path } = await parked();
    const law = { id: 'law', ground: 'LAW_ORDERS', assetIds: ['q-1.1'], basis: '裁定撤销' };
    await other.does('/releases/order', await court.judge(), at('2026-06-04'), law);
    await other.does('/releases/decision', await court.judge(), at('2026-06-04', '10:00:00'), { releaseId: 'law' });
    const approval = { releaseId: 'law', ...papers };
    await other.does('/releases/approval', await court.judge('judge-2'), at('2026-06-04', '11:00:00'), approval);
    await other.does('/releases/service', await court.officer(), at('2026-06-04', '12:00:00'), { releaseId: 'law' });
    expect((await tasks(other, 'EXCHANGE_REFUSED'))[0]).toBe('CANCELLED');
    const again = await other.does(`${path}/again`, await court.officer(), at('2026-06-04', '13:00:00'), {}, 409);
    expect(again.code).toBe('EXCHANGE.NOT_PARKED');
  }, 90_000);

  it('refused once more it lies with an officer once more; given up it has a reason, and its receipt comes on paper', async () => {
    const { file, path } = await parked();
    await file.does(`${path}/again`, await court.officer(), at('2026-06-03', '10:00:00'), {});
    await eventually(async () => expect(await tasks(file, 'EXCHANGE_REFUSED')).toEqual(['DONE', 'OPEN']), {
      timeout: 20_000,
    });
    const { requestId } = (await requests(file)).find(({ state }) => state === 'PARKED')!;
    const again = `/exchange-requests/${requestId}/giving-up`;
    await file.does(again, await court.officer(), at('2026-06-03', '11:00:00'), {}, 422);
    const reason = { reason: '该行未接入网络查控，改以书面送达' };
    await file.does(again, await court.officer(), at('2026-06-03', '11:00:00'), reason);
    expect(await tasks(file, 'EXCHANGE_REFUSED')).toEqual(['DONE', 'DONE']);
    const lines = await court.service.auditLines(file.of.caseId);
    expect(lines.find(({ action }) => action === 'exchange.given-up')).toMatchObject({ facts: reason });
    const receipt = { controlId: 'c-1', carriedOutBy: '某银行东营支行', outcome: 'DONE', amount: '100000.00' };
    await file.does('/controls/receipt', await court.clerk(), at('2026-06-04'), receipt);
    expect(await rows(file, 'controls')).toMatchObject([{ state: 'EFFECTIVE' }]);
    const unknown = '/exchange-requests/00000000-0000-4000-8000-000000000000/again';
    const none = await file.does(unknown, await court.officer(), at('2026-06-04', '10:00:00'), {}, 404);
    expect(none.code).toBe('EXCHANGE.UNKNOWN');
  }, 90_000);
});

describe('what a bank says of an account (PROC-11)', () => {
  it('protects it at once: an order is refused, and what is under control already is laid before a judge', async () => {
    await keepers.settle(ID, [{ ...ACCOUNT, accountKind: 'MIGRANT_WAGES' }]);
    const file = await found(['DEPOSIT']);
    expect(await rows(file, 'assets')).toMatchObject([{ use: 'MIGRANT_WAGES_ACCOUNT' }]);
    const orders = [{ controlId: 'c-1', assetId: 'q-1.1', cap: '100000.00' }];
    const order = { authority: ENFORCEMENT, orders, ...papers };
    const refused = await file.does('/controls', await court.judge(), at('2026-06-03'), order, 422);
    expect(refused.code).toBe('PROTECTED.MIGRANT_WAGES');

    await keepers.settle(ID, [ACCOUNT]);
    const other = await found(['DEPOSIT']);
    await other.does('/controls', await court.judge(), at('2026-06-03'), order);
    await timePasses(other, at('2026-06-03', '10:00:00'));
    await eventually(async () => expect(await rows(other, 'controls')).toMatchObject([{ state: 'EFFECTIVE' }]), {
      timeout: 20_000,
    });
    await other.carry();
    await keepers.settle(ID, [{ ...ACCOUNT, accountKind: 'MIGRANT_WAGES' }]);
    const body = { queryId: 'q-2', authority: ENFORCEMENT, partyId: debtorOf(other).partyId, classes: ['DEPOSIT'] };
    await other.does('/queries', await court.officer(), at('2026-06-04'), body);
    await timePasses(other, at('2026-06-04', '10:00:00'));
    await eventually(
      async () =>
        expect(await rows(other, 'releases')).toMatchObject([
          { ground: 'PROTECTED', state: 'DUE', assetIds: ['q-1.1'] },
        ]),
      { timeout: 20_000 },
    );
    expect(await tasks(other, 'DECIDE_RELEASE')).toEqual(['OPEN']);
    expect(await rows(other, 'controls')).toMatchObject([{ state: 'EFFECTIVE' }]);
  }, 120_000);
});

describe('the debtor, and his vehicle, are looked for (J1, PROC-23)', () => {
  it('where they are comes back sealed; who is not found may be asked for again', async () => {
    await keepers.settle(ID, [CAR], {}, { vehiclesAt: { 'car-1': '东营区某某路停车场' } });
    const file = await found(['VEHICLE']);
    const car = { what: 'VEHICLE', searchId: 's-car', authority: ENFORCEMENT, assetId: 'q-1.1' };
    const early = await file.does('/searches', await court.officer(), at('2026-06-02', '12:00:00'), car, 422);
    expect(early.code).toBe('SEARCH.NOT_CONTROLLED');
    const orders = [{ controlId: 'c-1', assetId: 'q-1.1' }];
    await file.does('/controls', await court.judge(), at('2026-06-03'), { authority: ENFORCEMENT, orders, ...papers });
    const person = { what: 'WHEREABOUTS', authority: ENFORCEMENT, partyId: debtorOf(file).partyId };
    const when = at('2026-06-03', '09:30:00');
    await file.does('/searches', await court.officer(), when, car);
    await file.does('/searches', await court.officer(), when, { ...person, searchId: 's-1' });
    const creditor = { ...person, searchId: 's-2', partyId: creditorOf(file).partyId };
    const other = await file.does('/searches', await court.officer(), when, creditor, 422);
    expect(other.code).toBe('SEARCH.NOT_BOUND');
    await timePasses(file, at('2026-06-03', '10:00:00'));
    await eventually(
      async () =>
        expect(await rows(file, 'searches')).toMatchObject([
          { id: 's-car', answers: [{ outcome: 'FOUND', by: '公安机关', receivedAt: at('2026-06-03', '09:40:00') }] },
          { id: 's-1', answers: [{ outcome: 'NOT_FOUND' }] },
        ]),
      { timeout: 20_000 },
    );
    await file.carry();
    expect(await tasks(file, 'ACT_ON_SEARCH')).toEqual(['OPEN']);
    const { searches } = await file.reads('/details', await court.officer());
    expect(searches).toEqual([{ id: 's-car', place: '东营区某某路停车场' }]);
    const traces: unknown[] = await court.service.dataSource.query(
      `select words from property_detail where case_id = $1
        union all select content from exchange_request where case_id = $1
        union all select payload::text from outbox where case_id = $1
        union all select facts::text from audit where case_id = $1
        union all select data::text from file_record where case_id = $1`,
      [file.of.caseId],
    );
    expect(JSON.stringify(traces)).not.toContain('停车场');
    expect((await file.reads('', await court.party(debtorOf(file).partyRef!))).rows.searches).toEqual([]);

    const paper = { searchId: 's-1', outcome: 'FOUND', by: '某某派出所', place: '东营区某某小区' };
    await file.does('/searches/answer', await court.clerk(), at('2026-06-05'), paper);
    expect(await tasks(file, 'ACT_ON_SEARCH')).toEqual(['OPEN', 'OPEN']);
    const late = await file.does('/searches/answer', await court.clerk(), at('2026-06-06'), paper, 422);
    expect(late.code).toBe('SEARCH.FOUND_ALREADY');
  }, 90_000);
});
