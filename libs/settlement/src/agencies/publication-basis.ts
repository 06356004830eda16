import { citationOf, editionInForce, legalDateOf, provisionOf, STATUTES, type LegalDate } from '@hejie/law';
import { type LiftGround, type LimitDecided } from '../credit/credit-file.js';
import { type Delivery, type PublishedMatter } from './publication-file.js';
import { publishedDecision, type AgencyAction, type AgencyEntryKind } from './published-decision.js';

/** `null`: no article governs it, and the court's own order cites none. */
type ByAction = Partial<Readonly<Record<AgencyAction, string | null>>> & { readonly otherwise?: string | null };

/** The provision that speaks of what a body is asked to do with an entry of each kind. No statute knows of 自动履行 (PRE-13). */
const BY_ENTRY: Readonly<Record<AgencyEntryKind, ByAction>> = {
  LISTING: { DELETE: 'LISTING_PROVISIONS.DELETION', otherwise: 'LISTING_PROVISIONS.NOTIFICATION' },
  LIMIT: { DELETE: 'CONSUMPTION_PROVISIONS.LIFT', otherwise: 'CONSUMPTION_PROVISIONS.ASSISTANCE' },
  REPAIR: { otherwise: 'CREDIT_REPAIR_MEASURES.REPAIR' },
  INCENTIVE: {},
  PERFORMANCE: { UPDATE: 'SETTLEMENT_PROVISIONS.ELECTION', otherwise: 'SETTLEMENT_PROVISIONS.PERFORMED' },
};

/** Where the rule by which it was decided has a provision of its own, that one. */
const BY_RULE: Partial<Readonly<Record<AgencyEntryKind, Readonly<Record<string, ByAction>>>>> = {
  LISTING: {
    'DIS-ART-2-1': { otherwise: 'LISTING_PROVISIONS.TERM' },
    'DIS-ART-2-2': { otherwise: 'LISTING_PROVISIONS.TERM' },
    'DIS-ART-11': { otherwise: 'LISTING_PROVISIONS.CORRECTION_DECISION' },
  },
  LIMIT: {
    'LIM-ART-1': { DELETE: null, otherwise: 'CONSUMPTION_PROVISIONS.ASSISTANCE' },
    'LIM-ART-3-2': { otherwise: 'CONSUMPTION_PROVISIONS.ITEMS' },
    'LIM-ART-8': { otherwise: 'CONSUMPTION_PROVISIONS.PERMISSION' },
    'LIM-ART-9-1': { otherwise: 'CONSUMPTION_PROVISIONS.LIFT' },
    'LIM-35-17': { otherwise: 'GOOD_FAITH_OPINIONS.REPRESENTATIVE' },
    'LIM-EXIT': { ADD: 'CPL.LISTING', otherwise: 'PROCEDURE_INTERPRETATION.EXIT_LIFT' },
    'DIS-ART-11': { otherwise: 'GOOD_FAITH_OPINIONS.CORRECTION' },
    'CR-L-AH': { otherwise: null },
  },
};

/**
 * By which provision a limit is lifted, in whole or in part, on each ground: as the order that lifts it cites it. To raise the ability to perform, and for enforcement has ended, no
 * article says; of exit nothing is corrected but by the court above.
 */
const LIFTED_BY: Readonly<Record<LimitDecided['kind'], Readonly<Record<LiftGround, string | null>>>> = {
  CONSUMPTION: {
    PERFORMED: 'CONSUMPTION_PROVISIONS.LIFT',
    SECURED: 'CONSUMPTION_PROVISIONS.LIFT',
    CREDITOR_CONSENTS: 'CONSUMPTION_PROVISIONS.LIFT',
    RAISES_ABILITY: null,
    NEEDED: 'CONSUMPTION_PROVISIONS.PERMISSION',
    PRIVATE_MEANS: 'CONSUMPTION_PROVISIONS.ITEMS',
    REPRESENTATIVE_CHANGED: 'GOOD_FAITH_OPINIONS.REPRESENTATIVE',
    ENFORCEMENT_ENDED: null,
    REVIEWED: null,
    CORRECTED: 'GOOD_FAITH_OPINIONS.CORRECTION',
  },
  EXIT: {
    PERFORMED: 'PROCEDURE_INTERPRETATION.EXIT_LIFT',
    SECURED: 'PROCEDURE_INTERPRETATION.EXIT_LIFT',
    CREDITOR_CONSENTS: 'PROCEDURE_INTERPRETATION.EXIT_LIFT',
    RAISES_ABILITY: null,
    NEEDED: null,
    PRIVATE_MEANS: null,
    REPRESENTATIVE_CHANGED: 'PROCEDURE_INTERPRETATION.EXIT_PERSONS',
    ENFORCEMENT_ENDED: null,
    REVIEWED: 'OBJECTION_PROVISIONS.EXIT_REVIEW',
    CORRECTED: null,
  },
};

/** DIS-ART-8: the list of the Supreme Court is where entries are entered and published from (失信规定7); everybody else is notified. */
const OF_NATIONAL_LIST: Readonly<Record<string, string>> = {
  'LISTING_PROVISIONS.NOTIFICATION': 'LISTING_PROVISIONS.PUBLICATION',
};

/** Where neither the law nor a subscription says it. */
const AGREED = '本院与你单位约定的信息推送事项';

/**
 * DIS-ART-8, DIS-ART-10-1, LIM-ART-1, LIM-ART-9-2, LIM-EXIT, CR-N-1, SET-ART-8-1, PIPL 23: by what a body is told of a decision, as messages and letters to it say it: the article that
 * governs what was decided, as of the day of the decision, and of the lifting of a limit the one that its order cites. No law binds a platform: to it, and where the law has no article of that day, the basis that its subscription states.
 */
export function publicationBasis(
  matter: Pick<PublishedMatter, 'entry' | 'decision' | 'rule' | 'decidedAt' | 'limit'>,
  { category, nationalList, legalBasis = AGREED }: Pick<Delivery, 'category' | 'nationalList' | 'legalBasis'>,
): string {
  if (category === 'PLATFORM') return legalBasis;
  const governs = provisionFor(matter);
  if (governs === null) return legalBasis;
  const provision = nationalList ? (OF_NATIONAL_LIST[governs] ?? governs) : governs;
  const on = legalDateOf(matter.decidedAt);
  return isInForce(provision, on) ? citationOf(provision, on).text : legalBasis;
}

function provisionFor({
  entry,
  decision,
  rule,
  limit,
}: Pick<PublishedMatter, 'entry' | 'decision' | 'rule' | 'limit'>): string | null {
  if (limit?.ground !== undefined) return LIFTED_BY[limit.kind][limit.ground];
  const { [publishedDecision(decision).action]: own, otherwise = null } =
    BY_RULE[entry.kind]?.[rule] ?? BY_ENTRY[entry.kind];
  return own === undefined ? otherwise : own;
}

const isInForce = (provision: string, on: LegalDate): boolean =>
  editionInForce(STATUTES[provisionOf(provision).statute], on) !== undefined;
