import { describe, expect, it } from '@jest/globals';
import type { CaseOpening, LedgerReading, NextDeadline } from '@hejie/contracts/workflows';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { detailsOf } from './details.js';
import { initialState, type CaseState } from './state.js';

const OPENING = { caseNumber: '（2026）鲁0502执前调6号', cause: '民间借贷纠纷', claim: '1000000.00' } as CaseOpening;
const yuan = (text: string) => text as Yuan;
const state = (own: Partial<CaseState>): CaseState => ({
  ...initialState({ ...OPENING, calendarEditions: [] }),
  ...own,
});
const lines = (own: Partial<CaseState>, due?: NextDeadline) => detailsOf(OPENING, state(own), due).split('\n');

const READING = {
  paid: yuan('300000.00'),
  owed: yuan('900000.00'),
  instalments: [
    { no: 1, due: legalDate('2026-06-30'), outstanding: yuan('0.00') },
    { no: 2, due: legalDate('2026-09-30'), outstanding: yuan('300000.00') },
  ],
} as unknown as LedgerReading;

describe('what an operator reads of a case', () => {
  it('begins with number, cause and amount, and an empty line before the list, which the UI needs', () => {
    expect(lines({}).slice(0, 3)).toEqual([
      '**（2026）鲁0502执前调6号** 民间借贷纠纷 1000000.00元',
      '',
      '- 阶段：等待各方意愿',
    ]);
  });

  it('says in performance which instalment is awaited until when, and what is due before', () => {
    const due = {
      at: courtInstant('2026-09-23T00:00:00+08:00'),
      kind: 'PERFORMANCE',
      zh: '第2期到期提醒',
      rule: 'SET-BREACH-DAY',
      provisional: false,
    };
    const next = { ...due, items: [{ kind: 'REMINDER' as const, no: 2, day: legalDate('2026-09-23') }] };
    expect(lines({ stage: 'PERFORMANCE', reading: { ...READING, next } }, due).slice(2)).toEqual([
      '- 阶段：履行',
      '- 等待：按期履行，第2期300000.00元，至2026年9月30日24时',
      '- 下一期限：2026年9月23日0时 第2期到期提醒（SET-BREACH-DAY）',
      '- 已履行：300000.00 / 900000.00元',
    ]);
  });

  it('says in the negotiation until when it lasts, and that the day is provisional', () => {
    const negotiation = {
      endsAt: courtInstant('2027-01-05T00:00:00+08:00'),
      provisional: true,
    } as CaseState['negotiation'];
    expect(lines({ stage: 'NEGOTIATION', negotiation })).toContain('- 等待：和解协议草案，至2027年1月4日24时（暂定）');
  });

  it('says until when a mediator may accept, and before that until when the parties choose', () => {
    const chooseBy = courtInstant('2026-05-16T00:00:00+08:00');
    const designation = { mediatorId: 'm', acceptBy: courtInstant('2026-05-19T00:00:00+08:00') };
    expect(lines({ stage: 'SELECTION', chooseBy })).toContain(
      '- 等待：和解员的选定与接受，双方共同选定至2026年5月15日24时',
    );
    expect(lines({ stage: 'SELECTION', chooseBy, designation })).toContain(
      '- 等待：和解员接受选定，至2026年5月18日24时',
    );
  });

  it('names breach and ending in Chinese, never by their codes', () => {
    const text = lines({ stage: 'ENDED', ending: 'RESUMED', breach: 'RESUMED', reading: READING });
    expect(text).toContain('- 阶段：已结束（恢复执行）');
    expect(text).toContain('- 违约：已裁定恢复执行');
    expect(text.join('')).not.toMatch(/[A-Z]{2}/);
  });
});
