import {
  addDays,
  addMonths,
  compareDates,
  formatYuan,
  freezeExpiry,
  freezeRenewal,
  parseYuan,
  startOfDay,
  sumFen,
  type ControllingCase,
  type CourtCalendar,
  type FrozenAsset,
  type LegalDate,
  type PolicyPack,
  type ResumeBalanceAmounts,
  type Yuan,
} from '@hejie/law';
import { breachDay, graceEnd, isDueDayProvisional } from '../breach/grace.js';
import { type LedgerEntries } from '../ledger/ledger-entries.js';
import { readInstalment, type Instalment } from '../ledger/postings.js';
import { SettlementLedger } from '../ledger/settlement-ledger.js';
import { type LedgerTerms } from '../ledger/settlement-record.js';
import { type TitleClaim } from '../title/title.js';
import { findingTerms } from './due-terms.js';
import { lastPerformanceDay } from './last-performance-day.js';
import { obligationsOf } from './obligations.js';

/** What the debtor can pay by his own account (履行能力): at once, and every month from the day of the agreement. */
export interface Ability {
  readonly atOnce: Yuan;
  readonly monthly: Yuan;
}

/** A control of property that stands while the plan is performed. */
export interface StandingControl {
  readonly id: string;
  readonly asset: FrozenAsset;
  readonly lastDay: LegalDate;
  readonly under: ControllingCase;
}

/** A plan that is asked about (假设的履行方案), and the case it would be agreed in. */
export interface WhatIfQuestion {
  readonly terms: LedgerTerms;
  readonly title: TitleClaim;
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
  readonly agreedOn: LegalDate;
  readonly ability?: Ability;
  readonly controls?: readonly StandingControl[];
}

/** What it costs that an obligation is not performed, everything before it having been performed on its day. */
export interface BreachCost {
  /** SET-GRACE: from then on the debtor is in default, and the creditor may apply. */
  readonly inDefaultFrom: LegalDate;
  /** SET-BREACH-DAY: from then on the court finds it of itself. */
  readonly foundFrom: LegalDate;
  /** Left of the settlement on that day. */
  readonly outstanding: Yuan;
  /** SET-ART-17: owed of the title on that day, after deduction; waivers that depended on full performance have fallen away. */
  readonly title: ResumeBalanceAmounts;
  /** By how much the title is more than what is left of the settlement; `0.00` where it is not. */
  readonly cost: Yuan;
}

/** One obligation of the plan, and its days. */
export interface PlannedObligation {
  readonly no: number;
  readonly due: LegalDate;
  readonly amount: Yuan;
  readonly inKind?: true;
  /** Is its day a rest day? */
  readonly restDay: boolean;
  /** SET-DUE-REST: until then it is performed when due. */
  readonly payableUntil: LegalDate;
  /** SET-GRACE: the last day on which it is performed without default. */
  readonly graceEnd: LegalDate;
  /** PER-4: a notice that is still to come may move these days. */
  readonly provisional: boolean;
  /** F12: how much of what is due by then the debtor cannot pay by his own account; absent where his ability is not known. */
  readonly beyondAbility?: Yuan;
  readonly ifMissed: BreachCost;
}

/** A renewal of a control that the plan makes necessary (PROC-9R). */
export interface NeededRenewal {
  readonly id: string;
  readonly lastDay: LegalDate;
  readonly renewBy: LegalDate;
  readonly onApplicationOnly: boolean;
  readonly reminders: readonly LegalDate[];
}

/** What a plan comes to. Amounts in yuan, JSON throughout. */
export interface WhatIf {
  readonly total: Yuan;
  readonly lastDue: LegalDate;
  /** SET-ART-10-2: the last day of the performance period, from which the two years run. */
  readonly lastPerformanceDay: LegalDate;
  readonly obligations: readonly PlannedObligation[];
  /**
   * What of the title would still be owed on the last due day if everything had been performed on its day and nothing were given up on
   * that condition: what the creditor lets go by the plan, interest among it.
   */
  readonly givenUp: ResumeBalanceAmounts;
  /** F12: absent where the debtor's ability is not known. */
  readonly affordable?: boolean;
  readonly renewals: readonly NeededRenewal[];
  readonly provisional: boolean;
}

/**
 * SET-LEDGER, SET-ART-17, SET-GRACE, SET-DUE-REST, PROC-9R: what a plan comes to before anybody signs it: its days, what it gives up, what each
 * missed obligation costs the debtor, whether he can pay it, and which controls have to be renewed meanwhile. All of it as the ledger would
 * answer it, on entries that have not been made. Throws `AGREEMENT.NOTHING_TO_PERFORM`, `MONEY.*`, `CALENDAR.YEAR_UNKNOWN`, `LEDGER.*`.
 */
