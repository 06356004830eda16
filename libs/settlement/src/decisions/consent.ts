import { accept, refuse, type Decision } from './decision.js';

/** What a party may answer. */
export const CONSENT_ANSWERS = ['CONSENT', 'REFUSE'] as const;
/** One of the answers. */
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

/** A party's answer, and those given before it. */
export interface ConsentInput {
  readonly partyId: string;
  readonly answer: ConsentAnswer;
  /** Every party who must answer, joint debtors one by one. */
  readonly parties: readonly string[];
  readonly answers: Readonly<Record<string, ConsentAnswer>>;
}

/** The answers with this one, and what they come to. */
export interface ConsentOutcome {
  readonly answers: Readonly<Record<string, ConsentAnswer>>;
  readonly outcome: 'PENDING' | 'ALL_CONSENT' | 'REFUSED';
}

/**
 * PRE-1: records a party's answer (意愿). An explicit refusal bars entry, and nothing after it opens the way (S2).
 * The same answer twice changes nothing. `CONSENT.UNKNOWN_PARTY`, `CONSENT.ALREADY_REFUSED`, `CONSENT.ALREADY_ANSWERED`.
 */
export function decideConsent(input: ConsentInput): Decision<ConsentOutcome> {
  const { partyId, answer, parties } = input;
  if (!parties.includes(partyId)) {
    return refuse({
      code: 'CONSENT.UNKNOWN_PARTY',
      rule: 'PRE-1',
      path: '/partyId',
      zh: '答复者不是本案当事人。',
      en: 'Whoever answers is not a party to this case.',
    });
  }
  const earlier = input.answers[partyId];
  if (earlier !== answer && parties.some((p) => input.answers[p] === 'REFUSE')) {
    return refuse({
      code: 'CONSENT.ALREADY_REFUSED',
      rule: 'PRE-1',
      zh: '已有当事人明确拒绝；“明确拒绝的不得进入”。',
      en: 'A party has refused; "whoever refuses explicitly shall not enter".',
    });
  }
  if (earlier !== undefined && earlier !== answer) {
    return refuse({
      code: 'CONSENT.ALREADY_ANSWERED',
      rule: 'PRE-1',
      path: '/answer',
      zh: '该当事人已经同意；不愿继续的，可以退出和解，或者由和解员宣布和解不成。',
      en: 'This party has consented; to leave, withdraw from the settlement or let the mediator declare failure.',
    });
  }
  const answers = { ...input.answers, [partyId]: answer };
  return accept({ answers, outcome: outcomeOf(parties, answers) });
}

function outcomeOf(
  parties: readonly string[],
  answers: Readonly<Record<string, ConsentAnswer>>,
): ConsentOutcome['outcome'] {
  if (parties.some((p) => answers[p] === 'REFUSE')) return 'REFUSED';
  return parties.every((p) => answers[p] === 'CONSENT') ? 'ALL_CONSENT' : 'PENDING';
}
