import { describe, expect, it } from '@jest/globals';
import {
  PRESERVATION,
  accepted,
  after,
  asset,
  at,
  controlled,
  openFile,
  preservedFile,
  refusedAs,
  turnAt,
} from '../../test/fixture/controlled-property.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { decidePreservationLift, decideLiftApplication, liftedFor } from './lift.js';
import { applyChange } from './property-change.js';
import { decideReleaseRefusal } from './release-life.js';
import { decideLawfulRelease } from './release-opening.js';
import { type Release } from './release-rows.js';
import { applySettlement } from './release-settlement.js';

const named = asset({ foundBy: 'APPLICANT' });
const under = { authority: PRESERVATION };
const held = controlled(
  controlled(preservedFile(), named, '2026-01-20', under),
  { ...named, id: 'other' },
  '2026-01-20',
  under,
);
const turn = turnAt('2026-02-03T12:00');
type LiftApplied = Parameters<typeof decideLiftApplication>[1];
const input: LiftApplied = {
  id: 'l',
  authority: PRESERVATION,
  assetIds: ['flat'],
  byPartyId: 'debtor',
  ground: 'SUBSTITUTED',
  substituteAssetId: 'other',
  urgent: false,
  receivedAt: at('2026-02-03T10:20'),
};
const applied = (over: Partial<LiftApplied> = {}) =>
  after(held, decideLiftApplication(held, { ...input, ...over }, turn));

