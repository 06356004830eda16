import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import {
  after,
  applied,
  asset,
  codeOf,
  controlOf,
  fileOf,
  paid,
  served,
  settlementOf,
  stateOf,
  turn,
  papersOf,
} from '../../test/fixture/released-property.js';
import { applyChange } from './property-change.js';
import { type Control, type PropertyFile } from './property-file.js';
import { releaseFigure } from './release-figure.js';
import { liftedBy } from './release-held.js';
import {
  decideRelease,
  decideReleaseApplication,
  decideReleaseApproval,
  decideReleaseReceipt,
  decideReleaseRefusal,
  decideReleaseReturn,
  decideReleaseService,
  unnamedRelease,
} from './release-life.js';
import { decideLawfulRelease } from './release-opening.js';
import { applySettlement, decideReleaseGoesOn } from './release-settlement.js';
import { decideReleasePlan } from './release-steps.js';
import { decideRenewalReceipt } from './renewal.js';

const agreed = settlementOf(['100', '100']);
const file = fileOf([asset('flat', '150', { queuedBehind: 2 }), asset('shop', '150'), asset('car', '150')], agreed);
const PLAN = { id: 'plan', promised: [] };
const signed = after(file, decideReleasePlan(file, PLAN, turn('2026-03-01')));
const due = applyChange(signed, applySettlement(signed, paid(agreed, 1), turn('2026-03-31')));
const STEP = 'plan-step-1';
const asked = applied(due, STEP, '2026-04-01');
const decided = after(asked, decideRelease(asked, { releaseId: STEP }, turn('2026-04-02')));
const approved = after(decided, decideReleaseApproval(decided, papersOf(decided, STEP), turn('2026-04-02', 'judge-2')));

