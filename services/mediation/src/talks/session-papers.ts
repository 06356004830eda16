import { nameOf, TITLE_OF_CASE, type KnownCase, type NewDocument, type NewLetter } from '@hejie/casework';
import { type noticeSession, type recordSession, type startSession } from '@hejie/contracts/http';
import { actText, sidesNamed } from '@hejie/law';
import {
  type AttendeeAtSession,
  type InvitedCapacity,
  type PartyAtSession,
  type SessionManner,
} from '@hejie/settlement';
import { type z } from 'zod';
import { type RecordedSession, type SessionSignature } from './session.entities.js';

export type Noticed = Pick<z.output<typeof noticeSession>, 'place' | 'bring' | 'invited' | 'contact'>;
export type Attended = z.output<typeof startSession> & {
  /** As the session began, in the order of `present`; undefined: it began before this was kept. */
  readonly attendees?: readonly AttendeeAtSession[];
};
export type Transcript = z.output<typeof recordSession>;

/** How each manner is called. */
const MANNERS: Readonly<Record<SessionManner, string>> = {
  AT_COURT: '当面协商（在人民法院进行）',
  AT_AGREED_PLACE: '当面协商（在各方商定的地点进行）',
  ONLINE: '在线和解',
};
const CAPACITIES: Readonly<Record<InvitedCapacity, string>> = {
  GUARANTOR: '担保人',
  SHAREHOLDER: '主要股东',
  EXPERT: '第三方专业机构',
  TRADE_ASSOCIATION: '行业协会、商会',
  OTHER_INTERESTED: '其他利害关系人',
};
/** What comes to a conference as a body, on which papers are served by its name; persons are asked through the party behind whom they stand. */
const BODIES: readonly InvitedCapacity[] = ['EXPERT', 'TRADE_ASSOCIATION'];
const PAPERS: Readonly<Record<Attended['present'][number]['identifiedBy'], string>> = {
  ID_CARD: '已核对居民身份证',
  PASSPORT: '已核对护照',
  BUSINESS_LICENCE: '已核对营业执照和身份证件',
  LAWYER_LICENCE: '已核对律师执业证',
  ONLINE_VERIFICATION: '已通过在线身份认证',
};

/** What an agent's power comes to. */
const AUTHORITY = { SPECIAL: '特别授权，可以代为和解', GENERAL: '一般授权，不能代为和解' } as const;

const kindWord = ({ kind }: Pick<RecordedSession, 'kind'>): string => (kind === 'CONFERENCE' ? '和解会议' : '协商');

/** 和解通知书: to each party, and to each body that is invited. */
export function sessionNotices(
  known: KnownCase,
  session: RecordedSession,
  { place, bring, invited, contact }: Noticed,
  mediator: string,
): NewDocument[] {
  const { no, at, manner } = session;
  const fields = {
    ...TITLE_OF_CASE,
    mediator,
    time: actText(at).zh,
    place,
    manner: MANNERS[manner],
    ...(bring.length > 0 && { bring }),
    contact: contact.name,
    phone: contact.phone,
  };
  const order = { kind: 'SESSION_NOTICE', under: known.caseNumber, signatories: [] } as const;
  const bodies = invited.flatMap(({ capacity, name }, index) => (BODIES.includes(capacity) ? [{ name, index }] : []));
  return [
    ...known.parties.map(({ partyId }): NewDocument => ({
      ...order,
      id: `session-notice/${no}/${partyId}`,
      fields: { ...fields, recipient: nameOf(partyId) },
      to: [{ partyId }],
    })),
    ...bodies.map(({ name, index }): NewDocument => ({
      ...order,
      id: `session-notice/${no}/invited-${index + 1}`,
      fields: { ...fields, recipient: name },
      to: [{ body: name }],
    })),
  ];
}

/** PRE-7, D1: time, place and manner, as each party is told. */
export const noticed = (caseNumber: string, session: RecordedSession, { place, invited }: Noticed): NewLetter => ({
  occasion: `session-${session.no}`,
  kind: 'session-noticed',
  subject: '和解通知书',
  body: `${caseNumber}：第${session.no}次${kindWord(session)}定于${actText(session.at).zh}，地点：${place}，方式：${MANNERS[session.manner]}。${invited.length === 0 ? '' : `另邀${[...new Set(invited.map(({ capacity }) => CAPACITIES[capacity]))].join('、')}参加，是否和解、如何和解仍由当事人决定。`}到场人员请携带身份证件；委托代理人参加的，须提交授权委托书，代为和解须有写明和解的特别授权。`,
});

/** PRE-7, D1: put off; the new time comes with a notice of its own. */
export const adjourned = (caseNumber: string, session: RecordedSession, again: boolean): NewLetter => ({
  occasion: `session-adjourned-${session.no}`,
  kind: 'session-adjourned',
  subject: '和解改期通知书',
  body: `${caseNumber}：原定${actText(session.at).zh}的第${session.no}次${kindWord(session)}改期，${again ? '新的时间、地点、方式另见通知' : '何时进行另行通知'}。`,
});

