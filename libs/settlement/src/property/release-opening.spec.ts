import { describe, expect, it } from '@jest/globals';
import { parseYuan } from '@hejie/law';
import {
  after,
  applied,
  asset,
  codeOf,
  done,
  fileOf,
  paid,
  served,
  settlementOf,
  stateOf,
  turn,
  papersOf,
} from '../../test/fixture/released-property.js';
import { applyChange } from './property-change.js';
import { releaseFigure } from './release-figure.js';
import { decideRelease, decideReleaseApproval, decideReleaseService } from './release-life.js';
import { decideCreditorRelease, decideLawfulRelease, decidePartition } from './release-opening.js';
import { applySettlement } from './release-settlement.js';
import { decideReleasePlan } from './release-steps.js';

const agreed = settlementOf(['100', '100']);
const file = fileOf([asset('flat', '150', { queuedBehind: 2 }), asset('shop', '150'), asset('car', '150')], agreed);
const PLAN = { id: 'plan', promised: [] };
const STEP = 'plan-step-1';
const signed = after(file, decideReleasePlan(file, PLAN, turn('2026-03-01')));
const due = applyChange(signed, applySettlement(signed, paid(agreed, 1), turn('2026-03-31')));
const asked = applied(due, STEP, '2026-04-01');
const decided = after(asked, decideRelease(asked, { releaseId: STEP }, turn('2026-04-02')));

describe('a release that the law orders', () => {
  const law = { id: 'law', assetIds: ['flat', 'shop', 'car'], basis: '依据' };

  it('PROC-11, PROC-19, PROC-21: is done though coverage falls, with an alarm, and prepares no order to take it again', () => {
    for (const ground of ['PROTECTED', 'OUTSIDER_UPHELD', 'PRESERVATION_LAPSED', 'LAW_ORDERS'] as const) {
      const opened = after(file, decideLawfulRelease(file, { ...law, ground }, turn('2026-03-01')));
      const ready = after(opened, decideRelease(opened, { releaseId: 'law' }, turn('2026-03-01')));
      const other = after(ready, decideReleaseApproval(ready, papersOf(ready, 'law'), turn('2026-03-01', 'judge-2')));
      const service = decideReleaseService(other, { releaseId: 'law' }, turn('2026-03-01'));
      expect(service.ok && service.value.happened.map(({ kind }) => kind)).toEqual([
        'RELEASE_SERVED',
        'COVERAGE_BELOW_TARGET',
      ]);
    }
  });

  it('PROC-12: what is indivisible stays though worth more, unless the rest suffices; what is divisible goes', () => {
    const over = (assetIds: string[], at = file) =>
      codeOf(decideLawfulRelease(at, { ...law, assetIds, ground: 'OVER_LIMIT' }, turn('2026-03-01')));
    expect([over(['flat']), over(['flat', 'shop'])]).toEqual(['ok', 'RELEASE.INDIVISIBLE']);
    const divisible = { ...file, assets: file.assets.map((one) => ({ ...one, indivisible: false })) };
    expect(over(['flat', 'shop'], divisible)).toBe('ok');
  });

  it('rests on facts, on property that is under control, and on what is not being released already', () => {
    const open = (over: object, at = file) =>
      codeOf(decideLawfulRelease(at, { ...law, ground: 'PROTECTED', ...over }, turn('2026-03-01')));
    expect(open({ basis: '' })).toBe('RELEASE.WORDS_MISSING');
    expect(open({ assetIds: [] })).toBe('RELEASE.WORDS_MISSING');
    expect(open({ assetIds: ['none'] })).toBe('RELEASE.ASSET_UNKNOWN');
    expect(open({}, { ...file, controls: [] })).toBe('RELEASE.NOT_CONTROLLED');
    expect(open({ id: STEP }, signed)).toBe('RELEASE.ID_TAKEN');
    expect(open({}, decided)).toBe('RELEASE.UNDER_WAY');
  });

  it('takes its property out of the steps that wait', () => {
    const opened = after(signed, decideLawfulRelease(signed, { ...law, ground: 'PROTECTED' }, turn('2026-03-02')));
    expect(opened.releases.map(({ id, state }) => [id, state])).toEqual([
      ...signed.releases.map(({ id }) => [id, 'SUPERSEDED']),
      ['law', 'DUE'],
    ]);
  });
});

