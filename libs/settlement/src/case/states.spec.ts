import { describe, expect, it } from '@jest/globals';
import { renderCaseStates } from './render.js';
import { CASE_STATES, COMMANDS, ENDINGS, STAGES, mayCommand, stageDefinition } from './states.js';
import { assertCaseStates, caseStateFaults } from './validate.js';

describe('the states of a settlement case', () => {
  it('are sound: every stage reachable, every ending reachable and final', () => {
    expect(caseStateFaults(CASE_STATES)).toEqual([]);
    expect(() => assertCaseStates()).not.toThrow();
  });

  it('an ending that nothing leads to is found at boot', () => {
    const broken = { ...CASE_STATES, transitions: CASE_STATES.transitions.filter((t) => t.to !== 'SUED') };
    expect(caseStateFaults(broken)).toEqual(['ending SUED cannot be reached']);
    expect(() => assertCaseStates(broken)).toThrow(/SUED/);
  });

  it('a stage cut off, doubled or without a way out is found at boot', () => {
    const cutOff = {
      ...CASE_STATES,
      transitions: CASE_STATES.transitions.filter((t) => t.to !== 'BREACH' && t.to !== 'RULING'),
    };
    expect(caseStateFaults(cutOff)).toEqual(
      expect.arrayContaining(['stage BREACH cannot be reached from OPENING', 'ending SUED cannot be reached']),
    );
    const trap = { ...CASE_STATES, transitions: CASE_STATES.transitions.filter((t) => t.from !== 'RULING') };
    expect(caseStateFaults(trap)).toContain('stage RULING has no way to an ending');
    const doubled = { ...CASE_STATES, transitions: [...CASE_STATES.transitions, CASE_STATES.transitions[0]!] };
    expect(caseStateFaults(doubled)).toEqual(['OPENING → SELECTION is listed twice']);
    const without = { ...CASE_STATES, stages: CASE_STATES.stages.filter((s) => s.stage !== 'ENDED') };
    expect(caseStateFaults(without)).toEqual(['stage ENDED is defined 0 times']);
  });

  it('an end that goes on, or still hears commands, is found at boot', () => {
    const goesOn = {
      ...CASE_STATES,
      transitions: [...CASE_STATES.transitions, { ...CASE_STATES.transitions[0]!, from: 'ENDED' as const }],
    };
    expect(caseStateFaults(goesOn)).toEqual(['ENDED is final but leads to SELECTION']);
    const hears = {
      ...CASE_STATES,
      stages: CASE_STATES.stages.map((s) => (s.stage === 'ENDED' ? { ...s, commands: ['elect' as const] } : s)),
    };
    expect(caseStateFaults(hears)).toEqual(['ENDED still hears elect']);
    const deaf = {
      ...CASE_STATES,
      stages: CASE_STATES.stages.map((s) => ({ ...s, commands: s.commands.filter((c) => c !== 'withdraw') })),
    };
    expect(caseStateFaults(deaf)).toEqual(['command withdraw is heard in no stage']);
  });

  it('each stage hears its own commands and no others', () => {
    expect(mayCommand('OPENING', 'recordConsent')).toBe(true);
    expect(mayCommand('OPENING', 'elect')).toBe(false);
    expect(mayCommand('NEGOTIATION', 'extendNegotiation')).toBe(true);
    expect(mayCommand('CONFIRMATION', 'signAgreement')).toBe(true);
    expect(mayCommand('BREACH', 'elect')).toBe(true);
    expect(STAGES.filter((s) => mayCommand(s, 'recordSuit'))).toEqual(['BREACH']);
    expect(mayCommand('RULING', 'ruleOnResumption')).toBe(true);
    expect(COMMANDS.filter((c) => mayCommand('ENDED', c))).toEqual([]);
  });

  it('an unknown stage has no definition', () => {
    expect(() => stageDefinition('NOWHERE' as never)).toThrow('CASE.STAGE_UNKNOWN');
    expect(STAGES.map((id) => stageDefinition(id).stage)).toEqual([...STAGES]);
  });

  it.each([
    [
      'PRE-1',
      [
        'OPENING → SELECTION',
        'OPENING → REFUSED',
        'OPENING → LAPSED',
        'OPENING → WITHDRAWN',
        'SELECTION → WITHDRAWN',
        'NEGOTIATION → WITHDRAWN',
        'CONFIRMATION → WITHDRAWN',
        'SELECTION → OPENING',
        'NEGOTIATION → OPENING',
        'CONFIRMATION → OPENING',
      ],
    ],
    ['PRE-5', ['SELECTION → NEGOTIATION', 'CONFIRMATION → NEGOTIATION']],
    ['PRE-6', ['NEGOTIATION → CONFIRMATION', 'CONFIRMATION → PERFORMANCE']],
    ['PRE-7', ['NEGOTIATION → FAILED', 'CONFIRMATION → FAILED']],
    ['PRE-8', ['NEGOTIATION → LAPSED', 'CONFIRMATION → LAPSED']],
    ['SET-ART-8-1', ['PERFORMANCE → PERFORMED']],
    ['SET-ART-9-1', ['PERFORMANCE → BREACH', 'BREACH → RULING', 'RULING → BREACH']],
    ['SET-ART-10-3', ['RULING → APPLICATION_PERIOD_EXPIRED']],
    ['SET-ART-11-0', ['RULING → RESUMED']],
    ['SET-ART-11-1', ['RULING → PERFORMED']],
    ['SET-ART-11-2', ['PERFORMANCE → RULING']],
    ['SET-ART-11-3', ['RULING → PERFORMANCE']],
    ['SET-ART-14-1', ['BREACH → SUED']],
    ['SET-CASE-1', ['BREACH → PERFORMANCE', 'BREACH → PERFORMED']],
  ])('%s is the basis of %j, and of nothing else', (rule, steps) => {
    expect(CASE_STATES.transitions.filter((t) => t.rule === rule).map((t) => `${t.from} → ${t.to}`)).toEqual(steps);
  });

  it('are drawn with every stage and ending named in Chinese', () => {
    const drawing = renderCaseStates();
    for (const id of [...STAGES.filter((s) => s !== 'ENDED'), ...ENDINGS]) expect(drawing).toContain(` as ${id}`);
    expect(drawing).toContain('OPENING --> REFUSED: 一方明确拒绝');
    expect(drawing.startsWith('stateDiagram-v2')).toBe(true);
  });
});
