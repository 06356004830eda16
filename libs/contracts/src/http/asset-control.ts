import { z } from 'zod';
import { caseNumber, date, instant, partyId, prose, text } from '../facts/shapes.js';

/** POST /cases/:caseId/property: property is to be controlled under a number; the first one opens the file (PRE-CTRL, PROC-21). */
export const openPropertyFile = z.strictObject({
  /** Of a 执, 执恢 or 执保 case. */
  authority: caseNumber,
  /** When that case was opened; without it, today. */
  openedOn: date.optional(),
  /** Asked of a 执保 case, and of nothing else: its urgent ruling. */
  preservation: z
    .strictObject({
      applicantPartyId: partyId,
      rulingNumber: text(80),
      ruledAt: instant,
      urgentGround: prose,
      /** The applicant asked in writing for a query of property (保全规定11). */
      queryAppliedFor: z.boolean().default(false),
      /** Last day of the period for performance that the title sets. */
      performanceEndsOn: date,
    })
    .optional(),
});
export type OpenPropertyFile = z.input<typeof openPropertyFile>;

/** POST /cases/:caseId/property/enforcement: the applicant of a preservation has sought enforcement (PROC-21). */
export const recordEnforcementSought = z.strictObject({ authority: caseNumber, soughtOn: date });
export type RecordEnforcementSoughtBody = z.input<typeof recordEnforcementSought>;

/** POST /cases/:caseId/property/authorities/withdrawal: a number was entered by mistake, and nothing was asked or ordered under it (PRE-CTRL). */
export const withdrawAuthority = z.strictObject({ authority: caseNumber, reason: prose });
export type WithdrawAuthorityBody = z.input<typeof withdrawAuthority>;

/** POST /cases/:caseId/property/closing. `reason`: why what is under control stays; left out where nothing is. */
export const closePropertyFile = z.strictObject({ reason: text(2000, 0).default('') });
export type ClosePropertyFileBody = z.input<typeof closePropertyFile>;
