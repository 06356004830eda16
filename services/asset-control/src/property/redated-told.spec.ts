import { type FileTurn } from '@hejie/casework';
import { courtInstant, openingEditions, calendarOf, packOf, PUBLISHED_EDITION_IDS } from '@hejie/law';
import {
  emptyPropertyFile,
  NOTHING_HEARD,
  settlementView,
  type PropertyEvent,
  type PropertyFile,
  type Release,
} from '@hejie/settlement';
import { describe, expect, it } from '@jest/globals';
import { tasksOf } from '../release/release-tasks.js';
import { REDATED_TOLD } from './redated-told.js';
import { type PropertyOccasion } from './told.js';

const at = courtInstant('2026-02-13T10:00:00+08:00');
const dueAt = courtInstant('2026-02-25T00:00:00+08:00');
const pack = packOf('national');
const turn = { at, by: 'judge-1', pack, calendar: calendarOf([...PUBLISHED_EDITION_IDS, ...openingEditions(pack)]) };
const release = { id: 'law', ground: 'PROTECTED', assetIds: [], dueAt: at, serveBy: dueAt, receipts: [] } as const;
const fileWith = (...releases: readonly Release[]): PropertyFile => ({
  ...emptyPropertyFile('case', settlementView(NOTHING_HEARD)),
  releases,
});

describe('PER-4: the task of what a notice moves is due at its new day', () => {
  const occasion = { caseId: 'case', about: '', at } as unknown as PropertyOccasion;
  type What = Extract<PropertyEvent, { kind: 'DAY_REDERIVED' }>['what'];
  const redated = (what: What, subject: string) => {
    const event = { kind: 'DAY_REDERIVED', at, what, subject, from: at, dueAt } as const;
    const file = fileWith({ ...release, id: 'first', state: 'DONE' }, { ...release, state: 'DUE' });
    return REDATED_TOLD.DAY_REDERIVED!(event, file, occasion, turn as FileTurn).tasks?.redated;
  };

  it('by its own id, that of a release by those of its place in the file', () => {
    expect(redated('CLUE', 'c')).toEqual([{ id: 'verify-clue/case/c', dueAt }]);
    expect(redated('OBJECTION', 'o')).toEqual([{ id: 'decide-objection/case/o', dueAt }]);
    expect(redated('SUIT', 'o')).toEqual([{ id: 'await-objection-suit/case/o', dueAt }]);
    expect(redated('RECONSIDERATION', 'o')).toEqual([{ id: 'await-reconsideration/case/o', dueAt }]);
    expect(redated('RECONSIDERATION_FILE', 'o/1')).toEqual([{ id: 'send-reconsideration-file/case/o/1', dueAt }]);
    expect(redated('RECONSIDERATION_RULING', 'o')).toEqual([{ id: 'await-reconsideration-ruling/case/o', dueAt }]);
    expect(redated('LIFT', 'l')).toEqual([{ id: 'decide-lift/case/l', dueAt }]);
    expect(redated('RELEASE', 'law')).toEqual([{ under: 'release/case/2/', dueAt }]);
  });
});

describe('the task of a release', () => {
  const due = (more: Pick<Release, 'state'> & Partial<Release>) => {
    const row: Release = { ...release, ...more };
    const scene = { caseId: 'case', under: '（2026）鲁0502执12号', file: fileWith(row), turn, at };
    return tasksOf(scene, row).opened?.map((task) => [task.kind, task.dueAt ?? null]);
  };

  it('PROC-12, PROC-14: is due when its timer rings: until it is served by that day, then by that of the receipts', () => {
    expect(due({ state: 'DUE' })).toEqual([['DECIDE_RELEASE', dueAt]]);
    expect(due({ state: 'APPROVED' })).toEqual([['SERVE_RELEASE', dueAt]]);
    // Three working days after 02-13: the make-up day 02-14, then 02-24 and 02-25.
    const receipts = courtInstant('2026-02-26T00:00:00+08:00');
    expect(due({ state: 'SERVED', served: { at } })).toEqual([['AWAIT_RELEASE_RECEIPT', receipts]]);
    expect(due({ state: 'HALTED', halted: { why: 'DEFAULT', since: at } })).toEqual([['HALTED_RELEASE', null]]);
  });
});
