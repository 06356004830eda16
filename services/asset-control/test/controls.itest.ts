import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { ENFORCEMENT } from './fixture/controlled.js';
import { assetControlWithCases, type FileCase } from './fixture/case.js';
import { ACCOUNT, FLAT, KeepersProcess } from './fixture/keepers.js';
import { at, creditorOf, debtorOf, ID, openedFile, papers } from './fixture/on-paper.js';

const keepers = await KeepersProcess.prepare();
beforeAll(() => keepers.start(), 30_000);
const { court, courtCase } = assetControlWithCases({
  PROPERTY_EXCHANGE_URL: keepers.url,
  PROPERTY_EXCHANGE_PACE_MS: '50',
});
afterAll(() => keepers.end());

const opened = async (): Promise<FileCase> => openedFile(court, await courtCase());
const rows = async (file: FileCase, kind: string) =>
  (await file.reads('', await court.judge())).rows[kind] as Record<string, never>[];
const requests = ({ of }: FileCase): Promise<{ kind: string; state: string; fault: string | null }[]> =>
  court.service.dataSource.query(
    `select kind, state, fault from exchange_request where case_id = $1 order by asked_at, kind`,
    [of.caseId],
  );
const tasks = async ({ of }: FileCase, state = 'OPEN') =>
  (await court.service.workItems(of.caseId)).filter((task) => task.state === state).map(({ kind }) => kind);

/** Court time goes on in the case: where time is not real, a keeper is asked as far as the case has come. */
const timePasses = async (file: FileCase, to: string) =>
  file.does('/clues', await court.clerk(), to, {
    clueId: `clue-${to.replaceAll(/[^0-9]/g, '')}`,
    byPartyId: creditorOf(file).partyId,
    clear: false,
    words: '据说另有财产。',
  });

async function asked(file: FileCase, time = '09:00:00'): Promise<void> {
  const body = {
    queryId: 'q-1',
    authority: ENFORCEMENT,
    partyId: debtorOf(file).partyId,
    classes: ['DEPOSIT', 'REAL_ESTATE'],
  };
  await file.does('/queries', await court.officer(), at('2026-06-02', time), body);
}

