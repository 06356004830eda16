import { actText, compareInstants, instantText, legalDateOf, type CourtInstant } from '@hejie/law';
import { decideAgentAct, type AgentAuthority } from '../decisions/agent-authority.js';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type Representation } from '../agreement/representation.js';
import { decideTalksUnderWay, type Talks } from './talks.js';

/** 协商: the parties and the mediator; 和解会议: others whom it concerns, and experts, are invited (SEED0 三(二)). */
export const SESSION_KINDS = ['TALKS', 'CONFERENCE'] as const;
/** One of the kinds of sessions. */
export type SessionKind = (typeof SESSION_KINDS)[number];

/** Where and how: in the court, at a place that the parties have agreed on, or online (SEED3 五(四)). */
export const SESSION_MANNERS = ['AT_COURT', 'AT_AGREED_PLACE', 'ONLINE'] as const;
/** One of the manners. */
export type SessionManner = (typeof SESSION_MANNERS)[number];

/** As what somebody who is no party is invited to a conference: 担保人、主要股东、第三方专业机构、行业协会或者商会、其他利害关系人. */
export const INVITED_CAPACITIES = [
  'GUARANTOR',
  'SHAREHOLDER',
  'EXPERT',
  'TRADE_ASSOCIATION',
  'OTHER_INTERESTED',
] as const;
/** One of the capacities. */
export type InvitedCapacity = (typeof INVITED_CAPACITIES)[number];

/** A session of the talks: noticed, begun with who is there, on record or adjourned; `UNATTENDED`: a side did not come. */
export type SessionState = 'NOTICED' | 'BEGUN' | 'RECORDED' | 'ADJOURNED' | 'UNATTENDED';

/** A session about to be noticed. */
export interface NewSession {
  readonly kind: SessionKind;
  readonly at: CourtInstant;
  readonly manner: SessionManner;
  /** Parties that have agreed on the place, where it is not the court. */
  readonly placeAgreedBy: readonly string[];
  /** Those who are invited beside the parties. */
  readonly invited: readonly InvitedCapacity[];
}

/** What the case has, where a session is noticed. */
export interface SessionStanding {
  readonly talks: Talks;
  /** Somebody has accepted and mediates. */
  readonly mediatorInOffice: boolean;
  /** Parties that consent to sessions online, as they said last. */
  readonly online: readonly string[];
  /** A session that was noticed or begun, and is not over. */
  readonly open: { readonly no: number; readonly at: CourtInstant } | null;
}

/**
 * PRE-7, D1 (SEED3 五(四), 三(二) of SEED0): may this session be noticed? Within the thirty days, by a case that has a mediator, one after the other; at a place
 * that is not the court only where every party agreed on it, online only with the consent of each; others than parties come to a conference. `TALKS.*`, `SESSION.*`.
 */
export function decideSession(asked: NewSession, standing: SessionStanding, now: CourtInstant): Decision<NewSession> {
  const { talks, mediatorInOffice, online, open } = standing;
  const running = decideTalksUnderWay(talks, now);
  if (!running.ok) return running;
  if (!mediatorInOffice) return refuse(NO_MEDIATOR);
  if (open !== null)
    return refuse({
      code: 'SESSION.ONE_OPEN',
      rule: 'PRE-7',
      zh: `第${open.no}次协商（${actText(open.at).zh}）尚未结束；请先改期或者制作笔录。`,
      en: `Session no. ${open.no} (${actText(open.at).en}) is not over; adjourn it or put it on record first.`,
    });
  if (compareInstants(asked.at, now) <= 0)
    return refuse({
      code: 'SESSION.TIME_PAST',
      rule: 'PRE-7',
      path: '/at',
      zh: '协商时间已过，请另定时间。',
      en: 'This time has passed; set another.',
    });
  if (compareInstants(asked.at, running.value) >= 0)
    return refuse({
      code: 'SESSION.AFTER_THE_END',
      rule: 'PRE-8',
      path: '/at',
      zh: `协商应在和解期限内进行，期限至${instantText(running.value).zh}届满；需要更长时间的，由各方共同申请延长。`,
      en: `Sessions lie within the period, which ends at ${instantText(running.value).en}; for more time all parties ask together.`,
    });
  const place = decidePlace(asked, { parties: talks.parties, online });
  if (!place.ok) return place;
  const { kind, invited } = asked;
  if ((kind === 'CONFERENCE') !== invited.length > 0)
    return refuse({
      code: 'SESSION.INVITED',
      rule: 'PRE-ENT',
      path: '/invited',
      zh: '当事人以外的人只能受邀参加和解会议，和解会议须写明邀请了何人、以何种身份参加。',
      en: 'Others than parties come to a conference alone, and a conference says who is invited in which capacity.',
    });
  return accept(asked);
}

