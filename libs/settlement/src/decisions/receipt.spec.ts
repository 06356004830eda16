import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import { decideReceipt, decideReceiptProof, DEPOSIT_GROUNDS, isReceiptTold, type ReceiptInput } from './receipt.js';

const today = legalDate('2026-06-30');
const receipt = (valueDate: string, amount = '0.01', over: Partial<ReceiptInput> = {}) =>
  decideReceipt({
    kind: 'PAYMENT',
    depositGround: null,
    valueDate: legalDate(valueDate),
    amount: parseYuan(amount),
    today,
    ...over,
  });

describe('a receipt', () => {
  it('SET-LEDGER: of today, or of long ago, enters the ledger', () => {
    expect(receipt('2026-06-30').ok).toBe(true);
    expect(receipt('2025-01-01').ok).toBe(true);
  });

  it('SET-LEDGER: of tomorrow does not: the money has not arrived', () => {
    expect(receipt('2026-07-01')).toMatchObject({
      ok: false,
      error: { code: 'RECEIPT.VALUE_DATE_IN_FUTURE', path: '/valueDate' },
    });
  });

  it('SET-LEDGER: of nothing does not', () => {
    expect(receipt('2026-06-30', '0')).toMatchObject({ ok: false, error: { code: 'RECEIPT.AMOUNT_NOT_POSITIVE' } });
  });

  it.each(DEPOSIT_GROUNDS)('SET-ART-7-1: a deposit enters it with its ground: %s', (depositGround) => {
    expect(receipt('2026-06-30', '1', { kind: 'DEPOSIT', depositGround }).ok).toBe(true);
  });

  it('SET-ART-17-3: in kind it names a thing that the settlement has, and money names none', () => {
    const agreedThings = ['货车一辆', '厂房修缮'];
    const inKind = (thing: string | null) => receipt('2026-06-30', '1', { kind: 'IN_KIND', thing, agreedThings });
    expect(inKind('货车一辆').ok).toBe(true);
    expect(inKind('厂房修缮').ok).toBe(true);
    expect(inKind(null)).toMatchObject({ ok: false, error: { code: 'RECEIPT.THING_MISSING', path: '/thing' } });
    expect(inKind('货车两辆')).toMatchObject({
      ok: false,
      error: { code: 'RECEIPT.THING_NOT_AGREED', zh: expect.stringContaining('货车一辆、厂房修缮') },
    });
    const money = receipt('2026-06-30', '1', { thing: '货车一辆', agreedThings });
    expect(money).toMatchObject({ ok: false, error: { code: 'RECEIPT.NOT_IN_KIND' } });
    // Of a settlement that is taken over nobody asks.
    expect(receipt('2026-06-30', '1', { kind: 'IN_KIND' }).ok).toBe(true);
  });

  it('SET-ART-7-1: a deposit without a ground does not, nor anything else with one', () => {
    expect(receipt('2026-06-30', '1', { kind: 'DEPOSIT' })).toMatchObject({
      ok: false,
      error: { code: 'RECEIPT.DEPOSIT_GROUND_MISSING', rule: 'SET-ART-7-1', path: '/depositGround' },
    });
    for (const kind of ['PAYMENT', 'IN_KIND'] as const) {
      expect(receipt('2026-06-30', '1', { kind, depositGround: 'OTHER_BY_LAW' })).toMatchObject({
        ok: false,
        error: { code: 'RECEIPT.NO_DEPOSIT' },
      });
    }
  });
});

describe('a receipt that a person enters', () => {
  const parties = [
    { partyId: 'c-1', side: 'CREDITOR' },
    { partyId: 'd-1', side: 'DEBTOR' },
  ];
  const proven = (over: Partial<Parameters<typeof decideReceiptProof>[0]>) =>
    decideReceiptProof({ kind: 'PAYMENT', signedBy: null, withNotary: false, ...over }, parties);

  it('SET-ART-17-3: in kind counts by a record of delivery that a creditor has signed', () => {
    expect(proven({ kind: 'IN_KIND', signedBy: 'c-1' }).ok).toBe(true);
    for (const signedBy of [null, 'd-1', 'c-9'])
      expect(proven({ kind: 'IN_KIND', signedBy })).toMatchObject({
        error: { code: 'RECEIPT.DELIVERY_UNSIGNED', path: '/signedBy', zh: expect.stringContaining('direct-payments') },
      });
    expect(proven({ signedBy: 'c-1' })).toMatchObject({ error: { code: 'RECEIPT.NO_DELIVERY' } });
  });

  it('SET-ART-7-1: only a deposit lies with a notary', () => {
    expect(proven({ kind: 'DEPOSIT', withNotary: true }).ok).toBe(true);
    expect(proven({}).ok).toBe(true);
    expect(proven({ withNotary: true })).toMatchObject({ error: { code: 'RECEIPT.NO_DEPOSIT_WITH_NOTARY' } });
  });
});

describe('H5: both sides are told of a receipt', () => {
  const told = (over: Partial<Parameters<typeof isReceiptTold>[0]>, tellsReceipts?: boolean) =>
    isReceiptTold(
      { kind: 'PAYMENT', direct: false, outstanding: () => ({ before: 900n, after: 600n }), ...over },
      { money: { ...(tellsReceipts !== undefined && { tellsReceipts }) } },
    );

  it('where the pack says so, and in no other', () => {
    expect([told({}, true), told({ kind: 'IN_KIND' }, true), told({}, false), told({})]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const resumed = { kind: 'PAYMENT', direct: false, outstanding: () => undefined } as const;
    expect(isReceiptTold(resumed, {})).toBe(false);
    // After resumption the settlement is not what counts.
    expect(isReceiptTold(resumed, { money: { tellsReceipts: true } })).toBe(true);
  });

  it('where no other letter says it: of a deposit, of a direct payment, of full performance', () => {
    expect(told({ kind: 'DEPOSIT' }, true)).toBe(false);
    expect(told({ direct: true }, true)).toBe(false);
    expect(told({ outstanding: () => ({ before: 300n, after: 0n }) }, true)).toBe(false);
    // Nothing was outstanding before it: it completes nothing.
    expect(told({ outstanding: () => ({ before: 0n, after: 0n }) }, true)).toBe(true);
  });
});
