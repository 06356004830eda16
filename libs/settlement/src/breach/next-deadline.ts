import {
  actText,
  addDays,
  endOfDay,
  instantText,
  startOfDay,
  type Bilingual,
  type CourtInstant,
  type Derivation,
  type Derived,
  type LegalDate,
} from '@hejie/law';
import { openInstalments, type LedgerBook, type LedgerLine } from '../ledger/ledger.js';
import { dueDay, dueInputs, isDueDayProvisional, waitingEnd, type FindingTerms } from './grace.js';

/** What may fall due in performance: a reminder before the day, the due day's end, the end of grace and of the court's waiting; for the case, its two years, and the time to recall an application made beforehand. */
export const DEADLINE_KINDS = [
  'REMINDER',
  'DUE',
  'GRACE_END',
  'APPLICATION_PERIOD_WARNING',
  'APPLICATION_PERIOD_END',
  'RECALL_END',
] as const;
/** One of the kinds of deadlines. */
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/**
 * One thing that falls due. `day` is its last day; it happens at 24:00 of it (a reminder at 00:00; the warning of the
 * application period at 00:00 some days before). `no`: the instalment, null for the case.
 */
export interface DeadlineItem {
  readonly kind: DeadlineKind;
  readonly no: number | null;
  readonly day: LegalDate;
}

/** The next instant at which something falls due, and everything that falls due at it. */
export interface LedgerDeadline {
  readonly at: CourtInstant;
  readonly items: readonly DeadlineItem[];
  readonly provisional: boolean;
  readonly derivation: Derivation;
}

/** `reminderDays`: calendar days before an instalment's due day, from the court's pack; empty for no reminders. */
export interface DeadlineSettings extends FindingTerms {
  readonly reminderDays: readonly number[];
  /** Last day to apply for enforcement (SET-ART-10-2), where the case should wake for it. */
  readonly applicationPeriodEnd?: LegalDate;
  /** PER-4: may a notice that is still to come move that end by what it is counted from; absent: by no more than its own day. */
  readonly applicationPeriodProvisional?: boolean;
  /** Calendar days before that end on which both sides are warned; absent: no warning. */
  readonly applicationPeriodWarningDays?: number;
  /** SET-ART-9-1: until when the creditor may recall the application that he made beforehand; absent: none is waited for. */
  readonly recallEnd?: Pick<Derived<LegalDate>, 'value' | 'provisional'>;
}

/**
 * The one timer of a case in performance: the next thing due after `after`, over every instalment not yet paid in full.
 * `after` is the instant of the deadline handled last (null before the first), not the present: a deadline missed while
 * the machine slept is still returned, dated to itself. Null when nothing is left to wait for. A refund or a reversal may open
 * an instalment whose deadlines are past: on those ask `reviewBreach`, which needs no timer.
 */
export function nextDeadline(
  book: LedgerBook,
  after: CourtInstant | null,
  settings: DeadlineSettings,
): LedgerDeadline | null {
  const open = openInstalments(book);
  const due = firstDue(open, after, settings);
  const at = due[0]?.at;
  if (at === undefined) return null;
  const items = due.map((c) => c.item);
  const provisional = due.some((c) => c.provisional);
  return { at, items, provisional, derivation: derivationOf({ at, items, provisional }, open, after, settings) };
}

/** What of everything that may fall due comes first after an instant; all of it, where several things come together. */
function firstDue(
  open: readonly OpenInstalment[],
  after: CourtInstant | null,
  settings: DeadlineSettings,
): Candidate[] {
  const future = everyDeadline(open, settings).filter((c) => after === null || c.at > after);
  const at = future.map((c) => c.at).sort()[0];
  return future.filter((c) => c.at === at);
}

/** SET-BREACH-DAY: everything that falls due at one instant, over every instalment not yet paid in full. Errors as `nextDeadline`. */
export function deadlinesAt(book: LedgerBook, instant: CourtInstant, settings: DeadlineSettings): DeadlineItem[] {
  return allDeadlines(book, settings)
    .filter(({ at }) => at === instant)
    .map(({ item }) => item);
}

/** Something that falls due, and when. */
export interface DatedItem {
  readonly at: CourtInstant;
  readonly item: DeadlineItem;
}

/** SET-BREACH-DAY: everything that falls due, past or not, over every instalment not yet paid in full. Errors as `nextDeadline`. */
export const allDeadlines = (book: LedgerBook, settings: DeadlineSettings): DatedItem[] =>
  everyDeadline(openInstalments(book), settings);

function everyDeadline(open: readonly OpenInstalment[], settings: DeadlineSettings): Candidate[] {
  const ofInstalments = open.flatMap((line) => deadlinesOf(line, settings));
  return open.length > 0
    ? [...ofInstalments, ...applicationPeriodDeadlines(settings), ...recallDeadline(settings)]
    : [];
}

