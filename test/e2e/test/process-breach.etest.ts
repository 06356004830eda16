import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgreementTerms } from '@hejie/settlement';
import { eventually, fileApplicationOf } from '@hejie/testing';
import { CourtCase, CREDITOR, DEBTOR, staff } from '../src/court-case.js';
import { at, midnight } from '../src/court-time.js';
import { CreditRecord, IDENTITIES } from '../src/credit-record.js';
import { Doors } from '../src/doors.js';
import { Records } from '../src/records.js';
import { SettlementInPerformance, type Row } from '../src/settlement-in-performance.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const judge = staff('enforcement-judge');
let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
});
afterAll(() => records?.close());

const twice = (instant: string) => [instant, instant];

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
      const courtCase = await CourtCase.settled(doors, { filed: '2026-05-25', agreed: '2026-06-01' }, terms, {
        packId,
        ...filing,
      });
      const settlement = new SettlementInPerformance(doors, records, courtCase);
      await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-10-13', '23:59:00'));
      const creditorId = courtCase.partyId('CREDITOR');

      // Overdue from 09-30 on; grace runs to 10-13, and nothing is found within it.
      expect(await settlement.issued('instalment-overdue')).toEqual(twice('2026-10-01 00:00:00'));
      expect(await settlement.reads('/findings')).toEqual({ items: [] });
      expect((await courtCase.status()).stage).toBe('PERFORMANCE');
      const inGrace = at('2026-10-13', '23:59:30');
      const unheard = { status: 409, code: 'CASE.WRONG_STAGE', rule: 'SET-ART-11-0' };
      await settlement.refused('/ruling', judge, { decision: 'RESUME' }, inGrace, unheard);
      // What is refused says how late it is too: from here court time runs on, and 10-14 00:00 comes by the case's own timer.
      const tolerate = { partyId: creditorId, remedy: 'TOLERATE' };
      const noBreach = { status: 422, code: 'ELECTION.NO_BREACH', rule: 'SET-ART-9-1' };
      await settlement.refused('/election', CREDITOR, tolerate, { at: inGrace, until: at('2026-11-22') }, noBreach);
      expect(await settlement.issued('breach-suspected')).toEqual(twice('2026-10-14 00:00:00'));
      const { items } = await settlement.reads<{ items: readonly Row[] }>('/findings');
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
      for (const { body } of await settlement.letters('breach-suspected')) expect(body).toContain(items[0]!.packHash);

      // Weeks later nothing has resumed by itself.
      expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
      expect(await courtCase.openTasks('performance')).toEqual(['CREDITOR_ELECTION']);
      expect(await settlement.reads('/resumption')).toEqual({ applications: [], enforcement: null });
      const debtorId = courtCase.partyId('DEBTOR');
      const before = at('2026-11-22', '12:00:00');
      const notCreditor = { status: 422, code: 'ELECTION.NOT_CREDITOR', rule: 'SET-ART-9-1' };
      await settlement.refused('/election', DEBTOR, settlement.application({ partyId: debtorId }), before, notCreditor);
      const notAParty = { status: 403, code: 'AUTH.NOT_A_PARTY' };
      await settlement.refused('/election', DEBTOR, settlement.application(), before, notAParty);
      await settlement.refused('/ruling', judge, { decision: 'RESUME' }, before, unheard);

      // The creditor applies; the judge has the gate's answer, and only he rules.
      await settlement.applied(at('2026-11-23'));
      expect(await courtCase.openTasks('performance')).toEqual(['RESUMPTION_RULING']);
      expect((await settlement.reads<{ applications: readonly Row[] }>('/resumption')).applications).toMatchObject([
        { application: 1, outOfTime: false, ruling: null, gate: { decision: 'RESUME', ground: 'SET-ART-11-0' } },
      ]);
      const ruledAt = at('2026-11-23', '15:00:00');
      const denied = { status: 403, code: 'AUTH.ROLE_DENIED' };
      await settlement.refused('/ruling', staff('clerk'), { decision: 'RESUME' }, ruledAt, denied);
      const unreasoned = { status: 422, code: 'RULING.REASON_MISSING', rule: /./ };
      await settlement.refused('/ruling', judge, { decision: 'REFUSE' }, ruledAt, unreasoned);
      await courtCase.does('performance', '/ruling', judge, { decision: 'RESUME' }, { at: ruledAt });
      expect((await courtCase.status()).ending).toBe('RESUMED');

      const enforcement = await settlement.enforced();
      expect(enforcement).toMatchObject({
        ground: 'SET-ART-11-0',
        balance: { asOf: '2026-11-23', amounts: { principal: '700000.00', doubled: '36610.00', total: '736610.00' } },
      });
      expect(enforcement.caseNumber).toMatch(type === '执' ? courtCase.caseNumber : /^（2026）鲁0502执恢\d+号$/);
      for (const sum of ['18725.00', '17885.00', '736610.00']) expect(enforcement.calculationList).toContain(sum);
      const [ruling] = await settlement.letters('resumption-ruling');
      expect(ruling!.body).toContain('第十一条');
      expect(ruling!.body).toContain('736610.00');

      // What is owed is owed: neither a suit, nor a second application, nor a closing as performed.
      const after = at('2026-11-24');
      const ended = { status: 409, code: 'CASE.ENDED', rule: 'CASE-STATES' };
      await settlement.refused('/election', CREDITOR, { partyId: creditorId, remedy: 'SUE' }, after, ended);
      const owed = { status: 422, code: 'ENFORCEMENT.NOT_SATISFIED', rule: 'CLS-3' };
      await settlement.refused('/closing', judge, { mode: '执行完毕' }, after, owed);
    },
    180_000,
  );

  it.concurrent(
    'DIS-ART-1, S7: listed for refusing to perform the settlement only once the decision is served',
    async () => {
      const courtCase = await CourtCase.settled(doors, { filed: '2026-05-25', agreed: '2026-06-01' });
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
      const courtCase = await CourtCase.settled(doors, { filed: '2017-09-01', agreed: '2017-09-11' }, terms, filing);
      const settlement = new SettlementInPerformance(doors, records, courtCase);
      await courtCase.pays('w-1', '1300000.00', at('2017-10-16'));
      await courtCase.pays('w-2', '1500000.00', at('2017-11-16'), at('2017-12-06'));
      await settlement.applied(at('2017-12-07'));
      const first = await settlement.reads<{ applications: { gate: { findings: Row[] } }[] }>('/resumption');
      expect(first.applications[0]!.gate).toMatchObject({ decision: 'REFUSE', ground: 'SET-ART-11-2' });
      expect(first.applications[0]!.gate.findings.map(({ code }) => code)).toEqual([
        'LATE(7)',
        'LATE(7)',
        'NOT_DUE',
        'DAMAGES_BY_SUIT',
      ]);
      const noon = at('2017-12-07', '12:00:00');
      const gate = { status: 422, code: 'RULING.GATE_REFUSES', rule: 'SET-ART-11-2' };
      await settlement.refused('/ruling', judge, { decision: 'RESUME' }, noon, gate);
      await courtCase.pays('w-3', '1000000.00', at('2017-12-08'));
      await settlement.refused('/ruling', judge, { decision: 'RESUME' }, at('2017-12-11'), {
        ...gate,
        rule: 'SET-ART-11-1',
      });
      await courtCase.does('performance', '/ruling', judge, { decision: 'REFUSE' }, { at: at('2017-12-11') });
      expect((await courtCase.status()).ending).toBe('PERFORMED');
      const [{ ground, rulingGate }] = (
        await settlement.reads<{ applications: [{ ground: string; rulingGate: { findings: Row[] } }] }>('/resumption')
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
      const courtCase = await CourtCase.settled(doors, { filed: '2026-05-25', agreed: '2026-06-01' });
      const settlement = new SettlementInPerformance(doors, records, courtCase);
      await courtCase.pays('r-1', '300000.00', at('2026-06-30'), at('2026-09-14'));
      await settlement.applied(at('2026-09-15'));
      const noon = at('2026-09-15', '12:00:00');
      const gate = { status: 422, code: 'RULING.GATE_REFUSES', rule: 'SET-ART-11-2' };
      await settlement.refused('/ruling', judge, { decision: 'RESUME' }, noon, gate);
      await courtCase.does('performance', '/ruling', judge, { decision: 'REFUSE' }, { at: noon });
      expect((await courtCase.status()).stage).toBe('PERFORMANCE');

      const signs = [
        { kind: 'STATEMENT', on: '2026-09-16', text: '被执行人来函称“不再履行”' },
        { kind: 'TRANSFER', on: '2026-09-17', text: '厂房转让登记到关联公司名下' },
      ];
      const when = at('2026-09-18');
      await settlement.refused('/election', CREDITOR, settlement.application({ signs }), when, {
        status: 422,
        code: 'ELECTION.SIGNS_UNPLEADED',
        rule: 'SET-ART-11-2x',
      });
      const pleads = { anticipatoryBreach: true };
      const ahead = [{ ...signs[0]!, on: '2026-09-19' }];
      await settlement.refused('/election', CREDITOR, settlement.application({ pleads, signs: ahead }), when, {
        status: 422,
        code: 'ELECTION.SIGN_IN_FUTURE',
        rule: 'SET-ART-11-2x',
      });
      await settlement.applied(when, { pleads, signs });
      const tasks = await courtCase.tasks('performance', { state: 'OPEN' });
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
      await settlement.refused('/ruling', judge, { decision: 'RESUME', reason: '查明转移厂房' }, ruledAt, gate);
      const found = { anticipatoryBreach: true };
      await settlement.refused('/ruling', judge, { decision: 'RESUME', found }, ruledAt, {
        status: 422,
        code: 'RULING.REASON_MISSING',
        rule: /./,
      });
      const ruling = { decision: 'RESUME', found, reason: '被执行人书面表示不再履行并转移厂房' };
      await courtCase.does('performance', '/ruling', judge, ruling, { at: ruledAt });
      expect((await courtCase.status()).ending).toBe('RESUMED');
      await settlement.enforced();
      // The signal is looked into whatever became of the application.
      expect(await courtCase.openTasks('performance')).toEqual(['EVASION_CHECK', 'RESTORE_MEASURES']);
    },
    180_000,
  );
});