/** PRE-1, PRE-7: the place is the court’s, or one that every party agrees to. */
function decidePlace(
  { manner, placeAgreedBy }: Pick<NewSession, 'manner' | 'placeAgreedBy'>,
  { parties, online }: { readonly parties: readonly string[]; readonly online: readonly string[] },
): Decision<null> {
  const lacking = (said: readonly string[]) => parties.filter((partyId) => !said.includes(partyId)).length;
  if (manner === 'AT_AGREED_PLACE' && lacking(placeAgreedBy) > 0)
    return refuse({
      code: 'SESSION.PLACE_NOT_AGREED',
      rule: 'PRE-7',
      path: '/placeAgreedBy',
      zh: `和解一般在人民法院进行；在其他地点进行的，须双方当事人协商同意，尚有${lacking(placeAgreedBy)}方未同意。`,
      en: `Talks are held in the court; another place needs every party's agreement, and ${lacking(placeAgreedBy)} did not agree.`,
    });
  if (manner === 'ONLINE' && lacking(online) > 0)
    return refuse({
      code: 'SESSION.ONLINE_WITHOUT_CONSENT',
      rule: 'PRE-1',
      path: '/manner',
      zh: `在线和解须每一方当事人同意，尚有${lacking(online)}方未同意（POST …/online-consents）；未同意的，在人民法院当面进行。`,
      en: `Online needs the consent of each party, and ${lacking(online)} did not consent (POST …/online-consents); without it the talks are held in the court.`,
    });
  return accept(null);
}

/** By whom a party is there: itself, its legal representative, its guardian, or an agent with his papers. */
export interface Attendance {
  readonly partyId: string;
  readonly by: Representation;
  /** Where an agent comes: as he is registered; undefined: he is not. */
  readonly agent?: AgentAuthority;
  /** Who he is was checked against his papers. */
  readonly identityChecked: boolean;
}

/** A party at the beginning of a session: whether it is there, and may settle through who came. */
export interface PartyAtSession {
  readonly partyId: string;
  readonly present: boolean;
  /** SET-ART-4-1: an agent without a special power may speak and hear, and not settle. */
  readonly maySettle: boolean;
}

/** Somebody who came for a party: under which id he signs the transcript, and whether he himself may settle. */
export interface AttendeeAtSession {
  readonly signerId: string;
  /** SET-ART-4-1: an agent's own power counts, and nobody's beside whom he came. */
  readonly maySettle: boolean;
}

/** How a session has begun. */
export interface SessionBegun {
  readonly state: 'BEGUN' | 'UNATTENDED';
  readonly parties: readonly PartyAtSession[];
  /** Those who came for parties, in the order in which they were said to be there. */
  readonly attendees: readonly AttendeeAtSession[];
}

/**
 * PRE-7, SET-ART-4-1, D1 (SEED3 五(四)): the session begins: identity of the parties and their agents is checked first. Who cannot be identified takes no part; an
 * agent is registered with his power, and without a special power that names the settlement he does not settle. Where a side has not come, the absence is
 * noted and the session ends. `SESSION.NOT_NOTICED`, `SESSION.NO_MEDIATOR`, `SESSION.OTHER_DAY`, `SESSION.IDENTITY_UNCHECKED`, `SESSION.AGENT_UNKNOWN`, `SESSION.NOT_A_PARTY`, `SESSION.NOT_INVITED`, `AGENT.*`.
 */