describe('PROC-12, PROC-14: a release lifts the controls that its ruling names, and none that is ordered since', () => {
  const control = (at: PropertyFile, assetId: string, state: Control['state']): PropertyFile => ({
    ...at,
    controls: at.controls.map((one) => (one.assetId === assetId ? { ...one, state } : one)),
  });
  const anew = (at: PropertyFile, assetId: string): PropertyFile => ({
    ...at,
    controls: [...at.controls, controlOf(assetId, { id: 'again' })],
  });
  const LAW = { id: 'law', ground: 'PROTECTED', assetIds: ['flat', 'shop'], basis: '必需' } as const;
  const opened = after(file, decideLawfulRelease(file, LAW, turn('2026-04-01')));
  const ruled = after(opened, decideRelease(opened, { releaseId: 'law' }, turn('2026-04-02')));
  const approve = (at: PropertyFile) => decideReleaseApproval(at, papersOf(at, 'law'), turn('2026-04-02', 'judge-2'));
  const serve = (at: PropertyFile) => decideReleaseService(at, { releaseId: 'law' }, turn('2026-04-03'));
  const receive = (at: PropertyFile, assetId: string) =>
    decideReleaseReceipt(at, { releaseId: 'law', assetId, by: '登记机构' }, turn('2026-04-20'));
  const states = (at: PropertyFile) => at.controls.map(({ id, state }) => [id, state]);

  it('what lapsed before the approval and is ordered anew after it is not served with the rest', () => {
    const named = after(control(ruled, 'flat', 'LAPSED'), approve(control(ruled, 'flat', 'LAPSED')));
    const out = after(anew(named, 'flat'), serve(anew(named, 'flat')));
    expect(out.releases.at(-1)).toMatchObject({ state: 'SERVED', assetIds: ['shop'] });
    expect(liftedBy(out, out.releases.at(-1)!).map(({ id }) => id)).toEqual(['control-shop']);
  });

  it('its late receipt ends what it lifts, be it lapsed, and leaves what was ordered since', () => {
    const out = after(after(ruled, approve(ruled)), serve(after(ruled, approve(ruled))));
    const since = anew(control(out, 'flat', 'LAPSED'), 'flat');
    expect(states(after(since, receive(since, 'flat')))).toEqual([
      ['control-flat', 'RELEASED'],
      ['control-shop', 'EFFECTIVE'],
      ['control-car', 'EFFECTIVE'],
      ['again', 'EFFECTIVE'],
    ]);
  });

  it('PROC-9R: a renewal that was carried out in time and is heard of after that brings nothing back', () => {
    const renewals = [
      {
        ...{
          askedOn: legalDate('2028-12-01'),
          by: 'judge',
          from: legalDate('2029-01-06'),
          lastDay: legalDate('2032-01-05'),
        },
        order: { rulingNumber: 'r', noticeNumber: 'n', at: turn('2028-12-01').at },
      },
    ];
    const pending = { ...ruled, controls: ruled.controls.map((one) => ({ ...one, renewals })) };
    const out = after(after(pending, approve(pending)), serve(after(pending, approve(pending))));
    const lapsed = control(out, 'flat', 'LAPSED');
    const over = after(lapsed, receive(lapsed, 'flat'));
    const late = { controlId: 'control-flat', receivedAt: turn('2029-02-01').at, by: '登记机构' };
    const heard = decideRenewalReceipt(over, { ...late, effectiveOn: legalDate('2029-01-05') }, turn('2029-02-01'));
    expect(codeOf(heard)).toBe('RENEWAL.NOT_ORDERED');
    // Carried out too late before it: what the renewal has made goes with the release.
    const remade = after(
      lapsed,
      decideRenewalReceipt(lapsed, { ...late, effectiveOn: legalDate('2029-01-06') }, turn('2029-02-01')),
    );
    expect(states(after(remade, receive(remade, 'flat'))).filter(([id]) => id!.startsWith('control-flat'))).toEqual([
      ['control-flat', 'RELEASED'],
      ['control-flat.1', 'RELEASED'],
    ]);
  });

  it('approved, with none of its controls left, it is sent back and over, so that what was ordered since may be released', () => {
    const named = after(ruled, approve(ruled));
    const back = (at: PropertyFile) =>
      decideReleaseReturn(at, { releaseId: 'law', reason: '原控制已失效' }, turn('2026-04-03', 'judge-2'));
    expect(codeOf(back(named))).toBe('RELEASE.NOT_IN_STATE');
    const gone = anew(control(control(named, 'flat', 'LAPSED'), 'shop', 'LAPSED'), 'flat');
    expect(codeOf(serve(gone))).toBe('RELEASE.NOT_CONTROLLED');
    const again = after(gone, back(gone));
    expect(stateOf(again, 'law')).toBe('SUPERSEDED');
    expect(again.controls.filter(({ id }) => id === 'again')).toMatchObject([{ state: 'EFFECTIVE' }]);
    const anewToo = { ...LAW, id: 'law-2', assetIds: ['flat'] };
    expect(codeOf(decideLawfulRelease(gone, anewToo, turn('2026-04-04')))).toBe('RELEASE.UNDER_WAY');
    expect(codeOf(decideLawfulRelease(again, anewToo, turn('2026-04-04')))).toBe('ok');
  });
});

