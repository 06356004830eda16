import { describe, expect, it } from '@jest/globals';
import { newCaseId, type CaseOfTest } from '@hejie/casework/testing';
import { COURT, performanceFixture, type OpenCase } from './fixture.js';

const money = performanceFixture();
const OCT_10 = '2026-10-10T10:00:00+08:00';

const report = ({ caseId, clerk, parties }: OpenCase, body: object = {}, at = OCT_10, by = clerk) =>
  money.fixture.post(`/cases/${caseId}/direct-payments`, by, at).send({
    paymentId: 'd-1',
    payerPartyId: parties[1]!.partyId,
    amount: '300000',
    valueDate: '2026-09-30',
    proof: '转账回单',
    ...body,
  });
const answer = (
  { caseId, clerk, parties }: OpenCase,
  received: boolean,
  at = '2026-10-12T10:00:00+08:00',
  partyId = parties[0]!.partyId,
) => money.fixture.post(`/cases/${caseId}/direct-payments/d-1/answer`, clerk, at).send({ partyId, received });
const find = async ({ caseId }: OpenCase, found: boolean, at: string) =>
  money.fixture
    .post(`/cases/${caseId}/direct-payments/d-1/finding`, await judge(), at)
    .send({ found, reason: '回单收款账户为申请执行人本人账户' });
const judge = () => money.fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });

