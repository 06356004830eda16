import { formatYuan, legalDateOf, type LegalDate } from '@hejie/law';
import type {
  ActOf,
  InsistOnApplication,
  IntakeActs,
  NextDeadline,
  RecordConsent,
  TimeToAnswer,
  WithdrawApplication,
} from '@hejie/contracts/workflows';
import {
  admitted,
  consentDeadline,
  decideApplicationWithdrawal,
  decideConsent,
  requireNotCoerced,
  selectionDeadlines,
  type Ending,
} from '@hejie/settlement';
import { calendarFor, packFor, partyIds, requireCreditor, requireNotOver, suspendedIn } from './law.js';
import { withoutAgreement } from './negotiation.js';
import type { CaseOutcome, CaseTurn } from './state.js';

/** From the application to the choice of a mediator: consents (PRE-1). */

/** PRE-1, S2: an explicit refusal ends the procedure and hands the case over the same day; all consents open selection. */
export function consent(turn: CaseTurn, { partyId, answer, evidence, agentId }: RecordConsent): CaseOutcome {
  if (answer === 'CONSENT') requireNotCoerced(turn.state.complaint);
  requireNotOver(turn);
  const { answers, outcome } = admitted(
    decideConsent({ partyId, answer, parties: partyIds(turn), answers: turn.state.consents }),
  );
  const said = { ...(evidence && { evidence }), ...(agentId !== undefined && { agentId }) };
  const recorded = { act: 'recordConsent', partyId, answer, ...said } as const;
  const change = { consents: answers };
  if (outcome === 'REFUSED') {
    const end = withoutAgreement({ reason: 'REFUSED', rule: 'PRE-1' });
    return { ...end, change, acts: { intake: [recorded, ...end.acts.intake] } };
  }
  if (outcome === 'PENDING') return { change, acts: { intake: [recorded] } };
  // S5: the clocks of selection run from the day of the last consent.
  const consentedOn = legalDateOf(turn.at);
  const { jointChoiceBy, designateBy } = selectionDeadlines(
    consentedOn,
    packFor(turn),
    calendarFor(turn),
    suspendedIn(turn),
  );
  const chooseBy = jointChoiceBy.instant;
  const round = turn.state.round + 1;
  const opened = {
    act: 'openSelection',
    chooseBy,
    designateBy: designateBy.instant,
    ...(round > 1 && { round }),
  } as const;
  const { asking } = turn.state;
  return {
    stage: 'SELECTION',
    change: { ...change, consentedOn, chooseBy, round, roundSince: consentedOn, ...(asking && { asking: null }) },
    acts: { intake: [recorded], mediation: [opened] },
  };
}

/** PRE-1: the time to answer is over, and not all have consented: silence is no consent. */
export function unanswered(turn: CaseTurn, due: NextDeadline, latenessSeconds: number): CaseOutcome {
  const lateness = { deadline: due.at, latenessSeconds };
  return withoutAgreement({ reason: 'NO_CONSENT', rule: 'PRE-1', lateness });
}

/** PRE-1: the end of the time to answer, as what is due next. */
export const dueInOpening = ({ until: at, provisional }: TimeToAnswer): NextDeadline => ({
  at,
  kind: 'CONSENT_END',
  zh: '征询意愿的答复期限届满',
  rule: 'PRE-1',
  provisional,
});

/** PRE-1: until when each side answers that is asked on this day; null: the pack sets no time. */
export function timeToAnswer(turn: CaseTurn, since: LegalDate): TimeToAnswer | null {
  const end = consentDeadline(since, packFor(turn), calendarFor(turn), suspendedIn(turn));
  return end ? { since, until: end.instant, provisional: end.provisional } : null;
}

/** CLS-4: the creditors withdraw the application for enforcement itself. */
export function withdrawApplication(turn: CaseTurn, { signedBy, reason, agentId }: WithdrawApplication): CaseOutcome {
  requireNotOver(turn);
  const creditors = turn.opening.parties.filter(({ side }) => side === 'CREDITOR').map(({ partyId }) => partyId);
  const signatories = admitted(decideApplicationWithdrawal({ signedBy, creditors }));
  const recorded = {
    act: 'recordApplicationWithdrawal',
    signedBy: signatories,
    reason,
    ...(agentId !== undefined && { agentId }),
  } as const;
  return endedWith(recorded, 'APPLICATION_WITHDRAWN', 'CLS-4');
}

/** PRE-3: what lacks was explained, and a creditor insists: the case goes to filing, where the application is rejected by a ruling. */
export function insistOnApplication(
  turn: CaseTurn,
  { partyId, reviewId, statement }: InsistOnApplication,
): CaseOutcome {
  requireNotOver(turn);
  requireCreditor(turn, partyId);
  return endedWith({ act: 'handOverForRejection', partyId, reviewId, statement }, 'REJECTED', 'PRE-3');
}

function endedWith(recorded: ActOf<IntakeActs>, ending: Ending, rule: string): CaseOutcome {
  const closed = { act: 'closeCase', ending, rule, paid: formatYuan(0n) } as const;
  return { ending: { ending, rule }, acts: { intake: [recorded, closed] } };
}
