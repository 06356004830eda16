import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import {
  after,
  asset,
  done,
  fileOf,
  served,
  settlementOf,
  stateOf,
  turn,
} from '../../test/fixture/released-property.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { applyChange } from './property-change.js';
import { type PropertyFile } from './property-file.js';
import { decideLawfulRelease } from './release-opening.js';
import { decideSupervisedSale } from './release-sale.js';

const file = fileOf([asset('flat', '200')], settlementOf(['100']));
const next = (of: PropertyFile, day: string) => nextPropertyDeadline(of, turn(day));

describe('the one timer of a file and its releases', () => {
  it('PROC-14: a release that is served waits for its receipt, three working days; late, it is told', () => {
    const law = { id: 'law', ground: 'PROTECTED', assetIds: ['flat'], basis: '必需' } as const;
    const opened = after(file, decideLawfulRelease(file, law, turn('2026-09-28')));
    // 09-28 is a Monday; the holidays of 10-01 to 10-07 do not count.
    const out = served(opened, 'law', '2026-09-28');
    const due = next(out, '2026-09-28')!;
    expect(due).toEqual({
      at: '2026-10-09T00:00:00+08:00',
      items: [{ kind: 'RELEASE_RECEIPT', subject: 'law' }],
    });
    const change = passPropertyDeadline(out, due, turn('2026-10-09'));
    expect(change.happened).toMatchObject([{ kind: 'RELEASE_RECEIPT_OVERDUE', at: due.at, assetIds: ['flat'] }]);
    expect(next(applyChange(out, change), '2026-10-09')!.items[0]!.kind).toBe('RENEWAL_REMINDER');
    expect(next(done(out, 'law', '2026-09-29'), '2026-09-29')).toBeNull();
  });

  it('PROC-12: a release with a day of its own is told when that is over and it is not served', () => {
    const law = { id: 'law', ground: 'PROTECTED', assetIds: ['flat'], basis: '必需' } as const;
    const opened = after(file, decideLawfulRelease(file, law, turn('2026-03-10')));
    const serveBy = turn('2026-03-18T00:00:00+08:00').at;
    const bound = { ...opened, releases: opened.releases.map((release) => ({ ...release, serveBy })) };
    const due = next(bound, '2026-03-10')!;
    expect(due).toEqual({ at: serveBy, items: [{ kind: 'RELEASE', subject: 'law' }] });
    expect(passPropertyDeadline(bound, due, turn('2026-03-18')).happened).toMatchObject([{ kind: 'RELEASE_OVERDUE' }]);
    expect(next(served(bound, 'law', '2026-03-11'), '2026-03-11')!.items).toEqual([
      { kind: 'RELEASE_RECEIPT', subject: 'law' },
    ]);
  });

  it('PROC-21: one that was opened after the day by which it was to be served is called over once', () => {
    const law = { id: 'law', ground: 'PROTECTED', assetIds: ['flat'], basis: '必需' } as const;
    const opened = after(file, decideLawfulRelease(file, law, turn('2026-03-20')));
    const serveBy = turn('2026-03-18T00:00:00+08:00').at;
    const late = { ...opened, releases: opened.releases.map((release) => ({ ...release, serveBy })) };
    const due = next(late, '2026-03-20')!;
    expect(due.at).toBe(serveBy);
    const change = passPropertyDeadline(late, due, turn('2026-03-20'));
    expect(change.happened).toMatchObject([{ kind: 'RELEASE_OVERDUE' }]);
    expect(next(applyChange(late, change), '2026-03-20')?.items[0]?.kind).not.toBe('RELEASE');
  });

  it('PROC-13: the debtor’s time to sell ends with its last day', () => {
    const command = { id: 'sale', assetId: 'flat', lowestPrice: parseYuan('140'), lastDay: legalDate('2026-04-30') };
    const more = { ...command, priceControlled: true, creditorsConsent: false };
    const allowed = after(file, decideSupervisedSale(file, more, turn('2026-03-01')));
    const due = next(allowed, '2026-03-01')!;
    expect(due).toEqual({ at: '2026-05-01T00:00:00+08:00', items: [{ kind: 'SALE', subject: 'sale' }] });
    const passed = applyChange(allowed, passPropertyDeadline(allowed, due, turn('2026-05-02')));
    expect([passed.sales[0]!.state, stateOf(passed, 'sale-release')]).toEqual(['EXPIRED', undefined]);
  });
});
