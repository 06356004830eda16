import { ASSET_CLASSES, ASSET_USES } from '@hejie/law';
import { z } from 'zod';
import { signatories } from './documents.js';
import { caseNumber, date, identifier, instant, name, partyId, prose, share, text, yuan } from '../facts/shapes.js';

/** Bodies and answers of queries and controls of a property file, below `/cases/:caseId/property`. */

const assetClass = z.enum(ASSET_CLASSES);
const number = text(80);
/** A piece of property, a control, as the file calls it. */
const rowId = text(120);
const rowIds = z.array(rowId).min(1).max(500);
/** When it came in; left out: now. A party does not say it. */
const receivedAt = instant.optional();
const count = z.number().int().min(0).max(100);
const liability = z.enum(['DEBTOR', 'GIVEN_AS_SECURITY', 'GUARANTOR_BY_RULING', 'CONFIRMED_BY_THIRD_PARTY']);
/** The body that carries an order out, or answers, by its name or its code. */
const body = name(120);

const found = {
  /** What the file calls it; what it knows already, by the id that it has. */
  id: identifier,
  class: assetClass,
  use: z.enum(ASSET_USES).default('ORDINARY'),
  value: yuan,
  valuedOn: date,
  /** The owner's share: a decimal from 0 to 1. */
  share: share.default('1'),
  coOwnerPartyIds: z.array(partyId).max(50).default([]),
  indivisible: z.boolean().default(false),
  chargesOnWhole: yuan.prefault('0.00'),
  chargesOnShare: yuan.prefault('0.00'),
  priorControls: count.default(0),
  queuedBehind: count.default(0),
  /** Kept sealed. Without the keeper's reference, orders go on paper. */
  detail: z.strictObject({ description: text(500), keeper: body, reference: identifier.optional() }),
};
const named = z.strictObject({
  ...found,
  ownerPartyId: partyId,
  liability: liability.default('DEBTOR'),
  liabilityBasis: text(200).optional(),
});

/** A suit about property under control, by the number of its case. */
const suit = { suitId: identifier, byPartyId: partyId, caseNumber: number, filedOn: date };

/** The ruling of the court above on the ruling on an objection, and the day on which it was served. */
const reconsidered = { objectionId: identifier, rulingNumber: number, servedOn: date };

/** What the documents of an order have of the person who orders: who signs, and who answers questions. Their numbers are the register's. */
export const orderPapers = {
  signatories: signatories.min(1),
  contact: z.strictObject({ name: name(60), phone: text(30) }),
};

