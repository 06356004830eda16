import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMs,
  compareDates,
  compareInstants,
  courtInstant,
  legalDate,
  parseYuan,
  type CourtInstant,
  type Yuan,
} from '@hejie/law';
import fc from 'fast-check';
import { AGREEMENT, REVIEWED } from '../../test/fixture/agreements.js';
import { codeOf, ledgerOf, received, S7, withReceipts } from '../../test/fixture/ledgers.js';
import { obligationsOf } from '../agreement/obligations.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { type AmendmentInput } from '../decisions/amendment.js';
import { readInstalment } from '../ledger/postings.js';
import { type SettlementRecord } from '../ledger/settlement-record.js';
import { afterAmendment, amendedBy, decideAmendedPlan } from './amendment.js';
import { reachDeadline } from './deadlines.js';
import { type PerformanceState } from './performance-state.js';
import { asLedgerStands, openPerformance } from './performance.js';

const at = (text: string): CourtInstant => courtInstant(`${text}:00+08:00`);
const FIRST = received('r-1', '2026-06-30', '300000.00');
/** The second instalment is put off until the end of November. */
const AMENDED: AgreementTerms = {
  ...AGREEMENT,
  version: 2,
  schedule: AGREEMENT.schedule.map((row) => (row.no === 2 ? { ...row, due: legalDate('2026-11-30') } : row)),
};
const amendedAt = (knownAt: CourtInstant, terms = AMENDED): Partial<SettlementRecord> => ({
  terms,
  amended: {
    first: AGREEMENT,
    plans: [{ version: terms.version, knownAt, instalments: obligationsOf(terms).map(readInstalment) }],
  },
});
const ledgers = (now: CourtInstant, terms = AMENDED) => ({
  earlier: ledgerOf(withReceipts(FIRST)),
  later: ledgerOf({ ...withReceipts(FIRST), ...amendedAt(now, terms) }),
});
const performing = (handledUntil: string): PerformanceState => ({
  ...openPerformance(ledgerOf(withReceipts(FIRST)), ['2026'], at('2026-06-01T16:00')).after,
  handledUntil: at(handledUntil),
});

