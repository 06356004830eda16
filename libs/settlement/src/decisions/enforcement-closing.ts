import { dateText, legalDateOf, type CourtInstant, type Fen, type LegalDate, type Yuan } from '@hejie/law';
import type { Ending } from '../case/states.js';
import type { SettlementState } from '../ledger/settlement-state.js';
import type { EndingForNowStanding } from '../effect/ending-for-now.js';
import { decideClosing, type ClosingMode } from './closing.js';
import { accept, refuse, type Decision } from './decision.js';
import { enforcementNumber } from './enforcement-number.js';

/** Full performance by which a case of enforcement was closed: its value date, and what was got (执行到位金额). */
export interface EnforcedPerformance {
  readonly on: LegalDate;
  readonly amount: Yuan;
}

/** How the court has closed a case of enforcement (执行结案), with the paper that says so. */
export interface EnforcementClosing {
  /** Number of enforcement (执, 执恢), in its one spelling. */
  readonly caseNumber: string;
  readonly mode: ClosingMode;
  readonly closedOn: LegalDate;
  /** Of 执行完毕, and of nothing else. */
  readonly performance: EnforcedPerformance | null;
  /** 结案通知书 or 裁定书 by which it was closed. */
  readonly document: string;
  /** CLS-5: 终结执行 for the long performance of a settlement, with its controls kept. */
  readonly controlsKept?: true;
}

/** An entry of the record of closings: a closing, what the last of them is corrected to, or that there was none. */
export type ClosingEntry = EnforcementClosing & {
  readonly corrects: boolean;
  /** It corrects the last of them, which it repeats, to none: the case was not closed at all. */
  readonly withdraws: boolean;
};

/** What the decision on a closing is taken on. */
export interface ClosingTurn {
  readonly at: CourtInstant;
  /** 法院代字 of the court of the case. */
  readonly court: string;
  /** How the case of settlement has ended; null: it has not. */
  readonly ending: Ending | null;
  /** How the settlement that was signed in it stands, which knows before {@link ending} does; null: there is none. */
  readonly settlement: SettlementState | null;
  /** What was recorded before, in its order. */
  readonly entries: readonly ClosingEntry[];
  /** Numbers that the court has allotted to this case, in their one spelling: whoever has one of a type has no other of it by hand. */
  readonly allotted: readonly string[];
  /** What was found of 终结本次执行程序, by the number of enforcement in its one spelling (PROC-23). */
  readonly forNow: ReadonlyMap<string, EndingForNowStanding>;
  /** A door of its own has led here: the creditors withdrew because of the settlement, or its long performance was approved. */
  readonly byOwnDoor: boolean;
  /** Enforcement that resumed here and was ended for now: it goes on, and is closed once more, here. Null: none was. `entries` are then those recorded since. */
  readonly endedForNow: Pick<EnforcementClosing, 'caseNumber' | 'mode' | 'closedOn'> | null;
  /** What is owed by the ledger on the day of the closing, in fen; null: there is none that tells. */
  readonly owed: Fen | null;
}

/** CLS-4: the closings of a case as they stand: each as it was corrected last, and none that was taken back. */
export function standingClosings(entries: readonly ClosingEntry[]): readonly EnforcementClosing[] {
  return entries.reduce<readonly EnforcementClosing[]>(
    (standing, { corrects, withdraws, ...closing }) => [
      ...(corrects ? standing.slice(0, -1) : standing),
      ...(withdraws ? [] : [closing]),
    ],
    [],
  );
}

