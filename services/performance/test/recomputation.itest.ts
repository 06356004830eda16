import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { Recomputations } from '../src/recomputation/recomputations.js';
import { AT, bankOf, csv, type Account } from './fixture/bank.js';
import { COURT, performanceFixture, type OpenCase } from './fixture.js';

const money = performanceFixture();
const bank = bankOf(money);
const NIGHT = courtInstant('2026-10-13T03:00:00+08:00');

const recompute = ({ no }: Account, at = NIGHT): Promise<number> =>
  money.fixture.get(Recomputations).recompute(`${COURT}/${no}`, at);
const shown = async ({ no, clerk }: Account) =>
  (await money.fixture.read(`/bank-accounts/${no}/recomputations`, clerk).expect(200)).body.items;
const tasks = async ({ caseId }: Account) =>
  (await money.fixture.workItems(caseId)).filter(({ kind }) => kind === 'BOOKS_DIFFER').map(({ state }) => state);

/** The court's first account, with which is told what belongs to none. */
const theFirst = async (): Promise<Account> => ({ ...(await bank.account()), no: 1, caseId: `account/${COURT}/1` });
/** Where books and bank of a case differed in that night. */
async function foundAt(account: Account, night: string, caseId: string): Promise<Record<string, string>[]> {
  const nights: { computedAt: string; differences: Record<string, string>[] }[] = await shown(account);
  return nights.find(({ computedAt }) => computedAt === night)!.differences.filter((one) => one['caseId'] === caseId);
}

/** An account with money of a case, money in suspense, and a payment out whose line the bank has, of this account or another. */
async function busy(paidFrom?: Account): Promise<{ ours: Account; courtCase: OpenCase }> {
  const ours = await bank.account();
  const courtCase = await money.open();
  const { caseId, clerk, parties, caseNumber } = courtCase;
  await bank
    .send(ours, csv({ reference: 'A', amount: '300000', memo: caseNumber }, { reference: 'B', amount: '77' }))
    .expect(201);
  const at = '2026-10-08T10:00:00+08:00';
  const judge = await money.fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
  const payout = { payoutId: `p-${ours.number}`, amount: '100000', payeePartyId: parties[0]!.partyId };
  await money.fixture.post(`/cases/${caseId}/payouts`, clerk, at).send(payout).expect(201);
  const path = `/cases/${caseId}/payouts/${payout.payoutId}/approval`;
  await money.fixture.post(path, judge, at).send({ approved: true }).expect(201);
  const out = csv({ reference: 'C', amount: '100000', memo: payout.payoutId, direction: 'OUT', day: '2026-10-08' });
  expect((await bank.send(paidFrom ?? ours, out, at).expect(201)).body).toMatchObject({ matched: 1 });
  return { ours, courtCase };
}

