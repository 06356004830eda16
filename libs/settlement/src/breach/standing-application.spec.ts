import { describe, expect, it } from '@jest/globals';
import {
  courtInstant,
  endOfDay,
  legalDate,
  packOf,
  parseRate,
  parseYuan,
  type CourtInstant,
  type PolicyPack,
} from '@hejie/law';
import { AGREEMENT, REVIEWED } from '../../test/fixture/agreements.js';
import { calendar } from '../../test/fixture/cases.js';
import { lintAgreement } from '../agreement/lint.js';
import { decideRecall } from '../decisions/recall.js';
import { type LedgerEntries } from '../ledger/ledger-entries.js';
import { SettlementLedger } from '../ledger/settlement-ledger.js';
import { applyEntries, reachDeadline } from '../performance/deadlines.js';
import { type PerformanceState } from '../performance/performance-state.js';
import { afterElection, openPerformance } from '../performance/performance.js';
import { recallEnd } from './standing-application.js';

const silent = packOf('dongying-2020@1');
const knowing: PolicyPack = { ...silent, resumption: { ...silent.resumption, recallWorkingDays: 3 } };
const terms = { ...AGREEMENT, standingApplication: true as const };
const NOTHING: LedgerEntries = { receipts: [], reversals: [], refunds: [] };
const OPENED = courtInstant('2026-06-01T16:00:00+08:00');
const GRACE_OVER = endOfDay(legalDate('2026-07-07'));
/** Told on 07-08: 07-09, 07-10 and, after the weekend, 07-13. */
const LAST_DAY = legalDate('2026-07-13');

const ledgerOf = (over: { pack?: PolicyPack; entries?: LedgerEntries; agreed?: typeof AGREEMENT } = {}) =>
  new SettlementLedger({
    terms: over.agreed ?? terms,
    title: { principal: parseYuan('1000000'), dailyRate: parseRate('0'), expiry: legalDate('2026-03-15'), fee: 0n },
    pack: over.pack ?? knowing,
    calendar,
    openedAt: OPENED,
    state: 'PERFORMING',
    entries: over.entries ?? NOTHING,
    applications: [],
  });
const paidOn = (day: string): LedgerEntries => ({
  ...NOTHING,
  receipts: [
    {
      receiptId: 'r-1',
      kind: 'PAYMENT',
      valueDate: legalDate(day),
      amount: parseYuan('300000'),
      postedAt: courtInstant(`${day}T12:00:00+08:00`),
    },
  ],
});
const graceEnds = (
  ledger: SettlementLedger,
  deadline: CourtInstant = GRACE_OVER,
  now = deadline,
  latenessSeconds = 0,
) =>
  reachDeadline(
    openPerformance(ledger, [], OPENED).after,
    ledger,
    {
      items: [{ kind: 'GRACE_END', no: 1, day: legalDate('2026-07-07') }],
      lateness: { deadline, latenessSeconds },
      now,
    },
    [],
  );
const recallEnds = (before: PerformanceState, ledger: SettlementLedger, latenessSeconds = 0) => {
  const deadline = endOfDay(LAST_DAY);
  return reachDeadline(
    before,
    ledger,
    { items: [{ kind: 'RECALL_END', day: LAST_DAY }], lateness: { deadline, latenessSeconds }, now: deadline },
    [],
  );
};

