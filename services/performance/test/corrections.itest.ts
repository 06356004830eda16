import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { deliverTwice } from '@hejie/testing';
import { COURT, deadline, performanceStage, type OpenCase } from './stage.js';

const performing = performanceStage();
const GRACE_OVER = '2026-07-08T00:00:00+08:00';
const NOON = '2026-07-20T12:00:00+08:00';

const reverse = (
  { caseId, clerk }: OpenCase,
  receiptId: string,
  at = NOON,
  body: object = { reason: 'RETURNED_BY_BANK' },
) => performing.stage.post(`/cases/${caseId}/receipts/${encodeURIComponent(receiptId)}/reversal`, clerk, at).send(body);
const refund = ({ caseId, clerk }: OpenCase, amount: string, over: object = {}) =>
  performing.stage
    .post(`/cases/${caseId}/refunds`, clerk, NOON)
    .send({ refundId: 'f-1', valueDate: '2026-07-20', amount, ...over });
const ledgerOf = async ({ caseId, clerk }: OpenCase) =>
  (await performing.stage.read(`/cases/${caseId}/ledger`, clerk).expect(200)).body;
const findings = async ({ caseId, clerk }: OpenCase) =>
  (await performing.stage.read(`/cases/${caseId}/findings`, clerk).expect(200)).body.items;
const tasks = async ({ caseId }: OpenCase) =>
  (await performing.stage.workItems(caseId)).map(({ kind, state }) => `${kind} ${state}`);
const suspect = (kase: OpenCase, effect = 'breach', latenessSeconds = 0) =>
  performing.activities.suspectBreach(deadline(kase, effect, GRACE_OVER, 1, latenessSeconds));
const cure = ({ caseId, parties }: OpenCase, sequence: number, at = NOON) =>
  performing.activities.recordCure({ key: `${caseId}:cure:${sequence}`, caseId, at: courtInstant(at), parties });

