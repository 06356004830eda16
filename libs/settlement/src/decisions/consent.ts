import {
  compareInstants,
  instantText,
  LawError,
  workingDaysWithExclusions,
  type CourtCalendar,
  type CourtInstant,
  type DerivedPeriod,
  type ExcludedSpan,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';
import { type Signatory } from '../agreement/terms.js';
import { decideAgentNamed } from './agent-authority.js';
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

/** How a party gave its answer: before the court, by telephone, with its own account, or in writing. */
export const CONSENT_CHANNELS = ['IN_PERSON', 'TELEPHONE', 'ONLINE', 'WRITTEN'] as const;
/** One of the ways. */
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

/** What proves an answer: how and when it was given, and the hash of the text that the party was shown or read. */
export interface ConsentEvidence {
  readonly channel: ConsentChannel;
  /** SHA-256 of the text, in hexadecimal. */
  readonly textHash: string;
  readonly saidAt: CourtInstant;
  /** Who said it for the party, as staff has it; absent: the party, with its own account. */
  readonly statedBy?: Signatory['by'];
  /** On what record it is: 笔录, 录音, the letter of the party; absent: its account is the record. */
  readonly record?: string;
}

/** An answer as it is recorded, and against what it is held. */
export interface ConsentEvidenceInput extends ConsentEvidence {
  readonly now: CourtInstant;
  /** When the party was asked; what it said before does not count. */
  readonly askedAt: CourtInstant;
  /** Hash of the text that this case asks with. */
  readonly askedWith: string;
  /** The party gave it with its own account; else staff enters what it heard. */
  readonly own: boolean;
  readonly agentId?: string;
}

/**
 * PRE-1, B1: an answer counts where the party answered the text of this case, at a time between the asking and now. What staff enters says who stated it, an agent by
 * his registration, and on what record it stands. `CONSENT.OTHER_TEXT`, `CONSENT.SAID_LATER`, `CONSENT.SAID_BEFORE_ASKED`, `CONSENT.SPEAKER_UNNAMED`,
 * `CONSENT.RECORD_UNNAMED`; as `decideAgentNamed`. Instants in Asia/Shanghai.
 */
export function decideConsentEvidence(input: ConsentEvidenceInput): Decision<ConsentEvidence> {
  const { channel, textHash, saidAt } = input;
  if (textHash !== input.askedWith) {
    return refuse({
      code: 'CONSENT.OTHER_TEXT',
      rule: 'PRE-1',
      path: '/textHash',
      zh: '当事人所答复的告知文本不是本案现行文本；请向其出示或者宣读现行文本（GET …/consents）后重新记录。',
      en: 'The party answered another text than this case asks with; show or read the present one (GET …/consents) and record its answer again.',
    });
  }
  if (compareInstants(saidAt, input.now) > 0) {
    return refuse({
      code: 'CONSENT.SAID_LATER',
      rule: 'PRE-1',
      path: '/saidAt',
      zh: '答复的时间不能晚于现在。',
      en: 'An answer cannot have been given later than now.',
    });
  }
  if (compareInstants(saidAt, input.askedAt) < 0) {
    return refuse({
      code: 'CONSENT.SAID_BEFORE_ASKED',
      rule: 'PRE-1',
      path: '/saidAt',
      zh: '答复的时间不能早于本次征询；此前的答复不作数，应当重新征询。',
      en: 'An answer cannot have been given before the party was asked; what it said before does not count: ask it anew.',
    });
  }
  const { own, statedBy, record, agentId } = input;
  if (own) return accept({ channel, textHash, saidAt });
  if (statedBy === undefined) {
    return refuse({
      code: 'CONSENT.SPEAKER_UNNAMED',
      rule: 'PRE-1',
      path: '/statedBy',
      zh: '由工作人员代为记录的答复，应当写明由谁作出（statedBy：当事人本人、法定代表人或者委托代理人）。',
      en: 'An answer that staff enters says who gave it (statedBy): the party itself, its legal representative, or an agent.',
    });
  }
  const named = decideAgentNamed({ by: statedBy }, agentId);
  if (!named.ok) return named;
  if (record === undefined || record.trim() === '') {
    return refuse({
      code: 'CONSENT.RECORD_UNNAMED',
      rule: 'PRE-1',
      path: '/record',
      zh: '由工作人员代为记录的答复，应当写明所依据的笔录、录音或者书面材料（record），以备核对。',
      en: 'An answer that staff enters names the record on which it stands (record): minutes, a recording, a letter.',
    });
  }
  return accept({ channel, textHash, saidAt, statedBy, record });
}

/** What the clock of the asking reads of a pack. */
export type ConsentPack = Pick<PolicyPack, 'consent'>;

/**
 * PRE-1: until when each side answers (征询答复期限), working days from the day of the asking; days on which a complaint of coercion was decided do
 * not count. Nothing where the pack sets no time. Silence at its end is no consent: the case does not enter settlement. Asked 2026-11-23, five
 * days: 2026-11-30. Errors as law's `workingDays`.
 */
export function consentDeadline(
  askedOn: LegalDate,
  pack: ConsentPack,
  calendar: CourtCalendar,
  suspended: readonly ExcludedSpan[] = [],
): DerivedPeriod | undefined {
  const n = pack.consent.answerWorkingDays;
  return n === undefined ? undefined : workingDaysWithExclusions({ start: askedOn, n }, suspended, calendar);
}

/** PRE-1: after 24:00 of the last day nobody consents any more: who kept silent has not consented. `until` exclusive. `CONSENT.TOO_LATE`. */
export function requireAskedStill(until: CourtInstant | undefined, at: CourtInstant): void {
  if (until === undefined || compareInstants(at, until) < 0) return;
  throw new LawError({
    code: 'CONSENT.TOO_LATE',
    rule: 'PRE-1',
    zh: `征询意愿的答复期限已于${instantText(until).zh}届满，未经全体当事人同意，不进入和解。`,
    en: `The time to answer ended at ${instantText(until).en}; without the consent of every party there is no settlement procedure.`,
  });
}
