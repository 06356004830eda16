import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, parseYuan } from '@hejie/law';
import fc from 'fast-check';
import { accepted, after, asset as plain } from '../../test/fixture/controlled-property.js';
import {
  asset,
  codeOf,
  controlOf,
  done,
  fileOf,
  served,
  settlementOf,
  turn,
} from '../../test/fixture/released-property.js';
import { applyChange } from './property-change.js';
import { type PropertyFile } from './property-file.js';
import { decideRecontrol, openRefreezeOrders, usedRefreezes, type RecontrolInput } from './recontrol.js';
import { decideCreditorRelease } from './release-opening.js';
import { releaseFigure } from './release-figure.js';
import { refreezeTimes } from './release-refreeze.js';
import { applySettlement } from './release-settlement.js';
import { decideControlReceipt } from './control-receipt.js';
import { decideReleaseReceipt } from './release-life.js';

const agreed = settlementOf(['1000', '1000', '1000']);
const RESUMED = { ...agreed, standing: 'RESUMED' as const, inDefaultSince: courtInstant('2026-04-01T00:00:00+08:00') };
const CASE_NUMBER = '（2026）浙1122执12号';

/** Everything of it is released at the creditor's wish in one release, and enforcement resumes. */
function resumed(file: PropertyFile, ids = file.assets.map(({ id }) => id), view = RESUMED): PropertyFile {
  const gift = { id: 'gift', assetIds: ids };
  const { text } = releaseFigure(file, gift, turn('2026-03-02'));
  const opened = after(
    file,
    decideCreditorRelease(file, { ...gift, partyId: 'c', figure: text.zh }, turn('2026-03-02')),
  );
  const gone = done(served(opened, 'gift', '2026-03-03'), 'gift', '2026-03-04');
  return applyChange(gone, applySettlement(gone, view, turn('2026-04-20')));
}
const things = [asset('account', '500', { class: 'DEPOSIT', indivisible: false }), asset('flat', '1000')];
const bare = fileOf(things, agreed);
const given: PropertyFile = {
  ...bare,
  controls: [
    controlOf('account', { frozenAs: 'deposit', cap: parseYuan('500'), useContinues: false }),
    controlOf('flat'),
  ],
};
const input = (over: Partial<RecontrolInput> = {}): RecontrolInput => ({
  authority: CASE_NUMBER,
  leftOut: [],
  caps: [],
  rulingNumber: `${CASE_NUMBER}之八`,
  notices: new Map(['account', 'flat'].map((id) => [id, `${CASE_NUMBER}协${id}`])),
  ...over,
});

