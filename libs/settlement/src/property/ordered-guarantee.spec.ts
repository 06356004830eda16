import { describe, expect, it } from '@jest/globals';
import { parseYuan, type Yuan } from '@hejie/law';
import {
  asset,
  at,
  controlled,
  openFile,
  order,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { NOTHING_HEARD } from '../course/course.js';
import { courseAfter, settlementView } from '../course/settlement-course.js';
import { decideControlOrder } from './control-order.js';
import { applyChange } from './property-change.js';
import { type Asset, type PropertyFile } from './property-file.js';
import { applySettlement } from './release-settlement.js';

const turn = turnAt('2026-11-26');
const heard = {
  guarantorId: 'g-1',
  of: 'SURETY',
  rulingNumber: '（2026）浙1122执恢88号之一',
  upTo: '400245.00' as Yuan,
  at: at('2026-11-25'),
} as const;
const ordered = { kind: 'GUARANTEE_ORDERED', ...heard } as const;
const owed = (sum: string): PropertyFile => openFile({ originalBalance: parseYuan(sum), guarantees: [heard] });
const ofGuarantor = (over: Partial<Asset> = {}): Asset =>
  asset({
    id: 'account',
    class: 'DEPOSIT',
    indivisible: false,
    ownerPartyId: 'g-1',
    liability: 'GUARANTOR_BY_RULING',
    liabilityBasis: ordered.rulingNumber,
    value: parseYuan('900000'),
    ...over,
  });
const decided = (file: PropertyFile, one: Asset, cap?: string) =>
  decideControlOrder(
    withAssets(file, one),
    order({ assetId: one.id, ...(cap !== undefined && { cap: parseYuan(cap) }) }),
    turn,
  );

describe('SET-ART-18-1, S14: property under a ruling against who stands behind the settlement', () => {
  it('is controlled within the clause, and not beyond what is taken of him already', () => {
    expect(refusedAs(decided(owed('736855'), ofGuarantor(), '400245.00'))).toBe(null);
    expect(refusedAs(decided(owed('736855'), ofGuarantor(), '400245.01'))).toBe('CONTROL.BEYOND_GUARANTEE');
    const held = controlled(owed('736855'), ofGuarantor({ id: 'other' }), '2026-11-26', { cap: parseYuan('400000') });
    expect(refusedAs(decided(held, ofGuarantor(), '245.00'))).toBe(null);
    expect(refusedAs(decided(held, ofGuarantor(), '245.01'))).toBe('CONTROL.BEYOND_GUARANTEE');
  });

  it('GUA-5: not while ready money of the debtor is known and free', () => {
    const cash = asset({ id: 'cash', class: 'DEPOSIT', indivisible: false, value: parseYuan('1000') });
    const file = withAssets(owed('736855'), cash);
    expect(refusedAs(decided(file, ofGuarantor(), '1000.00'))).toBe('CONTROL.DEBTOR_CASH_FIRST');
    const taken = controlled(owed('736855'), cash, '2026-11-26', { cap: parseYuan('1000') });
    expect(refusedAs(decided(taken, ofGuarantor(), '1000.00'))).toBe(null);
  });

  it('what cannot be parted may exceed it where nothing else of his is taken', () => {
    const flat = ofGuarantor({ id: 'flat', class: 'REAL_ESTATE', indivisible: true });
    expect(refusedAs(decided(owed('736855'), flat))).toBe(null);
    const held = controlled(owed('736855'), ofGuarantor({ id: 'other' }), '2026-11-26', { cap: parseYuan('1') });
    expect(refusedAs(decided(held, flat))).toBe('CONTROL.BEYOND_GUARANTEE');
  });

  it('of another owner, or without a ruling that was heard of, the paper alone counts', () => {
    expect(refusedAs(decided(owed('736855'), ofGuarantor({ ownerPartyId: 'g-2' }), '700000'))).toBe(null);
    expect(refusedAs(decided(openFile(), ofGuarantor(), '700000'))).toBe(null);
  });

  it('is heard once, the later ruling counts in whatever order they are told of, and each stands on record', () => {
    const later = { ...ordered, at: at('2026-11-27'), upTo: '1.00' as Yuan };
    const course = courseAfter(courseAfter(NOTHING_HEARD, later), ordered);
    expect(course.guarantees).toMatchObject([{ guarantorId: 'g-1', upTo: '1.00' }]);
    const view = settlementView(courseAfter(NOTHING_HEARD, ordered));
    const file = openFile();
    const change = applySettlement(file, view, turn);
    expect(change.happened).toEqual([
      {
        kind: 'GUARANTEE_ORDERED',
        at: turn.at,
        guarantorId: 'g-1',
        rulingNumber: ordered.rulingNumber,
        upTo: parseYuan('400245'),
      },
    ]);
    expect(applySettlement(applyChange(file, change), view, turn).happened).toEqual([]);
  });
});
