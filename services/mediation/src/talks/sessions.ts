import {
  AgentWithPower,
  CaseRecorder,
  lockCase,
  type KnownCase,
  type NewTask,
  type Occasion,
  type Recording,
} from '@hejie/casework';
import {
  type adjournSession,
  type answerOnline,
  type noticeSession,
  type SessionOnWire,
  type signRecord,
  type startSession,
} from '@hejie/contracts/http';
import { actText } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  caseEnded,
  decideAdjournment,
  decideRecordSignature,
  decideSession,
  decideSessionRecord,
  decideSessionStart,
  partyOf,
  type RecordSigner,
  type SessionStanding,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { HOLD_SESSION } from '../agreement/agreement.activities.js';
import { Mediator } from '../roster/mediator.entity.js';
import { Designation } from '../selection/designation.entity.js';
import { OnlineConsent, RecordedSession, SessionSignature } from './session.entities.js';
import * as papers from './session-papers.js';
import { talksOf } from './talks-of-case.js';

/** PRE-7, D1, D2, D6: sessions of the talks: noticed, begun with who is identified, on record, signed, put off. */
@Injectable()
export class Sessions {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** Whether a party takes part online; what it says last counts. @throws LawError CASE.ENDED, PARTY.NOT_IN_CASE. */
  async answerOnline(
    tx: Transaction,
    call: CaseCall,
    { partyId, consents }: z.output<typeof answerOnline>,
  ): Promise<{ online: string[] }> {
    const { caseId, principal, time } = call;
    const known = await lockCase(tx, caseId);
    if (known.ending) throw caseEnded(known.ending);
    partyOf(known.parties, partyId, '/partyId');
    const row = { caseId, partyId, consents, answeredAt: time.at, answeredBy: principal.subject };
    await tx.manager.save(OnlineConsent, row);
    return this.recorder.record(tx, occasionOf(call, known), {
      audit: { action: 'session.online-answered', facts: { partyId, consents } },
      answer: { online: await onlineOf(tx.manager, caseId) },
    });
  }

  /** @throws LawError as `decideSession`. */
  async notice(tx: Transaction, call: CaseCall, said: z.output<typeof noticeSession>): Promise<SessionOnWire> {
    const known = await lockCase(tx, call.caseId);
    const { no, recording } = await this.opened(tx, call, known, said);
    return this.recorded(tx, call, known, no, recording);
  }

  /** @throws ProblemError 404 SESSION.UNKNOWN; LawError as `decideSessionStart`. */
  async start(
    tx: Transaction,
    call: CaseCall,
    no: number,
    said: z.output<typeof startSession>,
  ): Promise<SessionOnWire> {
    const { caseId, time } = call;
    const known = await lockCase(tx, caseId);
    const session = await sessionNo(tx.manager, caseId, no);
    const { present, invitedPresent } = said;
    const agents = await tx.manager.findBy(AgentWithPower, {
      caseId,
      agentId: In(present.flatMap(({ agentId }) => agentId ?? [])),
    });
    const attendance = present.map(({ partyId, by, agentId, identityChecked }) => {
      const agent = agents.find((one) => one.agentId === agentId);
      return { partyId, by, identityChecked, ...(agent && { agent }) };
    });
    const sides = Object.fromEntries(known.parties.map(({ partyId, side }) => [partyId, side]));
    const standing = { ...(await standingOf(tx.manager, caseId, known)), sides };
    const { state, at, manner } = session;
    const of = { state, at, manner, invited: noticeOf(session).invited.length };
    const begun = admitted(decideSessionStart(of, { present: attendance, invitedPresent }, standing, time.at));
    const attended: papers.Attended = { ...said, attendees: begun.attendees };
    const { mediatorId } = await mediatorOf(tx.manager, caseId);
    const row = {
      ...{ state: begun.state, parties: begun.parties, beganAt: time.at, mediatorId },
      attendance: JSON.stringify(attended),
    };
    await tx.manager.update(RecordedSession, { caseId, no }, row as never);
    const absent = begun.parties.filter((one) => !one.present).map(({ partyId }) => partyId);
    return this.recorded(tx, call, known, no, {
      audit: {
        action: begun.state === 'BEGUN' ? 'session.begun' : 'session.unattended',
        facts: { no, parties: begun.parties, absent, invitedPresent },
      },
      letters: begun.state === 'BEGUN' ? [] : [papers.unattended(known.caseNumber, session)],
      tasks: { done: [{ kind: HOLD_SESSION, outcome: { state: begun.state }, ifOpen: true }] },
    });
  }

