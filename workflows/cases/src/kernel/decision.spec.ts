import { describe, expect, it } from '@jest/globals';
import { calendarOf, LawError, type CourtInstant } from '@hejie/law';
import { trialDefinition, type TrialOpening, type TrialState } from '../../test/fixture/trial-case.js';
import { argumentOf, decide, ruleFor, type Question } from './decision.js';
import { pauseBefore, servicesOf } from './record.js';

const AT = '2026-11-23T12:00:00+08:00' as CourtInstant;
const state: TrialState = { heard: [], number: null, dueAt: null, stuck: false };
const asked = (
  message: Question['message'],
  over: Partial<Question<TrialOpening, TrialState>> = {},
): Question<TrialOpening, TrialState> => ({
  workflow: 'trialCase',
  message,
  opening: { caseId: 'c-1' },
  state,
  stage: 'FIRST',
  at: AT,
  now: AT,
  ...over,
});
const command = (name: string, text = '') => ({ kind: 'command', name, argument: { text } }) as const;

describe('the decision on a message', () => {
  it('says what changes, never the whole state, with the acts and what is due next', () => {
    const waiting = { ...state, dueAt: AT, number: '7' };
    expect(decide(trialDefinition, asked(command('note', 'a'), { state: waiting }))).toEqual({
      change: { heard: ['a'] },
      acts: { intake: [{ act: 'registerSettled' }] },
      due: { at: AT, kind: 'PERFORMANCE', zh: '期限', rule: 'TRIAL', provisional: false },
    });
  });

  it('names the deadline of the state as it will be', () => {
    const { due } = decide(trialDefinition, asked(command('wait', AT))) as { due: { at: string } | null };
    expect(due?.at).toBe(AT);
  });

  it('says nothing of a deadline that stands', () => {
    const waiting = { ...state, dueAt: AT };
    const due = { at: AT, kind: 'PERFORMANCE', zh: '期限', rule: 'TRIAL', provisional: false } as const;
    expect(decide(trialDefinition, asked(command('note', 'a'), { state: waiting, due }))).not.toHaveProperty('due');
    expect(decide(trialDefinition, asked(command('note', 'a'), { due }))).toHaveProperty('due', null);
    expect(decide(trialDefinition, asked(command('note', 'a'), { due: null }))).not.toHaveProperty('due');
  });

  it('gives the refusal of the law as a value, with its rule and both texts', () => {
    expect(decide(trialDefinition, asked(command('refuse')))).toEqual({
      refusal: expect.objectContaining({ code: 'TRIAL.REFUSED', rule: 'TRIAL', zh: '不准。', en: 'No.' }),
    });
  });

  it('is none where this build lacks what the case has pinned: a fault, and no refusal', () => {
    const behind = { decidedBy: 'case', decide: () => calendarOf(['state-council-2099']) as never } as const;
    const definition = { ...trialDefinition, commands: { ...trialDefinition.commands, note: behind } };
    expect(() => decide(definition, asked(command('note')))).toThrow(expect.objectContaining({ type: 'CASE.BEHIND' }));
  });

  it('refuses a command that the stage does not hear, before the law is asked', () => {
    const outOfStage = asked(command('move'), { stage: 'SECOND' });
    expect(decide(trialDefinition, outOfStage).refusal?.code).toBe('CASE.WRONG_STAGE');
  });

  it('refuses a step that the table of states does not draw', () => {
    const back = asked(command('jump'), { stage: 'SECOND' });
    expect(decide(trialDefinition, back).refusal?.code).toBe('CASE.TRANSITION_ILLEGAL');
  });

  it('of a command that a service decides only says whether the stage hears it', () => {
    const definition = {
      ...trialDefinition,
      commands: {
        ...trialDefinition.commands,
        move: { decidedBy: 'intake', act: () => ({ act: 'allotNumber', type: '执' }) as const } as const,
      },
    };
    expect(decide(definition, asked(command('move')))).toEqual({});
    expect(decide(definition, asked(command('move'), { stage: 'SECOND' })).refusal?.code).toBe('CASE.WRONG_STAGE');
  });

  it('lets a fault through: it is no refusal', () => {
    expect(() => decide(trialDefinition, asked(command('stumble')))).toThrow(TypeError);
    expect(() => decide(trialDefinition, asked(command('stumble')))).not.toThrow(LawError);
  });

  it('ends with nothing due any longer', () => {
    const waiting = { ...state, dueAt: AT };
    expect(decide(trialDefinition, asked(command('end'), { state: waiting }))).toMatchObject({
      ending: { ending: 'DONE' },
      due: null,
    });
  });

  it('is plain JSON, as the history keeps it', () => {
    for (const name of ['note', 'ponder', 'move', 'both', 'end']) {
      const decided = decide(trialDefinition, asked(command(name, 'a')));
      expect(JSON.parse(JSON.stringify(decided))).toEqual(decided);
    }
  });

  it('knows no rule for a fact that means nothing to the case', () => {
    const fact = { kind: 'fact', name: 'unheard', argument: {} } as const;
    expect(ruleFor(trialDefinition, asked(fact), fact)).toBeUndefined();
    expect(decide(trialDefinition, asked(fact))).toEqual({});
  });

  it('asks the rule of a deadline with the deadline and its lateness', () => {
    const due = { at: AT, kind: 'PERFORMANCE', zh: '', rule: '', provisional: false } as const;
    const message = { kind: 'deadline', due, latenessSeconds: 3 } as const;
    expect(argumentOf(message)).toBe(message);
    expect(argumentOf({ kind: 'start' })).toBeUndefined();
  });
});

describe('what cannot be decided or recorded', () => {
  it('is tried again after a pause that doubles from ten seconds to an hour', () => {
    const pauses = Array.from({ length: 12 }, (_, index) => pauseBefore(index + 1) / 1000);
    expect(pauses.slice(0, 4)).toEqual([10, 20, 40, 80]);
    expect(pauses.slice(-3)).toEqual([3_600, 3_600, 3_600]);
  });
});

describe('the services of a step', () => {
  it('are those with an act, the one that owns it first', () => {
    const act = { act: 'registerSettled' } as const;
    expect(
      servicesOf({ mediation: [{ act: 'confirmAgreement', version: 1 }], performance: [], intake: [act] }),
    ).toEqual(['mediation', 'intake']);
    expect(servicesOf(undefined)).toEqual([]);
  });
});
