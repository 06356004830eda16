import { citationOf, editionInForce, legalDateOf, provisionOf, STATUTES, type LegalDate } from '@hejie/law';
import { type Delivery, type PublishedMatter } from './publication-file.js';
import { publishedDecision, type AgencyAction, type AgencyEntryKind } from './published-decision.js';

type ByAction = Partial<Readonly<Record<AgencyAction, string>>> & { readonly otherwise?: string };

/** The provision that speaks of what a body is asked to do with an entry of each kind. No statute knows of 自动履行 (PRE-13). */
const BY_ENTRY: Readonly<Record<AgencyEntryKind, ByAction>> = {
  LISTING: { DELETE: 'LISTING_PROVISIONS.DELETION', otherwise: 'LISTING_PROVISIONS.NOTIFICATION' },
  LIMIT: { DELETE: 'CONSUMPTION_PROVISIONS.LIFT', otherwise: 'CONSUMPTION_PROVISIONS.ORDER' },
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
    'LIM-ART-3-2': { otherwise: 'CONSUMPTION_PROVISIONS.ITEMS' },
    'LIM-ART-8': { otherwise: 'CONSUMPTION_PROVISIONS.PERMISSION' },
    'LIM-ART-9-1': { otherwise: 'CONSUMPTION_PROVISIONS.LIFT' },
    'LIM-35-17': { otherwise: 'GOOD_FAITH_OPINIONS.REPRESENTATIVE' },
    'LIM-EXIT': { ADD: 'CPL.LISTING', otherwise: 'PROCEDURE_INTERPRETATION.EXIT_LIFT' },
    'DIS-ART-11': { otherwise: 'GOOD_FAITH_OPINIONS.CORRECTION' },
  },
};

/** Where neither the law nor a subscription says it. */
const AGREED = '本院与你单位约定的信息推送事项';

/**
 * DIS-ART-8, DIS-ART-10-1, LIM-ART-1, LIM-ART-9-2, LIM-EXIT, CR-N-1, SET-ART-8-1, PIPL 23: by what a body was told of a decision, as letters to it say it: the article that
 * governs what was decided, as of the day of the decision. No law binds a platform: to it, and where the law has no article of that day, the basis that its subscription states.
 */
export function publicationBasis(
  { entry, decision, rule, decidedAt }: Pick<PublishedMatter, 'entry' | 'decision' | 'rule' | 'decidedAt'>,
  { category, legalBasis = AGREED }: Pick<Delivery, 'category' | 'legalBasis'>,
): string {
  if (category === 'PLATFORM') return legalBasis;
  const { action } = publishedDecision(decision);
  const { [action]: own, otherwise } = BY_RULE[entry.kind]?.[rule] ?? BY_ENTRY[entry.kind];
  const on = legalDateOf(decidedAt);
  const provision = own ?? otherwise;
  return provision !== undefined && isInForce(provision, on) ? citationOf(provision, on).text : legalBasis;
}

const isInForce = (provision: string, on: LegalDate): boolean =>
  editionInForce(STATUTES[provisionOf(provision).statute], on) !== undefined;