describe('SET-ART-3-1: the creditor applies, having seen the figure', () => {
  const step = due.releases.find(({ id }) => id === STEP)!;

  it('PROC-14: he sees coverage of both exposures after it, and that the rank is lost to whoever waits', () => {
    expect(releaseFigure(due, { id: 'x', assetIds: ['flat'] }, turn('2026-04-01'))).toEqual({
      worth: '210.00',
      settlement: { owed: '100.00', ratio: '2.1000', derivation: expect.objectContaining({ rule: 'PROC-12' }) },
      original: { owed: '200.00', ratio: '1.0500', derivation: expect.objectContaining({ rule: 'PROC-12' }) },
      target: '1.0',
      belowTarget: false,
      ranksLost: [{ assetId: 'flat', queuedBehind: 2 }],
      text: {
        zh: expect.stringContaining('登记在先的轮候即自动生效'),
        en: expect.stringContaining('takes effect at once'),
      },
    });
  });

  it('of a step that waits for its payment he sees how it will be when it has come in', () => {
    const waiting = signed.releases.find(({ id }) => id === STEP)!;
    const figure = releaseFigure(signed, waiting, turn('2026-03-01'));
    expect([figure.settlement!.owed, figure.belowTarget]).toEqual(['100.00', false]);
  });

  it('speaks of the debt of which the target does: after a resumption of the title’s, and of no settlement before there is one', () => {
    const low = { outstanding: 0n, originalBalance: parseYuan('1000000') };
    const as = (standing: 'PERFORMING' | 'RESUMED') =>
      releaseFigure({ ...due, settlement: { ...due.settlement, ...low, standing } }, step, turn('2026-04-01'));
    expect([as('PERFORMING').belowTarget, as('RESUMED').belowTarget]).toEqual([false, true]);
    expect(as('RESUMED').text.zh).toContain('和解协议已无余额');
    const none = { ...due, settlement: { ...due.settlement, schedule: [], standing: 'NONE' as const } };
    const figure = releaseFigure(none, step, turn('2026-04-01'));
    expect([figure.settlement, figure.text.zh.includes('尚未达成和解协议')]).toEqual([null, true]);
  });

  it('SET-ART-3-1: of several creditors each applies, and none for another', () => {
    const both = ['creditor', 'bank'];
    const apply = (file: PropertyFile, partyId: string) =>
      decideReleaseApplication(
        file,
        { releaseId: STEP, partyId, figure: releaseFigure(file, step, turn('2026-04-01')).text.zh },
        turn('2026-04-01'),
        both,
      );
    const bare = { ...due, releases: due.releases.map(({ applied: _, ...one }) => one) };
    const one = after(bare, apply(bare, 'creditor'));
    expect(codeOf(decideRelease(one, { releaseId: STEP }, turn('2026-04-02')))).toBe('RELEASE.NOT_APPLIED_FOR');
    expect(codeOf(apply(one, 'creditor'))).toBe('RELEASE.APPLIED_ALREADY');
    const all = after(one, apply(one, 'bank'));
    expect(all.releases.find(({ id }) => id === STEP)).toMatchObject({ applied: { partyId: 'bank' } });
    expect(codeOf(decideRelease(all, { releaseId: STEP }, turn('2026-04-02')))).toBe('ok');
    expect(codeOf(apply(all, 'third'))).toBe('RELEASE.APPLIED_ALREADY');
  });

  it('is heard once, on what he saw, and only where the law asks for it', () => {
    const figure = releaseFigure(due, step, turn('2026-04-01')).text.zh;
    const apply = (releaseId: string, seen = figure, at = due) =>
      codeOf(decideReleaseApplication(at, { releaseId, partyId: 'creditor', figure: seen }, turn('2026-04-01')));
    expect(apply(STEP)).toBe('ok');
    expect(apply(STEP, '保障率2.0')).toBe('RELEASE.FIGURE_CHANGED');
    expect(apply('none')).toBe('RELEASE.UNKNOWN');
    expect(apply(STEP, figure, asked)).toBe('RELEASE.APPLIED_ALREADY');
    const ordered = decideLawfulRelease(
      due,
      { id: 'law', ground: 'PROTECTED', assetIds: ['shop'], basis: '生活必需' },
      turn('2026-04-01'),
    );
    expect(apply('law', figure, after(due, ordered))).toBe('RELEASE.NEEDS_NO_APPLICATION');
  });
});