/** PRE-1, PRE-7: a side did not come. Nobody is made to settle: nothing follows from it but what is on record. */
export const unattended = (caseNumber: string, session: RecordedSession): NewLetter => ({
  occasion: `session-unattended-${session.no}`,
  kind: 'session-unattended',
  subject: '未到场情况告知书',
  body: `${caseNumber}：${actText(session.at).zh}的第${session.no}次${kindWord(session)}因一方当事人未到场未能进行，已记录在案。仍愿和解的，可以请和解员另定时间；和解期限照常计算。`,
});

/** 和解笔录: once everybody has signed, or the clerk has written down that he would not. */
export function sessionRecord(
  known: KnownCase,
  session: RecordedSession,
  said: {
    readonly notice: Noticed;
    readonly attended: Attended;
    readonly transcript: Transcript;
    readonly mediator: string;
  },
  signatures: readonly SessionSignature[],
): NewDocument {
  const { notice, attended, transcript, mediator } = said;
  const people = peopleOf(known, session.parties!, notice, attended);
  const speaker = (by: Transcript['statements'][number]['by']): string => {
    if (by === 'MEDIATOR') return '和解员';
    const of = 'partyId' in by ? by.partyId : `invited/${by.invited}`;
    const numbers = people.flatMap(({ speaksFor }, index) => (speaksFor === of ? [index + 1] : []));
    const [first] = numbers;
    const { side, standing } = people[first! - 1]!;
    // Of several who came for a party it speaks through all of them.
    return `到场人员${numbers.join('、')}（${numbers.length === 1 ? standing : `${side}一方`}）`;
  };
  const signed = [
    ...people,
    { signerId: 'MEDIATOR', standing: '和解员', name: mediator },
    { signerId: 'CLERK', standing: '书记员', name: transcript.recorder },
  ].flatMap(({ signerId, standing, name }) => {
    const signature = signatures.find((one) => one.signerId === signerId);
    if (!signature) return [];
    const capacity = signature.refused === null ? standing : `${standing}（拒绝签字：${signature.refused}）`;
    return [{ capacity, signer: name, signedAt: actText(signature.signedAt).zh }];
  });
  return {
    id: recordDocumentId(session.no),
    kind: 'SESSION_RECORD',
    under: known.caseNumber,
    signatories: [],
    fields: {
      ...TITLE_OF_CASE,
      time: `${actText(session.beganAt!).zh}至${actText(session.recordedAt!).zh}`,
      place: notice.place,
      manner: MANNERS[session.manner],
      host: mediator,
      recorder: transcript.recorder,
      present: people.map(({ standing, name, identity, authority }) => ({
        standing,
        name,
        identity,
        ...(authority !== undefined && { authority }),
      })),
      content: transcript.statements.map(({ by, words }) => `${speaker(by)}：${words}`),
      ...(transcript.consequencesTold && { consequences: true }),
      signed,
    },
    to: known.parties.map(({ partyId }) => ({ partyId })),
  };
}

/** The id under which a transcript lies among the documents of the case. */
export const recordDocumentId = (no: number): string => `session-record/${no}`;

/** Those who were there, in the order in which the transcript lists them. */
export function peopleOf(
  known: KnownCase,
  parties: readonly PartyAtSession[],
  { invited }: Noticed,
  { present, invitedPresent, attendees }: Attended,
) {
  const standings = sidesNamed(known.caseNumber);
  const by = {
    SELF: '',
    LEGAL_REPRESENTATIVE: '的法定代表人',
    GUARDIAN: '的法定代理人',
    AGENT: '的委托代理人',
  } as const;
  return [
    ...present.map((one, index) => {
      const { partyId } = one;
      const side = standings[known.parties.find((party) => party.partyId === partyId)!.side];
      const alone = present.filter((other) => other.partyId === partyId).length === 1;
      const ofParty = alone ? parties.find((party) => party.partyId === partyId)!.maySettle : undefined;
      const { signerId, maySettle } = attendees?.[index] ?? { signerId: partyId, maySettle: ofParty };
      return {
        signerId,
        speaksFor: partyId,
        side,
        standing: `${side}${by[one.by]}`,
        name: one.name ?? nameOf(partyId),
        identity: PAPERS[one.identifiedBy],
        authority:
          one.by === 'AGENT' && maySettle !== undefined ? AUTHORITY[maySettle ? 'SPECIAL' : 'GENERAL'] : undefined,
      };
    }),
    ...invitedPresent.map((no) => {
      const { capacity, name } = invited[no - 1]!;
      const standing = CAPACITIES[capacity];
      const signerId = `invited/${no}`;
      const identity = '身份已核对';
      return { signerId, speaksFor: signerId, side: standing, standing, name, identity, authority: undefined };
    }),
  ];
}
