import { describe, expect, it } from '@jest/globals';
import { ASSET_USES, legalDate } from '@hejie/law';
import fc from 'fast-check';
import {
  accepted,
  after,
  asset,
  at,
  openFile,
  refusedAs,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { decideClue, decideClueVerified, decidePropertyNamed, type ClueInput, type NamedAsset } from './clue.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { coverageOfFile } from './file-coverage.js';
import { proposeControls } from './propose-controls.js';

const turn = turnAt('2026-01-06T10:00');
const input: ClueInput = {
  id: 'clue',
  byPartyId: 'creditor',
  receivedAt: at('2026-01-06'),
  clear: true,
  urgent: false,
};
const clued = (over: Partial<ClueInput> = {}) => after(openFile(), decideClue(openFile(), { ...input, ...over }, turn));
const { foundBy: _, keep: __, ...named } = asset();
const found: NamedAsset = named;

describe('PROC-7: a clue to property', () => {
  it('is verified in seven days, urgently in three; an unclear one has no clock', () => {
    expect(clued().clues[0]?.verifyBy).toBe('2026-01-13');
    expect(clued({ urgent: true }).clues[0]?.verifyBy).toBe('2026-01-09');
    expect(nextPropertyDeadline(clued({ clear: false }), turn)).toBe(null);
    const due = nextPropertyDeadline(clued(), turn);
    expect(due).toEqual({ at: '2026-01-14T00:00:00+08:00', items: [{ kind: 'CLUE', subject: 'clue' }] });
    expect(passPropertyDeadline(clued(), due!, turnAt('2026-01-14')).happened).toMatchObject([
      { kind: 'CLUE_OVERDUE' },
    ]);
  });

  it('leads to property, or to nothing, once', () => {
    const change = accepted(decideClueVerified(clued(), { clueId: 'clue', found: [found] }, turn));
    expect(change).toMatchObject({ assets: [{ id: 'flat', foundBy: 'CLUE' }], happened: [{ assetIds: ['flat'] }] });
    const verified = after(clued(), decideClueVerified(clued(), { clueId: 'clue', found: [] }, turn));
    expect(nextPropertyDeadline(verified, turn)).toBe(null);
    expect(refusedAs(decideClueVerified(verified, { clueId: 'clue', found: [] }, turn))).toBe('CLUE.VERIFIED');
    const known = withAssets(clued(), asset());
    expect(accepted(decideClueVerified(known, { clueId: 'clue', found: [found] }, turn)).assets).toEqual([]);
  });

  it('SET-ART-18-1: to what is not the debtor’s only with the paper on which it rests', () => {
    const other: NamedAsset = { ...found, liability: 'CONFIRMED_BY_THIRD_PARTY' };
    expect(refusedAs(decideClueVerified(clued(), { clueId: 'clue', found: [other] }, turn))).toBe('PROPERTY.NO_BASIS');
    const names = (one: NamedAsset) =>
      refusedAs(decidePropertyNamed(openFile(), { asset: one, byPartyId: 'creditor' }, turn));
    expect(names(other)).toBe('PROPERTY.NO_BASIS');
    expect(decidePropertyNamed(openFile(), { asset: other, byPartyId: 'creditor' }, turn)).toMatchObject({
      error: { path: '/asset/liabilityBasis' },
    });
    expect(names({ ...other, liabilityBasis: '书面确认' })).toBe(null);
    expect(
      refusedAs(decidePropertyNamed(withAssets(openFile(), asset()), { asset: found, byPartyId: 'creditor' }, turn)),
    ).toBe('PROPERTY.KNOWN');
  });

  it('comes in once, and not before it was received', () => {
    expect(refusedAs(decideClue(clued(), input, turn))).toBe('PROPERTY.KNOWN');
    expect(refusedAs(decideClue(openFile(), { ...input, receivedAt: at('2026-01-07') }, turn))).toBe(
      'PROPERTY.NOT_YET',
    );
    expect(refusedAs(decideClueVerified(openFile(), { clueId: 'clue', found: [] }, turn))).toBe('PROPERTY.UNKNOWN');
  });
});

describe('PROC-12: what is said of property', () => {
  const naming = (over: Partial<NamedAsset>) =>
    decidePropertyNamed(openFile(), { asset: { ...found, ...over }, byPartyId: 'creditor' }, turn);

  it('has a share that is a part of the whole, however it is written, so that coverage can always be counted', () => {
    for (const share of ['1/2', '50%', '2', '-1', 'abc', '', '1.5', '0.', '.5', '1e0'])
      expect([share, refusedAs(naming({ share }))]).toEqual([share, 'PROPERTY.SHARE_IMPOSSIBLE']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (millionths) => {
        const share = millionths === 1_000_000 ? '1' : `0.${String(millionths).padStart(6, '0')}`;
        const file = after(openFile(), naming({ share }));
        expect(() => coverageOfFile(file, turn)).not.toThrow();
        expect(() => proposeControls(file, turn)).not.toThrow();
      }),
    );
    const clue = { clueId: 'clue', found: [{ ...found, share: '1/2' }] };
    expect(refusedAs(decideClueVerified(clued(), clue, turn))).toBe('PROPERTY.SHARE_IMPOSSIBLE');
  });

  it('is worth something to the creditor; an account may be empty, for what comes in later is held too', () => {
    for (const share of ['0', '0.0', '0.000000000'])
      expect(naming({ share })).toMatchObject({ error: { code: 'PROPERTY.WORTHLESS', path: '/asset/share' } });
    expect(naming({ value: 0n })).toMatchObject({ error: { code: 'PROPERTY.WORTHLESS', path: '/asset/value' } });
    expect(refusedAs(naming({ class: 'DEPOSIT', value: 0n }))).toBe(null);
    expect(refusedAs(naming({ class: 'DEPOSIT', share: '0' }))).toBe('PROPERTY.WORTHLESS');
    const clue = { clueId: 'clue', found: [found, { ...found, id: 'other', value: 0n }] };
    expect(decideClueVerified(clued(), clue, turn)).toMatchObject({ error: { path: '/found/1/value' } });
  });

  it('was valued by now: no later answer may be kept out', () => {
    expect(refusedAs(naming({ valuedOn: legalDate('2026-01-07') }))).toBe('PROPERTY.NOT_YET');
  });
});