export function decideSessionStart(
  session: {
    readonly state: SessionState;
    readonly at: CourtInstant;
    readonly manner: SessionManner;
    /** How many were invited beside the parties. */
    readonly invited: number;
  },
  {
    present: attendance,
    invitedPresent,
  }: { readonly present: readonly Attendance[]; readonly invitedPresent: readonly number[] },
  standing: SessionStanding & { readonly sides: Readonly<Record<string, string>> },
  now: CourtInstant,
): Decision<SessionBegun> {
  const { talks, mediatorInOffice, online, sides } = standing;
  const running = decideTalksUnderWay(talks, now);
  if (!running.ok) return running;
  if (session.state !== 'NOTICED') return refuse(notIn(session.state, 'NOTICED'));
  // He conducts it and signs its transcript: without one there is nobody who could.
  if (!mediatorInOffice) return refuse(NO_MEDIATOR);
  if (legalDateOf(now) !== legalDateOf(session.at))
    return refuse({
      code: 'SESSION.OTHER_DAY',
      rule: 'PRE-7',
      zh: `该次协商定于${actText(session.at).zh}；改在他日的，请先改期并重新通知。`,
      en: `This session is set for ${actText(session.at).en}; for another day adjourn it with a new notice.`,
    });
  if (session.manner === 'ONLINE') {
    const place = decidePlace({ manner: 'ONLINE', placeAgreedBy: [] }, { parties: talks.parties, online });
    if (!place.ok) return place;
  }
  if (invitedPresent.some((no) => no > session.invited))
    return refuse({
      code: 'SESSION.NOT_INVITED',
      rule: 'PRE-ENT',
      path: '/invitedPresent',
      zh: '到场的受邀人不在该次会议的邀请之列；请先改期并写明邀请何人。',
      en: 'Somebody is there who was not invited to this session; adjourn it and say who is.',
    });
  for (const [index, one] of attendance.entries()) {
    const identified = decideIdentity(one, { index, parties: talks.parties, now });
    if (!identified.ok) return identified;
  }
  const parties = talks.parties.map((partyId): PartyAtSession => {
    const came = attendance.filter((one) => one.partyId === partyId);
    return { partyId, present: came.length > 0, maySettle: came.some((one) => settlesFor(one, now)) };
  });
  const attendees = attendance.map((one): AttendeeAtSession => ({
    signerId: signerIdOf(one, attendance),
    maySettle: settlesFor(one, now),
  }));
  const came = new Set(parties.filter(({ present }) => present).map(({ partyId }) => sides[partyId]));
  const all = new Set(talks.parties.map((partyId) => sides[partyId]));
  return accept({ state: came.size === all.size ? 'BEGUN' : 'UNATTENDED', parties, attendees });
}

/** PRE-7, D6: who came alone for his party signs under its id, of several each under it with his place among them. */
function signerIdOf(attendee: Attendance, attendance: readonly Attendance[]): string {
  const { partyId } = attendee;
  const came = attendance.filter((one) => one.partyId === partyId);
  return came.length === 1 ? partyId : `${partyId}/${came.indexOf(attendee) + 1}`;
}

/** PRE-7, D6: for which of these parties somebody signs a transcript; undefined: for none. */
export const partySigning = (signerId: string, parties: readonly string[]): string | undefined =>
  parties.find(
    (partyId) =>
      signerId === partyId || (signerId.startsWith(`${partyId}/`) && /^\d+$/.test(signerId.slice(partyId.length + 1))),
  );

