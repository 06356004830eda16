import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { type BreachFinding, type LedgerLine } from '@hejie/settlement';
import * as letters from './letters.js';

const DUE = legalDate('2026-09-30');
const WAITED = legalDate('2026-10-13');
const days = { payableUntil: DUE, graceEnd: DUE, waitingEnd: WAITED };
const finding = { no: 2, text: { zh: '', en: '' } } as BreachFinding;

describe('PER-4: a day that moves, moves back, and moves once more', () => {
  it('is told each time by a letter of its own', () => {
    const told = [4, 6, 8].flatMap((step) => [
      letters.breachRederived('1', finding, { days, step, packHash: '0' }),
      letters.graceMoved('1', { no: 2 } as LedgerLine, days, step),
      letters.breachPremature('1', 2, step, days),
    ]);
    expect(new Set(told.map(({ occasion }) => occasion)).size).toBe(told.length);
  });
});

describe('SET-GRACE: 约定的宽限期与本院的等待期是两回事', () => {
  const line = { no: 2, due: DUE, outstanding: 30_000_000n } as LedgerLine;
  const told = (of: typeof days) => [
    letters.overdue('1', line, of, 1).body,
    letters.breachPremature('1', 2, 1, of).body,
    letters.breachRederived('1', finding, { days: of, step: 1, packHash: '0' }).body,
    letters.graceMoved('1', line, of, 1).body,
  ];

  it('where no grace is agreed, no letter tells of one, and the creditor is told that he need not wait', () => {
    const bodies = told(days);
    for (const body of bodies) expect(body).not.toContain('宽限');
    for (const body of bodies) expect(body).toContain('2026年10月13日');
    const [overdue, premature, , moved] = bodies;
    for (const body of [overdue, premature, moved]) expect(body).toContain('此前申请执行人也可以依法申请恢复执行');
  });

  it('where grace is agreed and the court does not wait, no letter tells of a wait', () => {
    for (const body of told({ ...days, graceEnd: WAITED })) {
      expect(body).toMatch(/宽限(期)?至2026年10月13日/);
      expect(body).not.toMatch(/等待|此前/);
    }
  });
});