/** An instalment that is still short. */
export type OpenInstalment = Pick<LedgerLine, 'no' | 'due'>;

/** The same, and whether a notice may still move it. */
interface Candidate extends DatedItem {
  readonly provisional: boolean;
}

function deadlinesOf(line: OpenInstalment, settings: DeadlineSettings): Candidate[] {
  const { no, due } = line;
  const [last, grace] = [dueDay(due, settings), waitingEnd(due, settings)];
  const reminders = [...new Set(settings.reminderDays)]
    .filter((n) => n > 0)
    .map((n) => ({
      at: startOfDay(addDays(due, -n)),
      item: { kind: 'REMINDER' as const, no, day: addDays(due, -n) },
      provisional: false,
    }));
  return [
    ...reminders,
    { at: endOfDay(last), item: { kind: 'DUE', no, day: last }, provisional: isDueDayProvisional(due, settings) },
    { at: endOfDay(grace.value), item: { kind: 'GRACE_END', no, day: grace.value }, provisional: grace.provisional },
  ];
}

function applicationPeriodDeadlines({
  applicationPeriodEnd: day,
  applicationPeriodProvisional: open = false,
  applicationPeriodWarningDays: daysBefore,
  calendar,
}: DeadlineSettings): Candidate[] {
  if (day === undefined) return [];
  const provisional = open || calendar.isProvisional(day);
  const end: Candidate = { at: endOfDay(day), item: { kind: 'APPLICATION_PERIOD_END', no: null, day }, provisional };
  if (daysBefore === undefined) return [end];
  return [
    {
      at: startOfDay(addDays(day, -daysBefore)),
      item: { kind: 'APPLICATION_PERIOD_WARNING', no: null, day },
      provisional,
    },
    end,
  ];
}

function recallDeadline({ recallEnd }: DeadlineSettings): Candidate[] {
  if (recallEnd === undefined) return [];
  const { value: day, provisional } = recallEnd;
  return [{ at: endOfDay(day), item: { kind: 'RECALL_END', no: null, day }, provisional }];
}

const ITEM_NAMES: Record<DeadlineKind, Bilingual> = {
  REMINDER: { zh: '到期提醒', en: 'reminder' },
  DUE: { zh: '到期', en: 'due' },
  GRACE_END: { zh: '宽限期满', en: 'grace ends' },
  APPLICATION_PERIOD_WARNING: { zh: '申请执行期间即将届满', en: 'application period about to end' },
  APPLICATION_PERIOD_END: { zh: '申请执行期间届满', en: 'application period ends' },
  RECALL_END: { zh: '预先申请撤回期满', en: 'time to recall the application ends' },
};

/** What falls due, as people read it: `第2期到期、申请执行期间届满`. */
export function deadlineText(items: readonly DeadlineItem[]): Bilingual {
  const text = (language: 'zh' | 'en'): string =>
    items
      .map(
        (i) =>
          `${i.no === null ? '' : language === 'zh' ? `第${i.no}期` : `instalment ${i.no} `}${ITEM_NAMES[i.kind][language]}`,
      )
      .join(language === 'zh' ? '、' : ', ');
  return { zh: text('zh'), en: text('en') };
}

/** When things of these kinds fall due, in words: a reminder goes out at 0时 of its day, everything else ends at 24时 of its own. */
export function deadlineInstantText(at: CourtInstant, kinds: readonly string[]): Bilingual {
  return kinds.length > 0 && kinds.every((kind) => kind === 'REMINDER' || kind === 'APPLICATION_PERIOD_WARNING')
    ? actText(at)
    : instantText(at);
}

function derivationOf(
  { at, items, provisional }: Omit<LedgerDeadline, 'derivation'>,
  open: readonly OpenInstalment[],
  after: CourtInstant | null,
  settings: DeadlineSettings,
): Derivation {
  const due = deadlineText(items);
  const when = deadlineInstantText(
    at,
    items.map(({ kind }) => kind),
  );
  return {
    rule: 'SET-BREACH-DAY',
    inputs: {
      open: open.map(({ no, due }) => [no, due]),
      after,
      ...dueInputs(settings),
      reminderDays: [...settings.reminderDays],
      applicationPeriodEnd: settings.applicationPeriodEnd ?? null,
      ...(settings.applicationPeriodProvisional === true && { applicationPeriodProvisional: true }),
      applicationPeriodWarningDays: settings.applicationPeriodWarningDays ?? null,
      ...(settings.recallEnd && { recallEnd: settings.recallEnd.value }),
      calendar: settings.calendar.editionIds,
    },
    parts: [],
    text: {
      zh: `下一期限：${when.zh}，${due.zh}。${provisional ? '所依放假通知尚未公布，日期为暂定。' : ''}`,
      en: `Next deadline ${when.en}: ${due.en}.${provisional ? ' The holiday notice is not published: the date is provisional.' : ''}`,
    },
    value: at,
  };
}
