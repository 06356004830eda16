import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { Recomputations } from '../src/recomputation/recomputations.js';
import { AT, bankOf, csv, type Account } from './fixture/bank.js';
import { COURT, performanceFixture, type OpenCase } from './fixture.js';

const money = performanceFixture();
const bank = bankOf(money);

const staff = (role: 'enforcement-judge' | 'court-president' | 'clerk', subject: string) =>
  money.fixture.token({ roles: [role], court: COURT, subject });
const OCT_8 = '2026-10-08T10:00:00+08:00';
const OCT_9 = '2026-10-09T10:00:00+08:00';
const OCT_12 = '2026-10-12T10:00:00+08:00';

/** A case of whose money the bank has told: 30,000 by default, on 2026-09-28. */
async function arrived(amount = '30000', packId = 'jianli-2023@2'): Promise<{ ours: Account; courtCase: OpenCase }> {
  const ours = await bank.account();
  const courtCase = await money.open({}, undefined, undefined, await money.fixture.enter({ packId }));
  await bank.send(ours, csv({ reference: 'IN-1', amount, memo: courtCase.caseNumber })).expect(201);
  return { ours, courtCase };
}

const propose = ({ caseId, clerk, parties }: OpenCase, body: object = {}, at = OCT_8, by = clerk) =>
  money.fixture
    .post(`/cases/${caseId}/payouts`, by, at)
    .send({ payoutId: 'out-1', amount: '30000', payeePartyId: parties[0]!.partyId, ...body });
const decide = async ({ caseId }: OpenCase, what: string, by: string, body: object = { approved: true }, at = OCT_8) =>
  money.fixture.post(`/cases/${caseId}/${what}/approval`, by, at).send(body);
const pay = ({ caseId, clerk }: OpenCase, payoutId: string, body: object, at = OCT_9) =>
  money.fixture.post(`/cases/${caseId}/payouts/${payoutId}/payment`, clerk, at).send(body);
const unmatch = ({ clerk }: Account, lineId: string, at = OCT_9) =>
  money.fixture.post(`/suspense/${lineId}/unmatch`, clerk, at).send({ note: '认领有误' });
const audited = async ({ caseId }: OpenCase): Promise<string[]> =>
  (await money.fixture.dataSource.query('select action from audit where case_id = $1', [caseId])).map(
    ({ action }: { action: string }) => action,
  );
const account = async ({ caseId, clerk }: OpenCase) =>
  (await money.fixture.read(`/cases/${caseId}/money`, clerk).expect(200)).body;
const open = async (courtCase: OpenCase) =>
  (await money.fixture.workItems(courtCase.caseId))
    .filter(({ state }) => state === 'OPEN')
    .map(
      ({ kind, role, dueAt }) =>
        `${kind} ${role} ${dueAt ? new Date(dueAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) : '-'}`,
    );

