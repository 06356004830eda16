import { CaseRecorder, lockCase, type NewLetter, type NewTask } from '@hejie/casework';
import {
  type askAuxiliaryMatter,
  type AuxiliaryMatterAnswer,
  type decideAuxiliary,
  type recordAuxiliaryOutcome,
} from '@hejie/contracts/http';
import { calendarOf, endOfDay, packOf, parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  AUXILIARY_RULES,
  decideAuxiliaryMatter,
  decideAuxiliaryOutcome,
  decideAuxiliaryRequest,
  type AuxiliaryMatter,
  type AuxiliaryParticular,
  type AuxiliaryTurn,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Application } from '../application/application.entity.js';
import { Party } from '../application/party.entity.js';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { owedOf } from '../case-record/owed.js';
import { RecordedMatter } from './auxiliary-matter.entity.js';
import { decidedLetter, endedLetter } from './letters.js';

/** Kinds of the work items of a matter: it is decided, and what came of it goes on record. */
export const DECIDE_AUXILIARY = 'DECIDE_AUXILIARY_MATTER';
export const RECORD_AUXILIARY_OUTCOME = 'RECORD_AUXILIARY_OUTCOME';

type Asked = z.output<typeof askAuxiliaryMatter>;
type Decided = z.output<typeof decideAuxiliary>;
type Outcome = z.output<typeof recordAuxiliaryOutcome>;

/** What was asked for, as it lies sealed in its row. */
type RequestWords = Omit<Asked, 'kind' | 'purpose' | 'partyId'>;
type DecisionWords = Pick<Decided, 'reasons' | 'amount'>;

/** SEED2 二(三)、二(五)、三(三)、四(三): matters beside a settlement are brought in, decided by a person, and ended with what came of them. */
@Injectable()
export class AuxiliaryMatters {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** @throws LawError as `decideAuxiliaryRequest`. */
  async ask(
    tx: Transaction,
    call: CaseCall,
    { kind, purpose, partyId, ...said }: Asked,
  ): Promise<AuxiliaryMatterAnswer> {
    const { caseId, principal, time } = call;
    const known = await lockCase(tx, caseId);
    const earlier = await mattersOf(tx.manager, caseId);
    const turn = await turnOf(tx, call);
    const request = {
      kind,
      purpose,
      applicant: await applicantOf(tx, caseId, partyId),
      particulars: particularsOf(said),
    };
    const { value: decideBy } = admitted(decideAuxiliaryRequest(request, earlier.map(matterOf), turn));
    const no = earlier.length + 1;
    const row: RecordedMatter = {
      ...NOTHING_DECIDED,
      caseId,
      no,
      kind,
      purpose,
      partyId: partyId ?? null,
      state: 'ASKED',
      request: JSON.stringify(said),
      askedAt: time.at,
      askedBy: principal.subject,
      decideBy,
    };
    await tx.manager.insert(RecordedMatter, row);
    const opened = [taskOf(row, known.caseNumber, turn)];
    return this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      {
        audit: { action: 'auxiliary-matter.asked', facts: { no, kind, purpose, partyId: row.partyId, decideBy } },
        tasks: { opened },
        answer: matterOnWire(row),
      },
    );
  }

  /** @throws ProblemError 404 AUXILIARY.UNKNOWN; LawError as `decideAuxiliaryMatter`. */
  async decide(tx: Transaction, call: CaseCall, no: number, said: Decided): Promise<AuxiliaryMatterAnswer> {
    const { caseId, principal, time } = call;
    const known = await lockCase(tx, caseId);
    const asked = await matterNo(tx.manager, caseId, no);
    const turn = await turnOf(tx, call);
    const { granted, reasons, amount } = said;
    const decision = {
      granted,
      amount: amount === undefined ? null : parseYuan(amount),
      // Who is both decides as what the kind asks for.
      as:
        principal.roles.includes('court-president') && decidedBy(asked) === 'PRESIDENT' ? 'PRESIDENT' : officeOf(call),
    } as const;
    const { state, reportBy } = admitted(decideAuxiliaryMatter(matterOf(asked), decision, turn));
    const row: RecordedMatter = {
      ...asked,
      state,
      granted,
      decision: JSON.stringify({ reasons, amount } satisfies DecisionWords),
      decidedAt: time.at,
      decidedBy: principal.subject,
      reportBy: reportBy?.value ?? null,
    };
    await tx.manager.save(RecordedMatter, row);
    const { kind, purpose } = row;
    return this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      {
        audit: { action: 'auxiliary-matter.decided', facts: { no, kind, purpose, granted, reportBy: row.reportBy } },
        letters: lettersTo(row, decidedLetter(row, known.caseNumber, { reasons, amount })),
        tasks: {
          done: [{ id: taskId(DECIDE_AUXILIARY, row), outcome: { granted } }],
          opened: granted ? [taskOf(row, known.caseNumber, turn)] : [],
        },
        answer: matterOnWire(row),
      },
    );
  }

  /** @throws ProblemError 404 AUXILIARY.UNKNOWN; LawError as `decideAuxiliaryOutcome`. */
  async end(
    tx: Transaction,
    call: CaseCall,
    no: number,
    { result, on, note }: Outcome,
  ): Promise<AuxiliaryMatterAnswer> {
    const { caseId, principal, time } = call;
    const known = await lockCase(tx, caseId);
    const open = await matterNo(tx.manager, caseId, no);
    const { state } = admitted(decideAuxiliaryOutcome(matterOf(open), { result, on }, time));
    const row: RecordedMatter = {
      ...open,
      state,
      result,
      resultOn: on,
      note,
      endedAt: time.at,
      endedBy: principal.subject,
    };
    await tx.manager.save(RecordedMatter, row);
    const { kind, purpose } = row;
    return this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      {
        audit: { action: 'auxiliary-matter.ended', facts: { no, kind, purpose, result, on } },
        letters: lettersTo(row, endedLetter(row, known.caseNumber)),
        tasks: {
          done: [{ id: taskId(RECORD_AUXILIARY_OUTCOME, row), outcome: { result }, ifOpen: true }],
          cancelled: [{ id: taskId(DECIDE_AUXILIARY, row) }],
        },
        answer: matterOnWire(row),
      },
    );
  }
}

