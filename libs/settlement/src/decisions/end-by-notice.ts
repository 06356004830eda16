import { compareInstants, type CourtInstant } from '@hejie/law';

/**
 * PER-4, S5, PRE-8: the end of a time that runs, where a holiday notice is adopted at `now` in the midst of it. `told`: as people were told
 * it; `derived`: by the notice. An end that by the notice would be over already stays as it was told: a make-up day that nobody knew of
 * takes from nobody the time in which he could still act, and nobody is late before he could know. One that lies ahead is the law's.
 */
export const endByNotice = <E extends { readonly endsAt: CourtInstant }>(told: E, derived: E, now: CourtInstant): E =>
  compareInstants(derived.endsAt, now) > 0 ? derived : told;
