import { DELETION_GROUNDS } from '@hejie/settlement';
import { z } from 'zod';
import { type FileStatus } from '../../workflows/files.js';
import { caseId, caseNumber, date, identifier, instant, partyId } from '../../facts/shapes.js';
import { nextDeadline } from './case.js';

/** What services answer of the files that they keep beside a settlement. */

/** The answer of every command to the case of a file. */
export const fileStatus: z.ZodType<FileStatus> = z.object({
  caseId,
  caseNumber,
  stage: z.string(),
  ending: z.string().optional(),
  awaiting: z.string(),
  nextDeadline: nextDeadline.optional(),
  latenessSeconds: z.number().optional(),
});

const due = z.object({ at: instant, zh: z.string(), rule: z.string(), provisional: z.boolean() });

/** Rows of a file by their kind, sums in yuan. */
const rows = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));

const file = z.object({
  caseId,
  stage: z.string(),
  ending: z.string().nullable(),
  /** The one thing that is due in it next. */
  due: due.nullable(),
  openedAt: instant,
  openedBy: z.string(),
  rows,
});

/** GET /cases/:caseId/property, and the answer of POST. */
export const propertyFileAnswer = file;
export type PropertyFileAnswer = z.output<typeof propertyFileAnswer>;

/** The answer of POST /cases/:caseId/credit, and of the opening of a record. */
export const creditRecordAnswer = file.extend({ partyId });
export type CreditRecordAnswer = z.output<typeof creditRecordAnswer>;

/** GET /cases/:caseId/credit/:partyId: with the deletions that lie before a person now, each under the id that its decision names (DIS-ART-10-1). */
export const creditRecordShown = creditRecordAnswer.extend({
  deletions: z.array(
    z.object({
      deletionId: z.string().describe('what POST …/deletion and …/deletion-decision name'),
      listingId: identifier,
      ground: z.enum(DELETION_GROUNDS),
      arisenOn: date,
      mandatory: z
        .boolean()
        .describe('it is due: POST …/deletion; else POST …/deletion-decision refuses it, or deletes at once'),
      lastDay: date,
      requestedBy: partyId.optional(),
    }),
  ),
});
export type CreditRecordShown = z.output<typeof creditRecordShown>;

/** GET /cases/:caseId/credit/:partyId/deletion-warning; `hash` is what the request carries (DIS-BAR). */
export const deletionWarningAnswer = z.object({ barredUntil: date, text: z.string(), hash: z.string() });
export type DeletionWarningAnswer = z.output<typeof deletionWarningAnswer>;
