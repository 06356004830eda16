import { afterAll, beforeAll, expect } from '@jest/globals';
import {
  type ActOf,
  type EnforcementDecision,
  type PerformanceActs,
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
  type AgreementTerms,
  type BreachSign,
  type Election,
  type FoundFacts,
  type PaperApplication,
  type PerformanceDecision,
  type TitleTerms,
} from '@hejie/settlement';
import { agreementTermsOf, deliverTwice, testDatabase } from '@hejie/testing';
import { performance } from '../src/performance.module.js';

export const COURT = '鲁0502';
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
  | 'elect'
  | 'recallApplication'
  | 'ruleOnResumption'
  | 'recordSuit';
type Said<K extends OnSettlement> = Omit<ActOf<Acts, K>, 'act' | 'before'>;

/** The service over real servers, for one test file. */
export function performanceFixture() {
  const database = testDatabase({ prefix: 'performance' });
  let fixture: CaseServiceFixture<Acts>;
  beforeAll(async () => {
    fixture = await CaseServiceFixture.start<Acts>(performance, database.url);
  }, 60_000);
  afterAll(() => fixture?.stop(), 30_000);

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

  return {
    get fixture(): CaseServiceFixture<Acts> {
      return fixture;
    },
    /** Signed on 2026-06-01: instalments of 300,000 on 06-30, 09-30 and 12-31 unless other terms are given. */
    async open(
      over: Partial<AgreementTerms> = {},
      calendarEditions = PUBLISHED_EDITION_IDS,
      title = TITLE,
      entered?: CaseOfTest,
    ): Promise<OpenCase> {
      const courtCase = entered ?? (await fixture.enter());
      const { packId } = courtCase;
      const terms = agreementTermsOf(over);
      const { openLedger } = await record(courtCase, SIGNED, {
        act: 'openLedger',
        version: 1,
        terms,
        title,
        packId,
        calendarEditions,
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
      return fixture.post(`/cases/${caseId}/receipts`, clerk, at).send({ receiptId, valueDate, amount });
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
    /** The creditor's choice. */
    elect: (courtCase: OpenCase, remedy: Election, at: string, pleads: Partial<FoundFacts> = {}) =>
      decide(courtCase, at, 'elect', { partyId: courtCase.parties[0]!.partyId, remedy, pleads }, 'creditor'),
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
      }: { reason?: string; debtorObjects?: boolean; found?: Partial<FoundFacts> } = {},
    ) {
      const said = { decision, reason, debtorObjects, found: { ...NOTHING_FOUND, ...found } };
      return decide(courtCase, at, 'ruleOnResumption', said, 'judge-1');
    },
    suit: (courtCase: OpenCase, accepted: boolean, at: string) =>
      decide(courtCase, at, 'recordSuit', { accepted, suitNumber: '（2026）鲁0502民初900号' }, 'judge-1'),
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