/**
 * CLS-1, CLS-3, CLS-4, PRE-1, PRE-7, PRE-8: where a negotiation came to nothing enforcement goes on, and its judge says how it was closed: under which number of this court, in which mode, on
 * which day, by which paper; of 执行完毕 since when, and for what sum, everything is performed. Once: only after 终结本次执行程序 it goes on, and is closed once more under the number of its resumption
 * (SET-RES-2); so is enforcement that resumed over a settlement, once it was ended for now, and there the ledger says what is owed. CLS-2, CLS-3, CLS-5, SET-ART-2-5, SET-ART-14-1: while a settlement is performed the court rules 终结执行, and nothing else, through the door of its ground; once it is sued on, here: the settlement goes on as it is, and what is not
 * performed may resume enforcement. One that is performed, or its resumption, is closed by its own door. `ENFORCEMENT.NOT_ENDED`, `ENFORCEMENT.RESUMED`, `ENFORCEMENT.SETTLED`, `ENFORCEMENT.GROUND_MISSING`,
 * `ENFORCEMENT.NUMBER_INVALID`, `ENFORCEMENT.OTHER_CASE`, `AUTHORITY.OTHER_COURT`, `AUTHORITY.FUTURE_NUMBER`, `ENFORCEMENT.CLOSED_BEFORE_YEAR`, `ENFORCEMENT.CLOSED_IN_FUTURE`, `ENFORCEMENT.CLOSED_UNPERFORMED`,
 * `ENFORCEMENT.PERFORMANCE_MISSING`, `ENFORCEMENT.PERFORMANCE_UNASKED`, as `decideClosing`. Source: 执行工作规定64, 执行案件立案、结案意见15、17, 民诉法解释464, 执行和解规定14.
 */
export function decideEnforcementClosing(said: EnforcementClosing, turn: ClosingTurn): Decision<EnforcementClosing> {
  const barred = otherDoor(turn, said.mode);
  if (barred !== null) return barred;
  if (turn.settlement === 'PERFORMING' && !turn.byOwnDoor) return refuse(GROUND_MISSING);
  return admissible(said, closingsBefore(standingClosings(turn.entries), turn), turn);
}

/**
 * CLS-4: what was recorded last of a closing is corrected (更正), whatever of it was wrong; everything that rests on it follows. What has been done meanwhile stays done. Not once enforcement has resumed, which goes on
 * whatever was closed before; and over a settlement to 终结执行 alone, in which controls that were kept stay kept (CLS-5).
 * `ENFORCEMENT.NOT_CLOSED`, `ENFORCEMENT.CORRECTS_NOTHING`, as {@link decideEnforcementClosing}.
 */
export function decideEnforcementClosingCorrection(
  said: EnforcementClosing,
  turn: ClosingTurn,
): Decision<EnforcementClosing> {
  const standing = standingClosings(turn.entries);
  const wrong = standing.at(-1);
  if (wrong === undefined) return refuse(NOT_CLOSED);
  const barred = otherDoor(turn, said.mode);
  if (barred !== null) return barred;
  const kept = wrong.controlsKept === true && said.mode === wrong.mode;
  const right = admissible(
    { ...said, ...(kept && { controlsKept: true }) },
    closingsBefore(standing.slice(0, -1), turn),
    turn,
  );
  if (!right.ok) return right;
  return isSame(right.value, wrong) ? refuse(CORRECTS_NOTHING) : right;
}

/**
 * CLS-4: the case was not closed at all: what was recorded last is taken back, as an entry in the wrong case is. What has been done meanwhile stays done. @returns what is taken back.
 * `ENFORCEMENT.NOT_CLOSED`, `ENFORCEMENT.RESUMED`, `ENFORCEMENT.SETTLED`.
 */
export function decideEnforcementClosingWithdrawal(turn: ClosingTurn): Decision<EnforcementClosing> {
  const wrong = standingClosings(turn.entries).at(-1);
  if (wrong === undefined) return refuse(NOT_CLOSED);
  return otherDoor(turn, wrong.mode) ?? accept(wrong);
}

type Refusal = ReturnType<typeof refuse>;

/** Where no settlement came about enforcement goes on; every other ending has a closing of its own, or is one. */
const WITHOUT_SETTLEMENT: readonly Ending[] = ['REFUSED', 'LAPSED', 'FAILED', 'WITHDRAWN'];

