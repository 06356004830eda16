import { legalDateOf, type LegalDate } from '@hejie/law';
import { CONSENT_OF } from './platform-consent.js';
import { type Delivery, type PublishedMatter } from './publication-file.js';
import { AGENCY_EFFECTS, publishedDecision, type AgencyEffect, type AgencyEntryKind } from './published-decision.js';
import { type PlatformConsent, type Subscription } from './subscription.js';

/** A body to which an addition of an entry was ever attempted, and to which effects: its removal follows there. */
export interface AddedTo extends Pick<
  Delivery,
  'agencyId' | 'subscriptionId' | 'legalBasis' | 'agencyName' | 'category' | 'nationalList' | 'proofWanted'
> {
  readonly effects: readonly AgencyEffect[];
}

/** What is known of those who may have to be told. */
export interface KnownRecipients {
  readonly subscriptions: readonly Subscription[];
  /** To whom an addition of this entry was ever attempted. */
  readonly added: readonly AddedTo[];
  readonly consents: readonly PlatformConsent[];
  readonly partyKind: 'PERSON' | 'UNIT';
}

/** DIS-ART-11: by this rule what was told of somebody is put right. */
const CORRECTION = 'DIS-ART-11';

/**
 * CR-N-5, DIS-ART-11, DIS-ART-12, PIPL 8: does a decision go also to whom an addition was ever attempted, though his subscription has ended, or covers such entries no more? A removal, a
 * suspension, and the correction of what was wrong: he keeps what he was told. Nothing else.
 */
export function followsAddition({ decision, rule }: Pick<PublishedMatter, 'decision' | 'rule'>): boolean {
  const { action } = publishedDecision(decision);
  return action === 'DELETE' || action === 'SUSPEND' || (action === 'UPDATE' && rule === CORRECTION);
}

/**
 * DIS-ART-8, PIPL 6: may a delivery be put to its body on that day? What is no removal rests on a subscription in force that covers such entries to that effect, also where it was decided, tried or
 * refused while one was; a suspension and a correction also on the addition that they follow.
 */
export const mayStillBePut = (
  matter: Pick<PublishedMatter, 'entry' | 'decision' | 'rule'>,
  { effect, addedBefore = false }: Pick<Delivery, 'effect' | 'addedBefore'>,
  ofBody: readonly Subscription[],
  on: LegalDate,
): boolean =>
  publishedDecision(matter.decision).action === 'DELETE' ||
  (addedBefore && followsAddition(matter)) ||
  isToldOf(ofBody, { kind: matter.entry.kind, effect }, on);

/** Platforms hear of a removal from the list, and of nothing else. */
const isForPlatforms = ({ decision, entry }: PublishedMatter): boolean =>
  entry.kind === 'LISTING' && publishedDecision(decision).action === 'DELETE';

/**
 * DIS-ART-8, CR-N-1, CR-N-5, PIPL 23: who is told of a decision on that day, one delivery for each body and effect, the national list first: whoever has a
 * subscription in force that covers it; of a removal, a suspension and the correction of what was wrong also everybody to whom an addition was ever attempted, though his subscription has ended since. A platform hears
 * only that an entry of the list was removed: on the standing application of the unit, on the separate consent of the person, or because it may have the entry.
 */
export function recipientsOf(matter: PublishedMatter, known: KnownRecipients, on: LegalDate): Delivery[] {
  const { action, effects } = publishedDecision(matter.decision);
  const told = new Map<string, Delivery>();
  const tell = (to: AddedTo, also: readonly AgencyEffect[]): void => {
    const { effects: wanted, ...body } = to;
    for (const effect of wanted.filter((one) => also.includes(one))) {
      const id = `${body.agencyId}/${effect}`;
      const before = follows && wasAdded(body.agencyId, effect) ? { addedBefore: true } : {};
      told.set(id, { ...body, id, effect, action, ...before, state: 'WAITING', escalated: 0, round: 1 });
    }
  };
  const follows = action !== 'DELETE' && followsAddition(matter);
  const wasAdded = (agencyId: string, effect: AgencyEffect): boolean =>
    known.added.some((one) => one.agencyId === agencyId && one.effects.includes(effect));
  // A subscription in force names body and proof as they are now, so it stands over what an addition once said.
  if (action === 'DELETE') for (const to of known.added) tell(to, to.effects);
  else if (follows) for (const to of known.added.filter(({ category }) => category === 'STATUTORY')) tell(to, effects);
  for (const one of inForceOn(known.subscriptions, matter, on)) {
    if (one.category === 'STATUTORY') tell(asRecipient(one), effects);
    else if (isForPlatforms(matter) && mayTellPlatform(one.agencyId, matter, known, on))
      tell(asRecipient(one), ['PUBLICITY']);
  }
  return [...told.values()].sort(inOrder);
}

