import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { LISTING, PERFORMED, SUSPENDED, SUSPENSION, at, turn } from '../../test/fixture/credit-files.js';
import { applyCreditChange } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';

/** Every deadline of a file that nothing else happens to, and what passing it did. */
function walk(file: CreditFile, day = '2026-06-10'): readonly string[] {
  const walked: string[] = [];
  let now = file;
  for (let due = nextCreditDeadline(now, turn(day)); due !== null; due = nextCreditDeadline(now, turn(day))) {
    // The machine is a day late.
    const change = passCreditDeadline(now, due, turn('2028-01-01', 'clock'));
    walked.push(...change.happened.map((one) => `${one.at} ${one.kind}`));
    now = applyCreditChange(now, change);
  }
  return walked.filter((one) => !one.includes('TASK_'));
}
const suspended = (more: Partial<CreditFile['listings'][number]>): CreditFile => ({
  ...SUSPENDED,
  limits: [],
  listings: [{ ...LISTING, stage: 'SUSPENDED', suspensions: [SUSPENSION], ...more }],
});

describe('the end of a suspension', () => {
  it('CR-REV, PER-8: is told thirty days before, and publishes the entry again at 24:00 of its last day, however late the machine', () => {
    expect(walk(SUSPENDED)).toEqual([
      '2026-11-10T00:00:00+08:00 SUSPENSION_ENDING',
      '2026-12-11T00:00:00+08:00 SUSPENSION_ENDED',
    ]);
    const due = nextCreditDeadline(
      { ...SUSPENDED, passed: [{ id: 'SUSPENSION_ENDING:s:2026-11-10T00:00:00+08:00', at: at('2026-11-10') }] },
      turn('2026-06-10'),
    );
    const ended = due && applyCreditChange(SUSPENDED, passCreditDeadline(SUSPENDED, due, turn('2026-12-20', 'clock')));
    expect(ended?.listings[0]).toMatchObject({
      stage: 'PUBLISHED',
      suspensions: [{ ended: { at: '2026-12-11T00:00:00+08:00', why: 'TERM' } }],
    });
  });

  it('CR-REV: one of less than thirty days has told it in its grant', () => {
    const short = { ...SUSPENSION, lastDay: legalDate('2026-07-05') };
    expect(walk(suspended({ suspensions: [short] }))).toEqual(['2026-07-06T00:00:00+08:00 SUSPENSION_ENDED']);
  });

  it('DIS-ART-10-1, DIS-ART-10-2: does not publish what is performed, nor what is over its term by then', () => {
    expect(walk({ ...SUSPENDED, debt: PERFORMED })).toEqual([]);
    const fixed = (termLastDay: string) => walk(suspended({ ground: 4, termLastDay: legalDate(termLastDay) }));
    expect(fixed('2026-12-10')).toEqual(['2026-12-11T00:00:00+08:00 TERM_ENDED']);
    expect(fixed('2026-12-11')).toEqual([
      '2026-11-10T00:00:00+08:00 SUSPENSION_ENDING',
      '2026-12-11T00:00:00+08:00 SUSPENSION_ENDED',
      '2026-12-12T00:00:00+08:00 TERM_ENDED',
    ]);
  });
});
