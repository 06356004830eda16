import { describe, expect, it } from '@jest/globals';
import { formatYuan, legalDate, parseYuan } from '@hejie/law';
import fc from 'fast-check';
import { asset, at, controlled, openFile, turnAt } from '../../test/fixture/controlled-property.js';
import { applyChange, type PropertyChange } from './property-change.js';
import { coverageOfDebtor, withDebtorCoverage } from './debtor-coverage.js';
import { passPropertyDeadline } from './deadlines.js';
import { type Asset, type Control, type PropertyFile } from './property-file.js';

const DEBTORS = ['debtor', 'co-debtor'];
const turn = turnAt('2026-02-01');
const held = (...assets: Partial<Asset>[]): PropertyFile =>
  assets.reduce<PropertyFile>((file, over) => controlled(file, asset(over), '2026-01-20'), openFile());
const of = (file: PropertyFile, partyId: string, debtors = DEBTORS) => {
  const { controlled: all, secured } = coverageOfDebtor(file, partyId, debtors, turn);
  return [formatYuan(all), formatYuan(secured)];
};
/** The file after a change, with what it tells. */
function told(file: PropertyFile, change: PropertyChange, now = turn) {
  const whole = withDebtorCoverage(file, change, DEBTORS, now);
  const events = whole.happened.flatMap((event) => (event.kind === 'DEBTOR_COVERED' ? [event] : []));
  return { file: applyChange(file, whole), events };
}
const UNCHANGED: PropertyChange = { happened: [] };

describe('DIS-GRACE-2, DIS-ART-3: what property under control covers for a debtor', () => {
  it('is his own alone, as coverage counts it', () => {
    const file = held({ id: 'own' }, { id: 'other', ownerPartyId: 'co-debtor', value: parseYuan('100000') });
    expect(of(file, 'debtor')).toEqual(['1400000.00', '0.00']);
    expect(of(file, 'co-debtor')).toEqual(['70000.00', '0.00']);
    expect(of(file, 'creditor')).toEqual(['0.00', '0.00']);
  });

  it('of a third person’s security and of a guarantor by ruling it counts for each debtor, of a debtor’s own for him', () => {
    const basis = { liabilityBasis: '（2026）浙1122执31号之二' };
    const file = held(
      { id: 'pledge', ownerPartyId: 'third', liability: 'GIVEN_AS_SECURITY', ...basis },
      { id: 'surety', ownerPartyId: 'surety', liability: 'GUARANTOR_BY_RULING', ...basis },
      { id: 'own', liability: 'GIVEN_AS_SECURITY', ...basis },
    );
    expect(of(file, 'debtor')).toEqual(['4200000.00', '4200000.00']);
    expect(of(file, 'co-debtor')).toEqual(['2800000.00', '2800000.00']);
  });

  it('of what a third party confirms to be his it is controlled and no security', () => {
    const file = held({ id: 'confirmed', liability: 'CONFIRMED_BY_THIRD_PARTY', liabilityBasis: '书面确认' });
    expect(of(file, 'debtor')).toEqual(['1400000.00', '0.00']);
  });
});

describe('DIS-GRACE-2: what credit repair is told of it', () => {
  it('is told once, where the figures change, and taken back with the last of them', () => {
    const first = told(held({ id: 'own' }), UNCHANGED);
    expect(first.events).toEqual([
      { kind: 'DEBTOR_COVERED', partyId: 'debtor', at: turn.at, controlled: 140_000_000n, secured: 0n },
    ]);
    expect(told(first.file, UNCHANGED).events).toEqual([]);
    const [control] = first.file.controls;
    const released = told(first.file, { controls: [{ ...control!, state: 'RELEASED' }], happened: [] });
    expect(released.events).toMatchObject([{ partyId: 'debtor', controlled: 0n }]);
  });

  it('S18: falls with a lapse by the machine that is late with it, and never takes back what was told since', () => {
    const controls = (file: PropertyFile) => file.controls.find(({ assetId }) => assetId === 'old')!;
    const file = held({ id: 'old' }, { id: 'new', value: parseYuan('1000000') });
    const short: Control = { ...controls(file), lastDay: legalDate('2026-02-10') };
    const running = applyChange(file, { controls: [short], happened: [] });
    const before = told(running, UNCHANGED);
    // Days later somebody does something else: what has lapsed counts no more, though its deadline was not dealt with.
    const later = told(before.file, UNCHANGED, turnAt('2026-02-13'));
    expect(later.events).toMatchObject([{ controlled: 70_000_000n, at: at('2026-02-13') }]);
    const late = passPropertyDeadline(
      later.file,
      { at: `2026-02-11T00:00:00+08:00` as Control['orderedAt'] },
      turnAt('2026-02-14'),
    );
    expect(late.happened).toMatchObject([{ kind: 'LAPSED' }]);
    const dated = { ...turnAt('2026-02-14'), at: `2026-02-11T00:00:00+08:00` as Control['orderedAt'] };
    expect(told(later.file, late, dated).events).toEqual([]);
  });

  it('the last told is what is under control, whatever came before', () => {
    const states = fc.constantFrom<Control['state']>('ORDERED', 'EFFECTIVE', 'QUEUED', 'LAPSED', 'RELEASED');
    const file = held({ id: 'a' }, { id: 'b', ownerPartyId: 'co-debtor' }, { id: 'c', value: parseYuan('7') });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 2 }), states), { maxLength: 12 }), (moves) => {
        const heard = new Map<string, readonly bigint[]>();
        let now = file;
        for (const [index, state] of [...moves, [0, 'EFFECTIVE'] as const]) {
          const change = { controls: [{ ...now.controls[index]!, state }], happened: [] };
          const { file: after, events } = told(now, change);
          for (const { partyId, controlled: sum, secured } of events) heard.set(partyId, [sum, secured]);
          now = after;
        }
        for (const partyId of DEBTORS) {
          const { controlled: sum, secured } = coverageOfDebtor(now, partyId, DEBTORS, turn);
          expect(heard.get(partyId) ?? [0n, 0n]).toEqual([sum, secured]);
        }
      }),
    );
  });
});