  /** @throws ProblemError 404 SESSION.UNKNOWN; LawError as `decideSessionRecord`. */
  async record(tx: Transaction, call: CaseCall, no: number, said: papers.Transcript): Promise<SessionOnWire> {
    const { caseId, time } = call;
    const known = await lockCase(tx, caseId);
    const session = await sessionNo(tx.manager, caseId, no);
    const { state, parties } = session;
    const invitedPresent = attendedOf(session)?.invitedPresent ?? [];
    admitted(decideSessionRecord({ state, parties: parties ?? [], invitedPresent }, said.statements));
    const row = { state: 'RECORDED', transcript: JSON.stringify(said), recordedAt: time.at } as const;
    await tx.manager.update(RecordedSession, { caseId, no }, row);
    return this.recorded(tx, call, known, no, {
      audit: { action: 'session.recorded', facts: { no, statements: said.statements.length } },
    });
  }

  /** With the last signature the transcript is a document. @throws ProblemError 404 SESSION.UNKNOWN; LawError as `decideRecordSignature`. */
  async sign(
    tx: Transaction,
    call: CaseCall,
    no: number,
    { signerId, refused = '' }: z.output<typeof signRecord>,
  ): Promise<SessionOnWire> {
    const { caseId, principal, time } = call;
    const known = await lockCase(tx, caseId);
    const session = await sessionNo(tx.manager, caseId, no);
    const signatures = await signaturesOf(tx.manager, caseId, no);
    const signers = signersOf(known, session, signatures);
    const { complete } = admitted(decideRecordSignature(session.state, signers, signerId));
    const row: SessionSignature = {
      caseId,
      no,
      signerId,
      refused: refused === '' ? null : refused,
      signedAt: time.at,
      signedBy: principal.subject,
    };
    await tx.manager.insert(SessionSignature, row);
    const said = {
      notice: noticeOf(session),
      attended: attendedOf(session)!,
      transcript: transcriptOf(session)!,
      mediator: (await mediatorOf(tx.manager, caseId, session)).name,
    };
    return this.recorded(tx, call, known, no, {
      audit: { action: 'session.signed', facts: { no, signerId, signed: row.refused === null, complete } },
      documents: complete ? [papers.sessionRecord(known, session, said, [...signatures, row])] : [],
    });
  }

  /** Put off; the session that takes its place is noticed in the same act, if it is known. @throws LawError as `decideAdjournment`, `decideSession`. */
  async adjourn(
    tx: Transaction,
    call: CaseCall,
    no: number,
    { reason, next }: z.output<typeof adjournSession>,
  ): Promise<SessionOnWire> {
    const { caseId } = call;
    const known = await lockCase(tx, caseId);
    const session = await sessionNo(tx.manager, caseId, no);
    admitted(decideAdjournment(session));
    await tx.manager.update(RecordedSession, { caseId, no }, { state: 'ADJOURNED', adjournedFor: reason });
    const audit = { action: 'session.adjourned', facts: { no, again: next !== undefined } };
    const letters = [papers.adjourned(known.caseNumber, session, next !== undefined)];
    const over = { audit, letters, tasks: { cancelled: [{ kind: HOLD_SESSION }] } };
    if (next === undefined) return this.recorded(tx, call, known, no, over);
    const { no: again, recording } = await this.opened(tx, call, known, next);
    return this.recorded(tx, call, known, again, over, recording);
  }

