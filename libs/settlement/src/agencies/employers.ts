import { type LegalDate } from '@hejie/law';
import { type PublishedMatter } from './publication-file.js';
import { publishedDecision } from './published-decision.js';
import { inForceOn } from './recipients.js';
import { type Subscription } from './subscription.js';

/** Whether a party is public staff, or a state organ or enterprise, and who stands above him (公职人员、国家机关、国有企业比对). */
export interface StaffMatch {
  readonly matches: boolean;
  /** The unit of public staff, or what is above a state organ or enterprise. */
  readonly superior?: string;
}

/** DIS-ART-8: who is told beside the bodies that have subscribed, of a listing and of its removal: the unit of public staff, or what is above a state organ or enterprise. Of nobody else anybody is told. */
export function employersTold(matter: PublishedMatter, match: StaffMatch | null): readonly string[] {
  if (!concernsEmployers(matter)) return [];
  return match?.matches === true && match.superior !== undefined ? [match.superior] : [];
}

/** DIS-ART-8: which bodies are asked whether he is public staff, or a state organ or enterprise: of a listing and of its removal, those whose subscription is for that. */
export const staffAsked = (
  matter: PublishedMatter,
  subscriptions: readonly Subscription[],
  on: LegalDate,
): readonly Subscription[] =>
  concernsEmployers(matter) ? inForceOn(subscriptions, matter, on).filter((one) => one.staffQuestions === true) : [];

function concernsEmployers({ entry, decision }: PublishedMatter): boolean {
  const { action } = publishedDecision(decision);
  return entry.kind === 'LISTING' && (action === 'ADD' || action === 'DELETE');
}
