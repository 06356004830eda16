import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import {
  accepted,
  after,
  asset,
  at,
  controlled,
  openFile,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import {
  decideDisposalDeclared,
  decideDisposalDuty,
  decideReport,
  decideReportShown,
  reportDifferences,
} from './report.js';
import { type ReportedItem } from './survey-rows.js';

const turn = turnAt('2026-01-20');
const file = withAssets(openFile(), asset(), asset({ id: 'car', class: 'VEHICLE', value: parseYuan('100000') }));
const report = (items: ReportedItem[], id = 'report') => ({
  id,
  partyId: 'debtor',
  receivedAt: at('2026-01-19'),
  items,
});
const reported = (items: ReportedItem[]) => after(file, decideReport(file, report(items), turn));

describe('PROC-5, PROC-6: the debtor’s report beside what was found', () => {
  it('names what he does not report, what nobody found, and values that differ', () => {
    const with3 = reported([
      { class: 'VEHICLE', value: parseYuan('80000'), assetId: 'car' },
      { class: 'EQUITY', value: parseYuan('5') },
    ]);
    expect(reportDifferences(with3, 'debtor')).toEqual([
      { kind: 'NOT_REPORTED', assetId: 'flat', class: 'REAL_ESTATE', found: '2000000.00' },
      { kind: 'NOT_FOUND', item: 1, class: 'EQUITY', reported: '5.00' },
      { kind: 'VALUE_DIFFERS', assetId: 'car', class: 'VEHICLE', reported: '80000.00', found: '100000.00' },
    ]);
    const supplement = [
      { class: 'VEHICLE' as const, value: parseYuan('100000'), assetId: 'car' },
      { class: 'REAL_ESTATE' as const, value: parseYuan('2000000'), assetId: 'flat' },
    ];
    const corrected = after(with3, decideReport(with3, report(supplement, 'supplement'), turn));
    expect(reportDifferences(corrected, 'debtor').map(({ kind }) => kind)).toEqual(['NOT_FOUND']);
    expect(reportDifferences(file, 'other')).toEqual([]);
  });

  it('comes in once, of property that the file has', () => {
    expect(refusedAs(decideReport(reported([]), report([]), turn))).toBe('PROPERTY.KNOWN');
    expect(refusedAs(decideReport(file, report([{ class: 'EQUITY', value: 0n, assetId: 'x' }]), turn))).toBe(
      'PROPERTY.UNKNOWN',
    );
    expect(accepted(decideReport(file, report([]), turn)).happened).toMatchObject([{ differences: 2 }]);
  });

  it('is shown to the creditor on request, and to nobody else', () => {
    const show = (side: string) =>
      decideReportShown(reported([]), { reportId: 'report', partyId: 'creditor', side }, turn);
    expect(accepted(show('CREDITOR')).reports).toMatchObject([{ shown: [{ partyId: 'creditor', by: 'judge' }] }]);
    expect(refusedAs(show('DEBTOR'))).toBe('REPORT.NOT_CREDITOR');
    expect(
      refusedAs(decideReportShown(file, { reportId: 'report', partyId: 'creditor', side: 'CREDITOR' }, turn)),
    ).toBe('PROPERTY.UNKNOWN');
  });
});

describe('PROC-5: the duty to declare important disposals', () => {
  it('names what of a declared disposal stands under control', () => {
    const held = controlled(file, asset(), '2026-01-20');
    const duty = { id: 'duty', partyId: 'debtor', appliedByPartyId: 'creditor', noticeNumber: '通知1' };
    const bound = after(held, decideDisposalDuty(held, duty, turn));
    const declared = {
      dutyId: 'duty',
      at: at('2026-01-20'),
      kind: 'DISPOSAL' as const,
      byPartyId: 'debtor',
      assetIds: ['flat', 'car'],
      plannedOn: legalDate('2026-03-01'),
    };
    expect(accepted(decideDisposalDeclared(bound, declared, turn)).happened).toMatchObject([
      { kind: 'DISPOSAL_DECLARED', controlledAssetIds: ['flat'] },
    ]);
    expect(refusedAs(decideDisposalDuty(bound, duty, turn))).toBe('PROPERTY.KNOWN');
    expect(refusedAs(decideDisposalDeclared(bound, { ...declared, dutyId: 'x' }, turn))).toBe('PROPERTY.UNKNOWN');
    expect(refusedAs(decideDisposalDeclared(bound, { ...declared, assetIds: ['x'] }, turn))).toBe('PROPERTY.UNKNOWN');
    expect(refusedAs(decideDisposalDeclared(bound, { ...declared, byPartyId: 'creditor' }, turn))).toBe(
      'DISPOSAL.NOT_BOUND',
    );
  });
});
