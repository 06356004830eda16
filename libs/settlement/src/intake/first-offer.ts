import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type FirstOffer, type Side } from '../screening/criteria.js';

/**
 * A4, SEED0 二(二)2: a debtor says what he offers at the start: a first plan, security, or both; or that he offers neither.
 * `FIRST_OFFER.NOT_THE_DEBTOR`, `FIRST_OFFER.NOTHING_SAID`, `FIRST_OFFER.CONTRADICTS`.
 */
export function decideFirstOffer(said: {
  readonly side: Side;
  readonly plan: boolean;
  readonly security: boolean;
  readonly none: boolean;
}): Decision<FirstOffer> {
  const { side, plan, security, none } = said;
  const offers = plan || security;
  if (side !== 'DEBTOR')
    return refuse({
      code: 'FIRST_OFFER.NOT_THE_DEBTOR',
      rule: 'SEED0 二(二)2',
      path: '/partyId',
      zh: '初步的和解方案或者担保由被执行人提出。',
      en: 'A first plan or security is offered by a debtor.',
    });
  if (!offers && !none)
    return refuse({
      code: 'FIRST_OFFER.NOTHING_SAID',
      rule: 'SEED0 二(二)2',
      path: '/plan',
      zh: '请写明初步的和解方案或者担保；均不提供的，请写明 none。',
      en: 'Say which first plan or security is offered; where neither is, say `none`.',
    });
  if (offers && none)
    return refuse({
      code: 'FIRST_OFFER.CONTRADICTS',
      rule: 'SEED0 二(二)2',
      path: '/none',
      zh: '已写明方案或者担保的，不能同时写明均不提供。',
      en: 'Who offers a plan or security does not say that he offers neither.',
    });
  return accept(offers ? 'GIVEN' : 'NONE');
}
