import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LegalDate, Yuan } from '@hejie/law';
import type { AgreementTerms } from '@hejie/settlement';
import { eventually, type fileApplicationOf } from '@hejie/testing';
import { COURT, CourtCase, staff } from '../src/court-case.js';
import { at } from '../src/court-time.js';
import { Doors, type Answer, type Bearing, type Person } from '../src/doors.js';
import { expectProblem } from '../src/refusals.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const [clerk, judge, president] = [staff('clerk'), staff('enforcement-judge'), staff('court-president')];
let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
}, 180_000);
afterAll(() => records?.close());

type Row = Readonly<Record<string, unknown>>;

/** S17: 25,000 falls due on 2026-09-30. */
const TERMS: Partial<AgreementTerms> = {
  // Within grace who is late is told so, and nothing is found yet.
  grace: { days: 5, unit: 'WORKING' },
  schedule: (
    [
      ['2026-06-30', '300000.00'],
      ['2026-09-30', '25000.00'],
      ['2026-12-31', '575000.00'],
    ] as [LegalDate, Yuan][]
  ).map(([due, amount], index) => ({ no: index + 1, due, amount })),
};

const settled = (filing: Parameters<typeof fileApplicationOf>[0] = {}): Promise<CourtCase> =>
  CourtCase.settled(doors, { filed: '2026-05-25', agreed: '2026-06-01' }, TERMS, filing);

const ask = (path: string, body: unknown, bearing: Bearing, person: Person = clerk): Promise<Answer> =>
  doors.command('performance', path, person, body, bearing);
const accepted = async (answer: Promise<Answer>): Promise<Row> => {
  const { status, body } = await answer;
  expect([status, body]).toEqual([201, body]);
  return body;
};

/** An account of the court at its bank. */
async function account(): Promise<number> {
  const body = { number: String(randomInt(1e9, 9e9)), bank: '示例银行', holder: '案款专户', packId: 'dongying-2020' };
  return (await accepted(ask('/bank-accounts', body, { at: at('2026-09-28', '09:00:00') })))['account'] as number;
}

interface Line {
  readonly reference: string;
  readonly amount: string;
  readonly day?: string;
  readonly name?: string;
  readonly memo?: string;
  readonly out?: true;
}
const csv = (...lines: Line[]): string =>
  ['reference,direction,amount,valueDate,name,memo']
    .concat(
      lines.map(({ reference, amount, day = '2026-09-28', name = '', memo = '', out }) =>
        [reference, out ? 'OUT' : 'IN', amount, day, name, `"${memo}"`].join(','),
      ),
    )
    .join('\n') + '\n';
const file = (no: number, when: string, ...lines: Line[]) =>
  accepted(ask('/bank-files', { account: no, format: 'CSV', content: csv(...lines) }, { at: when }));

const suspended = async (no: number): Promise<Row[]> => {
  const { body } = await doors.read('performance', '/suspense?limit=500', clerk);
  return (body['items'] as Row[]).filter((line) => line['account'] === no);
};
const ofCase = async (courtCase: CourtCase, path: string): Promise<Row> =>
  (await doors.read('performance', courtCase.path(path), judge)).body;
const openTasks = (courtCase: CourtCase, kind: string) =>
  records.rows<{ due: string }>(
    `select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as due from performance.work_items
      where case_id = $1 and kind = $2 and state = 'OPEN' order by due_at`,
    [courtCase.caseId, kind],
  );
const letters = async (courtCase: CourtCase, kind: string): Promise<string[]> =>
  (
    await records.rows<{ issued: string }>(
      `select to_char(issued_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as issued from performance.notice
        where case_id = $1 and kind = $2 order by issued_at, party_id`,
      [courtCase.caseId, kind],
    )
  ).map(({ issued }) => issued);
const facts = (courtCase: CourtCase, name: string) =>
  records.rows<{ type: string }>(`select type from performance.outbox where aggregate_id = $1 and type like $2`, [
    courtCase.caseId,
    `%.${name}.v1`,
  ]);