describe('PROC-30: case money is paid out', () => {
  it('proposed by one, approved by another, made by the bank: an entry of the books, and the creditor is told', async () => {
    const { ours, courtCase } = await arrived();
    const judge = await staff('enforcement-judge', 'judge-1');
    expect(await open(courtCase)).toEqual(['PAY_OUT clerk 2026-10-09']);
    const { body } = await propose(courtCase).expect(201);
    expect(body).toMatchObject({ state: 'PROPOSED', amount: '30000.00', approvedBy: [], atBank: false });
    // Sent again: the same answer; another content under the id is refused.
    expect((await propose(courtCase).expect(201)).body).toEqual(body);
    expect((await propose(courtCase, { amount: '1' }).expect(409)).body.code).toBe('PAYOUT.ID_REUSED');
    expect((await propose(courtCase, { payoutId: 'out-2', amount: '1' }).expect(422)).body.code).toBe(
      'PAYOUT.ABOVE_HELD',
    );
    expect(
      (await pay(courtCase, 'out-1', { paidOn: '2026-10-08', bankReference: 'OUT-1' }).expect(409)).body.code,
    ).toBe('PAYOUT.NOT_APPROVED');
    expect((await decide(courtCase, 'payouts/out-1', courtCase.clerk)).status).toBe(403);
    const own = await staff('enforcement-judge', 'clerk-1');
    expect((await decide(courtCase, 'payouts/out-1', own)).body.code).toBe('MONEY.OWN_PROPOSAL');
    const approved = await decide(courtCase, 'payouts/out-1', judge);
    expect(approved.body).toMatchObject({ state: 'APPROVED', approvedBy: ['judge-1'] });
    expect((await decide(courtCase, 'payouts/out-1', judge)).body).toEqual(approved.body);
    expect(await open(courtCase)).toEqual(
      expect.arrayContaining(['PAY_OUT clerk 2026-10-09', 'MAKE_PAYOUT clerk 2026-10-09']),
    );

    const paid = await pay(courtCase, 'out-1', { paidOn: '2026-10-09', bankReference: 'OUT-1' }).expect(201);
    expect(paid.body).toMatchObject({ state: 'PAID', paidOn: '2026-10-09', atBank: false });
    expect(await account(courtCase)).toMatchObject({ received: '30000.00', paidOut: '30000.00', held: '0.00' });
    expect(await open(courtCase)).toEqual([]);
    const [letter, ...more] = await money.fixture.letters(courtCase.caseId, 'case-money-paid-out');
    expect([letter!.partyId, more]).toEqual([courtCase.parties[0]!.partyId, []]);
    expect(letter!.body).toContain('2026年10月9日向你方发放案款30000.00元');
    expect(await money.fixture.facts(courtCase.caseId, 'case-money-paid-out')).toMatchObject([
      { data: { payoutId: 'out-1', kind: 'TO_CREDITOR', valueDate: '2026-10-09', amount: '30000.00' } },
    ]);
    // The debtor has performed, whether the money lies with the court or with the creditor.
    expect((await money.ledger(courtCase)).paid).toBe('30000.00');

    // The bank's file has its line, by the reference that was recorded: nobody is asked.
    const line = csv({ reference: 'OUT-1', amount: '30000', direction: 'OUT', day: '2026-10-09' });
    expect((await bank.send(ours, line, '2026-10-10T09:00:00+08:00').expect(201)).body).toMatchObject({ suspense: 0 });
    expect((await account(courtCase)).payouts).toMatchObject([{ payoutId: 'out-1', atBank: true }]);
  });

  it('the bank’s file comes first: the id of an approved payment in its memo, and its sum, pay it; nothing else does', async () => {
    const { ours, courtCase } = await arrived();
    const judge = await staff('enforcement-judge', 'judge-1');
    const payoutId = `out-${courtCase.caseId.length}-${ours.number}`;
    await propose(courtCase, { payoutId }).expect(201);
    const memo = `发放案款 ${payoutId}`;
    const out = (reference: string, amount: string) =>
      csv({ reference, amount, memo, direction: 'OUT', day: '2026-10-09' });
    // Not approved yet, another sum: a person looks.
    expect((await bank.send(ours, out('O-1', '30000'), OCT_9).expect(201)).body).toMatchObject({ suspense: 1 });
    await decide(courtCase, `payouts/${payoutId}`, judge, { approved: true }, OCT_9);
    expect((await bank.send(ours, out('O-2', '29999'), OCT_9).expect(201)).body).toMatchObject({ suspense: 1 });
    expect((await bank.send(ours, out('O-3', '30000'), OCT_9).expect(201)).body).toMatchObject({ matched: 1 });
    expect((await account(courtCase)).payouts).toMatchObject([{ state: 'PAID', bankReference: 'O-3', atBank: true }]);
    const [first] = await bank.suspenseOf(ours);
    const part = { caseId: courtCase.caseId, amount: '30000', payoutId };
    const again = await bank.match(ours, first!.lineId, [part], OCT_9).expect(409);
    expect(again.body.code).toBe('BANK_LINE.NOT_THIS_PAYMENT');
    const none = await bank
      .match(ours, first!.lineId, [{ caseId: courtCase.caseId, amount: '30000' }], OCT_9)
      .expect(409);
    expect(none.body.code).toBe('BANK_LINE.OUTGOING');
  });

  it('sent back by the bank (退汇) is held again and is to be paid out anew; the debtor has paid what he has paid', async () => {
    const { ours, courtCase } = await arrived();
    const judge = await staff('enforcement-judge', 'judge-1');
    const payoutId = `out-back-${ours.number}`;
    await propose(courtCase, { payoutId }).expect(201);
    await decide(courtCase, `payouts/${payoutId}`, judge);
    const back = (reference: string, memo: string) => csv({ reference, amount: '30000', memo, day: '2026-10-12' });
    const sent = async (reference: string, memo: string) =>
      (await bank.send(ours, back(reference, memo), OCT_12).expect(201)).body;
    const out = { reference: 'O-1', amount: '30000', memo: payoutId, direction: 'OUT', day: '2026-10-09' };
    await bank.send(ours, csv(out), OCT_9).expect(201);
    expect(await open(courtCase)).toEqual([]);
    // Said to be sent back, and not which payment: a person says so, whatever number it bears.
    expect(await sent('R-1', `${courtCase.caseNumber} 退汇`)).toMatchObject({ matched: 0, suspense: 1 });
    const [lying] = await bank.suspenseOf(ours);
    const part = { caseId: courtCase.caseId, amount: '30000', payoutId };
    await bank.match(ours, lying!.lineId, [part], OCT_12).expect(201);
    expect(await account(courtCase)).toMatchObject({
      received: '60000.00',
      paidOut: '30000.00',
      held: '30000.00',
      payouts: [{ payoutId, state: 'PAID', atBank: true, returnedOn: '2026-10-12' }],
    });
    expect((await money.ledger(courtCase)).receipts).toHaveLength(1);
    expect(await open(courtCase)).toEqual(['PAY_OUT clerk 2026-10-20']);
    expect(await money.letters(courtCase, 'case-money-returned')).toBe(1);
    expect(await money.fixture.facts(courtCase.caseId, 'case-money-returned')).toMatchObject([
      { data: { payoutId, valueDate: '2026-10-12', amount: '30000.00' } },
    ]);
    expect(await money.fixture.get(Recomputations).recompute(`${COURT}/${ours.no}`, courtInstant(OCT_12))).toBe(0);
    // Once: another line with its id is a question, and belongs to no case by itself.
    expect(await sent('R-2', payoutId)).toMatchObject({ matched: 0, suspense: 1 });
    const [other] = await bank.suspenseOf(ours);
    const twice = await bank.match(ours, other!.lineId, [part], OCT_12);
    expect(twice.body.code).toBe('PAYOUT.RETURNED_BEFORE');
    // Taken back, it is not held; the memo names the payment, and the next line is its return by itself.
    const unmatch = `/suspense/${lying!.lineId}/unmatch`;
    await money.fixture.post(unmatch, ours.clerk, OCT_12).send({ note: '认领有误' }).expect(201);
    expect(await account(courtCase)).toMatchObject({ held: '0.00', payouts: [{ returnedOn: null }] });
    expect(await money.letters(courtCase, 'case-money-not-returned')).toBe(1);
    expect(await money.fixture.facts(courtCase.caseId, 'case-money-taken-back')).toMatchObject([
      { data: { payoutId, what: 'RETURNED', valueDate: '2026-10-12', amount: '30000.00' } },
    ]);
    expect(await sent('R-3', `退汇 ${payoutId}`)).toMatchObject({ matched: 1, suspense: 0 });
    expect(await account(courtCase)).toMatchObject({ held: '30000.00', payouts: [{ returnedOn: '2026-10-12' }] });
  });

  it('by a line that was none of it is to be made still; who was told is told so, and the right line makes it by itself', async () => {
    const { ours, courtCase } = await arrived();
    const judge = await staff('enforcement-judge', 'judge-1');
    const payoutId = `out-wrong-${ours.number}`;
    await propose(courtCase, { payoutId }).expect(201);
    await decide(courtCase, `payouts/${payoutId}`, judge);
    const out = (reference: string, memo = payoutId) =>
      csv({ reference, amount: '30000', memo, direction: 'OUT', day: '2026-10-09' });
    await bank.send(ours, out('W-1', '转账'), OCT_9).expect(201);
    const [lying] = await bank.suspenseOf(ours);
    const part = { caseId: courtCase.caseId, amount: '30000', payoutId };
    await bank.match(ours, lying!.lineId, [part], OCT_9).expect(201);
    expect(await account(courtCase)).toMatchObject({
      held: '0.00',
      payouts: [{ state: 'PAID', bankReference: 'W-1' }],
    });
    await unmatch(ours, lying!.lineId).expect(201);
    expect(await account(courtCase)).toMatchObject({
      held: '30000.00',
      promised: '30000.00',
      payouts: [{ state: 'APPROVED', paidOn: null, bankReference: null, atBank: false }],
    });
    expect(await open(courtCase)).toEqual(
      expect.arrayContaining(['PAY_OUT clerk 2026-10-09', 'MAKE_PAYOUT clerk 2026-10-09']),
    );
    expect(await money.letters(courtCase, 'case-money-not-paid-out')).toBe(1);
    expect(await money.fixture.facts(courtCase.caseId, 'case-money-taken-back')).toMatchObject([
      { data: { payoutId, what: 'PAID_OUT', valueDate: '2026-10-09', amount: '30000.00' } },
    ]);
    const sent = await bank.send(ours, out('W-2'), OCT_9).expect(201);
    expect(sent.body).toMatchObject({ matched: 1, suspense: 0 });
    expect(await account(courtCase)).toMatchObject({
      held: '0.00',
      payouts: [{ state: 'PAID', bankReference: 'W-2' }],
    });
    expect(await money.letters(courtCase, 'case-money-paid-out')).toBe(2);
    expect(await money.fixture.get(Recomputations).recompute(`${COURT}/${ours.no}`, courtInstant(OCT_12))).toBe(0);
  });

  it('recorded by a person, it stays made when the line is taken from it', async () => {
    const { ours, courtCase } = await arrived();
    const judge = await staff('enforcement-judge', 'judge-1');
    await propose(courtCase).expect(201);
    await decide(courtCase, 'payouts/out-1', judge);
    const reference = `H-${ours.number}`;
    await pay(courtCase, 'out-1', { paidOn: '2026-10-09', bankReference: reference }).expect(201);
    const line = csv({ reference, amount: '30000', direction: 'OUT', day: '2026-10-09' });
    const { body } = await bank.send(ours, line, OCT_9).expect(201);
    const lines = await money.fixture.read(`/bank-files/${body.fileId}/lines`, ours.clerk).expect(200);
    const { lineId } = lines.body.items[0];
    expect(await audited(courtCase)).toContain('payout.found-at-bank');
    await unmatch(ours, lineId).expect(201);
    expect((await account(courtCase)).payouts).toMatchObject([{ state: 'PAID', atBank: false }]);
    expect(await money.letters(courtCase, 'case-money-not-paid-out')).toBe(0);
  });

  it('is put to one line alone, though two people say so at once', async () => {
    const { ours, courtCase } = await arrived();
    const judge = await staff('enforcement-judge', 'judge-1');
    await propose(courtCase).expect(201);
    await decide(courtCase, 'payouts/out-1', judge);
    await pay(courtCase, 'out-1', { paidOn: '2026-10-09', bankReference: 'ELSE' }).expect(201);
    const out = ['2-1', '2-2'].map((reference) => ({
      reference,
      amount: '30000',
      direction: 'OUT',
      day: '2026-10-09',
    }));
    await bank.send(ours, csv(...out), OCT_9).expect(201);
    const lying = await bank.suspenseOf(ours);
    const part = { caseId: courtCase.caseId, amount: '30000', payoutId: 'out-1' };
    const answers = await Promise.all(lying.map(({ lineId }) => bank.match(ours, lineId, [part], OCT_9)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused!.body.code).toBe('BANK_LINE.NOT_THIS_PAYMENT');
  });

  it('keeps the money of its case there: it is asked for again on approval, and what is promised is not matched elsewhere', async () => {
    const { ours, courtCase } = await arrived();
    const [judge, second] = [await staff('enforcement-judge', 'judge-1'), await staff('enforcement-judge', 'judge-2')];
    await propose(courtCase).expect(201);
    const lines: { lineId: string }[] = await money.fixture.dataSource.query(
      'select line_id as "lineId" from bank_line where account = $1',
      [ours.no],
    );
    const promised = await unmatch(ours, lines[0]!.lineId).expect(409);
    expect(promised.body).toMatchObject({ code: 'BANK_LINE.MONEY_SPENT', zh: expect.stringContaining('out-1') });
    expect((await decide(courtCase, 'payouts/out-1', judge)).body.state).toBe('APPROVED');
    await unmatch(ours, lines[0]!.lineId).expect(409);
    // An approval is taken back as long as nothing is paid, and then the money is free.
    const refusal = { approved: false, reason: '案款认领有误' };
    expect((await decide(courtCase, 'payouts/out-1', second, refusal)).body.state).toBe('REFUSED');
    expect(await open(courtCase)).toEqual(['PAY_OUT clerk 2026-10-09']);
    await unmatch(ours, lines[0]!.lineId).expect(201);
    expect(await account(courtCase)).toMatchObject({ held: '0.00', received: '0.00' });
  });

  it('stays on a listed ground alone, with two approvals and the president among them, until its end; the creditor is told', async () => {
    const { courtCase } = await arrived();
    const [judge, second] = [await staff('enforcement-judge', 'judge-1'), await staff('enforcement-judge', 'judge-2')];
    const president = await staff('court-president', 'president-1');
    const path = `/cases/${courtCase.caseId}/withholdings`;
    const hold = (body: object = {}) =>
      money.fixture
        .post(path, courtCase.clerk, OCT_8)
        .send({ withholdingId: 'h-1', ground: 'DISTRIBUTION', reason: '另案参与分配', until: '2026-11-06', ...body });
    await hold({ ground: 'DEBTOR_ASKED' }).expect(422);
    expect((await hold({ until: '2026-10-08' }).expect(422)).body.code).toBe('WITHHOLDING.END_NOT_AHEAD');
    await hold().expect(201);
    expect((await hold({ withholdingId: 'h-2' }).expect(409)).body.code).toBe('WITHHOLDING.OPEN');
    expect((await decide(courtCase, 'withholdings/h-1', judge)).body.state).toBe('PROPOSED');
    // One approval does not stop the clock.
    expect(await open(courtCase)).toEqual(
      expect.arrayContaining(['PAY_OUT clerk 2026-10-09', 'APPROVE_WITHHOLDING court-president -']),
    );
    expect((await decide(courtCase, 'withholdings/h-1', second)).body.code).toBe('MONEY.PRESIDENT_MISSING');
    const standing = await decide(courtCase, 'withholdings/h-1', president);
    expect(standing.body).toMatchObject({ state: 'APPROVED', approvedBy: ['judge-1', 'president-1'] });
    expect(await open(courtCase)).toEqual(['REVIEW_WITHHOLDING enforcement-judge 2026-11-07']);
    expect((await propose(courtCase, {}, OCT_9).expect(409)).body.code).toBe('PAYOUT.WITHHELD');
    const [letter] = await money.fixture.letters(courtCase.caseId, 'case-money-withheld');
    expect(letter).toMatchObject({ partyId: courtCase.parties[0]!.partyId, body: expect.stringContaining('案款分配') });
    expect((await account(courtCase)).arrivals).toMatchObject([{ rest: '30000.00', dueOn: null }]);

    const end = (at: string, endedOn: string) =>
      money.fixture.post(`${path}/h-1/end`, courtCase.clerk, at).send({ endedOn, reason: '分配方案已生效' });
    expect((await end('2026-11-02T10:00:00+08:00', '2026-11-03').expect(422)).body.code).toBe(
      'WITHHOLDING.END_IN_FUTURE',
    );
    expect((await end('2026-11-02T10:00:00+08:00', '2026-10-07').expect(422)).body.code).toBe(
      'WITHHOLDING.END_BEFORE_APPROVAL',
    );
    await end('2026-11-02T10:00:00+08:00', '2026-11-02').expect(201);
    // Ten days from when the ground was gone.
    expect(await open(courtCase)).toEqual(['PAY_OUT clerk 2026-11-13']);
    expect(await money.fixture.letters(courtCase.caseId, 'case-money-released')).toHaveLength(1);
    await propose(courtCase, {}, '2026-11-03T10:00:00+08:00').expect(201);
  });

  it('stays by approval of the president first: the second is a judge’s', async () => {
    const { courtCase } = await arrived();
    const president = await staff('court-president', 'president-1');
    const held = { withholdingId: 'h-1', ground: 'DISTRIBUTION', reason: '另案参与分配', until: '2026-11-06' };
    await money.fixture.post(`/cases/${courtCase.caseId}/withholdings`, courtCase.clerk, OCT_8).send(held).expect(201);
    await decide(courtCase, 'withholdings/h-1', president);
    expect(await open(courtCase)).toContain('APPROVE_WITHHOLDING enforcement-judge -');
    const judge = await staff('enforcement-judge', 'judge-1');
    expect((await decide(courtCase, 'withholdings/h-1', judge)).body.state).toBe('APPROVED');
  });

  it('refused by who decides it says why, and what was promised is free again', async () => {
    const { courtCase } = await arrived();
    const judge = await staff('enforcement-judge', 'judge-1');
    await propose(courtCase).expect(201);
    expect((await decide(courtCase, 'payouts/out-1', judge, { approved: false })).body.code).toBe(
      'MONEY.REASON_MISSING',
    );
    const refused = await decide(courtCase, 'payouts/out-1', judge, { approved: false, reason: '账户户名不符' });
    expect(refused.body.state).toBe('REFUSED');
    expect(await account(courtCase)).toMatchObject({ held: '30000.00', promised: '0.00' });
    await propose(courtCase, { payoutId: 'out-2' }).expect(201);
  });
});

describe('SET-LEDGER: what goes back to who paid', () => {
  it('a surplus, with approval: it leaves the ledger as a refund; by hand nothing of the bank’s money does', async () => {
    const { courtCase } = await arrived('900010');
    const judge = await staff('enforcement-judge', 'judge-1');
    const debtor = courtCase.parties[1]!.partyId;
    const byHand = await money.fixture
      .post(`/cases/${courtCase.caseId}/refunds`, courtCase.clerk, OCT_8)
      .send({ refundId: 'f-1', valueDate: '2026-10-08', amount: '10' })
      .expect(409);
    expect(byHand.body.code).toBe('REFUND.NEEDS_APPROVAL');
    const back = { payoutId: 'back-1', kind: 'SURPLUS', payeePartyId: debtor };
    expect((await propose(courtCase, { ...back, amount: '10.01' }).expect(422)).body.code).toBe('PAYOUT.ABOVE_SURPLUS');
    const toCreditor = { payoutId: 'out-1', amount: '900000.01' };
    expect((await propose(courtCase, toCreditor).expect(422)).body.code).toBe('PAYOUT.ABOVE_HELD');
    await propose(courtCase, { ...back, amount: '10' }).expect(201);
    await decide(courtCase, 'payouts/back-1', judge);
    await pay(courtCase, 'back-1', { paidOn: '2026-10-09', bankReference: 'B-1' }).expect(201);
    expect(await money.ledger(courtCase)).toMatchObject({
      surplus: '0.00',
      paid: '900000.00',
      refunds: [{ refundId: 'payout/back-1', amount: '10.00', payeePartyId: debtor }],
    });
    expect(await account(courtCase)).toMatchObject({ held: '900000.00', paidOut: '10.00' });
  });

  it('a surplus whose line was none of it lies in the ledger again, and goes back by another', async () => {
    const { ours, courtCase } = await arrived('900010');
    const judge = await staff('enforcement-judge', 'judge-1');
    const payoutId = `back-${ours.number}`;
    const debtor = courtCase.parties[1]!.partyId;
    await propose(courtCase, { payoutId, kind: 'SURPLUS', payeePartyId: debtor, amount: '10' }).expect(201);
    await decide(courtCase, `payouts/${payoutId}`, judge);
    const out = (reference: string) =>
      csv({ reference, amount: '10', memo: payoutId, direction: 'OUT', day: '2026-10-09' });
    const { body } = await bank.send(ours, out('S-1'), OCT_9).expect(201);
    expect((await money.ledger(courtCase, '2026-10-09')).surplus).toBe('0.00');
    const lines = await money.fixture.read(`/bank-files/${body.fileId}/lines`, ours.clerk).expect(200);
    await unmatch(ours, lines.body.items[0].lineId).expect(201);
    expect(await money.ledger(courtCase, '2026-10-09')).toMatchObject({ surplus: '10.00', refunds: [] });
    expect(await money.fixture.facts(courtCase.caseId, 'case-money-taken-back')).toMatchObject([
      { data: { payoutId, what: 'PAID_OUT', refundId: `payout/${payoutId}` } },
    ]);
    await bank.send(ours, out('S-2'), OCT_9).expect(201);
    expect(await money.ledger(courtCase, '2026-10-09')).toMatchObject({
      surplus: '0.00',
      refunds: [{ refundId: `payout-2/${payoutId}` }],
    });
  });

  it('what is promised back as paid by mistake is no surplus a second time, and none of it is the creditor’s', async () => {
    const { ours, courtCase } = await arrived('900010');
    const receiptId = `bank-${ours.no}/IN-1/1`;
    const back = { payoutId: 'back-1', kind: 'BY_MISTAKE', payeePartyId: undefined, amount: '900010', receiptId };
    await propose(courtCase, back).expect(201);
    const more = await bank
      .send(ours, csv({ reference: 'IN-2', amount: '100', memo: courtCase.caseNumber }))
      .expect(201);
    expect(more.body).toMatchObject({ matched: 1 });
    const surplus = { payoutId: 'back-2', kind: 'SURPLUS', payeePartyId: courtCase.parties[1]!.partyId, amount: '1' };
    expect((await propose(courtCase, surplus).expect(422)).body.code).toBe('PAYOUT.ABOVE_SURPLUS');
    const toCreditor = await propose(courtCase, { payoutId: 'out-1', amount: '100.01' }).expect(422);
    expect(toCreditor.body.code).toBe('PAYOUT.ABOVE_HELD');
    await propose(courtCase, { payoutId: 'out-1', amount: '100' }).expect(201);
  });

  it('what came by mistake, whole: it never counted', async () => {
    const { ours, courtCase } = await arrived('300000');
    const judge = await staff('enforcement-judge', 'judge-1');
    const receiptId = `bank-${ours.no}/IN-1/1`;
    const back = { payoutId: 'back-1', kind: 'BY_MISTAKE', payeePartyId: undefined, amount: '300000' };
    expect((await propose(courtCase, back).expect(422)).body.code).toBe('PAYOUT.NOT_THE_RECEIPT');
    expect((await propose(courtCase, { ...back, receiptId, amount: '1' }).expect(422)).body.code).toBe(
      'PAYOUT.NOT_THE_RECEIPT',
    );
    const reversal = await money.reverse(courtCase, receiptId, OCT_8).expect(409);
    expect(reversal.body.code).toBe('RECEIPT.OF_BANK_LINE');
    await propose(courtCase, { ...back, receiptId }).expect(201);
    await decide(courtCase, 'payouts/back-1', judge);
    expect((await money.ledger(courtCase)).paid).toBe('300000.00');
    await pay(courtCase, 'back-1', { paidOn: '2026-10-09', bankReference: 'B-1' }).expect(201);
    expect(await money.ledger(courtCase)).toMatchObject({
      paid: '0.00',
      receipts: [{ reversal: { reason: 'ENTERED_WRONGLY' } }],
    });
    expect(await account(courtCase)).toMatchObject({ received: '300000.00', paidOut: '300000.00', held: '0.00' });
    expect(await open(courtCase)).toEqual([]);
  });
});

describe('SET-LEDGER: one payment entered by hand and by the bank', () => {
  it('by hand first: the line waits for a person, who says that it is that receipt, and nothing is doubled', async () => {
    const ours = await bank.account();
    const courtCase = await money.open();
    await money.receive(courtCase, 'slip-1', '2026-09-27', '300000').expect(201);
    const line = csv({ reference: 'H-1', amount: '300000', memo: courtCase.caseNumber });
    expect((await bank.send(ours, line).expect(201)).body).toMatchObject({ matched: 0, suspense: 1 });
    const [lying] = await bank.suspenseOf(ours);
    expect(lying).toMatchObject({ suspense: { reason: 'ENTERED_BY_HAND', proposals: [{ caseId: courtCase.caseId }] } });
    const part = { caseId: courtCase.caseId, amount: '300000' };
    const doubled = await bank.match(ours, lying!.lineId, [part], AT).expect(422);
    expect(doubled.body).toMatchObject({ code: 'BANK_LINE.ENTERED_BY_HAND', zh: expect.stringContaining('slip-1') });
    const wrong = await bank.match(ours, lying!.lineId, [{ ...part, receiptId: 'slip-9' }], AT).expect(409);
    expect(wrong.body.code).toBe('BANK_LINE.NOT_THIS_RECEIPT');
    await bank.match(ours, lying!.lineId, [{ ...part, receiptId: 'slip-1' }], AT).expect(201);
    expect((await money.ledger(courtCase)).receipts).toMatchObject([{ receiptId: 'slip-1', reversal: null }]);
    expect(await account(courtCase)).toMatchObject({ held: '300000.00', arrivals: [{ receiptId: 'slip-1' }] });
    expect((await money.reverse(courtCase, 'slip-1', AT).expect(409)).body.code).toBe('RECEIPT.OF_BANK_LINE');
    // Taken back: the receipt that a person entered stays as it was.
    const at = '2026-09-29T09:00:00+08:00';
    await money.fixture.post(`/suspense/${lying!.lineId}/unmatch`, ours.clerk, at).send({ note: '误' }).expect(201);
    expect((await money.ledger(courtCase)).paid).toBe('300000.00');
    expect(await account(courtCase)).toMatchObject({ held: '0.00', arrivals: [] });
    // It is another payment after all.
    await bank.match(ours, lying!.lineId, [{ ...part, distinct: true }], at).expect(201);
    expect((await money.ledger(courtCase)).paid).toBe('600000.00');
  });

  it('by the bank first: a person who enters it is told of the line, and enters it as another one alone', async () => {
    const { courtCase } = await arrived('300000', 'national@2');
    const doubled = await money.receive(courtCase, 'slip-1', '2026-09-29', '300000').expect(422);
    expect(doubled.body).toMatchObject({ code: 'RECEIPT.CAME_BY_BANK', path: '/distinct' });
    expect((await money.ledger(courtCase)).paid).toBe('300000.00');
    const { caseId, clerk } = courtCase;
    await money.fixture
      .post(`/cases/${caseId}/receipts`, clerk, '2026-09-29T14:00:00+08:00')
      .send({ receiptId: 'slip-1', valueDate: '2026-09-29', amount: '300000', proof: '缴款凭证', distinct: true })
      .expect(201);
    expect((await money.ledger(courtCase)).paid).toBe('600000.00');
    const taken = await money.receive(courtCase, 'bank-1/x/1', '2026-09-29', '5').expect(422);
    expect(taken.body.code).toBe('RECEIPT.ID_OF_BANK');
  });
});

describe('SET-LEDGER: money that was paid straight to the creditor', () => {
  it('never comes over the bank: a line of that sum is another payment', async () => {
    const ours = await bank.account();
    const courtCase = await money.open();
    const { caseId, clerk, parties } = courtCase;
    const said = { paymentId: 'd-1', payerPartyId: parties[1]!.partyId, valueDate: '2026-09-27', proof: '转账回单' };
    await money.fixture
      .post(`/cases/${caseId}/direct-payments`, clerk, AT)
      .send({ ...said, amount: '300000' })
      .expect(201);
    const received = { partyId: parties[0]!.partyId, received: true };
    await money.fixture.post(`/cases/${caseId}/direct-payments/d-1/answer`, clerk, AT).send(received).expect(201);
    const line = csv({ reference: 'D-1', amount: '300000', memo: courtCase.caseNumber });
    expect((await bank.send(ours, line).expect(201)).body).toMatchObject({ matched: 1, suspense: 0 });
    expect((await money.ledger(courtCase)).paid).toBe('600000.00');
  });
});

describe('SET-LEDGER: a settlement that is taken over', () => {
  it('H10, SET-ART-10-2: opens with who paid what, each debtor’s cap, and the two years as they were moved', async () => {
    const entered = await money.fixture.enter();
    const debtor = entered.parties[1]!.partyId;
    const takenOver = {
      confirmedOn: legalDate('2026-06-01'),
      receipts: [
        {
          receiptId: 'old-1',
          kind: 'PAYMENT',
          valueDate: legalDate('2026-06-30'),
          amount: '300000.00' as Yuan,
          payerPartyId: debtor,
        },
      ],
      periodActs: [
        {
          actId: 'd-1',
          kind: 'DEMAND',
          from: legalDate('2026-07-10'),
          to: legalDate('2026-07-10'),
          ground: null,
          evidence: '催告函及签收回执',
        },
      ],
    } as const;
    const debtorCaps = [{ partyId: debtor, cap: '400000.00' as Yuan }];
    const courtCase = await money.open({ debtorCaps }, undefined, undefined, entered, takenOver);
    expect(await money.ledger(courtCase)).toMatchObject({
      paid: '300000.00',
      debtors: [{ partyId: debtor, cap: '400000.00', paid: '300000.00', answersFor: '100000.00' }],
      receipts: [{ receiptId: 'old-1', payerPartyId: debtor }],
      periodActs: [{ actId: 'd-1', kind: 'DEMAND', from: '2026-07-10' }],
    });
  });
});

describe('SET-LEDGER: several debtors', () => {
  it('each answers for the rest up to his cap, less what he has paid; above it he is warned', async () => {
    const entered = await money.fixture.enter();
    const debtor = entered.parties[1]!.partyId;
    const debtorCaps = [{ partyId: debtor, cap: '400000.00' as Yuan }];
    const courtCase = await money.open({ debtorCaps }, undefined, undefined, entered);
    const receive = (receiptId: string, amount: string) =>
      money.fixture
        .post(`/cases/${courtCase.caseId}/receipts`, courtCase.clerk, '2026-06-30T14:00:00+08:00')
        .send({ receiptId, valueDate: '2026-06-30', amount, payerPartyId: debtor, proof: '缴款凭证' });
    expect((await receive('r-1', '300000').expect(201)).body.warnings).toBeUndefined();
    expect((await money.ledger(courtCase)).debtors).toEqual([
      { partyId: debtor, cap: '400000.00', paid: '300000.00', answersFor: '100000.00', beyondCap: '0.00' },
    ]);
    expect((await receive('r-2', '150000').expect(201)).body.warnings).toMatchObject([{ code: 'RECEIPT.ABOVE_CAP' }]);
    expect((await money.ledger(courtCase)).debtors).toMatchObject([{ answersFor: '0.00', beyondCap: '50000.00' }]);
  });
});
