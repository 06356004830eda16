import { addMs, legalDateOf, type CourtCalendar, type CourtInstant } from '@hejie/law';

/** The one thing that a file (查控卷、信用卷) waits for next. */
export interface FileDue {
  readonly at: CourtInstant;
  readonly zh: string;
  /** Rule id behind the date. */
  readonly rule: string;
  /** It rests on a year without a published holiday notice (PER-4). */
  readonly provisional: boolean;
}

/** What operators read of a kind of deadline, and the rule behind it. */
export interface DueWords {
  readonly zh: string;
  readonly rule: string;
}

/** PER-4: the next thing that falls due in a file, in the words of what falls due; provisional by the day of which the instant is the end. */
export function dueInWords<I>(
  next: { readonly at: CourtInstant; readonly items: readonly I[] } | null,
  wordsOf: (item: I) => DueWords,
  calendar: CourtCalendar,
): FileDue | null {
  if (next === null) return null;
  const { at, items } = next;
  const words = items.map(wordsOf);
  const zh = [...new Set(words.map((one) => one.zh))].join('、');
  return { at, zh, rule: words[0]!.rule, provisional: calendar.isProvisional(legalDateOf(addMs(at, -1))) };
}
