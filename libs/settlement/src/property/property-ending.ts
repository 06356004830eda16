import { type CourtInstant } from '@hejie/law';
import { isStanding } from './lookup.js';
import { type PropertyChange } from './property-change.js';
import { type PropertyFile, type SettlementView } from './property-file.js';
import { type PropertyEnding } from './property-states.js';
import { mayClose } from './release-closing.js';
import { isPerformed, liftsAll } from './release-held.js';

/** CLS-4: a person has closed the file, and nothing has opened it again. */
const closedOnce = ({ closed }: PropertyFile): boolean => closed !== undefined && closed.reopenedAt === undefined;

/** CLS-4: a person has closed the file, and everything that still stands has a reason to. */
export const isClosed = (file: PropertyFile): boolean => closedOnce(file) && mayClose(file).ok;

/**
 * CLS-1, CLS-2, CLS-4: how a file has ended, and by which rule; undefined: it has not. While anything stands it has not, also where it is closed: what is kept
 * under control is renewed, lapses and is released.
 */
export function endingOf(file: PropertyFile): { readonly ending: PropertyEnding; readonly rule: string } | undefined {
  if (file.controls.some(isStanding)) return undefined;
  if (isClosed(file)) return { ending: 'FILE_CLOSED', rule: 'CLS-4' };
  if (!liftsAll(file)) return undefined;
  return { ending: 'RELEASED', rule: isPerformed(file) ? 'CLS-1' : 'CLS-2' };
}

/** CLS-4, SET-ART-9-1: what has ended or is closed is open again: enforcement has resumed, or what everything was released for is no longer so. */
export const opensAgain = (file: PropertyFile, now: SettlementView): boolean =>
  (closedOnce(file) || endingOf(file) !== undefined) &&
  ((now.standing === 'RESUMED' && file.settlement.standing !== 'RESUMED') ||
    (liftsAll(file) && !liftsAll({ ...file, settlement: now })));

/** CLS-4: the closing of a file holds no longer; nothing where a file is not closed. */
export const withoutClosing = (file: PropertyFile, at: CourtInstant): Pick<PropertyChange, 'closed'> =>
  closedOnce(file) ? { closed: { ...file.closed!, reopenedAt: at } } : {};
