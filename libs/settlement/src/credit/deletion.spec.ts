import { describe, expect, it } from '@jest/globals';
import { legalDate, type ListingGround } from '@hejie/law';
import {
  after,
  COURT,
  ENFORCED,
  NOTICE,
  debt,
  instant,
  OWES,
  PARTIES,
  performedOn,
  published,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import { type CreditFile } from './credit-file.js';
import {
  decideDeletion,
  decideDeletionGround,
  decideDeletionRequest,
  warningBeforeRequest,
  type DeletionCircumstance,
} from './deletion.js';
import { decideProposal } from './listing.js';
import { openDeletions } from './open-deletions.js';

const open = (file: CreditFile, at: string) =>
  openDeletions(file, turn(at)).map(({ ground, arisenOn, lastDay, mandatory }) => [
    ground,
    arisenOn,
    lastDay,
    mandatory,
  ]);
const firstOf = (file: CreditFile, at: string) => openDeletions(file, turn(at))[0]?.id ?? 'none';
const remove = (file: CreditFile, at: string, parties = PARTIES) =>
  decideDeletion(file, { deletionId: firstOf(file, at), verdict: { outcome: 'DELETE' } }, turn(at), parties);
const keep = (file: CreditFile, at: string, reasons: readonly string[] = ['未纠正']) =>
  decideDeletion(file, { deletionId: firstOf(file, at), verdict: { outcome: 'REFUSE', reasons } }, turn(at), PARTIES);
const circumstance = (file: CreditFile, what: DeletionCircumstance, arisenOn = '2026-12-11') =>
  decideDeletionGround(
    file,
    { listingId: 'l-1', arisenOn: legalDate(arisenOn), circumstance: what },
    turn('2026-12-11'),
  );
const request = (file: CreditFile, at = '2026-05-20', warning = 'today', requestedBy = 'c-1') =>
  decideDeletionRequest(file, { listingId: 'l-1', requestedBy, warning, warningOfToday: 'today' }, turn(at));

describe('the deletion of an entry without a term', () => {
  const listed = published('2026-11-02');

  it('S1, DIS-ART-10-1: performed on 2026-12-11 it is gone by 2026-12-16, and nobody may refuse', () => {
    const file = after(listed, debt(performedOn('2026-12-11'), '2026-12-11'));
    expect(open(file, '2026-12-11')).toEqual([['PERFORMED', '2026-12-11', '2026-12-16', true]]);
    expect(refused(keep(file, '2026-12-11'))).toEqual(['DELETION.DUE', 'DIS-ART-10-1']);
    const gone = after(file, (now) => remove(now, '2026-12-14'));
    expect(gone.listings[0]).toMatchObject({ stage: 'DELETED', deleted: { on: '2026-12-14', ground: 'PERFORMED' } });
    expect(open(gone, '2026-12-14')).toEqual([]);
    expect(refused(remove(gone, '2026-12-14'))?.[0]).toBe('DELETION.UNKNOWN');
  });

  it('DIS-ART-10-1: a settlement that is performed is a ground of its own; one that is only kept is none', () => {
    const plan = { ...OWES, planPerformed: true };
    expect(open(after(listed, debt(plan, '2026-12-01')), '2026-12-01')).toEqual([]);
    const file = after(listed, debt({ ...plan, owed: 0n, performedOn: legalDate('2026-12-11') }, '2026-12-11'));
    expect(open(file, '2026-12-11').map(([ground]) => ground)).toEqual(['SETTLEMENT_PERFORMED']);
  });

  it('DIS-ART-10-1: is due on each of the grounds that somebody records, three working days after its day', () => {
    const queries = [legalDate('2026-06-01'), legalDate('2026-12-01')];
    const nothing = { ground: 'NOTHING_FOUND', endedForNowOn: legalDate('2026-05-29'), queries, clue: false } as const;
    const grounds: readonly DeletionCircumstance[] = [
      nothing,
      { ground: 'STAYED', because: 'BANKRUPTCY' },
      { ground: 'NOT_ENFORCED' },
      { ground: 'TERMINATED' },
    ];
    for (const one of grounds) {
      const file = after(listed, (now) => circumstance(now, one));
      expect(open(file, '2026-12-11')).toEqual([[one.ground, '2026-12-11', '2026-12-16', true]]);
      expect(circumstance(file, one)).toEqual({ ok: true, value: { happened: [] } });
    }
    const missing: readonly DeletionCircumstance[] = [
      { ...nothing, clue: true },
      { ...nothing, queries: queries.slice(1) },
      { ...nothing, queries: [queries[1]!, queries[1]!] },
      // Before 终本, and after the day on which it is said to have been so.
      { ...nothing, endedForNowOn: queries[0]! },
      { ...nothing, queries: [queries[0]!, legalDate('2026-12-12')] },
    ];
    for (const one of missing) expect(refused(circumstance(listed, one))?.[0]).toBe('DELETION.NOTHING_FOUND_TOO_SOON');
    const closed = { ...OWES, closedAs: '终结本次执行程序', closedOn: legalDate('2026-06-01') } as const;
    const known = after(listed, debt(closed, '2026-06-02'));
    expect(refused(circumstance(known, nothing))?.[0]).toBe('DELETION.NOTHING_FOUND_TOO_SOON');
    expect(refused(circumstance(listed, { ground: 'TERMINATED' }, '2026-12-12'))?.[0]).toBe('DELETION.DAY_AHEAD');
    expect(refused(circumstance(listed, { ground: 'EARLY' }))?.[0]).toBe('DELETION.TERM_ONLY');
  });

  it('DIS-BAR, TV-22: at a creditor’s request is decided by a person, after the creditor was warned, and bars his own application for six months', () => {
    const early = published('2026-01-05');
    expect(warningBeforeRequest(instant('2026-05-20'))).toEqual({ barredUntil: '2026-11-20' });
    expect(refused(request(early, '2026-05-20', 'yesterday'))?.[0]).toBe('DELETION.NOT_WARNED');
    const asked = after(early, (now) => request(now));
    expect(open(asked, '2026-05-20')).toEqual([['CREDITOR_REQUESTS', '2026-05-20', '2026-05-27', false]]);
    const kept = after(asked, (now) => keep(now, '2026-05-21'));
    expect([open(kept, '2026-05-21'), kept.listings[0]?.stage]).toEqual([[], 'PUBLISHED']);
    const gone = after(asked, (now) => remove(now, '2026-05-20'));
    const again = (at: string, appliedBy: string | null = 'c-1') =>
      decideProposal(
        gone,
        { id: 'l-2', ground: 1, appliedBy, evidence: ['e'], caseNumber: ENFORCED, notice: NOTICE },
        turn(at),
        COURT,
      );
    expect(refused(again('2026-11-20'))).toEqual(['LISTING.BARRED', 'DIS-ART-10-3']);
    expect([again('2026-11-21').ok, again('2026-11-20', 'c-2').ok, again('2026-11-20', null).ok]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('DIS-ART-10-1: is due by itself where enforcement has ended, as terminated or not enforced, from that day; not by a suit, which only lets the court terminate', () => {
    const ended = (closedAs: '终结执行' | '不予执行' | 'SUED') =>
      debt({ ...OWES, closedAs, closedOn: legalDate('2026-12-11') }, '2026-12-14');
    const due = (ground: string) => [[ground, '2026-12-11', '2026-12-16', true]];
    expect(open(after(listed, ended('终结执行')), '2026-12-14')).toEqual(due('TERMINATED'));
    expect(open(after(listed, ended('不予执行')), '2026-12-14')).toEqual(due('NOT_ENFORCED'));
    expect(open(after(listed, ended('SUED')), '2026-12-14')).toEqual([]);
    expect(ended('终结执行')(listed).happened.map(({ kind }) => kind)).toEqual(['TASK_ENDED', 'TASK_OPENED']);
    const told = after(listed, ended('终结执行'), (now) => circumstance(now, { ground: 'TERMINATED' }));
    expect(open(told, '2026-12-14')).toHaveLength(1);
    expect(open(after(published('2026-11-02', { ground: 4 }), ended('终结执行')), '2026-12-14')).toEqual([]);
  });

  it('DIS-ART-10-1(3): where several creditors stand it needs the request of each, and bars the application of each', () => {
    const two = [...PARTIES, { partyId: 'c-2', side: 'CREDITOR' as const }];
    const one = after(published('2026-01-05'), (now) => request(now));
    expect(refused(remove(one, '2026-05-20', two))?.[0]).toBe('CREDIT.NOT_ALL_CREDITORS');
    const both = after(one, (now) => request(now, '2026-05-20', 'today', 'c-2'));
    expect(open(both, '2026-05-20')).toHaveLength(2);
    const gone = after(both, (now) => remove(now, '2026-05-20', two));
    expect(gone.listings[0]?.deleted?.requestedBy).toEqual(['c-1', 'c-2']);
    for (const appliedBy of ['c-1', 'c-2'])
      expect(
        refused(
          decideProposal(
            gone,
            { id: 'l-2', ground: 1, appliedBy, evidence: ['e'], caseNumber: ENFORCED, notice: NOTICE },
            turn('2026-11-20'),
            COURT,
          ),
        )?.[0],
      ).toBe('LISTING.BARRED');
  });

  it('DIS-ART-10-1: is of what stands on the list only', () => {
    const gone = after(listed, debt(performedOn('2026-12-11'), '2026-12-11'), (now) => remove(now, '2026-12-11'));
    expect(refused(circumstance(gone, { ground: 'TERMINATED' }))?.[0]).toBe('DELETION.NOT_ON_LIST');
    expect(refused(request(gone))?.[0]).toBe('DELETION.NOT_ON_LIST');
  });
});

describe('the deletion of an entry with a term', () => {
  it('TV-20, DIS-ART-10-2: is due three working days after the last day, 2026-12-01, which does not roll, and nobody may refuse', () => {
    for (const ground of [2, 3, 4, 5, 6] as const) {
      const file = published('2024-12-01', { ground });
      expect(open(file, '2026-12-01T23:59:59+08:00')).toEqual([]);
      expect(open(file, '2026-12-02T00:00:00+08:00')).toEqual([['TERM_ENDED', '2026-12-01', '2026-12-04', true]]);
      expect(refused(keep(file, '2026-12-02'))?.[0]).toBe('DELETION.DUE');
    }
  });

  it('TV-D12, DIS-ART-2-2: performance proposes it on the same day, and a person decides; refused it is not proposed again, and due at the end of the term', () => {
    const file = after(published('2026-08-03', { ground: 2 }), debt(performedOn('2026-11-02'), '2026-11-02'));
    expect(open(file, '2026-11-02')).toEqual([['EARLY', '2026-11-02', '2026-11-09', false]]);
    expect(after(file, (now) => remove(now, '2026-11-03')).listings[0]?.stage).toBe('DELETED');
    expect(refused(keep(file, '2026-11-03', []))?.[0]).toBe('DELETION.NO_REASONS');
    const kept = after(file, (now) => keep(now, '2026-11-03'), debt(performedOn('2026-11-02'), '2026-11-04'));
    expect(open(kept, '2026-11-04')).toEqual([]);
    expect(open(kept, '2028-08-04')).toEqual([['TERM_ENDED', '2028-08-03', '2028-08-08', true]]);
  });

  it('DIS-ART-10-2: knows none of the seven grounds; conduct that was corrected proposes it', () => {
    for (const ground of [2, 3, 4, 5, 6] as readonly ListingGround[]) {
      const file = published('2026-08-03', { ground });
      expect(refused(circumstance(file, { ground: 'TERMINATED' }))).toEqual(['DELETION.FIXED_TERM', 'DIS-ART-10-2']);
      expect(refused(request(file, '2026-12-01', '2026-12-01'))?.[0]).toBe('DELETION.FIXED_TERM');
      const corrected = after(file, (now) => circumstance(now, { ground: 'EARLY' }));
      expect(open(corrected, '2026-12-11')).toEqual([['EARLY', '2026-12-11', '2026-12-18', false]]);
    }
  });
});
