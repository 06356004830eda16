import { z } from 'zod';
import { caseNumber, date, formed, identifier, partyId, prose, text, yuan } from '../facts/shapes.js';
import { type ReleaseCommands } from '../workflows/property-releases.js';
import { orderPapers } from './property-controls.js';
import { inDigits } from './query.js';

/** Bodies and queries of the releases of a property file, below `/cases/:caseId/property`. */

/** A release by its id; those that the law opens by itself are called after what opens them, a number of a case among it. */
const releaseId = text(200);
/** A piece of property, a control, a sale, as the file calls it. */
const rowId = text(120);
const assetIds = z.array(rowId).min(1).max(500);
/** What the creditor was shown, word for word: another figure than that of now is refused (SET-ART-3-1). */
const figure = text(20_000);
const paymentNo = z.number().int().min(0).max(10_000);
const ofCreditor = { partyId, figure };

/** What each command says. */
export const releaseBodies = {
  planReleases: z.strictObject({
    /** Business key of the plan, by which its steps are called. */
    id: identifier,
    /** The creditors' undertakings in the agreement, which each of them confirms by his application; `after`: number of the payment, 0 at signing; `id`: of the property. */
    promised: z
      .array(z.strictObject({ after: paymentNo, id: rowId }))
      .max(500)
      .default([]),
  }),
  applyForRelease: z.strictObject({ releaseId, ...ofCreditor }),
  applyForProperty: z.strictObject({ id: identifier, assetIds, ...ofCreditor }),
  orderRelease: z.strictObject({
    id: identifier,
    assetIds,
    ground: z.enum(['OVER_LIMIT', 'PROTECTED', 'OUTSIDER_UPHELD', 'WITHDRAWN', 'LAW_ORDERS']),
    /** The facts on which it rests. */
    basis: prose,
  }),
  decideRelease: z.strictObject({ releaseId }),
  /** The second person: who signs the ruling, and whom a keeper may ask. */
  approveRelease: z.strictObject({ releaseId, ...orderPapers }),
  returnRelease: z.strictObject({ releaseId, reason: prose }),
  refuseRelease: z.strictObject({ releaseId, reason: prose }),
  serveRelease: z.strictObject({ releaseId }),
  /** `carriedOutBy`: the body that gave the receipt, by its name or its code. */
  recordReleaseReceipt: z.strictObject({ releaseId, assetId: rowId, carriedOutBy: text(120) }),
  resumeRelease: z.strictObject({ releaseId }),
  recognisePartition: z.strictObject({
    id: identifier,
    assetId: rowId,
    /** Of what falls to the debtor. */
    debtorValue: yuan,
    creditorAccepts: z.boolean(),
    basis: prose,
  }),
  substituteProperty: z.strictObject({
    id: identifier,
    assetIds,
    substituteAssetId: rowId,
    /** The finding that it serves the enforcement. */
    basis: prose,
    /** The creditor's; null under a preservation, where the court may rule without it. */
    /** Of every creditor; none is needed under a preservation only. */
    consents: z.array(z.strictObject(ofCreditor)).max(50).default([]),
  }),
  allowSale: z.strictObject({
    id: identifier,
    assetId: rowId,
    lowestPrice: yuan,
    lastDay: date,
    priceControlled: z.boolean(),
    creditorsConsent: z.boolean(),
  }),
  /** `receiptId`: of the price in the ledger, where it counts. */
  recordSale: z.strictObject({ saleId: identifier, price: yuan, on: date, receiptId: identifier }),
  /** Everything that lies ready since the resumption, by one ruling: who signs it, and whom a keeper may ask. */
  controlAgain: z.strictObject({
    /** The number under which enforcement goes on. */
    authority: caseNumber,
    /** 恢复执行裁定书, as the ruling names it. */
    resumptionRuling: text(120),
    /** Where the file knows of no default: since when he does not perform. */
    defaultedOn: date.optional(),
    /** Of what lies ready: what is not controlled again. */
    leftOut: z.array(rowId).max(500).default([]),
    /** Of what less is taken than is prepared. */
    caps: z
      .array(z.strictObject({ assetId: rowId, cap: yuan }))
      .max(500)
      .default([]),
    ...orderPapers,
  }),
  keepControls: z.strictObject({
    controlIds: z.array(rowId).min(1).max(500),
    reason: z.enum(['LONG_PERFORMANCE', 'PRESERVATION_IN_SUIT', 'RESUMED_CASE', 'TRANSFERRED']),
  }),
} satisfies { readonly [K in keyof ReleaseCommands]: z.ZodType<ReleaseCommands[K]> };

/** A list in a query, its items separated by commas. */
const listed = <T extends z.ZodType>(item: T, max = 500) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? given.split(',').filter((one) => one !== '') : given),
    z.array(item).max(max),
  );

/** `1:flat-3`: after which payment, which property. */
const promise = formed(/^\d{1,5}:.+$/, {
  zh: '约定的解除应形如 1:flat-3，即期次和财产编号',
  en: 'An undertaking is written as 1:flat-3: the number of the payment and the property',
}).transform((given) => ({
  after: Number(given.slice(0, given.indexOf(':'))),
  id: given.slice(given.indexOf(':') + 1),
}));

/**
 * GET …/property/release-plan. `promised`: undertakings, as `0:account,2:flat-3`. `payments`: the amounts of a schedule that is not agreed yet, in their order, as
 * `300000.00,300000.00`; without it the payments of the settlement that are still open.
 */
export const releasePlanQuery = z.strictObject({
  promised: listed(promise).optional(),
  payments: listed(yuan, 400).optional(),
});
export type ReleasePlanQuery = z.output<typeof releasePlanQuery>;

/**
 * GET …/property/release-figure: of a release of the file by its `releaseId`, or of property that no release names yet, and then as if payments up to
 * number `after` had come in.
 */
export const releaseFigureQuery = z
  .strictObject({
    releaseId: releaseId.optional(),
    assetIds: listed(rowId).optional(),
    after: inDigits(z.number().int().min(0).max(10_000)).optional(),
  })
  .refine(({ releaseId: of, assetIds: ids, after }) => (of === undefined) === (ids !== undefined) && !(of && after), {
    path: ['assetIds'],
    message: 'Either `releaseId` alone, or `assetIds`',
    params: {
      code: 'FIELD.FORMAT',
      zh: '应只写 releaseId，或者写 assetIds',
      en: 'Either `releaseId` alone, or `assetIds`',
    },
  });
export type ReleaseFigureQuery = z.output<typeof releaseFigureQuery>;
