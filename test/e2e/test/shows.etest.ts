import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assetControlWorkflowId,
  creditRecordWorkflowId,
  resumedWorkflowId,
  ladderWorkflowId,
  settlementWorkflowId,
} from '@hejie/contracts/workflows';
import { SCRIPTS } from '@hejie/local/demo';
import { agreementTermsOf, eventually, fileApplicationOf } from '@hejie/testing';
import proto from '@temporalio/proto';
import { FilesBeside } from '../src/beside.js';
import { readTopics } from '../src/broker.js';
import { CaseRuns } from '../src/case-runs.js';
import { COURT, CourtCase, CREDITOR, DEBTOR, signedBy, staff } from '../src/court-case.js';
import { Doors } from '../src/doors.js';
import { foundIn, foundInBytes, linesWith } from '../src/personal-traces.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const { temporal } = proto;
/** The services that people speak to. */
const DOORS = ['intake', 'mediation', 'performance', 'asset-control', 'credit-repair'] as const;
const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const FILED = '2026-05-08T10:00:00+08:00';
const AGREED = '2026-06-01T10:00:00+08:00';
const BROKEN = '2026-07-15T10:00:00+08:00';

/** Invented people whose names and numbers would be recognised wherever they turned up. */
const PEOPLE = [
  {
    side: 'CREDITOR',
    kind: 'NATURAL_PERSON',
    name: '欧阳问渠',
    identityNumber: '370502198506174324',
    phone: '13954600017',
    address: '东营区济南路九十九号三单元',
    partyRef: 'creditor-demo',
  },
  {
    side: 'DEBTOR',
    kind: 'NATURAL_PERSON',
    name: '司马相如川',
    identityNumber: '370502199002285113',
    phone: '13954600029',
    address: '东营区黄河路八十八号院',
    partyRef: 'debtor-demo',
  },
] as const;
const HOUSE = '东营区黄河路八十八号院三号楼';
const PERSONAL = [
  ...PEOPLE.flatMap(({ name, identityNumber, phone, address }) => [name, identityNumber, phone, address]),
  HOUSE,
];
const identityOf = ({ name, identityNumber: number, address, phone }: (typeof PEOPLE)[number]) =>
  ({ kind: 'PERSON', name, number, address, phone }) as const;
/** The files beside the settlement: under enforcement property is controlled, and the debtor is listed, while he performs. */
const ASKED = '2026-06-02T09:00:00+08:00';
const ORDERED = '2026-06-02T15:00:00+08:00';
const LISTED = '2026-06-03T10:00:00+08:00';
const DEMONSTRATION = SCRIPTS.flatMap(({ application }) => application.parties.map(({ name }) => name));

let runs: CaseRuns;
let records: Records;
let courtCase: CourtCase;

beforeAll(async () => {
  [runs, records] = await Promise.all([CaseRuns.open(stack.addresses), Records.open(stack.databaseUrl)]);
  courtCase = await CourtCase.filed(doors, FILED, { parties: [...PEOPLE], greenChannel: true });
  await courtCase.consented(FILED);
  await courtCase.negotiating(FILED);
  await courtCase.agreed(signedBy(courtCase, agreementTermsOf()), AGREED);
  const beside = new FilesBeside(doors, courtCase, records, stack.addresses);
  await beside.identified({ CREDITOR: identityOf(PEOPLE[0]), DEBTOR: identityOf(PEOPLE[1]) }, ASKED);
  await beside.controlled(PEOPLE[1].identityNumber, HOUSE, { asked: ASKED, ordered: ORDERED });
  await beside.listed(LISTED);
  await refusedWithNames();
  await records.atRest();
}, 180_000);

afterAll(async () => {
  await Promise.all([runs?.close(), records?.close()]);
});

