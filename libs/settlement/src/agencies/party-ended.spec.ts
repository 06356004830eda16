import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { subscription } from '../../test/fixture/publications.js';
import { courtsHearing, isForJudge, matchEnded, noticeMatch } from './party-ended.js';
import { subjectKey } from './subject-match.js';

const RULES = { unitCodeAlone: false };
const NUMBER = '11010519491231002X';
const person = { kind: 'PERSON', name: '张某', identityNumber: NUMBER } as const;

describe('a party of whom a body says that he has ended', () => {
  it('DIS-ART-8: persons die and units are deregistered, and nothing else', () => {
    const known = { kind: 'PERSON', name: '张某', number: NUMBER } as const;
    expect(matchEnded(RULES, { kind: 'DEATH', subject: person }, known)).toBe('MATCH');
    expect(matchEnded(RULES, { kind: 'DEREGISTRATION', subject: person }, known)).toBe('NO_MATCH');
  });

  it('PIPL 8: a name alone is never enough; the best of several matches counts, and only what may be he goes to the judge', () => {
    expect(noticeMatch({ kind: 'PERSON', name: '张某' }, [])).toBe('NOT_ENOUGH');
    expect(noticeMatch(person, [])).toBe('NO_MATCH');
    expect(noticeMatch(person, ['NO_MATCH', 'DOUBTFUL', 'NOT_ENOUGH'])).toBe('DOUBTFUL');
    expect((['MATCH', 'DOUBTFUL', 'NOT_ENOUGH', 'NO_MATCH'] as const).map(isForJudge)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('PIPL 8: a number of fifteen digits finds him who has it in eighteen', () => {
    expect(subjectKey('PERSON', '110105491231002')).toBe(subjectKey('PERSON', ' 11010519491231002x'));
    expect(subjectKey('UNIT', '91370502MA3C5RL07J')).toBe('91370502MA3C5RL07J');
  });

  it('DIS-ART-8, PIPL 6: is heard of from a body of the law whose subscription is in force, and from nobody else', () => {
    const on = (of: Parameters<typeof subscription>[1]) =>
      courtsHearing([subscription('police', of)], legalDate('2026-12-11'));
    expect(on({})).toEqual(['鲁0283']);
    expect(on({ validTo: legalDate('2026-12-11') })).toEqual(['鲁0283']);
    expect(on({ validTo: legalDate('2026-12-10') })).toEqual([]);
    expect(on({ validFrom: legalDate('2026-12-12') })).toEqual([]);
    expect(on({ category: 'PLATFORM' })).toEqual([]);
    const ended = subscription('police', { validTo: legalDate('2026-12-10') });
    const now = subscription('police', { id: 'police/2', court: '琼02' });
    expect(courtsHearing([ended, now, { ...now, id: 'police/3' }], legalDate('2026-12-11'))).toEqual(['琼02']);
  });
});
