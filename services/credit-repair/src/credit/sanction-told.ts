import { publishFact, type FileOccasion, type NewLetter, type NewTask } from '@hejie/casework';
import {
  limitCorrected,
  limitEnded,
  limitInForce,
  limitLifted,
  limitOrdered,
  limitRevoked,
  listingCorrected,
  listingDecided,
  listingDeleted,
  listingNotExecuted,
  listingProposed,
  listingPublished,
  listingRevoked,
  listingSuperseded,
  penaltyDecided,
  penaltyReconsidered,
  permissionEnded,
  permissionGranted,
} from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { endOfDay, type LegalDate } from '@hejie/law';
import { type ConsumptionClass, type CreditFile, type LiftGround } from '@hejie/settlement';
import { listingDecision, termExtension } from './documents.js';
import * as letters from './letters.js';
import { concerned, limitLift, limitOrder, permissionDecision } from './limit-documents.js';
import { penaltyDocument } from './penalty-documents.js';
import { type Tells } from './told.js';

/** Kinds of the tasks in which a proposal lies before the president. */
export const DECIDE_LISTING = 'DECIDE_LISTING';
export const DECIDE_PENALTY = 'DECIDE_PENALTY';

/** Kind of the task in which it lies before a judge whether a debtor is listed again. */
const CONSIDER_RELISTING = 'CONSIDER_RELISTING';