/** PRE-1, PRE-7, PRE-8: has the case ended so that enforcement goes on beside it? `ending`: null, it has not. */
export const enforcementGoesOn = (ending: Ending | null): boolean =>
  ending !== null && WITHOUT_SETTLEMENT.includes(ending);

/** CLS-2, CLS-3, SET-ART-14-1: how alone enforcement is closed while a settlement stands that is not performed. */
const OF_SETTLED: ClosingMode = '终结执行';

/** A closing as it bears on the next. */
type Before = Pick<EnforcementClosing, 'caseNumber' | 'mode' | 'closedOn'>;

/** SET-RES-2: those that stand, behind that of the enforcement which resumed and was ended for now. */
const closingsBefore = (standing: readonly Before[], { endedForNow }: ClosingTurn): readonly Before[] =>
  endedForNow === null ? standing : [endedForNow, ...standing];

function otherDoor({ ending, settlement, endedForNow }: ClosingTurn, mode: ClosingMode): Refusal | null {
  if (ending === 'RESUMED' || settlement === 'RESUMED') return endedForNow === null ? refuse(RESUMED) : null;
  if (mode === OF_SETTLED && (settlement === 'PERFORMING' || settlement === 'SUED')) return null;
  if (settlement !== null || (ending !== null && !enforcementGoesOn(ending))) return refuse(SETTLED);
  return ending === null ? refuse(NOT_ENDED) : null;
}

function admissible(
  said: EnforcementClosing,
  before: readonly Before[],
  turn: ClosingTurn,
): Decision<EnforcementClosing> {
  const { mode, performance, closedOn } = said;
  const number = numberOf(said, turn);
  if (!number.ok) return number;
  const caseNumber = number.value;
  const last = before.at(-1);
  const resumed =
    last?.mode === '终结本次执行程序' &&
    before.every((one) => one.caseNumber !== caseNumber) &&
    last.closedOn <= closedOn;
  if (mode === '执行完毕' && performance === null) return refuse(PERFORMANCE_MISSING);
  // Where no ledger says what is owed the judge does, by the day from which nothing is.
  const may = decideClosing({
    mode,
    owed: turn.owed ?? (performance === null ? null : 0n),
    closed: last !== undefined && !resumed,
    on: closedOn,
    forNow: turn.forNow.get(caseNumber) ?? null,
  });
  if (!may.ok) return may;
  return wrongDay(said, legalDateOf(turn.at)) ?? accept({ ...said, caseNumber });
}

/** CASE-1, CASE-2: {@link enforcementNumber}, of a year that had come when it was closed. */
function numberOf(
  { caseNumber, closedOn }: EnforcementClosing,
  { court, at, allotted }: ClosingTurn,
): Decision<string> {
  const number = enforcementNumber(caseNumber, { court, at, allotted });
  if (!number.ok) return number;
  const { year, canonical } = number.value;
  return year > Number(closedOn.slice(0, 4)) ? refuse(beforeYear(year)) : accept(canonical);
}

function wrongDay({ mode, closedOn, performance }: EnforcementClosing, today: LegalDate): Refusal | null {
  if (closedOn > today) return refuse(inFuture(closedOn, today));
  if (performance === null) return null;
  if (mode !== '执行完毕') return refuse(PERFORMANCE_UNASKED);
  return performance.on > closedOn ? refuse(unperformed(performance.on, closedOn)) : null;
}

function isSame(one: EnforcementClosing, other: EnforcementClosing): boolean {
  const terms = ({ caseNumber, mode, closedOn, performance, document }: EnforcementClosing) =>
    JSON.stringify([caseNumber, mode, closedOn, performance?.on, performance?.amount, document]);
  return terms(one) === terms(other);
}

