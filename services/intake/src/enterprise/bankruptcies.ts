import { CaseRecorder, lockCase, type KnownCase, type NewTask, type Recording } from '@hejie/casework';
import {
  type bankruptcyReply,
  type decideBankruptcyBody,
  type raiseBankruptcy,
  type BankruptcyHintAnswer,
} from '@hejie/contracts/http';
import { calendarOf, dateText, endOfDay, legalDateOf, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  calledBySide,
  decideBankruptcy,
  decideBankruptcyHint,
  decideBankruptcyReply,
  groundInWords,
  insolvencyHint,
  type Assessment,
  type BankruptcyReply,
  type InsolvencyGround,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Application } from '../application/application.entity.js';
import { Party, partyOf } from '../application/party.entity.js';
import { isInEnforcement } from '../case-record/in-enforcement.js';
import { BankruptcyHint } from './enterprise.entities.js';
import { linkedDebtsOf } from './linked-cases.js';

/** Kinds of the tasks of a hint: a judge decides; the file is sent, and the answer of the other court awaited. */
export const CONSIDER_BANKRUPTCY = 'CONSIDER_BANKRUPTCY';
export const AWAIT_BANKRUPTCY_COURT = 'AWAIT_BANKRUPTCY_COURT';

const RULE = 'PROC-26';

/** PROC-26 (解释511至514): hints that a debtor is ripe for bankruptcy are raised with their grounds, and decided by a person. */
@Injectable()
export class Bankruptcies {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** What was assessed points to bankruptcy: it lies before the judge, unless it does already. */
  async hinted(
    tx: Transaction,
    call: CaseCall,
    party: Party,
    { assets, debts, conclusion }: Pick<Assessment, 'assets' | 'debts' | 'conclusion'>,
  ): Promise<void> {
    const { caseId } = call;
    const earlier = (await hintsOf(tx.manager, caseId)).filter(({ partyId }) => partyId === party.partyId);
    if (
      !decideBankruptcyHint(
        party,
        earlier.map(({ state }) => state),
      ).ok
    )
      return;
    const { court, screening } = await tx.manager.findOneByOrFail(Application, { caseId });
    const parties = await tx.manager.findBy(Party, { caseId });
    const { group } = await linkedDebtsOf(tx.manager, { caseId, court, parties });
    const grounds = insolvencyHint({
      kind: party.kind,
      assets,
      debts,
      conclusion,
      manyCreditors: group,
      creditorKnowsNoAssets: screening.firings.some(({ id }) => id === 'NO_ASSETS_KNOWN'),
    });
    if (grounds.length > 0) await this.open(tx, call, party.partyId, grounds, null);
  }

  /** @throws ProblemError 404 PARTY.UNKNOWN; LawError as `decideBankruptcyHint`. */
  async raise(
    tx: Transaction,
    call: CaseCall,
    { partyId, reasons }: z.output<typeof raiseBankruptcy>,
  ): Promise<BankruptcyHintAnswer> {
    const { caseId } = call;
    await lockCase(tx, caseId);
    const party = await partyOf(tx, caseId, partyId);
    const earlier = (await hintsOf(tx.manager, caseId)).filter((hint) => hint.partyId === partyId);
    admitted(
      decideBankruptcyHint(
        party,
        earlier.map(({ state }) => state),
      ),
    );
    return hintOnWire(await this.open(tx, call, partyId, ['SEEN_BY_A_PERSON'], reasons));
  }

