import {
  addDays,
  articleOf,
  dateText,
  noted,
  provisionalNote,
  rollForward,
  workingDays,
  type Bilingual,
  type CourtCalendar,
  type Derivation,
  type Derived,
  type LegalDate,
} from '@hejie/law';

/** Until when an instalment is performed in time (履行期限): what the agreement says beside its date, and the calendar. */
export interface DueTerms {
  /** SET-GRACE: the grace that the parties agreed (约定宽限期), in working days; it moves the day from which the debtor is in default. */
  readonly graceWorkingDays: number;
  /** The same in calendar days; absent: none. */
  readonly graceDays?: number;
  /** SET-DUE-REST: what is due on a rest day may be performed on the first working day after it; absent: it may not. */
  readonly roll?: boolean;
  readonly calendar: CourtCalendar;
}

/** SET-GRACE: beside them, how many working days the court waits before it finds a breach of itself (法院等待期); absent: none. */
export interface FindingTerms extends DueTerms {
  readonly waitingWorkingDays?: number;
}

/**
 * SET-GRACE, SET-DUE-REST: the terms as inputs of a derivation, in this order. What is not agreed is not named, so that a derivation of before there was
 * such a term reads the same. `movedBy`: the calendar off whose rest days dates move, where the derivation does not name one of its own.
 */
export function dueInputs(
  { graceWorkingDays, graceDays = 0, waitingWorkingDays = 0, roll = false }: Omit<FindingTerms, 'calendar'>,
  movedBy?: CourtCalendar,
): Derivation['inputs'] {
  return {
    graceWorkingDays,
    ...(graceDays === 0 ? {} : { graceDays }),
    ...(waitingWorkingDays === 0 ? {} : { waitingWorkingDays }),
    ...rollInputs(roll, movedBy),
  };
}

const rollInputs = (roll: boolean, movedBy?: CourtCalendar): Derivation['inputs'] =>
  roll ? { roll, ...(movedBy && { calendar: movedBy.editionIds }) } : {};

/**
 * SET-DUE-REST: the day until whose end an instalment is performed when due (民法典203): its date, or where that is a rest day and the
 * agreement does not say otherwise the first working day after it. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function dueDay(due: LegalDate, { roll = false, calendar }: DueTerms): LegalDate {
  return roll ? rollForward(due, calendar) : due;
}

/** PER-4, SET-DUE-REST: may a notice that is still to come move the day until which an instalment is performed when due? Errors as `dueDay`. */
export function isDueDayProvisional(due: LegalDate, terms: DueTerms): boolean {
  const { roll = false, calendar } = terms;
  return roll && (calendar.isProvisional(due) || calendar.isProvisional(dueDay(due, terms)));
}

/**
 * SET-GRACE: the last day of the grace that the parties agreed (宽限期末日), counted from the day until which an instalment may be performed;
 * that day itself for none. Working days by PER-6; calendar days move off a rest day where the date itself would. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function graceEnd(due: LegalDate, terms: DueTerms): Derived<LegalDate> {
  const { graceWorkingDays, graceDays = 0, roll = false, calendar } = terms;
  const last = dueDay(due, terms);
  const moved = last === due ? [] : [movedPart(due, last, calendar)];
  const provisional = isDueDayProvisional(due, terms);
  if (graceWorkingDays > 0) {
    const counted = workingDays({ start: last, n: graceWorkingDays }, calendar);
    if (moved.length === 0)
      return provisional && !counted.provisional
        ? { ...counted, provisional, derivation: noted(counted.derivation, openNote([due], calendar)) }
        : counted;
    const inputs = { due, graceWorkingDays, roll };
    return derived(
      'SET-GRACE',
      counted.value,
      provisional || counted.provisional,
      inputs,
      [...moved, counted.derivation],
      {
        zh: `约定宽限${graceWorkingDays}个工作日，至${dateText(counted.value)}。`,
        en: `The agreed grace of ${graceWorkingDays} working days ends on ${counted.value}.`,
      },
    );
  }
  if (graceDays > 0) {
    const nominal = addDays(last, graceDays);
    const value = roll ? rollForward(nominal, calendar) : nominal;
    const open = provisional || (roll && (calendar.isProvisional(nominal) || calendar.isProvisional(value)));
    const inputs = { due, graceDays, ...rollInputs(roll, calendar) };
    const note = openNote(roll ? [value, nominal, last, due] : [], calendar);
    return derived('SET-GRACE', value, open, inputs, moved, {
      zh: `约定宽限${graceDays}日，至${dateText(value)}。${note.zh}`,
      en: `The agreed grace of ${graceDays} days ends on ${value}.${note.en}`,
    });
  }
  const inputs = { due, ...dueInputs({ graceWorkingDays, roll }, calendar) };
  const note = openNote(roll ? [last, due] : [], calendar);
  return derived('SET-BREACH-DAY', last, provisional, inputs, moved, {
    zh: `没有宽限期，${dateText(last)}为最后履行日。${note.zh}`,
    en: `There is no grace: ${last} is the last day to perform.${note.en}`,
  });
}

/**
 * SET-GRACE: the last day before the court may find a breach of itself: the pack's working days after the grace that was agreed. They hold up
 * its findings and letters only; the debtor is in default before. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function waitingEnd(due: LegalDate, terms: FindingTerms): Derived<LegalDate> {
  const grace = graceEnd(due, terms);
  const { waitingWorkingDays = 0, calendar } = terms;
  if (waitingWorkingDays === 0) return grace;
  const counted = workingDays({ start: grace.value, n: waitingWorkingDays }, calendar);
  return {
    ...counted,
    provisional: grace.provisional || counted.provisional,
    ...(grace.value === due && !grace.provisional
      ? {}
      : { derivation: { ...counted.derivation, parts: [grace.derivation] } }),
  };
}

/**
 * S7: the first day on which breach may be suspected (违约可认定之日): the day after the agreed grace, and after the court's waiting time, end.
 * Due 2026-09-30 with five working days: they end 2026-10-13, breach day 2026-10-14. Source: D on PER-6.
 */
