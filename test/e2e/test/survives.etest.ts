import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Court, DemoCase, SCRIPTS, type Check } from '@hejie/local/demo';
import { type StackAddresses } from '@hejie/local';
import { eventually } from '@hejie/testing';
import { readTopics } from '../src/broker.js';
import { type Fault, Chaos } from '../src/faults.js';
import { CaseRuns } from '../src/case-runs.js';
import { foundInBytes, linesWith } from '../src/personal-traces.js';
import { CASE_SCHEMAS, Records, SCHEMAS } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';
import { isTraced, tracesOf } from '../src/traces.js';

/** kill -9, each at a step where something is half done. */
const FAULTS: readonly Fault[] = [
  { of: '劳务合同', act: '立案', when: { during: 15 }, victim: 'intake', because: 'six applications are being filed' },
  {
    of: '房地产',
    act: '立案',
    when: 'after',
    victim: 'bridge',
    because: 'the fact is published and no workflow runs yet',
  },
  {
    of: '劳务合同',
    act: '签订和解协议',
    when: { during: 60 },
    victim: 'mediation',
    because: 'signatures are being recorded',
  },
  {
    of: '房地产',
    act: '签订和解协议，分三次履行',
    when: { during: 60 },
    victim: 'temporal',
    because: 'a signature is an update that waits for its answer',
  },
  {
    of: '运输合同',
    act: '和解员接受',
    when: { at: '2026-10-09T00:00:00+08:00' },
    victim: 'worker',
    because: 'the thirty days are about to end',
  },
  {
    of: '借款',
    act: '第一期300,000.00元',
    when: 'after',
    victim: 'performance',
    because: 'the receipt is committed and its fact is not published yet',
  },
  { of: '砂石', act: '第二期', when: { during: 5 }, victim: 'kafka', because: 'receipts arrive' },
  {
    of: '砂石',
    act: '宽限期内补足第四期',
    when: 'after',
    victim: 'bridge',
    because: 'the receipt is on its way to the case, grace is running',
  },
  {
    of: '房地产',
    act: '第三次支付',
    when: { during: 10 },
    victim: 'performance',
    because: 'the last receipt is being posted',
  },
  {
    of: '借款',
    act: '法官裁定恢复执行',
    when: { during: 40 },
    victim: 'intake',
    because: 'a number under 执恢 is allotted',
  },
  {
    of: '房地产',
    act: '裁定冻结账户、查封十七套房产',
    when: { during: 80 },
    victim: 'asset-control',
    because: 'eighteen orders are decided and put to the keepers',
  },
  {
    of: '房地产',
    act: '再解除七套房产',
    when: { during: 100 },
    victim: 'keepers',
    because: 'orders of release are put, and receipts are asked for',
  },
  {
    of: '劳务合同',
    act: '删除失信信息，解除限制消费',
    when: { during: 40 },
    victim: 'credit-repair',
    because: 'the entry is deleted and the limit not lifted yet',
  },
  {
    of: '劳务合同',
    act: '次日核对推送结果',
    when: { during: 30 },
    victim: 'agency-exchange',
    because: 'receipts are asked for, and bodies are read back',
  },
  {
    of: '劳务合同',
    act: '再次核对推送结果',
    when: { during: 20 },
    victim: 'agencies',
    because: 'what the court has told them is half carried out',
  },
];

/** Every process of ours that keeps something, and the servers, is killed once at least. */
const VICTIMS = new Set(FAULTS.map(({ victim }) => victim));

const stack = new StackUnderTest();
const court = new Court(stack.addresses);
const chaos = new Chaos(stack, FAULTS);
const cases = chaos.over(SCRIPTS.filter(({ title }) => isTraced(title))).map((script) => new DemoCase(script, court));
const played = new Map<DemoCase, readonly Check[]>();
let records: Records;
let runs: CaseRuns;

