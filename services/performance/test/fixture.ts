import { afterAll, beforeAll, expect } from '@jest/globals';
import { AgentWithPower } from '@hejie/casework';
import { agentRegistered, agentRevoked } from '@hejie/contracts/facts';
import {
  type ActOf,
  type EnforcementDecision,
  type PerformanceActs,
  type RulingPaper,
  type StepAnswers,
} from '@hejie/contracts/workflows';
import {
  addMs,
  courtInstant,
  legalDate,
  legalDateOf,
  PUBLISHED_EDITION_IDS,
  type CourtInstant,
  type Yuan,
} from '@hejie/law';
import { CaseServiceFixture, type CaseOfTest } from '@hejie/casework/testing';
import {
  type AgentPower,
  type AgreementTerms,
  type BreachSign,
  type Election,
  type FoundFacts,
  type PaperApplication,
  type PerformanceDecision,
  type TitleTerms,
} from '@hejie/settlement';
import { Outbox } from '@hejie/messaging';
import { agreementTermsOf, deliverTwice, eventually, testDatabase } from '@hejie/testing';
import { performance } from '../src/performance.module.js';
import { textOf } from './fixture/docx-text.js';
import { startNumberKeeper } from './fixture/number-keeper.js';

export const COURT = '鲁0502';
/** When a settlement is taken over that is. */
const TAKEN_OVER = courtInstant('2026-08-03T09:00:00+08:00');
export const SIGNED = courtInstant('2026-06-01T16:00:00+08:00');
export const NOTHING_FOUND: FoundFacts = {
  anticipatoryBreach: false,
  fraudOrDuress: false,
  voidOrRevoked: false,
  conditionUnmet: [],
};

/** S7: a judgment of one million that fell due on 2026-03-15, settled for 900,000 in three instalments. */
const TITLE: TitleTerms = {
  principal: '1000000.00' as Yuan,
  dailyRate: '0',
  expiry: legalDate('2026-03-15'),
  fee: '0.00' as Yuan,
};

/** A case whose ledger has opened. */
export interface OpenCase extends CaseOfTest {
  readonly clerk: string;
  /** As performance decided last; its workflow carries it. */
  decided: PerformanceDecision;
}

type Acts = PerformanceActs;
type OnSettlement =
  | 'applyEntries'
  | 'reachDeadline'
  | 'adoptCalendar'
  | 'amendTerms'
  | 'elect'
  | 'recallApplication'
  | 'withdrawResumption'
  | 'ruleOnResumption'
  | 'recordSuit';
type Said<K extends OnSettlement> = Omit<ActOf<Acts, K>, 'act' | 'before'>;

