import { z } from 'zod';
import { date, identifier, partyId, prose, text } from '../facts/shapes.js';

/** What people say of suspensions (屏蔽) and of what stands on the negative list (负面清单). */

const condition = z.enum([
  'PLAN_PERFORMED',
  'SECURITY_STANDS',
  'FORCE_MAJEURE',
  'REPORTS_HONESTLY',
  'COOPERATES',
  'LIMITS_KEPT',
]);

/** Conditions that the judge finds kept, and on what that rests; plan and security the ledger and asset control tell. */
const found = z
  .array(z.strictObject({ condition, basis: prose }))
  .max(10)
  .default([]);

/** The judge grants a suspension on the application that is under review (CR-L-AH, CR-REV). */
export const grantSuspension = z.strictObject({
  applicationId: identifier,
  listingId: identifier,
  suspensionId: identifier,
  found,
});

/** Within its last thirty days, while the plan runs on. */
export const renewSuspension = z.strictObject({ listingId: identifier, found });

/** A condition is broken, by conduct on record. */
export const reportBrokenCondition = z.strictObject({ listingId: identifier, condition, conductId: identifier });

/** The judge confirms the finding that lies before him: the entry is published again. */
export const confirmFinding = z.strictObject({ listingId: identifier });

export const dismissFinding = z.strictObject({ listingId: identifier, why: prose });

/** Of a reinstatement that the ledger has refuted. `restoredAs`: the id of the suspension that restores the one that ended. */
export const reverseReinstatement = z.strictObject({
  listingId: identifier,
  suspensionId: identifier,
  restoredAs: identifier,
});

/** Conduct is put on record (CR-NEG); of a related party (`relatedPartyId`) it counts once a person has found it the debtor's. */
export const reportConduct = z.strictObject({
  id: identifier,
  kind: z.enum([
    'VIOLENCE',
    'FORGED_EVIDENCE',
    'SHAM_SUIT',
    'HIDDEN_ASSETS',
    'FALSE_REPORT',
    'REFUSED_SETTLEMENT',
    'CRIMINAL_REFUSAL',
    'LIMIT_BROKEN',
  ]),
  on: date,
  evidence: prose,
  of: z.union([z.literal('DEBTOR'), z.strictObject({ relatedPartyId: partyId })]).default('DEBTOR'),
  listingId: identifier.optional(),
  /** Number of the decision that punished it. */
  punishedBy: text(80).optional(),
});

export const attributeConduct = z.strictObject({ id: identifier, why: prose });

export const findConductCured = z.strictObject({ id: identifier, how: prose });
