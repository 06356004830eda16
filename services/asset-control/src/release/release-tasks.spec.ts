import { type FileTurn } from '@hejie/casework';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { type PropertyFile, type Release, type ReleaseState } from '@hejie/settlement';
import { describe, expect, it } from '@jest/globals';
import { type PropertyOccasion, type Told } from '../property/told.js';
import { tasksOf, type ReleaseScene } from './release-tasks.js';
import { RELEASE_TOLD } from './release-told.js';

const at = courtInstant('2026-06-02T10:00:00+08:00');
const release = {
  ...{ id: 'r', ground: 'PROTECTED', assetIds: ['a'], dueAt: at, receipts: [] },
  approved: { controlIds: ['c'] },
} as unknown as Release;
const control = {
  ...{ id: 'c', assetId: 'a', state: 'RELEASED', noticeNumber: 'n', lastDay: '2029-01-05' },
  renewals: [{ order: { noticeNumber: 'n2' } }],
};
const file = { releases: [release], controls: [control, { ...control, id: 'since' }] } as unknown as PropertyFile;

describe('alarms of a release (PROC-12, PROC-14)', () => {
  const over = (state: ReleaseState, by = 'judge') => {
    const scene = { caseId: 'case', file, turn: { by } } as unknown as ReleaseScene;
    const { done = [], cancelled = [] } = tasksOf(scene, { ...release, state });
    return [...done, ...(cancelled === 'EVERY' ? [] : cancelled)].map((which) => 'under' in which && which.under);
  };

  it('that it is late is over once it is served, or is not to be; that a receipt is late, with the last one', () => {
    expect(over('REFUSED')).toEqual(['release/case/1/', 'release-overdue/case/1/', 'release-receipt-overdue/case/1/']);
    expect(over('SUPERSEDED', CASE_ITSELF)).toHaveLength(3);
    expect(over('DONE')).toContain('release-receipt-overdue/case/1/');
  });
});

describe('the receipt of a release (PROC-14)', () => {
  it('ends what was asked of the control that it lifts: its receipt, that of its renewal, and its renewal', () => {
    const tell = RELEASE_TOLD.RELEASE_RECEIPTED as (event: object, ...scene: unknown[]) => Told;
    const said = { kind: 'RELEASE_RECEIPTED', at, releaseId: 'r', assetId: 'a', queuedBehind: 0 };
    const { tasks } = tell(said, file, { caseId: 'case' } as PropertyOccasion, {} as FileTurn);
    expect(tasks?.cancelled).toEqual(
      [
        ...[
          'await-receipt/case/c/n',
          'receipt-overdue/case/c/n',
          'await-receipt/case/c/n2',
          'receipt-overdue/case/c/n2',
          'take-over-preserved/case/c',
        ],
        ...['renew-control/case/c/2029-01-05', 'decide-renewal/case/c/2029-01-05'],
      ].map((id) => ({ id })),
    );
  });
});
