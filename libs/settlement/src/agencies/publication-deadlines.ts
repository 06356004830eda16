import { addDays, compareInstants, endOfDay, legalDateOf, workingDays, type CourtInstant } from '@hejie/law';
import { type FileDue } from '../course/file-due.js';
import { about, changeOfRows, isSettled, wasAttempted } from './delivery-rows.js';
import {
  applyPublicationChange,
  inOnePublicationChange,
  type PublicationChange,
  type PublicationTurn,
} from './publication-change.js';
import { type Delivery, type PublicationFile } from './publication-file.js';

type Step = 1 | 2 | 3;
/** At the end of which working day after the day of dispatch each step of the ladder comes. */
const LADDER: Readonly<Record<Step, number>> = { 1: 1, 2: 3, 3: 5 };
/** Days after dispatch after which a platform, which no law binds, is given up. */
const PLATFORM_DAYS = 30;

/** What falls due in a publication (推送期限): a step of the ladder at one body, the last day of the national list, the giving up of platforms. */
export type PublicationDeadlineItem =
  | { readonly kind: 'LIST_OVERDUE' }
  | {
      readonly kind: 'LADDER_STEP';
      readonly step: Step;
      readonly agencyId: string;
      readonly deliveryIds: readonly string[];
    }
  | { readonly kind: 'EXPIRY'; readonly deliveryIds: readonly string[] };

/** The next instant at which something falls due, and everything that falls due at it. `provisional`: it rests on a year without a published notice (PER-4). */
export interface PublicationDeadline {
  readonly at: CourtInstant;
  readonly items: readonly PublicationDeadlineItem[];
  readonly provisional: boolean;
}

interface Dated {
  readonly at: CourtInstant;
  readonly provisional: boolean;
  readonly item: PublicationDeadlineItem;
}

/** From which day the ladder of a delivery counts: its first dispatch, or when it was opened anew after it had been settled, or mended after it was refused; undefined while neither was. */
function countedFrom({ dispatchedAt, reopenedAt, mendedAt }: Delivery): CourtInstant | undefined {
  if (reopenedAt === undefined || mendedAt === undefined) return reopenedAt ?? mendedAt ?? dispatchedAt;
  return compareInstants(reopenedAt, mendedAt) > 0 ? reopenedAt : mendedAt;
}

/** CR-N-5: is it the body that is late? Not where it has refused with reasons: then the court has to mend it. */
const isBodysTurn = (row: Delivery): boolean => !isSettled(row) && row.state !== 'REJECTED' && wasAttempted(row);

/** DIS-ART-10-1: the national list must show nothing by the last day that the law sets. */
function listDue({ matter, deliveries, listOverdue }: PublicationFile): Dated[] {
  const lastDay = matter?.lastDay ?? null;
  if (lastDay === null || listOverdue !== undefined) return [];
  const isOpen = deliveries.some(({ nationalList, state }) => nationalList && state !== 'VERIFIED');
  return isOpen ? [{ at: endOfDay(lastDay), provisional: false, item: { kind: 'LIST_OVERDUE' } }] : [];
}

/** CR-N-5: the next step at each body, with all of its deliveries that were tried, are neither verified nor refused, and have not come to this step. */
function ladderDue({ deliveries }: PublicationFile, { calendar }: PublicationTurn): Dated[] {
  const ofBody = new Map<string, Delivery[]>();
  for (const row of deliveries.filter(isBodysTurn))
    ofBody.set(row.agencyId, [...(ofBody.get(row.agencyId) ?? []), row]);
  return [...ofBody].flatMap(([agencyId, rows]) => {
    const [first] = [...stepsAhead(rows)]
      .map(({ from, step }) => ({ step, end: workingDays({ start: legalDateOf(from), n: LADDER[step] }, calendar) }))
      .sort((a, b) => (a.end.value < b.end.value ? -1 : a.end.value > b.end.value ? 1 : a.step - b.step));
    if (first === undefined) return [];
    const { step, end } = first;
    const deliveryIds = rows.filter(({ escalated }) => escalated < step).map(({ id }) => id);
    const item = { kind: 'LADDER_STEP', step, agencyId, deliveryIds } as const;
    return [{ at: endOfDay(end.value), provisional: end.provisional, item }];
  });
}