export function whatIf(question: WhatIfQuestion): WhatIf {
  const { terms, pack, calendar, ability, controls = [] } = question;
  const due = findingTerms(terms, pack, calendar);
  const owed = obligationsOf(terms)
    .map(readInstalment)
    .sort((a, b) => compareDates(a.due, b.due) || a.no - b.no);
  const performed = ledgerAfter(question, owed);
  const lastDue = owed.at(-1)!.due;
  const last = lastPerformanceDay(terms, due)!;
  const obligations = owed.map((one, i): PlannedObligation => {
    const grace = graceEnd(one.due, due);
    const found = breachDay(one.due, due);
    return {
      no: one.no,
      due: one.due,
      amount: formatYuan(one.amount),
      ...(one.inKind === true && { inKind: true as const }),
      restDay: !calendar.isWorkingDay(one.due),
      payableUntil: performed.daysOf(one).payableUntil,
      graceEnd: grace.value,
      provisional: isDueDayProvisional(one.due, due) || found.provisional,
      ...(ability && { beyondAbility: beyond(ability, question.agreedOn, owed.slice(0, i + 1)) }),
      ifMissed: missed(question, owed, i, { inDefaultFrom: addDays(grace.value, 1), foundFrom: found.value }),
    };
  });
  return {
    total: formatYuan(sumFen(owed.map(({ amount }) => amount))),
    lastDue,
    lastPerformanceDay: last.value,
    obligations,
    givenUp: performed.balance(lastDue).amounts,
    ...(ability && { affordable: obligations.every(({ beyondAbility }) => beyondAbility === '0.00') }),
    renewals: controls.flatMap((control) => renewalsOf(control, last.value)),
    provisional: last.provisional || obligations.some(({ provisional }) => provisional),
  };
}

/** The ledger as it would stand had these obligations been performed, each on its day, and no other. */
function ledgerAfter(
  { terms, title, pack, calendar, agreedOn }: WhatIfQuestion,
  performed: readonly Instalment[],
): SettlementLedger {
  const entries: LedgerEntries = {
    reversals: [],
    refunds: [],
    receipts: performed.map(({ no, due, amount, inKind }) => ({
      receiptId: `no-${no}`,
      kind: inKind === true ? 'IN_KIND' : 'PAYMENT',
      valueDate: due,
      amount,
      postedAt: startOfDay(due),
    })),
  };
  const openedAt = startOfDay(agreedOn);
  return new SettlementLedger({
    terms,
    title,
    pack,
    calendar,
    openedAt,
    state: 'PERFORMING',
    entries,
    applications: [],
  });
}

function missed(
  question: WhatIfQuestion,
  owed: readonly Instalment[],
  at: number,
  days: Pick<BreachCost, 'inDefaultFrom' | 'foundFrom'>,
): BreachCost {
  const left = sumFen(owed.slice(at).map(({ amount }) => amount));
  const title = ledgerAfter(question, owed.slice(0, at)).balance(days.foundFrom).amounts;
  const more = parseYuan(title.total) - left;
  return { ...days, outstanding: formatYuan(left), title, cost: formatYuan(more > 0n ? more : 0n) };
}

/** F12: what is due in money by the last of these, beyond what the debtor has by then: at once, and for each whole month since the agreement. */
function beyond({ atOnce, monthly }: Ability, agreedOn: LegalDate, due: readonly Instalment[]): Yuan {
  const by = due.at(-1)!.due;
  const money = sumFen(due.map(({ amount, inKind }) => (inKind === true ? 0n : amount)));
  const able = parseYuan(atOnce) + parseYuan(monthly) * BigInt(wholeMonths(agreedOn, by));
  return formatYuan(money > able ? money - able : 0n);
}

/** Whole months from one day to another, the last counted on its own day; none where that lies before. */
function wholeMonths(from: LegalDate, to: LegalDate): number {
  let months = 0;
  while (compareDates(addMonths(from, months + 1), to) <= 0) months += 1;
  return months;
}

/** PROC-9, PROC-9R: a control that ends before the plan does is renewed, each time for the longest term, until it lasts as long. */
function renewalsOf({ id, asset, lastDay, under }: StandingControl, until: LegalDate): NeededRenewal[] {
  const renewals: NeededRenewal[] = [];
  for (let end = lastDay; end < until; end = freezeExpiry({ effective: addDays(end, 1), asset }).value) {
    const { value: renewBy, onApplicationOnly, reminders } = freezeRenewal({ lastDay: end, under });
    renewals.push({ id, lastDay: end, renewBy, onApplicationOnly, reminders });
  }
  return renewals;
}