export function breachDay(due: LegalDate, terms: FindingTerms): Derived<LegalDate> {
  const { graceWorkingDays, graceDays = 0, waitingWorkingDays = 0 } = terms;
  const end = waitingEnd(due, terms);
  const value = addDays(end.value, 1);
  const agreed = graceWorkingDays + graceDays > 0;
  const grace = waitingWorkingDays === 0 ? end.value : graceEnd(due, terms).value;
  const start = agreed ? due : grace;
  const until =
    agreed || waitingWorkingDays > 0
      ? untilText(start, { graceEnd: grace, waitingEnd: end.value }, { zh: '24时', en: '24:00 of ' })
      : { zh: '，没有宽限期', en: ', without grace' };
  return {
    value,
    provisional: end.provisional,
    derivation: {
      rule: 'SET-BREACH-DAY',
      article: articleOf('SETTLEMENT_PROVISIONS.ELECTION'),
      inputs: { due, ...dueInputs(terms) },
      parts: [end.derivation],
      text: {
        zh: `${dateText(due)}到期${until.zh}，${dateText(value)}起方可认定涉嫌违约。`,
        en: `Due ${due}${until.en}: breach may be suspected from ${value}.`,
      },
      value,
    },
  };
}

/**
 * SET-GRACE: of an instalment in words, after its due day: until when the agreed grace runs (约定宽限期), and until when the court waits before it finds
 * anything of itself, which is no grace and holds up nobody's application; nothing of what there is not. `hour`: the end of those days by the clock (24时).
 */
export function untilText(
  start: LegalDate,
  { graceEnd: grace, waitingEnd: waiting }: { readonly graceEnd: LegalDate; readonly waitingEnd: LegalDate },
  hour: Bilingual = { zh: '', en: '' },
): Bilingual {
  const granted =
    grace === start
      ? { zh: '', en: '' }
      : { zh: `，宽限至${dateText(grace)}${hour.zh}`, en: `, grace until ${hour.en}${grace}` };
  const waited =
    waiting === grace
      ? { zh: '', en: '' }
      : {
          zh: `，本院等待至${dateText(waiting)}${hour.zh}`,
          en: `, the court waiting until ${hour.en}${waiting}`,
        };
  return { zh: `${granted.zh}${waited.zh}`, en: `${granted.en}${waited.en}` };
}

/** SET-DUE-REST: that a date moved off a rest day. */
function movedPart(due: LegalDate, last: LegalDate, calendar: CourtCalendar): Derivation {
  const note = openNote([last, due], calendar);
  return {
    rule: 'SET-DUE-REST',
    article: '《中华人民共和国民法典》第二百零三条',
    inputs: { due, calendar: calendar.editionIds },
    parts: [],
    text: {
      zh: `${dateText(due)}为休假日，可以于休假日后的第一个工作日${dateText(last)}履行。${note.zh}`,
      en: `${due} is a rest day: what is due may be performed on the first working day after it, ${last}.${note.en}`,
    },
    value: last,
  };
}

/** PER-4: of the days that a notice may still move, which it waits for. */
function openNote(days: readonly LegalDate[], calendar: CourtCalendar): Bilingual {
  const awaited = days.map((day) => calendar.awaitedNotice(day)).find((year) => year !== null);
  return provisionalNote(awaited ?? null);
}

function derived(
  rule: string,
  value: LegalDate,
  provisional: boolean,
  inputs: Derivation['inputs'],
  parts: readonly Derivation[],
  text: Bilingual,
): Derived<LegalDate> {
  return { value, provisional, derivation: { rule, inputs, parts, text, value } };
}
