import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeAfterEnding, endedAs, type EndingOnRecord } from './after-ending.js';
import { CLOSING_MODES } from './closing.js';

const ended = (over: Partial<EndingOnRecord>) =>
  endedAs({ state: 'PERFORMED', closingMode: null, filedAnew: false, ...over });

describe('how a case has ended', () => {
  it('CLS-1: as performed by its settlement, and otherwise by a suit or the end of the two years', () => {
    expect(ended({ state: 'PERFORMING' })).toBeUndefined();
    expect(ended({ state: 'PERFORMED' })).toBe('PERFORMED');
    for (const state of ['SUED', 'EXPIRED'] as const) expect(ended({ state })).toBe('OTHERWISE');
  });

  it('CLS-4: once resumed, with the closing of its enforcement, and as performed in one mode alone', () => {
    const state = 'RESUMED';
    expect(ended({ state })).toBeUndefined();
    expect(CLOSING_MODES.filter((closingMode) => ended({ state, closingMode }) === 'PERFORMED')).toEqual(['执行完毕']);
    expect(CLOSING_MODES.filter((closingMode) => ended({ state, closingMode }) === undefined)).toEqual([]);
  });

  it('SET-ART-16-1: as performed where it resumed only after that, for the enforcement is another case', () => {
    expect(ended({ state: 'RESUMED', filedAnew: true })).toBe('PERFORMED');
  });
});

describe('what is owed after a case has ended as performed', () => {
  it('CLS-3: is told where it is another sum, were it one fen, and no more often', () => {
    expect([changeAfterEnding(0n, 1n), changeAfterEnding(300n, 200n)]).toEqual(['OWED', 'OWED']);
    expect([changeAfterEnding(0n, 0n), changeAfterEnding(200n, 200n)]).toEqual([undefined, undefined]);
    expect(changeAfterEnding(1n, 0n)).toBe('PERFORMED_AGAIN');
  });

  it('CLS-1, CLS-3: performance counts after any course of entries if and only if nothing is owed', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 3n })), (course) => {
        let told = 0n;
        let counts = true;
        for (const owed of course) {
          const change = changeAfterEnding(told, owed);
          if (change === undefined) continue;
          counts = change === 'PERFORMED_AGAIN';
          told = owed;
        }
        expect([counts, told]).toEqual([(course.at(-1) ?? 0n) === 0n, course.at(-1) ?? 0n]);
      }),
    );
  });
});