describe('S17: unidentified money', () => {
  it.each([
    ['jianli-2023', { packId: 'jianli-2023@2' }, '2026-10-09 00:00'],
    [
      'enterprise-2025',
      { packId: 'enterprise-2025@2', enforcementNumber: `（2026）${COURT}执${randomInt(10_000, 90_000)}号` },
      '2026-10-17 00:00',
    ],
  ] as const)(
    'under %s: identified on the last day, the instalment was on time, the notice of 10-01 is withdrawn, and the clock of paying out is the pack’s',
    async (_, filing, payOutBy) => {
      const courtCase = await settled(filing);
      const no = await account();
      const line = { reference: `S17-${randomUUID()}`, amount: '25000.00', name: '某某' };
      expect(await file(no, at('2026-09-28', '15:00:00'), line)).toMatchObject({ entered: 1, matched: 0, suspense: 1 });
      const [lying] = await suspended(no);
      // Three working days from its booking end on 10-08, after the holidays.
      expect(lying).toMatchObject({ suspense: { reason: 'NOTHING_KNOWN', dueAt: at('2026-10-09', '00:00:00') } });

      await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-10-01', '12:00:00'));
      await eventually(
        async () => expect(await letters(courtCase, 'instalment-overdue')).toEqual(Array(2).fill('2026-10-01 00:00')),
        { timeout: 30_000 },
      );
      expect(await openTasks(courtCase, 'PAY_OUT')).toEqual([]);

      const part = { caseId: courtCase.caseId, amount: '25000.00', payerPartyId: courtCase.partyId('DEBTOR') };
      const match = { parts: [part], note: '付款回单' };
      const when = { at: at('2026-10-08') };
      expect(await accepted(ask(`/suspense/${String(lying!['lineId'])}/match`, match, when))).toMatchObject({
        state: 'MATCHED',
        suspense: null,
      });
      const ledger = await ofCase(courtCase, '/ledger');
      expect((ledger['instalments'] as Row[])[1]).toMatchObject({ status: 'EARLY', paidOn: '2026-09-28' });
      expect(await ofCase(courtCase, '/findings')).toEqual({ items: [] });
      expect(await letters(courtCase, 'overdue-withdrawn')).toEqual(Array(2).fill('2026-10-08 10:00'));
      expect(await facts(courtCase, 'overdue-notice-withdrawn')).toHaveLength(1);
      expect(await openTasks(courtCase, 'PAY_OUT')).toEqual([{ due: payOutBy }]);
      expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
    },
    60_000,
  );
});

describe('two debtors of one name', () => {
  it('are never told apart by name and sum; a number in the memo wins, whoever pays', async () => {
    const [one, two] = [await settled(), await settled()];
    const no = await account();
    const name = `同名公司${randomInt(1e6, 9e6)}`;
    for (const courtCase of [one, two]) {
      const payer = { name, partyId: courtCase.partyId('DEBTOR') };
      await accepted(ask(courtCase.path('/payers'), payer, { at: at('2026-06-30', '09:00:00') }));
    }
    const line = { amount: '300000.00', name, day: '2026-06-30' };
    const when = at('2026-06-30', '15:00:00');
    expect(await file(no, when, { reference: 'N-1', ...line })).toMatchObject({ matched: 0, suspense: 1 });
    const [lying] = await suspended(no);
    expect(lying).toMatchObject({
      suspense: { reason: 'NOT_SURE', proposals: [{ confidence: 50 }, { confidence: 50 }] },
    });
    expect(await file(no, when, { reference: 'N-2', ...line, memo: two.caseNumber })).toMatchObject({ matched: 1 });
    expect(await ofCase(two, '/ledger')).toMatchObject({ paid: '300000.00' });
    expect(await ofCase(one, '/ledger')).toMatchObject({ paid: '0.00' });
    // The same file once more, and cut in two with what came before: nothing is doubled.
    const again = [
      { reference: 'N-2', ...line, memo: two.caseNumber },
      { reference: 'N-3', ...line, amount: '1.00', memo: two.caseNumber },
    ];
    expect(await file(no, when, ...again)).toMatchObject({ known: 1, entered: 1 });
    expect(await file(no, when, again[1]!)).toMatchObject({ known: 1, entered: 0 });
    expect(await ofCase(two, '/ledger')).toMatchObject({ paid: '300001.00' });
  }, 60_000);
});

