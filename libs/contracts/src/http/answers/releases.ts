import { z } from 'zod';
import { caseId, date, instant, partyId, yuan } from '../../facts/shapes.js';
import { bilingual } from './case.js';

/** What asset control answers of releases: plan, figures, releases, and the orders that would control again. */

/** How a value came about, all the way down, as `hejie verify` reads it. */
const derivation = z.looseObject({ rule: z.string(), text: bilingual });
const coverageAfter = z.object({ owed: yuan, ratio: z.string().nullable() });

/** What a release leaves and what it costs; its `text.zh` is what the creditor is shown and confirms. */
const figure = z.object({
  /** Of what would still be held. */
  worth: yuan,
  /** Over what is owed under the settlement, null before one is agreed on, and over the balance of the original title if it revives. */
  settlement: coverageAfter.nullable(),
  original: coverageAfter,
  target: z.string(),
  belowTarget: z.boolean(),
  /** Controls of other courts that wait, and of which the first takes effect at once. */
  ranksLost: z.array(z.object({ assetId: z.string(), queuedBehind: z.number().int() })).readonly(),
  text: bilingual,
});
export type ShownFigure = z.output<typeof figure>;

/** GET …/property/release-figure: with how both coverages came about. */
export const releaseFigureAnswer = figure.extend({
  settlement: coverageAfter.extend({ derivation }).nullable(),
  original: coverageAfter.extend({ derivation }),
});
export type ReleaseFigureAnswer = z.output<typeof releaseFigureAnswer>;

/** GET …/property/release-plan. */
export const releasePlanAnswer = z.object({
  rows: z.array(
    z.object({
      /** Number of the payment; 0: the signing, or what is in already. */
      after: z.number().int(),
      release: z.array(z.string()).readonly(),
      keep: z.array(z.string()).readonly(),
      worth: yuan,
      exposure: yuan,
    }),
  ),
  derivation,
  steps: z.array(
    z.object({
      after: z.number().int(),
      assetIds: z.array(z.string()).readonly(),
      promised: z.boolean(),
      figure,
    }),
  ),
});
export type ReleasePlanAnswer = z.output<typeof releasePlanAnswer>;

/** GET …/property/releases. */
export const releasesAnswer = z.object({
  caseId,
  /** When the file last changed: the figures are of then. */
  asOf: instant,
  releases: z.array(
    z.looseObject({
      id: z.string(),
      ground: z.string(),
      state: z.string(),
      assetIds: z.array(z.string()).readonly(),
      dueAt: instant,
      serveBy: instant.optional(),
      serveFrom: instant.optional(),
      applied: z.object({ partyId, at: instant, figure: z.string() }).optional(),
      decided: z.object({ by: z.string(), at: instant }).optional(),
      approved: z
        .object({
          by: z.string(),
          at: instant,
          rulingNumber: z.string(),
          notices: z.array(z.object({ assetId: z.string(), noticeNumber: z.string() })).readonly(),
          controlIds: z.array(z.string()).readonly(),
        })
        .optional(),
      served: z.object({ at: instant }).optional(),
      receipts: z.array(z.object({ assetId: z.string(), receivedAt: instant, by: z.string() })).readonly(),
      /** Of one that is still to come. */
      figure: figure.optional(),
    }),
  ),
  /** Orders that would control again what was released, and how long it took where they were used. */
  refreezes: z.array(
    z.object({
      id: z.string(),
      preparedAt: instant,
      readyAt: instant.optional(),
      orders: z.array(
        z.object({
          assetId: z.string(),
          class: z.string(),
          frozenAs: z.string(),
          cap: yuan.optional(),
          useContinues: z.boolean(),
          years: z.number().int(),
          expectedRank: z.number().int(),
        }),
      ),
      ruledAt: instant.nullable(),
      firstReceiptAt: instant.nullable(),
      /** From the first ruling to the first receipt, in milliseconds. */
      ms: z.number().nullable(),
    }),
  ),
  sales: z.array(
    z.object({
      id: z.string(),
      assetId: z.string(),
      state: z.enum(['ALLOWED', 'SOLD', 'EXPIRED']),
      lowestPrice: yuan,
      lastDay: date,
      sold: z.object({ on: date, price: yuan, receiptId: z.string() }).optional(),
    }),
  ),
  /** Controls that stand without a reason that holds: as long as there is one, the file is not closed (CLS-2). */
  closingBarredBy: z.array(bilingual.extend({ path: z.string() })),
});
export type ReleasesAnswer = z.output<typeof releasesAnswer>;
