import { type CourtInstant } from '@hejie/law';

/** An instant as it stands in the occasion of a letter, by digits alone: of two letters of one day each goes out. */
export const inOccasion = (at: CourtInstant): string => at.slice(0, 19).replaceAll(/\D/g, '');

/** What tells the nth occasion of a kind in one case from the first, which has no number. */
export const ofLater = (nth: number): string => (nth === 1 ? '' : `-${nth}`);
