import { describe, expect, it } from '@jest/globals';
import { legalDate, type Yuan } from '@hejie/law';
import { performanceFixture, type OpenCase } from './fixture.js';

const performing = performanceFixture();
const DUE = '2026-07-01T00:00:00+08:00';
const GRACE_OVER = '2026-07-08T00:00:00+08:00';
const NOON = '2026-07-20T12:00:00+08:00';

const reverse = (courtCase: OpenCase, receiptId: string, at = NOON, body?: object) =>
  performing.reverse(courtCase, receiptId, at, body);
const refund = ({ caseId, clerk }: OpenCase, amount: string, over: object = {}) =>
  performing.fixture
    .post(`/cases/${caseId}/refunds`, clerk, NOON)
    .send({ refundId: 'f-1', valueDate: '2026-07-20', amount, ...over });
/** Is the first instalment found short at the end of its grace? */
const foundShort = async (courtCase: OpenCase) =>
  (await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 1)).after.breach === 'SUSPECTED';

describe('a reversal', () => {
  it('takes the receipt out of the ledger and wakes the case; the receipt stays as it was posted', async () => {
    const courtCase = await performing.open();
    const { body: posted } = await performing.receive(courtCase, 'bank/20260630', '2026-06-30', '300000').expect(201);
    const { body } = await reverse(courtCase, 'bank/20260630').expect(201);
    expect(body).toEqual({ ...posted, reversal: { reason: 'RETURNED_BY_BANK', reversedAt: NOON } });
    expect(await performing.ledger(courtCase)).toMatchObject({ paid: '0.00', receipts: [body] });
    expect(await performing.fixture.facts(courtCase.caseId, 'receipt-reversed')).toMatchObject([
      {
        data: {
          receiptId: 'bank/20260630',
          valueDate: '2026-06-30',
          amount: '300000.00',
          reason: 'RETURNED_BY_BANK',
          reversedAt: NOON,
        },
        clock: { mode: 'compressed', holdAt: NOON },
      },
    ]);
    const letters = await performing.fixture.letters(courtCase.caseId, 'receipt-reversed');
    expect(letters.map(({ partyId }) => partyId)).toEqual(courtCase.parties.map(({ partyId }) => partyId));
    expect(letters[0]!.body).toMatch(/因银行退汇已冲正.*现已履行0.00元，尚欠900000.00元/);
  });

  it('SET-LEDGER: after a refund, of the receipt that it was of: ledger and letters name one sum, 9,100.00', async () => {
    const courtCase = await performing.open({
      total: '9000.00' as Yuan,
      schedule: [{ no: 1, due: legalDate('2026-12-31'), amount: '9000.00' as Yuan }],
    });
    await performing.receive(courtCase, 'r-1', '2026-06-30', '200').expect(201);
    await performing.receive(courtCase, 'r-2', '2026-07-01', '9100').expect(201);
    await refund(courtCase, '300').expect(201);
    await reverse(courtCase, 'r-2').expect(201);
    const ledger = await performing.ledger(courtCase);
    expect(ledger).toMatchObject({ paid: '0.00', owed: '9100.00', outstanding: '9100.00' });
    expect(ledger.instalments).toMatchObject([{ amount: '9000.00', outstanding: '9100.00' }]);
    const letters = await performing.fixture.letters(courtCase.caseId, 'receipt-reversed');
    expect(letters[0]!.body).toContain('现已履行0.00元，尚欠9100.00元');
    const { after } = await performing.entries(courtCase, NOON, true);
    expect(after.ledger).toMatchObject({ paid: '0.00', owed: '9100.00', open: { no: 1, outstanding: '9100.00' } });
  });

  it('happens once: again it is the same answer, for another reason or with another note a refusal; the receipt posted again stays reversed', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        reverse(courtCase, 'r-1', NOON, { reason: 'ENTERED_WRONGLY', note: '重复登记' }).expect(201),
      ),
    );
    expect(answers.map(({ body }) => body)).toEqual(Array(5).fill(answers[0]!.body));
    expect(await performing.fixture.facts(courtCase.caseId, 'receipt-reversed')).toHaveLength(1);
    expect(
      (await reverse(courtCase, 'r-1', NOON, { reason: 'ENTERED_WRONGLY', note: '金额有误' }).expect(409)).body.code,
    ).toBe('RECEIPT.ALREADY_REVERSED');
    expect((await reverse(courtCase, 'r-1').expect(409)).body).toMatchObject({
      code: 'RECEIPT.ALREADY_REVERSED',
      rule: 'SET-LEDGER',
      zh: expect.any(String),
      en: expect.any(String),
    });
    const { body } = await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    expect(body.reversal).toEqual({ reason: 'ENTERED_WRONGLY', reversedAt: NOON });
    expect((await performing.ledger(courtCase)).paid).toBe('0.00');
  });

  it('of a receipt that nobody posted, or without a reason, is refused', async () => {
    const courtCase = await performing.open();
    expect((await reverse(courtCase, 'r-9').expect(404)).body).toMatchObject({
      code: 'RECEIPT.UNKNOWN',
      rule: 'SET-LEDGER',
      zh: expect.any(String),
      en: expect.any(String),
    });
    expect((await reverse(courtCase, 'r-9', NOON, { reason: 'OTHER' }).expect(422)).body.errors).toMatchObject([
      { path: '/reason' },
    ]);
  });

  it('after grace: the deadline that had passed in silence is asked again, dated to itself', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    expect(await foundShort(courtCase)).toBe(false);
    await reverse(courtCase, 'r-1').expect(201);
    const { after } = await performing.entries(courtCase, NOON, true);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED', handledUntil: GRACE_OVER });
    expect(await performing.findings(courtCase)).toMatchObject([
      {
        instalment: 1,
        outcome: 'STANDS',
        datedTo: GRACE_OVER,
        foundAt: NOON,
        evidence: { breachDay: '2026-07-08', outstanding: '300000.00', receiptsConsidered: [] },
      },
    ]);
    expect(await performing.letters(courtCase, 'breach-suspected')).toBe(2);
    expect(await performing.tasks(courtCase)).toEqual(['CREDITOR_ELECTION OPEN']);
    await performing.entries(courtCase, NOON, true);
    expect(await performing.letters(courtCase, 'breach-suspected')).toBe(2);
  });

  it('SET-CASE-1: of the money that cured a breach reopens the finding, and the creditor is asked anew', async () => {
    const courtCase = await performing.open();
    await foundShort(courtCase);
    await performing.receive(courtCase, 'r-1', '2026-07-10', '300000').expect(201);
    await performing.entries(courtCase, '2026-07-10T14:00:00+08:00');
    await reverse(courtCase, 'r-1').expect(201);
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'REOPENED', times: 1 }]);
    await performing.entries(courtCase, NOON, true);
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'STANDS', times: 2, datedTo: GRACE_OVER }]);
    expect(await performing.letters(courtCase, 'breach-suspected')).toBe(4);
    expect(await performing.tasks(courtCase)).toEqual(['CREDITOR_ELECTION CANCELLED', 'CREDITOR_ELECTION OPEN']);
    await performing.receive(courtCase, 'r-2', '2026-07-21', '300000').expect(201);
    await performing.entries(courtCase, '2026-07-21T14:00:00+08:00');
    expect(await performing.letters(courtCase, 'breach-cured')).toBe(4);
  });

  it('of money of which the case had not heard yet: nobody hears of a cure, and the creditor’s choice stays open', async () => {
    const courtCase = await performing.open();
    await foundShort(courtCase);
    await performing.receive(courtCase, 'r-1', '2026-07-10', '300000').expect(201);
    await reverse(courtCase, 'r-1').expect(201);
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'STANDS' }]);
    await performing.entries(courtCase, NOON);
    const { after } = await performing.entries(courtCase, NOON, true);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
    expect(await performing.letters(courtCase, 'breach-cured')).toBe(0);
    expect(await performing.letters(courtCase, 'breach-suspected')).toBe(2);
    expect(await performing.tasks(courtCase)).toEqual(['CREDITOR_ELECTION OPEN']);
  });

  it('S17: of money that had taken back a letter: the letters are written again, each under its number', async () => {
    const courtCase = await performing.open();
    const counts = (...kinds: string[]) => Promise.all(kinds.map((kind) => performing.letters(courtCase, kind)));
    await performing.reach(courtCase, 'DUE', DUE, 1);
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000', '2026-07-02T09:00:00+08:00').expect(201);
    await performing.entries(courtCase, '2026-07-02T09:00:00+08:00');
    await reverse(courtCase, 'r-1', '2026-07-03T09:00:00+08:00').expect(201);
    await performing.entries(courtCase, '2026-07-03T09:00:00+08:00', true);
    expect(await counts('instalment-overdue', 'overdue-withdrawn')).toEqual([4, 2]);
    await foundShort(courtCase);
    await performing.receive(courtCase, 'r-2', '2026-06-30', '300000', '2026-07-09T09:00:00+08:00').expect(201);
    await performing.entries(courtCase, '2026-07-09T09:00:00+08:00');
    await reverse(courtCase, 'r-2').expect(201);
    await performing.entries(courtCase, NOON, true);
    await performing.receive(courtCase, 'r-3', '2026-06-30', '300000', NOON).expect(201);
    expect(await counts('overdue-withdrawn', 'breach-suspected', 'breach-withdrawn')).toEqual([4, 4, 4]);
  });

  it('that leaves an instalment before its day reminds nobody of a day that is over', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-20', '300000').expect(201);
    await reverse(courtCase, 'r-1', '2026-07-02T09:00:00+08:00').expect(201);
    await performing.reach(courtCase, 'REMINDER', '2026-06-23T00:00:00+08:00', 1, 9 * 86_400 + 9 * 3_600);
    expect(await performing.letters(courtCase, 'instalment-reminder')).toBe(0);
  });
});