describe('SET-ART-5-1: a plan amended while it is performed', () => {
  it('in breach: what was found short is over, and the case performs by the amended plan', () => {
    const now = at('2026-10-20T10:00');
    const both = ledgers(now);
    const short = asLedgerStands(
      { ...performing('2026-10-14T00:00'), stage: 'BREACH' as const, breach: 'SUSPECTED' as const },
      both.earlier,
      now,
    );
    expect(parseYuan(short.ledger.overdue)).toBe(parseYuan('300000.00'));
    expect(afterAmendment(short, both, now)).toMatchObject({
      happened: [{ kind: 'CURED', at: now }],
      after: {
        stage: 'PERFORMANCE',
        breach: 'NONE',
        ledger: { overdue: '0.00', next: { at: '2026-11-23T00:00:00+08:00', items: [{ kind: 'REMINDER', no: 2 }] } },
      },
    });
    const found = { no: 2, graceEnd: legalDate('2026-10-13'), due: legalDate('2026-09-30') };
    expect(both.later.outcomeOf(found, legalDate('2026-10-20'))).toMatchObject({ outcome: 'CURED', paidOn: null });
    expect(both.earlier.outcomeOf(found, legalDate('2026-10-20'))).toMatchObject({ outcome: 'STANDS' });
  });

  it('what was known before is still known: asked as of an instant before, the first plan answers', () => {
    const { later } = ledgers(at('2026-10-20T10:00'));
    expect(later.plan().map(({ due }) => due)).toEqual(['2026-06-30', '2026-11-30', '2026-12-31']);
    expect(later.daysOfInstalment(2)?.payableUntil).toBe('2026-11-30');
    // The two years run from the last day of the plan in force.
    expect(later.applicationPeriod().lastDay).toBe(ledgers(at('2026-10-20T10:00')).earlier.applicationPeriod().lastDay);
  });

  it('in the instant of a reminder: one that was sent stands, one that waits goes by the amended plan', () => {
    const instant = at('2026-09-23T00:00');
    const before = performing('2026-07-01T00:00');
    // The reminder first: it is told, then the plan is amended.
    const { earlier, later } = ledgers(instant);
    const items = [{ kind: 'REMINDER', no: 2, day: legalDate('2026-09-23') }] as const;
    const reached = { items, lateness: { deadline: instant, latenessSeconds: 0 }, now: instant };
    const reminded = reachDeadline(before, earlier, reached, []);
    expect(reminded.happened).toMatchObject([{ kind: 'REMINDED', line: { no: 2 } }]);
    expect(afterAmendment(reminded.after, { earlier, later }, instant).after.ledger.next).toMatchObject({
      at: '2026-11-23T00:00:00+08:00',
    });
    // The amendment first: that day is nobody's any longer.
    const amended = afterAmendment(before, { earlier, later }, instant);
    expect(amended.after.handledUntil).toBe(before.handledUntil);
    expect(amended.after.ledger.next).toMatchObject({ at: '2026-11-23T00:00:00+08:00' });
  });

  it('reminds nobody of a day that lay before the amendment', () => {
    const now = at('2026-09-20T10:00');
    const soon: AgreementTerms = {
      ...AMENDED,
      schedule: AGREEMENT.schedule.map((row) => (row.no === 2 ? { ...row, due: legalDate('2026-09-25') } : row)),
    };
    const { after } = afterAmendment(performing('2026-07-01T00:00'), ledgers(now, soon), now);
    expect(after.ledger.next).toMatchObject({ at: '2026-09-24T00:00:00+08:00', items: [{ kind: 'REMINDER', no: 2 }] });
  });

  it('SET-ART-8-1: a total that is lessened to what has been paid is performed', () => {
    const now = at('2026-09-20T10:00');
    const less: AgreementTerms = { ...AMENDED, total: '300000.00' as Yuan, schedule: AGREEMENT.schedule.slice(0, 1) };
    expect(afterAmendment(performing('2026-07-01T00:00'), ledgers(now, less), now)).toMatchObject({
      ending: { ending: 'PERFORMED', rule: 'SET-ART-8-1' },
    });
  });

  it('is heard in performance and in breach, not while a judge rules', () => {
    const now = at('2026-09-20T10:00');
    const ruling = { ...performing('2026-07-01T00:00'), stage: 'RULING' as const };
    expect(() => afterAmendment(ruling, ledgers(now), now)).toThrow(
      expect.objectContaining({ code: 'CASE.WRONG_STAGE' }),
    );
  });

  it('says which obligations are no longer as people were told of them', () => {
    expect(amendedBy(AGREEMENT, AMENDED)).toEqual([2]);
    expect(amendedBy(AGREEMENT, { ...AMENDED, schedule: AMENDED.schedule.slice(0, 2) })).toEqual([2, 3]);
    expect(amendedBy(AGREEMENT, AGREEMENT)).toEqual([]);
  });

  it('whatever the days of the amended plan and the hour of the amendment: nothing paid is lost, and what is next is the amended plan’s', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays(legalDate('2026-11-01'), days));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 80 }), (second, third, days) => {
        const now = addMs(at('2026-07-02T10:00'), days * 24 * 3_600_000);
        const schedule = AGREEMENT.schedule.map((row) =>
          row.no === 2 ? { ...row, due: second } : row.no === 3 ? { ...row, due: third } : row,
        );
        const both = ledgers(now, { ...AMENDED, schedule });
        const before = asLedgerStands(performing('2026-07-01T00:00'), both.earlier, now);
        const { after, ending } = afterAmendment(before, both, now);
        expect(ending).toBeUndefined();
        expect(after.ledger.paid).toBe('300000.00');
        expect(after.ledger.overdue).toBe('0.00');
        expect(compareInstants(after.ledger.next!.at, now)).toBeGreaterThan(0);
        expect(both.later.plan().map(({ due }) => due)).toEqual(schedule.map(({ due }) => due));
        // The two years run from the last day of the plan in force.
        expect(compareDates(both.later.applicationPeriod().lastDay!, second < third ? third : second)).toBe(1);
      }),
    );
  });
});