/** What is refused is logged: with a name in a wrong place, with a number that is none. */
async function refusedWithNames(): Promise<void> {
  const [creditor, debtor] = PEOPLE;
  const apply = (parties: object[]) =>
    doors.command('intake', '/applications', staff('filing-clerk'), { ...fileApplicationOf(), parties }, { at: FILED });
  const refused = [
    await apply([{ ...creditor, [creditor.name]: creditor.identityNumber }, debtor]),
    await apply([{ ...creditor, kind: creditor.name }, debtor]),
    await apply([{ ...creditor, phone: creditor.address }, debtor]),
    await apply([creditor, { ...debtor, kind: 'ENTERPRISE' }]),
    await doors.sendText('intake', '/applications', staff('filing-clerk'), `{"name": "${creditor.name}`, { at: FILED }),
    await doors.command(
      'intake',
      `/cases/${encodeURIComponent(debtor.name)}/consents`,
      CREDITOR,
      { partyId: creditor.name, answer: 'CONSENT' },
      { at: FILED },
    ),
    await doors.command(
      'performance',
      courtCase.path('/receipts'),
      staff('clerk'),
      { receiptId: 'x', valueDate: '2026-06-01', amount: creditor.identityNumber, proof: '缴款凭证' },
      { at: AGREED },
    ),
  ];
  expect(refused.map(({ status }) => Math.trunc(status / 100))).toEqual(refused.map(() => 4));
}

const found = (query: string) =>
  runs.found(`(${query}) and WorkflowId = '${settlementWorkflowId(courtCase.caseId)}' and ExecutionStatus = 'Running'`);

describe('an operator finds a case in Temporal', () => {
  it('by its number alone', async () => {
    const all = await runs.found(`HejieCaseNumber = '${courtCase.caseNumber}'`);
    expect(new Set(all.map(({ workflowId }) => workflowId))).toEqual(
      new Set([
        settlementWorkflowId(courtCase.caseId),
        assetControlWorkflowId(courtCase.caseId),
        creditRecordWorkflowId(courtCase.caseId, courtCase.partyId('DEBTOR')),
        ladderWorkflowId(courtCase.caseId),
      ]),
    );
  });

  it('by court, stage, breach, green channel and next deadline', async () => {
    const { nextDeadline } = await courtCase.status();
    const due = Date.parse(nextDeadline!.at);
    const around = (from: number, to: number) =>
      `HejieNextDeadline between '${new Date(due + from).toISOString()}' and '${new Date(due + to).toISOString()}'`;
    const queries = [
      `HejieCourt = '${COURT}'`,
      `HejieStage = 'PERFORMANCE'`,
      `HejieBreach = 'NONE'`,
      'HejieGreenChannel = true',
      around(-1_000, 1_000),
    ];
    for (const query of queries) expect({ query, found: (await found(query)).length }).toEqual({ query, found: 1 });
    for (const query of [
      `HejieCourt = '琼02'`,
      `HejieStage = 'NEGOTIATION'`,
      `HejieBreach = 'SUSPECTED'`,
      around(1_000, 2_000),
    ])
      expect({ query, found: (await found(query)).length }).toEqual({ query, found: 0 });
  });

  it('and reads in Chinese what it is, where it stands and until when, through the codec server only', async () => {
    const workflowId = settlementWorkflowId(courtCase.caseId);
    const { executionConfig } = await runs.description(workflowId);
    const sealed = executionConfig!.userMetadata!.summary!;
    expect(Buffer.from(sealed.data!).toString('utf8')).not.toContain(courtCase.caseNumber);
    expect(await runs.opened([sealed])).toEqual([`${courtCase.caseNumber} · 买卖合同纠纷 · 1000000.00元`]);
    const details = await runs.currentDetails(workflowId);
    expect(details).toMatch(new RegExp(`^\\*\\*${courtCase.caseNumber}\\*\\* 买卖合同纠纷 1000000\\.00元`));
    expect(details).toMatch(/阶段：履行/);
    expect(details).toMatch(/等待：按期履行，第1期[\d.]+元，至2026年6月30日24时/);
    expect(details).toMatch(/下一期限：2026年6月23日0时 第1期到期提醒（[\w-]+）/);
  });

  it('with the files beside it: its property by number, stage and court, in Chinese', async () => {
    const workflowId = assetControlWorkflowId(courtCase.caseId);
    const query = `HejieCaseNumber = '${courtCase.caseNumber}' and HejieCourt = '${COURT}' and HejieStage = 'UNDER_CONTROL'`;
    await eventually(async () => expect((await runs.found(query)).map((one) => one.workflowId)).toEqual([workflowId]));
    const { executionConfig } = await runs.description(workflowId);
    expect(await runs.opened([executionConfig!.userMetadata!.summary!])).toEqual([
      `财产查控 · ${courtCase.caseNumber} · （2026）鲁0502执501号`,
    ]);
    const details = await runs.currentDetails(workflowId);
    expect(details).toMatch(/阶段：查控/);
    expect(details).toMatch(/下一期限：\d{4}年\d+月\d+日\d+时 .+（[\w-]+）/);
  });

  it('and the credit record of its debtor', async () => {
    const workflowId = creditRecordWorkflowId(courtCase.caseId, courtCase.partyId('DEBTOR'));
    const query = `HejieCaseNumber = '${courtCase.caseNumber}' and HejieStage = 'PUBLISHED'`;
    await eventually(async () => expect((await runs.found(query)).map((one) => one.workflowId)).toEqual([workflowId]));
    const details = await runs.currentDetails(workflowId);
    expect(details).toContain(courtCase.caseNumber);
    expect(details).toMatch(/阶段：/);
  });

  it('also after a breach, when nobody but the creditor can go on', async () => {
    const at = BROKEN;
    await doors.command(
      'performance',
      courtCase.path('/receipts'),
      staff('clerk'),
      { receiptId: 'part', valueDate: '2026-06-30', amount: '1000.00', proof: '缴款凭证' },
      { at: '2026-06-30T10:00:00+08:00', until: at },
    );
    await eventually(
      async () => expect(await found(`HejieBreach = 'SUSPECTED' and HejieStage = 'BREACH'`)).toHaveLength(1),
      { timeout: 60_000 },
    );
    expect(await runs.currentDetails(settlementWorkflowId(courtCase.caseId))).toMatch(/违约：疑似违约/);
    await courtCase.does(
      'performance',
      '/election',
      CREDITOR,
      { partyId: courtCase.partyId('CREDITOR'), remedy: 'RESUME' },
      { at },
    );
    await courtCase.does('performance', '/ruling', staff('enforcement-judge'), { decision: 'RESUME' }, { at });
    await eventually(
      async () =>
        expect(
          await runs.found(
            `HejieStage = 'ENFORCEMENT' and HejieBreach = 'RESUMED' and WorkflowId = '${resumedWorkflowId(courtCase.caseId)}'`,
          ),
        ).toHaveLength(1),
      { timeout: 60_000 },
    );
    expect(await runs.currentDetails(resumedWorkflowId(courtCase.caseId))).toMatch(
      /执恢[\s\S]*阶段：恢复执行[\s\S]*余额/,
    );
  });
});