  /** @throws ProblemError 404 BANKRUPTCY.UNKNOWN, PARTY.UNKNOWN; LawError as `decideBankruptcy`. */
  async decide(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    no: number,
    { finding, reasons, consentOf, court }: z.output<typeof decideBankruptcyBody>,
  ): Promise<BankruptcyHintAnswer> {
    const known = await lockCase(tx, caseId);
    const hint = await hintNo(tx.manager, caseId, no);
    const consent = consentOf === undefined ? null : await partyOf(tx, caseId, consentOf);
    const { calendarEditions } = await tx.manager.findOneByOrFail(Application, { caseId });
    const { state, replyBy } = admitted(
      decideBankruptcy(
        {
          state: hint.state,
          finding,
          inEnforcement: await isInEnforcement(tx, caseId),
          debtorId: hint.partyId,
          consent,
        },
        at,
        calendarOf(calendarEditions),
      ),
    );
    const row: BankruptcyHint = {
      ...hint,
      state,
      finding,
      decision: reasons,
      consentOf: consentOf ?? null,
      toCourt: finding === 'REFER' ? (court ?? null) : null,
      replyBy: replyBy?.value ?? null,
      decidedAt: at,
      decidedBy: principal.subject,
    };
    await tx.manager.save(BankruptcyHint, row);
    await this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'bankruptcy.decided', facts: { no, partyId: row.partyId, finding, consentOf: row.consentOf } },
        letters: decidedLetters(row, known.caseNumber),
        tasks: {
          done: [{ id: taskId(CONSIDER_BANKRUPTCY, row), outcome: { finding }, ifOpen: true }],
          opened: row.replyBy === null ? [] : [awaited(row, known.caseNumber)],
        },
      },
    );
    return hintOnWire(row);
  }

  /** @throws ProblemError 404 BANKRUPTCY.UNKNOWN; LawError as `decideBankruptcyReply`. */
  async replied(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    no: number,
    { reply, on, note }: z.output<typeof bankruptcyReply>,
  ): Promise<BankruptcyHintAnswer> {
    const known = await lockCase(tx, caseId);
    const hint = await hintNo(tx.manager, caseId, no);
    const decidedOn = hint.decidedAt === null ? null : legalDateOf(hint.decidedAt);
    const state = admitted(decideBankruptcyReply({ state: hint.state, decidedOn }, { reply, on }, legalDateOf(at)));
    const row: BankruptcyHint = { ...hint, state, reply, replyOn: on, replyNote: note };
    await tx.manager.save(BankruptcyHint, row);
    await this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'bankruptcy.replied', facts: { no, partyId: row.partyId, reply, on } },
        letters: [
          {
            occasion: `bankruptcy-${no}-replied`,
            kind: 'bankruptcy-replied',
            subject: '执行转破产审查结果通知书',
            body: repliedBody(known, row, { reply, on }),
          },
        ],
        tasks: {
          done: [{ id: taskId(AWAIT_BANKRUPTCY_COURT, row), outcome: { reply }, ifOpen: true }],
          opened: [consequence(row, known.caseNumber)],
        },
      },
    );
    return hintOnWire(row);
  }

  private async open(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    partyId: string,
    grounds: InsolvencyGround[],
    reasons: string | null,
  ): Promise<BankruptcyHint> {
    const known = await lockCase(tx, caseId);
    const no = (await tx.manager.countBy(BankruptcyHint, { caseId })) + 1;
    const row: BankruptcyHint = {
      ...UNDECIDED,
      caseId,
      no,
      partyId,
      grounds,
      reasons,
      state: 'RAISED',
      raisedAt: at,
      raisedBy: principal.subject,
    };
    await tx.manager.insert(BankruptcyHint, row);
    const judge = (await isInEnforcement(tx, caseId)) ? 'enforcement-judge' : 'settlement-judge';
    const recording: Recording = {
      audit: { action: 'bankruptcy.raised', facts: { no, partyId, grounds } },
      tasks: {
        opened: [
          {
            id: taskId(CONSIDER_BANKRUPTCY, row),
            kind: CONSIDER_BANKRUPTCY,
            role: judge,
            facts: { caseNumber: known.caseNumber, no, partyId, grounds },
            rule: RULE,
            title: `${known.caseNumber}：${grounds.map((one) => groundInWords(one).zh).join('、')}，是否移送破产审查或者引导申请破产`,
          },
        ],
      },
    };
    await this.recorder.record(tx, { caseId, at, by: principal.subject, known }, recording);
    return row;
  }
}

const UNDECIDED = {
  finding: null,
  decision: null,
  consentOf: null,
  toCourt: null,
  replyBy: null,
  decidedAt: null,
  decidedBy: null,
  reply: null,
  replyOn: null,
  replyNote: null,
};

/** The hints of a case, in the order in which they were raised. */
export function hintsOf(manager: EntityManager, caseId: string): Promise<BankruptcyHint[]> {
  return manager.find(BankruptcyHint, { where: { caseId }, order: { no: 'ASC' } });
}

async function hintNo(manager: EntityManager, caseId: string, no: number): Promise<BankruptcyHint> {
  const row = await manager.findOneBy(BankruptcyHint, { caseId, no });
  if (row !== null) return row;
  throw notFound('BANKRUPTCY.UNKNOWN', '本案没有该序号的破产审查提示', 'The case has no hint of this number', {
    path: '/no',
  });
}

