import { describe, expect, it } from '@jest/globals';
import { legalDate, publishedCalendar } from '@hejie/law';
import { S7, calendar, instalments, payments } from '../../test/fixture/cases.js';
import { admitted, type Decision } from './decision.js';
import { mayStay } from './stay.js';
import { unsubmittedSettlement, type UnsubmittedCircumstances } from './unsubmitted.js';

const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const ruleOf = (d: Decision<unknown>): string | undefined => (d.ok ? undefined : d.error.rule);

describe('a stay (SET-ART-2-2)', () => {
  const parties = ['c', 'd1', 'd2'];

  it('TV-D1: one party submits and one of two debtors is silent: no stay', () => {
    const refused = mayStay({ form: 'ONE_PARTY', parties, by: ['c'], acknowledgedBy: ['d1'] });
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['STAY.NOT_ACKNOWLEDGED', 'SET-ART-2-2']);
    expect(admitted(mayStay({ form: 'ONE_PARTY', parties, by: ['c'], acknowledgedBy: ['d1', 'd2'] })).rule).toBe(
      'SET-ART-2-2',
    );
  });

  it('SET-ART-1-1: of nobody, or of one alone, there is none to stay for', () => {
    for (const form of ['JOINT', 'ONE_PARTY', 'RECORD'] as const) {
      for (const few of [[], ['c'], ['c', 'c']])
        expect(codeOf(mayStay({ form, parties: few, by: few, acknowledgedBy: few }))).toBe('STAY.NO_PARTIES');
    }
  });

  it('SET-ART-2-1, SET-ART-2-3: needs all to submit, or all to sign the record; SET-ART-2-4: admissible, it is not yet ruled', () => {
    expect(admitted(mayStay({ form: 'JOINT', parties, by: parties, acknowledgedBy: [] }))).toEqual({
      rule: 'SET-ART-2-1',
    });
    expect(codeOf(mayStay({ form: 'JOINT', parties, by: ['c'], acknowledgedBy: ['d1', 'd2'] }))).toBe('STAY.NOT_JOINT');
    expect(admitted(mayStay({ form: 'RECORD', parties, by: parties, acknowledgedBy: [] })).rule).toBe('SET-ART-2-3');
    expect(codeOf(mayStay({ form: 'RECORD', parties, by: ['c', 'd1'], acknowledgedBy: ['d2'] }))).toBe(
      'STAY.RECORD_NOT_SIGNED',
    );
  });
});

describe('a settlement never submitted', () => {
  const valid: UnsubmittedCircumstances = { formedAndValid: true, anticipatoryBreach: false, conditionUnmet: [] };
  const ground = (asOf: string, paid: ReturnType<typeof payments>, c = valid, grace = 0): string => {
    const { value } = unsubmittedSettlement(
      { instalments: S7, postings: paid },
      { asOf: legalDate(asOf), graceWorkingDays: grace, calendar: publishedCalendar() },
      c,
    );
    return `${value.decision} ${value.ground}`;
  };

  it('TV-D8: performing stays enforcement, not performing rejects the objection', () => {
    expect(ground('2026-09-15', payments(['2026-06-30', '300000']))).toBe('STAY SET-ART-19-3');
    expect(ground('2026-10-05', payments(['2026-06-30', '300000']), valid, 5)).toBe('STAY SET-ART-19-3');
    expect(ground('2026-10-14', payments(['2026-06-30', '300000']), valid, 5)).toBe('REJECT SET-ART-19-4');
  });

  it('SET-ART-19-0: performed terminates; not yet due stays; void or repudiated rejects', () => {
    expect(ground('2026-09-15', payments(['2026-06-30', '900000']))).toBe('TERMINATE SET-ART-19-1');
    expect(ground('2026-06-15', [])).toBe('STAY SET-ART-19-2');
    expect(ground('2026-10-14', payments(['2026-06-30', '300000']), { ...valid, conditionUnmet: [2] })).toBe(
      'STAY SET-ART-19-2',
    );
    expect(ground('2026-06-15', [], { ...valid, anticipatoryBreach: true })).toBe('REJECT SET-ART-19-4');
    expect(ground('2026-09-15', payments(['2026-06-30', '900000']), { ...valid, formedAndValid: false })).toBe(
      'REJECT SET-ART-19-5',
    );
  });

  it('SET-ART-11-2, SET-ART-19-4: a condition holds up the instalments that hang on it, and no other that is overdue', () => {
    const paid = payments(['2026-06-30', '300000']);
    const unmet = (...conditionUnmet: number[]) => ground('2027-01-04', paid, { ...valid, conditionUnmet });
    expect([unmet(), unmet(3), unmet(2), unmet(2, 3)]).toEqual([
      'REJECT SET-ART-19-4',
      'REJECT SET-ART-19-4',
      'REJECT SET-ART-19-4',
      'STAY SET-ART-19-2',
    ]);
  });

  it('says so with its article', () => {
    const derived = unsubmittedSettlement(
      { instalments: instalments(['2026-06-30', '1']), postings: [] },
      { asOf: legalDate('2026-06-01'), graceWorkingDays: 0, calendar },
      valid,
    );
    expect(derived.derivation).toMatchObject({
      rule: 'SET-ART-19-2',
      article: '《最高人民法院关于执行和解若干问题的规定》第十九条',
    });
  });
});