describe('a reversal', () => {
  it('takes the receipt out of the ledger and wakes the case; the receipt stays as it was posted', async () => {
    const kase = await performing.open();
    const { body: posted } = await performing.receive(kase, 'bank/20260630', '2026-06-30', '300000').expect(201);
    const { body } = await reverse(kase, 'bank/20260630').expect(201);
    expect(body).toEqual({ ...posted, reversal: { reason: 'RETURNED_BY_BANK', reversedAt: NOON } });
    expect(await ledgerOf(kase)).toMatchObject({ paid: '0.00', receipts: [body] });
    expect(await performing.stage.facts(kase.caseId, 'receipt-reversed')).toMatchObject([
      {
        data: {
          receiptId: 'bank/20260630',
          valueDate: '2026-06-30',
          amount: '300000.00',
          reason: 'RETURNED_BY_BANK',
          reversedAt: NOON,
          clock: { mode: 'compressed', holdAt: NOON },
        },
      },
    ]);
    const letters = await performing.stage.letters(kase.caseId, 'receipt-reversed');
    expect(letters.map(({ partyId }) => partyId)).toEqual(kase.parties.map(({ partyId }) => partyId));
    expect(letters[0]!.body).toMatch(/因银行退汇已冲正.*现已履行0.00元，尚欠900000.00元/);
  });

  it('happens once: again it is the same answer, for another reason or with another note a refusal; the receipt posted again stays reversed', async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        reverse(kase, 'r-1', NOON, { reason: 'ENTERED_WRONGLY', note: '重复登记' }).expect(201),
      ),
    );
    expect(answers.map(({ body }) => body)).toEqual(Array(5).fill(answers[0]!.body));
    expect(await performing.stage.facts(kase.caseId, 'receipt-reversed')).toHaveLength(1);
    expect(
      (await reverse(kase, 'r-1', NOON, { reason: 'ENTERED_WRONGLY', note: '金额有误' }).expect(409)).body.code,
    ).toBe('RECEIPT.ALREADY_REVERSED');
    expect((await reverse(kase, 'r-1').expect(409)).body).toMatchObject({
      code: 'RECEIPT.ALREADY_REVERSED',
      rule: 'SET-LEDGER',
      zh: expect.any(String),
      en: expect.any(String),
    });
    const { body } = await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
    expect(body.reversal).toEqual({ reason: 'ENTERED_WRONGLY', reversedAt: NOON });
    expect((await ledgerOf(kase)).paid).toBe('0.00');
  });

  it('of a receipt that nobody posted, or without a reason, is refused', async () => {
    const kase = await performing.open();
    expect((await reverse(kase, 'r-9').expect(404)).body).toMatchObject({
      code: 'RECEIPT.UNKNOWN',
      rule: 'SET-LEDGER',
      zh: expect.any(String),
      en: expect.any(String),
    });
    expect((await reverse(kase, 'r-9', NOON, { reason: 'OTHER' }).expect(422)).body.errors).toMatchObject([
      { path: '/reason' },
    ]);
  });

  it('after grace: the deadline that had passed in silence is asked again, dated to itself', async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
    expect(await suspect(kase)).toEqual({ suspected: false });
    await reverse(kase, 'r-1').expect(201);
    const late = (Date.parse(NOON) - Date.parse(GRACE_OVER)) / 1000;
    const [first, again] = await deliverTwice(performing.activities.suspectBreach)(
      deadline(kase, 'breach:e-1', GRACE_OVER, 1, late),
    );
    expect([first, again]).toEqual([{ suspected: true }, { suspected: true }]);
    expect(await findings(kase)).toMatchObject([
      {
        instalment: 1,
        outcome: 'STANDS',
        datedTo: GRACE_OVER,
        foundAt: NOON,
        evidence: { breachDay: '2026-07-08', outstanding: '300000.00', receiptsConsidered: [] },
      },
    ]);
    expect(await performing.stage.letters(kase.caseId, 'breach-suspected')).toHaveLength(2);
    expect(await tasks(kase)).toEqual(['CREDITOR_ELECTION OPEN']);
    expect(await suspect(kase, 'breach:e-2', late)).toEqual({ suspected: false });
  });

  it('SET-CASE-1: of the money that cured a breach reopens the finding, and the creditor is asked anew', async () => {
    const kase = await performing.open();
    await suspect(kase);
    await performing.receive(kase, 'r-1', '2026-07-10', '300000').expect(201);
    await cure(kase, 9, '2026-07-10T14:00:00+08:00');
    await reverse(kase, 'r-1').expect(201);
    expect(await findings(kase)).toMatchObject([{ outcome: 'REOPENED', times: 1 }]);
    expect(await suspect(kase, 'breach:e-1', 1_080_000)).toEqual({ suspected: true });
    expect(await findings(kase)).toMatchObject([{ outcome: 'STANDS', times: 2, datedTo: GRACE_OVER }]);
    expect(await performing.stage.letters(kase.caseId, 'breach-suspected')).toHaveLength(4);
    expect(await tasks(kase)).toEqual(['CREDITOR_ELECTION CANCELLED', 'CREDITOR_ELECTION OPEN']);
    await performing.receive(kase, 'r-2', '2026-07-21', '300000').expect(201);
    await cure(kase, 11, '2026-07-21T14:00:00+08:00');
    expect(await performing.stage.letters(kase.caseId, 'breach-cured')).toHaveLength(4);
  });

  it('of money that a cure was about to be told of: nobody hears of a cure, and the creditor is asked anew', async () => {
    const kase = await performing.open();
    await suspect(kase);
    await performing.receive(kase, 'r-1', '2026-07-10', '300000').expect(201);
    await reverse(kase, 'r-1').expect(201);
    expect(await findings(kase)).toMatchObject([{ outcome: 'STANDS' }]);
    await cure(kase, 9);
    expect(await performing.stage.letters(kase.caseId, 'breach-cured')).toEqual([]);
    expect(await suspect(kase, 'breach:e-1', 1_080_000)).toEqual({ suspected: true });
    expect(await tasks(kase)).toEqual(['CREDITOR_ELECTION CANCELLED', 'CREDITOR_ELECTION OPEN']);
  });

  it('S17: of money that had taken back a letter: the letters are written again, each under its number', async () => {
    const kase = await performing.open();
    const notice = (effect: string) =>
      performing.activities.noticeOverdue(deadline(kase, effect, '2026-07-01T00:00:00+08:00', 1));
    const count = async (kind: string) => (await performing.stage.letters(kase.caseId, kind)).length;
    await notice('overdue');
    await performing.receive(kase, 'r-1', '2026-06-30', '300000', '2026-07-02T09:00:00+08:00').expect(201);
    await reverse(kase, 'r-1', '2026-07-03T09:00:00+08:00').expect(201);
    await notice('overdue:e-1');
    expect([await count('instalment-overdue'), await count('overdue-withdrawn')]).toEqual([4, 2]);
    await suspect(kase);
    await performing.receive(kase, 'r-2', '2026-06-30', '300000', '2026-07-09T09:00:00+08:00').expect(201);
    await reverse(kase, 'r-2').expect(201);
    expect(await suspect(kase, 'breach:e-2', 1_080_000)).toEqual({ suspected: true });
    await performing.receive(kase, 'r-3', '2026-06-30', '300000', NOON).expect(201);
    expect([
      await count('overdue-withdrawn'),
      await count('breach-suspected'),
      await count('breach-withdrawn'),
    ]).toEqual([4, 4, 4]);
  });

  it('that leaves an instalment before its day reminds nobody of a day that is over', async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-20', '300000').expect(201);
    await reverse(kase, 'r-1', '2026-07-02T09:00:00+08:00').expect(201);
    await performing.activities.remindInstalment(
      deadline(kase, 'reminder', '2026-06-23T00:00:00+08:00', 1, 9 * 86_400 + 9 * 3_600),
    );
    expect(await performing.stage.letters(kase.caseId, 'instalment-reminder')).toEqual([]);
  });
});