describe('SET-ART-5-1: whether it may be', () => {
  const given = at('2026-09-19T10:00');
  const ask = (over: Partial<AmendmentInput> = {}): AmendmentInput => ({
    inForce: AGREEMENT,
    amended: AMENDED,
    consents: ['c', 'd'].map((partyId) => ({
      partyId,
      version: 2,
      givenAt: given,
      by: 'SELF',
      specialAuthority: false,
    })),
    form: { kind: 'SIGNED_RECORD', by: ['c', 'd'], at: given },
    ...over,
  });
  const decide = (over: Partial<AmendmentInput> = {}, now = at('2026-09-20T10:00')) =>
    decideAmendedPlan(ask(over), S7, REVIEWED, now);

  it('all consent, and the court goes by it from the day of the last consent', () => {
    const decided = decide();
    expect(decided).toMatchObject({ ok: true, value: { version: 2, effectiveFrom: '2026-09-19' } });
  });

  it.each([
    ['a consent from the future', {}, '2026-09-18T10:00', 'AMENDMENT.IN_FUTURE'],
    [
      'an instalment that stands under another number',
      {
        amended: {
          ...AMENDED,
          schedule: AMENDED.schedule.filter(({ no }) => no !== 3).concat({ ...AGREEMENT.schedule[2]!, no: 4 }),
        },
      },
      '2026-09-20T10:00',
      'AMENDMENT.RENUMBERED',
    ],
    ['a party that keeps silent', { consents: [] }, '2026-09-20T10:00', 'AMENDMENT.NOT_UNANIMOUS'],
  ])('is refused: %s', (_what, over, now, code) => {
    expect(codeOf(decide(over, at(now)))).toBe(code);
  });

  it('民法典695: a guarantor whom it burdens consents, or it does not stand', () => {
    const guarantors = [{ guarantorId: 'g', promisesDirectEnforcement: false, scope: '全部债务' }];
    const [inForce, sooner] = [
      { ...AGREEMENT, guarantors },
      {
        ...AMENDED,
        guarantors,
        schedule: AGREEMENT.schedule.map((row) => (row.no === 3 ? { ...row, due: legalDate('2026-11-30') } : row)),
      },
    ];
    expect(codeOf(decide({ inForce, amended: sooner }))).toBe('AMENDMENT.GUARANTOR_NOT_CONSENTING');
    const guarantorConsents = [{ guarantorId: 'g', version: 2 }];
    expect(codeOf(decide({ inForce, amended: sooner, guarantorConsents }))).toBe('ok');
    // Put off, it burdens nobody.
    expect(codeOf(decide({ inForce, amended: { ...AMENDED, guarantors } }))).toBe('ok');
  });

  it('民法典695: without him it stands where the parties say so: the heavier part is not his, and his period is untouched', () => {
    const guarantors = [{ guarantorId: 'g', promisesDirectEnforcement: false, scope: '全部债务' }];
    const inForce = { ...AGREEMENT, guarantors };
    const sooner = AGREEMENT.schedule.map((row) => (row.no === 3 ? { ...row, due: legalDate('2026-11-30') } : row));
    const amended = { ...AMENDED, guarantors, schedule: sooner };
    const standings = (over: Partial<AmendmentInput>) => {
      const decided = decide({ inForce, amended, ...over });
      return decided.ok ? decided.value.guarantors.map(({ standing }) => standing) : decided.error.code;
    };
    expect(standings({ unbound: ['g'] })).toEqual(['UNBOUND']);
    expect(standings({ guarantorConsents: [{ guarantorId: 'g', version: 2 }] })).toEqual(['CONSENTS']);
    expect(standings({ amended: { ...AMENDED, guarantors } })).toEqual(['LIGHTENED']);
    expect(standings({ unbound: ['h'] })).toBe('AMENDMENT.NOT_UNBOUND');
    expect(standings({ unbound: ['g'], guarantorConsents: [{ guarantorId: 'g', version: 2 }] })).toBe(
      'AMENDMENT.NOT_UNBOUND',
    );
  });

  it('民法典695, SET-ART-18-1: enforced against directly he answers within the period and for what was owed by the terms that bind him', () => {
    const letter = { guaranteeUntil: legalDate('2027-06-30') };
    const guarantors = [{ guarantorId: 'g', promisesDirectEnforcement: true, scope: '全部债务', letter }] as never;
    // All interest was waived for whatever happens; the amendment takes the waiver away and puts the last day off.
    const waivers = [
      { of: 'INTEREST', condition: 'UNCONDITIONAL' },
      { of: 'DOUBLED', condition: 'UNCONDITIONAL' },
    ] as never;
    const earlier: AgreementTerms = { ...AGREEMENT, guarantors, waivers };
    const later: AgreementTerms = {
      ...{ ...AMENDED, guarantors, waivers: [] },
      schedule: AGREEMENT.schedule.map((row) => (row.no === 3 ? { ...row, due: legalDate('2027-12-31') } : row)),
    };
    const signatories = [
      ...AGREEMENT.signatories,
      { id: 'g', role: 'GUARANTOR', guarantorId: 'g', by: 'SELF', specialAuthority: false },
    ] as AgreementTerms['signatories'];
    const resumed = (bound?: ReadonlyMap<string, AgreementTerms>) =>
      ledgerOf({
        ...amendedAt(at('2026-09-20T10:00'), { ...later, signatories }),
        amended: { first: earlier, plans: [], signed: new Set(['g']), ...(bound && { bound }) },
        state: 'RESUMED',
      });
    const bound = new Map([['g', { ...earlier, signatories }]]);
    const day = legalDate('2027-02-01');
    const upTo = (ledger: ReturnType<typeof resumed>, on = day) => {
      const decided = ledger.underGuarantee('g', { appliedOn: on });
      return decided.ok ? decided.value.upTo : decided.error.code;
    };
    expect(upTo(resumed(bound))).toBe('1000000.00');
    expect(parseYuan(upTo(resumed()) as Yuan)).toBeGreaterThan(parseYuan('1000000.00'));
    // The period that he agreed to runs as before.
    expect(upTo(resumed(bound), legalDate('2027-07-01'))).toBe('GUARANTOR.PERIOD_OVER');
  });
});