/** The step that each row comes to next, each once, from its earliest day. */
function stepsAhead(rows: readonly Delivery[]): readonly { readonly from: CourtInstant; readonly step: Step }[] {
  const earliest = new Map<Step, CourtInstant>();
  for (const row of rows) {
    const [from, step] = [countedFrom(row), row.escalated + 1];
    if (from === undefined || step > 3) continue;
    const known = earliest.get(step as Step);
    if (known === undefined || from < known) earliest.set(step as Step, from);
  }
  return [...earliest].map(([step, from]) => ({ step, from }));
}

/** PIPL 23: a platform is told for the party's sake, and no law binds it: after a while it is given up, and holds up nothing. */
function platformsDue({ deliveries }: PublicationFile): Dated[] {
  const ends = new Map<CourtInstant, string[]>();
  for (const row of deliveries) {
    const from = countedFrom(row);
    if (row.category !== 'PLATFORM' || isSettled(row) || from === undefined) continue;
    const at = endOfDay(addDays(legalDateOf(from), PLATFORM_DAYS));
    ends.set(at, [...(ends.get(at) ?? []), row.id]);
  }
  return [...ends].map(([at, deliveryIds]) => ({ at, provisional: false, item: { kind: 'EXPIRY', deliveryIds } }));
}

/**
 * CR-N-5, DIS-ART-10-1: the one timer of a publication: the first thing that falls due and has not been dealt with, and all that falls due with it; also what was missed.
 * Derived anew each time, so that a new holiday notice moves it. Null when there is nothing to wait for. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function nextPublicationDeadline(file: PublicationFile, turn: PublicationTurn): PublicationDeadline | null {
  if (file.superseded !== undefined) return null;
  const open = [...listDue(file), ...ladderDue(file, turn), ...platformsDue(file)];
  const at = open.map((one) => one.at).sort()[0];
  if (at === undefined) return null;
  const due = open.filter((one) => one.at === at);
  return { at, items: due.map(({ item }) => item), provisional: due.some(({ provisional }) => provisional) };
}

/** CR-N-5: an instant has come: everything that was due by it, each thing dated to itself, however late the machine is. Errors as `nextPublicationDeadline`. */
export function passPublicationInstant(
  file: PublicationFile,
  { at }: { readonly at: CourtInstant },
  turn: PublicationTurn,
): PublicationChange {
  let change: PublicationChange = { happened: [] };
  for (let now = file; ; now = applyPublicationChange(file, change)) {
    const due = nextPublicationDeadline(now, turn);
    if (due === null || due.at > at) return change;
    change = inOnePublicationChange([change, ...due.items.map((item) => passed(now, item, due.at, turn))]);
  }
}

function passed(
  { deliveries }: PublicationFile,
  item: PublicationDeadlineItem,
  at: CourtInstant,
  turn: PublicationTurn,
): PublicationChange {
  const { by } = turn;
  if (item.kind === 'LIST_OVERDUE') return { listOverdue: { at }, happened: [{ kind: 'LIST_OVERDUE', at, by }] };
  const rows = deliveries.filter(({ id }) => item.deliveryIds.includes(id));
  if (item.kind === 'EXPIRY')
    return changeOfRows(
      rows.map((row) => ({
        row: { ...row, state: 'EXPIRED' },
        happened: [{ kind: 'DELIVERY_EXPIRED', ...about(row, at, turn) }],
      })),
    );
  const { kind, step, agencyId, deliveryIds } = item;
  const { agencyName } = rows[0]!;
  return {
    deliveries: rows.map((row) => ({ ...row, escalated: step })),
    happened: [{ kind, at, by, step, agencyId, agencyName, deliveryIds }],
  };
}

const STEP_WORDS: Readonly<Record<Step, string>> = { 1: '催办未办单位', 2: '督办未办单位', 3: '向院长报告未办单位' };

function wordsOf(item: PublicationDeadlineItem): { readonly zh: string; readonly rule: string } {
  if (item.kind === 'LIST_OVERDUE') return { zh: '名单库核验期限届满', rule: 'DIS-ART-10-1' };
  if (item.kind === 'EXPIRY') return { zh: '第三方平台办理期限届满', rule: 'CR-N-5' };
  return { zh: STEP_WORDS[item.step], rule: 'CR-N-5' };
}

/** PER-4: the next thing that falls due in a publication, in words. */
export function publicationDue(file: PublicationFile, turn: PublicationTurn): FileDue | null {
  const next = nextPublicationDeadline(file, turn);
  if (next === null) return null;
  const words = next.items.map(wordsOf);
  const zh = [...new Set(words.map((one) => one.zh))].join('、');
  return { at: next.at, zh, rule: words[0]!.rule, provisional: next.provisional };
}
