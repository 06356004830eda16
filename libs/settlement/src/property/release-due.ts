import { legalDateOf, workingDays, type CourtInstant } from '@hejie/law';
import { receiptDays } from './pack-terms.js';
import { type PropertyTurn } from './property-change.js';
import { isLive } from './release-held.js';
import { type Release } from './release-rows.js';

/** PROC-12, PROC-14: until when what a release waits for is done: its service, and once it is served its receipts; undefined where it has no day. */
export function releaseDueBy(
  release: Pick<Release, 'state' | 'serveBy' | 'served'>,
  { pack, calendar }: Pick<PropertyTurn, 'pack' | 'calendar'>,
): CourtInstant | undefined {
  const { state, serveBy, served } = release;
  if (state === 'SERVED')
    return served && workingDays({ start: legalDateOf(served.at), n: receiptDays(pack) }, calendar).instant;
  return isLive(release) && state !== 'HALTED' ? serveBy : undefined;
}

/** PROC-12: since when the time runs in which a release is to be served. */
export const servedSince = ({ dueAt, serveFrom = dueAt }: Pick<Release, 'dueAt' | 'serveFrom'>): CourtInstant =>
  serveFrom;