const NOTHING_DECIDED = {
  decision: null,
  granted: null,
  decidedAt: null,
  decidedBy: null,
  reportBy: null,
  result: null,
  resultOn: null,
  note: null,
  endedAt: null,
  endedBy: null,
};

/** The matters of a case, in the order in which they were brought in. */
export function mattersOf(manager: EntityManager, caseId: string): Promise<RecordedMatter[]> {
  return manager.find(RecordedMatter, { where: { caseId }, order: { no: 'ASC' } });
}

/** @throws ProblemError 404 AUXILIARY.UNKNOWN. */
export async function matterNo(manager: EntityManager, caseId: string, no: number): Promise<RecordedMatter> {
  const row = await manager.findOneBy(RecordedMatter, { caseId, no });
  if (row !== null) return row;
  throw notFound('AUXILIARY.UNKNOWN', '本案没有该序号的辅助事项', 'The case has no matter of this number', {
    path: '/no',
  });
}

/** How the case stands for whoever acts in it. */
async function turnOf({ manager }: Transaction, { caseId, principal, time }: CaseCall): Promise<AuxiliaryTurn> {
  const { packId, calendarEditions, tags } = await manager.findOneByOrFail(Application, { caseId });
  const record = await manager.findOneByOrFail(CaseRecord, { caseId });
  return {
    at: time.at,
    by: principal.subject,
    calendar: calendarOf(calendarEditions),
    inEnforcement: record.enforcementNumber !== null || packOf(packId).track === 'IN_ENFORCEMENT',
    performed: record.ending === 'PERFORMED' && owedOf(record) === null,
    livelihood: tags.includes('LIVELIHOOD'),
  };
}

/** @throws ProblemError 404 AUXILIARY.NO_SUCH_PARTY. */
async function applicantOf({ manager }: Transaction, caseId: string, partyId: string | undefined) {
  if (partyId === undefined) return null;
  const party = await manager.findOneBy(Party, { caseId, partyId });
  if (party === null)
    throw notFound('AUXILIARY.NO_SUCH_PARTY', '本案没有该当事人', 'The case has no such party', { path: '/partyId' });
  return { partyId, side: party.side, kind: party.kind };
}

