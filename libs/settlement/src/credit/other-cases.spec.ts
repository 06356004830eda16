import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { DEBT } from '../../test/fixture/credit-files.js';
import { enforcementStateOf } from './other-cases.js';

const closedOn = legalDate('2026-11-30');

describe('how far another case of this court has come (CR-L-PD, S21)', () => {
  it.each([
    ['OPEN', { performedOn: null }],
    ['OPEN', { performedOn: null, closedAs: '终结执行', planPerformed: true }],
    ['CLOSED_FOR_NOW', { performedOn: null, closedAs: '终结本次执行程序' }],
    ['CLOSED', { performedOn: legalDate('2026-12-11'), closedAs: '终结本次执行程序' }],
    ['OPEN', { performedOn: null, closedAs: 'SUED', closedOn }],
    ['CLOSED', { performedOn: null, closedAs: '销案', closedOn }],
    ['CLOSED', { performedOn: null, closedAs: '终结执行', closedOn }],
    ['CLOSED', { performedOn: legalDate('2026-12-11') }],
  ] as const)('is %s with %o', (state, debt) => {
    expect(enforcementStateOf({ ...DEBT, ...debt })).toBe(state);
  });
});
