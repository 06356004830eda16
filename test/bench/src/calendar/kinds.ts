import {
  calendarOf,
  courtInstant,
  editionsWith,
  endOfDay,
  legalDate,
  packOf,
  parseRate,
  parseYuan,
  PUBLISHED_EDITION_IDS,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import type { NextDeadline } from '@hejie/contracts/workflows';
import {
  negotiationDeadline,
  nextInNegotiation,
  openPerformance,
  SettlementLedger,
  type AgreementTerms,
  type PerformanceState,
  type RunningNegotiation,
  type Stage,
} from '@hejie/settlement';
import { on } from '../court/clock.js';

/** The notice that the court adopts, and what cases know that were accepted by a release without it. */
export const NOTICE = 'state-council-2026';
const KNOWN = PUBLISHED_EDITION_IDS.filter((id) => id !== NOTICE);
/** Court time at which it is adopted: two days before the holidays of October, which nobody knew for certain. */
export const NOW = courtInstant(on('2026-09-29'));

const PACK = packOf('dongying-2020');

/** Cases that wait for the same thing. */
export interface Kind {
  readonly name: string;
  readonly stage: Extract<Stage, 'OPENING' | 'NEGOTIATION' | 'PERFORMANCE'>;
  /** Cases of a hundred. */
  readonly share: number;
  /** The one instalment, and what was dealt with last. */
  readonly instalment?: { readonly due: LegalDate; readonly handledUntil: CourtInstant };
  /** Day of the mediator's acceptance. */
  readonly startedOn?: LegalDate;
}

const performing = (name: string, share: number, due: string, handledUntil: CourtInstant): Kind => ({
  name,
  stage: 'PERFORMANCE',
  share,
  instalment: { due: legalDate(due), handledUntil },
});

/** As in a court: most cases are in performance, and wait for a day that no notice moves. */
export const KINDS: readonly Kind[] = [
  performing('a reminder is next', 84, '2026-12-31', NOW),
  performing('the due day is next', 4, '2026-09-30', NOW),
  performing('grace ends next', 4, '2026-09-25', endOfDay(legalDate('2026-09-25'))),
  { name: 'the 30 days run', stage: 'NEGOTIATION', share: 4, startedOn: legalDate('2026-09-03') },
  { name: 'consent is waited for', stage: 'OPENING', share: 4 },
];

/** The editions of these cases, and those that they have adopted in the end. */
export const EDITIONS = { known: KNOWN, adopted: editionsWith(KNOWN, [NOTICE]) } as const;

/** What the template of a stage has: the terms that were agreed, with their one instalment. */
export interface TemplateTerms {
  readonly terms: AgreementTerms;
  readonly title: {
    readonly principal: string;
    readonly dailyRate: string;
    readonly expiry: string;
    readonly fee: string;
  };
}

/** The terms of a kind: those of the template, due on its day. */
export function termsOf({ instalment }: Kind, terms: AgreementTerms): AgreementTerms {
  const [only] = terms.schedule;
  return { ...terms, schedule: [{ ...only!, due: instalment!.due }] };
}

/** How a case of the kind stands in performance, with these notices. */
export function performanceOf(
  kind: Kind,
  { terms, title }: TemplateTerms,
  editions: readonly string[],
): PerformanceState {
  const openedAt = courtInstant(on('2026-06-01'));
  const ledger = new SettlementLedger({
    terms: termsOf(kind, terms),
    title: {
      principal: parseYuan(title.principal),
      dailyRate: parseRate(title.dailyRate),
      expiry: legalDate(title.expiry),
      fee: parseYuan(title.fee),
    },
    pack: PACK,
    calendar: calendarOf(editions),
    openedAt,
    state: 'PERFORMING',
    entries: { receipts: [], reversals: [], refunds: [] },
    applications: [],
  });
  const { handledUntil } = kind.instalment!;
  return openPerformance(ledger, editions, handledUntil).after;
}

/** The running 30 days of a case of the kind, with these notices. */
export function negotiationOf({ startedOn }: Kind, editions: readonly string[]): RunningNegotiation {
  const { value: lastDay, instant: endsAt, provisional } = negotiationDeadline(startedOn!, PACK, calendarOf(editions));
  // Of what was to go out before it is seeded nobody is reminded any more.
  return { lastDay, endsAt, provisional, knownSince: NOW };
}

/** The live deadline of a case of the kind, with these notices; nothing where it waits for people alone. */
export function liveDeadline(kind: Kind, template: TemplateTerms, editions: readonly string[]): NextDeadline | null {
  switch (kind.stage) {
    case 'OPENING':
      return null;
    case 'NEGOTIATION': {
      const negotiation = negotiationOf(kind, editions);
      const { at, daysBefore } = nextInNegotiation(negotiation, [], PACK);
      const { provisional } = negotiation;
      return daysBefore === 0
        ? { at, kind: 'NEGOTIATION_END', zh: '和解期限届满', rule: 'PRE-8', provisional }
        : { at, kind: `REMINDER:${daysBefore}`, zh: `和解期限届满前${daysBefore}日提醒`, rule: 'PRE-8', provisional };
    }
    case 'PERFORMANCE': {
      const { next } = performanceOf(kind, template, editions).ledger;
      return {
        at: next!.at,
        kind: 'PERFORMANCE',
        zh: next!.zh,
        rule: 'SET-BREACH-DAY',
        provisional: next!.provisional,
      };
    }
  }
}

/** Does the notice move the live deadline of such a case, or make it certain? Those, and no others, are to be woken. */
export function moves(kind: Kind, template: TemplateTerms): boolean {
  const [before, after] = [EDITIONS.known, EDITIONS.adopted].map((editions) => liveDeadline(kind, template, editions));
  return before?.at !== after?.at || before?.provisional !== after?.provisional;
}

/** So many cases, by their shares; of each kind at least one. */
export function kindsOf(size: number): Kind[] {
  const counts = KINDS.map(({ share }) => Math.max(1, Math.floor((size * share) / 100)));
  counts[0]! += size - counts.reduce((sum, count) => sum + count, 0);
  return KINDS.flatMap((kind, index) => Array.from({ length: counts[index]! }, () => kind));
}