describe('a release is decided by one and approved by another (PROC-12)', () => {
  const decide = (at = asked, by = 'judge-1') => codeOf(decideRelease(at, { releaseId: STEP }, turn('2026-04-02', by)));
  const approve = (at = decided, by = 'judge-2') =>
    codeOf(decideReleaseApproval(at, papersOf(at, STEP), turn('2026-04-02', by)));

  it('not before the creditor has applied, nor before its payment is in', () => {
    expect(decide(due)).toBe('RELEASE.NOT_APPLIED_FOR');
    expect(decide(signed)).toBe('RELEASE.NOT_IN_STATE');
  });

  it('of two judges on one release the first one decides it; the second is told so, without a name', () => {
    expect(decide()).toBe('ok');
    const second = decideRelease(decided, { releaseId: STEP }, turn('2026-04-02', 'judge-3'));
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'RELEASE.DECIDED_ALREADY', zh: expect.not.stringContaining('judge') },
    });
  });

  it('never by the same one; and a second approval comes too late', () => {
    expect(approve(decided, 'judge-1')).toBe('RELEASE.SAME_PERSON');
    expect(approve()).toBe('ok');
    expect(approve(approved)).toBe('RELEASE.NOT_IN_STATE');
  });

  it('the second person may send it back, and then anybody decides it anew', () => {
    const back = { releaseId: STEP, reason: '估价过期' };
    expect(codeOf(decideReleaseReturn(decided, back, turn('2026-04-02')))).toBe('RELEASE.SAME_PERSON');
    const returned = after(decided, decideReleaseReturn(decided, back, turn('2026-04-02', 'judge-2')));
    expect([stateOf(returned, STEP), decide(returned, 'judge-2')]).toEqual(['DUE', 'ok']);
  });

  it('is refused with a reason where the court may, and not where the law orders it (CLS-2)', () => {
    const refusal = (at: typeof file, releaseId: string, reason = '评估价偏高') =>
      codeOf(decideReleaseRefusal(at, { releaseId, reason }, turn('2026-04-02')));
    expect([refusal(decided, STEP), refusal(decided, STEP, ' ')]).toEqual(['ok', 'RELEASE.WORDS_MISSING']);
    const performed = { ...paid(agreed, 1, 2), standing: 'PERFORMED' as const };
    const lifted = applyChange(due, applySettlement(due, performed, turn('2026-06-30')));
    expect(refusal(lifted, 'performed-1')).toBe('RELEASE.LAW_ORDERS_IT');
  });
});

