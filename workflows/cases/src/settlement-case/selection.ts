import { legalDateOf } from '@hejie/law';
import type {
  ActOf,
  AnswerDisclosure,
  AnswerOf,
  DecideRecusal,
  DeclineDesignation,
  DesignateMediator,
  DiscloseConflict,
  MediationActs,
  ReplaceMediator,
  RequestRecusal,
} from '@hejie/contracts/workflows';
import {
  admitted,
  decideDesignation,
  decideDisclosure,
  decideDisclosureAnswer,
  decideRecusal,
  decideRecusalRequest,
  decideReplacement,
  holdsAnswer,
  redesignatesBySelf,
  requireInTime,
  requireNotCoerced,
  selectionDeadlines,
} from '@hejie/settlement';
import {
  actingMediator,
  answerBy,
  calendarFor,
  packFor,
  partyIds,
  requireDesignated,
  requireNotOver,
  requireParty,
  suspendedIn,
} from './law.js';
import { dueBeforeAgreement } from './negotiation.js';
import type { CaseOutcome, CaseTurn } from './state.js';

/** The mediator (和解员): chosen, designated, doubted, recused, replaced (PRE-5), before the 30 days and while they run. */

/** PRE-5, S5: chosen by the parties or designated by the court; the mediator has the pack's working days to answer. */
export function designate(turn: CaseTurn, command: DesignateMediator): CaseOutcome {
  requireNotCoerced(turn.state.complaint);
  const { mediatorId, chosenBy, conflict, partiesDisagree } = command;
  const { declined, designation, negotiation, round, chooseBy } = turn.state;
  if (negotiation) requireInTime(negotiation, turn.at);
  const conflicts = conflict ? [{ mediatorId, relation: conflict.disclosed, consentedBy: conflict.acceptedBy }] : [];
  admitted(
    decideDesignation({
      mediatorId,
      by: chosenBy,
      now: turn.at,
      // Mediation has looked the mediator up on the roll before the command came here.
      roster: [mediatorId],
      parties: partyIds(turn),
      declined,
      conflicts,
      pending: designation?.mediatorId ?? null,
      inOffice: negotiation?.mediatorId ?? null,
      jointChoiceBy: chooseBy ?? turn.at,
      partiesDisagree,
    }),
  );
  const { designatedOn, acceptBy } = askedOn(turn);
  const act = {
    act: 'recordDesignation',
    mediatorId,
    chosenBy,
    round,
    acceptBy,
    ...(conflict && { conflict }),
  } as const;
  return { change: { designation: { mediatorId, acceptBy, designatedOn } }, acts: { mediation: [act] } };
}

/** S5: the time to answer of a mediator who is asked now. */
function askedOn(turn: CaseTurn) {
  const designatedOn = legalDateOf(turn.at);
  return { designatedOn, acceptBy: answerBy(turn, designatedOn) };
}

/** S5: a mediator declines. */
export function decline(turn: CaseTurn, command: DeclineDesignation): CaseOutcome {
  requireDesignated(turn, command);
  return another(turn, { mediatorId: command.mediatorId, reason: command.reason, silence: false });
}

/**
 * S5: he kept silent until the end of the time; where the pack says so another of the roll is designated at once. Who had disclosed a
 * relation did not keep silent: the consents have not come in time.
 */
export function silent(turn: CaseTurn): CaseOutcome {
  const { designation, recusal } = turn.state;
  const { mediatorId } = designation!;
  return recusal?.cause === 'DISCLOSED'
    ? another(turn, { mediatorId, reason: '披露的事项未在答复期限内获各方当事人同意', silence: false })
    : another(turn, { mediatorId, reason: '逾期未答复', silence: true });
}

/** Why a mediator who was asked does not take the case. */
interface Left {
  readonly mediatorId: string;
  readonly reason: string;
  readonly silence: boolean;
  readonly recused?: true;
}

/** The next mediator is sought: nobody is left who was asked. */
function another(turn: CaseTurn, left: Left): CaseOutcome {
  const { change, round, redesignateBy } = nextRound(turn, left.mediatorId);
  const bySelf = left.silence && redesignatesBySelf(packFor(turn));
  const standIn = bySelf ? standInOf(turn) : null;
  const redesignation = standIn && { acceptBy: standIn.acceptBy, declined: change.declined };
  return {
    change: { ...change, designation: null, ...(standIn && { standIn }) },
    acts: {
      mediation: [{ act: 'recordDecline', ...left, round, redesignateBy, ...(redesignation && { redesignation }) }],
    },
  };
}

/** How the case stands with whoever is designated now, and what is due then. */
function standInOf(turn: CaseTurn) {
  const { designatedOn, acceptBy } = askedOn(turn);
  const designation = { mediatorId: '', acceptBy, designatedOn };
  const due = dueBeforeAgreement({ ...turn, state: { ...turn.state, designation } })!;
  return { acceptBy, designatedOn, due };
}

/** S5: mediation has designated somebody of the roll, or found nobody: an assignment, no law. */
export function redesignated(
  { state }: CaseTurn,
  { redesignated: by }: AnswerOf<MediationActs, 'recordDecline'>,
): CaseOutcome {
  const { standIn } = state;
  if (!standIn) return {};
  if (by === null) return { change: { standIn: null } };
  const { due, ...designation } = standIn;
  return { change: { standIn: null, designation: { mediatorId: by, ...designation } }, due };
}

/** Of whoever is sought next: not who has left, nor a doubt about him. */
function nextRound(turn: CaseTurn, mediatorId: string) {
  const { state, at } = turn;
  const round = state.round + 1;
  const roundSince = legalDateOf(at);
  const redesignateBy = selectionDeadlines(roundSince, packFor(turn), calendarFor(turn), suspendedIn(turn)).designateBy
    .instant;
  const declined = [...state.declined, mediatorId];
  return { change: { declined, round, roundSince, ...(state.recusal && { recusal: null }) }, round, redesignateBy };
}

