import {
  parseRate,
  type AssetClass,
  type AssetUse,
  type ExactDecimal,
  type Exposure,
  type PolicyPack,
} from '@hejie/law';
import { type Asset } from './property-file.js';

/** What the house takes where a pack is silent. Money is worth its sum: nothing has to be sold. */
const MONEY: readonly AssetClass[] = ['DEPOSIT', 'PROVIDENT_FUND', 'EXPORT_TAX_REFUND', 'NETWORK_FUNDS'];
const RECEIPT_WORKING_DAYS = 3;
const RELEASE_WORKING_DAYS = 3;
const RENEWAL_DAYS = 90;
const WHOLE = '1';

/** How much the control of a class or a use hurts, least 0: what a firm or a household lives on hurts most. */
const HARM: Readonly<Record<AssetClass | AssetUse, number>> = {
  DEPOSIT: 2,
  REAL_ESTATE: 1,
  VEHICLE: 2,
  MOVABLE: 2,
  SECURITIES: 1,
  EQUITY: 2,
  WEALTH_PRODUCT: 1,
  PROVIDENT_FUND: 1,
  EXPORT_TAX_REFUND: 2,
  NETWORK_FUNDS: 2,
  ORDINARY: 0,
  BASIC_ACCOUNT: 100,
  MIGRANT_WAGES_ACCOUNT: 100,
  WAGE_SECURITY_DEPOSIT: 100,
  PRESALE_FUNDS: 60,
  WAGES: 80,
  PRODUCTION: 40,
  HOUSEHOLD_NEED: 40,
  HOUSEHOLD_HOME: 20,
};

type AssetsPack = Pick<PolicyPack, 'assets'>;

/**
 * PROC-12: what property of this class is expected to fetch of its value; the pack's, else all of money and the pack's one figure of the
 * rest.
 */
export function haircutOf(assetClass: AssetClass, { assets }: AssetsPack): ExactDecimal {
  return parseRate(assets.haircutOf?.[assetClass] ?? (isMoney(assetClass) ? WHOLE : assets.haircut));
}

/** Is it money, of which an order states the exact sum? */
export const isMoney = (assetClass: AssetClass): boolean => MONEY.includes(assetClass);

/** PROC-13: how much the control of this property hurts the debtor: of its class and its use what hurts more. */
export function harmOf({ class: assetClass, use }: Pick<Asset, 'class' | 'use'>, { assets }: AssetsPack): number {
  const of = (name: AssetClass | AssetUse): number => assets.harmOf?.[name] ?? HARM[name];
  return Math.max(of(assetClass), of(use));
}

/** PROC-12: of which exposure the target of a settlement that is being performed speaks. */
export const targetExposure = ({ assets }: AssetsPack): Exposure => assets.exposure ?? 'OUTSTANDING';

/** Working days in which a release that the law orders is served, where the law names no day. */
export const releaseDays = ({ assets }: AssetsPack): number => assets.releaseWorkingDays ?? RELEASE_WORKING_DAYS;

/** PROC-9R: days before its last day from which a control is renewed: earlier the term of the law would be gone beyond. */
export const renewalDays = ({ assets }: AssetsPack): number => assets.renewalOpensDays ?? RENEWAL_DAYS;

/** Working days in which whoever carries out an order gives his receipt. */
export const receiptDays = ({ assets }: AssetsPack): number => assets.receiptWorkingDays ?? RECEIPT_WORKING_DAYS;