describe('a release is served and carried out', () => {
  const serve = (at: typeof file) => codeOf(decideReleaseService(at, { releaseId: STEP }, turn('2026-04-03')));

  it('only once approved, and once', () => {
    expect([serve(decided), serve(approved), serve(served(asked, STEP, '2026-04-03'))]).toEqual([
      'RELEASE.NOT_IN_STATE',
      'ok',
      'RELEASE.NOT_IN_STATE',
    ]);
  });

  it('PROC-12: not where a step would leave less than the target, whatever was planned', () => {
    const fallen = { ...approved, assets: approved.assets.map((one) => ({ ...one, value: parseYuan('60') })) };
    expect(serve(fallen)).toBe('RELEASE.COVERAGE_FALLS');
    expect(
      codeOf(decideRelease({ ...fallen, releases: asked.releases }, { releaseId: STEP }, turn('2026-04-03'))),
    ).toBe('RELEASE.COVERAGE_FALLS');
  });

  it('what has come out of control meanwhile is left out; nothing is left: nothing is served', () => {
    const ids = asked.releases.find(({ id }) => id === STEP)!.assetIds;
    const lapsed = (which: readonly string[]) => ({
      ...approved,
      controls: approved.controls.map((one) =>
        which.includes(one.assetId) ? { ...one, state: 'LAPSED' as const } : one,
      ),
    });
    expect(ids).toHaveLength(1);
    expect(serve(lapsed(ids))).toBe('RELEASE.NOT_CONTROLLED');
    const two = after(
      file,
      decideLawfulRelease(
        file,
        { id: 'law', ground: 'PROTECTED', assetIds: ['shop', 'car'], basis: '生活必需' },
        turn('2026-03-01'),
      ),
    );
    const one = {
      ...two,
      controls: two.controls.map((it) => (it.assetId === 'car' ? { ...it, state: 'LAPSED' as const } : it)),
    };
    expect(served(one, 'law', '2026-03-02').releases.at(-1)!.assetIds).toEqual(['shop']);
  });

  it('PROC-14: each receipt ends one control and names who waits; the last one ends the release', () => {
    const [assetId = ''] = asked.releases.find(({ id }) => id === STEP)!.assetIds;
    const out = served(asked, STEP, '2026-04-03');
    const receipt = decideReleaseReceipt(out, { releaseId: STEP, assetId, by: '登记机构' }, turn('2026-04-04'));
    const now = after(out, receipt);
    expect([stateOf(now, STEP), now.controls.find((one) => one.assetId === assetId)!.state]).toEqual([
      'DONE',
      'RELEASED',
    ]);
    const again = (of: string) =>
      codeOf(decideReleaseReceipt(out, { releaseId: STEP, assetId: of, by: '' }, turn('2026-04-04')));
    expect(codeOf(decideReleaseReceipt(now, { releaseId: STEP, assetId, by: '' }, turn('2026-04-04')))).toBe(
      'RELEASE.RECEIPTED_ALREADY',
    );
    expect(again('nothing')).toBe('RELEASE.ASSET_UNKNOWN');
    expect(again('shop')).toBe('RELEASE.ASSET_NOT_IN_IT');
    const flat = after(
      file,
      decideLawfulRelease(
        file,
        { id: 'law', ground: 'OUTSIDER_UPHELD', assetIds: ['flat'], basis: '案外人异议成立' },
        turn('2026-03-01'),
      ),
    );
    const gone = served(flat, 'law', '2026-03-02');
    const told = decideReleaseReceipt(gone, { releaseId: 'law', assetId: 'flat', by: '' }, turn('2026-03-03'));
    expect(told.ok && told.value.happened[0]).toMatchObject({ kind: 'RELEASE_RECEIPTED', queuedBehind: 2 });
  });
});

describe('the figure of property that no release names yet (PROC-12)', () => {
  it('is asked of property that the file knows', () => {
    expect(unnamedRelease(file, { assetIds: ['flat'], after: 1 })).toEqual({
      ok: true,
      value: { id: '', assetIds: ['flat'], after: 1 },
    });
    const nope = unnamedRelease(file, { assetIds: ['flat', 'nope'] });
    expect(nope).toMatchObject({ error: { code: 'RELEASE.ASSET_UNKNOWN', path: '/assetIds' } });
  });
});

describe('a release that the file does not have, and papers without a number (PROC-12)', () => {
  it('are refused by each decision', () => {
    const at = turn('2026-04-02', 'judge-2');
    const none = { releaseId: 'none', rulingNumber: '', notices: [], reason: '', assetId: '', by: '' };
    for (const decide of [
      decideRelease,
      decideReleaseApproval,
      decideReleaseReturn,
      decideReleaseRefusal,
      decideReleaseService,
      decideReleaseReceipt,
      decideReleaseGoesOn,
    ])
      expect(codeOf(decide(file, none, at))).toBe('RELEASE.UNKNOWN');
    const bare = { ...none, releaseId: STEP };
    expect(codeOf(decideReleaseApproval(decided, bare, at))).toBe('RELEASE.WORDS_MISSING');
    expect(codeOf(decideReleaseApproval(decided, { ...bare, rulingNumber: '裁定' }, at))).toBe('RELEASE.WORDS_MISSING');
    expect(codeOf(decideReleaseReturn(decided, bare, at))).toBe('RELEASE.WORDS_MISSING');
    expect(codeOf(decideReleaseGoesOn(decided, bare, at))).toBe('RELEASE.NOT_IN_STATE');
  });
});
