import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, legalDate, workingDays } from '@hejie/law';
import {
  after,
  COURT,
  ENFORCED,
  fresh,
  instant,
  kinds,
  LIMIT,
  limited,
  NOTICE,
  PARTIES,
  performedOn,
  PERSON,
  published,
  refused,
  turn,
  UNIT,
} from '../../test/fixture/sanctions.js';
import {
  decideCorrection,
  decideCorrectionCarriedOut,
  decideCorrectionRequest,
  decideCorrectionService,
  decideReconsideration,
  decideReconsiderationRequest,
} from './correction.js';
import { type CreditFile, type LimitCorrectionGround } from './credit-file.js';
import { applyDebt } from './debt.js';
import { decideLift } from './lifting.js';
import {
  decideLimitCorrectionCarriedOut,
  decideLimitCorrectionRequest,
  type LimitParticulars,
} from './limit-correction.js';
import { limitHolds } from './limit-standing.js';
import { decideLimitOrder } from './limits.js';
import { repairedUnder, taskUnder } from './sanction-authority.js';
import { seenByDebtor } from './seen-by-debtor.js';
import { creditTasks } from './tasks.js';
import { neverShouldHaveStood } from './wrong-limits.js';

const standing = limited('2026-09-01')(fresh(PERSON));
const ask = (file: CreditFile, ground: LimitCorrectionGround = 'NOT_TO_BE_LIMITED', id = 'k-1', at = '2026-09-16') =>
  decideLimitCorrectionRequest(file, { id, limitId: 'm-1', ground, filedBy: 'd-1' }, turn(at));
const decide =
  (upheld: boolean, reasons: readonly string[] = ['并非被执行人'], at = '2026-10-08') =>
  (file: CreditFile) =>
    decideCorrection(file, { correctionId: 'k-1', upheld, reasons }, turn(at));
const carryOut = (file: CreditFile, particulars: LimitParticulars = {}, at = '2026-10-12') =>
  decideLimitCorrectionCarriedOut(file, { correctionId: 'k-1', ...particulars }, turn(at), COURT);
const clocks = (file: CreditFile, at: string) =>
  creditTasks(file, turn(at))
    .filter(({ kind }) => kind !== 'ORDER_LIMIT')
    .map(({ kind, lastDay }) => [kind, lastDay]);
const upheld = (ground: LimitCorrectionGround = 'NOT_TO_BE_LIMITED', file = standing) =>
  after(file, (now) => ask(now, ground), decide(true));