/** Who has come is who he says he is, and comes for a party of the case. */
function decideIdentity(
  { partyId, by, agent, identityChecked }: Attendance,
  { index, parties, now }: { readonly index: number; readonly parties: readonly string[]; readonly now: CourtInstant },
): Decision<null> {
  const path = `/present/${index}`;
  if (!parties.includes(partyId))
    return refuse({
      code: 'SESSION.NOT_A_PARTY',
      rule: 'PRE-7',
      path: `${path}/partyId`,
      zh: '到场人代表的不是本案当事人；其他人以受邀身份参加和解会议。',
      en: 'He comes for no party of the case; others take part in a conference, as they are invited.',
    });
  if (!identityChecked)
    return refuse({
      code: 'SESSION.IDENTITY_UNCHECKED',
      rule: 'PRE-7',
      path: `${path}/identityChecked`,
      zh: '当事人到场后，应先核对当事人及委托代理人的身份；身份未经核对的，不能参加协商。',
      en: 'Who has come is identified first; whoever is not takes no part.',
    });
  if (by !== 'AGENT') return accept(null);
  if (agent === undefined)
    return refuse({
      code: 'SESSION.AGENT_UNKNOWN',
      rule: 'SET-ART-4-1',
      path: `${path}/agentId`,
      zh: '该委托代理人没有登记；请先提交授权委托书登记（立案系统 POST …/agents）。',
      en: 'This agent is not registered; register his power of attorney first (POST …/agents of intake).',
    });
  const acts = decideAgentAct(agent, { partyId, power: 'SETTLE', now });
  // A general power suffices to be there.
  return acts.ok || acts.error.code === 'AGENT.NO_SPECIAL_AUTHORITY' ? accept(null) : acts;
}

const settlesFor = ({ partyId, by, agent }: Attendance, now: CourtInstant): boolean =>
  by !== 'AGENT' || (agent !== undefined && decideAgentAct(agent, { partyId, power: 'SETTLE', now }).ok);

/** Something that was said in a session, by somebody who was there. */
export interface SessionStatement {
  /** A party by its id, one who was invited by his number from 1, or the mediator. */
  readonly by: { readonly partyId: string } | { readonly invited: number } | 'MEDIATOR';
  /** It is a decision about the claim: an offer, a yes or a no. */
  readonly decides: boolean;
}

/** A session as it was begun. */
export interface BegunSession {
  readonly state: SessionState;
  readonly parties: readonly PartyAtSession[];
  /** How many were invited, and who of them has come, by number. */
  readonly invitedPresent: readonly number[];
}

/**
 * PRE-7, PRE-ENT, SET-ART-4-1, D6: the transcript (和解笔录): what those who were there have said. Guarantors, shareholders, experts and associations are heard, and only
 * parties decide, through who may settle for them. `SESSION.NOT_BEGUN`, `SESSION.SPEAKER_NOT_PRESENT`, `SESSION.ONLY_PARTIES_DECIDE`, `SESSION.NO_SPECIAL_AUTHORITY`.
 */
export function decideSessionRecord(session: BegunSession, statements: readonly SessionStatement[]): Decision<null> {
  if (session.state !== 'BEGUN') return refuse(notIn(session.state, 'BEGUN'));
  for (const [index, { by, decides }] of statements.entries()) {
    const path = `/statements/${index}/by`;
    const party = by !== 'MEDIATOR' && 'partyId' in by && session.parties.find((one) => one.partyId === by.partyId);
    const invited = by !== 'MEDIATOR' && 'invited' in by && session.invitedPresent.includes(by.invited);
    if (by !== 'MEDIATOR' && !(party && party.present) && !invited)
      return refuse({
        code: 'SESSION.SPEAKER_NOT_PRESENT',
        rule: 'PRE-7',
        path,
        zh: '笔录只记到场的人所说的话。',
        en: 'A transcript holds what those who were there have said.',
      });
    if (!decides) continue;
    if (!party)
      return refuse({
        code: 'SESSION.ONLY_PARTIES_DECIDE',
        rule: 'PRE-ENT',
        path,
        zh: '是否和解、如何和解只由当事人决定；受邀参加的人和和解员的意见记为陈述。',
        en: 'Whether and how to settle the parties alone decide; what others and the mediator say is a statement.',
      });
    if (!party.maySettle)
      return refuse({
        code: 'SESSION.NO_SPECIAL_AUTHORITY',
        rule: 'SET-ART-4-1',
        path,
        zh: '到场的委托代理人没有写明和解的特别授权，其意见记为陈述；由当事人本人表态，或者补交特别授权。',
        en: 'The agent who came has no special power to settle: what he says is a statement. Let the party answer, or hand in such a power.',
      });
  }
  return accept(null);
}

