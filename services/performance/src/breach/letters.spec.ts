import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { type BreachFinding, type LedgerLine } from '@hejie/settlement';
import * as letters from './letters.js';

const graceEnd = legalDate('2026-10-13');
const finding = { no: 2, graceEnd, text: { zh: '', en: '' } } as BreachFinding;

describe('PER-4: a day that moves, moves back, and moves once more', () => {
  it('is told each time by a letter of its own', () => {
    const told = [4, 6, 8].flatMap((step) => [
      letters.breachRederived('1', finding, step),
      letters.graceMoved('1', { no: 2 } as LedgerLine, graceEnd, step),
      letters.breachPremature('1', 2, step, graceEnd),
    ]);
    expect(new Set(told.map(({ occasion }) => occasion)).size).toBe(told.length);
  });
});