const NOT_ENDED = {
  code: 'ENFORCEMENT.NOT_ENDED',
  rule: 'CLS-3',
  zh: '和解案件尚未结束，不能登记执行结案；和解不成而结束后，再登记执行案件的结案情况。',
  en: 'The case of settlement has not ended: how enforcement was closed is recorded once it has come to nothing.',
};
const RESUMED = {
  code: 'ENFORCEMENT.RESUMED',
  rule: 'CLS-4',
  zh: '本案已恢复执行，应当以恢复执行案件结案（closing），不在此登记。',
  en: 'Enforcement has resumed: the resumed case is closed by its own command (closing), not here.',
};
const GROUND_MISSING = {
  code: 'ENFORCEMENT.GROUND_MISSING',
  rule: 'CLS-3',
  zh: '和解协议正在履行，终结执行须有其根据：申请执行人因和解撤回执行申请的，由法官就撤回裁定（termination/ruling）；和解长期履行的，经申请执行人单独声明、院长审批（long-performance）。',
  en: 'A settlement is being performed: 终结执行 is ruled on its ground, the creditors’ withdrawal (termination/ruling), or a long performance that they agree to and the president approves (long-performance).',
};
const SETTLED = {
  code: 'ENFORCEMENT.SETTLED',
  rule: 'CLS-1',
  zh: '本案已达成和解协议，执行案件依和解协议的履行结果结案；和解协议之诉受理后，在此只能登记人民法院裁定终结执行。',
  en: 'A settlement was made in this case, and enforcement ends by what becomes of it: here only 终结执行 is recorded, once it is sued on.',
};
const NOT_CLOSED = {
  code: 'ENFORCEMENT.NOT_CLOSED',
  rule: 'CLS-4',
  zh: '本案没有登记过执行结案，无可更正。',
  en: 'No closing of enforcement is on record: there is nothing to correct.',
};
const CORRECTS_NOTHING = {
  code: 'ENFORCEMENT.CORRECTS_NOTHING',
  rule: 'CLS-4',
  zh: '更正后的内容与原登记相同。',
  en: 'This is what is on record already.',
};
const PERFORMANCE_MISSING = {
  code: 'ENFORCEMENT.PERFORMANCE_MISSING',
  rule: 'CLS-1',
  path: '/performance',
  zh: '以执行完毕方式结案的，应当写明履行完毕之日和执行到位金额。',
  en: 'Of a case closed as satisfied it is said since when, and for what sum, everything is performed.',
};
const PERFORMANCE_UNASKED = {
  code: 'ENFORCEMENT.PERFORMANCE_UNASKED',
  rule: 'CLS-1',
  path: '/performance',
  zh: '只有以执行完毕方式结案的，才载明履行完毕的日期和金额。',
  en: 'Only of a case closed as satisfied is said when, and for what sum, everything was performed.',
};
const beforeYear = (year: number) => ({
  code: 'ENFORCEMENT.CLOSED_BEFORE_YEAR',
  rule: 'CASE-1',
  path: '/closedOn',
  zh: `结案日期早于案号所载的${year}年。`,
  en: `The case is said to have been closed before ${year}, the year of its number.`,
});
const inFuture = (day: LegalDate, today: LegalDate) => ({
  code: 'ENFORCEMENT.CLOSED_IN_FUTURE',
  rule: 'CLS-4',
  path: '/closedOn',
  zh: `结案日期${dateText(day)}晚于今日${dateText(today)}。`,
  en: `The closing of ${day} lies after today, ${today}.`,
});
const unperformed = (on: LegalDate, closedOn: LegalDate) => ({
  code: 'ENFORCEMENT.CLOSED_UNPERFORMED',
  rule: 'CLS-3',
  path: '/performance/on',
  zh: `${dateText(on)}才履行完毕，不能在此前的${dateText(closedOn)}以执行完毕方式结案。`,
  en: `Everything was performed on ${on} only: it was not closed as satisfied on ${closedOn}.`,
});