/** The service over real servers, for one test file; `rulings`: it makes rulings, of which another service counts the numbers. */
export function performanceFixture({ rulings = false }: { readonly rulings?: boolean } = {}) {
  const database = testDatabase({ prefix: 'performance' });
  let fixture: CaseServiceFixture<Acts>;
  let numbers: Awaited<ReturnType<typeof startNumberKeeper>> | undefined;
  beforeAll(async () => {
    if (rulings) numbers = await startNumberKeeper();
    const env = numbers ? { DOCUMENT_NUMBERS_URL: numbers.url } : {};
    fixture = await CaseServiceFixture.start<Acts>(performance, database.url, env);
  }, 60_000);
  afterAll(async () => {
    await fixture?.stop();
    numbers?.stop();
  }, 30_000);

  /** Each step is delivered twice, and answers the same. */
  async function record(courtCase: CaseOfTest, at: string, act: ActOf<Acts>, by?: string): Promise<StepAnswers<Acts>> {
    const request = fixture.next(courtCase.caseId, courtInstant(at), [act], by === undefined ? {} : { by });
    const [first, again] = await deliverTwice(fixture.record)(request);
    expect(again).toEqual(first);
    return first;
  }

  async function decide<K extends OnSettlement>(
    courtCase: OpenCase,
    at: string,
    act: K,
    said: Said<K>,
    by?: string,
  ): Promise<PerformanceDecision> {
    const asked = { act, before: courtCase.decided.after, ...said } as unknown as ActOf<Acts>;
    courtCase.decided = (await record(courtCase, at, asked, by))[act] as PerformanceDecision;
    return courtCase.decided;
  }

  /** A fact of intake, as it comes in, until it is heard. */
  async function tell(
    definition: object,
    agentId: string,
    data: { readonly caseId: string; readonly at: CourtInstant },
  ) {
    const { caseId, at } = data;
    const fact = { definition, caseId, aggregateId: caseId, data: { agentId, ...data }, occurredAt: at };
    await fixture.unitOfWork.run((tx) => fixture.get(Outbox).append(tx, fact as never));
    return (heard: (row: AgentWithPower | null) => void) =>
      eventually(async () => heard(await fixture.dataSource.manager.findOneBy(AgentWithPower, { agentId })), {
        timeout: 30_000,
      });
  }

  return {
    get fixture(): CaseServiceFixture<Acts> {
      return fixture;
    },
    /** SET-ART-4-1: intake has registered an agent of a party, with a special power that names these, or with a general one. */
    async agentOf({ caseId }: CaseOfTest, partyId: string, powers: readonly AgentPower[] = []): Promise<string> {
      const agentId = `${partyId}.agent-${powers.join('-') || 'general'}`;
      const scope = powers.length > 0 ? 'SPECIAL' : 'GENERAL';
      const power = { partyId, scope, powers, validFrom: '2026-05-01', validUntil: null };
      const heard = await tell(agentRegistered, agentId, { caseId, ...power, at: SIGNED } as never);
      await heard((row) => expect(row).toMatchObject({ partyId, scope }));
      return agentId;
    },
    /** The power of an agent is taken back. */
    async revoke({ caseId }: CaseOfTest, agentId: string, partyId: string, at: string): Promise<void> {
      const heard = await tell(agentRevoked, agentId, { caseId, partyId, at: courtInstant(at) } as never);
      await heard((row) => expect(row?.revokedAt).toBe(at));
    },
    /** Signed on 2026-06-01: instalments of 300,000 on 06-30, 09-30 and 12-31 unless other terms are given. */
    async open(
      over: Partial<AgreementTerms> = {},
      calendarEditions = PUBLISHED_EDITION_IDS,
      title = TITLE,
      entered?: CaseOfTest,
      takenOver?: ActOf<Acts, 'openLedger'>['takenOver'],
    ): Promise<OpenCase> {
      const courtCase = entered ?? (await fixture.enter());
      const { packId } = courtCase;
      const terms = agreementTermsOf(over);
      const { openLedger } = await record(courtCase, takenOver ? TAKEN_OVER : SIGNED, {
        act: 'openLedger',
        version: 1,
        terms,
        title,
        packId,
        calendarEditions,
        ...(takenOver && { takenOver }),
      });
      const clerk = await fixture.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
      return { ...courtCase, clerk, decided: openLedger! };
    },
    /** S7: the first instalment paid, the second in breach. */
    async inBreach(title?: TitleTerms): Promise<OpenCase> {
      const courtCase = await this.open({}, undefined, title);
      await this.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
      await this.reach(courtCase, 'GRACE_END', '2026-10-14T00:00:00+08:00', 2);
      return courtCase;
    },
    /** Posted by the clerk on the value date, unless another instant is given. */
    receive(
      { caseId, clerk }: OpenCase,
      receiptId: string,
      valueDate: string,
      amount: string,
      at = `${valueDate}T14:00:00+08:00`,
    ) {
      return fixture
        .post(`/cases/${caseId}/receipts`, clerk, at)
        .send({ receiptId, valueDate, amount, proof: '缴款凭证' });
    },
    /** What the creditor answers when performance is verified with him in writing. */
    answers({ caseId, clerk, parties }: OpenCase, at: string, body: object) {
      const said = { partyId: parties[0]!.partyId, document: '核实笔录' };
      return fixture.post(`/cases/${caseId}/performance-answers`, clerk, at).send({ ...said, ...body });
    },
    reverse({ caseId, clerk }: OpenCase, receiptId: string, at: string, body: object = { reason: 'RETURNED_BY_BANK' }) {
      return fixture.post(`/cases/${caseId}/receipts/${encodeURIComponent(receiptId)}/reversal`, clerk, at).send(body);
    },
    /** The case hears of entries. */
    entries: (courtCase: OpenCase, at: string, reversal = false) => decide(courtCase, at, 'applyEntries', { reversal }),
    /** A deadline of an instalment comes, on time or late. */
    reach(courtCase: OpenCase, kind: 'REMINDER' | 'DUE' | 'GRACE_END', at: string, no: number, latenessSeconds = 0) {
      const deadline: CourtInstant = courtInstant(at);
      const day = legalDateOf(addMs(deadline, kind === 'REMINDER' ? 0 : -1));
      return decide(courtCase, at, 'reachDeadline', {
        items: [{ kind, day, no }],
        lateness: { deadline, latenessSeconds },
        now: addMs(deadline, latenessSeconds * 1000),
      });
    },
    /** What the case waits for comes, on time. */
    due(courtCase: OpenCase) {
      const { at: deadline, items } = courtCase.decided.after.ledger.next!;
      return decide(courtCase, deadline, 'reachDeadline', {
        items,
        lateness: { deadline, latenessSeconds: 0 },
        now: deadline,
      });
    },
    adopt: (courtCase: OpenCase, at: string, calendarEditions: readonly string[]) =>
      decide(courtCase, at, 'adoptCalendar', { calendarEditions }),
    /** The plan is amended, as the clerk enters the record of all. */
    amend: (courtCase: OpenCase, at: string, said: Said<'amendTerms'>) =>
      decide(courtCase, at, 'amendTerms', said, 'clerk-1'),
    /** The creditor's choice. */
    elect: (courtCase: OpenCase, remedy: Election, at: string, pleads: Partial<FoundFacts> = {}, party = 0) =>
      decide(courtCase, at, 'elect', { partyId: courtCase.parties[party]!.partyId, remedy, pleads }, 'creditor'),
    /** As {@link elect}, to resume, with what shows that the debtor will not perform. */
    electWith: (courtCase: OpenCase, at: string, pleads: Partial<FoundFacts>, signs: readonly BreachSign[]) =>
      decide(
        courtCase,
        at,
        'elect',
        { partyId: courtCase.parties[0]!.partyId, remedy: 'RESUME', pleads, signs },
        'creditor',
      ),
    /** The creditor recalls the application that he made beforehand. */
    recall: (courtCase: OpenCase, at: string) =>
      decide(courtCase, at, 'recallApplication', { partyId: courtCase.parties[0]!.partyId }, 'creditor'),
    /** The creditor withdraws his application before it is ruled on. */
    withdraw: (courtCase: OpenCase, at: string) =>
      decide(courtCase, at, 'withdrawResumption', { partyId: courtCase.parties[0]!.partyId }, 'creditor'),
    /** An application on paper, which the clerk records. */
    electOnPaper: (courtCase: OpenCase, at: string, onPaper: PaperApplication) =>
      decide(
        courtCase,
        at,
        'elect',
        { partyId: courtCase.parties[0]!.partyId, remedy: 'RESUME', pleads: {}, onPaper },
        'clerk-1',
      ),
    /** The clerk records what moves the two years. */
    act({ caseId, clerk }: OpenCase, body: object, at: string) {
      return fixture.post(`/cases/${caseId}/period-acts`, clerk, at).send(body);
    },
    rule(
      courtCase: OpenCase,
      decision: 'RESUME' | 'REFUSE',
      at: string,
      {
        reason = '',
        debtorObjects = false,
        found = {},
        paper,
      }: { reason?: string; debtorObjects?: boolean; found?: Partial<FoundFacts>; paper?: RulingPaper } = {},
    ) {
      const said = { decision, reason, debtorObjects, found: { ...NOTHING_FOUND, ...found }, ...(paper && { paper }) };
      return decide(courtCase, at, 'ruleOnResumption', said, 'judge-1');
    },
    suit: (courtCase: OpenCase, accepted: boolean, at: string) =>
      decide(courtCase, at, 'recordSuit', { accepted, suitNumber: '（2026）鲁0502民初900号' }, 'judge-1'),
    /** What an objection led to is carried out, in the running case or in one that opens again. */
    async follow(
      courtCase: OpenCase,
      objectionId: string,
      at: string,
      { reopened = false }: { reopened?: boolean } = {},
    ): Promise<PerformanceDecision> {
      const before = reopened ? {} : { before: courtCase.decided.after };
      const act = { act: 'followObjection', ...before, objectionId } as const;
      courtCase.decided = (await record(courtCase, at, act)).followObjection!;
      return courtCase.decided;
    },
    /** Who the parties are is on record: documents name them. */
    async identified(courtCase: OpenCase): Promise<OpenCase> {
      const names = { CREDITOR: '张三', DEBTOR: '李四' };
      for (const { partyId, side } of courtCase.parties)
        await fixture
          .put(
            `/cases/${courtCase.caseId}/parties/${encodeURIComponent(partyId)}/identity`,
            courtCase.clerk,
            '2026-06-02T09:00:00+08:00',
          )
          .send({ kind: 'PERSON', name: names[side] })
          .expect(200);
      return courtCase;
    },
    /** Documents of a kind that were made in the case, with what they say. */
    async documents({ caseId, clerk }: OpenCase, kind: string): Promise<{ number: string; text: string }[]> {
      const { body } = await fixture.read(`/cases/${caseId}/documents`, clerk).expect(200);
      const made: { number: string; text: string }[] = [];
      for (const one of body.items.filter((item: { kind: string }) => item.kind === kind)) {
        const path = `/cases/${caseId}/documents/${encodeURIComponent(one.documentId)}?format=docx`;
        const file = await fixture
          .read(path, clerk)
          .buffer(true)
          .parse(bytesOf as never)
          .expect(200);
        made.push({ number: one.number, text: textOf(file.body as Buffer) });
      }
      return made;
    },
    /** A step of the resumed enforcement. */
    async enforce(
      courtCase: OpenCase,
      at: string,
      act: ActOf<Acts, 'openEnforcement' | 'applyEnforcementEntries' | 'closeEnforcement'>,
      by?: string,
    ): Promise<EnforcementDecision> {
      return (await record(courtCase, at, act, by))[act.act]!;
    },
    async findings({ caseId, clerk }: OpenCase) {
      return (await fixture.read(`/cases/${caseId}/findings`, clerk).expect(200)).body.items;
    },
    async ledger({ caseId, clerk }: OpenCase, asOf?: string) {
      const day = asOf === undefined ? '' : `?asOf=${asOf}`;
      return (await fixture.read(`/cases/${caseId}/ledger${day}`, clerk).expect(200)).body;
    },
    /** Tasks of the case that are open, by kind. */
    async openTasks({ caseId }: CaseOfTest): Promise<string[]> {
      return (await fixture.workItems(caseId)).filter(({ state }) => state === 'OPEN').map(({ kind }) => kind);
    },
    /** As {@link openTasks}, each with the role that it is for. */
    async openTasksByRole({ caseId }: CaseOfTest): Promise<string[]> {
      return (await fixture.workItems(caseId))
        .filter(({ state }) => state === 'OPEN')
        .map(({ kind, role }) => `${kind} ${role}`);
    },
    /** The task of the judge before whom an application lies or lay. */
    async rulingTask({ caseId }: CaseOfTest) {
      const [task] = await fixture.dataSource.query(
        `select state, due_at as "dueAt", rule, facts from work_items where case_id = $1 and kind like '%_RULING'`,
        [caseId],
      );
      return task as { state: string; dueAt: Date; rule: string; facts: Record<string, unknown> };
    },
    async tasks({ caseId }: CaseOfTest): Promise<string[]> {
      return (await fixture.workItems(caseId)).map(({ kind, state }) => `${kind} ${state}`);
    },
    /** What was told of the stages, without the first, which mediation tells. */
    async stages({ caseId }: CaseOfTest): Promise<string[]> {
      return (await fixture.facts(caseId, 'stage-entered')).map(({ data }) => `${data['stage']} ${data['awaiting']}`);
    },
    /** How many letters of a kind were written. */
    async letters({ caseId }: CaseOfTest, kind?: string): Promise<number> {
      return (await fixture.letters(caseId, kind)).length;
    },
  };
}

/** A file as it comes, for superagent. */
function bytesOf(response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
