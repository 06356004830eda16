import {
  LawError,
  addDays,
  addMonths,
  asJson,
  asLine,
  dateOf,
  dateText,
  dayOfMonth,
  daysInMonth,
  formatYuan,
  monthOf,
  noted,
  provisionalNote,
  rollBackward,
  rollForward,
  yearOf,
  type Bilingual,
  type CourtCalendar,
  type Derivation,
  type Derived,
  type Fen,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import { type InstalmentTerm } from '../ledger/postings.js';

/** What a schedule is built from. `total` in fen; `first` the nominal day of the first instalment. */
export interface ScheduleInput {
  readonly total: Fen;
  readonly count: number;
  readonly first: LegalDate;
  readonly every: 'month' | 'week' | 'day';
  readonly interval: number;
  readonly anchor: 'day' | 'monthEnd';
  readonly roll: 'none' | 'next' | 'previous';
}

/** A built instalment carries its nominal day beside the day on which it is due. */
export type BuiltInstalment = InstalmentTerm & { readonly nominal: LegalDate };

/**
 * S16: builds a schedule (分期计划). Equal amounts rounded down to the fen, the rest in the last; each nominal day is counted
 * from the first, so nothing drifts; rest days roll as agreed. Amounts on the wire in yuan.
 * Throws `SCHEDULE.NOT_WHOLE`, `SCHEDULE.TOO_SMALL`, `SCHEDULE.FIRST_NOT_MONTH_END`, `SCHEDULE.ANCHOR_NEEDS_MONTHS`, `CALENDAR.YEAR_UNKNOWN`.
 * Source: D on PER-2 and PER-3; calculator.md `schedule`.
 */
export function buildSchedule(input: ScheduleInput, calendar: CourtCalendar): Derived<readonly BuiltInstalment[]> {
  assertBuildable(input);
  let awaited: number | null = null;
  const parts: Derivation[] = [];
  const value = instalmentsOf(input, (no, nominal) => {
    const due = rolled(nominal, input.roll, calendar);
    if (input.roll !== 'none') awaited ??= calendar.awaitedNotice(nominal) ?? calendar.awaitedNotice(due);
    if (due !== nominal) parts.push(rolledPart({ no, nominal, due }, input.roll, calendar));
    return due;
  });
  const derivation = noted(derivationOf(input, value, parts, calendar), asLine(provisionalNote(awaited)));
  return { value, provisional: awaited !== null, derivation };
}

/** The instalments of a plan; `dueOf` says on which day the one with this number and nominal day is due. */
function instalmentsOf(input: ScheduleInput, dueOf: (no: number, nominal: LegalDate) => LegalDate): BuiltInstalment[] {
  const each = input.total / BigInt(input.count);
  const last = input.total - each * BigInt(input.count - 1);
  return Array.from({ length: input.count }, (_, k) => {
    const nominal = nominalDay(input, k);
    return { no: k + 1, due: dueOf(k + 1, nominal), nominal, amount: formatYuan(k === input.count - 1 ? last : each) };
  });
}

function assertBuildable(input: ScheduleInput): void {
  const faults = buildFaults(input);
  const [first] = faults;
  if (first !== undefined) throw first.withReasons(faults);
}

/**
 * F12, SET-SCHEDULE: into how many instalments a sum is split so that none of them, the last with its remainder included, is more than what the debtor can pay each
 * time. Sums in fen. `SCHEDULE.TOO_LITTLE`, where that is nothing, or it would take more than 600 instalments.
 */
export function affordableCount(total: Fen, each: Fen): number {
  if (each <= 0n || total > each * MOST_INSTALMENTS)
    throw new LawError({
      code: 'SCHEDULE.TOO_LITTLE',
      rule: 'SET-SCHEDULE',
      path: '/each',
      zh: `每期至多${formatYuan(each > 0n ? each : 0n)}元，不能在${MOST_INSTALMENTS}期内付清${formatYuan(total)}元；请提高每期金额或者减少总额。`,
      en: `${formatYuan(total)} yuan cannot be paid in ${MOST_INSTALMENTS} instalments of at most ${formatYuan(each > 0n ? each : 0n)}: raise the instalment or lessen the total.`,
    });
  let count = (total + each - 1n) / each;
  // The last bears the remainder, which is less than one fen for each instalment.
  while (total - (total / count) * (count - 1n) > each) count += 1n;
  return Number(count);
}
/** As many as an agreement may have. */
const MOST_INSTALMENTS = 600n;

/** S16: why a schedule cannot be built, as far as what is given of its input shows: every `SCHEDULE.*` fault with its place. */
export function buildFaults({ total, count, first, every, interval, anchor }: Partial<ScheduleInput>): LawError[] {
  const faults = [
    ...wholeFault('count', count, '期数', 'The number of instalments'),
    ...wholeFault('interval', interval, '间隔', 'The interval'),
  ];
  if (faults.length === 0 && total !== undefined && count !== undefined && total < BigInt(count)) {
    faults.push(
      new LawError({
        code: 'SCHEDULE.TOO_SMALL',
        rule: 'SET-SCHEDULE',
        path: '/total',
        zh: `总额不足以分成${count}期，每期至少一分。`,
        en: `The total cannot be split into ${count} instalments of at least one fen.`,
      }),
    );
  }
  if (anchor !== 'monthEnd') return faults;
  if (every !== undefined && every !== 'month') {
    faults.push(
      new LawError({
        code: 'SCHEDULE.ANCHOR_NEEDS_MONTHS',
        rule: 'SET-SCHEDULE',
        path: '/anchor',
        zh: '只有按月分期才能以月末为准。',
        en: 'Only a schedule by months can be anchored to the month’s end.',
      }),
    );
  } else if (first !== undefined && !isMonthEnd(first)) {
    faults.push(
      new LawError({
        code: 'SCHEDULE.FIRST_NOT_MONTH_END',
        rule: 'SET-SCHEDULE',
        path: '/first',
        zh: `以月末为准时，首期日应为月末，${dateText(first)}不是。`,
        en: `Anchored to the month’s end, the first day must be one; ${first} is not.`,
      }),
    );
  }
  return faults;
}

function wholeFault(name: string, value: number | undefined, zh: string, en: string): LawError[] {
  if (value === undefined || (Number.isSafeInteger(value) && value >= 1)) return [];
  return [
    new LawError({
      code: 'SCHEDULE.NOT_WHOLE',
      rule: 'SET-SCHEDULE',
      path: `/${name}`,
      zh: `${zh}应为正整数。`,
      en: `${en} is a whole number above zero.`,
    }),
  ];
}

const isMonthEnd = (date: LegalDate): boolean => dayOfMonth(date) === daysInMonth(yearOf(date), monthOf(date));

/** Counted from the first day each time: a short month never shortens the months after it. */
function nominalDay(input: ScheduleInput, k: number): LegalDate {
  const steps = k * input.interval;
  if (input.every === 'day') return addDays(input.first, steps);
  if (input.every === 'week') return addDays(input.first, steps * 7);
  const day = addMonths(input.first, steps);
  return input.anchor === 'day' ? day : dateOf(yearOf(day), monthOf(day), daysInMonth(yearOf(day), monthOf(day)));
}

/** The day on which an instalment is due: its nominal day, moved off a rest day as agreed. */
function rolled(nominal: LegalDate, roll: ScheduleInput['roll'], calendar: CourtCalendar): LegalDate {
  if (roll === 'none') return nominal;
  return roll === 'next' ? rollForward(nominal, calendar) : rollBackward(nominal, calendar);
}

function derivationOf(
  input: ScheduleInput,
  value: readonly BuiltInstalment[],
  parts: readonly Derivation[],
  calendar: CourtCalendar,
): Derivation {
  const total = formatYuan(input.total);
  const plan = planText(total, value);
  return {
    rule: 'SET-SCHEDULE',
    article: '《中华人民共和国民法典》第二百零二条、第二百零三条',
    inputs: { ...input, total, ...(input.roll === 'none' ? {} : { calendar: calendar.editionIds }) },
    parts,
    text: {
      zh: `${plan.zh}\n${value.map((i) => `第${i.no}期${dateText(i.due)} ${i.amount}元`).join('\n')}`,
      en: `${plan.en}\n${value.map((i) => `${i.no}. ${i.due} ${i.amount} yuan`).join('\n')}`,
    },
    value: asJson(value),
  };
}

/** One sum once, equal sums, or equal sums and the remainder in the last. */
function planText(total: Yuan, value: readonly BuiltInstalment[]): Bilingual {
  const [each, last] = [String(value[0]?.amount), String(value.at(-1)?.amount)];
  if (value.length === 1) return { zh: `总额${total}元，一次付清。`, en: `${total} yuan, paid at once.` };
  if (each === last)
    return {
      zh: `总额${total}元分${value.length}期，每期${each}元。`,
      en: `${total} yuan in ${value.length} instalments of ${each}.`,
    };
  return {
    zh: `总额${total}元分${value.length}期，每期${each}元，末期${last}元（含尾差）。`,
    en: `${total} yuan in ${value.length} instalments of ${each}, the last of ${last} with the remainder.`,
  };
}

function rolledPart(
  { no, nominal, due }: Pick<BuiltInstalment, 'no' | 'nominal' | 'due'>,
  roll: ScheduleInput['roll'],
  calendar: CourtCalendar,
): Derivation {
  const name = calendar.dayKind(nominal).name;
  return {
    rule: 'SET-SCHEDULE',
    article: '《中华人民共和国民法典》第二百零三条',
    inputs: { no, nominal, roll, calendar: calendar.editionIds },
    parts: [],
    text: {
      zh: `第${no}期名义到期日${dateText(nominal)}为休息日（${name ?? '周末'}），调整为${dateText(due)}。`,
      en: `Instalment ${no}: ${nominal} is a day off (${name ?? 'weekend'}) and becomes ${due}.`,
    },
    value: due,
  };
}