describe('the creditor applies of himself (SET-ART-3-1)', () => {
  it('having seen the figure, whatever the coverage is then', () => {
    const seen = releaseFigure(signed, { id: 'own', assetIds: ['shop', 'car'] }, turn('2026-03-02'));
    expect(seen.belowTarget).toBe(true);
    const ask = { id: 'own', assetIds: ['shop', 'car'], partyId: 'creditor' };
    expect(codeOf(decideCreditorRelease(signed, { ...ask, figure: '' }, turn('2026-03-02')))).toBe(
      'RELEASE.FIGURE_CHANGED',
    );
    const own = after(signed, decideCreditorRelease(signed, { ...ask, figure: seen.text.zh }, turn('2026-03-02')));
    expect(stateOf(done(served(own, 'own', '2026-03-02'), 'own', '2026-03-03'), 'own')).toBe('DONE');
  });
});

describe('查扣冻12: co-owned property', () => {
  const shared = fileOf(
    [asset('house', '300', { share: '0.5', coOwnerPartyIds: ['wife'] }), asset('car', '150')],
    agreed,
  );
  const command = {
    id: 'part',
    assetId: 'house',
    debtorValue: parseYuan('120'),
    creditorAccepts: true,
    basis: '分割协议',
  };
  const partition = (over: object, at = shared) => decidePartition(at, { ...command, ...over }, turn('2026-03-01'));

  it('PROC-12: after a partition that the creditor accepts the control goes on over the debtor’s part, and the rest is released', () => {
    const now = after(shared, partition({}));
    expect(now.assets[0]).toMatchObject({ value: 12_000n, share: '1' });
    const out = done(served(now, 'part', '2026-03-02'), 'part', '2026-03-03');
    expect([stateOf(out, 'part'), out.controls[0]!.state, out.refreezes]).toEqual(['DONE', 'EFFECTIVE', []]);
  });

  it('the debtor’s part is still a thing of the plan while that is under way', () => {
    const now = after(shared, partition({}));
    const planned = after(now, decideReleasePlan(now, PLAN, turn('2026-03-01')));
    expect(
      planned.releases
        .slice(1)
        .flatMap(({ assetIds }) => assetIds)
        .sort(),
    ).toEqual(['car', 'house']);
  });

  it('those who own it with him are told of a release', () => {
    const opened = after(
      shared,
      decideLawfulRelease(
        shared,
        { id: 'law', ground: 'PROTECTED', assetIds: ['house'], basis: '生活所必需的居住房屋' },
        turn('2026-03-01'),
      ),
    );
    const ready = after(opened, decideRelease(opened, { releaseId: 'law' }, turn('2026-03-01')));
    const other = after(ready, decideReleaseApproval(ready, papersOf(ready, 'law'), turn('2026-03-01', 'judge-2')));
    const service = decideReleaseService(other, { releaseId: 'law' }, turn('2026-03-01'));
    expect(service.ok && service.value.happened[0]).toMatchObject({ coOwnerPartyIds: ['wife'] });
  });

  it('what the creditor does not accept, what is not co-owned, and more than the whole are refused', () => {
    expect(codeOf(partition({ creditorAccepts: false }))).toBe('RELEASE.PARTITION_NOT_ACCEPTED');
    expect(codeOf(partition({ assetId: 'car' }))).toBe('RELEASE.NOT_CO_OWNED');
    expect(codeOf(partition({ assetId: 'none' }))).toBe('RELEASE.ASSET_UNKNOWN');
    expect(codeOf(partition({ debtorValue: parseYuan('300.01') }))).toBe('RELEASE.PART_TOO_LARGE');
    expect(codeOf(partition({ basis: '' }))).toBe('RELEASE.WORDS_MISSING');
    expect(codeOf(partition({ id: 'again' }, after(shared, partition({}))))).toBe('RELEASE.PARTED');
  });
});