describe('no name, number or address of a person', () => {
  it('stands in the history of any workflow, and every payload is sealed', async () => {
    const all = await runs.found('');
    const kinds = [settlementWorkflowId, resumedWorkflowId, assetControlWorkflowId].map((idOf) =>
      idOf(courtCase.caseId),
    );
    const ids = [...kinds, creditRecordWorkflowId(courtCase.caseId, courtCase.partyId('DEBTOR'))];
    expect(all.map(({ workflowId }) => workflowId)).toEqual(expect.arrayContaining(ids));
    for (const { workflowId, runId } of all) {
      const history = await runs.history(workflowId, runId);
      const bytes = temporal.api.history.v1.History.encode(temporal.api.history.v1.History.create(history)).finish();
      expect({ workflowId, found: foundIn(bytes, [...PERSONAL, ...DEMONSTRATION]) }).toEqual({ workflowId, found: [] });
      // What holds nothing needs no seal: the answer of an activity that answers nothing.
      const said = encodingsIn(history).filter((encoding) => encoding !== 'binary/null');
      expect(new Set(said)).toEqual(new Set(['binary/encrypted']));
    }
    expect(foundInBytes(stack.temporalFiles, PERSONAL)).toEqual([]);
  });

  it('stands in Kafka: not in a key, not in a header, not in a fact', async () => {
    const { facts, dead } = await readTopics(stack.addresses.kafka);
    const cases = await records.rows<{ id: string }>(`select case_id::text as id from intake.application`);
    expect(new Set(facts.map(({ key }) => key))).toEqual(new Set(cases.map(({ id }) => id)));
    expect(dead).toEqual([]);
    const found = facts.filter(({ record: { key, value, headers } }) => {
      const bytes = [key, value, ...Object.values(headers).flat()].filter(
        (part) => part !== null && part !== undefined,
      );
      return foundIn(Buffer.concat(bytes), [...PERSONAL, ...DEMONSTRATION]).length > 0;
    });
    expect(found.map(({ record: { topic, offset } }) => `${topic}@${offset}`)).toEqual([]);
  });

  it('stands in a log', () => {
    expect(linesWith(stack.logs, ['service is listening']).length).toBeGreaterThanOrEqual(7);
    expect(linesWith(stack.logs, [...PERSONAL, ...DEMONSTRATION])).toEqual([]);
  });

  it('stands in a database but sealed', async () => {
    const tables = await records.rows<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('intake', 'mediation', 'performance', 'asset_control', 'credit_repair', 'bridge')`,
    );
    for (const { name } of tables) {
      const [{ rows } = { rows: 0 }] = await records.rows<{ rows: number }>(
        `select count(*)::int as rows from ${name} t where to_jsonb(t)::text ~ $1`,
        [PERSONAL.join('|')],
      );
      expect({ name, rows }).toEqual({ name, rows: 0 });
    }
    const { body } = await doors.read('intake', courtCase.path(), DEBTOR);
    expect(body.parties).toMatchObject([{ name: '欧阳某某' }, { name: '司马某某' }]);
  });

  it('is told by metrics, nor is any case', async () => {
    for (const process of [...DOORS, 'worker', 'bridge'] as const) {
      const text = await (await fetch(`${stack.addresses[process]}/metrics`)).text();
      expect([...PERSONAL, ...DEMONSTRATION, courtCase.caseId].filter((one) => text.includes(one))).toEqual([]);
    }
  });
});

describe('an operator sees each process', () => {
  it.each([...DOORS, 'worker', 'bridge'] as const)('%s lives, is ready and is measured', async (process) => {
    const get = (path: string) => fetch(`${stack.addresses[process]}${path}`);
    const [live, ready, metrics] = await Promise.all([get('/health/live'), get('/health/ready'), get('/metrics')]);
    expect([live.status, ready.status, metrics.status]).toEqual([200, 200, 200]);
    expect(await live.json()).toEqual({ status: 'live' });
    expect(await ready.json()).toMatchObject({ ready: true });
    const measured = (await metrics.text())
      .split('\n')
      .filter((line) => line.startsWith('http_server_request_duration_seconds_count{'));
    expect(measured.length).toBeGreaterThan(0);
  });

  it.each(DOORS)('%s describes its interface', async (service) => {
    expect((await fetch(`${stack.addresses[service]}/docs`)).status).toBe(200);
  });

  it('and every line that our processes log is one JSON object with time and level', () => {
    const ours = readdirSync(stack.logs).filter((name) =>
      /^(intake|mediation|performance|asset-control|credit-repair|worker|bridge)\.log$/.test(name),
    );
    expect(ours).toHaveLength(7);
    for (const name of ours) {
      const lines = readFileSync(join(stack.logs, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '');
      const odd = lines.filter((line) => !isLogEntry(line));
      expect({ name, odd: odd.slice(0, 3) }).toEqual({ name, odd: [] });
    }
  });
});

function isLogEntry(line: string): boolean {
  try {
    const { level, time } = JSON.parse(line) as { level?: unknown; time?: unknown };
    return level !== undefined && time !== undefined;
  } catch {
    return false;
  }
}

const IN_THE_CLEAR = ['searchAttributes', 'header'];

/**
 * How each payload of a history is encoded; search attributes and the trace context are in the clear by nature, and what the SDK
 * notes in the marker of a decision beside its answer: number, name and instants of the local activity.
 */
function encodingsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  const { metadata } = value as { metadata?: Record<string, unknown> };
  const encoding = metadata?.encoding;
  if (encoding instanceof Uint8Array) return [Buffer.from(encoding).toString('utf8')];
  const { markerName, details } = value as { markerName?: string; details?: Record<string, unknown> };
  if (markerName === 'core_local_activity')
    return Object.keys(details!).includes('result') ? encodingsIn(details!.result) : [];
  return Object.entries(value).flatMap(([name, inner]) => (IN_THE_CLEAR.includes(name) ? [] : encodingsIn(inner)));
}