describe('the correction of a limit of consumption (DIS-ART-11, DIS-ART-12; 法发〔2019〕35号 18)', () => {
  it('DIS-ART-12: a request of 2026-09-16 is decided by 2026-10-08, and what is upheld is carried out by 2026-10-12; the limit holds until then', () => {
    const asked = after(standing, (file) => ask(file));
    expect(clocks(asked, '2026-09-16')).toEqual([['DECIDE_CORRECTION', '2026-10-08']]);
    const found = after(asked, decide(true));
    expect(clocks(found, '2026-10-08')).toEqual([['CORRECT_LIMIT', '2026-10-12']]);
    expect(found.limits[0]?.lifted).toBeUndefined();
    const done = carryOut(found);
    expect(done.ok && kinds(done.value)).toEqual(['CORRECTED', 'LIMIT_LIFTED', 'TASK_ENDED']);
    const free = after(found, () => done);
    expect(clocks(free, '2026-10-12')).toEqual([]);
    expect(free.limits[0]?.lifted).toEqual({ at: instant('2026-10-12'), by: 'president', ground: 'CORRECTED' });
    expect(limitHolds(free.limits[0]!, instant('2026-10-12'))).toBe(false);
    expect(taskUnder(found, { kind: 'CORRECT_LIMIT', rowId: 'k-1' }, 'x')).toBe(ENFORCED);
  });

  it('DIS-ART-12: has the clocks of an entry’s correction, whatever day it is asked for and decided on', () => {
    const day = fc.integer({ min: 0, max: 90 }).map((n) => addDays(legalDate('2026-09-01'), n));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 15 }), fc.boolean(), (filedOn, days, byParty) => {
        const filedBy = byParty ? 'd-1' : null;
        const on = turn(filedOn);
        const entry = after(published('2026-08-31'), (file) =>
          decideCorrectionRequest(file, { id: 'k-1', listingId: 'l-1', ground: 'NOT_TO_BE_LISTED', filedBy }, on),
        );
        const limit = after(limited('2026-08-31')(fresh(PERSON)), (file) =>
          decideLimitCorrectionRequest(file, { id: 'k-1', limitId: 'm-1', ground: 'NOT_TO_BE_LIMITED', filedBy }, on),
        );
        expect(clocks(limit, filedOn)).toEqual(clocks(entry, filedOn));
        const later = addDays(filedOn, days);
        const lastDays = [entry, limit].map((file) =>
          clocks(after(file, decide(true, ['属实'], later)), later).map(([, lastDay]) => lastDay),
        );
        expect(lastDays[1]).toEqual(lastDays[0]);
        if (byParty) expect(lastDays[1]).toEqual([workingDays({ start: later, n: 3 }, turn(later).calendar).value]);
      }),
    );
  });

  it('DIS-ART-11: is asked for by the debtor or whoever is limited, once at a time, of a limit of consumption that has not been found wrong', () => {
    const by = (filedBy: string | null) =>
      decideLimitCorrectionRequest(
        standing,
        { id: 'k-1', limitId: 'm-1', ground: 'WRONG_DATA', filedBy },
        turn('2026-09-16'),
      );
    expect([by('c-1'), by('d-1'), by(null)].map((one) => refused(one)?.[0] ?? null)).toEqual([
      'CORRECTION.NOT_CONCERNED',
      null,
      null,
    ]);
    const behind = after(
      fresh(UNIT),
      (file) => decideLimitOrder(file, { ...LIMIT, id: 'm-0' }, turn('2026-09-01'), COURT),
      (file) =>
        decideLimitOrder(
          file,
          { ...LIMIT, partyId: 'x-1', capacity: 'LEGAL_REPRESENTATIVE' },
          turn('2026-09-01'),
          COURT,
        ),
    );
    const own = { id: 'k-1', limitId: 'm-1', ground: 'NOT_TO_BE_LIMITED', filedBy: 'x-1' } as const;
    expect(decideLimitCorrectionRequest(behind, own, turn('2026-09-16')).ok).toBe(true);
    const asked = after(standing, (file) => ask(file));
    expect(refused(ask(asked, 'NOT_TO_BE_LIMITED', 'k-2'))).toEqual(['CORRECTION.UNDER_WAY', 'DIS-ART-12']);
    expect(refused(ask(asked, 'WRONG_DATA'))?.[0]).toBe('CREDIT.ID_TAKEN');
    expect(ask(asked, 'WRONG_DATA', 'k-2').ok).toBe(true);
    const exit = after(fresh(PERSON), (file) =>
      decideLimitOrder(file, { ...LIMIT, kind: 'EXIT' }, turn('2026-09-01'), COURT),
    );
    expect(refused(ask(exit))).toEqual(['CORRECTION.OF_EXIT', 'LIM-EXIT']);
    const free = after(upheld(), (file) => carryOut(file));
    expect(refused(ask(free, 'NOT_TO_BE_LIMITED', 'k-2'))?.[0]).toBe('LIMIT.OVER');
    expect(refused(decideLimitCorrectionRequest(standing, { ...own, limitId: 'x' }, turn('2026-09-16')))?.[0]).toBe(
      'CREDIT.UNKNOWN_ROW',
    );
  });

  it('DIS-ART-12: a refusal gives its reasons, and is looked at again by the court above within ten days of service', () => {
    const asked = after(standing, (file) => ask(file));
    expect(refused(decide(false, [])(asked))?.[0]).toBe('CORRECTION.NO_REASONS');
    expect(refused(carryOut(asked))?.[0]).toBe('CORRECTION.NOT_UPHELD');
    const served = after(asked, decide(false), (file) =>
      decideCorrectionService(file, { correctionId: 'k-1', servedAt: instant('2026-10-09') }, turn('2026-10-09')),
    );
    const again = (filedAt: string) =>
      decideReconsiderationRequest(served, { correctionId: 'k-1', filedAt: instant(filedAt) }, turn('2026-10-20'));
    expect(refused(again('2026-10-20'))?.[0]).toBe('CORRECTION.RECONSIDERATION_LATE');
    const above = (outcome: boolean) =>
      after(
        served,
        () => again('2026-10-19'),
        (file) => decideReconsideration(file, { correctionId: 'k-1', upheld: outcome }, turn('2026-11-02')),
      );
    expect(clocks(above(true), '2026-11-02')).toEqual([['CORRECT_LIMIT', '2026-11-05']]);
    expect(after(above(true), (file) => carryOut(file)).limits[0]?.lifted?.ground).toBe('CORRECTED');
    expect([clocks(above(false), '2026-11-02'), refused(carryOut(above(false)))?.[0]]).toEqual([
      [],
      'CORRECTION.NOT_UPHELD',
    ]);
  });

  it('DIS-ART-11: wrong particulars are put right within the law, what the order had said is kept, and the limit stands', () => {
    const found = upheld('WRONG_DATA');
    const other = '（2024）鲁0502执恢9号';
    const notice = { servedOn: legalDate('2024-01-09'), lastDay: legalDate('2024-01-12') };
    const right = after(found, (file) => carryOut(file, { caseNumber: other, notice }));
    expect(right.limits[0]).toMatchObject({ authority: other, notice, capacity: 'DEBTOR' });
    expect([right.limits[0]?.lifted, right.corrections[0]]).toMatchObject([
      undefined,
      { was: { authority: ENFORCED, notice: NOTICE, capacity: 'DEBTOR' }, corrected: { by: 'president' } },
    ]);
    // Who he is was put right where identities are kept.
    const identity = after(found, (file) => carryOut(file));
    expect(identity.limits).toEqual(found.limits);
    const wrong = [
      { caseNumber: '（2024）鲁0502执前调1号' },
      { caseNumber: '（2027）鲁0502执恢9号' },
      { notice: { ...notice, servedOn: legalDate('2027-01-01') } },
      // LIM-ART-1: of the day of the order, 2026-09-01, whatever has run since.
      { notice: { servedOn: legalDate('2026-09-02'), lastDay: legalDate('2026-09-07') } },
      { notice: { servedOn: legalDate('2026-08-27'), lastDay: legalDate('2026-09-01') } },
      { capacity: 'HEAD' as const },
      { capacity: 'STATUTORY_AGENT' as const },
    ].map((one) => refused(carryOut(found, one))?.[0]);
    expect(wrong).toEqual([
      'SANCTION.NO_CASE_NUMBER',
      'AUTHORITY.FUTURE_NUMBER',
      'SANCTION.NOTICE_DATES',
      'SANCTION.NOTICE_DATES',
      'SANCTION.NOTICE_RUNS',
      'LIMIT.NOT_A_UNIT',
      'LIMIT.AGENT_OF_EXIT',
    ]);
    const stillRan = carryOut(found, {
      notice: { servedOn: legalDate('2026-08-27'), lastDay: legalDate('2026-09-01') },
    });
    expect(stillRan).toMatchObject({
      error: { zh: expect.stringContaining('应当以“不应采取限制消费措施”（NOT_TO_BE_LIMITED）为由依职权纠正') },
    });
    expect(refused(carryOut(upheld(), { caseNumber: other }))?.[0]).toBe('CORRECTION.NOTHING_TO_WRITE');
  });

  it('DIS-ART-12: what is asked of an entry is not carried out as a limit, nor the other way round', () => {
    const entry = after(
      published('2026-09-01'),
      (file) =>
        decideCorrectionRequest(
          file,
          { id: 'k-1', listingId: 'l-1', ground: 'WRONG_DATA', filedBy: 'd-1' },
          turn('2026-09-16'),
        ),
      decide(true),
    );
    expect(refused(carryOut(entry))?.[0]).toBe('CORRECTION.OF_AN_ENTRY');
    expect(refused(decideCorrectionCarriedOut(upheld(), { correctionId: 'k-1' }, turn('2026-10-12')))?.[0]).toBe(
      'CORRECTION.OF_A_LIMIT',
    );
  });

  it('DIS-ART-11: a limit that was lifted on another ground meanwhile is not lifted again, and is known to have been wrong', () => {
    const performed = after(
      upheld(),
      (file) => applyDebt(file, performedOn('2026-10-09'), turn('2026-10-09')),
      (file) => decideLift(file, { limitId: 'm-1', ground: 'PERFORMED', scope: 'WHOLE' }, turn('2026-10-10'), PARTIES),
    );
    const done = carryOut(performed);
    expect(done.ok && kinds(done.value)).toEqual(['CORRECTED', 'TASK_ENDED']);
    const file = after(performed, () => done);
    expect([file.limits[0]?.lifted?.ground, neverShouldHaveStood(file, file.limits[0]!)]).toEqual(['PERFORMED', true]);
  });
});