describe('PROC-21: an application to lift a preservation', () => {
  it('is decided in five days, PER-HOURS: an urgent one in 48 hours', () => {
    // 02-08 is a Sunday.
    expect(applied().liftApplications[0]?.decideBy).toBe('2026-02-10T00:00:00+08:00');
    const urgent = applied({ urgent: true });
    expect(urgent.liftApplications[0]?.decideBy).toBe('2026-02-05T11:00:00+08:00');
    const due = nextPropertyDeadline(urgent, turn);
    expect(due).toMatchObject({ items: [{ kind: 'LIFT', subject: 'l' }] });
    expect(passPropertyDeadline(urgent, due!, turnAt('2026-02-06')).happened).toMatchObject([{ kind: 'LIFT_OVERDUE' }]);
  });

  it('is to what the preservation holds, and without another ground its applicant’s', () => {
    const refused = (over: object, file = held) => refusedAs(decideLiftApplication(file, { ...input, ...over }, turn));
    const wish = { ground: 'CREDITOR_APPLIES', substituteAssetId: undefined };
    expect(refused(wish)).toBe('LIFT.NOT_APPLICANT');
    expect(refused({ ...wish, byPartyId: 'creditor' })).toBe(null);
    expect(refused({ assetIds: [] })).toBe('LIFT.NOT_PRESERVED');
    const enforced = controlled(controlled(openFile(), asset(), '2026-01-20'), asset({ id: 'other' }), '2026-01-20');
    expect(refused({}, enforced)).toBe('LIFT.NOT_PRESERVED');
    expect(refused({ assetIds: ['x'] })).toBe('PROPERTY.UNKNOWN');
    expect(refused({}, applied())).toBe('PROPERTY.KNOWN');
    expect(refused({ receivedAt: at('2026-02-03T12:01') })).toBe('PROPERTY.NOT_YET');
  });

  it('granted, the release is due; it is decided once, by a ruling', () => {
    const decide = (file = applied(), granted = true, rulingNumber = '（2026）浙1122执保7号之一') =>
      decidePreservationLift(file, { applicationId: 'l', granted, rulingNumber }, turn);
    expect(accepted(decide()).releases).toMatchObject([
      { ground: 'SUBSTITUTED', assetIds: ['flat'], substituteAssetId: 'other', state: 'DUE', dueAt: turn.at },
    ]);
    const refused = accepted(decide(applied(), false));
    expect(refused).not.toHaveProperty('releases');
    expect(refused.happened).toMatchObject([{ kind: 'LIFT_DECIDED', granted: false, releaseId: null }]);
    expect(refusedAs(decide(after(applied(), decide())))).toBe('LIFT.DECIDED');
    expect(refusedAs(decide(applied(), true, ''))).toBe('LIFT.RULING_MISSING');
    expect(refusedAs(decide(held))).toBe('PROPERTY.UNKNOWN');
  });

  it('解释167: of a substitution the property is named that takes the place, and is worth no less', () => {
    const refused = (over: object) => refusedAs(decideLiftApplication(held, { ...input, ...over }, turn));
    expect(refused({ substituteAssetId: undefined })).toBe('LIFT.SUBSTITUTE_MISSING');
    expect(refused({ substituteAssetId: 'flat' })).toBe('LIFT.SUBSTITUTE_MISSING');
    expect(refused({ substituteAssetId: 'none' })).toBe('PROPERTY.UNKNOWN');
    expect(refused({ ground: 'LAW_ORDERS' })).toBe('LIFT.SUBSTITUTE_MISSING');
    const worthless = {
      ...applied(),
      assets: applied().assets.map((one) => (one.id === 'other' ? { ...one, value: 1n } : one)),
    };
    const grant = { applicationId: 'l', granted: true, rulingNumber: '裁定' };
    expect(refusedAs(decidePreservationLift(worthless, grant, turn))).toBe('RELEASE.SUBSTITUTE_FAILS');
    expect(refusedAs(decidePreservationLift(worthless, { ...grant, granted: false }, turn))).toBe(null);
  });

  it('解释166: what its own applicant gives up is lifted, and no ruling refuses it', () => {
    const file = applied({ ground: 'CREDITOR_APPLIES', byPartyId: 'creditor', substituteAssetId: undefined });
    const decide = (verdict: boolean) =>
      decidePreservationLift(file, { applicationId: 'l', granted: verdict, rulingNumber: '裁定' }, turn);
    expect(decide(false)).toMatchObject({ error: { code: 'LIFT.TO_BE_GRANTED', path: '/granted' } });
    expect(accepted(decide(true)).releases).toMatchObject([{ ground: 'CREDITOR_APPLIES', assetIds: ['flat'] }]);
  });

  const granted = (over: Partial<LiftApplied>) => {
    const file = applied(over);
    return after(file, decidePreservationLift(file, { applicationId: 'l', granted: true, rulingNumber: '裁定' }, turn));
  };

  it('保全规定22: sufficient security has it lifted as the law orders', () => {
    const secured = granted({ ground: 'SECURITY_GIVEN', substituteAssetId: undefined });
    expect(secured.releases).toMatchObject([
      { ground: 'LAW_ORDERS', basis: '被保全人或者第三人已经提供充分有效的担保', grantedBy: '裁定' },
    ]);
    expect(secured.releases.map((release) => liftedFor(secured, release))).toEqual(['SECURITY_GIVEN']);
    expect(liftedFor(secured, { id: 'law' })).toBeUndefined();
  });

  it('保全规定23: what a ruling has granted is served by its day, is not refused, and nothing takes its place', () => {
    const wish = { ground: 'CREDITOR_APPLIES', byPartyId: 'creditor', substituteAssetId: undefined } as const;
    for (const file of [granted({}), granted(wish)]) {
      const [{ id, serveBy }] = file.releases as [Release];
      expect(serveBy).toBe('2026-02-10T00:00:00+08:00');
      expect(refusedAs(decideReleaseRefusal(file, { releaseId: id, reason: '不同意' }, turn))).toBe(
        'RELEASE.LAW_ORDERS_IT',
      );
      const law = { id: 'law', ground: 'LAW_ORDERS', assetIds: ['flat'], basis: '依法' } as const;
      expect(refusedAs(decideLawfulRelease(file, law, turn))).toBe('RELEASE.UNDER_WAY');
      for (const standing of ['RESUMED', 'ENDED', 'PERFORMED'] as const) {
        const now = applyChange(file, applySettlement(file, { ...file.settlement, standing }, turn));
        expect(now.releases.find((one) => one.id === id)?.state).toBe('DUE');
      }
    }
    expect(granted({ urgent: true }).releases[0]?.serveBy).toBe('2026-02-05T11:00:00+08:00');
  });
});
