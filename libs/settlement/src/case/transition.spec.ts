import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CREDIT_STAGES, CREDIT_STATES } from '../credit/credit-states.js';
import { PROPERTY_STAGES, PROPERTY_STATES } from '../property/property-states.js';
import { ENFORCEMENT_STATES } from './enforcement-states.js';
import { CASE_STATES, ENDINGS, STAGES } from './states.js';
import { awaitedIn, caseEnded, requireTransition } from './transition.js';
import { caseStateFaults } from './validate.js';

const targets = [...STAGES.filter((stage) => stage !== 'ENDED'), ...ENDINGS];

describe('a step of a case', () => {
  it('is taken only where the table draws it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STAGES), fc.constantFrom(...targets), (from, to) => {
        const drawn = CASE_STATES.transitions.some((t) => t.from === from && t.to === to);
        const step = () => requireTransition(CASE_STATES, from, to);
        if (drawn || from === to) expect(step).not.toThrow();
        else expect(step).toThrow('CASE.TRANSITION_ILLEGAL');
      }),
    );
  });

  it('out of its end is none', () => {
    for (const to of targets)
      expect(() => requireTransition(CASE_STATES, 'ENDED', to)).toThrow('CASE.TRANSITION_ILLEGAL');
  });
});

describe('the states of a resumed enforcement', () => {
  it('are sound, and end only as CLS-1 and CLS-4 say, or with their ruling (SET-ART-12-1)', () => {
    expect(caseStateFaults(ENFORCEMENT_STATES, ['OPENING', 'ENFORCEMENT', 'ENDED'])).toEqual([]);
    const endings = ENFORCEMENT_STATES.transitions.filter((t) => t.to in ENFORCEMENT_STATES.endings);
    expect(new Set(endings.map((t) => t.rule))).toEqual(new Set(['CLS-1', 'CLS-4', 'SET-ART-12-1']));
  });
});

describe('the states of a property file and of a credit record', () => {
  it('are sound, and no two kinds of cases call an ending by one name', () => {
    expect(caseStateFaults(PROPERTY_STATES, PROPERTY_STAGES)).toEqual([]);
    expect(caseStateFaults(CREDIT_STATES, CREDIT_STAGES)).toEqual([]);
    const endings = [CASE_STATES, ENFORCEMENT_STATES, PROPERTY_STATES, CREDIT_STATES].flatMap((table) =>
      Object.keys(table.endings),
    );
    expect(endings).toHaveLength(new Set(endings).size);
  });
});

describe('what a case waits for', () => {
  it('is the answer of whoever was asked, before what its stage waits for', () => {
    expect(awaitedIn(CASE_STATES, 'SELECTION')).toBe('和解员的选定与接受');
    expect(awaitedIn(CASE_STATES, 'SELECTION', { mediatorAsked: true })).toBe('和解员接受选定');
    expect(awaitedIn(CASE_STATES, 'NEGOTIATION', { mediatorSought: true })).toBe('和解员的选定与接受');
    expect(awaitedIn(CASE_STATES, 'BREACH', { suitAwaited: true })).toBe('人民法院对起诉是否受理的决定');
  });
});

describe('a command to an ended case', () => {
  it('is refused with what ended it: a refusal bars entry (S2)', () => {
    expect(caseEnded('REFUSED')).toMatchObject({ code: 'CASE.ENDED', rule: 'PRE-1' });
    expect(caseEnded('LAPSED')).toMatchObject({ code: 'CASE.ENDED', rule: 'CASE-STATES' });
  });

  it.each(
    [CASE_STATES, ENFORCEMENT_STATES, PROPERTY_STATES, CREDIT_STATES].flatMap(({ endings }) => Object.keys(endings)),
  )('says in words, not by its code, that it was %s', (ending) => {
    const { zh, en } = caseEnded(ending);
    expect([zh, en].filter((text) => text.includes(ending) || text.includes('()'))).toEqual([]);
  });

  it('names how it ended, where that is known', () => {
    expect(caseEnded('RESUMED')).toMatchObject({
      zh: '案件已结束（恢复执行），不再接受操作；后续事项见待办事项（GET /work-items）',
      en: 'The case has ended (enforcement resumed) and hears no command; what is left to do is among the tasks (GET /work-items)',
    });
    expect(caseEnded()).toMatchObject({
      zh: '案件已结束，不再接受操作；后续事项见待办事项（GET /work-items）',
      en: 'The case has ended and hears no command; what is left to do is among the tasks (GET /work-items)',
    });
  });
});
