import { describe, expect, it } from '@jest/globals';
import { findingsAnswer, ledgerAnswer, resumptionAnswer } from '@hejie/contracts/http';
import { courtInstant, legalDate } from '@hejie/law';
import { deliverTwice } from '@hejie/testing';
import { COURT, deadline, EDITIONS, performanceStage, type OpenCase } from './stage.js';

const performing = performanceStage();
const APPLIED = courtInstant('2026-11-23T10:00:00+08:00');
const RULED = courtInstant('2026-11-23T15:00:00+08:00');
const NOTHING_FOUND = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false, conditionUnmet: false };
const DUE = courtInstant('2026-12-09T00:00:00+08:00');

/** S7: the first instalment paid, the second in breach. */
async function inBreach(): Promise<OpenCase> {
  const kase = await performing.open();
  await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
  await performing.activities.suspectBreach(deadline(kase, 'breach', '2026-10-14T00:00:00+08:00', 2));
  return kase;
}

async function applied(kase: OpenCase) {
  const { activities } = performing;
  const { caseId } = kase;
  await deliverTwice(activities.recordElection)({
    key: `${caseId}:election:1`,
    caseId,
    at: APPLIED,
    partyId: kase.parties[0]!.partyId,
    remedy: 'RESUME',
    by: 'creditor',
  });
  const gate = await activities.readGate({
    caseId,
    decisionDate: legalDate('2026-11-23'),
    calendarEditions: EDITIONS,
    pleads: {},
    basis: 'FOUND',
  });
  await deliverTwice(activities.layBeforeJudge)({
    key: `${caseId}:application:1`,
    caseId,
    at: APPLIED,
    court: COURT,
    application: 1,
    gate,
    outOfTime: false,
    dueAt: DUE,
  });
  return gate;
}