  /** The sessions of a case, in the order in which they were noticed, and who consents to sessions online. */
  async list(
    manager: EntityManager,
    caseId: string,
    known: KnownCase,
  ): Promise<{ online: string[]; items: SessionOnWire[] }> {
    const rows = await manager.find(RecordedSession, { where: { caseId }, order: { no: 'ASC' } });
    const signatures = await manager.find(SessionSignature, { where: { caseId } });
    return {
      online: await onlineOf(manager, caseId),
      items: rows.map((row) =>
        onWire(
          known,
          row,
          signatures.filter(({ no }) => no === row.no),
        ),
      ),
    };
  }

  private async opened(
    tx: Transaction,
    { caseId, principal, time }: CaseCall,
    known: KnownCase,
    said: z.output<typeof noticeSession>,
  ): Promise<{ readonly no: number; readonly recording: Recording }> {
    const { kind, at, manner, placeAgreedBy, place, bring, invited, contact } = said;
    const asked = { kind, at, manner, placeAgreedBy, invited: invited.map(({ capacity }) => capacity) };
    admitted(decideSession(asked, await standingOf(tx.manager, caseId, known), time.at));
    const no = (await tx.manager.countBy(RecordedSession, { caseId })) + 1;
    const notice: papers.Noticed = { place, bring, invited, contact };
    const session: RecordedSession = {
      ...NOTHING_YET,
      caseId,
      no,
      kind,
      state: 'NOTICED',
      at,
      manner,
      notice: JSON.stringify(notice),
      noticedAt: time.at,
      noticedBy: principal.subject,
    };
    await tx.manager.insert(RecordedSession, session);
    const { name: mediator } = await mediatorOf(tx.manager, caseId);
    return {
      no,
      recording: {
        audit: { action: 'session.noticed', facts: { no, kind, at, manner, invited: asked.invited } },
        letters: [papers.noticed(known.caseNumber, session, notice)],
        documents: papers.sessionNotices(known, session, notice, mediator),
        tasks: { opened: [toHold(known, session)] },
      },
    };
  }

  private async recorded(
    tx: Transaction,
    call: CaseCall,
    known: KnownCase,
    no: number,
    first: Recording,
    ...more: Recording[]
  ): Promise<SessionOnWire> {
    const { caseId } = call;
    const session = await sessionNo(tx.manager, caseId, no);
    const answer = onWire(known, session, await signaturesOf(tx.manager, caseId, no));
    return this.recorder.record(tx, occasionOf(call, known), { inOrder: [first, ...more], answer });
  }
}

const NOTHING_YET = {
  beganAt: null,
  mediatorId: null,
  parties: null,
  attendance: null,
  transcript: null,
  recordedAt: null,
  adjournedFor: null,
};

const occasionOf = ({ caseId, principal, time }: CaseCall, known: KnownCase): Occasion => ({
  caseId,
  at: time.at,
  by: principal.subject,
  known,
});

/** SEED3 五(四): who comes is checked, and what is said is written down. */
const toHold = ({ caseNumber }: KnownCase, { caseId, no, at, kind }: RecordedSession): NewTask => ({
  id: `session/${caseId}/${no}`,
  kind: HOLD_SESSION,
  role: 'clerk',
  dueAt: at,
  facts: { caseNumber, no, session: kind },
  rule: 'PRE-7',
  title: `${caseNumber}：第${no}次${kind === 'CONFERENCE' ? '和解会议' : '协商'}定于${actText(at).zh}，请核对到场人员身份并制作笔录`,
});

async function standingOf(manager: EntityManager, caseId: string, known: KnownCase): Promise<SessionStanding> {
  const open = await manager.findOneBy(RecordedSession, { caseId, state: In(['NOTICED', 'BEGUN']) });
  return {
    talks: await talksOf(manager, caseId, known),
    mediatorInOffice: await manager.existsBy(Designation, { caseId, answer: 'ACCEPTED' }),
    online: await onlineOf(manager, caseId),
    open: open && { no: open.no, at: open.at },
  };
}

