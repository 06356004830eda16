import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { admitted, type Decision } from './decision.js';
import { decideVoidance, type VoidanceInput } from './voidance.js';

const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const voided: VoidanceInput = {
  judgment: '(2027)鲁0502民初900号',
  judgedOn: legalDate('2027-03-01'),
  today: legalDate('2027-03-10'),
  performed: true,
};

describe('SET-ART-16-1: an application to resume a settlement that was performed', () => {
  it('is heard on a judgment that voided or revoked it, under its number', () => {
    expect(admitted(decideVoidance(voided))).toEqual({ judgment: '（2027）鲁0502民初900号' });
    expect(codeOf(decideVoidance({ ...voided, judgment: '900' }))).toBe('VOIDANCE.NUMBER_INVALID');
    expect(codeOf(decideVoidance({ ...voided, judgedOn: legalDate('2027-03-11') }))).toBe('VOIDANCE.IN_FUTURE');
  });

  it('is the election’s while the settlement is still performed, and nobody’s once enforcement has resumed', () => {
    expect(codeOf(decideVoidance({ ...voided, performed: false }))).toBe('VOIDANCE.NOT_PERFORMED');
  });
});