/** What is told of sanctions: listing, deletion, correction, limits, penalties. */
export const SANCTION_TOLD: Tells = {
  LISTING_PROPOSED: ({ listingId, ground, decideBy }, occasion, after) => ({
    facts: [publishFact(listingProposed, { partyId: occasion.about, listingId, ground })],
    tasks: {
      opened: [
        {
          ...listingTask(occasion, listingOf(after, listingId)),
          ...(decideBy !== null && { dueAt: endOfDay(decideBy) }),
        },
      ],
    },
  }),
  PROMISE_OFFERED: ({ listingId }, occasion, after) =>
    toDebtor(occasion, letters.promiseOffered(listingOf(after, listingId).authority, listingId)),
  LISTING_DECIDED: ({ listingId, decisionNumber, graceEndsOn }, occasion, after) => {
    const listing = listingOf(after, listingId);
    const { authority, proposed } = listing;
    const { appliedBy } = proposed;
    const { about: partyId } = occasion;
    return {
      facts: [publishFact(listingDecided, { partyId, listingId, listed: true, graceEndsOn })],
      letters: [
        { to: [{ partyId }], ...letters.decided(authority, listingId, decisionNumber, graceEndsOn) },
        ...(appliedBy === null
          ? []
          : [{ to: [{ partyId: appliedBy }], ...letters.applicationUpheld(authority, listingId, decisionNumber) }]),
      ],
      documents: [listingDecision(listing, occasion)],
      tasks: { done: [{ id: listingTask(occasion, listing).id, outcome: { decisionNumber } }] },
    };
  },
  LISTING_REFUSED: ({ listingId, reasons }, occasion, after) => {
    const listing = listingOf(after, listingId);
    return {
      facts: [publishFact(listingDecided, { partyId: occasion.about, listingId, listed: false, graceEndsOn: null })],
      letters: notListed(occasion, listing, reasons),
      tasks: { done: [{ id: listingTask(occasion, listing).id, outcome: { listed: false } }] },
    };
  },
  LISTING_PUBLISHED: ({ listingId }, { about: partyId }) => ({
    facts: [publishFact(listingPublished, { partyId, listingId })],
  }),
  LISTING_NOT_EXECUTED: ({ listingId, why, at }, occasion, after) => ({
    facts: [publishFact(listingNotExecuted, { partyId: occasion.about, listingId })],
    ...toDebtor(
      occasion,
      letters.notExecuted(listingOf(after, listingId).authority, listingId, { why, at, debt: after.debt }),
    ),
  }),
  TERM_EXTENDED: ({ listingId, termLastDay, decisionNumber }, occasion, after) => {
    const listing = listingOf(after, listingId);
    return {
      ...toDebtor(occasion, letters.termExtended(listing.authority, listingId, termLastDay, decisionNumber)),
      documents: [termExtension(listing, occasion)],
    };
  },
  DELETION_REFUSED: ({ listingId, ground, at }, occasion, after) => {
    const refused = after.deletionGrounds.find(
      (one) => one.listingId === listingId && one.ground === ground && one.refused?.at === at,
    )!;
    // Whose request it is the letter's addressee says.
    const about = [listingId, ground, refused.arisenOn].join(':');
    const letter = letters.deletionRefused(listingOf(after, listingId).authority, about, refused.refused!.reasons);
    return { letters: [{ to: [{ partyId: refused.requestedBy ?? occasion.about }], ...letter }] };
  },
  LISTING_DELETED: ({ listingId, ground }, occasion, after) => ({
    facts: [
      ground === 'SUPERSEDED'
        ? publishFact(listingSuperseded, { partyId: occasion.about, listingId })
        : publishFact(listingDeleted, { partyId: occasion.about, listingId, ground }),
    ],
    ...toDebtor(occasion, letters.deleted(listingOf(after, listingId).authority, listingId, ground)),
  }),
  CORRECTION_DECIDED: ({ correctionId, upheld, ...about }, occasion, after) => {
    const { filedBy, decided } = after.corrections.find(({ id }) => id === correctionId)!;
    const write = 'limitId' in about ? letters.limitCorrectionDecided : letters.correctionDecided;
    const letter = write(correctedOf(after, about).authority, correctionId, upheld, decided!.reasons);
    return { letters: [{ to: [{ partyId: filedBy ?? occasion.about }], ...letter }] };
  },
  CORRECTED: (event, occasion, after) => {
    const { about: partyId } = occasion;
    if (!('limitId' in event)) {
      const { listingId, ground } = event;
      return { facts: [publishFact(listingCorrected, { partyId, listingId, ground })] };
    }
    const { correctionId, ground } = event;
    const limit = limitOf(after, event.limitId);
    const put = ground === 'WRONG_DATA' ? letters.limitPutRight : letters.limitWasWrong;
    return {
      facts: [publishFact(limitCorrected, { ...factOf(occasion, limit), ground })],
      // One that is lifted by it is told of with its lift.
      ...(limit.lifted?.ground !== 'CORRECTED' && toConcerned(occasion, limit, put(limit, correctionId))),
    };
  },
  RECONSIDERATION_DECIDED: ({ correctionId, upheld, ...about }, occasion, after) => {
    const { filedBy } = after.corrections.find(({ id }) => id === correctionId)!;
    const letter = letters.reconsidered(correctedOf(after, about).authority, correctionId, upheld);
    return { letters: [{ to: concerned(occasion, filedBy ?? occasion.about), ...letter }] };
  },
  LISTING_REVOKED: ({ listingId }, occasion, after) => ({
    facts: [publishFact(listingRevoked, { partyId: occasion.about, listingId })],
    ...toDebtor(occasion, letters.revoked(listingOf(after, listingId).authority, listingId)),
  }),
  RELISTING_OPEN: (relisting, occasion, after) => ({
    tasks: { reopened: [relistingTask(occasion, after, relisting)] },
  }),
  // Whoever has looked at it may have completed it already.
  RELISTING_SETTLED: ({ by, ...relisting }, occasion, after) => {
    const { id } = relistingTask(occasion, after, relisting);
    return by === CASE_ITSELF
      ? { tasks: { cancelled: [{ id }] } }
      : { tasks: { done: [{ id, ifOpen: true, outcome: { ended: CONSIDER_RELISTING } }] } };
  },
  LIMIT_ORDERED: ({ limitId, mandatory }, occasion, after) => {
    const limit = limitOf(after, limitId);
    const inForce = limit.inForce !== undefined;
    return {
      facts: [publishFact(limitOrdered, { ...factOf(occasion, limit), mandatory, inForce })],
      ...toConcerned(occasion, limit, letters.limitOrdered(limit)),
      documents: [limitOrder(limit, after, occasion)],
    };
  },
  LIMIT_IN_FORCE: ({ limitId }, occasion, after) => ({
    facts: [publishFact(limitInForce, factOf(occasion, limitOf(after, limitId)))],
  }),
  LIMIT_LIFTED: ({ limitId, ground, scope }, occasion, after) => {
    const limit = limitOf(after, limitId);
    const classes = scope === 'WHOLE' ? [] : [...scope];
    const until = scope === 'WHOLE' ? undefined : limit.lifts?.at(-1)?.until;
    return {
      facts: [liftedFact(occasion, limit, { ground, scope: classes, ...(until && { until }) })],
      ...toConcerned(occasion, limit, letters.limitLifted(limit, scope, until)),
      documents: [limitLift(limit, { ground, scope, until }, after, occasion)],
    };
  },
  LIMIT_REVIEWED: ({ limitId, upheld }, occasion, after) => {
    const limit = limitOf(after, limitId);
    return {
      ...(upheld && {
        facts: [publishFact(limitLifted, { ...factOf(occasion, limit), ground: 'REVIEWED', scope: [] })],
        documents: [limitLift(limit, { ground: 'REVIEWED', scope: 'WHOLE' }, after, occasion)],
      }),
      ...toConcerned(occasion, limit, letters.limitReviewed(limit.authority, limitId, upheld)),
    };
  },
  PERMISSION_GRANTED: ({ limitId, permissionId, from, until }, occasion, after) => {
    const limit = limitOf(after, limitId);
    return {
      facts: [publishFact(permissionGranted, { ...factOf(occasion, limit), permissionId, from, until })],
      ...toConcerned(occasion, limit, letters.permitted(limit.authority, permissionId, from, until)),
      documents: [permissionDecision(limit, permissionId, occasion)],
    };
  },
  PERMISSION_REVOKED: ({ limitId, permissionId, reason, at }, occasion, after) => {
    const limit = limitOf(after, limitId);
    return {
      facts: [publishFact(permissionEnded, { ...factOf(occasion, limit), permissionId })],
      ...toConcerned(occasion, limit, letters.permissionRevoked(limit.authority, permissionId, reason, at)),
    };
  },
  PERMISSION_ENDED: ({ limitId, permissionId }, occasion, after) => ({
    facts: [publishFact(permissionEnded, { ...factOf(occasion, limitOf(after, limitId)), permissionId })],
  }),
  PENALTY_PROPOSED: ({ penaltyId }, occasion, after) => ({
    tasks: { opened: [penaltyTask(occasion, penaltyOf(after, penaltyId))] },
  }),
  PENALTY_DECIDED: ({ penaltyId, measure, decisionNumber }, occasion, after) => {
    const { kind } = measure;
    const penalty = penaltyOf(after, penaltyId);
    return {
      facts: [publishFact(penaltyDecided, { partyId: occasion.about, penaltyId, kind, decisionNumber })],
      documents: [penaltyDocument(penalty, occasion)],
      // A referral goes to the police; the debtor hears of it from them.
      ...(measure.kind !== 'REFERRAL' &&
        toConcerned(occasion, penalty, letters.penalised(penalty.authority, penaltyId, measure, decisionNumber))),
      tasks: { done: [{ id: penaltyTask(occasion, penalty).id, outcome: { decisionNumber } }] },
    };
  },
  PENALTY_RECONSIDERED: (result, occasion, after) => {
    const { penaltyId, outcome } = result;
    const penalty = penaltyOf(after, penaltyId);
    const { kind } = penalty.measure;
    // Only a fine or detention is reconsidered.
    if (kind === 'REFERRAL') return {};
    return {
      facts: [publishFact(penaltyReconsidered, { partyId: occasion.about, penaltyId, kind, outcome })],
      ...toConcerned(occasion, penalty, letters.penaltyReconsidered(penalty.authority, penaltyId, kind, result)),
    };
  },
  PENALTY_REFUSED: ({ penaltyId }, occasion, after) => ({
    tasks: { done: [{ id: penaltyTask(occasion, penaltyOf(after, penaltyId)).id, outcome: { taken: false } }] },
  }),
};