async function onlineOf(manager: EntityManager, caseId: string): Promise<string[]> {
  const consented = await manager.find(OnlineConsent, { where: { caseId, consents: true }, order: { partyId: 'ASC' } });
  return consented.map(({ partyId }) => partyId);
}

/** Who conducted a session, or conducts those of the case now, as the roll names him. */
async function mediatorOf(
  manager: EntityManager,
  caseId: string,
  session?: Pick<RecordedSession, 'mediatorId'>,
): Promise<Mediator> {
  const mediatorId = session?.mediatorId ?? (await lastAccepted(manager, caseId)).mediatorId;
  return manager.findOneByOrFail(Mediator, { mediatorId });
}

const lastAccepted = (manager: EntityManager, caseId: string): Promise<Designation> =>
  manager.findOneOrFail(Designation, {
    where: { caseId, answer: In(['ACCEPTED', 'REPLACED', 'RETURNED']) },
    order: { round: 'DESC' },
  });

const signaturesOf = (manager: EntityManager, caseId: string, no: number): Promise<SessionSignature[]> =>
  manager.find(SessionSignature, { where: { caseId, no } });

const noticeOf = ({ notice }: RecordedSession): papers.Noticed => JSON.parse(notice) as papers.Noticed;
const attendedOf = ({ attendance }: RecordedSession): papers.Attended | undefined =>
  attendance === null ? undefined : (JSON.parse(attendance) as papers.Attended);
const transcriptOf = ({ transcript }: RecordedSession): papers.Transcript | undefined =>
  transcript === null ? undefined : (JSON.parse(transcript) as papers.Transcript);

/** Who signs: those who were there, the mediator and the clerk. */
function signersOf(
  known: KnownCase,
  session: RecordedSession,
  signatures: readonly SessionSignature[],
): RecordSigner[] {
  const attended = attendedOf(session);
  if (session.state !== 'RECORDED' || !attended) return [];
  const people = papers.peopleOf(known, session.parties!, noticeOf(session), attended).map(({ signerId }) => signerId);
  return [...new Set([...people, 'MEDIATOR', 'CLERK'])].map((signerId) => ({
    signerId,
    signed: signatures.some((one) => one.signerId === signerId),
  }));
}

function onWire(known: KnownCase, session: RecordedSession, signatures: readonly SessionSignature[]): SessionOnWire {
  const { no, kind, state, at, manner, noticedAt, beganAt, parties, recordedAt, adjournedFor } = session;
  const { place, bring, invited } = noticeOf(session);
  const signers = signersOf(known, session, signatures);
  return {
    no,
    kind,
    state,
    at,
    manner,
    place,
    bring,
    invited: invited.map((one, index) => ({ no: index + 1, ...one })),
    noticedAt,
    beganAt,
    parties: [...(parties ?? [])],
    invitedPresent: attendedOf(session)?.invitedPresent ?? [],
    statements: transcriptOf(session)?.statements ?? [],
    recordedAt,
    signers: signers.map(({ signerId, signed }) => {
      const signature = signatures.find((one) => one.signerId === signerId);
      return { signerId, signed, refused: signature?.refused ?? null, at: signature?.signedAt ?? null };
    }),
    documentId: signers.length > 0 && signers.every(({ signed }) => signed) ? papers.recordDocumentId(no) : null,
    adjournedFor,
  };
}

/** @throws ProblemError 404 SESSION.UNKNOWN. */
async function sessionNo(manager: EntityManager, caseId: string, no: number): Promise<RecordedSession> {
  const found = await manager.findOneBy(RecordedSession, { caseId, no });
  if (found) return found;
  throw notFound('SESSION.UNKNOWN', '本案没有该序号的协商', 'The case has no session of this number', {
    rule: 'PRE-7',
    path: '/no',
  });
}

/** Sessions of talks that are begun anew are held no more. */
export async function endSessions({ manager }: Transaction, caseId: string): Promise<void> {
  await manager.update(RecordedSession, { caseId, state: In(['NOTICED', 'BEGUN']) }, { state: 'ADJOURNED' });
}
