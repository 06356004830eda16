import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, parseYuan } from '@hejie/law';
import {
  after,
  asset,
  codeOf,
  controlOf,
  done,
  fileOf,
  paid,
  served,
  settlementOf,
  stateOf,
  turn,
} from '../../test/fixture/released-property.js';
import { type ControlAuthority, type PropertyFile } from './property-file.js';
import { applyChange } from './property-change.js';
import { decideRelease } from './release-life.js';
import { decideLawfulRelease } from './release-opening.js';
import { refreezeTimes } from './release-refreeze.js';
import { decideSaleDone, decideSupervisedSale, expireSale, latestSaleDay, openSales } from './release-sale.js';
import { applySettlement } from './release-settlement.js';
import { decideSubstitution } from './release-substitution.js';

const agreed = settlementOf(['200', '200']);
const file = fileOf(
  [asset('flat', '200'), asset('bond', '200', { class: 'SECURITIES' }), asset('cheap', '199.99')],
  agreed,
);

describe('解释167: one security takes the place of another', () => {
  const command = {
    id: 'swap',
    assetIds: ['flat'],
    substituteAssetId: 'bond',
    basis: '债券便于变价',
    consents: [{ partyId: 'creditor', figure: '数字' }],
  };
  const swap = (over: object, at = file) => codeOf(decideSubstitution(at, { ...command, ...over }, turn('2026-03-01')));
  const under = (kind: ControlAuthority['under']): PropertyFile => ({
    ...file,
    authorities: [{ caseNumber: '（2026）浙1122执12号', under: kind, openedOn: legalDate('2026-01-04') }],
  });

  it('PROC-12: of no less worth, under effective control first, and because it serves the enforcement', () => {
    expect(swap({})).toBe('ok');
    expect(swap({ substituteAssetId: 'cheap' })).toBe('RELEASE.SUBSTITUTE_FAILS');
    expect(swap({}, { ...file, controls: [controlOf('flat'), controlOf('bond', { state: 'ORDERED' })] })).toBe(
      'RELEASE.SUBSTITUTE_FAILS',
    );
    expect(swap({ substituteAssetId: 'none' })).toBe('RELEASE.SUBSTITUTE_FAILS');
    expect(swap({ basis: ' ' })).toBe('RELEASE.WORDS_MISSING');
    expect(swap({ assetIds: ['none'] })).toBe('RELEASE.ASSET_UNKNOWN');
  });

  it('SET-ART-3-1: under 执 with the creditor’s consent (查扣冻28(5)); under 执保 the court may so rule', () => {
    expect([swap({ consents: [] }, under('执')), swap({ consents: [] }, under('执保'))]).toEqual([
      'RELEASE.NOT_APPLIED_FOR',
      'ok',
    ]);
  });

  it('what takes its place is in no other release, and is not released meanwhile', () => {
    const swapped = after(file, decideSubstitution(file, command, turn('2026-03-01')));
    expect(swap({ id: 'again', assetIds: ['cheap'] }, swapped)).toBe('RELEASE.SUBSTITUTE_TAKEN');
    expect(swap({ assetIds: ['bond'] })).toBe('RELEASE.SUBSTITUTE_TAKEN');
    const law = { id: 'law', ground: 'PROTECTED', assetIds: ['bond'], basis: '必需' } as const;
    expect(codeOf(decideLawfulRelease(swapped, law, turn('2026-03-01')))).toBe('RELEASE.UNDER_WAY');
    expect(swap({}, after(file, decideLawfulRelease(file, law, turn('2026-03-01'))))).toBe('RELEASE.SUBSTITUTE_TAKEN');
  });

  it('loses its control before the decision: nothing is released for it', () => {
    const swapped = after(file, decideSubstitution(file, command, turn('2026-03-01')));
    const lapsed = {
      ...swapped,
      controls: swapped.controls.map((one) => (one.assetId === 'bond' ? { ...one, state: 'LAPSED' as const } : one)),
    };
    expect(codeOf(decideRelease(lapsed, { releaseId: 'swap' }, turn('2026-03-02')))).toBe('RELEASE.SUBSTITUTE_FAILS');
    const performed = { ...paid(agreed, 1, 2), standing: 'PERFORMED' as const };
    const all = applyChange(lapsed, applySettlement(lapsed, performed, turn('2026-06-30')));
    expect(stateOf(served(all, 'swap', '2026-06-30'), 'swap')).toBe('SERVED');
  });
});

