import { describe, expect, it } from '@jest/globals';
import { endOfDay, legalDate, parseYuan } from '@hejie/law';
import {
  accepted,
  after,
  asset,
  at,
  ENFORCEMENT,
  openFile,
  PRESERVATION,
  preservedFile,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { decidePreservationBroughtIn, type PreservationBroughtIn } from './brought-in.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { coverageOfFile } from './file-coverage.js';
import { type PropertyFile } from './property-file.js';
import { decideRenewal } from './renewal.js';
import { decideLawfulRelease } from './release-opening.js';

const COURT = { court: '浙1122' };
const TRIAL = '（2025）浙1122民初88号';
const file = withAssets(openFile(), asset());
const input: PreservationBroughtIn = {
  id: 'c',
  authority: ENFORCEMENT,
  assetId: 'flat',
  preservedUnder: TRIAL,
  rulingNumber: `${TRIAL}之一`,
  noticeNumber: '（2025）浙1122执保9号协1',
  ruledOn: legalDate('2025-03-01'),
  by: '缙云县不动产登记中心',
  rank: 1,
  effectiveOn: legalDate('2025-03-05'),
  lastDay: legalDate('2028-03-04'),
  useContinues: true,
};
const bring = (over: Partial<PreservationBroughtIn> = {}, before: PropertyFile = file, on = '2026-01-20') =>
  decidePreservationBroughtIn(before, { ...input, ...over }, COURT, turnAt(on));
const without = (...fields: (keyof PreservationBroughtIn)[]) => {
  const some = Object.entries(input).filter(([name]) => !fields.includes(name as keyof PreservationBroughtIn));
  return (over: Partial<PreservationBroughtIn> = {}, before = file) =>
    decidePreservationBroughtIn(
      before,
      { ...(Object.fromEntries(some) as unknown as PreservationBroughtIn), ...over },
      COURT,
      turnAt('2026-01-20'),
    );
};

describe('PROC-10, 解释168: a preservation that was taken for the trial', () => {
  it('is a control of enforcement of itself, with its rank and its last day, and counts in coverage', () => {
    const brought = after(file, bring());
    expect(brought.controls).toEqual([
      {
        ...{ id: 'c', assetId: 'flat', authority: ENFORCEMENT, convertedFrom: TRIAL, state: 'EFFECTIVE', rank: 1 },
        ...{ rulingNumber: input.rulingNumber, noticeNumber: input.noticeNumber, orderedAt: at('2025-03-01T00:00') },
        ...{ orderedBy: 'judge', useContinues: true, frozenAs: 'immovable', renewals: [] },
        ...{ effectiveOn: '2025-03-05', lastDay: '2028-03-04' },
        receipt: { receivedAt: at('2026-01-20'), by: input.by, outcome: 'DONE' },
      },
    ]);
    expect(accepted(bring()).happened).toMatchObject([
      { kind: 'PRESERVATION_BROUGHT_IN', controlId: 'c', from: TRIAL, heldBy: null },
      { kind: 'CONTROL_EFFECTIVE', lastDay: '2028-03-04', notice: null },
    ]);
    const ratio = (of: PropertyFile) => coverageOfFile(of, turnAt('2026-01-21')).original.value.ratio;
    expect(ratio(brought)).not.toEqual(ratio(file));
  });

  it('PROC-9R: it is renewed under the number of enforcement, of the court’s own motion until its last day, and lapses after it', () => {
    const brought = after(file, bring());
    const renewed = after(
      brought,
      decideRenewal(
        brought,
        {
          ...{ controlId: 'c', askedBy: null, askedOn: legalDate('2028-03-04') },
          ...{ rulingNumber: `${ENFORCEMENT}之二`, noticeNumber: `${ENFORCEMENT}协2` },
        },
        turnAt('2028-03-04'),
      ),
    );
    expect(renewed.controls[0]!.renewals).toMatchObject([{ from: '2028-03-05', lastDay: '2031-03-04' }]);
    expect(nextPropertyDeadline(brought, turnAt('2026-01-20'))?.items).toEqual([
      { kind: 'RENEWAL_REMINDER', subject: 'c' },
    ]);
    const due = { at: endOfDay(legalDate('2028-03-04')) };
    expect(passPropertyDeadline(brought, due, turnAt('2028-03-05')).happened).toMatchObject([{ kind: 'LAPSED' }]);
  });

  it('PROC-9R: what should have been reminded of before it came in is reminded of at once', () => {
    const soon = after(file, bring({}, file, '2028-02-20'));
    const due = nextPropertyDeadline(soon, turnAt('2028-02-20'))!;
    expect(due).toEqual({ at: at('2028-02-03T00:00'), items: [{ kind: 'RENEWAL_REMINDER', subject: 'c' }] });
    expect(passPropertyDeadline(soon, due, turnAt('2028-02-20')).happened).toMatchObject([{ kind: 'RENEWAL_DUE' }]);
  });

  it('is released as any other control', () => {
    const brought = after(file, bring());
    const order = { id: 'r', ground: 'LAW_ORDERS', assetIds: ['flat'], basis: '申请执行人撤回' } as const;
    expect(accepted(decideLawfulRelease(brought, order, turnAt('2026-02-01'))).releases).toMatchObject([
      { id: 'r', state: 'DUE' },
    ]);
  });

  it('PROC-14: queued, it keeps its rank and has no effect; the court that holds what it preserved is named', () => {
    const change = accepted(without('effectiveOn', 'lastDay')({ rank: 3, preservedUnder: '（2025）浙1103财保4号' }));
    expect(change.controls).toMatchObject([{ state: 'QUEUED', rank: 3, convertedFrom: '（2025）浙1103财保4号' }]);
    expect(change.controls![0]!.lastDay).toBeUndefined();
    expect(change.assets).toMatchObject([{ priorControls: 2 }]);
    expect(change.happened).toMatchObject([
      { kind: 'PRESERVATION_BROUGHT_IN', heldBy: '浙1103' },
      { kind: 'CONTROL_QUEUED', rank: 3 },
    ]);
  });

  it('that was renewed in the trial runs to the end of that term', () => {
    const over = { renewedFrom: legalDate('2025-12-01'), lastDay: legalDate('2028-11-30') };
    expect(accepted(bring(over)).controls).toMatchObject([{ effectiveOn: '2025-03-05', lastDay: '2028-11-30' }]);
    expect(refusedAs(bring({ lastDay: over.lastDay }))).toBe('CONTROL.LAST_DAY_IMPOSSIBLE');
    expect(refusedAs(bring({ ...over, lastDay: legalDate('2028-12-01') }))).toBe('CONTROL.LAST_DAY_IMPOSSIBLE');
  });

  it('stands whatever it is worth, and nothing is ordered beside it', () => {
    const poor = withAssets(openFile({ originalBalance: 100n }), asset());
    expect(refusedAs(bring({}, poor))).toBeNull();
    expect(refusedAs(bring({ id: 'd' }, after(file, bring())))).toBe('CONTROL.STANDS');
    expect(refusedAs(bring({}, after(file, bring())))).toBe('PROPERTY.KNOWN');
  });

  it('comes with its papers, under a number under which property is preserved', () => {
    expect(refusedAs(bring({ rulingNumber: ' ' }))).toBe('CONTROL.PAPERS_MISSING');
    expect(refusedAs(bring({ noticeNumber: '' }))).toBe('CONTROL.PAPERS_MISSING');
    const under = (preservedUnder: string) => refusedAs(bring({ preservedUnder }));
    expect(under('（2025）浙1122执保9号')).toBeNull();
    expect(under('（2025）浙1122执异9号')).toBe('PRESERVATION.NUMBER_KIND');
    expect(under('（2025）浙1122执前调9号')).not.toBeNull();
    expect(under('民初88号')).toBe('PRESERVATION.NUMBER_INVALID');
    expect(under('（2027）浙1122民初1号')).toBe('AUTHORITY.FUTURE_NUMBER');
    expect(refusedAs(bring({ assetId: 'x' }))).toBe('PROPERTY.UNKNOWN');
    const account = withAssets(openFile(), asset({ id: 'a', class: 'DEPOSIT' }));
    const deposit = { assetId: 'a', lastDay: legalDate('2026-03-04') };
    expect(refusedAs(bring(deposit, account))).toBe('CONTROL.CAP_MISSING');
    expect(refusedAs(bring({ ...deposit, cap: parseYuan('1000') }, account))).toBeNull();
  });

  it('refuses days and ranks that contradict each other', () => {
    expect(refusedAs(bring({ rank: 0 }))).toBe('PRESERVATION.RANK_IMPOSSIBLE');
    expect(refusedAs(bring({ rank: 1.5 }))).toBe('PRESERVATION.RANK_IMPOSSIBLE');
    expect(refusedAs(bring({ rank: 2 }))).toBe('PRESERVATION.QUEUED_WITHOUT_EFFECT');
    expect(refusedAs(without('lastDay')())).toBe('PRESERVATION.DAYS_MISSING');
    expect(refusedAs(without('effectiveOn')())).toBe('PRESERVATION.DAYS_MISSING');
    expect(refusedAs(bring({ effectiveOn: legalDate('2025-02-28') }))).toBe('PRESERVATION.DAYS_IMPOSSIBLE');
    expect(refusedAs(bring({ lastDay: legalDate('2025-03-04') }))).toBe('PRESERVATION.DAYS_IMPOSSIBLE');
    expect(refusedAs(bring({ renewedFrom: legalDate('2025-03-05') }))).toBe('PRESERVATION.DAYS_IMPOSSIBLE');
    expect(refusedAs(bring({ effectiveOn: legalDate('2026-01-21') }))).toBe('PROPERTY.NOT_YET');
    expect(refusedAs(bring({ ruledOn: legalDate('2026-01-21') }))).toBe('PROPERTY.NOT_YET');
    const ahead = { renewedFrom: legalDate('2028-03-06'), lastDay: legalDate('2031-03-05') };
    expect(refusedAs(bring(ahead))).toBe('PROPERTY.NOT_YET');
  });

  it('解释168: is none any more once its last day is over', () => {
    expect(refusedAs(bring({ lastDay: legalDate('2026-01-19') }))).toBe('PRESERVATION.LAPSED');
    expect(refusedAs(bring({ lastDay: legalDate('2026-01-20') }))).toBeNull();
  });

  it('comes in with the case of enforcement: before it is the preserving court’s', () => {
    const before = withAssets(preservedFile(), asset());
    expect(refusedAs(bring({ authority: PRESERVATION }, before))).toBe('PRESERVATION.NOT_IN_ENFORCEMENT');
    expect(refusedAs(bring({}, before))).toBe('CONTROL.NUMBER_UNKNOWN');
  });
});