type Listing = CreditFile['listings'][number];
type Limit = CreditFile['limits'][number];
type Penalty = CreditFile['penalties'][number];

/** LIM-ART-5: to the debtor, and to who behind a unit it concerns. */
const toConcerned = (
  occasion: FileOccasion,
  { subjectPartyId }: { readonly subjectPartyId: string },
  letter: NewLetter,
) => ({ letters: [{ to: concerned(occasion, subjectPartyId), ...letter }] });

const toDebtor = ({ about: partyId }: FileOccasion, letter: NewLetter) => ({
  letters: [{ to: [{ partyId }], ...letter }],
});

/** DIS-ART-5-1: a creditor who applied is told why the debtor is not listed, and the debtor, where he was told of the proposal, that he is not. */
function notListed(
  occasion: FileOccasion,
  { id, authority, proposed, promise }: Listing,
  reasons: readonly string[],
): NewLetter[] {
  const { about: partyId } = occasion;
  return [
    ...(proposed.appliedBy === null
      ? []
      : [{ to: [{ partyId: proposed.appliedBy }], ...letters.applicationRefused(authority, id, reasons) }]),
    ...(promise === undefined ? [] : [{ to: [{ partyId }], ...letters.notListed(authority, id) }]),
  ];
}

export const listingOf = ({ listings }: CreditFile, listingId: string): Listing =>
  listings.find(({ id }) => id === listingId)!;