/**
 * PRE-7, D1: a session is put off (改期), or broken off to be gone on with: whatever was noticed or begun and is not on record yet. `SESSION.OVER`.
 */
export function decideAdjournment({ state }: { readonly state: SessionState }): Decision<null> {
  if (state === 'NOTICED' || state === 'BEGUN') return accept(null);
  return refuse({
    code: 'SESSION.OVER',
    rule: 'PRE-7',
    zh: '该次协商已经结束，不能改期；需要再次协商的，请另行通知。',
    en: 'This session is over and cannot be adjourned; notice another one.',
  });
}

/** Who signs a transcript, and whether he has: those who were there, the mediator, the clerk. */
export interface RecordSigner {
  /** `MEDIATOR`, `CLERK`, the id of a party, `<the id of a party>/<n>` where several came for it, or `invited/<n>`. */
  readonly signerId: string;
  readonly signed: boolean;
}

/** PRE-7, D6 (SEED0 三(二)): who was there signs the transcript, each for himself and once; when all have, it is a document. `SESSION.NOT_RECORDED`, `SESSION.NO_SUCH_SIGNER`, `SESSION.SIGNED_ALREADY`. */
export function decideRecordSignature(
  state: SessionState,
  signers: readonly RecordSigner[],
  signerId: string,
): Decision<{ readonly complete: boolean }> {
  if (state !== 'RECORDED') return refuse(notIn(state, 'RECORDED'));
  const signer = signers.find((one) => one.signerId === signerId);
  if (!signer)
    return refuse({
      code: 'SESSION.NO_SUCH_SIGNER',
      rule: 'PRE-7',
      path: '/signerId',
      zh: '该次协商没有此签字人：笔录由到场的人、和解员和书记员签字。',
      en: 'This session has no such signer: those who were there sign, the mediator and the clerk.',
    });
  if (signer.signed)
    return refuse({
      code: 'SESSION.SIGNED_ALREADY',
      rule: 'PRE-7',
      path: '/signerId',
      zh: '此签字人已经签字或者已经记明拒绝签字。',
      en: 'He has signed already, or his refusal is on record.',
    });
  return accept({ complete: signers.every((one) => one.signed || one.signerId === signerId) });
}

const NO_MEDIATOR = {
  code: 'SESSION.NO_MEDIATOR',
  rule: 'PRE-7',
  zh: '本案现无和解员主持，应先选定或者指定和解员。',
  en: 'The case has no mediator now to conduct a session; one is chosen or designated first.',
};

const WANTED = {
  NOTICED: { code: 'SESSION.NOT_NOTICED', rule: 'PRE-7', zh: '尚待进行', en: 'noticed and not begun' },
  BEGUN: { code: 'SESSION.NOT_BEGUN', rule: 'PRE-7', zh: '已经开始而未制作笔录', en: 'begun and not on record' },
  RECORDED: { code: 'SESSION.NOT_RECORDED', rule: 'PRE-7', zh: '已经制作笔录', en: 'on record' },
} as const;
const STATES: Readonly<Record<SessionState, { readonly zh: string; readonly en: string }>> = {
  NOTICED: { zh: '已通知，尚未开始', en: 'noticed, and not begun' },
  BEGUN: { zh: '已经开始', en: 'begun' },
  RECORDED: { zh: '已经制作笔录', en: 'on record' },
  ADJOURNED: { zh: '已改期', en: 'adjourned' },
  UNATTENDED: { zh: '因一方未到场而结束', en: 'over, for a side did not come' },
};

function notIn(state: SessionState, wanted: keyof typeof WANTED) {
  const { code, rule, zh, en } = WANTED[wanted];
  return {
    code,
    rule,
    zh: `该次协商${STATES[state].zh}；此项操作只能对${zh}的协商进行。`,
    en: `This session is ${STATES[state].en}; this is done with one that is ${en}.`,
  };
}