describe('a case that has ended', () => {
  const paidUp = async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.receive(courtCase, 'r-2', '2026-07-20', '600000', NOON).expect(201);
    return courtCase;
  };

  it('CLS-3: as performed does not reopen when a receipt is taken out: a judge has a task, once', async () => {
    const courtCase = await paidUp();
    expect(await performing.entries(courtCase, NOON)).toMatchObject({ ending: { ending: 'PERFORMED' } });
    await reverse(courtCase, 'r-2', '2026-07-25T09:00:00+08:00').expect(201);
    await reverse(courtCase, 'r-2', '2026-07-26T09:00:00+08:00').expect(201);
    const { fixture } = performing;
    expect((await fixture.workItems(courtCase.caseId)).filter(({ state }) => state === 'OPEN')).toMatchObject([
      {
        kind: 'OWED_AFTER_ENDING',
        role: 'enforcement-judge',
        facts: { state: 'PERFORMED', owed: '600000.00', asOf: '2026-07-25' },
      },
    ]);
    expect(await performing.ledger(courtCase)).toMatchObject({ state: 'PERFORMED', fullyPerformed: false });
    expect(await foundShort(courtCase)).toBe(false);
  });

  it('CLS-1, CLS-3: what rested on its performance is withdrawn, and what is owed is shown and told, until it is performed again', async () => {
    const courtCase = await paidUp();
    const { caseId } = courtCase;
    const { fixture } = performing;
    await performing.entries(courtCase, NOON);
    expect(await performing.ledger(courtCase)).not.toHaveProperty('owedAfterEnding');
    const again = (receiptId: string, amount: string, day: string) =>
      performing.receive(courtCase, receiptId, day, amount, `${day}T09:00:00+08:00`).expect(201);

    await reverse(courtCase, 'r-2', '2026-07-25T09:00:00+08:00').expect(201);
    await reverse(courtCase, 'r-2', '2026-07-26T09:00:00+08:00').expect(201);
    expect(await performing.tasks(courtCase)).toEqual(['VERIFY_PERFORMANCE CANCELLED', 'OWED_AFTER_ENDING OPEN']);
    expect(await performing.ledger(courtCase)).toMatchObject({
      state: 'PERFORMED',
      owedAfterEnding: { owed: '600000.00', asOf: '2026-07-25' },
    });

    const before = async () => (await fixture.workItems(caseId)).find(({ state }) => state === 'OPEN');
    const first = await before();
    expect(first).toMatchObject({
      kind: 'OWED_AFTER_ENDING',
      facts: { owed: '600000.00', due: '0.00', lastDayToApply: '2029-01-02' },
    });
    await again('r-3', '200000', '2026-07-27');
    // One look for a judge, true to the ledger: nothing of it is due before 2026-09-30.
    expect(await before()).toMatchObject({
      id: first!.id,
      title: expect.stringContaining('尚欠400000.00元（截至2026年7月27日其中已到期0.00元）'),
      facts: { owed: '400000.00', due: '0.00', asOf: '2026-07-27' },
    });
    await again('r-4', '400000', '2026-07-28');
    await again('r-4', '400000', '2026-07-28');
    expect(await performing.ledger(courtCase)).not.toHaveProperty('owedAfterEnding');
    const open = (await fixture.workItems(caseId)).filter(({ state }) => state === 'OPEN');
    expect(open).toMatchObject([
      { id: `verify-performance/${caseId}/2`, kind: 'VERIFY_PERFORMANCE', facts: { performedOn: '2026-07-28' } },
    ]);

    // And once more, though performance has been verified meanwhile.
    const at = '2026-07-29T09:00:00+08:00';
    await performing.answers(courtCase, at, { outcome: 'CONFIRMED' }).expect(201);
    await reverse(courtCase, 'r-4', '2026-07-30T09:00:00+08:00').expect(201);
    await again('r-5', '500000', '2026-07-31');
    expect((await performing.tasks(courtCase)).sort()).toEqual([
      'OWED_AFTER_ENDING CANCELLED',
      'OWED_AFTER_ENDING CANCELLED',
      'VERIFY_PERFORMANCE CANCELLED',
      'VERIFY_PERFORMANCE DONE',
      'VERIFY_PERFORMANCE OPEN',
    ]);
    expect((await fixture.facts(caseId, 'owed-after-ending-set')).map(({ data }) => [data.owed, data.asOf])).toEqual([
      ['600000.00', '2026-07-25'],
      ['400000.00', '2026-07-27'],
      ['0.00', '2026-07-28'],
      ['400000.00', '2026-07-30'],
      ['0.00', '2026-07-31'],
    ]);
    expect(await fixture.facts(caseId, 'settlement-performed')).toHaveLength(1);
    // Both sides, each time: the last that they read is no debt.
    expect(await performing.letters(courtCase, 'performed-again')).toBe(4);
    expect((await performing.ledger(courtCase)).state).toBe('PERFORMED');
  });

  it('CLS-3: of a surplus that goes back nobody is told that anything is owed', async () => {
    const courtCase = await paidUp();
    await performing.entries(courtCase, NOON);
    await performing.receive(courtCase, 'r-3', '2026-07-20', '50', NOON).expect(201);
    await reverse(courtCase, 'r-3').expect(201);
    expect(await performing.openTasks(courtCase)).toEqual(['VERIFY_PERFORMANCE']);
    expect(await performing.fixture.facts(courtCase.caseId, 'owed-after-ending-set')).toEqual([]);
  });

  it('by money that was taken out in the same moment says to nobody that it was performed', async () => {
    const courtCase = await paidUp();
    await reverse(courtCase, 'r-2').expect(201);
    expect((await performing.entries(courtCase, NOON)).ending).toBeUndefined();
    const { fixture } = performing;
    expect(await performing.letters(courtCase, 'settlement-performed')).toBe(0);
    expect(await fixture.facts(courtCase.caseId, 'settlement-performed')).toEqual([]);
    expect(await performing.tasks(courtCase)).toEqual([]);
    expect(await performing.ledger(courtCase)).toMatchObject({ state: 'PERFORMING' });
    await performing.receive(courtCase, 'r-3', '2026-07-20', '600000', NOON).expect(201);
    expect((await performing.entries(courtCase, NOON)).ending).toEqual({
      ending: 'PERFORMED',
      rule: 'SET-ART-8-1',
      at: NOON,
    });
    expect(await performing.letters(courtCase, 'settlement-performed')).toBe(2);
    expect(await performing.tasks(courtCase)).toEqual(['VERIFY_PERFORMANCE OPEN']);
  });

  it('by resumption: money of before takes back no letter; a reversal raises the balance, and after the closing a judge looks', async () => {
    const courtCase = await performing.open();
    const { caseId } = courtCase;
    await foundShort(courtCase);
    await performing.elect(courtCase, 'RESUME', '2026-07-09T10:00:00+08:00');
    await performing.rule(courtCase, 'RESUME', '2026-07-10T10:00:00+08:00');
    const opening = { act: 'openEnforcement', caseNumber: `执恢-${caseId}`, ground: 'SET-ART-11-0' } as const;
    const { balance: opened } = await performing.enforce(courtCase, '2026-07-10T10:00:00+08:00', opening);
    const heard = (at: string) => performing.enforce(courtCase, at, { act: 'applyEnforcementEntries' });
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000', '2026-07-11T09:00:00+08:00').expect(201);
    expect(await performing.letters(courtCase, 'breach-withdrawn')).toBe(0);
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'STANDS' }]);
    await reverse(courtCase, 'r-1').expect(201);
    expect(await heard('2026-07-10T18:00:00+08:00')).toEqual({ balance: opened });
    expect(await performing.openTasks(courtCase)).toEqual(['RESTORE_MEASURES']);

    await performing.receive(courtCase, 'r-2', '2026-07-20', '2000000', NOON).expect(201);
    await reverse(courtCase, 'r-2').expect(201);
    const { balance, closed } = await heard(NOON);
    expect(closed).toBeUndefined();
    expect(Number(balance.total)).toBeGreaterThan(Number(opened.total));
    // Only the ledger says that the title is satisfied, under its lock.
    const close = performing.enforce(courtCase, NOON, { act: 'closeEnforcement', mode: '执行完毕' }, 'judge-1');
    await expect(close).rejects.toMatchObject({ code: 'ENFORCEMENT.NOT_SATISFIED', rule: 'CLS-3' });
    expect(await performing.fixture.facts(caseId, 'enforcement-ended')).toEqual([]);
    expect(await performing.openTasks(courtCase)).toEqual(['RESTORE_MEASURES']);
    await performing.receive(courtCase, 'r-3', '2026-07-20', '2000000', NOON).expect(201);
    expect(await heard(NOON)).toMatchObject({ closed: '执行完毕', satisfied: true, balance: { total: '0.00' } });
    expect(await performing.fixture.facts(caseId, 'enforcement-ended')).toMatchObject([
      { data: { mode: '执行完毕', total: '0.00' } },
    ]);
    expect(await performing.openTasks(courtCase)).toEqual([]);
    await reverse(courtCase, 'r-3', '2026-07-21T09:00:00+08:00').expect(201);
    expect(await performing.openTasks(courtCase)).toEqual(['OWED_AFTER_ENDING']);
    // CLS-4: whoever reads that it was closed as 执行完毕 reads what is owed since.
    const [owed] = await performing.fixture.facts(caseId, 'owed-after-ending-set');
    const { clerk } = courtCase;
    const shown = async () =>
      (await performing.fixture.read(`/cases/${caseId}/resumption`, clerk).expect(200)).body.enforcement;
    expect(await shown()).toMatchObject({
      closingMode: '执行完毕',
      closingBalance: { total: '0.00' },
      owedAfterEnding: { owed: owed!.data.owed, asOf: '2026-07-21' },
    });
    expect(Number(owed!.data.owed)).toBeGreaterThan(Number(opened.total));
    await performing.receive(courtCase, 'r-4', '2026-07-21', '2000000', '2026-07-22T09:00:00+08:00').expect(201);
    expect(await shown()).not.toHaveProperty('owedAfterEnding');
    expect(await performing.openTasks(courtCase)).toEqual([]);
  });
});

