import { type LegalDate } from '@hejie/law';
import { inForceOfEachOn } from './recipients.js';
import {
  matchSubject,
  type KnownSubject,
  type MatchRules,
  type NamedSubject,
  type SubjectMatch,
} from './subject-match.js';
import { type Subscription } from './subscription.js';

/** Of what of a party a body tells the court: a person has died (死亡), a unit was deregistered (注销). */
export const PARTY_ENDED_KINDS = ['DEATH', 'DEREGISTRATION'] as const;
/** One of these. */
export type PartyEndedKind = (typeof PARTY_ENDED_KINDS)[number];

const CONCERNS: Readonly<Record<PartyEndedKind, NamedSubject['kind']>> = { DEATH: 'PERSON', DEREGISTRATION: 'UNIT' };

/** DIS-ART-8, PIPL 8: is whom a body says to have died, or to be deregistered, this party? Persons die, units are deregistered: anything else is about nobody. */
export const matchEnded = (
  rules: MatchRules,
  { kind, subject }: { readonly kind: PartyEndedKind; readonly subject: NamedSubject },
  known: KnownSubject,
): SubjectMatch => (CONCERNS[kind] === subject.kind ? matchSubject(rules, subject, known) : 'NO_MATCH');

const BEST: readonly SubjectMatch[] = ['MATCH', 'DOUBTFUL', 'NOT_ENOUGH'];

/** DIS-ART-8, PIPL 8: what a notice comes to over all parties whom it may mean: somebody of whom nothing but a name is said is nobody's match. */
export function noticeMatch(named: NamedSubject, matches: readonly SubjectMatch[]): SubjectMatch {
  const number = named.kind === 'PERSON' ? named.identityNumber : named.unitCode;
  const none = number === undefined ? 'NOT_ENOUGH' : 'NO_MATCH';
  return BEST.find((one) => matches.includes(one)) ?? none;
}

/** DIS-ART-8: is it for the judge to find whether the party has ended? Nothing follows by itself. */
export const isForJudge = (match: SubjectMatch): boolean => match === 'MATCH' || match === 'DOUBTFUL';

/** DIS-ART-8, PIPL 6: which courts hear from a body that somebody has ended: those that have to do with it on that day as a body of the law. A platform, and whose subscription has ended, say nothing of parties. */
export const courtsHearing = (ofBody: readonly Subscription[], on: LegalDate): readonly string[] =>
  [...new Set(ofBody.map(({ court }) => court))].filter((court) =>
    inForceOfEachOn(
      ofBody.filter((one) => one.court === court),
      on,
    ).some(({ category }) => category === 'STATUTORY'),
  );
