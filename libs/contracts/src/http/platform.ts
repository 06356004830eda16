import { z } from 'zod';
import { instant } from '../facts/shapes.js';
import { inDigits } from './query.js';

/** POST /platform-reports: the next report to the mediation platform: of every case that came from it what was not reported yet (反馈分调裁平台, A9). */
export const makePlatformReport = z.strictObject({});

/** The number of a report in a path: 1, 2, 3 … of its court. */
export const platformReportNo = inDigits(z.number().int().min(1).max(1_000_000));

/** A report, how many rows it has, and how many of them the platform has taken or sent back. */
export const platformReport = z.object({
  no: z.number().int().positive(),
  madeAt: instant,
  madeBy: z.string(),
  rows: z.number().int(),
  taken: z.number().int(),
  returned: z.number().int(),
});
export type PlatformReportAnswer = z.output<typeof platformReport>;

/** GET /platform-reports, the newest first. */
export const platformReports = z.object({ items: z.array(platformReport) });

/** POST /platform-reports/:no/receipts: what the platform says of each row, as its file (docs/PLATFORM.md). */
export const platformReceipts = z.strictObject({
  /** The file in base64, up to 2 MB of it. */
  file: z.base64().min(4).max(2_800_000),
});

/** What became of the rows of that file; what cannot be read is told by its line and changes nothing. */
export const platformReceiptsAnswer = platformReport.extend({
  problems: z.array(z.object({ line: z.number().int(), code: z.string(), zh: z.string(), en: z.string() })),
});
