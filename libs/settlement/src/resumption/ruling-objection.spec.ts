import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { calendar } from '../../test/fixture/cases.js';
import {
  decideRulingObjection,
  decideRulingObjectionDecision,
  type RulingObjectionInput,
  type RulingObjectionTurn,
} from './ruling-objection.js';

const input: RulingObjectionInput = {
  application: 2,
  byPartyId: 'p-2',
  ground: 'RULING',
  receivedOn: legalDate('2026-04-20'),
};
const turn: RulingObjectionTurn = {
  at: courtInstant('2026-04-21T10:00:00+08:00'),
  calendar,
  rulings: [
    { application: 1, ruling: 'REFUSE', ruledAt: courtInstant('2026-03-02T10:00:00+08:00') },
    { application: 2, ruling: 'RESUME', ruledAt: courtInstant('2026-04-15T10:00:00+08:00') },
    { application: 3, ruling: null, ruledAt: null },
  ],
  objections: [],
  enforcementEnded: false,
};
const answer = (over: Partial<RulingObjectionInput> = {}, now: Partial<RulingObjectionTurn> = {}) => {
  const decision = decideRulingObjection({ ...input, ...over }, { ...turn, ...now });
  return decision.ok ? decision.value.value : decision.error.code;
};

describe('SET-ART-12-1, SET-ART-17-1: an objection to a ruling on resumption', () => {
  it('TV-14: is decided within 15 days of its receipt, off the rest days at their end', () => {
    expect(answer()).toBe('2026-05-06');
    expect(answer({ ground: 'DEDUCTION' })).toBe('2026-05-06');
    expect(answer({ application: 1 })).toBe('2026-05-06');
  });

  it.each([
    ['nothing was ruled', { application: 3 }, {}, 'OBJECTION.NO_RULING'],
    ['there is no such application', { application: 4 }, {}, 'OBJECTION.NO_RULING'],
    ['a refusal deducts nothing', { application: 1, ground: 'DEDUCTION' as const }, {}, 'OBJECTION.NOTHING_DEDUCTED'],
    ['it came before the ruling', { receivedOn: legalDate('2026-04-14') }, {}, 'OBJECTION.BEFORE_RULING'],
    ['it lies ahead', { receivedOn: legalDate('2026-04-22') }, {}, 'OBJECTION.IN_FUTURE'],
    [
      'he objected on that ground before',
      {},
      { objections: [{ application: 2, byPartyId: 'p-2', ground: 'RULING' as const, decided: true }] },
      'OBJECTION.REPEATED',
    ],
    ['enforcement has ended', {}, { enforcementEnded: true }, 'OBJECTION.ENFORCEMENT_ENDED'],
  ])('is refused where %s', (_why, over, now, code) => {
    expect(answer(over, now)).toBe(code);
  });

  it('on another ground, or by another party, it is another', () => {
    const objections = [{ application: 2, byPartyId: 'p-2', ground: 'RULING' as const, decided: false }];
    expect(answer({ ground: 'DEDUCTION' }, { objections })).toBe('2026-05-06');
    expect(answer({ byPartyId: 'p-1' }, { objections })).toBe('2026-05-06');
  });
});

describe('SET-ART-12-1, SET-ART-17-1: the decision on it', () => {
  const decided = (over: object, upheld = true, said: object = {}) => {
    const decision = decideRulingObjectionDecision(
      { upheld, rulingNumber: '（2026）鲁0502执异9号', reason: upheld ? '已履行完毕' : '', ...said },
      { ruling: 'RESUME', ground: 'RULING', decided: false, ...over },
    );
    return decision.ok ? decision.value : decision.error.code;
  };

  it('revokes the resumption, opens the application again, or has the balance computed anew; dismissed, nothing follows', () => {
    expect(decided({})).toBe('RESUMPTION_REVOKED');
    expect(decided({ ruling: 'REFUSE' })).toBe('APPLICATION_OPEN');
    expect(decided({ ground: 'DEDUCTION' })).toBe('BALANCE_ANEW');
    expect(decided({}, false)).toBe('NONE');
  });

  it('is made once, by a ruling with its number, and upheld with a reason', () => {
    expect(decided({ decided: true })).toBe('OBJECTION.DECIDED');
    expect(decided({}, true, { rulingNumber: ' ' })).toBe('OBJECTION.RULING_MISSING');
    expect(decided({}, true, { reason: '' })).toBe('OBJECTION.REASON_MISSING');
  });
});
