import { yearOf, type LegalDate } from '../basics/dates.js';
import { type Bilingual, type Derivation } from '../basics/derivation.js';
import { type CourtCalendar } from './calendar.js';

const NOTHING: Bilingual = { zh: '', en: '' };

/** PER-4: what is said of a date that waits for the notice of a year (`awaited`): it is provisional; nothing of one that is final. */
export function provisionalNote(awaited: number | null): Bilingual {
  if (awaited === null) return NOTHING;
  return {
    zh: `${awaited}年放假通知未载入，日期为暂定。`,
    en: ` The notice of ${awaited} is not loaded: the date is provisional.`,
  };
}

/**
 * PER-4: which notices decided on the days from `from` to `to`, where they are of years that were settled before the first case: those hold in every
 * calendar, and no case pins them. Nothing of other years, whose notices a derivation names among its inputs.
 */
export function settledNote(calendar: CourtCalendar, from: LegalDate, to: LegalDate): Bilingual {
  const first = Math.max(yearOf(from), calendar.settledYears.at(0) ?? Infinity);
  const last = Math.min(yearOf(to), calendar.settledYears.at(-1) ?? -Infinity);
  if (first > last) return NOTHING;
  return first === last
    ? { zh: `依据${first}年放假通知。`, en: ` By the notice of ${first}.` }
    : { zh: `依据${first}年至${last}年放假通知。`, en: ` By the notices of ${first} to ${last}.` };
}

/** PER-4: a note as a line of its own, under a text of several lines. */
export function asLine({ zh, en }: Bilingual): Bilingual {
  return zh === '' ? NOTHING : { zh: `\n${zh}`, en: `\n${en.trimStart()}` };
}

/** PER-4: the derivation with a sentence more of its calendar. */
export function noted(derivation: Derivation, ...notes: readonly Bilingual[]): Derivation {
  const { zh, en } = derivation.text;
  const text = {
    zh: [zh, ...notes.map((note) => note.zh)].join(''),
    en: [en, ...notes.map((note) => note.en)].join(''),
  };
  return { ...derivation, text };
}