/** 在线调解规则13: he discloses; until every party has consented he does nothing in the case. */
export function disclose(turn: CaseTurn, { mediatorId, relation, disclosed }: DiscloseConflict): CaseOutcome {
  const nth = nextDoubt(turn);
  const open = admitted(decideDisclosure({ ...doubted(turn), mediatorId, nth, now: turn.at }, calendarFor(turn)));
  const { decideBy } = open;
  return {
    change: { recusal: open, recusals: nth },
    acts: { mediation: [{ act: 'recordDisclosure', nth, mediatorId, relation, disclosed, decideBy }] },
  };
}

/** S5: "proceeds only with both consents, else replaced". */
export function answerDisclosure(turn: CaseTurn, { partyId, consents }: AnswerDisclosure): CaseOutcome {
  requireParty(turn, partyId);
  const { outcome, open } = admitted(decideDisclosureAnswer({ ...doubted(turn), partyId, consents }));
  const { nth, mediatorId } = open;
  const answered = { act: 'recordDisclosureAnswer', nth, mediatorId, partyId, consents, outcome } as const;
  if (outcome !== 'REPLACED')
    return { change: { recusal: outcome === 'GOES_ON' ? null : open }, acts: { mediation: [answered] } };
  return leaving(turn, mediatorId, { ground: 'DISCLOSED', reason: '当事人不同意其继续' }, answered);
}

/** 特邀调解规定15: a party asks; the judge decides within three days. */
export function requestRecusal(turn: CaseTurn, { partyId, relation, reason }: RequestRecusal): CaseOutcome {
  requireParty(turn, partyId);
  const nth = nextDoubt(turn);
  const { refusedRecusals: refused = [] } = turn.state;
  const asked = { ...doubted(turn), partyId, nth, now: turn.at, refused };
  const open = admitted(decideRecusalRequest(asked, calendarFor(turn)));
  const { mediatorId, decideBy, suspends } = open;
  const act = { nth, mediatorId, partyId, relation, reason, decideBy, reconsidered: !suspends };
  return {
    change: { recusal: open, recusals: nth },
    acts: { mediation: [{ act: 'recordRecusalRequest', ...act }] },
  };
}

/** 民诉法49: the judge decides. */
export function ruleOnRecusal(turn: CaseTurn, { granted, reason }: DecideRecusal): CaseOutcome {
  const { open: pending, parties } = doubted(turn);
  const { nth, mediatorId, partyId } = admitted(decideRecusal({ granted, open: pending, parties }));
  const decided = { act: 'recordRecusalDecision', nth, mediatorId, granted, reason } as const;
  if (granted) return leaving(turn, mediatorId, { ground: 'RECUSED', reason }, decided);
  const refused = partyId === null ? [] : [{ mediatorId, partyId }];
  const { designation } = turn.state;
  // Where the doubt kept him from answering, his time to answer begins with its end.
  const asked = designation && holdsAnswer(pending) ? askedOn(turn) : null;
  return {
    change: {
      recusal: null,
      refusedRecusals: [...(turn.state.refusedRecusals ?? []), ...refused],
      ...(asked && { designation: { mediatorId, ...asked } }),
    },
    acts: { mediation: [{ ...decided, ...(asked && { acceptBy: asked.acceptBy }) }] },
  };
}

/** 在线调解规则14: for another reason. */
export function replace(turn: CaseTurn, { reason }: ReplaceMediator): CaseOutcome {
  const { mediatorId } = admitted(decideReplacement({ acting: actingMediator(turn) }));
  return leaving(turn, mediatorId, { ground: 'OTHER', reason });
}

type Replacement = ActOf<MediationActs, 'recordReplacement'>;

/**
 * The mediator leaves: one who was asked as if he had declined; one who has accepted is replaced, and the thirty days go on (PRE-8). Where he
 * had signed already, the text is proposed again by the next one.
 */
function leaving(
  turn: CaseTurn,
  mediatorId: string,
  { ground, reason }: Pick<Replacement, 'ground' | 'reason'>,
  first?: ActOf<MediationActs>,
): CaseOutcome {
  const { designation, negotiation, agreement, signatures } = turn.state;
  const before = first ? [first] : [];
  if (designation) {
    const { change, acts } = another(turn, { mediatorId, reason, silence: false, recused: true });
    return { change, acts: { mediation: [...before, ...(acts!.mediation ?? [])] } };
  }
  requireNotOver(turn);
  const { change, round, redesignateBy } = nextRound(turn, mediatorId);
  const { lastDay } = negotiation!;
  const ofMediator = agreement?.terms.signatories.filter(({ role }) => role === 'MEDIATOR').map(({ id }) => id) ?? [];
  const hadSigned = signatures.some(({ signatoryId }) => ofMediator.includes(signatoryId));
  return {
    ...(turn.stage === 'CONFIRMATION' && hadSigned && { stage: 'NEGOTIATION' }),
    change: {
      ...change,
      negotiation: { ...negotiation!, mediatorId: null },
      ...(hadSigned && { signatures: [] }),
    },
    acts: {
      mediation: [...before, { act: 'recordReplacement', mediatorId, ground, reason, round, redesignateBy, lastDay }],
    },
  };
}

const doubted = (turn: CaseTurn) => ({
  acting: actingMediator(turn),
  open: turn.state.recusal ?? null,
  parties: partyIds(turn),
});

const nextDoubt = ({ state }: CaseTurn): number => (state.recusals ?? 0) + 1;
