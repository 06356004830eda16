import { type AssetClass, type LegalDate } from '@hejie/law';
import { isMoney } from './pack-terms.js';
import { refuse, type Decision } from '../decisions/decision.js';
import { firstRefusal, happenedBy } from './lookup.js';
import { type PropertyTurn } from './property-change.js';
import { type Asset } from './property-file.js';

/** A share of something, as text: a decimal from 0 to 1. */
export const SHARE_OF_ASSET = /^(?:0(?:\.\d{1,9})?|1(?:\.0{1,9})?)$/;

/** PROC-12: what cannot be parted, by its class, where nobody says otherwise: one piece is controlled as a whole. Source: 查扣冻规定19. */
export const isIndivisible = (assetClass: AssetClass): boolean => WHOLE_PIECES.includes(assetClass);
const WHOLE_PIECES: readonly AssetClass[] = ['REAL_ESTATE', 'VEHICLE', 'MOVABLE'];

/** 查封、扣押、冻结: what a class of property is done to. */
export type ControlMeasure = 'SEIZE' | 'DETAIN' | 'FREEZE';

/** PROC-9: by which measure a class is controlled: money and rights are frozen, what can be carried is taken, the rest is sealed. Source: 查扣冻规定1. */
export function measureOf(assetClass: AssetClass): ControlMeasure {
  if (assetClass === 'REAL_ESTATE' || assetClass === 'VEHICLE') return 'SEIZE';
  return assetClass === 'MOVABLE' ? 'DETAIN' : 'FREEZE';
}

/** What is said of a piece of property, as far as it must make sense by itself. */
interface Said extends Pick<Asset, 'share'> {
  readonly valuedOn: LegalDate;
}

/** PROC-12: coverage can be counted with what is said of property: its share is a part of the whole, and it was valued. `PROPERTY.SHARE_IMPOSSIBLE`, `PROPERTY.NOT_YET`. */
export function assetFault(
  { share, valuedOn }: Said,
  { at }: Pick<PropertyTurn, 'at'>,
  path: string,
): Decision<never> | undefined {
  if (!SHARE_OF_ASSET.test(share)) {
    return refuse({
      code: 'PROPERTY.SHARE_IMPOSSIBLE',
      rule: 'PROC-12',
      path: `${path}/share`,
      zh: '财产份额须为0至1之间的小数。',
      en: 'A share is a decimal from 0 to 1.',
    });
  }
  return firstRefusal([happenedBy(valuedOn, at, `${path}/valuedOn`)]);
}

/**
 * PROC-12: property that is named to be controlled is worth something to the creditor: the owner has a share of it, and it has a value. An account may be empty, for what
 * comes in later is held too. What a query finds is taken as it is told. `PROPERTY.WORTHLESS`. Source: 查扣冻规定19.
 */
export function worthlessFault(
  { class: assetClass, share, value }: Pick<Asset, 'class' | 'share' | 'value'>,
  path: string,
): Decision<never> | undefined {
  const noShare = !/[1-9]/.test(share);
  if (!noShare && (value > 0n || isMoney(assetClass))) return undefined;
  return refuse({
    code: 'PROPERTY.WORTHLESS',
    rule: 'PROC-12',
    path: `${path}/${noShare ? 'share' : 'value'}`,
    zh: noShare ? '被执行人在该项财产中没有份额，不得控制。' : '该项财产没有价值，控制不能清偿债权。',
    en: noShare
      ? 'The owner has no share of this property.'
      : 'This property is worth nothing: its control covers no debt.',
  });
}

/**
 * PROC-7, PROC-11: a party points to property, says what it is and what it takes it to be worth. How it is used, who goes before, what rests on it
 * and whose it is beside the debtor's the court finds, for what the law spares must not be a party's word. `PROPERTY.FOR_COURT_TO_FIND`. Source:
 * 财产调查规定2.
 */
export function partyFault(
  asset: Omit<Asset, 'foundBy' | 'keep' | 'indivisible'>,
  referenced: boolean,
): Decision<never> | undefined {
  const { use, share, coOwnerPartyIds, chargesOnWhole, chargesOnShare, priorControls, queuedBehind } = asset;
  const says = {
    use: use !== 'ORDINARY',
    share: share !== '1',
    coOwnerPartyIds: coOwnerPartyIds.length > 0,
    chargesOnWhole: chargesOnWhole !== 0n,
    chargesOnShare: chargesOnShare !== 0n,
    priorControls: priorControls !== 0,
    queuedBehind: queuedBehind !== 0,
    'detail/reference': referenced,
  };
  const field = Object.entries(says).find(([, said]) => said)?.[0];
  if (field === undefined) return undefined;
  return refuse({
    code: 'PROPERTY.FOR_COURT_TO_FIND',
    rule: 'PROC-11',
    path: `/asset/${field}`,
    zh: '当事人提供财产的名称、类别和估值；用途、份额、权利负担和查封顺位由人民法院查明，可以作为财产线索书面说明。',
    en: 'A party names property, its class and what it takes it to be worth; use, shares, charges and ranks are for the court to find.',
  });
}
