import { type FileTurn } from '@hejie/casework';
import { courtInstant } from '@hejie/law';
import { type PropertyFile } from '@hejie/settlement';
import { describe, expect, it } from '@jest/globals';
import { type PropertyOccasion, type Told } from '../property/told.js';
import { RELEASE_TOLD } from '../release/release-told.js';
import { CONTROL_TOLD } from './control-told.js';

const TOLD = { ...CONTROL_TOLD, ...RELEASE_TOLD };

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

describe('PROC-14: the receipts that an officer waits for, and is to press for', () => {
  const ON = { DEPOSIT: 'a', VEHICLE: 'b' };
  const of = {
    assets: Object.entries(ON).map(([name, id]) => ({ id, class: name })),
    controls: Object.values(ON).map((assetId) => ({
      ...{ id: `c-${assetId}`, assetId, noticeNumber: 'n', renewals: [{ order: { noticeNumber: 'm' } }] },
    })),
    ...{ releases: [], refreezes: [] },
  } as unknown as PropertyFile;
  const titles = (kind: 'CONTROL_ORDERED' | 'RENEWAL_ORDERED' | 'RECEIPT_OVERDUE') => {
    const tell = CONTROL_TOLD[kind] as (event: object, ...scene: unknown[]) => Told;
    return of.controls.map(({ id: controlId, assetId }) => {
      const said = { at, controlId, assetId, noticeNumber: 'n', receiptBy: '2026-06-12' };
      const [task] = tell({ kind, ...said }, of, occasion, {} as FileTurn).tasks?.opened ?? [];
      return task!.title;
    });
  };

  it('say what the order is on', () => {
    expect(titles('CONTROL_ORDERED')).toEqual([
      '（2026）鲁0502执12号：送达控制裁定和协助执行通知书（银行存款，c-a），收取回执',
      '（2026）鲁0502执12号：送达控制裁定和协助执行通知书（车辆，c-b），收取回执',
    ]);
    expect(titles('RENEWAL_ORDERED')).toEqual([
      '（2026）鲁0502执12号：送达续行裁定和协助执行通知书（银行存款，c-a），收取回执',
      '（2026）鲁0502执12号：送达续行裁定和协助执行通知书（车辆，c-b），收取回执',
    ]);
    expect(titles('RECEIPT_OVERDUE')).toEqual([
      '（2026）鲁0502执12号：协助执行单位逾期未回执（银行存款，c-a），督促',
      '（2026）鲁0502执12号：协助执行单位逾期未回执（车辆，c-b），督促',
    ]);
  });
});

describe('PROC-10: a preservation of another court that is to hand the property over', () => {
  const order = { noticeNumber: 'n' };
  const control = { id: 'c', state: 'EFFECTIVE', authority: 'number', lastDay: '2028-01-19', renewals: [{ order }] };
  const authority = { caseNumber: 'number', under: '执' };
  const release = { id: 'r', assetIds: ['a'], approved: { controlIds: ['c'] } };
  const of = {
    ...{ authorities: [authority], controls: [{ ...control, assetId: 'a' }], releases: [release] },
  } as unknown as PropertyFile;
  const ended = (kind: 'RENEWED' | 'LAPSED' | 'RELEASE_RECEIPTED') => {
    const tell = TOLD[kind] as (event: object, ...scene: unknown[]) => Told;
    const said = { at, controlId: 'c', assetId: 'a', releaseId: 'r', from: '2027-01-20', lastDay: '2028-01-19' };
    const { done = [], cancelled = [] } = tell({ kind, ...said }, of, occasion, {} as FileTurn).tasks ?? {};
    return [...done, ...(cancelled as { id: string }[])].map((task) => ('id' in task ? task.id : ''));
  };

  it.each(['RENEWED', 'LAPSED', 'RELEASE_RECEIPTED'] as const)(
    'is not asked for it any longer once its control is %s',
    (kind) => {
      expect(ended(kind)).toContain('take-over-preserved/case/c');
    },
  );
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