describe('an application to resume', () => {
  it('goes to the judge as a task with the gate’s answer, the findings and what would change it', async () => {
    const kase = await inBreach();
    const gate = await applied(kase);
    expect(gate).toMatchObject({ decision: 'RESUME', ground: 'SET-ART-11-0' });
    const items = await performing.stage.workItems(kase.caseId);
    expect(items).toMatchObject([
      { kind: 'CREDITOR_ELECTION', state: 'DONE', doneBy: 'creditor' },
      {
        kind: 'RESUMPTION_RULING',
        role: 'enforcement-judge',
        state: 'OPEN',
        facts: { decision: 'RESUME', ground: 'SET-ART-11-0', outOfTime: false },
      },
    ]);
    expect(items[1]!.dueAt).toEqual(new Date(DUE));
    expect(await performing.stage.facts(kase.caseId, 'resumption-assessed')).toHaveLength(1);
    expect(await performing.stage.facts(kase.caseId, 'remedy-elected')).toHaveLength(1);
  });

  it('SET-ART-11-3: pleaded fraud resumes where the ledger alone would refuse', async () => {
    const kase = await performing.open();
    const ask = (pleads: object) =>
      performing.activities.readGate({
        caseId: kase.caseId,
        decisionDate: legalDate('2026-06-15'),
        calendarEditions: EDITIONS,
        pleads,
        basis: 'FOUND',
      });
    expect(await ask({})).toMatchObject({ decision: 'REFUSE', ground: 'SET-ART-11-2' });
    expect(await ask({ fraudOrDuress: true })).toMatchObject({ decision: 'RESUME', ground: 'SET-ART-11-5' });
  });

  it('S7: resumes on 736,610.00 with its calculation list, once, and both sides read the article', async () => {
    const kase = await inBreach();
    await applied(kase);
    const { caseId, parties } = kase;
    const { activities, stage } = performing;
    await deliverTwice(activities.recordRuling)({
      key: `${caseId}:ruling:1`,
      caseId,
      at: RULED,
      application: 1,
      decision: 'RESUME',
      ground: 'SET-ART-11-0',
      reason: '债务人无正当理由',
      debtorObjects: false,
      found: NOTHING_FOUND,
      by: 'judge-1',
      parties,
    });
    const caseNumber = `（2026）鲁0502执恢${caseId.slice(0, 6)}号`;
    const resumed = {
      key: `${caseId}:resumed:opened`,
      caseId,
      at: RULED,
      court: COURT,
      caseNumber,
      ground: 'SET-ART-11-0',
      asOf: legalDate('2026-11-23'),
    };
    const [balance, again] = await deliverTwice(activities.openResumption)(resumed);
    expect(balance).toEqual({
      asOf: '2026-11-23',
      principal: '700000.00',
      interest: '0.00',
      doubled: '36610.00',
      fee: '0.00',
      total: '736610.00',
      surplus: '0.00',
    });
    expect(again).toEqual(balance);

    expect(await stage.facts(caseId, 'enforcement-resumed')).toMatchObject([
      { data: { caseNumber, ground: 'SET-ART-11-0', principal: '700000.00', doubled: '36610.00', total: '736610.00' } },
    ]);
    const letters = await stage.letters(caseId, 'resumption-ruling');
    expect(letters).toHaveLength(2);
    for (const text of [
      '最高人民法院关于执行和解若干问题的规定》第十一条',
      '理由：债务人无正当理由。',
      '《中华人民共和国民事诉讼法》第二百三十六条',
      '《最高人民法院关于执行和解若干问题的规定》第十七条',
      '736610.00元',
    ])
      expect(letters[0]!.body).toContain(text);
    expect(await stage.letters(caseId, 'enforcement-resumed')).toHaveLength(2);
    expect((await stage.workItems(caseId)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'CREDITOR_ELECTION DONE',
      'RESUMPTION_RULING DONE',
      'RESTORE_MEASURES OPEN',
    ]);

    const { body } = await stage.read(`/cases/${caseId}/resumption`, kase.clerk).expect(200);
    expect(resumptionAnswer.safeParse(body).error).toBeUndefined();
    expect(body.applications).toMatchObject([
      {
        application: 1,
        ruling: 'RESUME',
        ground: 'SET-ART-11-0',
        ruledBy: 'judge-1',
        reason: '债务人无正当理由',
        found: NOTHING_FOUND,
      },
    ]);
    expect(body.enforcement).toMatchObject({
      caseNumber,
      balance: { amounts: { total: '736610.00' } },
      closingMode: null,
    });
    expect(body.enforcement.calculationList).toContain('736610.00元');
    const ledger = await stage.read(`/cases/${caseId}/ledger`, kase.clerk).expect(200);
    expect(ledgerAnswer.safeParse(ledger.body).error).toBeUndefined();
    expect(ledger.body.state).toBe('RESUMED');
    const findings = await stage.read(`/cases/${caseId}/findings`, kase.clerk).expect(200);
    expect(findingsAnswer.safeParse(findings.body).error).toBeUndefined();
  });

  it('money that comes in after resumption is deducted, and the case is closed in its mode', async () => {
    const kase = await inBreach();
    await applied(kase);
    const { caseId } = kase;
    const { activities, stage } = performing;
    await activities.openResumption({
      key: `${caseId}:resumed:opened`,
      caseId,
      at: RULED,
      court: COURT,
      caseNumber: `（2026）鲁0502执恢${caseId.slice(0, 6)}号`,
      ground: 'SET-ART-11-0',
      asOf: legalDate('2026-11-23'),
    });
    await performing.receive(kase, 'r-9', '2026-11-24', '736732.50').expect(201);
    const balance = await activities.readBalance({ caseId, asOf: legalDate('2026-11-24') });
    expect(balance).toMatchObject({ total: '0.00', surplus: '0.00' });
    const closing = {
      key: `${caseId}:resumed:closed`,
      caseId,
      at: courtInstant('2026-11-24T15:00:00+08:00'),
      mode: '执行完毕' as const,
      balance,
    };
    await deliverTwice(activities.closeResumption)(closing);
    expect(await stage.facts(caseId, 'enforcement-ended')).toMatchObject([
      { data: { mode: '执行完毕', total: '0.00' } },
    ]);
    expect((await stage.workItems(caseId)).filter(({ state }) => state === 'OPEN')).toEqual([]);
  });
});