beforeAll(async () => {
  [records, runs] = await Promise.all([Records.open(stack.databaseUrl), CaseRuns.open(stack.addresses)]);
  const outcomes = await Promise.allSettled(
    cases.map(async (courtCase) => {
      played.set(courtCase, await courtCase.play());
    }),
  );
  const faults = outcomes.flatMap((outcome, index) =>
    outcome.status === 'rejected'
      ? [`${cases[index]!.script.title}, ${cases[index]!.doing}: ${String(outcome.reason)}`]
      : [],
  );
  if (faults.length > 0) throw new Error(faults.join('\n'));
  await chaos.recovered();
  await records.atRest();
}, 900_000);

afterAll(async () => {
  await Promise.all([records?.close(), runs?.close()]);
});

const ids = () => cases.map(({ caseId }) => caseId);

describe('after each process was killed at a step where it mattered', () => {
  it('every process was struck, and came back by itself', () => {
    expect(new Set(chaos.struck)).toEqual(VICTIMS);
    for (const victim of new Set(chaos.struck)) {
      expect(stack.status(victim)).toMatchObject({ state: 'ready', lastExit: 'SIGKILL' });
      expect(stack.status(victim).restarts).toBeGreaterThanOrEqual(
        chaos.struck.filter((name) => name === victim).length,
      );
    }
  });

  it.each(cases.map((courtCase) => [courtCase.script.title, courtCase] as const))(
    '%s came out as the law demands',
    (_title, courtCase) => {
      const checks = played.get(courtCase)!;
      expect(checks.map(({ what, actual }) => `${what}：${actual}`)).toEqual(
        checks.map(({ what, expected }) => `${what}：${expected}`),
      );
      expect(checks.length).toBeGreaterThan(2);
    },
  );

  it('what could not be done meanwhile was answered as an outage, never as something nobody foresaw', () => {
    expect(linesWith(stack.logs, ['SERVER.UNEXPECTED'])).toEqual([]);
  });

  it('no party was named in a log, nor in what Temporal keeps', () => {
    const names = SCRIPTS.flatMap(({ application }) => application.parties.map(({ name }) => name));
    expect(linesWith(stack.logs, names)).toEqual([]);
    expect(foundInBytes(stack.temporalFiles, names)).toEqual([]);
  });
});

