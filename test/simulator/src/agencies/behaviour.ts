import { agencyNotice, agencyShapes } from '@hejie/contracts/exchange';
import { AGENCY_EFFECTS, AGENCY_FIELDS } from '@hejie/settlement';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const minutes = z.number().int().nonnegative();

/** How an agency treats a delivery; what is not said is faultless and at once. */
const behaviour = z.strictObject({
  /** Until then it has received and not applied. */
  delayMinutes: minutes.optional(),
  /** It has received, and nothing more ever comes. */
  silent: z.boolean().optional(),
  /** It understands another contract only. */
  unsupportedContract: z.boolean().optional(),
  /** It refuses a content without these fields, or with others than these. */
  strictFields: z
    .strictObject({ required: z.array(z.enum(AGENCY_FIELDS)), only: z.array(z.enum(AGENCY_FIELDS)).optional() })
    .optional(),
  /** So many deliveries it calls applied and does not apply. */
  lies: z.union([z.number().int().nonnegative(), z.literal('ALWAYS')]).optional(),
  /** So long after it has changed what it shows, it shows what it showed before; once an entry. */
  changesItsMindAfterMinutes: minutes.optional(),
  /** Which part of the requests is lost, and which part of those after they have had their effect. */
  loss: z.strictObject({ share, afterEffect: share }).optional(),
});
/** How an agency treats a delivery. */
export type Behaviour = z.output<typeof behaviour>;

/** One simulated agency. */
export const agencyProfile = z.strictObject({
  agencyId: agencyShapes.agencyId,
  name: z.string().min(1),
  effects: z
    .array(z.enum(AGENCY_EFFECTS))
    .min(1)
    .default([...AGENCY_EFFECTS]),
  ...behaviour.shape,
  /** Where it treats an effect otherwise. */
  byEffect: z.partialRecord(z.enum(AGENCY_EFFECTS), behaviour).default({}),
  /** Its clock against the court's. */
  skewMinutes: z.number().int().default(0),
  /** It also brings its receipts to the court's door: a part of them twice, and not in their order. */
  pushes: z.boolean().default(false),
  duplicates: share.default(0),
  reorders: z.boolean().default(false),
  /** Who is public staff or a state enterprise, and who stands above. */
  staff: z.array(z.strictObject({ identity: z.string().min(1), superior: z.string().optional() })).default([]),
});
/** One simulated agency. */
export type AgencyProfile = z.output<typeof agencyProfile>;

const jwk = z.looseObject({ kty: z.string(), kid: z.string() });

/** The simulated agencies, whom they trust, and the seed from which all chance comes. */
export const agencyPopulation = z.strictObject({
  seed: z.number().int(),
  /** Public keys of the court. */
  courtKeys: z.array(jwk),
  agencies: z.array(agencyProfile),
});
/** The simulated agencies. */
export type AgencyPopulation = z.output<typeof agencyPopulation>;

/** What somebody has made of an entry at an agency without the court. */
export const tampering = z.strictObject({
  entryId: agencyShapes.entryId,
  effect: z.enum(AGENCY_EFFECTS),
  kind: z.enum(['LISTING', 'LIMIT', 'REPAIR', 'INCENTIVE', 'PERFORMANCE']).default('LISTING'),
  state: agencyShapes.entryState.default('PRESENT'),
  version: z.number().int().nonnegative().default(1),
  identityDigest: agencyShapes.digest.optional(),
});
/** What somebody has made of an entry at an agency. */
export type Tampering = z.output<typeof tampering>;

/** A notice that an agency is to bring to the court. */
export const noticeToBring = agencyNotice;

/** What an agency does with deliveries to this effect. */
export const behaviourFor = (
  { byEffect, ...usual }: AgencyProfile,
  effect: (typeof AGENCY_EFFECTS)[number],
): Behaviour => ({
  ...usual,
  ...byEffect[effect],
});