/** DIS-ART-10-1: an entry of the list is deleted, and the list itself is not among those who are told: the duty binds all the same, and a person has to do it. */
export const isListLeftOut = (
  { entry, decision }: Pick<PublishedMatter, 'entry' | 'decision'>,
  recipients: readonly Pick<Delivery, 'nationalList'>[],
): boolean =>
  entry.kind === 'LISTING' &&
  publishedDecision(decision).action === 'DELETE' &&
  !recipients.some(({ nationalList }) => nationalList);

/** DIS-ART-8: the subscription of each body in force on that day that covers the kind of entry; where several are, the last approved alone. */
export const inForceOn = (
  all: readonly Subscription[],
  { entry }: { readonly entry: { readonly kind: AgencyEntryKind } },
  on: LegalDate,
): readonly Subscription[] =>
  inForceOfEachOn(
    all.filter(({ entries }) => entries.includes(entry.kind)),
    on,
  );

/** DIS-ART-8: of these subscriptions that of each body in force on that day; where several are, the last approved alone. */
export function inForceOfEachOn(all: readonly Subscription[], on: LegalDate): Subscription[] {
  const ofBody = new Map<string, Subscription>();
  for (const one of all) {
    if (!isWithin(on, one)) continue;
    const known = ofBody.get(one.agencyId);
    ofBody.set(one.agencyId, known === undefined ? one : lastApproved(known, one));
  }
  return [...ofBody.values()];
}

/**
 * DIS-ART-8: by which of its subscriptions a body is reached on that day: the last approved of those in force; where none is, the last that was, for removals still go there. One
 * whose first day is yet to come says nothing before it. Undefined where none has begun.
 */
export function subscriptionOn<S extends Term>(ofBody: readonly S[], on: LegalDate): S | undefined {
  const begun = ofBody.filter((one) => one.validFrom <= on && (one.validTo === null || one.validFrom <= one.validTo));
  const inForce = begun.filter((one) => isWithin(on, one));
  return (inForce.length > 0 ? inForce : begun).sort((a, b) => numberOf(b) - numberOf(a))[0];
}

/** DIS-ART-8: is a body told of entries of that kind to that effect on that day? After its end, and of what its subscription names no more, removals alone concern it. */
export const isToldOf = (
  ofBody: readonly Subscription[],
  { kind, effect }: { readonly kind: AgencyEntryKind; readonly effect: AgencyEffect },
  on: LegalDate,
): boolean => inForceOn(ofBody, { entry: { kind } }, on).some(({ effects }) => effects.includes(effect));

/** Of two subscriptions of one body. */
export const lastApproved = (one: Subscription, other: Subscription): Subscription =>
  numberOf(one) > numberOf(other) ? one : other;

type Term = Pick<Subscription, 'id' | 'validFrom' | 'validTo'>;
const isWithin = (on: LegalDate, { validFrom, validTo }: Term): boolean =>
  validFrom <= on && (validTo === null || on <= validTo);

/** `<agencyId>/<n>`: the n. */
const numberOf = ({ id }: Term): number => Number(id.slice(id.lastIndexOf('/') + 1));

const asRecipient = (one: Subscription): AddedTo => {
  const { id, agencyId, legalBasis, name, category, nationalList, proof, effects } = one;
  return {
    agencyId,
    subscriptionId: id,
    legalBasis,
    agencyName: name,
    category,
    nationalList,
    proofWanted: proof,
    effects,
  };
};

/** PIPL 23: has the unit applied, or the person consented apart, that this platform is told? A person, by its name alone. Not from the day on which it was withdrawn. */
export function mayTellPlatform(
  agencyId: string,
  { entry }: PublishedMatter,
  { consents, partyKind }: Pick<KnownRecipients, 'consents' | 'partyKind'>,
  on: LegalDate,
): boolean {
  return consents.some(
    (one) =>
      one.partyId === entry.partyId &&
      one.kind === CONSENT_OF[partyKind] &&
      (one.agencyIds === 'ALL' ? partyKind === 'UNIT' : one.agencyIds.includes(agencyId)) &&
      legalDateOf(one.at) <= on &&
      (one.withdrawnAt === undefined || on < legalDateOf(one.withdrawnAt)),
  );
}

/** The national list, the bodies of the law, then platforms; within them by id and in the order of the effects. */
function inOrder(a: Delivery, b: Delivery): number {
  return rankOf(a) - rankOf(b) || byText(a.agencyId, b.agencyId) || effectNo(a) - effectNo(b);
}

const rankOf = ({ nationalList, category }: Delivery): number => (nationalList ? 0 : category === 'STATUTORY' ? 1 : 2);
const effectNo = ({ effect }: Delivery): number => AGENCY_EFFECTS.indexOf(effect);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
