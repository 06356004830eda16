import { describe, expect, it } from '@jest/globals';
import { courtInstant, packOf } from '@hejie/law';
import { calendar } from '../../test/fixture/cases.js';
import { taskTerm } from './task-term.js';

const openedAt = courtInstant('2026-09-28T10:00:00+08:00');
const dueAt = (kind: string, pack = 'national@3') => taskTerm({ kind, openedAt }, packOf(pack), calendar);

describe('E7: the term of a task that no rule of law gives one', () => {
  it('PER-6: is counted in working days from the day after it was opened, over the holidays', () => {
    expect(dueAt('EVASION_CHECK')).toBe('2026-10-09T00:00:00+08:00');
    expect(dueAt('STAY_RULING')).toBe('2026-10-11T00:00:00+08:00');
  });

  it.each([
    'STAY_RULING',
    'GUARANTOR_RULING',
    'CONTROL_GUARANTOR',
    'SERVE_GUARANTOR_RULING',
    'OBJECTION_CONSEQUENCE',
    'LONG_PERFORMANCE_APPROVAL',
    'ENDING_FOR_NOW_APPROVAL',
    'EVASION_CHECK',
    'REJECT_APPLICATION',
    'RULE_ON_TERMINATION',
  ])('is set for %s in the third version of every pack', (kind) => {
    for (const id of ['national', 'dongying-2020', 'jianli-2023', 'enterprise-2025'])
      expect(dueAt(kind, `${id}@3`)).not.toBeNull();
  });

  it('is none where the pack sets none', () => {
    expect(dueAt('PAY_OUT')).toBeNull();
    expect(dueAt('STAY_RULING', 'national@2')).toBeNull();
  });
});
