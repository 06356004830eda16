import { describe, expect, it } from '@jest/globals';
import { legalDate, type ListingGround } from '@hejie/law';
import { after, COURT, decided, ENFORCED, fresh, NOTICE, refused, turn } from '../../test/fixture/sanctions.js';
import { type CreditFile, type EnforcementNotice } from './credit-file.js';
import { decideLimitOrder, type LimitOrder } from './limits.js';
import { decideProposal } from './listing.js';

const TODAY = '2026-12-01';
const notice = (servedOn: string, lastDay: string): EnforcementNotice => ({
  servedOn: legalDate(servedOn),
  lastDay: legalDate(lastDay),
});
const HEEDED_NO_MORE = notice('2026-11-24', '2026-11-30');

const list = (said: EnforcementNotice | undefined, ground: ListingGround = 1, on = TODAY) =>
  decideProposal(
    fresh(),
    { id: 'l', ground, appliedBy: null, evidence: ['e'], caseNumber: ENFORCED, notice: said },
    turn(on),
    COURT,
  );
const limit = (
  said: EnforcementNotice | undefined,
  more: Partial<LimitOrder> = {},
  file: CreditFile = fresh(),
  on = TODAY,
) =>
  decideLimitOrder(
    file,
    {
      ...{ id: 'm', kind: 'CONSUMPTION', partyId: 'd-1', capacity: 'DEBTOR', graceMonths: 0 },
      ...{ appliedBy: 'c-1', caseNumber: ENFORCED, notice: said },
      ...more,
    } as const,
    turn(on),
    COURT,
  );

/** Listed, and no notice said of it. */
const unnoticed = (file: CreditFile): CreditFile => ({
  ...file,
  listings: file.listings.map(({ notice: _, ...row }) => row),
});

describe('the notice of enforcement that was not heeded', () => {
  it('DIS-ART-5-1, LIM-ART-1: is asked of a proposal for non-performance, and of a limit of consumption', () => {
    for (const ground of [1, 6] as const)
      expect(refused(list(undefined, ground))).toEqual(['SANCTION.NO_NOTICE', 'DIS-ART-5-1']);
    expect(refused(limit(undefined))).toEqual(['SANCTION.NO_NOTICE', 'LIM-ART-1']);
    expect([list(undefined), limit(undefined)]).toMatchObject(Array(2).fill({ error: { path: '/notice' } }));
  });

  it('DIS-ART-5-1, LIM-EXIT: is not asked of a proposal for an act, nor of a limit of exit', () => {
    for (const ground of [2, 3, 4, 5] as const) expect(refused(list(undefined, ground))).toBeNull();
    expect(refused(limit(undefined, { kind: 'EXIT' }))).toBeNull();
  });

  it('PER-3, PER-9: to the fifth of the National Day runs to the end of the first working day after it', () => {
    const said = notice('2026-09-25', '2026-10-05');
    const onDay = (day: string) => [list(said, 1, day), limit(said, {}, fresh(), day)].map((one) => refused(one)?.[0]);
    for (const day of ['2026-10-06', '2026-10-08'])
      expect(onDay(day)).toEqual(['SANCTION.NOTICE_RUNS', 'SANCTION.NOTICE_RUNS']);
    expect(onDay('2026-10-09')).toEqual([undefined, undefined]);
  });

  it('DIS-ART-5-1: was served, and its period is over at 24:00 of its last day; else nobody is listed or limited on it', () => {
    const each = (said: EnforcementNotice) => [list(said), list(said, 2), limit(said), limit(said, { kind: 'EXIT' })];
    for (const [said, code, path] of [
      [notice('2026-12-02', '2026-12-05'), 'SANCTION.NOTICE_DATES', '/notice/servedOn'],
      [notice('2026-11-24', '2026-11-23'), 'SANCTION.NOTICE_DATES', '/notice/lastDay'],
      [notice('2026-11-24', '2026-12-04'), 'SANCTION.NOTICE_RUNS', '/notice/lastDay'],
      [notice('2026-11-24', TODAY), 'SANCTION.NOTICE_RUNS', '/notice/lastDay'],
    ] as const)
      expect(each(said)).toMatchObject(Array(4).fill({ ok: false, error: { code, path } }));
    expect(each(HEEDED_NO_MORE).map((one) => one.ok)).toEqual(Array(4).fill(true));
  });

  it('DIS-ART-5-1, LIM-ART-1: is kept with what was begun on it', () => {
    const file = after(
      fresh(),
      () => list(HEEDED_NO_MORE),
      () => limit(HEEDED_NO_MORE),
    );
    expect([file.listings[0]?.notice, file.limits[0]?.notice]).toEqual([HEEDED_NO_MORE, HEEDED_NO_MORE]);
  });

  it('LIM-ART-1: of a limit that follows a listing is the listing’s; of whoever is listed for an act none is asked', () => {
    const noticeOf = (file: CreditFile) => after(file, (now) => limit(undefined, {}, now)).limits[0]?.notice;
    expect(noticeOf(decided('2026-11-30'))).toEqual(NOTICE);
    const forAnAct = decided('2026-11-30', { ground: 2 });
    expect(noticeOf(unnoticed(forAnAct))).toBeUndefined();
  });

  it('LIM-ART-1, DIS-GRACE-1: is asked of a limit while the listing for an act is in its grace', () => {
    const inGrace = decided('2026-11-30', { ground: 2, graceMonths: 1 });
    expect(refused(limit(undefined, {}, unnoticed(inGrace)))?.[0]).toBe('SANCTION.NO_NOTICE');
    expect(limit(undefined, {}, inGrace).ok).toBe(true);
  });
});
