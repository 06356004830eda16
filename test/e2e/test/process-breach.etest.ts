import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgreementTerms } from '@hejie/settlement';
import { agreementTermsOf, eventually, fileApplicationOf } from '@hejie/testing';
import { CourtCase, CREDITOR, DEBTOR, signedBy, staff } from '../src/court-case.js';
import { CreditRecord, IDENTITIES } from '../src/credit-record.js';
import { Doors, type Answer, type Person } from '../src/doors.js';
import { expectProblem, type ExpectedRefusal } from '../src/refusals.js';
import { PAPERS, PropertyFile } from '../src/property-file.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const judge = staff('enforcement-judge');
let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
});
afterAll(() => records?.close());

const at = (day: string, time = '10:00:00') => `${day}T${time}+08:00`;
const midnight = (day: string) => at(day, '00:00:00');
type Row = Readonly<Record<string, unknown>>;

/** A case before its breach: filed, negotiated and signed, in performance. */
async function settled(
  days: { filed: string; agreed: string },
  terms: Partial<AgreementTerms> = {},
  filing: Parameters<typeof fileApplicationOf>[0] = {},
): Promise<CourtCase> {
  const courtCase = await CourtCase.filed(doors, at(days.filed, '09:00:00'), filing);
  await courtCase.consented(at(days.filed));
  await courtCase.negotiating(at(days.filed, '11:00:00'));
  await courtCase.agreed(signedBy(courtCase, agreementTermsOf(terms)), at(days.agreed));
  // Its ledger is opened by the step that follows the last signature.
  await eventually(async () =>
    expect((await doors.read('performance', courtCase.path('/ledger'), judge)).status).toBe(200),
  );
  return courtCase;
}

async function reads<T>(courtCase: CourtCase, path: string): Promise<T> {
  const { status, body } = await doors.read('performance', courtCase.path(path), judge);
  expect(status).toBe(200);
  return body as T;
}

/** The enforcement that the ruling resumed, which the case opens by a step of its own. */
const enforced = (courtCase: CourtCase): Promise<Row & { caseNumber: string }> =>
  eventually(async () => {
    const { enforcement } = await reads<{ enforcement: (Row & { caseNumber: string }) | null }>(
      courtCase,
      '/resumption',
    );
    expect(enforcement).not.toBeNull();
    return enforcement!;
  });

const desk = async (courtCase: CourtCase): Promise<readonly Row[]> => {
  const { body } = await doors.read(
    'performance',
    `/work-items?caseId=${encodeURIComponent(courtCase.caseId)}`,
    staff('supervisor'),
  );
  return (body as { items: readonly Row[] }).items;
};
const openTasks = async (courtCase: CourtCase) =>
  (await desk(courtCase)).filter(({ state }) => state === 'OPEN').map(({ kind }) => kind);

/** What performance wrote to the parties of a kind. */
const letters = (courtCase: CourtCase, kind: string): Promise<{ body: string; issued: string }[]> =>
  records.rows(
    `select body, to_char(issued_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as issued
       from performance.notice where case_id = $1 and kind = $2 order by issued_at, party_id`,
    [courtCase.caseId, kind],
  );

/** The instants of letters of a kind, once court time has come to them. */
const issued = async (courtCase: CourtCase, kind: string): Promise<string[]> => {
  const seen = async () => {
    const found = (await letters(courtCase, kind)).map((letter) => letter.issued);
    expect(found).not.toEqual([]);
    return found;
  };
  return eventually(seen, { timeout: 40_000 });
};
const twice = (instant: string) => [instant, instant];

/** A refusal, and how far court time runs on with it, ten days a second. */
const refused = async (
  courtCase: CourtCase,
  path: string,
  person: Person,
  body: object,
  when: string | { readonly at: string; readonly until: string },
  expected: ExpectedRefusal,
): Promise<Answer> => {
  const bearing = typeof when === 'string' ? { at: when } : { ...when, daysPerSecond: 10 };
  const answer = await doors.command('performance', courtCase.path(path), person, body, bearing);
  expectProblem(answer, expected);
  return answer;
};