const particularsOf = ({ addressee, bearer, amount, promise, relief, evidence }: RequestWords): AuxiliaryParticular[] =>
  Object.entries({ addressee, bearer, amount, promise, relief, evidence }).flatMap(([name, value]) =>
    value === undefined ? [] : [name as AuxiliaryParticular],
  );

export const requestOf = ({ request }: RecordedMatter): RequestWords => JSON.parse(request) as RequestWords;
const decidedBy = ({ kind }: RecordedMatter): 'JUDGE' | 'PRESIDENT' => AUXILIARY_RULES[kind].decidedBy;
const officeOf = ({ principal: { roles } }: CaseCall): 'JUDGE' | 'PRESIDENT' =>
  roles.includes('settlement-judge') || roles.includes('enforcement-judge') ? 'JUDGE' : 'PRESIDENT';

function matterOf(row: RecordedMatter): AuxiliaryMatter {
  const { kind, partyId, askedBy, askedAt, state } = row;
  const { amount } = requestOf(row);
  return { kind, partyId, askedBy, askedAt, state, amount: amount === undefined ? null : parseYuan(amount) };
}

const taskId = (kind: string, { caseId, no }: RecordedMatter): string =>
  `${kind === DECIDE_AUXILIARY ? 'auxiliary' : 'auxiliary-outcome'}/${caseId}/${no}`;

/** The task that a matter is now: to decide it, or to put on record what came of it. */
function taskOf(row: RecordedMatter, caseNumber: string, { inEnforcement }: AuxiliaryTurn): NewTask {
  const { no, kind, purpose, decideBy, reportBy } = row;
  const { name, rule } = AUXILIARY_RULES[kind];
  const judge = inEnforcement ? 'enforcement-judge' : 'settlement-judge';
  const toDecide = reportBy === null;
  const task = toDecide ? DECIDE_AUXILIARY : RECORD_AUXILIARY_OUTCOME;
  return {
    id: taskId(task, row),
    kind: task,
    role: toDecide && decidedBy(row) === 'PRESIDENT' ? 'court-president' : judge,
    dueAt: endOfDay(reportBy ?? decideBy),
    facts: { no, matter: kind, purpose },
    rule,
    title: `${caseNumber}：${name.zh}${toDecide ? '，请审查决定' : '已准许，请登记办理结果'}`,
  };
}

/** To whoever applied; of what is confidential nobody is written to. */
function lettersTo({ partyId, kind }: RecordedMatter, letter: Omit<NewLetter, 'to'>): NewLetter[] {
  return partyId === null || AUXILIARY_RULES[kind].confidential ? [] : [{ ...letter, to: [{ partyId }] }];
}

/** A matter as it is read. */
export function matterOnWire(row: RecordedMatter): AuxiliaryMatterAnswer {
  const { no, kind, purpose, partyId, state, askedAt, askedBy, decideBy, reportBy } = row;
  const { request, relief, evidence, ...said } = requestOf(row);
  return {
    no,
    kind,
    purpose,
    partyId,
    state,
    basis: AUXILIARY_RULES[kind].basis,
    ...said,
    request: maskText(request),
    ...(relief !== undefined && { relief: maskText(relief) }),
    ...(evidence !== undefined && { evidence: evidence.map(maskText) }),
    askedAt,
    askedBy,
    decideBy,
    decision: row.decision === null ? null : { ...decisionOnWire(row), reportBy },
    outcome:
      row.result === null
        ? null
        : { result: row.result, on: row.resultOn!, note: maskText(row.note!), at: row.endedAt!, by: row.endedBy! },
  };
}

/** Of one that was decided. */
export const decisionOf = ({ decision }: RecordedMatter): DecisionWords => JSON.parse(decision!) as DecisionWords;

function decisionOnWire(row: RecordedMatter) {
  const { granted, decidedAt, decidedBy: by } = row;
  const { reasons, amount } = decisionOf(row);
  return { granted: granted!, reasons: maskText(reasons), amount: amount ?? null, at: decidedAt!, by: by! };
}