const taskId = (kind: string, { caseId, no }: BankruptcyHint): string =>
  `${kind === CONSIDER_BANKRUPTCY ? 'bankruptcy' : 'bankruptcy-court'}/${caseId}/${no}`;

const awaited = (row: BankruptcyHint, caseNumber: string): NewTask => ({
  id: taskId(AWAIT_BANKRUPTCY_COURT, row),
  kind: AWAIT_BANKRUPTCY_COURT,
  role: 'enforcement-judge',
  dueAt: endOfDay(row.replyBy!),
  facts: { caseNumber, no: row.no, partyId: row.partyId },
  rule: RULE,
  title: `${caseNumber}：裁定中止对该被执行人的执行并移送破产审查材料，三十日内的答复请登记`,
});

/** 企业破产法16, 19: of which debtor, by which court, on which day, and what follows for everybody. */
function repliedBody(
  { caseNumber, parties }: Pick<KnownCase, 'caseNumber' | 'parties'>,
  { partyId, toCourt }: Pick<BankruptcyHint, 'partyId' | 'toCourt'>,
  { reply, on }: { readonly reply: BankruptcyReply; readonly on: LegalDate },
): string {
  const { as, which } = calledBySide(caseNumber, parties, partyId);
  const debtor = as + which;
  const ruled = `${caseNumber}：${toCourt ?? '有管辖权的人民法院'}已于${dateText(on)}裁定`;
  if (reply === 'NOT_ACCEPTED') return `${ruled}不予受理${debtor}的破产案件，对其执行依法继续。`;
  return `${ruled}受理${debtor}的破产案件：对其执行程序中止，其财产的保全措施解除（《中华人民共和国企业破产法》第十九条）；自受理之日起，${debtor}对个别债权人的清偿无效，不再按和解协议清偿（第十六条），债权人应当依法向管理人申报债权。其他${as}、担保人的义务不因此免除。`;
}

/** PROC-26 (解释513): accepted, controls are lifted by who ordered them; not accepted, enforcement goes on. Either is a person's. */
const consequence = ({ caseId, no, partyId, state }: BankruptcyHint, caseNumber: string): NewTask => ({
  id: `bankruptcy-consequence/${caseId}/${no}`,
  kind: 'BANKRUPTCY_CONSEQUENCE',
  role: 'enforcement-judge',
  facts: { caseNumber, no, partyId, state },
  rule: RULE,
  title:
    state === 'ACCEPTED'
      ? `${caseNumber}：破产案件已受理，请停止收取、发放该被执行人的清偿款，中止对其执行，解除对其财产的保全措施`
      : `${caseNumber}：破产案件未受理，请恢复对该被执行人的执行`,
});

function decidedLetters({ no, finding, toCourt }: BankruptcyHint, caseNumber: string) {
  if (finding === 'DISMISS') return [];
  const refer = finding === 'REFER';
  return [
    {
      occasion: `bankruptcy-${no}-decided`,
      kind: 'bankruptcy-decided',
      subject: refer ? '移送破产审查通知书' : '引导申请破产告知书',
      body: refer
        ? `${caseNumber}：经同意，本院将有关被执行人的执行案件材料移送${toCourt ?? '被执行人住所地人民法院'}进行破产审查（民事诉讼法解释第五百一十一条）。对移送有异议的，可以向该法院提出。`
        : `${caseNumber}：被执行企业可能符合破产条件，债权人、债务人可以依照企业破产法向被执行人住所地人民法院申请重整、和解或者破产清算。是否申请由你方决定，不影响本案和解。`,
    },
  ];
}

/** A hint as it is read. */
export function hintOnWire(row: BankruptcyHint): BankruptcyHintAnswer {
  const { no, partyId, grounds, state, reasons, raisedAt, raisedBy, finding, reply } = row;
  return {
    no,
    partyId,
    grounds: grounds.map((ground) => ({ ground, text: groundInWords(ground) })),
    state,
    reasons: reasons === null ? null : maskText(reasons),
    raisedAt,
    raisedBy,
    decision:
      finding === null
        ? null
        : {
            finding,
            reasons: maskText(row.decision!),
            consentOf: row.consentOf,
            court: row.toCourt,
            replyBy: row.replyBy,
            at: row.decidedAt!,
            by: row.decidedBy!,
          },
    reply: reply === null ? null : { reply, on: row.replyOn!, note: maskText(row.replyNote!) },
  };
}