describe('a case that has ended', () => {
  const performed = ({ caseId, parties }: OpenCase, attempt = 1) =>
    performing.activities.recordPerformed({
      key: `${caseId}:performed:${attempt}`,
      caseId,
      at: courtInstant(NOON),
      court: COURT,
      performedOn: legalDate('2026-07-20'),
      parties,
    });
  const paidUp = async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.receive(kase, 'r-2', '2026-07-20', '600000', NOON).expect(201);
    return kase;
  };

  it('CLS-3: as performed does not reopen when a receipt is taken out: a judge has a task, once', async () => {
    const kase = await paidUp();
    await performed(kase);
    await reverse(kase, 'r-2', '2026-07-25T09:00:00+08:00').expect(201);
    await reverse(kase, 'r-2', '2026-07-26T09:00:00+08:00').expect(201);
    const { stage } = performing;
    expect((await stage.workItems(kase.caseId)).filter(({ state }) => state === 'OPEN')).toMatchObject([
      { kind: 'VERIFY_PERFORMANCE' },
      {
        kind: 'OWED_AFTER_ENDING',
        role: 'enforcement-judge',
        facts: { state: 'PERFORMED', owed: '600000.00', asOf: '2026-07-25' },
      },
    ]);
    expect(await ledgerOf(kase)).toMatchObject({ state: 'PERFORMED', fullyPerformed: false });
    expect(await suspect(kase)).toEqual({ suspected: false });
  });

  it('by money that was taken out in the same moment says to nobody that it was performed', async () => {
    const kase = await paidUp();
    await reverse(kase, 'r-2').expect(201);
    expect(await performed(kase)).toEqual({ performed: false });
    const { stage } = performing;
    expect(await stage.letters(kase.caseId, 'settlement-performed')).toEqual([]);
    expect(await stage.facts(kase.caseId, 'settlement-performed')).toEqual([]);
    expect(await tasks(kase)).toEqual([]);
    expect(await ledgerOf(kase)).toMatchObject({ state: 'PERFORMING' });
    await performing.receive(kase, 'r-3', '2026-07-20', '600000', NOON).expect(201);
    expect([await performed(kase), await performed(kase, 2)]).toEqual([{ performed: false }, { performed: true }]);
    expect(await stage.letters(kase.caseId, 'settlement-performed')).toHaveLength(2);
    expect(await tasks(kase)).toEqual(['VERIFY_PERFORMANCE OPEN']);
  });

  it('by resumption: money of before takes back no letter; a reversal raises the balance, and after the closing a judge looks', async () => {
    const kase = await performing.open();
    const { caseId } = kase;
    await suspect(kase);
    const asOf = legalDate('2026-07-10');
    const at = courtInstant('2026-07-10T10:00:00+08:00');
    const { total } = await performing.activities.openResumption({
      key: `${caseId}:resumed:opened`,
      caseId,
      at,
      court: COURT,
      caseNumber: `执恢-${caseId}`,
      ground: 'SET-ART-11-0',
      asOf,
    });
    await performing.receive(kase, 'r-1', '2026-06-30', '300000', '2026-07-11T09:00:00+08:00').expect(201);
    expect(await performing.stage.letters(caseId, 'breach-withdrawn')).toEqual([]);
    expect(await findings(kase)).toMatchObject([{ outcome: 'STANDS' }]);
    await reverse(kase, 'r-1').expect(201);
    expect((await performing.activities.readBalance({ caseId, asOf })).total).toBe(total);
    expect(await tasks(kase)).not.toContain('OWED_AFTER_ENDING OPEN');

    await performing.receive(kase, 'r-2', '2026-07-20', '2000000', NOON).expect(201);
    const balance = await performing.activities.readBalance({ caseId, asOf: legalDate('2026-07-20') });
    const close = (attempt: number) =>
      performing.activities.closeResumption({
        key: `${caseId}:resumed:closed:${attempt}`,
        caseId,
        at: courtInstant(NOON),
        mode: '执行完毕',
        balance,
      });
    await reverse(kase, 'r-2').expect(201);
    // Read before, decided now: what the ledger says under the lock is what counts.
    const { closed, balance: fresh } = await close(1);
    expect(closed).toBe(false);
    expect(fresh).toEqual(await performing.activities.readBalance({ caseId, asOf: legalDate('2026-07-20') }));
    expect(await performing.stage.facts(caseId, 'enforcement-ended')).toEqual([]);
    expect(await tasks(kase)).toContain('RESTORE_MEASURES OPEN');
    await performing.receive(kase, 'r-3', '2026-07-20', '2000000', NOON).expect(201);
    expect(await close(2)).toEqual({ closed: true, balance });
    expect(await performing.stage.facts(caseId, 'enforcement-ended')).toMatchObject([
      { data: { mode: '执行完毕', total: '0.00' } },
    ]);
    expect(await tasks(kase)).not.toContain('OWED_AFTER_ENDING OPEN');
    await reverse(kase, 'r-3', '2026-07-21T09:00:00+08:00').expect(201);
    expect(await tasks(kase)).toContain('OWED_AFTER_ENDING OPEN');
  });
});