describe('PROC-9, PROC-14: what was released is controlled again by one ruling', () => {
  const file = resumed(given);
  const now = turn('2026-04-21');

  it('takes the whole prepared set as it was controlled, each under the same ruling, and says of which releases', () => {
    const change = accepted(decideRecontrol(file, input(), now));
    expect(change.controls).toMatchObject([
      { assetId: 'account', cap: 50_000n, useContinues: false, rulingNumber: `${CASE_NUMBER}之八`, state: 'ORDERED' },
      { assetId: 'flat', useContinues: true, noticeNumber: `${CASE_NUMBER}协flat` },
    ]);
    expect(new Set(change.controls!.map(({ id }) => id)).size).toBe(2);
    expect(change.happened[0]).toMatchObject({ kind: 'RECONTROL_ORDERED', releaseIds: ['gift'], leftOut: [] });
    expect(change.happened.filter(({ kind }) => kind === 'CONTROL_ORDERED')).toHaveLength(2);
  });

  it('is given once, and the time to the first receipt is taken from it', () => {
    const ordered = after(file, decideRecontrol(file, input(), now));
    expect(openRefreezeOrders(ordered)).toEqual([]);
    expect(usedRefreezes(ordered, 'flat').map(({ id }) => id)).toEqual(['gift']);
    const half = after(file, decideRecontrol(file, input({ leftOut: ['flat'] }), now));
    expect(usedRefreezes(half, 'account')).toEqual([]);
    expect(codeOf(decideRecontrol(ordered, input(), now))).toBe('RECONTROL.NOTHING_READY');
    const controlId = ordered.controls.at(-1)!.id;
    const receipt = { controlId, receivedAt: turn('2026-04-22').at, by: '登记机构', outcome: 'DONE' } as const;
    const back = decideControlReceipt(
      ordered,
      { ...receipt, effectiveOn: legalDate('2026-04-22') },
      turn('2026-04-22'),
    );
    expect(refreezeTimes(after(ordered, back))).toMatchObject([{ id: 'gift', ruledAt: now.at, ms: 86_400_000 }]);
  });

  it('leaves out what the judge leaves out, and takes less where he says so', () => {
    const less = input({ leftOut: ['flat'], caps: [{ assetId: 'account', cap: parseYuan('120') }] });
    expect(accepted(decideRecontrol(file, less, now)).controls).toMatchObject([{ assetId: 'account', cap: 12_000n }]);
    // PROC-12: payments have come in since it was prepared.
    const owed = { ...file, settlement: { ...file.settlement, originalBalance: parseYuan('300') } };
    const flat = input({ leftOut: ['flat'] });
    expect(accepted(decideRecontrol(owed, flat, now)).controls).toMatchObject([{ assetId: 'account', cap: 30_000n }]);
    const strange = [input({ leftOut: ['other'] }), input({ caps: [{ assetId: 'other', cap: 1n }] })];
    expect(strange.map((one) => codeOf(decideRecontrol(file, one, now)))).toEqual([
      'RECONTROL.NOT_PREPARED',
      'RECONTROL.NOT_PREPARED',
    ]);
    const nothing = input({ leftOut: ['account', 'flat'] });
    expect(codeOf(decideRecontrol(file, nothing, now))).toBe('RECONTROL.NOTHING_READY');
  });

  it('is refused as a whole where an order is: too much for what is owed, no papers, another number', () => {
    const little = resumed(given, undefined, { ...RESUMED, originalBalance: parseYuan('400') });
    expect(codeOf(decideRecontrol(little, input(), now))).toBe('CONTROL.OVER_LIMIT');
    expect(codeOf(decideRecontrol(file, input({ rulingNumber: '' }), now))).toBe('CONTROL.PAPERS_MISSING');
    expect(codeOf(decideRecontrol(file, input({ authority: '（2026）浙1122执99号' }), now))).toBe(
      'CONTROL.NUMBER_UNKNOWN',
    );
  });

  it('needs the resumption, and a day since when he does not perform', () => {
    expect(codeOf(decideRecontrol({ ...file, settlement: agreed }, input(), now))).toBe('RECONTROL.NOT_RESUMED');
    const anticipatory = { ...file, settlement: { ...RESUMED, inDefaultSince: null } };
    expect(codeOf(decideRecontrol(anticipatory, input(), now))).toBe('RECONTROL.DEFAULT_UNKNOWN');
    expect(codeOf(decideRecontrol(anticipatory, input({ defaultedOn: legalDate('2026-04-02') }), now))).toBe('ok');
  });

  it('waits for the receipt of a release that is served: what stands is not controlled twice', () => {
    const figure = releaseFigure(given, { id: 'gift', assetIds: ['flat'] }, turn('2026-03-02')).text.zh;
    const gift = { id: 'gift', assetIds: ['flat'], partyId: 'c', figure };
    const onlyServed = served(
      after(given, decideCreditorRelease(given, gift, turn('2026-03-02'))),
      'gift',
      '2026-03-03',
    );
    const stands = applyChange(onlyServed, applySettlement(onlyServed, RESUMED, turn('2026-04-20')));
    expect(codeOf(decideRecontrol(stands, input(), now))).toBe('RECONTROL.NOTHING_READY');
    expect(codeOf(decideRecontrol(done(stands, 'gift', '2026-04-21'), input(), now))).toBe('ok');
  });

  it('stays before the judge while a part of it waits for its receipt, and is done with what he leaves out', () => {
    const releaseIds = (decision: ReturnType<typeof decideRecontrol>) =>
      accepted(decision).happened.flatMap((event) => (event.kind === 'RECONTROL_ORDERED' ? event.releaseIds : []));
    expect(releaseIds(decideRecontrol(file, input({ leftOut: ['flat'] }), now))).toEqual(['gift']);
    const gift = { id: 'gift', assetIds: ['account', 'flat'] };
    const { text } = releaseFigure(given, gift, turn('2026-03-02'));
    const wish = { ...gift, partyId: 'c', figure: text.zh };
    const out = served(after(given, decideCreditorRelease(given, wish, turn('2026-03-02'))), 'gift', '2026-03-03');
    const receipt = (at: PropertyFile, assetId: string, day: string) =>
      after(at, decideReleaseReceipt(at, { releaseId: 'gift', assetId, by: '登记机构' }, turn(day)));
    const half = receipt(out, 'account', '2026-03-04');
    const going = applyChange(half, applySettlement(half, RESUMED, turn('2026-04-20')));
    const first = decideRecontrol(going, input(), now);
    expect(accepted(first).controls).toMatchObject([{ assetId: 'account' }]);
    expect(releaseIds(first)).toEqual([]);
    expect(usedRefreezes(after(going, first), 'account')).toEqual([]);
    const rest = receipt(after(going, first), 'flat', '2026-04-22');
    const second = decideRecontrol(rest, input(), turn('2026-04-23'));
    expect(accepted(second).controls).toMatchObject([{ assetId: 'flat' }]);
    expect(releaseIds(second)).toEqual(['gift']);
  });

  it('never controls a piece of property twice, however often and of whatever the ruling is given', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const all = resumed(
      fileOf(
        ids.map((id) => plain({ id, value: parseYuan('100') })),
        agreed,
      ),
    );
    const notices = new Map(ids.map((id) => [id, `协${id}`]));
    fc.assert(
      fc.property(fc.array(fc.subarray(ids), { maxLength: 5 }), (rounds) => {
        let left = all;
        for (const leftOut of rounds) {
          const decision = decideRecontrol(left, input({ leftOut, notices }), now);
          if (decision.ok) left = applyChange(left, decision.value);
        }
        const again = left.controls.filter(({ state }) => state === 'ORDERED').map(({ assetId }) => assetId);
        expect(new Set(again).size).toBe(again.length);
        expect(
          openRefreezeOrders(left)
            .map(({ assetId }) => assetId)
            .sort(),
        ).toEqual(ids.filter((id) => !again.includes(id)));
      }),
    );
  });
});
