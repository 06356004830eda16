import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf } from '@hejie/law';
import fc from 'fast-check';
import {
  accepted,
  after,
  asset,
  at,
  openFile,
  order,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { decideControlOrder } from './control-order.js';
import { decideControlReceipt, decideMovingUp, termOrdered, type ReceiptOfControl } from './control-receipt.js';
import { type PropertyTurn } from './property-change.js';

const ORDERED = turnAt('2026-01-20');
const ordered = (priorControls = 0) => {
  const file = withAssets(openFile(), asset({ priorControls }));
  return after(file, decideControlOrder(file, order(), ORDERED));
};
const receipt = (over: Partial<ReceiptOfControl> = {}, on = '2026-01-27', turn: PropertyTurn = turnAt(on)) => {
  const said = { controlId: 'control', receivedAt: at(on), by: 'registry', outcome: 'DONE', ...over } as const;
  return (file = ordered()) => decideControlReceipt(file, { effectiveOn: legalDate(on), ...said }, turn);
};
const lastDay = (decision: ReturnType<ReturnType<typeof receipt>>, file = ordered()) =>
  after(file, decision).controls[0]!.lastDay;

describe('PROC-9, S18: a control lasts as long as on the books of its keeper', () => {
  it('to the last day that ruling and notice state, though it takes effect later', () => {
    expect(termOrdered(ordered().controls[0]!)).toEqual({ from: '2026-01-20', until: '2029-01-19' });
    expect(lastDay(receipt()())).toBe('2029-01-19');
  });

  it('to the day that he names, within the term of the law', () => {
    expect(lastDay(receipt({ lastDay: legalDate('2029-01-26') })())).toBe('2029-01-26');
    expect(lastDay(receipt({ lastDay: legalDate('2027-01-26') })())).toBe('2027-01-26');
    for (const day of ['2029-01-27', '2026-01-26'])
      expect(refusedAs(receipt({ lastDay: legalDate(day) })())).toBe('CONTROL.LAST_DAY_IMPOSSIBLE');
  });

  it('never longer than was ordered, nor than the law allows, whenever the receipt comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (days) => {
        const on = new Date(Date.UTC(2026, 0, 20 + days)).toISOString().slice(0, 10);
        expect(lastDay(receipt({}, on)()) === '2029-01-19').toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('查扣冻12, 股权规定6: co-owners are told of it, or looked for, and the company whose shares are frozen', () => {
    const others = (over: object) => {
      const file = withAssets(openFile(), asset({ indivisible: false, ...over }));
      const held = after(file, decideControlOrder(file, order(), ORDERED));
      const event = accepted(receipt()(held)).happened[0]!;
      return event.kind === 'CONTROL_EFFECTIVE' && event.others;
    };
    const nobody = { coOwnerPartyIds: [], coOwnersUnknown: false, company: false };
    expect(others({})).toEqual(nobody);
    expect(others({ share: '0.5' })).toEqual({ ...nobody, coOwnersUnknown: true });
    expect(others({ share: '0.5', coOwnerPartyIds: ['spouse'] })).toEqual({ ...nobody, coOwnerPartyIds: ['spouse'] });
    expect(others({ class: 'EQUITY', share: '1.0' })).toEqual({ ...nobody, company: true });
  });

  const queued = receipt({ outcome: 'QUEUED', rank: 2 });
  it('queued, from the day on which it moves up, as its notice says, or to the day that its keeper names', () => {
    const file = after(ordered(1), queued(ordered(1)));
    const up = (day?: string) =>
      decideMovingUp(
        file,
        { controlId: 'control', rank: 1, on: legalDate('2028-06-01'), ...(day && { lastDay: legalDate(day) }) },
        turnAt('2028-06-02'),
      );
    expect(after(file, up()).controls[0]).toMatchObject({ effectiveOn: '2028-06-01', lastDay: '2031-05-31' });
    expect(after(file, up('2029-01-19')).controls[0]!.lastDay).toBe('2029-01-19');
    expect(refusedAs(up('2031-06-01'))).toBe('CONTROL.LAST_DAY_IMPOSSIBLE');
  });

  it('by a pack by which the term of a queued control runs, to the last day that was ordered', () => {
    const national = packOf('national');
    const pack = { ...national, assets: { ...national.assets, queuedTermRuns: true } };
    const turn = { ...turnAt('2026-01-27'), pack };
    const file = after(ordered(1), receipt({ outcome: 'QUEUED', rank: 2 }, '2026-01-27', turn)(ordered(1)));
    expect(file.controls[0]).toMatchObject({ state: 'QUEUED', lastDay: '2029-01-19' });
    const up = { controlId: 'control', rank: 1, on: legalDate('2028-06-01') };
    const moved = after(file, decideMovingUp(file, up, { ...turnAt('2028-06-02'), pack }));
    expect(moved.controls[0]!.lastDay).toBe('2029-01-19');
  });
});