describe('a cure', () => {
  it('is told once: of a later finding that is withdrawn nobody hears of a cure', async () => {
    const kase = await performing.open();
    const { caseId } = kase;
    await suspect(kase);
    await performing.receive(kase, 'r-1', '2026-07-10', '300000').expect(201);
    await cure(kase, 9);
    await performing.activities.suspectBreach(deadline(kase, 'breach', '2026-10-14T00:00:00+08:00', 2));
    await performing.receive(kase, 'r-2', '2026-09-30', '300000', '2026-10-15T09:00:00+08:00').expect(201);
    await cure(kase, 11, '2026-10-15T09:00:01+08:00');
    expect(await performing.stage.letters(caseId, 'breach-withdrawn')).toHaveLength(2);
    expect(await performing.stage.letters(caseId, 'breach-cured')).toHaveLength(2);
    expect(await performing.stage.facts(caseId, 'breach-cured')).toHaveLength(1);
  });
});

describe('a refund', () => {
  const overpaid = async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-07-15', '900050').expect(201);
    return kase;
  };

  it('gives back the surplus, once, and opens no instalment', async () => {
    const kase = await overpaid();
    const { body } = await refund(kase, '30', { payeePartyId: kase.parties[1]!.partyId }).expect(201);
    expect(body).toEqual({
      refundId: 'f-1',
      valueDate: '2026-07-20',
      amount: '30.00',
      payeePartyId: kase.parties[1]!.partyId,
      postedAt: NOON,
    });
    expect((await refund(kase, '30.00', { payeePartyId: kase.parties[1]!.partyId }).expect(201)).body).toEqual(body);
    expect(await performing.stage.facts(kase.caseId, 'surplus-refunded')).toMatchObject([
      { data: { refundId: 'f-1', amount: '30.00' } },
    ]);
    expect(await ledgerOf(kase)).toMatchObject({
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
    const kase = await overpaid();
    expect((await refund(kase, amount, over).expect(422)).body).toMatchObject({
      code,
      path,
      zh: expect.any(String),
      en: expect.any(String),
    });
    expect((await ledgerOf(kase)).surplus).toBe('50.00');
  });

  it('of a negative amount, and another one under a known id, are refused', async () => {
    const kase = await overpaid();
    expect((await refund(kase, '-5.00').expect(422)).body).toMatchObject({
      code: 'REQUEST.INVALID',
      errors: [{ path: '/amount' }],
    });
    await refund(kase, '30').expect(201);
    expect((await refund(kase, '20').expect(409)).body.code).toBe('REFUND.ID_REUSED');
  });

  it('before there is a surplus is refused', async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
    expect((await refund(kase, '0.01').expect(422)).body).toMatchObject({
      code: 'REFUND.ABOVE_SURPLUS',
      rule: 'SET-LEDGER',
    });
  });
});