describe('PROC-13: the debtor sells himself, watched by the court', () => {
  const command = {
    id: 'sale',
    assetId: 'flat',
    lowestPrice: parseYuan('140'),
    lastDay: legalDate('2026-04-30'),
    priceControlled: true,
    creditorsConsent: false,
  };
  const sell = (over: object, at = file) => decideSupervisedSale(at, { ...command, ...over }, turn('2026-03-01'));
  const allowed = after(file, sell({}));
  const sold = { saleId: 'sale', price: parseYuan('150'), on: legalDate('2026-04-30'), receiptId: 'receipt-7' };
  const finish = (over: object, at = allowed) => decideSaleDone(at, { ...sold, ...over }, turn('2026-04-30'));

  it('PER-8: within 60 days, shares in a company within 3 months; it does not roll', () => {
    expect(latestSaleDay('REAL_ESTATE', legalDate('2026-03-01'))).toBe('2026-04-30');
    expect(latestSaleDay('EQUITY', legalDate('2026-07-01'))).toBe('2026-10-01');
    expect([codeOf(sell({})), codeOf(sell({ lastDay: legalDate('2026-05-01') }))]).toEqual(['ok', 'SALE.TOO_LONG']);
  });

  it('for no less than it is worth to the creditor, the price in the court’s hands, once at a time', () => {
    expect(codeOf(sell({ lowestPrice: parseYuan('139.99') }))).toBe('SALE.PRICE_TOO_LOW');
    expect(codeOf(sell({ priceControlled: false }))).toBe('SALE.PRICE_NOT_CONTROLLED');
    expect(codeOf(sell({ id: 'other' }, allowed))).toBe('SALE.ALLOWED_ALREADY');
    expect(codeOf(sell({}, allowed))).toBe('RELEASE.ID_TAKEN');
    expect(codeOf(sell({ assetId: 'none' }))).toBe('RELEASE.ASSET_UNKNOWN');
    expect(codeOf(sell({}, { ...file, controls: [] }))).toBe('RELEASE.NOT_CONTROLLED');
    const law = after(
      file,
      decideLawfulRelease(
        file,
        { id: 'law', ground: 'PROTECTED', assetIds: ['flat'], basis: '必需' },
        turn('2026-03-01'),
      ),
    );
    expect(codeOf(sell({}, served(law, 'law', '2026-03-01')))).toBe('RELEASE.UNDER_WAY');
  });

  it('shares only if all known creditors consent or the price covers the debt', () => {
    const equity = fileOf([asset('flat', '200', { class: 'EQUITY' })], agreed);
    const of = (over: object, at = equity) => codeOf(sell(over, at));
    const unsigned = { ...equity, settlement: { ...agreed, standing: 'NONE' as const, outstanding: 0n } };
    expect(of({}, unsigned)).toBe('SALE.CONSENT_MISSING');
    expect([of({}), of({ creditorsConsent: true }), of({ lowestPrice: parseYuan('400') })]).toEqual([
      'SALE.CONSENT_MISSING',
      'ok',
      'ok',
    ]);
  });

  it('the control stands until the price is in, in time and no less than was said; then it is released', () => {
    expect([openSales(allowed).length, allowed.controls[0]!.state]).toEqual([1, 'EFFECTIVE']);
    const now = after(allowed, finish({}));
    expect(now.sales[0]).toMatchObject({ state: 'SOLD', sold: { price: 15_000n, receiptId: 'receipt-7' } });
    expect(stateOf(done(served(now, 'sale-release', '2026-05-02'), 'sale-release', '2026-05-03'), 'sale-release')).toBe(
      'DONE',
    );
    expect(codeOf(finish({ price: parseYuan('139') }))).toBe('SALE.PRICE_TOO_LOW');
    expect(codeOf(finish({ on: legalDate('2026-05-01') }))).toBe('SALE.TOO_LATE');
    // 35号9: what he sold before the court let him was sold under control, without leave.
    expect([finish({ on: legalDate('2026-02-28') }), finish({ on: legalDate('2026-03-01') })].map(codeOf)).toEqual([
      'SALE.BEFORE_ALLOWED',
      'ok',
    ]);
    expect(codeOf(decideSaleDone(allowed, sold, turn('2026-04-29')))).toBe('PROPERTY.NOT_YET');
    expect(codeOf(finish({ saleId: 'none' }))).toBe('SALE.UNKNOWN');
    expect(codeOf(finish({}, now))).toBe('SALE.NOT_OPEN');
    const gone = { ...allowed, controls: allowed.controls.map((one) => ({ ...one, state: 'RELEASED' as const })) };
    expect(codeOf(finish({}, gone))).toBe('RELEASE.NOT_CONTROLLED');
  });

  it('its time ends with the last day, once; what was sold before is sold', () => {
    const at = turn('2026-05-01T00:00:00+08:00');
    const change = expireSale(allowed, 'sale', at);
    expect(change.happened).toEqual([{ kind: 'SALE_EXPIRED', at: at.at, saleId: 'sale', assetId: 'flat' }]);
    // Sold on the last day and entered afterwards it is sold in time.
    const over = applyChange(allowed, change);
    expect(codeOf(decideSaleDone(over, sold, turn('2026-05-02')))).toBe('ok');
    const late = { ...sold, on: legalDate('2026-05-01') };
    expect(codeOf(decideSaleDone(over, late, turn('2026-05-02')))).toBe('SALE.TOO_LATE');
    expect(expireSale(after(allowed, finish({})), 'sale', at)).toEqual({ happened: [] });
  });
});

