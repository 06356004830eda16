import { describe, expect, it } from '@jest/globals';
import { legalDate, type ListingGround } from '@hejie/law';
import {
  after,
  askedToLift,
  debt,
  limited,
  OWES,
  PARTIES,
  performedOn,
  published,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import { decideRefusal } from './application-decision.js';
import { type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { decideConductCure } from './conduct.js';
import { decideDeletion, decideDeletionGround } from './deletion.js';
import { decideLift } from './lifting.js';
import { decideLimitOrder } from './limits.js';
import { openDeletions } from './open-deletions.js';

const LATER = '2026-12-21';
/** Applications that ask for something else, or are not under review. */
const OTHERS = [{ state: 'RECEIVED' }, { state: 'REFUSED' }, { concerns: 'm-2' }, { kind: 'SUSPENSION' }] as const;
const lift = (file: CreditFile, scope: 'WHOLE' | readonly 'TOURISM'[] = ['TOURISM']) =>
  decideLift(file, { limitId: 'm-1', ground: 'RAISES_ABILITY', scope }, turn(LATER), PARTIES);
const mended = (file: CreditFile) => decideConductCure(file, { id: 'l-1', how: '已接受处罚并书面悔过' }, turn(LATER));

describe('the limit of a debtor who was listed for violence, to raise his ability to perform (S22)', () => {
  const violent = limited('2026-12-01')(published('2026-12-01', { ground: 2 }));

  it('CR-L-AH: is lifted on his application under review alone', () => {
    const plain = limited('2026-12-01')(published('2026-12-01'));
    for (const file of [plain, ...OTHERS.map((other) => askedToLift(plain, other))])
      expect(refused(lift(file))).toEqual(['LIFT.NO_APPLICATION', 'CR-L-AH']);
    expect(lift(askedToLift(plain)).ok).toBe(true);
  });

  it('CR-NEG, CR-L-MH, S22: stands while what he did is not mended, or a part is all that he has paid', () => {
    const barred = lift(askedToLift(violent));
    expect(refused(barred)).toEqual(['REPAIR.NEGATIVE_LIST', 'CR-NEG']);
    const paid = after(askedToLift(violent), debt({ ...OWES, performed: 81820n }, LATER));
    expect(paid.debt.performed).toBe(81820n);
    const both = lift(paid);
    expect(both.ok ? [] : both.error.problems?.map(({ code }) => code)).toEqual([
      'REPAIR.NEGATIVE_LIST',
      'REPAIR.NEGATIVE_LIST',
    ]);
    expect(lift(after(askedToLift(violent), mended)).ok).toBe(true);
  });

  it('LIM-EXIT, CR-NEG: of exit too', () => {
    const order = { ...ORDER, kind: 'EXIT' } as const;
    const exit = after(published('2026-12-01', { ground: 2 }), (file) =>
      decideLimitOrder(file, order, turn('2026-12-01'), '鲁0502'),
    );
    expect(refused(lift(askedToLift(exit), 'WHOLE'))?.[0]).toBe('REPAIR.NEGATIVE_LIST');
  });

  it('S22: refused, his application hears each ground and the way to cure it by itself', () => {
    const refusal = decideRefusal(askedToLift(violent), { id: 'a-1', reasons: [] }, turn(LATER));
    expect(refusal.ok && refusal.value.applications?.[0]?.decided?.reasons).toEqual([
      expect.stringMatching(/暴力.*修复途径：/),
    ]);
  });
});

const ORDER = { id: 'm-1', partyId: 'd-1', capacity: 'DEBTOR', graceMonths: 0, appliedBy: 'c-1' } as const;

describe('the early deletion of an entry (DIS-ART-2-2)', () => {
  const early = (ground: ListingGround) =>
    after(published('2026-08-03', { ground }), (file) =>
      decideDeletionGround(
        file,
        { listingId: 'l-1', arisenOn: legalDate('2026-12-11'), circumstance: { ground: 'EARLY' } },
        turn('2026-12-11'),
      ),
    );
  const remove = (file: CreditFile, at: CreditTurn = turn(LATER)) =>
    decideDeletion(file, { deletionId: openDeletions(file, at)[0]!.id, verdict: { outcome: 'DELETE' } }, at, PARTIES);

  it('CR-NEG, S22: before everything is performed asks the negative list; mended, it is deleted', () => {
    expect(refused(remove(early(2)))).toEqual(['REPAIR.NEGATIVE_LIST', 'CR-NEG']);
    const cured: readonly ((file: CreditFile) => ReturnType<typeof remove> | CreditChange)[] = [mended, remove];
    expect(after(early(2), ...cured).listings[0]?.stage).toBe('DELETED');
    expect(remove(early(5)).ok).toBe(true);
  });

  it('TV-D12, CR-NEG: once everything is performed asks nothing', () => {
    expect(remove(after(early(2), debt(performedOn('2026-12-14'), '2026-12-14'))).ok).toBe(true);
  });
});
