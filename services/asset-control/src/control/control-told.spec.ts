import { type FileTurn } from '@hejie/casework';
import { courtInstant } from '@hejie/law';
import { type PropertyFile } from '@hejie/settlement';
import { describe, expect, it } from '@jest/globals';
import { type PropertyOccasion, type Told } from '../property/told.js';
import { CONTROL_TOLD } from './control-told.js';

const at = courtInstant('2026-06-02T10:00:00+08:00');
const occasion = {
  caseId: 'case',
  about: '',
  at,
  under: '（2026）鲁0502执12号',
  known: { caseNumber: '（2026）鲁0502执前调3号', parties: [] },
} as unknown as PropertyOccasion;
const row = { id: 'r-1', byPartyId: 'outsider', kind: 'OVER_LIMIT' };
const file = { objections: [row], liftApplications: [row] } as unknown as PropertyFile;

const opened = (kind: 'OBJECTION_DECIDED' | 'LIFT_DECIDED', said: object) => {
  const tell = CONTROL_TOLD[kind] as (event: object, ...scene: unknown[]) => Told;
  const told = tell({ kind, at, objectionId: 'r-1', applicationId: 'r-1', ...said }, file, occasion, {} as FileTurn);
  return (told.tasks?.opened ?? []).map((task) => task.kind);
};

describe('PROC-9R: a renewal that was carried out', () => {
  const renewed = (state: string) => {
    const order = { noticeNumber: 'n' };
    const control = { id: 'c', state, authority: 'number', lastDay: '2028-01-19', renewals: [{ order }] };
    const authority = { caseNumber: 'number', under: '执' };
    const of = { controls: [control], authorities: [authority] } as unknown as PropertyFile;
    const said = { kind: 'RENEWED', at, controlId: 'c', assetId: 'a', from: '2027-01-20', lastDay: '2028-01-19' };
    const tell = CONTROL_TOLD.RENEWED as (event: object, ...scene: unknown[]) => Told;
    return tell(said, of, occasion, {} as FileTurn);
  };

  it('is told as a control in effect, and queued only once it has effect', () => {
    expect([renewed('EFFECTIVE').letters?.length, renewed('EFFECTIVE').facts?.length]).toEqual([1, 1]);
    expect(renewed('QUEUED')).not.toHaveProperty('letters');
    expect(renewed('QUEUED')).not.toHaveProperty('facts');
    expect(renewed('QUEUED').tasks?.done).toEqual(renewed('EFFECTIVE').tasks?.done);
  });
});

describe('PROC-18: what the court above has ruled on an objection', () => {
  const reconsidered = (said: object, rowNow: object = {}) => {
    const objections = [{ ...row, decided: { controlIds: ['c'] }, ...rowNow }];
    const tell = CONTROL_TOLD.RECONSIDERED as (event: object, ...scene: unknown[]) => Told;
    const event = { kind: 'RECONSIDERED', at, objectionId: 'r-1', outcome: 'CHANGED', releaseId: null, ...said };
    const whole = { applications: 2, withdrawnReleaseId: null, liftedMeanwhile: [], decideBy: null, ...event };
    const of = { objections } as unknown as PropertyFile;
    const { opened: tasks = [], done = [] } = tell(whole, of, occasion, {} as FileTurn).tasks ?? {};
    return { opened: tasks.map(({ kind, id }) => [kind, id]), done: done.map((task) => ('id' in task ? task.id : '')) };
  };
  const upheld = (...controlIds: string[]) => ({ reconsideration: { decided: { controlIds } } });

  it('asks for nothing where it stands; what should have stayed, and what no release could be opened of, lies before a judge', () => {
    expect(reconsidered({ outcome: 'DISMISSED' }, upheld('c')).opened).toEqual([]);
    expect(reconsidered({ liftedMeanwhile: ['c'] }, upheld()).opened).toEqual([
      ['REVIEW_LIFTED_MEANWHILE', 'review-lifted-meanwhile/case/r-1'],
    ]);
    expect(reconsidered({}, upheld('c', 'd')).opened.map(([kind]) => kind)).toEqual(['REVIEW_LIFT_WITHOUT_RELEASE']);
    expect(reconsidered({ releaseId: 'r' }, upheld('c', 'd')).opened).toEqual([]);
  });

  it('is awaited no longer, nor is its file to be sent', () => {
    expect(reconsidered({ outcome: 'DISMISSED' }, upheld('c')).done).toEqual([
      'await-reconsideration-ruling/case/r-1',
      'reconsideration-overdue/case/r-1',
      'send-reconsideration-file/case/r-1/1',
      'send-reconsideration-file/case/r-1/2',
    ]);
  });

  it('has an objection that is sent back decided by another task than the first', () => {
    const remitted = { on: '2026-06-02', rulingNumber: 'r', revoked: 'r' };
    expect(reconsidered({ outcome: 'REMITTED', decideBy: '2026-06-17' }, { remitted }).opened).toEqual([
      ['DECIDE_OBJECTION', 'decide-objection/case/r-1/again'],
    ]);
  });
});

describe('a ruling by which something is to be lifted', () => {
  it('of which no release could be opened lies before a judge, and is not passed over (PROC-18, PROC-21)', () => {
    expect(opened('OBJECTION_DECIDED', { upheld: true, releaseId: null })).toEqual([
      'REVIEW_LIFT_WITHOUT_RELEASE',
      'SERVE_OBJECTION_RULING',
    ]);
    expect(opened('LIFT_DECIDED', { granted: true, releaseId: null })).toEqual(['REVIEW_LIFT_WITHOUT_RELEASE']);
  });

  it('that opens one, or lifts nothing, asks for nothing more than to be served', () => {
    expect(opened('OBJECTION_DECIDED', { upheld: true, releaseId: 'r' })).toEqual(['SERVE_OBJECTION_RULING']);
    expect(opened('OBJECTION_DECIDED', { upheld: false, releaseId: null })).toEqual(['SERVE_OBJECTION_RULING']);
    expect(opened('LIFT_DECIDED', { granted: true, releaseId: 'r' })).toEqual([]);
    expect(opened('LIFT_DECIDED', { granted: false, releaseId: null })).toEqual([]);
  });
});
