import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, publishedCalendar } from '@hejie/law';
import { asset, controlOf, fileOf, settlementOf } from '../../test/fixture/released-property.js';
import { awaitsReceipt, heldOutsideFile, keeperAnswerBy, type OrderPut } from './exchange-outcome.js';
import { type Control, type PropertyFile } from './property-file.js';
import { liftedBy } from './release-held.js';
import { type Release } from './release-rows.js';

const at = courtInstant('2026-06-01T10:00:00+08:00');
const file = (over: Partial<Control>): PropertyFile => ({
  ...fileOf([asset('a', '100')], settlementOf(['100'])),
  controls: [controlOf('a', over)],
});
const order: OrderPut = { kind: 'CONTROL', subject: 'control-a', assetId: 'a' };
const receipt = { receivedAt: at, by: 'bank', outcome: 'DONE' } as const;
const pending = {
  askedOn: legalDate('2026-06-01'),
  by: 'judge',
  from: legalDate('2029-01-06'),
  lastDay: legalDate('2032-01-05'),
  order: { rulingNumber: 'r', noticeNumber: 'n', at },
};

describe('PROC-14, 网络查询规定6: a body that does not take an order', () => {
  it('is answered within fifteen days, on the next working day where the last is none', () => {
    const answerBy = (day: string) => keeperAnswerBy(courtInstant(`${day}T10:00:00+08:00`), publishedCalendar()).value;
    expect(answerBy('2026-06-03')).toBe('2026-06-18');
    expect(answerBy('2026-06-05')).toBe('2026-06-22');
  });
});

describe('PROC-14: an order that is put to whoever keeps the property', () => {
  it('is lifted with its release, also where it is not carried out yet', () => {
    for (const state of ['ORDERED', 'EFFECTIVE', 'QUEUED'] as const)
      expect(liftedBy(file({ state }), { assetIds: ['a'] })).toHaveLength(1);
    for (const state of ['FAILED', 'LAPSED', 'RELEASED'] as const)
      expect(liftedBy(file({ state }), { assetIds: ['a'] })).toEqual([]);
  });

  it('is waited for until its receipt is in, it is lifted, or the file has ended', () => {
    expect(awaitsReceipt(file({ state: 'ORDERED' }), order)).toBe(true);
    for (const state of ['EFFECTIVE', 'QUEUED', 'FAILED', 'RELEASED'] as const)
      expect(awaitsReceipt(file({ state }), order)).toBe(false);
    const renewal = { ...order, kind: 'RENEW' } as const;
    expect(awaitsReceipt(file({ renewals: [pending] }), renewal)).toBe(true);
    expect(awaitsReceipt(file({ renewals: [pending], state: 'RELEASED' }), renewal)).toBe(false);
    const ended = file({ state: 'RELEASED' });
    const over = { ...ended, settlement: { ...ended.settlement, standing: 'PERFORMED' as const } };
    expect(awaitsReceipt(over, order)).toBe(false);
  });

  it('is not waited for while the release that lifts it is served and not receipted', () => {
    const { served: _, ...approved } = {
      ...({ id: 'r', ground: 'PROTECTED', assetIds: ['a'], dueAt: at, receipts: [], served: { at } } as const),
      approved: { by: 'judge-2', at, rulingNumber: 'r', notices: [], controlIds: ['control-a'] },
    };
    const release = (over: Partial<Release>): Release => ({ ...approved, state: 'SERVED', ...over });
    const waits = (
      over: Partial<Release>,
      of: Partial<Control> = { state: 'ORDERED' },
      kind: OrderPut['kind'] = 'CONTROL',
    ) => awaitsReceipt({ ...file(of), releases: [release(over)] }, { ...order, kind });
    expect(waits({ state: 'APPROVED' })).toBe(true);
    expect(waits({})).toBe(false);
    expect(waits({}, { renewals: [pending] }, 'RENEW')).toBe(false);
    expect(waits({ approved: { ...approved.approved, controlIds: ['another'] } })).toBe(true);
    expect(waits({ coOwnersPartOnly: true })).toBe(true);
  });

  it('of which the keeper says afterwards that he carried it out is held by him and not by the file', () => {
    expect(heldOutsideFile(file({ state: 'RELEASED' }), order)).toBe(true);
    expect(heldOutsideFile(file({ state: 'FAILED' }), order)).toBe(true);
    expect(heldOutsideFile(file({ state: 'RELEASED', receipt }), order)).toBe(false);
    expect(heldOutsideFile(file({ state: 'EFFECTIVE', receipt }), order)).toBe(false);
    const renewal = { ...order, kind: 'RENEW' } as const;
    expect(heldOutsideFile(file({ state: 'RELEASED', receipt, renewals: [pending] }), renewal)).toBe(true);
    expect(heldOutsideFile(file({ state: 'RELEASED', receipt }), renewal)).toBe(false);
    expect(heldOutsideFile(file({ state: 'RELEASED' }), { ...order, kind: 'RELEASE' })).toBe(false);
  });
});
