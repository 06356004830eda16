import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import {
  PRESERVATION,
  accepted,
  after,
  asset,
  at,
  controlled,
  openFile,
  order,
  preservedFile,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { decideControlOrder, type ControlInput } from './control-order.js';
import { decideControlReceipt, decideMovingUp, type ReceiptOfControl } from './control-receipt.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { type Asset, type PropertyFile } from './property-file.js';

const turn = turnAt('2026-01-23');
const ordered = (one: Asset, input: Partial<ControlInput> = {}, file: PropertyFile = openFile()) => {
  const known = withAssets(file, one);
  return after(known, decideControlOrder(known, order({ assetId: one.id, ...input }), turnAt('2026-01-20')));
};
const receipt = (over: Partial<ReceiptOfControl> = {}): ReceiptOfControl => ({
  controlId: 'control',
  receivedAt: at('2026-01-22'),
  by: 'registry',
  outcome: 'DONE',
  ...over,
});
const account = asset({ id: 'account', class: 'DEPOSIT', indivisible: false });
const cap = parseYuan('100');
const runs = { ...turn.pack, assets: { ...turn.pack.assets, queuedTermRuns: true } };

describe('PROC-9: the receipt of a control', () => {
  it('of money gives it effect from the bank’s receipt, a year long from the order', () => {
    const change = accepted(decideControlReceipt(ordered(account, { cap }), receipt({ amount: 70n }), turn));
    expect(change.controls).toMatchObject([
      { state: 'EFFECTIVE', rank: 1, effectiveOn: '2026-01-22', lastDay: '2027-01-19', receipt: { amount: 70n } },
    ]);
    expect(change.happened).toMatchObject([{ kind: 'CONTROL_EFFECTIVE', notice: null }]);
  });

  it('of what is registered or published gives it effect from that day', () => {
    const flat = ordered(asset());
    expect(refusedAs(decideControlReceipt(flat, receipt(), turn))).toBe('CONTROL.EFFECTIVE_DAY_MISSING');
    const registered = accepted(decideControlReceipt(flat, receipt({ effectiveOn: legalDate('2026-01-21') }), turn));
    expect(registered.controls).toMatchObject([{ effectiveOn: '2026-01-21', lastDay: '2029-01-19' }]);
    const shares = decideControlReceipt(ordered(asset({ class: 'EQUITY' })), receipt(), turn);
    expect(shares.ok || shares.error.zh).toContain('公示');
    for (const day of ['2026-01-19', '2026-01-23'])
      expect([day, refusedAs(decideControlReceipt(flat, receipt({ effectiveOn: legalDate(day) }), turn))]).toEqual([
        day,
        'CONTROL.EFFECTIVE_DAY_IMPOSSIBLE',
      ]);
  });

  it('PROC-9R: under a preservation the applicant is told in writing until when he must ask', () => {
    const named = asset({ id: 'account', class: 'DEPOSIT', foundBy: 'APPLICANT' });
    const file = ordered(named, { cap, authority: PRESERVATION }, preservedFile());
    const { happened } = accepted(decideControlReceipt(file, receipt(), turn));
    expect(happened).toMatchObject([{ notice: { zh: expect.stringContaining('2027年1月12日') } }]);
  });

  it('comes once, in a row of the file, with what it needs', () => {
    const flat = ordered(asset());
    const refused = (over: Partial<ReceiptOfControl>, file = flat) =>
      refusedAs(decideControlReceipt(file, receipt(over), turn));
    expect(refused({ outcome: 'REFUSED' })).toBe('CONTROL.REASON_MISSING');
    expect(refused({ outcome: 'QUEUED' })).toBe('CONTROL.RANK_MISSING');
    expect(refused({ outcome: 'QUEUED', rank: 1 })).toBe('CONTROL.RANK_MISSING');
    expect(refused({ controlId: 'x' })).toBe('PROPERTY.UNKNOWN');
    expect(refused({ receivedAt: at('2026-01-24') })).toBe('PROPERTY.NOT_YET');
    const failed = after(flat, decideControlReceipt(flat, receipt({ outcome: 'REFUSED', reason: '查无此户' }), turn));
    expect(failed.controls[0]).toMatchObject({ state: 'FAILED', receipt: { reason: '查无此户' } });
    expect(refused({}, failed)).toBe('CONTROL.RECEIPTED');
    expect(nextPropertyDeadline(failed, turn)).toBe(null);
  });

  it('is waited for three working days, or the pack’s', () => {
    const flat = ordered(asset());
    const due = nextPropertyDeadline(flat, turn);
    expect(due).toEqual({ at: '2026-01-24T00:00:00+08:00', items: [{ kind: 'RECEIPT', subject: 'control' }] });
    expect(passPropertyDeadline(flat, due!, turnAt('2026-01-24')).happened).toMatchObject([
      { kind: 'RECEIPT_OVERDUE' },
    ]);
    const pack = { ...turn.pack, assets: { ...turn.pack.assets, receiptWorkingDays: 1 } };
    expect(nextPropertyDeadline(flat, { ...turn, pack })?.at).toBe('2026-01-22T00:00:00+08:00');
  });
});

describe('PROC-14: a queued control', () => {
  const queued = controlled(openFile(), asset(), '2026-01-22', {}, { outcome: 'QUEUED', rank: 3 });
  const id = 'control of flat';
  const moved = (file: PropertyFile, rank: number, on: string, pack = turn.pack) =>
    decideMovingUp(file, { controlId: id, rank, on: legalDate(on) }, turnAt(on, pack));

  it('has no effect and no term until it is the first', () => {
    expect(queued.controls[0]).toMatchObject({ state: 'QUEUED', rank: 3 });
    expect(queued.controls[0]).not.toHaveProperty('lastDay');
    const second = after(queued, moved(queued, 2, '2026-05-06'));
    expect(second.controls[0]).toMatchObject({ state: 'QUEUED', rank: 2 });
    expect(after(second, moved(second, 1, '2026-06-08')).controls[0]).toMatchObject({
      state: 'EFFECTIVE',
      rank: 1,
      effectiveOn: '2026-06-08',
      lastDay: '2029-06-07',
    });
  });

  it('where the pack lets its term run, it ends when it would have, and does not move up afterwards', () => {
    const known = withAssets(openFile(), asset());
    const turned = turnAt('2026-01-22', runs);
    const one = after(known, decideControlOrder(known, order({ id }), turned));
    const held = after(one, decideControlReceipt(one, receipt({ controlId: id, outcome: 'QUEUED', rank: 2 }), turned));
    expect(held.controls[0]).toMatchObject({ state: 'QUEUED', lastDay: '2029-01-21' });
    expect(after(held, moved(held, 1, '2026-06-08', runs)).controls[0]).toMatchObject({
      effectiveOn: '2026-06-08',
      lastDay: '2029-01-21',
    });
    expect(refusedAs(moved(held, 1, '2029-01-22', runs))).toBe('CONTROL.QUEUE_LAPSED');
  });

  it('has its place among the courts in the file, which it moves with', () => {
    expect(queued.assets[0]?.priorControls).toBe(2);
    const second = after(queued, moved(queued, 2, '2026-05-06'));
    expect(second.assets[0]?.priorControls).toBe(1);
    expect(after(second, moved(second, 1, '2026-06-08')).assets[0]?.priorControls).toBe(0);
  });

  it('moves up only', () => {
    expect(refusedAs(moved(queued, 3, '2026-05-06'))).toBe('CONTROL.RANK_NOT_BETTER');
    expect(refusedAs(moved(queued, 0, '2026-05-06'))).toBe('CONTROL.RANK_NOT_BETTER');
    expect(refusedAs(moved(controlled(openFile(), asset(), '2026-01-22'), 1, '2026-05-06'))).toBe('CONTROL.NOT_QUEUED');
    expect(refusedAs(decideMovingUp(queued, { controlId: 'x', rank: 1, on: legalDate('2026-01-22') }, turn))).toBe(
      'PROPERTY.UNKNOWN',
    );
  });
});
