import { describe, expect, it } from '@jest/globals';
import { packOf, type MediatorKind } from '@hejie/law';
import fc from 'fast-check';
import { type Decision } from '../decisions/decision.js';
import {
  decideFromRoll,
  decideGuidance,
  guidanceNeeded,
  performanceFileOf,
  type ChoiceOfMediator,
  type MediatorOnRoll,
  type TimeAsked,
} from './roll.js';

const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const [jianli, dongying] = [packOf('jianli-2023@3'), packOf('dongying-2020@2')];
const mediator: MediatorOnRoll = {
  kind: 'LAWYER',
  state: 'ACTIVE',
  openCases: 2,
  maxOpenCases: 3,
  relatedTo: [],
};
const choice: ChoiceOfMediator = { chosenBy: 'COURT', acceptedBy: null, parties: ['c', 'd'] };
const designates = (over: Partial<MediatorOnRoll>, said: Partial<ChoiceOfMediator> = {}, pack = jianli) =>
  codeOf(decideFromRoll({ ...mediator, ...over }, { ...choice, ...said }, pack));

describe('PRE-5, PRE-14: who of the roll is designated', () => {
  it('PRE-14: of the kinds that the court’s paper names; a pack that names none takes every kind', () => {
    const kinds: MediatorKind[] = [
      'PEOPLES_MEDIATOR',
      'COMMERCIAL_MEDIATOR',
      'INDUSTRY_MEDIATOR',
      'NOTARY',
      'LAWYER',
      'RETIRED_JUDGE',
      'COURT_MEDIATOR',
    ];
    expect(kinds.map((kind) => designates({ kind }))).toEqual(kinds.map(() => 'ok'));
    expect(kinds.map((kind) => designates({ kind }, {}, dongying))).toEqual(kinds.map(() => 'ok'));
    const lawyersOnly = { mediator: { ...jianli.mediator, kinds: ['LAWYER' as const] } };
    expect(codeOf(decideFromRoll({ ...mediator, kind: 'NOTARY' }, choice, lawyersOnly))).toBe(
      'DESIGNATION.KIND_NOT_OF_PACK',
    );
  });

  it('PRE-5: active, with room for another case unless the parties choose him, without a relation that is not accepted', () => {
    expect([designates({ state: 'SUSPENDED' }), designates({ state: 'REMOVED' })]).toEqual(
      Array(2).fill('DESIGNATION.NOT_ACTIVE'),
    );
    expect(designates({ openCases: 3 })).toBe('DESIGNATION.FULL');
    expect(designates({ openCases: 3 }, { chosenBy: 'PARTIES' })).toBe('ok');
    expect(designates({ openCases: 30, maxOpenCases: null })).toBe('ok');
    expect(designates({ relatedTo: ['c'] })).toBe('DESIGNATION.RELATED');
    expect(designates({ relatedTo: ['c'] }, { acceptedBy: ['c'] })).toBe('DESIGNATION.RELATED');
    expect(designates({ relatedTo: ['c'] }, { acceptedBy: ['c', 'd'] })).toBe('ok');
  });

  it('PRE-14: 由本院和解员进行指导 — an outside mediator by one of the court’s own, where the paper says so', () => {
    expect([guidanceNeeded('LAWYER', jianli), guidanceNeeded('COURT_MEDIATOR', jianli)]).toEqual([true, false]);
    expect(guidanceNeeded('LAWYER', dongying)).toBe(false);
    const guide = { kind: 'COURT_MEDIATOR', state: 'ACTIVE' } as const;
    expect(codeOf(decideGuidance({ mediator: 'LAWYER', guide }))).toBe('ok');
    expect(codeOf(decideGuidance({ mediator: null, guide }))).toBe('GUIDANCE.NO_MEDIATOR');
    expect(codeOf(decideGuidance({ mediator: 'COURT_MEDIATOR', guide }))).toBe('GUIDANCE.NOT_NEEDED');
    expect(codeOf(decideGuidance({ mediator: 'LAWYER', guide: undefined }))).toBe('GUIDANCE.NOT_ON_ROLL');
    for (const other of [
      { ...guide, kind: 'NOTARY' as const },
      { ...guide, state: 'SUSPENDED' as const },
    ])
      expect(codeOf(decideGuidance({ mediator: 'LAWYER', guide: other }))).toBe('GUIDANCE.NOT_OF_THE_COURT');
  });
});

describe('PRE-5: the performance file of a mediator', () => {
  it('PRE-5: counts every time that he was asked once', () => {
    const time = fc.record<TimeAsked>({
      answer: fc.constantFrom('ACCEPTED', 'DECLINED', 'SILENT', 'RECUSED', 'REPLACED', 'RETURNED', null),
      outcome: fc.constantFrom('AGREED', 'LAPSED', 'FAILED', 'WITHDRAWN', null, undefined),
    } as never);
    fc.assert(
      fc.property(fc.array(time), (times) => {
        const file = performanceFileOf(times, [], []);
        const { pending, declined, silent, left, returned, open, agreed, cameToNothing } = file;
        expect(pending + declined + silent + left + returned + open + agreed + cameToNothing).toBe(file.asked);
      }),
    );
  });

  it('PRE-5: with complaints against him and what he was trained in', () => {
    const file = performanceFileOf(
      [{ answer: 'ACCEPTED', outcome: 'AGREED' }, { answer: 'RETURNED' }],
      [{ founded: true }, { founded: false }],
      [{ hours: 8 }, { hours: 4 }],
    );
    expect(file).toMatchObject({ agreed: 1, returned: 1, complaints: 2, founded: 1, trainings: 2, trainingHours: 12 });
  });
});
