import { describe, expect, it } from '@jest/globals';
import {
  after,
  debt,
  decided,
  instant,
  kinds,
  ON_RECORD,
  performedOn,
  published,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import {
  decideCorrection,
  decideCorrectionCarriedOut,
  decideCorrectionRequest,
  decideCorrectionService,
  decideReconsideration,
  decideReconsiderationRequest,
} from './correction.js';
import { type CorrectionGround, type CreditFile } from './credit-file.js';
import { decidePublication } from './publication.js';
import { creditTasks } from './tasks.js';

const listed = published('2026-09-01');
const ask = (file: CreditFile, ground: CorrectionGround = 'NOT_TO_BE_LISTED', id = 'k-1') =>
  decideCorrectionRequest(file, { id, listingId: 'l-1', ground, filedBy: 'd-1' }, turn('2026-09-16'));
const decide =
  (upheld: boolean, reasons: readonly string[] = ['事实清楚']) =>
  (file: CreditFile) =>
    decideCorrection(file, { correctionId: 'k-1', upheld, reasons }, turn('2026-10-08'));
const carryOut = (file: CreditFile, at = '2026-10-12') =>
  decideCorrectionCarriedOut(file, { correctionId: 'k-1' }, turn(at));
const serve = (file: CreditFile, servedAt = '2026-10-09') =>
  decideCorrectionService(file, { correctionId: 'k-1', servedAt: instant(servedAt) }, turn('2026-10-09'));
const reconsider = (file: CreditFile, filedAt: string) =>
  decideReconsiderationRequest(file, { correctionId: 'k-1', filedAt: instant(filedAt) }, turn('2026-10-20'));
const clocks = (file: CreditFile, at: string) =>
  creditTasks(file, turn(at))
    .filter(({ kind }) => kind !== 'ORDER_LIMIT')
    .map(({ kind, lastDay }) => [kind, lastDay]);

describe('the correction of an entry (DIS-ART-11, DIS-ART-12)', () => {
  it('TV-21: a request of 2026-09-16 is decided by 2026-10-08, and what is upheld is carried out by 2026-10-12', () => {
    const asked = after(listed, (file) => ask(file));
    expect(clocks(asked, '2026-09-16')).toEqual([['DECIDE_CORRECTION', '2026-10-08']]);
    const upheld = after(asked, decide(true));
    expect(clocks(upheld, '2026-10-08')).toEqual([['CORRECT', '2026-10-12']]);
    expect(upheld.listings[0]?.stage).toBe('PUBLISHED');
    expect(
      clocks(
        after(upheld, (file) => carryOut(file)),
        '2026-10-12',
      ),
    ).toEqual([]);
  });

  it('DIS-ART-11: revokes what should not have been made, deletes what should have been deleted, and leaves standing what was only written wrongly', () => {
    const stages = (['NOT_TO_BE_LISTED', 'TO_BE_DELETED', 'WRONG_DATA'] as const).map(
      (ground) =>
        after(
          listed,
          (file) => ask(file, ground),
          decide(true),
          (file) => carryOut(file),
        ).listings[0],
    );
    expect(stages.map((row) => row?.stage)).toEqual(['REVOKED', 'DELETED', 'PUBLISHED']);
    expect(stages[1]?.deleted?.ground).toBe('CORRECTED');
    expect(stages[0]?.revoked).toEqual({ at: instant('2026-10-12'), by: 'president' });
  });

  it('DIS-ART-11, DIS-GRACE-1: is asked for what was decided, also in its grace, and revokes it; nothing that is not published should have been deleted', () => {
    const proposed = {
      ...decided('2026-09-01'),
      listings: decided('2026-09-01').listings.map(({ decided: _, ...row }) => row),
    };
    expect(refused(ask(proposed))?.[0]).toBe('CORRECTION.NOT_LISTED');
    const grace = decided('2026-09-15', { graceMonths: 3 });
    expect(refused(ask(grace, 'TO_BE_DELETED'))?.[0]).toBe('CORRECTION.NOT_PUBLISHED');
    const revoked = after(
      grace,
      (file) => ask(file),
      decide(true),
      (file) => carryOut(file),
    );
    expect(revoked.listings[0]?.stage).toBe('REVOKED');
    expect(refused(decidePublication(revoked, { listingId: 'l-1', record: ON_RECORD }, turn('2026-12-16')))?.[0]).toBe(
      'LISTING.WRONG_STAGE',
    );
  });

  it('DIS-ART-12: is asked for once at a time, and decided once, with reasons where it is refused', () => {
    const asked = after(listed, (file) => ask(file));
    expect(refused(ask(asked, 'NOT_TO_BE_LISTED', 'k-2'))?.[0]).toBe('CORRECTION.UNDER_WAY');
    expect(ask(asked, 'WRONG_DATA', 'k-2').ok).toBe(true);
    expect(refused(decide(false, [])(asked))?.[0]).toBe('CORRECTION.NO_REASONS');
    expect(refused(carryOut(asked))?.[0]).toBe('CORRECTION.NOT_UPHELD');
    const done = after(asked, decide(true), (file) => carryOut(file));
    expect([refused(decide(true)(done))?.[0], refused(carryOut(done))?.[0]]).toEqual([
      'CORRECTION.DECIDED',
      'CORRECTION.NOT_UPHELD',
    ]);
  });

  it('DIS-ART-12: a refusal is looked at again within ten days of service, and decided within 15; the entry stands meanwhile', () => {
    const no = after(listed, (file) => ask(file), decide(false));
    expect(refused(reconsider(no, '2026-10-09'))?.[0]).toBe('CORRECTION.NOT_REFUSED');
    expect(refused(serve(no, '2026-10-07'))?.[0]).toBe('CORRECTION.SERVICE_DATE');
    const served = after(no, (file) => serve(file));
    expect(serve(served, '2026-10-08')).toEqual({ ok: true, value: { happened: [] } });
    expect(refused(reconsider(served, '2026-10-20'))?.[0]).toBe('CORRECTION.RECONSIDERATION_LATE');
    const ahead = { correctionId: 'k-1', filedAt: instant('2026-10-19') };
    expect(refused(decideReconsiderationRequest(served, ahead, turn('2026-10-12')))?.[0]).toBe(
      'CORRECTION.RECONSIDERATION_DATE',
    );
    const again = after(served, (file) => reconsider(file, '2026-10-19'));
    expect([clocks(again, '2026-10-20'), again.listings[0]?.stage]).toEqual([
      [['DECIDE_RECONSIDERATION', '2026-11-03']],
      'PUBLISHED',
    ]);
    const above = (upheld: boolean) =>
      after(again, (file) => decideReconsideration(file, { correctionId: 'k-1', upheld }, turn('2026-11-02')));
    expect(clocks(above(true), '2026-11-02')).toEqual([['CORRECT', '2026-11-05']]);
    expect(after(above(true), (file) => carryOut(file, '2026-11-03')).listings[0]?.stage).toBe('REVOKED');
    expect(clocks(above(false), '2026-11-02')).toEqual([]);
    expect(
      refused(decideReconsideration(above(false), { correctionId: 'k-1', upheld: true }, turn('2026-11-03')))?.[0],
    ).toBe('CORRECTION.NO_RECONSIDERATION');
  });

  it('DIS-ART-11: revokes an entry once, however many requests ask for it, and what is revoked is not deleted', () => {
    // Everything had been performed before it was published: the court takes it up itself too.
    const both = after(listed, (file) => ask(file), debt(performedOn('2026-08-30'), '2026-09-20'), decide(true));
    expect(clocks(both, '2026-10-08').map(([kind]) => kind)).toContain('DECIDE_CORRECTION');
    const revoked = after(both, (file) => carryOut(file));
    expect(clocks(revoked, '2026-10-12')).toEqual([]);
    const own = { correctionId: 'l-1:OWN_MOTION' };
    const upheldOwn = after(
      both,
      (file) => decideCorrection(file, { ...own, upheld: true, reasons: ['已经履行'] }, turn('2026-10-09')),
      (file) => carryOut(file),
    );
    const again = decideCorrectionCarriedOut(upheldOwn, own, turn('2026-10-12'));
    expect(again.ok && kinds(again.value)).toEqual(['CORRECTED', 'TASK_ENDED']);
    const deletion = after(
      listed,
      (file) => ask(file),
      (file) => ask(file, 'TO_BE_DELETED', 'k-2'),
      decide(true),
      (file) => decideCorrection(file, { correctionId: 'k-2', upheld: true, reasons: [] }, turn('2026-10-08')),
      (file) => carryOut(file),
      (file) => decideCorrectionCarriedOut(file, { correctionId: 'k-2' }, turn('2026-10-12')),
    );
    expect(deletion.listings).toMatchObject([{ stage: 'REVOKED' }]);
    expect(deletion.listings[0]?.deleted).toBeUndefined();
  });
});