describe('PROC-11: what a party says of property himself', () => {
  const says = (over: Partial<NamedAsset>, referenced = false) => {
    const asset = { ...found, indivisible: false, valuedOn: legalDate('2026-01-06'), ...over };
    return decidePropertyNamed(openFile(), { asset, byPartyId: 'debtor', bySelf: { referenced } }, turn);
  };

  it('is what it is and what he takes it to be worth; whether it can be parted goes by its class', () => {
    expect(accepted(says({})).assets).toMatchObject([{ id: 'flat', use: 'ORDINARY', indivisible: true }]);
    expect(accepted(says({ class: 'DEPOSIT', indivisible: true })).assets).toMatchObject([{ indivisible: false }]);
  });

  it('is nothing by which the law would spare it, or somebody would go before', () => {
    const spared: Partial<NamedAsset>[] = [
      ...ASSET_USES.filter((use) => use !== 'ORDINARY').map((use) => ({ use })),
      { share: '0.01' },
      { coOwnerPartyIds: ['spouse'] },
      { chargesOnWhole: 1n },
      { chargesOnShare: 1n },
      { priorControls: 1 },
      { queuedBehind: 1 },
    ];
    for (const over of spared) expect(refusedAs(says(over))).toBe('PROPERTY.FOR_COURT_TO_FIND');
    expect(refusedAs(says({}, true))).toBe('PROPERTY.FOR_COURT_TO_FIND');
  });
});