describe('a cure', () => {
  it('is told once: of a later finding that is withdrawn nobody hears of a cure', async () => {
    const courtCase = await performing.open();
    await foundShort(courtCase);
    await performing.receive(courtCase, 'r-1', '2026-07-10', '300000').expect(201);
    await performing.entries(courtCase, NOON);
    await performing.reach(courtCase, 'GRACE_END', '2026-10-14T00:00:00+08:00', 2);
    await performing.receive(courtCase, 'r-2', '2026-09-30', '300000', '2026-10-15T09:00:00+08:00').expect(201);
    await performing.entries(courtCase, '2026-10-15T09:00:01+08:00');
    expect(await performing.letters(courtCase, 'breach-withdrawn')).toBe(2);
    expect(await performing.letters(courtCase, 'breach-cured')).toBe(2);
    expect(await performing.fixture.facts(courtCase.caseId, 'breach-cured')).toHaveLength(1);
  });
});

describe('a refund', () => {
  const overpaid = async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-07-15', '900050').expect(201);
    return courtCase;
  };

  it('gives back the surplus, once, and opens no instalment', async () => {
    const courtCase = await overpaid();
    const { body } = await refund(courtCase, '30', { payeePartyId: courtCase.parties[1]!.partyId }).expect(201);
    expect(body).toEqual({
      refundId: 'f-1',
      valueDate: '2026-07-20',
      amount: '30.00',
      payeePartyId: courtCase.parties[1]!.partyId,
      postedAt: NOON,
    });
    expect(
      (await refund(courtCase, '30.00', { payeePartyId: courtCase.parties[1]!.partyId }).expect(201)).body,
    ).toEqual(body);
    expect(await performing.fixture.facts(courtCase.caseId, 'surplus-refunded')).toMatchObject([
      { data: { refundId: 'f-1', amount: '30.00' } },
    ]);
    expect(await performing.ledger(courtCase)).toMatchObject({
      fullyPerformed: true,
      performedOn: '2026-07-15',
      surplus: '20.00',
      refunds: [body],
    });
  });

  it.each([
    ['of more than the surplus', '50.01', {}, 'REFUND.ABOVE_SURPLUS', '/amount'],
    ['of a day before the surplus was there', '1', { valueDate: '2026-07-14' }, 'REFUND.ABOVE_SURPLUS', '/amount'],
    ['of tomorrow', '1', { valueDate: '2026-07-21' }, 'REFUND.VALUE_DATE_IN_FUTURE', '/valueDate'],
    ['of nothing', '0', {}, 'REFUND.AMOUNT_NOT_POSITIVE', '/amount'],
    ['to somebody who is no party', '1', { payeePartyId: 'p-9' }, 'PARTY.NOT_IN_CASE', '/payeePartyId'],
  ])('%s is refused', async (_, amount, over, code, path) => {
    const courtCase = await overpaid();
    expect((await refund(courtCase, amount, over).expect(422)).body).toMatchObject({
      code,
      path,
      zh: expect.any(String),
      en: expect.any(String),
    });
    expect((await performing.ledger(courtCase)).surplus).toBe('50.00');
  });

  it('of a negative amount, and another one under a known id, are refused', async () => {
    const courtCase = await overpaid();
    expect((await refund(courtCase, '-5.00').expect(422)).body).toMatchObject({
      code: 'REQUEST.INVALID',
      errors: [{ path: '/amount' }],
    });
    await refund(courtCase, '30').expect(201);
    expect((await refund(courtCase, '20').expect(409)).body.code).toBe('REFUND.ID_REUSED');
  });

  it('before there is a surplus is refused', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    expect((await refund(courtCase, '0.01').expect(422)).body).toMatchObject({
      code: 'REFUND.ABOVE_SURPLUS',
      rule: 'SET-LEDGER',
    });
  });
});
