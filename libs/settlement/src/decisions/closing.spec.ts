import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import { FOUND } from '../../test/fixture/found-for-now.js';
import { type EndingForNowStanding } from '../effect/ending-for-now.js';
import { CLOSING_MODES, decideClosing, decideClosingOfResumed } from './closing.js';

describe('closing a resumed enforcement', () => {
  const forNow: EndingForNowStanding = { findings: FOUND, approved: null, decidedOn: null, proposedBy: 'judge-1' };
  const owing = { owed: parseYuan('736610'), closed: false, on: legalDate('2026-12-14'), forNow };

  it('CLS-3: while anything is owed it is not closed as performed, were it one fen, nor before what is owed is known', () => {
    for (const owed of [owing.owed, 1n, null]) {
      expect(decideClosing({ ...owing, owed, mode: '执行完毕' })).toMatchObject({
        ok: false,
        error: {
          code: 'ENFORCEMENT.NOT_SATISFIED',
          rule: 'CLS-3',
          path: '/mode',
          zh: '尚有未清偿余额，不能以执行完毕方式结案。',
          en: 'A balance is still owed: the case cannot be closed as satisfied.',
        },
      });
    }
  });

  it.each(CLOSING_MODES.filter((mode) => mode !== '执行完毕'))(
    'CLS-3, CLS-4: %s is a ground of its own, whatever is owed',
    (mode) => {
      expect(decideClosing({ ...owing, mode })).toEqual({ ok: true, value: mode });
    },
  );

  it('CLS-1: what is satisfied is closed as performed', () => {
    expect(decideClosing({ ...owing, mode: '执行完毕', owed: 0n })).toEqual({ ok: true, value: '执行完毕' });
  });

  it('CLS-4: what is closed is closed once', () => {
    for (const mode of CLOSING_MODES)
      expect(decideClosing({ ...owing, mode, owed: 0n, closed: true })).toMatchObject({
        ok: false,
        error: {
          code: 'ENFORCEMENT.CLOSED',
          rule: 'CLS-4',
          zh: '执行案件已结案。',
          en: 'The case of enforcement is closed.',
        },
      });
  });

  it('PROC-23: for now it is closed only once its conditions were found; every other mode asks none of them', () => {
    expect(decideClosing({ ...owing, forNow: null, mode: '终结本次执行程序' })).toMatchObject({
      ok: false,
      error: { code: 'FOR_NOW.NOT_REVIEWED', rule: 'PROC-23' },
    });
    for (const mode of CLOSING_MODES.filter((one) => one !== '终结本次执行程序' && one !== '执行完毕'))
      expect(decideClosing({ ...owing, forNow: null, mode }).ok).toBe(true);
  });

  it('SET-RES-2: of a case that has not resumed there is nothing to close here', () => {
    const states = ['PERFORMING', 'PERFORMED', 'RESUMED', 'SUED', 'EXPIRED', null] as const;
    expect(states.filter((state) => decideClosingOfResumed(state).ok)).toEqual(['RESUMED']);
    expect(decideClosingOfResumed(null)).toMatchObject({ error: { code: 'ENFORCEMENT.NOT_RESUMED' } });
  });
});