const resume = (courtCase: CourtCase, over: object = {}) => ({
  partyId: courtCase.partyId('CREDITOR'),
  remedy: 'RESUME',
  ...over,
});

describe('S7: partial payments and true breach', () => {
  it.concurrent.each([
    ['dongying-2020', {}, {}, '执恢'],
    [
      'national',
      { grace: { days: 5, unit: 'WORKING' } as const },
      { enforcementNumber: `（2026）鲁0502执${randomInt(100_000, 999_999)}号` },
      '执',
    ],
  ] as const)(
    'under %s: found at the end of grace, resumed on application alone, on what is owed of the title',
    async (packId, terms, filing, type) => {
      const courtCase = await settled({ filed: '2026-05-25', agreed: '2026-06-01' }, terms, { packId, ...filing });
      await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-10-13', '23:59:00'));
      const creditorId = courtCase.partyId('CREDITOR');

      // Overdue from 09-30 on; grace runs to 10-13, and nothing is found within it.
      expect(await issued(courtCase, 'instalment-overdue')).toEqual(twice('2026-10-01 00:00:00'));
      expect(await reads(courtCase, '/findings')).toEqual({ items: [] });
      expect((await courtCase.status()).stage).toBe('PERFORMANCE');
      const inGrace = at('2026-10-13', '23:59:30');
      const unheard = { status: 409, code: 'CASE.WRONG_STAGE', rule: 'SET-ART-11-0' };
      await refused(courtCase, '/ruling', judge, { decision: 'RESUME' }, inGrace, unheard);
      // What is refused says how late it is too: from here court time runs on, and 10-14 00:00 comes by the case's own timer.
      const tolerate = { partyId: creditorId, remedy: 'TOLERATE' };
      const noBreach = { status: 422, code: 'ELECTION.NO_BREACH', rule: 'SET-ART-9-1' };
      await refused(courtCase, '/election', CREDITOR, tolerate, { at: inGrace, until: at('2026-11-22') }, noBreach);
      expect(await issued(courtCase, 'breach-suspected')).toEqual(twice('2026-10-14 00:00:00'));
      const { items } = await reads<{ items: readonly Row[] }>(courtCase, '/findings');
      expect(items).toMatchObject([
        {
          instalment: 2,
          datedTo: midnight('2026-10-14'),
          outcome: 'STANDS',
          evidence: {
            due: '2026-09-30',
            // SET-GRACE: dongying agrees none and waits five working days; the other court has agreed them.
            graceEnd: packId === 'dongying-2020' ? '2026-09-30' : '2026-10-13',
            ...(packId === 'dongying-2020' && { waitingEnd: '2026-10-13' }),
            breachDay: '2026-10-14',
            amount: '300000.00',
            outstanding: '300000.00',
            receiptsConsidered: [{ id: 'r-1', amount: '300000.00' }],
          },
          pack: { agreement: 1, overdueToldAt: midnight('2026-10-01'), deadline: midnight('2026-10-14') },
          packHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ]);
      // Whoever keeps the letter can tell that nobody has exchanged the evidence.
      for (const { body } of await letters(courtCase, 'breach-suspected')) expect(body).toContain(items[0]!.packHash);

      // Weeks later nothing has resumed by itself.
      expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
      expect(await openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
      expect(await reads(courtCase, '/resumption')).toEqual({ applications: [], enforcement: null });
      const debtorId = courtCase.partyId('DEBTOR');
      const before = at('2026-11-22', '12:00:00');
      const notCreditor = { status: 422, code: 'ELECTION.NOT_CREDITOR', rule: 'SET-ART-9-1' };
      await refused(courtCase, '/election', DEBTOR, resume(courtCase, { partyId: debtorId }), before, notCreditor);
      const notAParty = { status: 403, code: 'AUTH.NOT_A_PARTY' };
      await refused(courtCase, '/election', DEBTOR, resume(courtCase), before, notAParty);
      await refused(courtCase, '/ruling', judge, { decision: 'RESUME' }, before, unheard);

      // The creditor applies; the judge has the gate's answer, and only he rules.
      const applied = at('2026-11-23');
      await courtCase.does('performance', '/election', CREDITOR, resume(courtCase), { at: applied });
      expect(await openTasks(courtCase)).toEqual(['RESUMPTION_RULING']);
      expect((await reads<{ applications: readonly Row[] }>(courtCase, '/resumption')).applications).toMatchObject([
        { application: 1, outOfTime: false, ruling: null, gate: { decision: 'RESUME', ground: 'SET-ART-11-0' } },
      ]);
      const ruledAt = at('2026-11-23', '15:00:00');
      const denied = { status: 403, code: 'AUTH.ROLE_DENIED' };
      await refused(courtCase, '/ruling', staff('clerk'), { decision: 'RESUME' }, ruledAt, denied);
      const unreasoned = { status: 422, code: 'RULING.REASON_MISSING', rule: /./ };
      await refused(courtCase, '/ruling', judge, { decision: 'REFUSE' }, ruledAt, unreasoned);
      await courtCase.does('performance', '/ruling', judge, { decision: 'RESUME' }, { at: ruledAt });
      expect((await courtCase.status()).ending).toBe('RESUMED');

      const enforcement = await enforced(courtCase);
      expect(enforcement).toMatchObject({
        ground: 'SET-ART-11-0',
        balance: { asOf: '2026-11-23', amounts: { principal: '700000.00', doubled: '36610.00', total: '736610.00' } },
      });
      expect(enforcement.caseNumber).toMatch(type === '执' ? courtCase.caseNumber : /^（2026）鲁0502执恢\d+号$/);
      for (const sum of ['18725.00', '17885.00', '736610.00']) expect(enforcement.calculationList).toContain(sum);
      const [ruling] = await letters(courtCase, 'resumption-ruling');
      expect(ruling!.body).toContain('第十一条');
      expect(ruling!.body).toContain('736610.00');

      // What is owed is owed: neither a suit, nor a second application, nor a closing as performed.
      const after = at('2026-11-24');
      const ended = { status: 409, code: 'CASE.ENDED', rule: 'CASE-STATES' };
      await refused(courtCase, '/election', CREDITOR, { partyId: creditorId, remedy: 'SUE' }, after, ended);
      const owed = { status: 422, code: 'ENFORCEMENT.NOT_SATISFIED', rule: 'CLS-3' };
      await refused(courtCase, '/closing', judge, { mode: '执行完毕' }, after, owed);
    },
    180_000,
  );

  it.concurrent(
    'DIS-ART-1, S7: listed for refusing to perform the settlement only once the decision is served',
    async () => {
      const courtCase = await settled({ filed: '2026-05-25', agreed: '2026-06-01' });
      const record = await new CreditRecord(doors, courtCase, records).identified(IDENTITIES, at('2026-06-02'));
      await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-11-22'));
      await courtCase.resumption('RESUME', at('2026-11-23'));
      // Credit hears of the resumption with the next fact.
      await eventually(() => record.proposed(at('2026-11-24'), 6), { timeout: 30_000 });
      await record.decided(at('2026-11-25'));
      expect(await record.publicationRefused(at('2026-11-25', '11:00:00'))).toBe('LISTING.NOT_SERVED');
      await record.served(at('2026-11-26'));
      await record.published(at('2026-11-26', '15:00:00'));
      await record.stageIs('PUBLISHED');
    },
    180_000,
  );
});

describe('S8: the order of satisfaction', () => {
  const interestFirst = ['fee', 'doubled', 'interest', 'principal'] as const;
  const seized = [
    { receiptId: 'seized-1', valueDate: '2026-12-08', amount: '200000.00', proof: '扣划回单' },
    { receiptId: 'seized-2', valueDate: '2026-12-10', amount: '300000.00', proof: '扣划回单' },
  ];
  const owedOn = async (courtCase: CourtCase, day: string) => {
    const { enforcement } = await reads<{ enforcement: { standing: { amounts: Row } } }>(
      courtCase,
      `/resumption?asOf=${day}`,
    );
    return enforcement.standing.amounts;
  };
  const resumed = async (terms: Partial<AgreementTerms>) => {
    const courtCase = await settled({ filed: '2026-05-25', agreed: '2026-06-01' }, terms);
    await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-11-22'));
    await issued(courtCase, 'breach-suspected');
    await courtCase.resumption('RESUME', at('2026-11-23'));
    await enforced(courtCase);
    return courtCase;
  };

  it.concurrent.each([
    ['the law: title first, doubled part last', null, { principal: '200000.00', doubled: '38692.50' }],
    // Agreed of what is received from December on; of the instalment of June the legal order holds.
    ['the agreement: interest first', interestFirst, { principal: '238692.50', doubled: '0.00' }],
  ])(
    'INT-ORD-1, by %s: 500,000 seized on 12-10',
    async (_order, allocationOrder, left) => {
      const from = allocationOrder === null ? {} : { allocationFrom: '2026-12-01' as AgreementTerms['allocationFrom'] };
      const courtCase = await resumed({ allocationOrder, ...from });
      // 17 days more on 700,000: 2,082.50.
      expect(await owedOn(courtCase, '2026-12-10')).toMatchObject({ principal: '700000.00', doubled: '38692.50' });
      const receipt = { receiptId: 'seized', valueDate: '2026-12-10', amount: '500000.00', proof: '扣划回单' };
      await courtCase.does('performance', '/receipts', staff('clerk'), receipt, { at: at('2026-12-10') });
      expect(await owedOn(courtCase, '2026-12-10')).toMatchObject({ ...left, total: '238692.50' });
    },
    180_000,
  );

  it.concurrent(
    'posted back to its value date, the same is left whichever entry comes first',
    async () => {
      const leftOf = async (entries: typeof seized) => {
        const courtCase = await resumed({});
        for (const entry of entries)
          await courtCase.does('performance', '/receipts', staff('clerk'), entry, { at: at('2026-12-12') });
        return owedOn(courtCase, '2026-12-12');
      };
      const [one, other] = await Promise.all([leftOf(seized), leftOf(seized.toReversed())]);
      expect(one).toEqual(other);
      // 36,610.00; 15 days on 700,000, 2 on 500,000 and 2 on 200,000.
      expect(one).toMatchObject({ principal: '200000.00', doubled: '38692.50' });
    },
    180_000,
  );
});

describe('S9: 王贵和 v 兴源', () => {
  const terms = {
    total: '3800000.00',
    schedule: [
      { no: 1, due: '2017-10-09', amount: '1300000.00' },
      { no: 2, due: '2017-11-09', amount: '1500000.00' },
      { no: 3, due: '2017-12-09', amount: '1000000.00' },
    ],
    waivers: [],
  } as unknown as Partial<AgreementTerms>;
  const filing = {
    packId: 'national',
    enforcementNumber: `（2017）鲁0502执${randomInt(100_000, 999_999)}号`,
    claim: '3800000.00',
    title: {
      ...fileApplicationOf().title,
      number: '（2017）鲁0502民初1号',
      principal: '3800000.00',
      expiry: '2017-06-30',
    },
  };

  it.concurrent(
    'late, late and early is performed: refused before the last day by 11(2), after it by 11(1), with the hint of a suit',
    async () => {
      const courtCase = await settled({ filed: '2017-09-01', agreed: '2017-09-11' }, terms, filing);
      await courtCase.pays('w-1', '1300000.00', at('2017-10-16'));
      await courtCase.pays('w-2', '1500000.00', at('2017-11-16'), at('2017-12-06'));
      await courtCase.does('performance', '/election', CREDITOR, resume(courtCase), { at: at('2017-12-07') });
      const first = await reads<{ applications: { gate: { findings: Row[] } }[] }>(courtCase, '/resumption');
      expect(first.applications[0]!.gate).toMatchObject({ decision: 'REFUSE', ground: 'SET-ART-11-2' });
      expect(first.applications[0]!.gate.findings.map(({ code }) => code)).toEqual([
        'LATE(7)',
        'LATE(7)',
        'NOT_DUE',
        'DAMAGES_BY_SUIT',
      ]);
      const noon = at('2017-12-07', '12:00:00');
      const gate = { status: 422, code: 'RULING.GATE_REFUSES', rule: 'SET-ART-11-2' };
      await refused(courtCase, '/ruling', judge, { decision: 'RESUME' }, noon, gate);
      await courtCase.pays('w-3', '1000000.00', at('2017-12-08'));
      await refused(courtCase, '/ruling', judge, { decision: 'RESUME' }, at('2017-12-11'), {
        ...gate,
        rule: 'SET-ART-11-1',
      });
      await courtCase.does('performance', '/ruling', judge, { decision: 'REFUSE' }, { at: at('2017-12-11') });
      expect((await courtCase.status()).ending).toBe('PERFORMED');
      const [{ ground, rulingGate }] = (
        await reads<{ applications: [{ ground: string; rulingGate: { findings: Row[] } }] }>(courtCase, '/resumption')
      ).applications;
      expect(ground).toBe('SET-ART-11-1');
      expect(rulingGate.findings.map(({ code }) => code)).toEqual([
        'LATE(7)',
        'LATE(7)',
        'EARLY(1)',
        'READING_AT_DECISION',
        'READING_AT_APPLICATION',
        'DAMAGES_BY_SUIT',
      ]);
      const hint = rulingGate.findings.at(-1) as { rule: string };
      expect(hint.rule).toBe('SET-ART-15-1');
    },
    180_000,
  );
});

describe('S13: not yet due, and anticipatory breach', () => {
  it.concurrent(
    'refused by 11(2) while nothing due is unpaid; what the debtor writes and gives away lies before the judge, with a signal',
    async () => {
      const courtCase = await settled({ filed: '2026-05-25', agreed: '2026-06-01' });
      await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-09-14'));
      await courtCase.does('performance', '/election', CREDITOR, resume(courtCase), { at: at('2026-09-15') });
      const noon = at('2026-09-15', '12:00:00');
      const gate = { status: 422, code: 'RULING.GATE_REFUSES', rule: 'SET-ART-11-2' };
      await refused(courtCase, '/ruling', judge, { decision: 'RESUME' }, noon, gate);
      await courtCase.does('performance', '/ruling', judge, { decision: 'REFUSE' }, { at: noon });
      expect((await courtCase.status()).stage).toBe('PERFORMANCE');

      const signs = [
        { kind: 'STATEMENT', on: '2026-09-16', text: '被执行人来函称“不再履行”' },
        { kind: 'TRANSFER', on: '2026-09-17', text: '厂房转让登记到关联公司名下' },
      ];
      const when = at('2026-09-18');
      await refused(courtCase, '/election', CREDITOR, resume(courtCase, { signs }), when, {
        status: 422,
        code: 'ELECTION.SIGNS_UNPLEADED',
        rule: 'SET-ART-11-2x',
      });
      const pleads = { anticipatoryBreach: true };
      const ahead = [{ ...signs[0]!, on: '2026-09-19' }];
      await refused(courtCase, '/election', CREDITOR, resume(courtCase, { pleads, signs: ahead }), when, {
        status: 422,
        code: 'ELECTION.SIGN_IN_FUTURE',
        rule: 'SET-ART-11-2x',
      });
      await courtCase.does('performance', '/election', CREDITOR, resume(courtCase, { pleads, signs }), { at: when });
      const tasks = (await desk(courtCase)).filter(({ state }) => state === 'OPEN');
      expect(tasks.find(({ kind }) => kind === 'RESUMPTION_RULING')).toMatchObject({
        role: 'enforcement-judge',
        facts: { decision: 'RESUME', ground: 'SET-ART-11-2x', pleads, signs },
      });
      expect(tasks.find(({ kind }) => kind === 'EVASION_CHECK')).toMatchObject({
        role: 'enforcement-judge',
        facts: { signals: [{ code: 'EVASION' }, { code: 'SHAM_SETTLEMENT' }], signs },
      });

      // What is pleaded is no finding: the judge finds it, and gives his reason.
      const ruledAt = at('2026-09-21');
      await refused(courtCase, '/ruling', judge, { decision: 'RESUME', reason: '查明转移厂房' }, ruledAt, gate);
      const found = { anticipatoryBreach: true };
      await refused(courtCase, '/ruling', judge, { decision: 'RESUME', found }, ruledAt, {
        status: 422,
        code: 'RULING.REASON_MISSING',
        rule: /./,
      });
      const ruling = { decision: 'RESUME', found, reason: '被执行人书面表示不再履行并转移厂房' };
      await courtCase.does('performance', '/ruling', judge, ruling, { at: ruledAt });
      expect((await courtCase.status()).ending).toBe('RESUMED');
      // The signal is looked into whatever became of the application.
      expect(await openTasks(courtCase)).toEqual(['EVASION_CHECK']);
    },
    180_000,
  );
});

describe('S14: who stands behind the settlement', () => {
  const received = { document: '担保书原件', on: '2026-05-25', place: '卷一第9页' };
  const letter = {
    ...{ by: 'NATURAL_PERSON', claim: '本金100万元', manner: '连带责任保证', creditorConsent: 'RECORD' },
    received,
  };
  const promised = { guarantorId: 'g-1', promisesDirectEnforcement: true, scope: '全部债务', cap: '500000.00', letter };
  const silent = { guarantorId: 'g-2', promisesDirectEnforcement: false, scope: '全部债务' };
  const second = { ...promised, guarantorId: 'g-3' };
  const guarantors = [promised, silent, second] as unknown as AgreementTerms['guarantors'];

  it.concurrent(
    'the linter warns of a promise that is missing and refuses a deferral of more than a year; with the promise a judge orders, within the clause, cash first',
    async () => {
      const courtCase = await CourtCase.filed(doors, at('2026-05-25', '09:00:00'));
      await courtCase.consented(at('2026-05-25'));
      await courtCase.negotiating(at('2026-05-25', '11:00:00'));
      const terms = signedBy(courtCase, agreementTermsOf({ guarantors }));
      const drafts = (path: string, body: object) =>
        doors.command('mediation', courtCase.path(path), staff('mediator'), body, { at: at('2026-05-26') });
      const deferral = { from: '2026-06-01', until: '2027-06-02' };
      const longer = { ...terms, guarantors: [{ ...promised, deferral }, silent, second] };
      const { body: review } = await drafts('/agreements/review', { on: '2026-05-26', terms: longer });
      expect((review['findings'] as Row[]).map(({ code, severity, rule }) => [code, severity, rule])).toEqual(
        expect.arrayContaining([
          ['AGREEMENT.GUARANTOR_WITHOUT_PROMISE', 'WARNING', 'SET-ART-18-2'],
          ['AGREEMENT.DEFERRAL_TOO_LONG', 'BLOCKING', 'GUA-4'],
        ]),
      );
      expect(await drafts('/agreements', { terms: longer })).toMatchObject({
        status: 422,
        body: { code: 'AGREEMENT.ILLEGAL' },
      });
      await courtCase.agreed(terms, at('2026-06-01'));

      const [creditorId, debtorId] = [courtCase.partyId('CREDITOR'), courtCase.partyId('DEBTOR')];
      const path = '/guarantors/enforcement';
      const against = { partyId: creditorId, guarantorId: 'g-1' };
      await refused(courtCase, path, CREDITOR, against, at('2026-06-02'), {
        status: 409,
        code: 'GUARANTOR.NOT_RESUMED',
        rule: 'SET-ART-18-1',
      });
      await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-11-22'));
      await issued(courtCase, 'breach-suspected');
      await courtCase.resumption('RESUME', at('2026-11-23'));

      // On the creditor's application alone, against who promised the court.
      const when = at('2026-11-25');
      await refused(courtCase, path, DEBTOR, { ...against, partyId: debtorId }, when, {
        status: 422,
        code: 'GUARANTOR.NOT_CREDITOR',
        rule: 'SET-ART-18-1',
      });
      await refused(courtCase, path, CREDITOR, { ...against, guarantorId: 'g-2' }, when, {
        status: 409,
        code: 'GUARANTOR.NO_PROMISE',
        rule: 'SET-ART-18-2',
      });
      const order = { guarantorId: 'g-1', decision: 'ENFORCE', rulingNumber: '（2026）鲁0502执恢714号之一' };
      await refused(courtCase, `${path}/ruling`, judge, order, when, {
        status: 409,
        code: 'GUARANTOR.NOT_APPLIED',
        rule: 'SET-ART-18-1',
      });
      const entered = await doors.command('performance', courtCase.path(path), CREDITOR, against, { at: when });
      expect(entered.status).toBe(201);
      await refused(courtCase, `${path}/ruling`, judge, { ...order, debtorCash: '800000.00' }, when, {
        status: 422,
        code: 'GUARANTOR.CASH_SUFFICES',
        rule: 'GUA-5',
      });
      // 736,855.00 are owed on that day, and the debtor's cash goes first: where 600,000 are left of it, the clause ends at 500,000.
      const ruled = { ...order, debtorCash: '136855.00' };
      const ruling = await doors.command('performance', courtCase.path(`${path}/ruling`), judge, ruled, { at: when });
      expect(ruling).toMatchObject({ status: 201, body: { decision: 'ENFORCE', upTo: '500000.00' } });
      // Where less is left than the clause reaches, no more than that.
      const other = { guarantorId: 'g-3', rulingNumber: '（2026）鲁0502执恢714号之二' };
      await doors.command(
        'performance',
        courtCase.path(path),
        CREDITOR,
        { ...against, guarantorId: 'g-3' },
        { at: when },
      );
      const left = { ...order, ...other, debtorCash: '336610.00' };
      expect(
        await doors.command('performance', courtCase.path(`${path}/ruling`), judge, left, { at: when }),
      ).toMatchObject({ status: 201, body: { decision: 'ENFORCE', upTo: '400245.00' } });
      expect(await openTasks(courtCase)).toContain('CONTROL_GUARANTOR');
      const ofRuling = (await letters(courtCase, 'guarantor-ruling')).map(({ body }) => body);
      for (const [number, most] of [
        [order.rulingNumber, '500000.00'],
        [other.rulingNumber, '400245.00'],
      ] as const)
        expect(ofRuling.filter((body) => body.includes(number) && body.includes(`以${most}元为限`))).not.toEqual([]);
      for (const body of ofRuling) expect(body).toContain('第十八条');

      // Asset control hears of it: of the guarantor's property no more is controlled, and ready money of the debtor goes first.
      const { caseNumber: authority } = await enforced(courtCase);
      const file = await new PropertyFile(doors, courtCase, records, authority).opened(at('2026-11-26'));
      await file.identified(IDENTITIES, at('2026-11-26'));
      const account = (id: string, of: object) => ({
        id,
        class: 'DEPOSIT',
        indivisible: false,
        value: '900000.00',
        valuedOn: '2026-11-26',
        detail: { description: '存款', keeper: '某某银行' },
        ...of,
      });
      const names = (asset: object) =>
        file.does('/assets', staff('clerk'), { byPartyId: creditorId, asset }, at('2026-11-26', '11:00:00'));
      const basis = { liability: 'GUARANTOR_BY_RULING', liabilityBasis: order.rulingNumber };
      await names(account('of-guarantor', { ownerPartyId: `${courtCase.caseId}/g-1`, ...basis }));
      await names(account('of-debtor', { ownerPartyId: debtorId, value: '1000.00' }));
      const controls = (assetId: string, cap: string) => ({
        authority,
        ...PAPERS,
        orders: [{ controlId: `c-${assetId}`, assetId, cap }],
      });
      const noon = at('2026-11-26', '12:00:00');
      const ordersOf = (assetId: string, cap: string) => file.refused('/controls', judge, controls(assetId, cap), noon);
      await eventually(async () =>
        expect(await ordersOf('of-guarantor', '500000.00')).toBe('CONTROL.DEBTOR_CASH_FIRST'),
      );
      await file.does('/controls', judge, controls('of-debtor', '1000.00'), noon);
      expect(await ordersOf('of-guarantor', '500000.01')).toBe('CONTROL.BEYOND_GUARANTEE');
    },
    180_000,
  );
});
