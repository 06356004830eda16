import { z } from 'zod';
import { date, identifier, instant, name, prose } from '../facts/shapes.js';

/** An entry of the path. */
export const listingPath = identifier;

/** PUT …/credit/:partyId/listings/:listingId/particulars: what the entry shows (DIS-ART-6) that is on record nowhere else. Kept sealed. */
export const recordEntryParticulars = z.strictObject({
  /** Of a person. */
  person: z.strictObject({ sex: z.enum(['男', '女']), age: z.number().int().min(18).max(150) }).optional(),
  /** The court by its name, and when it filed the case. */
  court: name(120),
  filedOn: date,
  /** What the title obliges to, how far it is performed, and the conduct for which he is listed. */
  obligation: prose,
  performance: prose,
  conduct: prose,
});
export type EntryParticularsBody = z.output<typeof recordEntryParticulars>;

/** The answer of that: nothing of what it shows. */
export const entryParticularsAnswer = z.object({ listingId: identifier, recordedAt: instant });
export type EntryParticularsAnswer = z.output<typeof entryParticularsAnswer>;

/** The entry as the public sees it; the identity number of a person with its middle masked. */
export const publicEntryAnswer = z.object({
  party: z.union([
    z.object({
      kind: z.literal('PERSON'),
      name: z.string(),
      sex: z.string(),
      age: z.number(),
      identityNumber: z.string(),
    }),
    z.object({ kind: z.literal('UNIT'), name: z.string(), code: z.string(), legalRepresentative: z.string() }),
  ]),
  case: z.object({
    caseNumber: z.string(),
    filedOn: date,
    court: z.string(),
    titleMaker: z.string(),
    titleNumber: z.string(),
    obligation: z.string(),
    performance: z.string(),
    conduct: z.string(),
  }),
  ground: z.number().int(),
  decisionNumber: z.string(),
  publishedOn: date,
});