describe('SET-LEDGER: the account computed a second time', () => {
  it('agrees with the books, after matches that were taken back too; each fault that is put into them is found, and is a task until it is gone', async () => {
    const { ours, courtCase } = await busy();
    const [lying] = await bank.suspenseOf(ours);
    const other = await money.open();
    await bank.match(ours, lying!.lineId, [{ caseId: other.caseId, amount: '77' }], AT).expect(201);
    const back = '2026-10-09T10:00:00+08:00';
    await money.fixture.post(`/suspense/${lying!.lineId}/unmatch`, ours.clerk, back).send({ note: '误' }).expect(201);
    expect(await recompute(ours)).toBe(0);
    expect(await shown(ours)).toEqual([{ computedAt: NIGHT, lines: 3, differences: [] }]);
    expect(await tasks(ours)).toEqual([]);

    const { dataSource } = money.fixture;
    const ofCase = [courtCase.caseId];
    const faults: [string, string, unknown[], string[]][] = [
      [
        'update receipt set amount = amount + 1 where case_id = $1',
        'update receipt set amount = amount - 1 where case_id = $1',
        ofCase,
        ['RECEIVED', 'BALANCE'],
      ],
      [
        'update payout set amount = amount - 1 where case_id = $1',
        'update payout set amount = amount + 1 where case_id = $1',
        ofCase,
        ['PAID', 'BALANCE'],
      ],
      [
        'update suspense set open = false where line_id = $1',
        'update suspense set open = true where line_id = $1',
        [lying!.lineId],
        ['UNSETTLED', 'BALANCE'],
      ],
      [
        "update bank_line set amount = amount - 1 where account = $1 and reference = 'A'",
        "update bank_line set amount = amount + 1 where account = $1 and reference = 'A'",
        [ours.no],
        ['NOT_ITS_SUM', 'UNSETTLED', 'BALANCE'],
      ],
    ];
    let night = Date.parse(NIGHT);
    const nextNight = () => {
      night += 86_400_000;
      return courtInstant(new Date(night + 8 * 3_600_000).toISOString().replace('.000Z', '+08:00'));
    };
    for (const [fault, mended, parameters, kinds] of faults) {
      await dataSource.query(fault, parameters);
      expect(await recompute(ours, nextNight())).toBe(kinds.length);
      expect((await shown(ours))[0].differences.map(({ what }: { what: string }) => what)).toEqual(kinds);
      expect(await tasks(ours)).toEqual(['OPEN']);
      await dataSource.query(mended, parameters);
      expect(await recompute(ours, nextNight())).toBe(0);
      expect(await tasks(ours)).toEqual(['CANCELLED']);
    }
  });

  it('agrees where money came on one account of the court and went out of another; more than came on both is told', async () => {
    const paidFrom = await bank.account();
    const { ours, courtCase } = await busy(paidFrom);
    expect([await recompute(ours), await recompute(paidFrom)]).toEqual([0, 0]);
    const fault =
      'update allocation a set amount = a.amount - 25000000 from bank_line l where l.line_id = a.line_id and l.account = $1 and a.case_id = $2';
    await money.fixture.dataSource.query(fault, [ours.no, courtCase.caseId]);
    const night = '2026-10-14T03:00:00+08:00';
    await recompute(paidFrom, courtInstant(night));
    expect(await foundAt(paidFrom, night, courtCase.caseId)).toEqual([
      { what: 'OVERDRAWN', caseId: courtCase.caseId, bank: '100000.00', books: '50000.00' },
    ]);
  });

  it('waits for lines of a file that is being worked off, and tells of such as are left', async () => {
    const ours = await bank.account();
    const held = await money.open();
    await money.fixture.dataSource.transaction(async (manager) => {
      await manager.query('select from settlement where case_id = $1 for update', [held.caseId]);
      await bank.send(ours, csv({ reference: 'U-1', amount: '20', memo: held.caseNumber })).expect(201);
      expect(await recompute(ours, courtInstant('2026-09-28T20:59:59+08:00'))).toBe(0);
      expect(await recompute(ours, courtInstant('2026-09-28T21:00:00+08:00'))).toBe(2);
    });
  });

  it('a payment that the bank does not have after three working days is told, and not before', async () => {
    const ours = { ...(await bank.account()), no: 1 };
    const paid = await bank.account();
    const courtCase = await money.open();
    const { caseId, clerk, parties, caseNumber } = courtCase;
    await bank.send(paid, csv({ reference: 'A', amount: '300000', memo: caseNumber })).expect(201);
    const judge = await money.fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
    const at = '2026-10-08T10:00:00+08:00';
    const payout = { payoutId: 'never-made', amount: '5', payeePartyId: parties[0]!.partyId };
    await money.fixture.post(`/cases/${caseId}/payouts`, clerk, at).send(payout).expect(201);
    await money.fixture
      .post(`/cases/${caseId}/payouts/never-made/approval`, judge, at)
      .send({ approved: true })
      .expect(201);
    const made = { paidOn: '2026-10-08', bankReference: 'X-1' };
    await money.fixture.post(`/cases/${caseId}/payouts/never-made/payment`, clerk, at).send(made).expect(201);
    const ofCase = async (night: string) => {
      await recompute(ours, courtInstant(night));
      const [latest] = await shown(ours);
      return latest.differences.filter((one: { caseId?: string }) => one.caseId === caseId);
    };
    // 10-09, 10-10 (a make-up Saturday), 10-12.
    expect(await ofCase('2026-11-12T03:00:00+08:00')).toMatchObject([
      { what: 'NOT_AT_BANK', payoutId: 'never-made', books: '5.00' },
    ]);
    expect(await recompute(paid)).toBe(0);
  });

  it('a receipt that a person has entered and of which the bank tells nothing in its time is told, until the line that comes is said to be it', async () => {
    const first = await theFirst();
    const courtCase = await money.open();
    const { caseId, clerk, caseNumber } = courtCase;
    const posted = '2026-09-28T10:00:00+08:00';
    const deposit = { kind: 'DEPOSIT', depositGround: 'WHEREABOUTS_UNKNOWN', valueDate: '2026-09-28', proof: '公证书' };
    await money.receive(courtCase, 'slip-1', '2026-09-28', '300000', posted).expect(201);
    for (const one of [
      { receiptId: 'at-court', amount: '2000' },
      { receiptId: 'at-notary', amount: '3000', withNotary: true },
    ])
      await money.fixture
        .post(`/cases/${caseId}/receipts`, clerk, posted)
        .send({ ...deposit, ...one })
        .expect(201);
    const ofCase = async (night: string) => {
      await recompute(first, courtInstant(night));
      return (await foundAt(first, night, caseId)).map(({ what, receiptId, books }) => `${what} ${receiptId} ${books}`);
    };
    // 09-29, 09-30, and after the holidays 10-08.
    expect(await ofCase('2026-10-08T03:00:00+08:00')).toEqual([]);
    expect(await ofCase('2026-10-09T03:00:00+08:00')).toEqual([
      'RECEIPT_NOT_AT_BANK at-court 2000.00',
      'RECEIPT_NOT_AT_BANK slip-1 300000.00',
    ]);
    expect(await tasks(first)).toEqual(['OPEN']);

    // The line comes: it is not entered a second time, and a person says which receipt it is.
    const theirs = await bank.account();
    const at = '2026-10-09T10:00:00+08:00';
    const lines = csv(
      { reference: 'L-1', amount: '300000', memo: caseNumber },
      { reference: 'L-2', amount: '2000', memo: caseNumber },
    );
    expect((await bank.send(theirs, lines, at).expect(201)).body).toMatchObject({ matched: 0, suspense: 2 });
    const lying = await bank.suspenseOf(theirs);
    for (const [reference, receiptId, amount] of [
      ['L-1', 'slip-1', '300000'],
      ['L-2', 'at-court', '2000'],
    ]) {
      const { lineId } = lying.find((line) => line.reference === reference)!;
      await bank.match(theirs, lineId, [{ caseId, amount, receiptId }], at).expect(201);
    }
    expect(await ofCase('2026-10-10T03:00:00+08:00')).toEqual([]);
    expect((await money.ledger(courtCase)).paid).toBe('305000.00');
    expect(await recompute(theirs)).toBe(0);
  });

  it('a receipt that was reversed is not awaited', async () => {
    const first = await theFirst();
    const courtCase = await money.open();
    await money.receive(courtCase, 'slip-1', '2026-09-28', '5').expect(201);
    await money.reverse(courtCase, 'slip-1', '2026-09-29T10:00:00+08:00', { reason: 'ENTERED_WRONGLY' }).expect(201);
    const night = '2026-10-11T03:00:00+08:00';
    await recompute(first, courtInstant(night));
    expect(await foundAt(first, night, courtCase.caseId)).toEqual([]);
  });
});