describe('a pay-out (PROC-30)', () => {
  it('stays on a listed ground with two approvals, goes on from its end, and is made with four eyes', async () => {
    const courtCase = await settled();
    const no = await account();
    const arrived = { reference: 'P-1', amount: '300000.00', day: '2026-06-30', memo: courtCase.caseNumber };
    await file(no, at('2026-06-30', '15:00:00'), arrived);
    expect(await openTasks(courtCase, 'PAY_OUT')).toEqual([{ due: '2026-07-31 00:00' }]);
    const path = (rest: string) => courtCase.path(rest);
    const july = (day: string) => ({ at: at(`2026-07-${day}`) });

    const hold = { withholdingId: 'h-1', ground: 'DISTRIBUTION', reason: '另案参与分配', until: '2026-08-31' };
    await accepted(ask(path('/withholdings'), hold, july('01')));
    const approval = path('/withholdings/h-1/approval');
    expectProblem(await ask(approval, { approved: true }, july('01')), { status: 403, code: 'AUTH.ROLE_DENIED' });
    await accepted(ask(approval, { approved: true }, july('01'), judge));
    expect(await openTasks(courtCase, 'PAY_OUT')).toHaveLength(1);
    expect(await accepted(ask(approval, { approved: true }, july('02'), president))).toMatchObject({
      state: 'APPROVED',
    });
    expect(await openTasks(courtCase, 'PAY_OUT')).toEqual([]);
    expect(await openTasks(courtCase, 'REVIEW_WITHHOLDING')).toEqual([{ due: '2026-09-01 00:00' }]);
    expect(await letters(courtCase, 'case-money-withheld')).toEqual(['2026-07-02 10:00']);
    const payout = {
      payoutId: `out-${randomInt(1e6, 9e6)}`,
      amount: '300000.00',
      payeePartyId: courtCase.partyId('CREDITOR'),
    };
    const withheld = { status: 409, code: 'PAYOUT.WITHHELD', rule: 'PROC-30' };
    expectProblem(await ask(path('/payouts'), payout, july('03')), withheld);

    const end = { endedOn: '2026-07-20', reason: '分配方案已生效' };
    await accepted(ask(path('/withholdings/h-1/end'), end, july('20')));
    // The later of thirty days from the notice and ten from the end.
    expect(await openTasks(courtCase, 'PAY_OUT')).toEqual([{ due: '2026-07-31 00:00' }]);
    await accepted(ask(path('/payouts'), payout, july('21')));
    const approve = path(`/payouts/${payout.payoutId}/approval`);
    await accepted(ask(approve, { approved: true }, july('21'), judge));
    const out = { reference: 'P-2', amount: '300000.00', day: '2026-07-22', memo: payout.payoutId, out: true } as const;
    expect(await file(no, at('2026-07-22', '18:00:00'), out)).toMatchObject({ matched: 1, suspense: 0 });
    expect(await ofCase(courtCase, '/money')).toMatchObject({
      received: '300000.00',
      paidOut: '300000.00',
      held: '0.00',
      payouts: [{ state: 'PAID', paidOn: '2026-07-22', atBank: true }],
    });
    expect(await openTasks(courtCase, 'PAY_OUT')).toEqual([]);
    expect(await letters(courtCase, 'case-money-paid-out')).toHaveLength(1);
  }, 60_000);
});