describe('nothing is doubled, nothing is lost', () => {
  it.each(cases.map((courtCase) => [courtCase.script.title, courtCase] as const))(
    '%s: every letter and every fact, each once',
    async (title, courtCase) => {
      const letters = await records.everywhere<{ letter: string }>(
        `select split_part(notice_id, ':', 2) as letter from $schema.notice where case_id = '${courtCase.caseId}'`,
        CASE_SCHEMAS,
      );
      // That a file has changed is told as often as it is looked at, which depends on what comes together; how tasks stand follows from the rest.
      const facts = await records.everywhere<{ fact: string; which: string | null }>(
        `select type as fact, case when type ~ '\\.agency-exchange\\.document-issued\\.v1$' then payload->>'kind'
           when type ~ '\\.agency-lags\\.v1$' then payload->>'step' end as which
         from $schema.outbox where case_id = '${courtCase.caseId}'
         and not type ~ '\\.(notice-issued|property-changed|credit-changed|publication-changed|work-item-changed|work-item-escalated|ladder-[a-z]+)\\.v1$'`,
        CASE_SCHEMAS,
      );
      const traces = tracesOf(title);
      const toParties = Object.fromEntries([
        ...traces.letters.map((letter) => [letter, courtCase.script.application.parties.length] as const),
        ...(traces.toOne ?? []).map((letter) => [letter, 1] as const),
      ]);
      const told = [
        counted(letters.map(({ letter }) => letter.replace(INSTANT, ''))),
        counted(facts.map(({ fact, which }) => [shortName(fact), ...(which === null ? [] : [which])].join(' '))),
      ];
      for (const [index, expected] of [toParties, traces.facts].entries()) {
        expect(withoutThose(told[index]!)).toEqual(withoutThose(expected));
        for (const [reminder, times] of Object.entries(told[index]!).filter(([name]) => mayBeMissing(name)))
          expect([reminder, times <= (expected[reminder] ?? 0)]).toEqual([reminder, true]);
      }
    },
  );

  it('each letter to a party exists once, and was told once', async () => {
    for (const schema of CASE_SCHEMAS) {
      const letters = await records.rows<{ id: string }>(`select notice_id as id from ${schema}.notice order by 1`);
      const told = await records.rows<{ id: string }>(
        `select payload->>'noticeId' as id from ${schema}.outbox where type like '%.notice-issued.v1' order by 1`,
      );
      expect(told).toEqual(letters);
    }
  });

  it('case numbers run from one without a gap, and each belongs to one case', async () => {
    const series = await records.rows<{ numbers: number[]; last: number; cases: number }>(
      `select array_agg(serial order by serial) as numbers, max(last) as last, count(distinct case_id)::int as cases from (
         select n.court, n.type, c.year, c.last, n.case_id, substring(n.case_number from '(\\d+)号$')::int as serial
         from intake.case_number n join intake.case_number_counter c
           on c.court = n.court and c.type = n.type and n.case_number like '（' || c.year || '）%') numbered
       group by court, type, year`,
    );
    expect(series.length).toBeGreaterThan(3);
    for (const { numbers, last, cases } of series) {
      expect(numbers).toEqual(Array.from({ length: last }, (_, index) => index + 1));
      expect(cases).toBe(last);
    }
  });

  it('each receipt stands once in the ledger, was told once, and reached its case once', async () => {
    const sums = await records.rows<{ case_id: string; receipts: number; paid: string }>(
      `select case_id, count(*)::int as receipts, sum(amount)::text as paid from performance.receipt where case_id = any($1) group by 1`,
      [ids()],
    );
    const paid = Object.fromEntries(
      sums.map(({ case_id: id, receipts, paid: fen }) => [
        cases.find(({ caseId }) => caseId === id)!.script.title.slice(0, 5),
        `${receipts} × ${fen}`,
      ]),
    );
    expect(paid).toEqual({
      '三亚 劳务': '1 × 818200',
      '缙云 房地': '3 × 3000000000',
      '三亚 砂石': '8 × 111000000',
      '东营 借款': '1 × 30000000',
      '平度 加工': '1 × 12642000',
    });
    const told = await records.rows<{ id: string }>(
      `select payload->>'receiptId' as id from performance.outbox where type like '%.receipt-posted.v1' order by 1`,
    );
    expect(told).toEqual(await records.rows(`select receipt_id as id from performance.receipt order by 1`));
  });

  it('one breach was found, in one case, dated to its deadline', async () => {
    const found = await records.rows(
      `select case_id, instalment, outcome from performance.finding where case_id = any($1)`,
      [ids()],
    );
    expect(found).toEqual([{ case_id: caseOf('借款').caseId, instalment: 2, outcome: 'STANDS' }]);
  });

  it('every fact left the outbox in its order, and stands in Kafka', async () => {
    const unpublished = await records.everywhere(`select id from $schema.outbox where published_at is null`);
    expect(unpublished).toEqual([]);
    const broken = await records.everywhere(
      `select aggregate_id from $schema.outbox group by aggregate, aggregate_id having max(aggregate_version) <> count(*)`,
    );
    expect(broken).toEqual([]);
    const written = await records.everywhere<{ event_id: string }>(`select event_id from $schema.outbox`);
    const { facts, dead } = await readTopics(stack.addresses.kafka);
    expect(new Set(facts.map(({ id }) => id))).toEqual(new Set(written.map(({ event_id: id }) => id)));
    expect(dead).toEqual([]);
  });

  it('every listener heard each of its facts, and nothing is parked', async () => {
    const heard = (schema: string) =>
      records.rows<{ id: string }>(`select event_id as id from ${schema}.inbox order by 1`);
    const told = (types: readonly string[]) =>
      records.rows<{ id: string }>(
        `select event_id as id from (${SCHEMAS.map((schema) => `select event_id, type from ${schema}.outbox`).join(' union all ')}) facts
         where type = any($1) order by 1`,
        [types],
      );
    // Which facts a process listens to, it says itself: its counter of each is there from the start.
    const listensTo = async (schema: string) => {
      const process = schema.replace('_', '-') as keyof StackAddresses;
      const text = await (await fetch(`${String(stack.addresses[process])}/metrics`)).text();
      const counters = text.matchAll(/^hejie_facts_total\{[^}]*type="([^"]+)",outcome="handled"/gm);
      return [...new Set(Array.from(counters, ([, type]) => type!))];
    };
    for (const schema of SCHEMAS) {
      const types = await listensTo(schema);
      expect(types).not.toEqual([]);
      // A listener whose process was killed may have to wait until its group has forgotten it.
      await eventually(async () => expect(await heard(schema)).toEqual(await told(types)), { timeout: 45_000 });
    }
    expect(await records.everywhere(`select key from $schema.parked_key`)).toEqual([]);
    expect(await records.everywhere(`select id from $schema.parked_fact`)).toEqual([]);
  });

  it('the audit chain of every case is whole', async () => {
    for (const schema of SCHEMAS) {
      const broken = await records.rows(
        `select a.case_id, a.sequence from ${schema}.audit a left join ${schema}.audit b on b.case_id = a.case_id and b.sequence = a.sequence - 1
         where a.previous_hash <> coalesce(b.hash, 'sha256:0')`,
      );
      expect(broken).toEqual([]);
    }
  });

  it('no workflow has failed, and each case is one chain of runs with a business ending', async () => {
    const faulty = ['Failed', 'Terminated', 'TimedOut', 'Canceled']
      .map((status) => `ExecutionStatus = '${status}'`)
      .join(' or ');
    expect(await runs.found(faulty)).toEqual([]);
    for (const courtCase of cases) {
      const chain = await runs.runsOf(courtCase.caseId);
      expect(counted(chain.map(({ status }) => status))).toMatchObject({ COMPLETED: 1 });
      const histories = await Promise.all(chain.map(({ workflowId, runId }) => runs.history(workflowId, runId)));
      const firsts = histories.map(
        ({ events }) => events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId,
      );
      expect(new Set(firsts).size).toBe(1);
      const end = histories.flatMap(
        ({ events }) => events?.at(-1)?.workflowExecutionCompletedEventAttributes?.result?.payloads ?? [],
      );
      const [result] = await runs.opened(end);
      const [record] = await records.rows(
        `select ending, ending_rule as rule from intake.case_record where case_id = $1`,
        [courtCase.caseId],
      );
      expect(result).toMatchObject({ caseId: courtCase.caseId, ...record });
    }
  });
});

const caseOf = (word: string) => cases.find(({ script }) => script.title.includes(word))!;
/** The instant at the end of an occasion depends on how fast the machine was. */
const INSTANT = /-(\d{13}|\d{4}-\d{2}-\d{2}T\d{2})$/;
const shortName = (type: string) => type.replace(/^cn\.court\.settlement\.|\.v1$/g, '');

/**
 * A reminder is lost where a machine was away until the day was over of which it speaks, and a letter to a body that has carried out meanwhile what it was late with; nothing else is, however
 * long it was. What agencies may be told of an entry comes after it only where it was heard before it was known who the party is.
 */
const mayBeMissing = (name: string): boolean =>
  /-reminder-|^negotiation-end-|-reminded$|^(agency-exchange\.(agency-lags 1|document-issued AGENCY_REMINDER)|credit-repair\.content-for-agencies)$/.test(
    name,
  );

const withoutThose = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([name]) => !mayBeMissing(name)));

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