describe('what follows from a limit that should never have stood (DIS-ART-11)', () => {
  it('LIM-ART-1: it is not to be ordered again because of the entry that stands, until another is published', () => {
    const duty = (file: CreditFile) =>
      creditTasks(file, turn('2026-10-12')).filter(({ kind }) => kind === 'ORDER_LIMIT').length;
    const listed = published('2026-09-01');
    expect(duty(listed)).toBe(1);
    const free = after(upheld('NOT_TO_BE_LIMITED', limited('2026-09-01')(listed)), (file) => carryOut(file));
    expect(duty(free)).toBe(0);
  });

  it('CR-L-SY: no document of repair is written under its number', () => {
    const wrong = after(upheld(), (file) => carryOut(file));
    expect([repairedUnder(standing, 'x'), repairedUnder(wrong, 'x')]).toEqual([ENFORCED, 'x']);
  });

  it('LIM-EXIT, PROC-27: before it is served the debtor reads nothing of it, nor of its correction', () => {
    const unserved = after(
      fresh(PERSON),
      (file) => decideLimitOrder(file, LIMIT, turn('2026-09-01'), COURT),
      (file) =>
        decideLimitCorrectionRequest(
          file,
          { id: 'k-1', limitId: 'm-1', ground: 'NOT_TO_BE_LIMITED', filedBy: null },
          turn('2026-09-02'),
        ),
    );
    expect(seenByDebtor(unserved).corrections).toEqual([]);
    expect(seenByDebtor(after(standing, (file) => ask(file))).corrections).toHaveLength(1);
  });
});
