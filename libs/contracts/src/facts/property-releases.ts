import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, i } from './samples.js';
import { caseId, identifier, instant, text } from './shapes.js';

/** What became of the releases in a property file. Property and releases go by the ids of the file, nothing else of them is told. */
const property = { context: 'asset-control', aggregate: 'property' } as const;
const releaseId = text(200);
const assetIds = z.array(text(120)).max(500);
const ofRelease = { caseId, releaseId, ground: identifier, assetIds, at: instant };
const sample = { caseId: CASE, releaseId: 'plan-step-1', ground: 'STEP_OF_PLAN', assetIds: ['flat-1', 'flat-2'] };

/** PROC-14: every receipt has come. */
export const propertyReleased = defineFact(
  property,
  'property-released',
  { zh: '财产已解除控制', en: 'Property was released' },
  z.strictObject(ofRelease),
  { ...sample, at: i('2026-04-03T10:00:00+08:00') },
);

/** SET-ART-3-1: from the first default, or with the reversal of the payment, nothing that is not served goes. */
export const releaseHalted = defineFact(
  property,
  'release-halted',
  { zh: '解除步骤已暂停', en: 'A step of release was halted' },
  z.strictObject({ ...ofRelease, why: z.enum(['DEFAULT', 'PAYMENT_REVERSED']), since: instant }),
  {
    ...sample,
    why: 'DEFAULT',
    since: i('2026-07-08T00:00:00+08:00'),
    at: i('2026-07-08T00:00:01+08:00'),
  },
);

/** PROC-12: the law orders a release, or the creditor has agreed to it, and less than the target is covered after it. */
export const coverageBelowTarget = defineFact(
  property,
  'coverage-below-target',
  { zh: '解除后保障率低于目标', en: 'After a release less than the target is covered' },
  z.strictObject({ ...ofRelease, ratio: text(30).nullable(), target: text(30) }),
  { ...sample, ground: 'OUTSIDER_UPHELD', ratio: '0.8000', target: '1', at: i('2026-04-02T10:00:00+08:00') },
);

/** PROC-9, PROC-14: enforcement has resumed, and the orders that would control again what was released lie before the judge. */
export const refreezeReady = defineFact(
  property,
  'refreeze-ready',
  { zh: '重新控制预案已提交法官', en: 'The orders that control again lie before the judge' },
  z.strictObject(ofRelease),
  { ...sample, at: i('2026-11-23T15:00:01+08:00') },
);

/** Beyond 19: the first receipt for property that is controlled again; `seconds`: from its ruling. */
export const propertyRefrozen = defineFact(
  property,
  'property-refrozen',
  { zh: '解除的财产已重新控制', en: 'Property that was released is controlled again' },
  z.strictObject({
    caseId,
    releaseId,
    ruledAt: instant,
    firstReceiptAt: instant,
    seconds: z.number().nonnegative(),
    at: instant,
  }),
  {
    caseId: CASE,
    releaseId: 'plan-step-1',
    ruledAt: i('2026-11-23T16:00:00+08:00'),
    firstReceiptAt: i('2026-11-24T10:00:00+08:00'),
    seconds: 64_800,
    at: i('2026-11-24T10:00:00+08:00'),
  },
);

export const propertyReleaseFacts = [
  propertyReleased,
  releaseHalted,
  coverageBelowTarget,
  refreezeReady,
  propertyRefrozen,
] as const;
