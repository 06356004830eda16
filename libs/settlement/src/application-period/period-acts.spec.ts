import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { decidePeriodAct, type PeriodActInput } from './period-acts.js';

const demand: PeriodActInput = {
  kind: 'DEMAND',
  from: legalDate('2028-06-01'),
  to: legalDate('2028-06-01'),
  evidence: '催告函及签收回执',
  ground: null,
  today: legalDate('2028-06-02'),
  settledOn: legalDate('2026-06-01'),
  state: 'PERFORMING',
  refusedOn: null,
};
const codeOf = (more: Partial<PeriodActInput>): string => {
  const decision = decidePeriodAct({ ...demand, ...more });
  return decision.ok ? 'ok' : decision.error.code;
};

describe('SET-ART-10-2: an act that moves the two years', () => {
  it('is recorded with its evidence, once it has happened', () => {
    expect(codeOf({})).toBe('ok');
    expect(codeOf({ kind: 'PROMISE', from: demand.today, to: demand.today })).toBe('ok');
    expect(codeOf({ evidence: ' ' })).toBe('PERIOD_ACT.EVIDENCE_MISSING');
    expect(codeOf({ to: legalDate('2028-06-03') })).toBe('PERIOD_ACT.IN_FUTURE');
    expect(codeOf({ from: legalDate('2026-05-31'), to: legalDate('2026-05-31') })).toBe('PERIOD_ACT.BEFORE_SETTLEMENT');
  });

  it.each([
    ['PERFORMING', 'ok'],
    ['PERFORMED', 'ok'],
    ['SUED', 'ok'],
    ['RESUMED', 'PERIOD_ACT.NOT_PERFORMING'],
    ['EXPIRED', 'PERIOD_ACT.NOT_PERFORMING'],
  ] as const)('SET-ART-16-1: counts as long as a judgment may void the settlement: %s – %s', (state, answer) => {
    expect(codeOf({ state })).toBe(answer);
  });

  it('an obstacle is recorded with its ground when it is over, and nothing else has one', () => {
    const obstacle = { kind: 'OBSTACLE', from: legalDate('2028-01-10'), ground: 'FORCE_MAJEURE' } as const;
    expect(codeOf(obstacle)).toBe('ok');
    expect(codeOf({ ...obstacle, ground: null })).toBe('PERIOD_ACT.GROUND');
    expect(codeOf({ ground: 'OTHER' })).toBe('PERIOD_ACT.GROUND');
    expect(codeOf({ ...obstacle, to: legalDate('2028-01-09') })).toBe('PERIOD_ACT.REVERSED');
  });

  it('a refusal is served on the day of the ruling or after it', () => {
    const served = { kind: 'REFUSAL_SERVED', application: 1 } as const;
    expect(codeOf({ ...served, refusedOn: demand.from })).toBe('ok');
    expect(codeOf({ ...served, refusedOn: demand.today })).toBe('PERIOD_ACT.NOT_REFUSED');
    expect(codeOf(served)).toBe('PERIOD_ACT.NOT_REFUSED');
  });
});