describe('PROC-9, PROC-14: how long it takes to control again what was released', () => {
  const owing = { ...file, settlement: { ...agreed, outstanding: 1n } };
  const over = { id: 'over', ground: 'OVER_LIMIT', assetIds: ['flat', 'bond'], basis: '超标的' } as const;
  const small = after(owing, decideLawfulRelease(owing, over, turn('2026-03-01')));
  const out = done(served(small, 'over', '2026-03-02'), 'over', '2026-03-03');
  const resumed = applyChange(
    out,
    applySettlement(out, { ...out.settlement, standing: 'RESUMED' }, turn('2026-09-01')),
  );

  it('nothing is measured before the resumption; then from the ruling to the first receipt', () => {
    expect([refreezeTimes(out), refreezeTimes(resumed)]).toEqual([
      [],
      [{ id: 'over', readyAt: turn('2026-09-01').at, ruledAt: null, firstReceiptAt: null, ms: null }],
    ]);
    const again = (assetId: string, at: string, receivedAt?: string) =>
      controlOf(assetId, {
        id: `again-${assetId}`,
        orderedAt: courtInstant(at),
        state: receivedAt === undefined ? 'ORDERED' : 'EFFECTIVE',
        ...(receivedAt === undefined
          ? {}
          : { receipt: { receivedAt: courtInstant(receivedAt), by: '登记机构', outcome: 'DONE' as const } }),
      });
    const ordered = {
      ...resumed,
      controls: [
        ...resumed.controls,
        again('bond', '2026-09-01T11:00:00+08:00'),
        again('flat', '2026-09-01T10:30:00+08:00', '2026-09-01T11:30:00+08:00'),
      ],
    };
    expect(refreezeTimes(ordered)).toEqual([
      expect.objectContaining({
        ruledAt: '2026-09-01T10:30:00+08:00',
        firstReceiptAt: '2026-09-01T11:30:00+08:00',
        ms: 3_600_000,
      }),
    ]);
  });

  it('the orders are as the controls were: class, cap and term, behind who waits', () => {
    const queued = {
      ...small,
      assets: small.assets.map((one) => ({ ...one, queuedBehind: 2 })),
      controls: [controlOf('flat', { cap: parseYuan('90') }), controlOf('bond', { frozenAs: 'movable' })],
    };
    expect(served(queued, 'over', '2026-03-02').refreezes[0]!.orders).toEqual([
      {
        assetId: 'flat',
        class: 'REAL_ESTATE',
        frozenAs: 'immovable',
        cap: 9_000n,
        useContinues: true,
        years: 3,
        expectedRank: 3,
      },
      { assetId: 'bond', class: 'SECURITIES', frozenAs: 'movable', useContinues: true, years: 2, expectedRank: 3 },
    ]);
  });
});
