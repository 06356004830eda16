import { describe, expect, it } from '@jest/globals';
import { addDays, courtInstant, legalDate, parseYuan, formatYuan, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import { calendar } from '../../test/fixture/cases.js';
import { codeOf, scheduleOf } from '../../test/fixture/ledgers.js';
import {
  decideUnsubmittedObjection,
  decideUnsubmittedRuling,
  unsubmittedConsequence,
  type UnsubmittedFindings,
  type UnsubmittedObjectionTurn,
} from './unsubmitted-objection.js';

const TERMS = {
  agreedOn: legalDate('2026-05-20'),
  total: '900000.00' as Yuan,
  schedule: scheduleOf(['2026-06-30', '300000.00'], ['2026-09-30', '300000.00'], ['2026-12-31', '300000.00']),
};
const TURN: UnsubmittedObjectionTurn = {
  at: courtInstant('2026-09-15T10:00:00+08:00'),
  calendar,
  settlement: null,
  ending: 'LAPSED',
  inEnforcement: false,
  closed: false,
  pending: false,
};
const objection = { side: 'DEBTOR', receivedOn: legalDate('2026-09-15'), terms: TERMS } as const;
const received = (over: Partial<UnsubmittedObjectionTurn> = {}, said: object = {}) =>
  decideUnsubmittedObjection({ ...objection, ...said }, { ...TURN, ...over });

describe('SET-ART-19-0: 执行过程中，被执行人根据当事人自行达成但未提交人民法院的和解协议提出异议', () => {
  it('is received of the debtor, and decided within fifteen days', () => {
    expect(received()).toMatchObject({ ok: true, value: { value: '2026-09-30' } });
    expect(codeOf(received({ settlement: 'RESUMED', ending: 'RESUMED' }))).toBe('ok');
    expect(codeOf(received({ ending: null, inEnforcement: true }))).toBe('ok');
  });

  it.each([
    ['of the creditor', {}, { side: 'CREDITOR' }, 'OBJECTION.NOT_DEBTOR'],
    ['where the settlement was submitted', { settlement: 'PERFORMING', ending: null }, {}, 'OBJECTION.SUBMITTED'],
    ['before enforcement', { ending: null }, {}, 'OBJECTION.NO_ENFORCEMENT'],
    ['after its end', { closed: true }, {}, 'OBJECTION.ENFORCEMENT_ENDED'],
    ['while another is open', { pending: true }, {}, 'OBJECTION.PENDING'],
    ['of tomorrow', {}, { receivedOn: legalDate('2026-09-16') }, 'OBJECTION.IN_FUTURE'],
    ['of another sum', {}, { terms: { ...TERMS, total: '900000.01' as Yuan } }, 'SCHEDULE.SUM_DIFFERS'],
  ])('is not heard %s', (_what, over, said, code) => {
    expect(codeOf(received(over as Partial<UnsubmittedObjectionTurn>, said))).toBe(code);
  });
});

const FOUND: UnsubmittedFindings = {
  formedAndValid: true,
  anticipatoryBreach: false,
  conditionUnmet: false,
  payments: [],
};
const follows = (asOf: string, found: Partial<UnsubmittedFindings> = {}) => {
  const derived = unsubmittedConsequence(TERMS, { ...FOUND, ...found }, { asOf: legalDate(asOf), calendar });
  return derived.ok ? derived.value.value : derived.error.code;
};
const paid = (...rows: readonly (readonly [string, string])[]) =>
  rows.map(([paidOn, amount]) => ({ paidOn: legalDate(paidOn), amount: amount as Yuan }));

describe('SET-ART-19-1 … SET-ART-19-5: what follows from what the judge has found (TV-D8)', () => {
  it.each([
    ['performed: terminated', '2026-09-15', { payments: paid(['2026-09-01', '900000.00']) }, 'TERMINATE SET-ART-19-1'],
    ['not yet due: stayed', '2026-06-15', {}, 'STAY SET-ART-19-2'],
    ['being performed: stayed', '2026-09-15', { payments: paid(['2026-06-30', '300000.00']) }, 'STAY SET-ART-19-3'],
    ['not performed: rejected', '2026-10-08', { payments: paid(['2026-06-30', '300000.00']) }, 'REJECT SET-ART-19-4'],
    ['repudiated: rejected', '2026-06-15', { anticipatoryBreach: true }, 'REJECT SET-ART-19-4'],
    ['void: rejected', '2026-09-15', { formedAndValid: false }, 'REJECT SET-ART-19-5'],
    ['the condition is unmet: stayed', '2026-10-08', { conditionUnmet: true }, 'STAY SET-ART-19-2'],
  ])('%s', (_what, day, found, expected) => {
    expect(follows(day, found)).toMatchObject({
      decision: expected.split(' ')[0],
      ground: expected.split(' ')[1],
    });
  });

  it('nothing is found to have been paid tomorrow', () => {
    expect(follows('2026-06-15', { payments: paid(['2026-06-16', '1.00']) })).toBe('OBJECTION.PAID_IN_FUTURE');
  });

  it('is what the judge rules, with number and reason; who finds otherwise says so in the findings', () => {
    const found = follows('2026-06-15') as Exclude<ReturnType<typeof follows>, string>;
    const ruled = (over: object, decided = false) =>
      codeOf(
        decideUnsubmittedRuling(
          { decision: 'STAY', rulingNumber: '（2026）鲁0502执异9号', reason: '首期未届至', ...over },
          { decided, follows: found },
        ),
      );
    expect(ruled({})).toBe('ok');
    expect(ruled({}, true)).toBe('OBJECTION.DECIDED');
    expect(ruled({ rulingNumber: '' })).toBe('OBJECTION.RULING_MISSING');
    expect(ruled({ reason: ' ' })).toBe('OBJECTION.REASON_MISSING');
    expect(ruled({ decision: 'REJECT' })).toBe('OBJECTION.NOT_BY_THE_RULE');
  });

  it('whatever was paid: all of it terminates, and nobody who is short of what is due is stayed', () => {
    const rows = fc.array(
      fc.record({ days: fc.integer({ min: 0, max: 220 }), fen: fc.bigInt({ min: 1n, max: 40_000_000n }) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('2026-06-15', '2026-07-15', '2026-10-15', '2027-01-15'), (payments, asOf) => {
        const all = payments
          .map(({ days, fen }) => ({ paidOn: addDays(legalDate('2026-05-21'), days), amount: formatYuan(fen) }))
          .filter(({ paidOn }) => paidOn <= asOf);
        const sum = all.reduce((total, { amount }) => total + parseYuan(amount), 0n);
        const due = TERMS.schedule.reduce((total, row) => (row.due < asOf ? total + parseYuan(row.amount) : total), 0n);
        const { decision } = follows(asOf, { payments: all }) as { decision: string };
        const expected = sum >= parseYuan(TERMS.total) ? 'TERMINATE' : sum < due ? 'REJECT' : 'STAY';
        expect(decision).toBe(expected);
      }),
    );
  });
});
