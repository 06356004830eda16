import { describe, expect, it } from '@jest/globals';
import { addDays, legalDate, parseRate, parseYuan, type LegalDate, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { NOTHING, received, S7, scheduleOf } from '../../test/fixture/ledgers.js';
import { SettlementLedger } from '../ledger/settlement-ledger.js';
import { type AgreementTerms } from './terms.js';
import { whatIf, type WhatIfQuestion } from './what-if.js';

const AGREED = legalDate('2026-06-01');
const question = (over: Partial<WhatIfQuestion> = {}): WhatIfQuestion => ({
  terms: AGREEMENT,
  title: S7.title,
  pack: S7.pack,
  calendar: S7.calendar,
  agreedOn: AGREED,
  ...over,
});
const withTerms = (over: Partial<AgreementTerms>) => question({ terms: { ...AGREEMENT, ...over } });

describe('what a plan comes to', () => {
  it('SET-GRACE, SET-BREACH-DAY, SET-ART-17: S7 asked beforehand: the second instalment missed is found on 10-14, and costs what was given up', () => {
    const [, second] = whatIf(question()).obligations;
    expect(second).toMatchObject({
      no: 2,
      due: '2026-09-30',
      payableUntil: '2026-09-30',
      graceEnd: '2026-09-30',
      ifMissed: { inDefaultFrom: '2026-10-01', foundFrom: '2026-10-14', outstanding: '600000.00' },
    });
    const ledger = new SettlementLedger({
      ...S7,
      openedAt: '2026-06-01T00:00:00+08:00' as typeof S7.openedAt,
      entries: { ...NOTHING, receipts: [received('r-1', '2026-06-30', '300000.00')] },
    });
    const { amounts } = ledger.balance(legalDate('2026-10-14'));
    expect(second!.ifMissed.title).toEqual(amounts);
    expect(parseYuan(second!.ifMissed.cost)).toBe(parseYuan(amounts.total) - parseYuan('600000.00'));
  });

  it('SET-DUE-REST, PER-4: rest days are told, with the day until which one may pay; a year without a notice is provisional', () => {
    const { obligations } = whatIf(
      withTerms({ schedule: scheduleOf(['2026-10-04', '450000.00'], ['2027-01-31', '450000.00']) }),
    );
    expect(obligations.map(({ restDay, payableUntil, provisional }) => [restDay, payableUntil, provisional])).toEqual([
      [true, '2026-10-08', false],
      [true, '2027-02-01', true],
    ]);
    const written = whatIf(withTerms({ restDay: 'AS_WRITTEN', schedule: scheduleOf(['2026-10-04', '900000.00']) }));
    expect(written.obligations[0]!.payableUntil).toBe('2026-10-04');
  });

  it('SET-WAIVER: amount, date, grace and waiver move it: less is at stake where a waiver does not depend on full performance', () => {
    const base = whatIf(question());
    const waived = whatIf(
      withTerms({ waivers: [{ of: 'PRINCIPAL', amount: '100000.00' as Yuan, condition: 'UNCONDITIONAL' }] }),
    );
    const less = (a: Yuan, b: Yuan) => parseYuan(a) < parseYuan(b);
    expect(less(waived.obligations[0]!.ifMissed.title.total, base.obligations[0]!.ifMissed.title.total)).toBe(true);
    const graced = whatIf(withTerms({ grace: { days: 10, unit: 'CALENDAR' } }));
    expect(graced.obligations[1]!.ifMissed.inDefaultFrom).toBe('2026-10-11');
    expect(graced.lastPerformanceDay > base.lastPerformanceDay).toBe(true);
    // Given up where all is performed: 100,000 of principal and the doubled interest of the title.
    expect(base.givenUp.principal).toBe('100000.00');
  });

  it('F12, SET-ART-17-3: whether the debtor can pay it by his own account, in money; what he gives in kind needs none', () => {
    const ability = { atOnce: '0.00' as Yuan, monthly: '100000.00' as Yuan };
    const plan = whatIf(question({ ability }));
    expect(plan.obligations.map(({ beyondAbility }) => beyondAbility)).toEqual(['300000.00', '300000.00', '300000.00']);
    expect(plan.affordable).toBe(false);
    const later = whatIf(question({ ability: { atOnce: '300000.00' as Yuan, monthly: '100000.00' as Yuan } }));
    expect(later.affordable).toBe(true);
    const thing = { thing: '货车', agreedValue: '900000.00' as Yuan, handOverBy: legalDate('2026-06-30') };
    const inKind = whatIf({
      ...withTerms({ schedule: [], inKind: [thing] }),
      ability: { ...ability, monthly: '0.00' as Yuan },
    });
    expect(inKind.affordable).toBe(true);
    expect(whatIf(question()).affordable).toBeUndefined();
  });

  it('PROC-9R: a freeze that ends before the plan does is renewed, under 执保 on application only', () => {
    const control = { id: 'a-1', asset: 'deposit', lastDay: legalDate('2026-08-31'), under: '执保' } as const;
    const { renewals } = whatIf({
      ...withTerms({ schedule: scheduleOf(['2026-06-30', '450000.00'], ['2027-11-30', '450000.00']) }),
      controls: [control, { ...control, id: 'a-2', lastDay: legalDate('2030-01-01') }],
    });
    expect(
      renewals.map(({ id, lastDay, renewBy, onApplicationOnly }) => [id, lastDay, renewBy, onApplicationOnly]),
    ).toEqual([
      ['a-1', '2026-08-31', '2026-08-24', true],
      ['a-1', '2027-08-31', '2027-08-24', true],
    ]);
  });

  it('SET-ART-1-1: a plan of nothing is refused', () => {
    expect(() => whatIf(withTerms({ schedule: [] }))).toThrow(
      expect.objectContaining({ code: 'AGREEMENT.NOTHING_TO_PERFORM' }),
    );
  });
});

describe('SET-LEDGER, F12: a plan asked beforehand is what the ledger answers afterwards', () => {
  const plan = fc.record({
    steps: fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 90 }), fen: fc.bigInt({ min: 1n, max: 90_000_000n }) }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
    grace: fc.option(
      fc.record({
        days: fc.integer({ min: 1, max: 20 }),
        unit: fc.constantFrom('WORKING' as const, 'CALENDAR' as const),
      }),
      { nil: undefined },
    ),
    restDay: fc.constantFrom(undefined, 'NEXT_WORKDAY' as const, 'AS_WRITTEN' as const),
    condition: fc.constantFrom('FULL_PERFORMANCE' as const, 'UNCONDITIONAL' as const),
    waived: fc.constantFrom('INTEREST' as const, 'DOUBLED' as const),
    rate: fc.constantFrom('0', '0.0001', '0.000175'),
    missed: fc.nat(),
  });

  it('on ten thousand random plans', () => {
    fc.assert(
      fc.property(plan, ({ steps, grace, restDay, condition, waived, rate, missed }) => {
        let day: LegalDate = AGREED;
        const schedule = steps.map(({ after, fen }, i) => {
          day = addDays(day, after + (i === 0 ? 0 : 1));
          return { no: i + 1, due: day, amount: `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}` as Yuan };
        });
        const terms: AgreementTerms = {
          ...AGREEMENT,
          schedule,
          ...(grace && { grace }),
          ...(restDay && { restDay }),
          waivers: [{ of: waived, condition }],
        };
        const asked = { ...question({ terms }), title: { ...S7.title, dailyRate: parseRate(rate) } };
        const answer = whatIf(asked);
        const k = missed % schedule.length;
        const { no, payableUntil, graceEnd, ifMissed } = answer.obligations[k]!;
        // What the ledger says once those before it were really entered, a second after the day began.
        const ledger = new SettlementLedger({
          ...S7,
          terms,
          title: asked.title,
          openedAt: `${AGREED}T00:00:01+08:00` as typeof S7.openedAt,
          entries: {
            ...NOTHING,
            receipts: schedule.slice(0, k).map(({ due, amount }, i) => received(`paid-${i}`, due, amount)),
          },
        });
        expect(ledger.inDefault(ifMissed.inDefaultFrom)).toContain(no);
        expect(ledger.inDefault(graceEnd)).not.toContain(no);
        const found = ledger.reading(ifMissed.foundFrom);
        expect(found.instalments.find((one) => one.no === no)!.status).toBe('OVERDUE');
        expect(found.outstanding).toBe(ifMissed.outstanding);
        expect(found.owed).toBe(answer.total);
        expect(ledger.daysOfInstalment(no)).toEqual({
          payableUntil,
          graceEnd,
          waitingEnd: addDays(ifMissed.foundFrom, -1),
        });
        expect(ledger.balance(ifMissed.foundFrom).amounts).toEqual(ifMissed.title);
        expect(answer.lastPerformanceDay).toBe(
          answer.obligations
            .map((one) => one.graceEnd)
            .sort()
            .at(-1),
        );
      }),
      { numRuns: 10_000 },
    );
  }, 240_000);
});
