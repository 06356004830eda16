import {
  compareDates,
  dateText,
  formatYuan,
  legalDateOf,
  nominalEnd,
  type Fen,
  type LawErrorText,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { worthOf } from '../release/coverage.js';
import { exposureOf } from './file-coverage.js';
import { happenedBy } from './lookup.js';
import { type AssetClass, type PropertyFile } from './property-file.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { heldAssets, isUnderWay, releaseWith } from './release-held.js';
import { openRelease } from './release-opening.js';
import * as refused from './release-refusals.js';
import { type SupervisedSale } from './release-rows.js';
import { disposalBarredBy } from './suit.js';

/** How long the debtor has to sell, at the most: 60 days; shares in a company 3 months (法发〔2019〕35号 9, 强制执行股权规定10). */
const SALE_DAYS = 60;
const EQUITY_SALE_MONTHS = 3;

/** PER-8: the last day that the court may give the debtor for his own sale; it does not roll. */
export function latestSaleDay(kind: AssetClass, allowedOn: LegalDate): LegalDate {
  return kind === 'EQUITY'
    ? nominalEnd(allowedOn, 'month', EQUITY_SALE_MONTHS)
    : nominalEnd(allowedOn, 'day', SALE_DAYS);
}

/**
 * PROC-13, PER-8: the debtor may sell property under control himself (自行变卖), watched by the court, within 60 days, for no less than it is
 * worth to the creditor, with the price under the court's control; shares in a company within 3 months, and only if the creditor and the
 * other known creditors consent or the price covers what is owed. The control stands until the price is in. `RELEASE.ID_TAKEN`,
 * `RELEASE.ASSET_UNKNOWN`, `RELEASE.NOT_CONTROLLED`, `RELEASE.UNDER_WAY`, `SALE.ALLOWED_ALREADY`, `SALE.PRICE_NOT_CONTROLLED`,
 * `SALE.PRICE_TOO_LOW`, `SALE.CONSENT_MISSING`, `SALE.TOO_LONG`, and as {@link disposalBarredBy}. Source: 法发〔2019〕35号 9, 强制执行股权规定10.
 */
export function decideSupervisedSale(
  file: PropertyFile,
  command: {
    readonly id: string;
    readonly assetId: string;
    readonly lowestPrice: Fen;
    /** The last day that the court gives him. */
    readonly lastDay: LegalDate;
    /** The price is paid into the court's account, or in another way kept within its control. */
    readonly priceControlled: boolean;
    /** The creditor and the other known creditors consent. */
    readonly creditorsConsent: boolean;
  },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const { id, assetId, lowestPrice, lastDay } = command;
  if (file.sales.some((one) => one.id === id)) return refused.idTaken(id);
  const asset = file.assets.find((one) => one.id === assetId);
  if (asset === undefined) return refused.assetUnknown(assetId, '/assetId');
  const held = heldAssets(file, [], turn).find((one) => one.id === assetId);
  if (held === undefined) return refused.notControlled(assetId, '/assetId');
  const going = releaseWith(file, assetId);
  if (going !== undefined && isUnderWay(going)) return refused.underWay(assetId, '/assetId');
  if (file.sales.some((one) => one.assetId === assetId && one.state === 'ALLOWED')) return refuse(ALLOWED_ALREADY);
  const barred = disposalBarredBy(file, assetId, legalDateOf(turn.at));
  if (barred !== null) return barred;
  if (!command.priceControlled) return refuse(PRICE_NOT_CONTROLLED);
  if (lowestPrice < worthOf(held)) return refuse(priceTooLow(worthOf(held)));
  if (asset.class === 'EQUITY' && !command.creditorsConsent && lowestPrice < exposureOf(file, turn.pack))
    return refuse(CONSENT_MISSING);
  const latest = latestSaleDay(asset.class, legalDateOf(turn.at));
  if (compareDates(lastDay, latest) > 0) return refuse(tooLong(latest));
  const sale: SupervisedSale = {
    id,
    assetId,
    state: 'ALLOWED',
    allowedAt: turn.at,
    allowedBy: turn.by,
    lowestPrice,
    lastDay,
  };
  return accept({
    sales: [sale],
    happened: [{ kind: 'SALE_ALLOWED', at: turn.at, saleId: id, assetId, lastDay }],
  });
}

/**
 * PROC-13: the debtor has sold in time, the price is in the court's hands, and the property is due for release. The day of the sale counts, be it entered
 * when his time is over. `SALE.UNKNOWN`,
 * `SALE.NOT_OPEN`, `PROPERTY.NOT_YET`, `SALE.BEFORE_ALLOWED`, `SALE.TOO_LATE`, `SALE.PRICE_TOO_LOW`, and as `openRelease`. @param command `receiptId`: of the price in the ledger; it
 * counts there.
 */
export function decideSaleDone(
  file: PropertyFile,
  command: { readonly saleId: string; readonly price: Fen; readonly on: LegalDate; readonly receiptId: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const { saleId, price, on, receiptId } = command;
  const sale = file.sales.find(({ id }) => id === saleId);
  if (sale === undefined) return refuse(unknownSale(saleId));
  if (sale.state === 'SOLD') return refuse(NOT_OPEN);
  if (compareDates(on, legalDateOf(sale.allowedAt)) < 0) return refuse(tooEarly(legalDateOf(sale.allowedAt)));
  if (compareDates(on, sale.lastDay) > 0) return refuse(tooLate(sale.lastDay));
  const happened = happenedBy(on, turn.at, '/on');
  if (!happened.ok) return happened;
  if (price < sale.lowestPrice) return refuse(priceTooLow(sale.lowestPrice));
  const { assetId } = sale;
  const opened = openRelease(
    file,
    { id: `${saleId}-release`, ground: 'SOLD_UNDER_SUPERVISION', assetIds: [assetId], basis: receiptId },
    turn,
  );
  if (!opened.ok) return opened;
  return accept({
    ...opened.value,
    sales: [{ ...sale, state: 'SOLD', sold: { on, price, receiptId } }],
    happened: [{ kind: 'SALE_DONE', at: turn.at, saleId, assetId, price }, ...opened.value.happened],
  });
}

/** PROC-13, PER-8: last day of each sale that is still open: the service waits for its end. */
export function openSales({ sales }: PropertyFile): readonly SupervisedSale[] {
  return sales.filter(({ state }) => state === 'ALLOWED');
}

/**
 * PROC-13: a sale that has not come about by its last day is over (`turn.at`: the end of that day); the court sells itself. Nothing where
 * it is no longer open.
 */
export function expireSale(file: PropertyFile, saleId: string, { at }: Pick<PropertyTurn, 'at'>): PropertyChange {
  const sale = openSales(file).find(({ id }) => id === saleId);
  if (sale === undefined) return { happened: [] };
  const { assetId } = sale;
  return {
    sales: [{ ...sale, state: 'EXPIRED' }],
    happened: [{ kind: 'SALE_EXPIRED', at, saleId, assetId }],
  };
}

const ALLOWED_ALREADY: LawErrorText = {
  code: 'SALE.ALLOWED_ALREADY',
  rule: 'PROC-13',
  path: '/assetId',
  zh: '该财产已准许被执行人自行变卖，期限尚未届满。',
  en: 'The debtor has been allowed to sell this property already, and his time is not over.',
};
const PRICE_NOT_CONTROLLED: LawErrorText = {
  code: 'SALE.PRICE_NOT_CONTROLLED',
  rule: 'PROC-13',
  path: '/priceControlled',
  zh: '被执行人自行变卖查封财产，须确保人民法院能够控制相应价款。',
  en: 'The debtor sells property under control himself only if the court controls the price.',
};
const CONSENT_MISSING: LawErrorText = {
  code: 'SALE.CONSENT_MISSING',
  rule: 'PROC-13',
  path: '/creditorsConsent',
  zh: '被执行人自行变价被冻结股权，须经申请执行人及其他已知执行债权人同意，或者变价款足以清偿执行债务。',
  en: 'Shares are sold by the debtor himself only if all known creditors consent or the price covers the debt.',
};
const NOT_OPEN: LawErrorText = {
  code: 'SALE.NOT_OPEN',
  rule: 'PROC-13',
  path: '/saleId',
  zh: '该自行变卖已经完成。',
  en: 'This sale is done.',
};
const unknownSale = (id: string): LawErrorText => ({
  code: 'SALE.UNKNOWN',
  rule: 'PROC-13',
  path: '/saleId',
  zh: `没有编号为“${id}”的自行变卖。`,
  en: `There is no sale "${id}".`,
});
const priceTooLow = (least: Fen): LawErrorText => ({
  code: 'SALE.PRICE_TOO_LOW',
  rule: 'PROC-13',
  path: '/price',
  zh: `变卖价格不能低于${formatYuan(least)}元。`,
  en: `The price cannot be less than ${formatYuan(least)} yuan.`,
});
const tooLong = (latest: LegalDate): LawErrorText => ({
  code: 'SALE.TOO_LONG',
  rule: 'PROC-13',
  path: '/lastDay',
  zh: `自行变卖的期限最长至${dateText(latest)}。`,
  en: `The debtor has until ${latest} at the most.`,
});
const tooEarly = (allowedOn: LegalDate): LawErrorText => ({
  code: 'SALE.BEFORE_ALLOWED',
  rule: 'PROC-13',
  path: '/on',
  zh: `自行变卖于${dateText(allowedOn)}经人民法院准许，变卖之日不得在此之前。`,
  en: `The debtor may sell since ${allowedOn}: he has not sold under that leave before it.`,
});
const tooLate = (lastDay: LegalDate): LawErrorText => ({
  code: 'SALE.TOO_LATE',
  rule: 'PROC-13',
  path: '/on',
  zh: `自行变卖的期限已于${dateText(lastDay)}届满。`,
  en: `The time for the sale ended on ${lastDay}.`,
});