describe('the way that the creditor chose', () => {
  const elect = (kase: OpenCase, remedy: 'SUE' | 'TOLERATE') =>
    performing.activities.recordElection({
      key: `${kase.caseId}:election:1`,
      caseId: kase.caseId,
      at: APPLIED,
      partyId: kase.parties[0]!.partyId,
      remedy,
      by: 'creditor',
    });
  const open = async ({ caseId }: OpenCase) =>
    (await performing.stage.workItems(caseId))
      .filter(({ state }) => state === 'OPEN')
      .map(({ kind, role }) => `${kind} ${role}`);
  const rule = (kase: OpenCase, ground: string) =>
    performing.activities.recordRuling({
      key: `${kase.caseId}:ruling:1`,
      caseId: kase.caseId,
      at: RULED,
      application: 1,
      decision: 'REFUSE',
      ground,
      reason: '条件未成就',
      debtorObjects: ground === 'SET-ART-10-3',
      found: NOTHING_FOUND,
      by: 'judge-1',
      parties: kase.parties,
    });

  it('a suit is told to the debtor and waits for the judge; accepted, it ends performance', async () => {
    const kase = await inBreach();
    await elect(kase, 'SUE');
    const { stage, activities } = performing;
    expect((await stage.letters(kase.caseId, 'remedy-elected')).map(({ partyId }) => partyId)).toEqual([
      kase.parties[1]!.partyId,
    ]);
    expect(await open(kase)).toEqual(['SUIT_ON_SETTLEMENT enforcement-judge']);
    const suit = {
      key: `${kase.caseId}:suit:1`,
      caseId: kase.caseId,
      at: RULED,
      court: COURT,
      suitNumber: '（2026）鲁0502民初900号',
      accepted: true,
      by: 'judge-1',
      parties: kase.parties,
    };
    await deliverTwice(activities.recordSuit)(suit);
    expect((await stage.letters(kase.caseId, 'suit-recorded'))[0]!.body).toContain(
      '《最高人民法院关于执行和解若干问题的规定》第十四条',
    );
    expect(await open(kase)).toEqual([]);
    expect((await stage.read(`/cases/${kase.caseId}/ledger`, kase.clerk).expect(200)).body.state).toBe('SUED');
    await activities.remindInstalment(deadline(kase, 'reminder', '2026-12-24T00:00:00+08:00', 3));
    expect(await activities.suspectBreach(deadline(kase, 'breach', '2027-01-09T00:00:00+08:00', 3))).toEqual({
      suspected: false,
    });
    expect(await stage.letters(kase.caseId, 'instalment-reminder')).toEqual([]);
  });

  it('a suit that was not accepted, and a refused application, leave the choice open again', async () => {
    const kase = await inBreach();
    await elect(kase, 'SUE');
    await performing.activities.recordSuit({
      key: `${kase.caseId}:suit:1`,
      caseId: kase.caseId,
      at: RULED,
      court: COURT,
      suitNumber: '（2026）鲁0502民初900号',
      accepted: false,
      by: 'judge-1',
      parties: kase.parties,
    });
    expect(await open(kase)).toEqual(['CREDITOR_ELECTION judges-assistant']);
    const other = await inBreach();
    await applied(other);
    await rule(other, 'SET-ART-11-4');
    expect(await open(other)).toEqual(['CREDITOR_ELECTION judges-assistant']);
  });

  it('SET-ART-10-3: out of time on the debtor’s objection there is no enforcement, and the letter says so', async () => {
    const kase = await inBreach();
    await applied(kase);
    await rule(kase, 'SET-ART-10-3');
    const [letter] = await performing.stage.letters(kase.caseId, 'resumption-ruling');
    expect(letter!.body).toContain('裁定不予执行。理由：条件未成就。');
  });
});

describe('the end of performance', () => {
  it('leaves the clerk one task: to verify it with the creditor in writing (CLS-1)', async () => {
    const kase = await inBreach();
    const { caseId, parties } = kase;
    await performing.receive(kase, 'r-9', '2026-11-23', '600000', APPLIED).expect(201);
    const performed = {
      key: `${caseId}:performed`,
      caseId,
      at: APPLIED,
      court: COURT,
      performedOn: legalDate('2026-11-23'),
      parties,
    };
    await deliverTwice(performing.activities.recordPerformed, { atOnce: true })(performed);
    const { stage } = performing;
    expect((await stage.workItems(caseId)).map(({ kind, role, state }) => `${kind} ${role} ${state}`)).toEqual([
      'CREDITOR_ELECTION judges-assistant CANCELLED',
      'VERIFY_PERFORMANCE clerk OPEN',
    ]);
    expect(await stage.letters(caseId, 'settlement-performed')).toHaveLength(2);
    expect(await stage.facts(caseId, 'settlement-performed')).toMatchObject([
      { data: { total: '900000.00', performedOn: '2026-11-23' } },
    ]);
  });

  it('SET-ART-10: the creditor hears of the two years twice, and their end bars nothing by itself', async () => {
    const kase = await performing.open();
    const { caseId, parties } = kase;
    const lastDay = legalDate('2029-01-02');
    const warn = deliverTwice(performing.activities.warnApplicationPeriod);
    await warn({
      key: `${caseId}:period-warning`,
      caseId,
      at: courtInstant('2028-12-03T00:00:00+08:00'),
      lastDay,
      ended: false,
      parties,
    });
    await warn({
      key: `${caseId}:period-ended`,
      caseId,
      at: courtInstant('2029-01-03T00:00:00+08:00'),
      lastDay,
      ended: true,
      parties,
    });
    const { stage } = performing;
    expect((await stage.letters(caseId)).map(({ partyId }) => partyId)).toEqual([
      parties[0]!.partyId,
      parties[0]!.partyId,
    ]);
    expect(await stage.facts(caseId, 'application-period-warned')).toMatchObject([
      { data: { ended: false } },
      { data: { ended: true } },
    ]);
    expect((await stage.read(`/cases/${caseId}/ledger`, kase.clerk).expect(200)).body).toMatchObject({
      state: 'PERFORMING',
      asOf: '2029-01-03',
      overdue: '900000.00',
    });
  });
});