describe('SET-ART-9-1: an application to resume that is made beforehand', () => {
  it('may be recalled for three working days after the day on which the creditor was told', () => {
    expect(recallEnd(terms, knowing, legalDate('2026-07-08'), calendar)?.value).toBe(LAST_DAY);
    expect(recallEnd(terms, silent, legalDate('2026-07-08'), calendar)).toBeUndefined();
    expect(recallEnd(AGREEMENT, knowing, legalDate('2026-07-08'), calendar)).toBeUndefined();
  });

  it('opens with the finding of a default, and the case waits for its end', () => {
    const { after, happened } = graceEnds(ledgerOf());
    expect(happened.map(({ kind }) => kind)).toEqual(['BREACH_FOUND', 'STANDING_OPENED']);
    expect(happened[1]).toMatchObject({ lastDay: LAST_DAY, instalment: 1, times: 1, at: GRACE_OVER });
    expect(after).toMatchObject({
      stage: 'BREACH',
      standing: { toldOn: '2026-07-08' },
      ledger: { next: { at: '2026-07-14T00:00:00+08:00', items: [{ kind: 'RECALL_END', day: LAST_DAY }] } },
    });
  });

  it('of a default that is found late, his time to recall runs from when he is told, not from the deadline', () => {
    const weekLate = courtInstant('2026-07-15T09:00:00+08:00');
    const { after, happened } = graceEnds(ledgerOf(), GRACE_OVER, weekLate, 637_200);
    expect(happened[1]).toMatchObject({ kind: 'STANDING_OPENED', lastDay: '2026-07-20' });
    expect(after.standing).toEqual({ toldOn: '2026-07-15' });
  });

  it.each([
    ['the pack knows none', { pack: silent }],
    ['the agreement has none', { agreed: AGREEMENT }],
  ])('does not where %s', (_why, over) => {
    const { after, happened } = graceEnds(ledgerOf(over));
    expect(happened.map(({ kind }) => kind)).toEqual(['BREACH_FOUND']);
    expect(after).not.toHaveProperty('standing');
  });

  it('not recalled, it counts as made with the end of that time, and lies before the judge: nothing resumes by itself', () => {
    const ledger = ledgerOf();
    const filed = recallEnds(graceEnds(ledger).after, ledger);
    expect(filed.happened).toMatchObject([
      { kind: 'STANDING_FILED', at: '2026-07-14T00:00:00+08:00', application: 1, partyId: 'c' },
    ]);
    expect(filed).not.toHaveProperty('ending');
    expect(filed.after).toMatchObject({ stage: 'RULING', breach: 'APPLIED', application: { number: 1, partyId: 'c' } });
    expect(filed.after).not.toHaveProperty('standing');
    // An application interrupts the two years.
    expect(filed.after.ledger.next?.items.map(({ kind }) => kind)).not.toContain('APPLICATION_PERIOD_END');
    // However late the machine was, it counts from the end of that time.
    expect(recallEnds(graceEnds(ledger).after, ledger, 1200).happened[0]).toMatchObject({
      at: '2026-07-14T00:00:00+08:00',
      latenessSeconds: 1200,
    });
  });

  it('is not filed where it was recalled, another choice was made, or the default was made good; at the last instant money wins', () => {
    const ledger = ledgerOf();
    const { after } = graceEnds(ledger);
    const now = courtInstant('2026-07-10T10:00:00+08:00');
    const recalled = decideRecall(after, { partyId: 'c', by: 'CREDITOR', now }, ledger);
    expect(recalled.ok && recalled.value).not.toHaveProperty('standing');
    expect(recalled.ok && recalled.value.stage).toBe('BREACH');
    expect(recalled.ok && recalled.value.ledger.next?.items[0]?.kind).not.toBe('RECALL_END');
    expect(recalled.ok && recallEnds(recalled.value, ledger).happened).toEqual([]);

    const sued = afterElection(after, { remedy: 'SUE', partyId: 'p-1', number: 1 });
    expect(recallEnds(sued, ledger).happened).toEqual([]);

    const good = ledgerOf({ entries: paidOn('2026-07-13') });
    expect(recallEnds(after, good).happened.map(({ kind }) => kind)).toEqual(['CURED']);
    const cured = applyEntries(after, good, { reversal: false, now: courtInstant('2026-07-13T12:00:00+08:00') }, []);
    expect(cured.after).toMatchObject({ stage: 'PERFORMANCE' });
    expect(cured.after).not.toHaveProperty('standing');
  });

  it.each([
    ['the debtor', 'DEBTOR', true, 'RECALL.NOT_CREDITOR'],
    ['nobody applied beforehand', 'CREDITOR', false, 'RECALL.NOTHING_TO_RECALL'],
  ] as const)('is not recalled: %s', (_who, by, made, code) => {
    const ledger = ledgerOf(made ? {} : { agreed: AGREEMENT });
    const decision = decideRecall(graceEnds(ledger).after, { partyId: 'c', by, now: GRACE_OVER }, ledger);
    expect(!decision.ok && decision.error.code).toBe(code);
  });

  it('of several creditors each recalls his own alone, and what another made counts as filed', () => {
    const signatories = [...terms.signatories!, { ...terms.signatories![0]!, id: 's-9', partyId: 'e' }];
    const ledger = ledgerOf({ agreed: { ...terms, signatories } });
    expect(ledger.standingApplicants()).toEqual(['c', 'e']);
    const recall = (before: PerformanceState, partyId: string) =>
      decideRecall(before, { partyId, by: 'CREDITOR', now: GRACE_OVER }, ledger);
    const { after } = graceEnds(ledger);
    const other = recall(after, 'x');
    expect(!other.ok && other.error.code).toBe('RECALL.NOT_APPLICANT');
    const first = recall(after, 'c');
    if (!first.ok) throw first.error;
    expect(first.value).toMatchObject({ standing: { recalled: ['c'] } });
    const again = recall(first.value, 'c');
    expect(!again.ok && again.error.code).toBe('RECALL.NOT_APPLICANT');
    expect(recallEnds(first.value, ledger).happened[0]).toMatchObject({ kind: 'STANDING_FILED', partyId: 'e' });
    const both = recall(first.value, 'e');
    expect(both.ok && both.value).not.toHaveProperty('standing');
  });

  it('the review blocks it where the court’s pack does not know it', () => {
    const codes = (pack: PolicyPack) =>
      lintAgreement(terms, pack, REVIEWED)
        .filter(({ code }) => code === 'AGREEMENT.STANDING_APPLICATION')
        .map(({ severity, place }) => [severity, place]);
    expect(codes(silent)).toEqual([['BLOCKING', '/standingApplication']]);
    expect(codes(knowing)).toEqual([]);
    for (const id of ['national', 'dongying-2020', 'jianli-2023', 'enterprise-2025'])
      expect(packOf(id).resumption.automaticWithoutApplication).toBe(false);
  });
});