describe('property that is asked for of those who keep it', () => {
  it('is found, proposed, ordered and receipted, each order with its ruling and its notice (PRE-CTRL, PROC-9, PROC-12)', async () => {
    await keepers.settle(ID, [ACCOUNT, FLAT]);
    const file = await opened();
    await asked(file);
    await timePasses(file, at('2026-06-02', '11:00:00'));
    await eventually(async () => expect(await rows(file, 'assets')).toHaveLength(2), { timeout: 20_000 });
    await file.carry();
    expect(await rows(file, 'queries')).toMatchObject([
      {
        answers: [
          { class: 'DEPOSIT', outcome: 'FOUND', receivedAt: at('2026-06-02', '09:10:00') },
          { class: 'REAL_ESTATE' },
        ],
      },
    ]);
    expect(await file.reads('/details', await court.officer())).toMatchObject({
      assets: [{ id: 'q-1.1', description: '尾号0312的账户', reference: 'account-1' }, { id: 'q-1.2' }],
    });
    const { proposed } = await file.reads('/control-proposal', await court.judge());
    expect(proposed).toMatchObject([
      { assetId: 'q-1.1', outcome: 'LEAVE', reason: 'LESS_HARM_ELSEWHERE', fourNos: ['FUNDS'] },
      { assetId: 'q-1.2', outcome: 'CONTROL', reason: 'NEEDED' },
    ]);

    const orders = [
      { controlId: 'c-1', assetId: 'q-1.1', cap: '100000.00' },
      { controlId: 'c-2', assetId: 'q-1.2', cap: '200000.00', useContinues: true },
    ];
    await file.does('/controls', await court.judge(), at('2026-06-03'), { authority: ENFORCEMENT, orders, ...papers });
    expect(await rows(file, 'controls')).toMatchObject([
      { id: 'c-1', state: 'ORDERED', rulingNumber: `${ENFORCEMENT}之一`, noticeNumber: `${ENFORCEMENT}之一` },
      { id: 'c-2', state: 'ORDERED', rulingNumber: `${ENFORCEMENT}之一`, noticeNumber: `${ENFORCEMENT}之二` },
    ]);
    const { body } = await court.service.read(`/cases/${file.of.caseId}/documents`, await court.judge()).expect(200);
    expect(body.items.map(({ documentId, number }: Record<string, string>) => [documentId, number])).toEqual([
      ['control-notice/c-1', `${ENFORCEMENT}之一`],
      ['control-notice/c-2', `${ENFORCEMENT}之二`],
      ['control-ruling/c-1', `${ENFORCEMENT}之一`],
    ]);
    await timePasses(file, at('2026-06-03', '10:00:00'));
    await eventually(
      async () => expect((await rows(file, 'controls')).map(({ state }) => state)).toEqual(['EFFECTIVE', 'EFFECTIVE']),
      { timeout: 20_000 },
    );
    await file.carry();
    expect(await rows(file, 'controls')).toMatchObject([
      { effectiveOn: '2026-06-03', lastDay: '2027-06-02', receipt: { by: '某银行东营支行', amount: '100000.00' } },
      { effectiveOn: '2026-06-03', lastDay: '2029-06-02' },
    ]);
    expect((await requests(file)).map(({ state }) => state)).toEqual(['SETTLED', 'SETTLED', 'SETTLED']);
    // 网络查询规定3, 4: with the documents themselves, whose hashes the keepers have checked, whose property it is, and whom to ask.
    const { contact } = papers;
    for (const order of keepers.orders())
      expect(order).toMatchObject({
        subject: { kind: 'UNIT', idNumber: ID },
        officer: { name: contact.name, telephone: contact.phone },
        ruling: { mediaType: 'application/pdf' },
        notice: { mediaType: 'application/pdf' },
      });
    const sizes = await court.service.dataSource.query('select max(length(pdf)) as largest from document');
    expect(Number(sizes[0].largest)).toBeLessThan(300_000);
    expect(await tasks(file, 'DONE')).toEqual(['AWAIT_RECEIPT', 'AWAIT_RECEIPT']);
    expect(await file.reads('/coverage', await court.party(creditorOf(file).partyRef!))).toMatchObject({
      original: { value: { worth: '300000.00' } },
      target: { of: 'ORIGINAL' },
    });
  }, 90_000);

  it('keepers who are away change nothing but time; what they refuse a person sees to', async () => {
    const file = await opened();
    await keepers.stop();
    await asked(file);
    await timePasses(file, at('2026-06-02', '11:00:00'));
    await eventually(async () => expect((await requests(file))[0]?.fault).not.toBeNull(), { timeout: 20_000 });
    expect(await requests(file)).toMatchObject([{ kind: 'QUERY', state: 'WAITING' }]);
    await keepers.start();
    await keepers.settle(ID, [ACCOUNT, FLAT], { REAL_ESTATE: { answersAfterMinutes: 600 } });
    await eventually(async () => expect(await rows(file, 'assets')).toHaveLength(1), { timeout: 30_000 });
    expect(await requests(file)).toMatchObject([{ kind: 'QUERY', state: 'PUT' }]);
    await timePasses(file, at('2026-06-02', '20:00:00'));
    await eventually(async () => expect(await rows(file, 'assets')).toHaveLength(2), { timeout: 30_000 });
    await file.carry();

    // Nobody keeps it any longer: the order is refused, lies with an officer, and its receipt comes on paper.
    await keepers.settle(ID, [FLAT]);
    const orders = [{ controlId: 'c-1', assetId: 'q-1.1', cap: '100000.00' }];
    await file.does('/controls', await court.judge(), at('2026-06-03'), { authority: ENFORCEMENT, orders, ...papers });
    await eventually(async () => expect(await tasks(file)).toContain('EXCHANGE_REFUSED'), { timeout: 20_000 });
    expect((await requests(file)).at(-1)).toMatchObject({ state: 'PARKED', fault: 'control-orders answered 404' });
    const receipt = { controlId: 'c-1', carriedOutBy: '某银行东营支行', outcome: 'DONE', amount: '100000.00' };
    await file.does('/controls/receipt', await court.clerk(), at('2026-06-04'), receipt);
    expect((await requests(file)).at(-1)).toMatchObject({ state: 'SETTLED' });
    const again = await file.does('/controls/receipt', await court.clerk(), at('2026-06-04', '10:00:00'), receipt, 422);
    expect(again.code).toBe('CONTROL.RECEIPTED');
  }, 120_000);

  it('a refusal to carry an order out, and a place behind other courts, are receipts as others (PROC-14)', async () => {
    const file = await opened();
    await keepers.settle(ID, [ACCOUNT, { ...FLAT, priorControls: 2 }], { DEPOSIT: { refuses: '账户已销户' } });
    await asked(file);
    await timePasses(file, at('2026-06-02', '11:00:00'));
    await eventually(async () => expect(await rows(file, 'assets')).toHaveLength(2), { timeout: 20_000 });
    await file.carry();
    const orders = [
      { controlId: 'c-1', assetId: 'q-1.1', cap: '100000.00' },
      { controlId: 'c-2', assetId: 'q-1.2' },
    ];
    await file.does('/controls', await court.judge(), at('2026-06-03'), { authority: ENFORCEMENT, orders, ...papers });
    await timePasses(file, at('2026-06-03', '10:00:00'));
    await eventually(
      async () => expect((await rows(file, 'controls')).map(({ state }) => state)).toEqual(['FAILED', 'QUEUED']),
      { timeout: 20_000 },
    );
    await file.carry();
    expect(await tasks(file)).toContain('REVIEW_REFUSED_CONTROL');
    const up = { controlId: 'c-2', rank: 1, on: '2026-06-10' };
    await file.does('/controls/rank', await court.clerk(), at('2026-06-10'), up);
    expect((await rows(file, 'controls'))[1]).toMatchObject({ state: 'EFFECTIVE', rank: 1, effectiveOn: '2026-06-10' });
  }, 90_000);

  it('names nobody but to its keeper: whose property is asked for stands in no log, fact, audit line or id', async () => {
    const file = await opened();
    await keepers.settle(ID, [ACCOUNT]);
    await asked(file);
    const { of } = file;
    const traces: unknown[] = await court.service.dataSource.query(
      `select content from exchange_request where case_id = $1
        union all select payload::text from outbox where case_id = $1
        union all select facts::text from audit where case_id = $1
        union all select data::text from file_record where case_id = $1`,
      [of.caseId],
    );
    expect(JSON.stringify(traces)).not.toMatch(/某某机械|91370502MA3C5RL07J|张三丰/);
    const unknown = await courtCase();
    await unknown.does('', await court.judge(), at('2026-06-02'), { authority: ENFORCEMENT, openedOn: '2026-06-01' });
    const body = { queryId: 'q-1', authority: ENFORCEMENT, partyId: debtorOf(unknown).partyId, classes: ['DEPOSIT'] };
    const refused = await unknown.does('/queries', await court.officer(), at('2026-06-02'), body, 422);
    expect(refused).toMatchObject({ code: 'QUERY.IDENTITY_MISSING' });
    expect(await requests(unknown)).toEqual([]);
  }, 60_000);
});