/** What each command says; `receivedAt` and `askedOn` are of the court to say, and of a party the time of his command. */
export const controlBodies = {
  askForProperty: z.strictObject({
    /** Business key of the query. */
    queryId: identifier,
    authority: caseNumber,
    partyId,
    liability: liability.default('DEBTOR'),
    liabilityBasis: text(200).optional(),
    classes: z.array(assetClass).min(1).max(ASSET_CLASSES.length),
  }),
  recordQueryAnswers: z.strictObject({
    queryId: identifier,
    answers: z
      .array(
        z.strictObject({
          class: assetClass,
          outcome: z.enum(['FOUND', 'NOTHING', 'NOT_ANSWERED']),
          /** The instant of which it speaks. */
          asOf: instant.optional(),
          receivedAt: instant,
          by: body,
          limits: text(500).optional(),
        }),
      )
      .min(1)
      .max(100),
    found: z.array(z.strictObject(found)).max(500).default([]),
  }),
  askToSearch: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('WHEREABOUTS'), searchId: identifier, authority: caseNumber, partyId }),
    z.strictObject({ what: z.literal('VEHICLE'), searchId: identifier, authority: caseNumber, assetId: rowId }),
  ]),
  recordSearchAnswer: z.strictObject({
    searchId: identifier,
    outcome: z.enum(['FOUND', 'NOT_FOUND']),
    receivedAt,
    by: body,
    /** When it was there. */
    asOf: instant.optional(),
    /** Where, kept sealed. */
    place: text(500).optional(),
  }),
  recordClue: z.strictObject({
    clueId: identifier,
    byPartyId: partyId,
    receivedAt,
    clear: z.boolean(),
    urgent: z.boolean().default(false),
    words: prose,
  }),
  verifyClue: z.strictObject({ clueId: identifier, found: z.array(named).max(500).default([]) }),
  nameProperty: z.strictObject({ byPartyId: partyId, asset: named }),
  recordReport: z.strictObject({
    reportId: identifier,
    partyId,
    receivedAt,
    items: z
      .array(z.strictObject({ class: assetClass, value: yuan, assetId: rowId.optional() }))
      .max(500)
      .default([]),
  }),
  showReport: z.strictObject({ reportId: identifier, partyId }),
  orderDisposalDuty: z.strictObject({
    dutyId: identifier,
    partyId,
    appliedByPartyId: partyId,
    noticeNumber: number,
  }),
  declareDisposal: z.strictObject({
    dutyId: identifier,
    partyId,
    receivedAt,
    kind: z.enum(['DISPOSAL', 'CHANGE']),
    assetIds: rowIds,
    plannedOn: date,
  }),
  orderControls: z.strictObject({
    authority: caseNumber,
    ...orderPapers,
    orders: z
      .array(
        z.strictObject({
          controlId: identifier,
          assetId: rowId,
          /** The most that it takes; of money the exact sum. */
          cap: yuan.optional(),
          useContinues: z.boolean().default(false),
          /** On what it is found that the very wages are enforced for which an account or a deposit is kept. */
          wagesFinding: prose.optional(),
        }),
      )
      .min(1)
      .max(200),
  }),
  bringInPreservation: z.strictObject({
    controlId: identifier,
    /** The number of enforcement that takes it over. */
    authority: caseNumber,
    assetId: rowId,
    /** The number under which it was preserved: 执保, 财保, or the trial's. */
    preservedUnder: caseNumber,
    rulingNumber: number,
    noticeNumber: number,
    ruledOn: date,
    carriedOutBy: body,
    /** 1: it has effect; above: it is queued. */
    rank: z.number().int().min(1).max(1000),
    /** First day of its effect; none where it is queued. */
    effectiveOn: date.optional(),
    /** First day of the term that runs, where it was renewed since. */
    renewedFrom: date.optional(),
    lastDay: date.optional(),
    /** The most that it takes; of money the exact sum. */
    cap: yuan.optional(),
    useContinues: z.boolean().default(false),
  }),
  recordControlReceipt: z.strictObject({
    controlId: rowId,
    receivedAt,
    carriedOutBy: body,
    outcome: z.enum(['DONE', 'QUEUED', 'REFUSED']),
    effectiveOn: date.optional(),
    /** On the keeper's books; left out: as the order says. */
    lastDay: date.optional(),
    rank: z.number().int().min(1).max(1000).optional(),
    amount: yuan.optional(),
    reason: prose.optional(),
  }),
  moveControlUp: z.strictObject({
    controlId: rowId,
    rank: z.number().int().min(1).max(1000),
    on: date,
    lastDay: date.optional(),
  }),
  applyForRenewal: z.strictObject({ controlId: rowId, partyId, askedOn: date.optional() }),
  renewControls: z.strictObject({ controlIds: rowIds, ...orderPapers }),
  recordRenewalReceipt: z.strictObject({
    controlId: rowId,
    receivedAt,
    carriedOutBy: body,
    effectiveOn: date,
    /** Of the control that it becomes where it was carried out too late; left out: the file numbers it. */
    newControlId: identifier.optional(),
  }),
  recordObjection: z.strictObject({
    objectionId: identifier,
    kind: z.enum(['OUTSIDER', 'OVER_LIMIT']),
    controlIds: rowIds,
    byPartyId: partyId,
    receivedAt,
  }),
  decideObjection: z.strictObject({
    objectionId: identifier,
    rulingNumber: number,
    /** The controls against which it is upheld; none: it is dismissed. */
    upheldFor: z.array(rowId).max(500).default([]),
  }),
  serveObjectionRuling: z.strictObject({ objectionId: identifier, servedOn: date }),
  applyForReconsideration: z.strictObject({
    objectionId: identifier,
    byPartyId: partyId,
    receivedAt,
    /** The day on which it was posted, which keeps the time. A party does not say it. */
    postedOn: date.optional(),
  }),
  recordReconsideration: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.enum(['DISMISSED', 'REMITTED']), ...reconsidered }),
    /** `upheldFor`: the controls against which the objection is upheld now; none: it is dismissed after all. */
    z.strictObject({ outcome: z.literal('CHANGED'), ...reconsidered, upheldFor: z.array(rowId).max(500) }),
  ]),
  recordPropertySuit: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('OBJECTION'), ...suit, objectionId: identifier }),
    z.strictObject({ kind: z.literal('PARTITION'), ...suit, assetId: rowId }),
  ]),
  endPropertySuit: z.strictObject({ suitId: identifier, endedOn: date }),
  applyToLift: z.strictObject({
    applicationId: identifier,
    authority: caseNumber,
    assetIds: rowIds,
    byPartyId: partyId,
    ground: z.enum(['CREDITOR_APPLIES', 'SUBSTITUTED', 'SECURITY_GIVEN', 'LAW_ORDERS']),
    /** SUBSTITUTED: the property that takes the place of what is lifted. */
    substituteAssetId: rowId.optional(),
    urgent: z.boolean().default(false),
    receivedAt,
  }),
  decideLift: z.strictObject({ applicationId: identifier, granted: z.boolean(), rulingNumber: number }),
};

const derivation = z.unknown();

/** GET …/property/coverage: how far what is under control covers both exposures, with derivations; sums in yuan. */
export const coverageAnswer = z.object({
  /** Null: no settlement is agreed on yet. */
  outstanding: z.object({ value: z.unknown(), derivation }).nullable(),
  original: z.object({ value: z.unknown(), derivation }),
  /** Of which of them the pack's target speaks. */
  target: z.object({ of: z.string(), ratio: z.string(), reached: z.boolean() }),
});
export type CoverageAnswer = z.output<typeof coverageAnswer>;

/** GET …/property/control-proposal: the least harmful set that covers what is open, asset by asset with its reason. */
export const controlProposalAnswer = z.object({
  proposed: z.array(z.unknown()),
  /** The four no's that controls cut into (seed 002 二(五)), in words. */
  fourNos: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
  derivation,
});
export type ControlProposalAnswer = z.output<typeof controlProposalAnswer>;

/** GET …/property/report-differences: whose reports are put beside what was found. */
export const reportDifferencesQuery = z.strictObject({ partyId });
export const reportDifferencesAnswer = z.object({ differences: z.array(z.unknown()) });
export type ReportDifferencesAnswer = z.output<typeof reportDifferencesAnswer>;

/** GET …/property/details: how property is described and where it is kept, and what clues say. */
export const propertyDetailsAnswer = z.object({
  assets: z.array(
    z.object({ id: z.string(), description: z.string(), keeper: z.string(), reference: z.string().optional() }),
  ),
  clues: z.array(z.object({ id: z.string(), words: z.string() })),
  /** Where somebody or something that was looked for was found. */
  searches: z.array(z.object({ id: z.string(), place: z.string() })),
});
export type PropertyDetailsAnswer = z.output<typeof propertyDetailsAnswer>;
