import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { calendar } from '../../test/fixture/cases.js';
import {
  decideObjectionDecisionService,
  decideRulingReconsideration,
  decideRulingReconsidered,
  type DecidedRulingObjection,
  type RulingReconsidered,
} from './ruling-reconsideration.js';

const at = courtInstant('2026-04-30T10:00:00+08:00');
/** Dismissed on 04-10 and served on both sides: the debtor p-2 had objected. */
const dismissed: DecidedRulingObjection = {
  partyId: 'p-2',
  ground: 'RULING',
  upheld: false,
  decidedAt: courtInstant('2026-04-10T10:00:00+08:00'),
  served: ['p-1', 'p-2'].map((partyId) => ({
    partyId,
    on: legalDate('2026-04-14'),
    reconsiderBy: legalDate('2026-04-24'),
  })),
  reconsiderations: [],
  reconsidered: null,
  remittedOn: null,
};
const of = { 'p-1': 'CREDITOR', 'p-2': 'DEBTOR' } as const;
const asks = (
  over: Partial<DecidedRulingObjection> = {},
  { byPartyId = 'p-2' as 'p-1' | 'p-2', receivedOn = '2026-04-24', postedOn = undefined as string | undefined } = {},
) => {
  const decision = decideRulingReconsideration(
    { ...dismissed, ...over },
    {
      byPartyId,
      receivedOn: legalDate(receivedOn),
      ...(postedOn !== undefined && { postedOn: legalDate(postedOn) }),
    },
    { at, calendar, sides: { applicant: of[byPartyId], objector: 'DEBTOR' } },
  );
  return decision.ok ? decision.value : decision.error.code;
};

describe('SET-ART-12-1, PROC-18: the ruling on an objection is taken to the court above', () => {
  it('within ten days of its service; the file goes up within five, and the court above rules within thirty', () => {
    const decision = decideObjectionDecisionService(
      { ...dismissed, served: [] },
      { partyId: 'p-2', on: legalDate('2026-04-14') },
      { at, calendar },
    );
    expect(decision).toMatchObject({ value: { reconsiderBy: '2026-04-24' } });
    // Five days end on 04-29; thirty end on Sunday 05-24, and roll.
    expect(asks()).toMatchObject({ byPartyId: 'p-2', sendBy: '2026-04-29', decideBy: '2026-05-25' });
    expect(asks({}, { receivedOn: '2026-04-25' })).toBe('RECONSIDERATION.LATE');
    expect(asks({}, { receivedOn: '2026-04-27', postedOn: '2026-04-24' })).toMatchObject({ sendBy: '2026-05-06' });
    expect(asks({}, { receivedOn: '2026-04-27', postedOn: '2026-04-28' })).toBe('RECONSIDERATION.POSTED_AFTER');
    expect(asks({}, { receivedOn: '2026-05-01' })).toBe('RECONSIDERATION.IN_FUTURE');
  });

  it('by whom it goes against, once, and only after its service on him', () => {
    expect(asks({}, { byPartyId: 'p-1' })).toBe('RECONSIDERATION.NOT_AGGRIEVED');
    expect(asks({ upheld: true })).toBe('RECONSIDERATION.NOT_AGGRIEVED');
    expect(asks({ upheld: true }, { byPartyId: 'p-1' })).toMatchObject({ byPartyId: 'p-1' });
    expect(asks({ served: [] })).toBe('RECONSIDERATION.NOT_SERVED');
    expect(asks({}, { receivedOn: '2026-04-13' })).toBe('RECONSIDERATION.NOT_SERVED');
    expect(asks({ upheld: null, decidedAt: null })).toBe('RECONSIDERATION.NOT_SERVED');
    const asked = asks();
    expect(asks({ reconsiderations: [asked as never] })).toBe('RECONSIDERATION.ASKED_ALREADY');
    expect(asks({ reconsidered: { outcome: 'DISMISSED' } })).toBe('RECONSIDERATION.DECIDED');
  });

  it.each([
    ['it is not decided', { upheld: null, decidedAt: null }, '2026-04-14', 'RECONSIDERATION.NOT_DECIDED'],
    ['that was recorded', {}, '2026-04-14', 'RECONSIDERATION.SERVED'],
    ['it was not made yet', { served: [] }, '2026-04-09', 'RECONSIDERATION.SERVED_BEFORE_DECISION'],
    ['the day lies ahead', { served: [] }, '2026-05-01', 'RECONSIDERATION.IN_FUTURE'],
  ])('a service is refused where %s', (_why, over, on, code) => {
    const objection = { ...dismissed, ...over };
    const decision = decideObjectionDecisionService(objection, { partyId: 'p-2', on: legalDate(on) }, { at, calendar });
    expect(decision).toMatchObject({ error: { code } });
  });
});

describe('SET-ART-12-1, SET-ART-17-1: what the court above rules', () => {
  const asked = asks() as never;
  const rules = (
    over: Partial<DecidedRulingObjection> = {},
    { outcome = 'DISMISSED', rulingNumber = '（2026）鲁05执复3号', servedOn = '2026-04-30' } = {},
    ruling: 'RESUME' | 'REFUSE' = 'RESUME',
  ) => {
    const input = { outcome, rulingNumber, servedOn: legalDate(servedOn) } as RulingReconsidered;
    const objection = { ...dismissed, reconsiderations: [asked], ...over };
    const decision = decideRulingReconsidered(objection, input, { at, calendar, ruling });
    return decision.ok ? decision.value : decision.error.code;
  };

  it('dismissed it stands, changed it is the other way round, sent back it is decided anew in fifteen days, once', () => {
    expect(rules()).toEqual({ upheld: false, consequence: 'NONE', decideBy: null });
    expect(rules({}, { outcome: 'CHANGED' })).toMatchObject({ upheld: true, consequence: 'RESUMPTION_REVOKED' });
    expect(rules({}, { outcome: 'CHANGED' }, 'REFUSE')).toMatchObject({ consequence: 'APPLICATION_OPEN' });
    expect(rules({ ground: 'DEDUCTION' }, { outcome: 'CHANGED' })).toMatchObject({ consequence: 'BALANCE_ANEW' });
    expect(rules({ upheld: true }, { outcome: 'CHANGED' })).toMatchObject({
      upheld: false,
      consequence: 'RULING_STANDS',
    });
    expect(rules({}, { outcome: 'REMITTED' })).toEqual({ upheld: null, consequence: 'NONE', decideBy: '2026-05-15' });
    expect(rules({ upheld: true }, { outcome: 'REMITTED' })).toMatchObject({ consequence: 'RULING_STANDS' });
    expect(rules({ remittedOn: legalDate('2026-04-20') }, { outcome: 'REMITTED' })).toBe(
      'RECONSIDERATION.REMITTED_ONCE',
    );
  });

  it('is refused where nobody has asked, without a number, out of time, or a second time', () => {
    expect(rules({ reconsiderations: [] })).toBe('RECONSIDERATION.NOT_ASKED');
    expect(rules({}, { rulingNumber: ' ' })).toBe('RECONSIDERATION.RULING_MISSING');
    expect(rules({}, { servedOn: '2026-04-23' })).toBe('RECONSIDERATION.SERVED_BEFORE');
    expect(rules({}, { servedOn: '2026-05-01' })).toBe('RECONSIDERATION.IN_FUTURE');
    expect(rules({ reconsidered: { outcome: 'CHANGED' } })).toBe('RECONSIDERATION.DECIDED');
  });
});
