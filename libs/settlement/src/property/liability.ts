import { type Sided } from '../credit/by-creditor.js';
import { refuse, type Decision } from '../decisions/decision.js';
import { type Asset } from './property-file.js';

/**
 * SET-ART-18-1: whence the court may control this property. The debtor's own needs no more; security that was given (担保规定7), a
 * guarantor's by ruling (和解规定18) and what a third party confirms in writing to be the debtor's (查扣冻规定2) need the paper on which it
 * rests. `PROPERTY.NO_BASIS`.
 */
export function liabilityFault(
  { liability, liabilityBasis }: Pick<Asset, 'liability' | 'liabilityBasis'>,
  path = '',
): Decision<never> | undefined {
  if (liability === 'DEBTOR' || (liabilityBasis ?? '').trim() !== '') return undefined;
  return noBasis(`${path}/liabilityBasis`);
}

/** Property of somebody, and where the request names it. */
export interface Owned extends Pick<Asset, 'ownerPartyId' | 'liability'> {
  readonly path: string;
}

/**
 * PRE-CTRL, SET-ART-18-1: as the decision, where what is named as the debtor's belongs to a debtor of the case, and nothing to a creditor: a third person's
 * property has a liability of its own. `PROPERTY.OWNER_NOT_DEBTOR`, `PROPERTY.OWNER_IS_CREDITOR`. Source: 查扣冻规定2; 担保规定7; 和解规定18.
 */
export function byOwners<T>(
  parties: readonly Sided[],
  owned: readonly Owned[],
  decide: () => Decision<T>,
): Decision<T> {
  const faults = owned.flatMap((one) => ownerFault(parties, one) ?? []);
  return faults[0] ?? decide();
}

function ownerFault(parties: readonly Sided[], { ownerPartyId, liability, path }: Owned): Decision<never> | undefined {
  const side = parties.find(({ partyId }) => partyId === ownerPartyId)?.side;
  const at = `${path}/ownerPartyId`;
  if (side === 'CREDITOR') {
    return refuse({
      code: 'PROPERTY.OWNER_IS_CREDITOR',
      rule: 'PRE-CTRL',
      path: at,
      zh: '该财产的权利人是本案申请执行人，不得作为被执行人或者担保人、第三人的财产控制。',
      en: 'The owner is a creditor of the case: what is his is controlled neither as the debtor’s nor as a third person’s.',
    });
  }
  if (liability !== 'DEBTOR' || side === 'DEBTOR') return undefined;
  return refuse({
    code: 'PROPERTY.OWNER_NOT_DEBTOR',
    rule: 'PRE-CTRL',
    path: at,
    zh: '该财产的权利人不是本案被执行人；控制第三人的财产，须写明其责任的种类和依据。',
    en: 'The owner is no debtor of the case: of a third person’s property the kind of liability and its basis are to be said.',
  });
}

/** The refusal for want of the paper on which a liability rests. */
export function noBasis(path: string): Decision<never> {
  return refuse({
    code: 'PROPERTY.NO_BASIS',
    rule: 'SET-ART-18-1',
    path,
    zh: '控制被执行人以外的人名下的财产，须有担保材料、裁定或者该第三人的书面确认。',
    en: 'Property that is not the debtor’s is controlled on security given, a ruling, or the third party’s written confirmation.',
  });
}