describe('SET-LEDGER: a payment straight to the creditor', () => {
  it('counts from its value date once he confirms it: what was found for want of it is taken back', async () => {
    const courtCase = await money.open();
    await money.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await money.reach(courtCase, 'DUE', '2026-10-01T00:00:00+08:00', 2);
    const { body } = await report(courtCase).expect(201);
    // 10-10 is a make-up Saturday; five working days end on 10-16.
    expect(body).toMatchObject({ state: 'REPORTED', answerBy: '2026-10-17T00:00:00+08:00' });
    expect((await report(courtCase).expect(201)).body).toEqual(body);
    expect((await report(courtCase, { amount: '1' }).expect(409)).body.code).toBe('DIRECT_PAYMENT.ID_REUSED');
    expect((await money.ledger(courtCase)).paid).toBe('300000.00');
    expect(await money.letters(courtCase, 'direct-payment-reported')).toBe(1);
    expect(await money.openTasks(courtCase)).toContain('FIND_DIRECT_PAYMENT');
    expect((await find(courtCase, true, '2026-10-12T09:00:00+08:00')).body.code).toBe('DIRECT_PAYMENT.ANSWER_AWAITED');
    const debtor = courtCase.parties[1]!.partyId;
    expect((await answer(courtCase, true, undefined, debtor).expect(422)).body.code).toBe(
      'DIRECT_PAYMENT.NOT_A_CREDITOR',
    );
    expect((await answer(courtCase, true).expect(201)).body.state).toBe('CONFIRMED');
    const ledger = await money.ledger(courtCase);
    expect(ledger).toMatchObject({ paid: '600000.00' });
    expect(ledger.instalments[1]).toMatchObject({ paidOn: '2026-09-30', outstanding: '0.00' });
    expect(await money.letters(courtCase, 'overdue-withdrawn')).toBeGreaterThan(0);
    expect(await money.openTasks(courtCase)).not.toContain('FIND_DIRECT_PAYMENT');
    expect((await answer(courtCase, false).expect(409)).body.code).toBe('DIRECT_PAYMENT.DECIDED');
  });

  it('denied, or not answered in time, is found by a judge; unproven it does not count', async () => {
    const denied = await money.open();
    await report(denied).expect(201);
    expect((await answer(denied, false).expect(201)).body.state).toBe('DENIED');
    expect((await find(denied, false, '2026-10-12T11:00:00+08:00')).body.state).toBe('NOT_FOUND');
    expect((await money.ledger(denied)).receipts).toEqual([]);
    const silent = await money.open();
    await report(silent).expect(201);
    expect((await find(silent, true, '2026-10-16T23:59:59+08:00')).status).toBe(409);
    expect((await find(silent, true, '2026-10-17T00:00:00+08:00')).body.state).toBe('FOUND');
    expect((await money.ledger(silent)).receipts).toMatchObject([{ receiptId: 'direct/d-1', valueDate: '2026-09-30' }]);
    expect(await money.letters(silent, 'direct-payment-decided')).toBe(silent.parties.length);
  });

  it('of several creditors is confirmed or denied by the one who was paid, and by nobody else', async () => {
    const caseId = newCaseId();
    const side = (no: number, of: 'CREDITOR' | 'DEBTOR') => ({
      partyId: `${caseId}.${no}`,
      side: of,
      partyRef: `party-${no}-${caseId}`,
    });
    const parties = [side(1, 'CREDITOR'), side(2, 'DEBTOR'), side(3, 'CREDITOR')] as CaseOfTest['parties'];
    const entered = await money.fixture.enter({ caseId, parties });
    const courtCase = await money.open({}, undefined, undefined, entered);
    const [paid, other] = courtCase.parties.filter(({ side }) => side === 'CREDITOR').map(({ partyId }) => partyId);
    expect((await report(courtCase).expect(422)).body.code).toBe('DIRECT_PAYMENT.PAYEE_MISSING');
    const debtor = courtCase.parties.find(({ side }) => side === 'DEBTOR')!.partyId;
    const said = { payerPartyId: debtor, payeePartyId: paid };
    const wrong = await report(courtCase, { ...said, payeePartyId: debtor }).expect(422);
    expect(wrong.body.code).toBe('DIRECT_PAYMENT.PAYEE_NOT_CREDITOR');
    expect((await report(courtCase, said).expect(201)).body).toMatchObject({ payeePartyId: paid });
    const [letter, ...more] = await money.fixture.letters(courtCase.caseId, 'direct-payment-reported');
    expect([letter!.partyId, more]).toEqual([paid, []]);
    for (const received of [true, false])
      expect((await answer(courtCase, received, undefined, other).expect(422)).body.code).toBe(
        'DIRECT_PAYMENT.NOT_THE_PAYEE',
      );
    expect((await answer(courtCase, true, undefined, paid).expect(201)).body.state).toBe('CONFIRMED');
    expect((await money.ledger(courtCase)).paid).toBe('300000.00');
  });

  it('SET-ART-17-3: handed over in kind it names the thing of the settlement', async () => {
    const courtCase = await money.open({
      total: '350000.00' as never,
      schedule: [{ no: 1, due: '2026-06-30' as never, amount: '300000.00' as never }],
      inKind: [{ thing: '货车一辆', agreedValue: '50000.00' as never, handOverBy: '2026-12-31' as never }],
    });
    const inKind = { kind: 'IN_KIND', amount: '50000' };
    expect((await report(courtCase, inKind).expect(422)).body.code).toBe('RECEIPT.THING_MISSING');
    await report(courtCase, { ...inKind, thing: '货车一辆' }).expect(201);
    await answer(courtCase, true).expect(201);
    expect((await money.ledger(courtCase)).receipts).toMatchObject([{ kind: 'IN_KIND', thing: '货车一辆' }]);
  });

  it('is reported by the debtor himself, not for another; the creditor answers for himself', async () => {
    const courtCase = await money.open();
    const [creditor, debtor] = courtCase.parties;
    const byParty = (partyRef: string) =>
      money.fixture.token({ roles: ['party'], partyRef, subject: partyRef } as never);
    const [ofCreditor, ofDebtor] = [
      await byParty(creditor!.partyRef as never),
      await byParty(debtor!.partyRef as never),
    ];
    await report(courtCase, {}, OCT_10, ofCreditor).expect(403);
    await report(courtCase, {}, OCT_10, ofDebtor).expect(201);
    const { caseId } = courtCase;
    const path = `/cases/${caseId}/direct-payments/d-1/answer`;
    const says = { partyId: creditor!.partyId, received: true };
    await money.fixture.post(path, ofDebtor, '2026-10-12T10:00:00+08:00').send(says).expect(403);
    await money.fixture.post(path, ofCreditor, '2026-10-12T10:00:00+08:00').send(says).expect(201);
    const { body } = await money.fixture.read(`/cases/${caseId}/direct-payments`, ofDebtor).expect(200);
    expect(body.items).toMatchObject([{ paymentId: 'd-1', state: 'CONFIRMED' }]);
  });
});