const penaltyOf = ({ penalties }: CreditFile, penaltyId: string): Penalty =>
  penalties.find(({ id }) => id === penaltyId)!;
const limitOf = ({ limits }: CreditFile, limitId: string): Limit => limits.find(({ id }) => id === limitId)!;

const factOf = ({ about: partyId }: FileOccasion, { id: limitId, kind, subjectPartyId }: Limit) => ({
  partyId,
  limitId,
  kind,
  subjectPartyId,
});

/** By which fact it is told that a limit is lifted: what was promised of one is not widened. */
function liftedFact(
  occasion: FileOccasion,
  limit: Limit,
  {
    ground,
    scope,
    until,
  }: { readonly ground: LiftGround; readonly scope: ConsumptionClass[]; readonly until?: LegalDate },
) {
  const of = factOf(occasion, limit);
  if (ground === 'ENFORCEMENT_ENDED') return publishFact(limitEnded, of);
  if (ground === 'CORRECTED') return publishFact(limitRevoked, of);
  return publishFact(limitLifted, { ...of, ground, scope, ...(until && { until }) });
}

/** The entry or the limit that a correction is about. */
const correctedOf = (after: CreditFile, about: { readonly listingId: string } | { readonly limitId: string }) =>
  'limitId' in about ? limitOf(after, about.limitId) : listingOf(after, about.listingId);

/** The task in which a proposal to list lies before the president. */
export const listingTask = (
  { caseId, about }: FileOccasion,
  { id: listingId, authority: caseNumber }: Listing,
): NewTask => ({
  id: `decide-listing/${caseId}/${about}/${listingId}`,
  kind: DECIDE_LISTING,
  role: 'court-president',
  facts: { caseNumber, partyId: about, listingId },
  rule: 'DIS-ART-5-1',
  title: `${caseNumber}：提议将被执行人纳入失信名单，请作出决定`,
});

/** As of the revocation: it lies there anew where that comes about again. */
function relistingTask(
  { caseId, about: partyId }: FileOccasion,
  after: CreditFile,
  { listingId, revokedId }: { readonly listingId: string; readonly revokedId: string },
): NewTask {
  const { authority } = listingOf(after, listingId);
  return {
    id: `consider-relisting/${caseId}/${partyId}/${listingId}/${listingOf(after, revokedId).revoked!.at}`,
    kind: CONSIDER_RELISTING,
    role: 'enforcement-judge',
    rule: 'DIS-ART-1',
    facts: { caseNumber: authority, partyId, listingId, revokedId },
    title: `${authority}：取代原失信信息的信息已经撤销，请核实是否重新提议纳入`,
  };
}

function penaltyTask(
  { caseId, about }: FileOccasion,
  { id: penaltyId, authority: caseNumber, measure: { kind } }: Penalty,
): NewTask {
  return {
    id: `decide-penalty/${caseId}/${about}/${penaltyId}`,
    kind: DECIDE_PENALTY,
    role: 'court-president',
    facts: { caseNumber, partyId: about, penaltyId, kind },
    rule: kind === 'REFERRAL' ? 'PROC-28' : 'PROC-27',
    title: `${caseNumber}：提议${letters.PENALTIES[kind]}，请作出决定`,
  };
}
