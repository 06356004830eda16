import { describe, expect, it } from '@jest/globals';
import {
  endingForNowAnswer,
  endingsForNowAnswer,
  findingsAnswer,
  ledgerAnswer,
  resumptionAnswer,
} from '@hejie/contracts/http';
import { legalDate, type Yuan } from '@hejie/law';
import { SettlementLedger, type TitleTerms } from '@hejie/settlement';
import * as ledgers from '../src/ledger/ledgers.js';
import { COURT, NOTHING_FOUND, performanceFixture, type OpenCase } from './fixture.js';
import { FOUND } from './fixture/found-for-now.js';

const performing = performanceFixture();
const APPLIED = '2026-11-23T10:00:00+08:00';
const RULED = '2026-11-23T15:00:00+08:00';
/** 15 days for the ruling. */
const DUE = '2026-12-09T00:00:00+08:00';
/** The two years are over on 2029-01-02. */
const TOO_LATE = '2029-01-10T10:00:00+08:00';

async function resumed(title?: TitleTerms): Promise<OpenCase> {
  const courtCase = await performing.inBreach(title);
  await performing.elect(courtCase, 'RESUME', APPLIED);
  await performing.rule(courtCase, 'RESUME', RULED, { reason: '债务人无正当理由' });
  return courtCase;
}

const ONE_SUM: TitleTerms = {
  principal: '1000000.00' as Yuan,
  dailyRate: '0',
  expiry: legalDate('2026-03-15'),
  fee: '0.00' as Yuan,
};

const numberOf = ({ caseId }: OpenCase): string => `（2026）鲁0502执恢${caseId.split('-').at(-1)!}号`;
const open = (courtCase: OpenCase) =>
  performing.enforce(courtCase, RULED, {
    act: 'openEnforcement',
    caseNumber: numberOf(courtCase),
    ground: 'SET-ART-11-0',
  });

describe('an application to resume', () => {
  it('goes to the judge as a task with the gate’s answer, the findings and what would change it', async () => {
    const courtCase = await performing.inBreach();
    const { after } = await performing.elect(courtCase, 'RESUME', APPLIED);
    expect(after).toMatchObject({
      stage: 'RULING',
      breach: 'APPLIED',
      application: { number: 1, partyId: courtCase.parties[0]!.partyId },
    });
    const { fixture } = performing;
    const items = await fixture.workItems(courtCase.caseId);
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
    expect(await fixture.facts(courtCase.caseId, 'resumption-assessed')).toMatchObject([{ step: 3 }]);
    expect(await fixture.facts(courtCase.caseId, 'remedy-elected')).toMatchObject([{ step: 3 }]);
    expect(await performing.stages(courtCase)).toEqual([
      'BREACH 申请执行人选择恢复执行、起诉或者容忍',
      'RULING 法官对恢复执行申请的裁定',
    ]);
  });

  it('SET-ART-11: shows the judge how it stands, as money comes while he considers and is taken out again', async () => {
    const courtCase = await performing.inBreach();
    await performing.elect(courtCase, 'RESUME', APPLIED);
    const told = await performing.rulingTask(courtCase);
    expect(told.facts).toMatchObject({ decision: 'RESUME', ground: 'SET-ART-11-0', pleads: {} });
    await performing.receive(courtCase, 'r-9', '2026-11-24', '600000').expect(201);
    const paid = await performing.rulingTask(courtCase);
    expect(paid).toMatchObject({
      state: 'OPEN',
      dueAt: told.dueAt,
      rule: 'SET-ART-11-1',
      facts: {
        decision: 'REFUSE',
        ground: 'SET-ART-11-1',
        days: { appliedOn: '2026-11-23', completedOn: '2026-11-24', decidedOn: '2026-11-24' },
        lastDayToApply: told.facts['lastDayToApply'],
      },
    });
    await performing.reverse(courtCase, 'r-9', '2026-11-25T10:00:00+08:00').expect(201);
    const back = await performing.rulingTask(courtCase);
    expect(back).toMatchObject({ rule: 'SET-ART-11-0', facts: { decision: 'RESUME', ground: 'SET-ART-11-0' } });
    expect(back.facts).not.toHaveProperty('days');
    const reassessed = 'workflow resumption.reassessed';
    expect((await performing.fixture.audit(courtCase.caseId)).filter((line) => line === reassessed)).toHaveLength(2);
    await performing.rule(courtCase, 'RESUME', '2026-11-25T11:00:00+08:00', { reason: '债务人无正当理由' });
    const { state, facts } = await performing.rulingTask(courtCase);
    await performing.receive(courtCase, 'r-10', '2026-11-25', '600000').expect(201);
    expect(await performing.rulingTask(courtCase)).toMatchObject({ state, facts });
  });

  it('SET-ART-11-3, SET-ART-11-0: shows the judge that the agreed grace is over when it is, once', async () => {
    const entered = await performing.fixture.enter({ packId: 'national@1' });
    const courtCase = await performing.open({ grace: { days: 7, unit: 'CALENDAR' } }, undefined, undefined, entered);
    await performing.elect(courtCase, 'RESUME', '2026-07-02T10:00:00+08:00');
    expect(await performing.rulingTask(courtCase)).toMatchObject({
      rule: 'SET-ART-11-3',
      facts: { decision: 'REFUSE' },
    });
    await performing.reach(courtCase, 'GRACE_END', '2026-07-08T00:00:00+08:00', 1);
    await performing.entries(courtCase, '2026-07-08T10:00:00+08:00');
    expect(await performing.rulingTask(courtCase)).toMatchObject({
      state: 'OPEN',
      rule: 'SET-ART-11-0',
      facts: { decision: 'RESUME', ground: 'SET-ART-11-0' },
    });
    const lines = await performing.fixture.audit(courtCase.caseId);
    expect(lines.filter((line) => line === 'workflow resumption.reassessed')).toHaveLength(1);
  });

  it('SET-ART-11-3: keeps what the creditor pleads while money comes', async () => {
    const courtCase = await performing.open();
    await performing.elect(courtCase, 'RESUME', '2026-06-10T10:00:00+08:00', { fraudOrDuress: true });
    const { facts } = await performing.rulingTask(courtCase);
    expect(facts).toMatchObject({ decision: 'RESUME', pleads: { fraudOrDuress: true } });
    await performing.receive(courtCase, 'r-1', '2026-06-11', '100').expect(201);
    const { decision, ground } = (await performing.rulingTask(courtCase)).facts;
    expect({ decision, ground }).toEqual({ decision: facts['decision'], ground: facts['ground'] });
  });

  it('SET-ART-10-2: interrupts the two years: what the case waits for is no longer their old end', async () => {
    const courtCase = await performing.inBreach();
    await performing.reach(courtCase, 'GRACE_END', '2027-01-09T00:00:00+08:00', 3);
    expect(courtCase.decided.after.ledger.next).toMatchObject({ at: '2028-12-03T00:00:00+08:00' });
    const { after } = await performing.elect(courtCase, 'RESUME', '2027-02-01T10:00:00+08:00');
    expect(after.ledger.next).toBeUndefined();
    const refused = await performing.rule(courtCase, 'REFUSE', '2027-03-09T10:00:00+08:00', { reason: '条件未成就' });
    expect(refused.after.ledger.next).toMatchObject({
      items: [{ kind: 'APPLICATION_PERIOD_WARNING', day: '2029-03-09' }],
    });
  });

  it('PER-5: on paper counts from its posting, is told with who recorded it, and is in time', async () => {
    const courtCase = await performing.inBreach();
    const { caseId } = courtCase;
    const onPaper = { postedOn: legalDate('2028-12-29'), receivedOn: legalDate('2029-01-04') };
    const { after } = await performing.electOnPaper(courtCase, TOO_LATE, onPaper);
    expect(after.application).toMatchObject({ number: 1 });
    expect(await performing.fixture.facts(caseId, 'remedy-elected')).toMatchObject([
      { data: { remedy: 'RESUME', onPaper: { ...onPaper, recordedBy: 'clerk-1' } } },
    ]);
    expect((await performing.fixture.workItems(caseId)).at(-1)).toMatchObject({
      kind: 'RESUMPTION_RULING',
      facts: { outOfTime: false, appliedOn: '2028-12-29', lastDayToApply: '2029-01-02' },
    });
    const { body } = await performing.fixture.read(`/cases/${caseId}/resumption`, courtCase.clerk).expect(200);
    expect(body.applications).toMatchObject([{ ...onPaper, recordedBy: 'clerk-1', outOfTime: false }]);
  });

  it('SET-ART-11-3: pleaded fraud resumes where the ledger alone would refuse', async () => {
    for (const [pleads, answer] of [
      [{}, { decision: 'REFUSE', ground: 'SET-ART-11-2' }],
      [{ fraudOrDuress: true }, { decision: 'RESUME', ground: 'SET-ART-11-5' }],
    ] as const) {
      const courtCase = await performing.open();
      await performing.elect(courtCase, 'RESUME', '2026-06-15T10:00:00+08:00', pleads);
      expect((await performing.fixture.workItems(courtCase.caseId)).at(-1)).toMatchObject({ facts: answer });
    }
  });

  it('SET-ART-16-1: of a settlement that is void while it is still performed nothing was given up, in the ruling’s letter and after it', async () => {
    const waivers = [{ of: 'PRINCIPAL', amount: '100000.00' as Yuan, condition: 'UNCONDITIONAL' }] as const;
    const courtCase = await performing.open({ waivers });
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.elect(courtCase, 'RESUME', APPLIED, { voidOrRevoked: true });
    await performing.rule(courtCase, 'RESUME', RULED, { reason: '判决已撤销协议', found: { voidOrRevoked: true } });
    for (const { body } of await performing.fixture.letters(courtCase.caseId, 'resumption-ruling'))
      expect(body).toContain('自始没有法律约束力');
    expect(await open(courtCase)).toMatchObject({ balance: { principal: '700000.00', total: '736610.00' } });
  });

  it('SET-ART-11-0: the law’s refusal of a ruling or a choice leaves nothing on record', async () => {
    const courtCase = await performing.open();
    const { caseId } = courtCase;
    await performing.elect(courtCase, 'RESUME', '2026-06-15T10:00:00+08:00');
    const before = await performing.fixture.audit(caseId);
    await expect(performing.rule(courtCase, 'RESUME', '2026-06-16T10:00:00+08:00')).rejects.toMatchObject({
      code: 'RULING.GATE_REFUSES',
      rule: 'SET-ART-11-2',
    });
    await expect(performing.suit(courtCase, true, '2026-06-16T10:00:00+08:00')).rejects.toMatchObject({
      code: 'CASE.WRONG_STAGE',
    });
    const other = await performing.open();
    await expect(performing.elect(other, 'SUE', '2026-06-16T10:00:00+08:00')).rejects.toMatchObject({
      code: 'ELECTION.NO_BREACH',
    });
    expect(await performing.fixture.audit(caseId)).toEqual(before);
    expect(await performing.openTasksByRole(courtCase)).toEqual(['RESUMPTION_RULING enforcement-judge']);
  });

  it('INT-10: where a court leaves out the time of the settlement, that ends with the ruling', async () => {
    const { caseId } = await resumed();
    const recorded = await ledgers.find(performing.fixture.dataSource.manager, caseId);
    const record = recorded!['record'];
    // No published pack leaves it out.
    const pack = { ...record.pack, interestDuringSettlement: 'EXCLUDE' as const };
    const balance = new SettlementLedger({ ...record, pack }).balance(legalDate('2026-12-10'));
    expect(balance.amounts.doubled).toBe('15557.50');
  });

  it('INT-TITLE: resumes on the items of the title, each from its own expiry, and the list names what is left of each', async () => {
    const item = { principal: '500000.00' as Yuan, rates: [] };
    const items = [
      { ...item, expiry: legalDate('2026-03-15') },
      { ...item, expiry: legalDate('2026-06-30') },
    ];
    const courtCase = await resumed({ ...ONE_SUM, items });
    // 500,000 for 107 days, the rest of it, 200,000, for 146, and the other 500,000 for 146.
    expect(await open(courtCase)).toMatchObject({ balance: { principal: '700000.00', doubled: '27247.50' } });
    const { fixture } = performing;
    const { body } = await fixture.read(`/cases/${courtCase.caseId}/resumption`, courtCase.clerk).expect(200);
    expect(body.enforcement.balance.items).toMatchObject([
      { no: 1, principal: '200000.00', doubled: '14472.50' },
      { no: 2, principal: '500000.00', doubled: '12775.00' },
    ]);
    expect(body.enforcement.calculationList).toContain('| 其中 | 第1项214472.50元 |');
    expect(resumptionAnswer.parse(body).enforcement?.balance.items).toHaveLength(2);
  });

  it('TITLE-ACT: of a title to acts is not satisfied by the ledger; its judge closes it', async () => {
    const courtCase = await resumed({ ...ONE_SUM, principal: '0.00' as Yuan, kind: 'ACT' });
    expect(await open(courtCase)).toMatchObject({ balance: { total: '0.00' } });
    const [letter] = await performing.fixture.letters(courtCase.caseId, 'enforcement-resumed');
    expect(letter!.body).toContain('生效法律文书指定的行为或者交付，尚未履行的，应当立即履行。');
    const at = '2026-12-10T10:00:00+08:00';
    expect(await performing.enforce(courtCase, at, { act: 'applyEnforcementEntries' })).not.toHaveProperty('closed');
    expect(
      await performing.enforce(courtCase, at, { act: 'closeEnforcement', mode: '执行完毕' }, 'judge-1'),
    ).toMatchObject({
      closed: '执行完毕',
    });
    // From now on the keys of its steps are kept for a time.
    expect(
      await performing.fixture.dataSource.query(
        'select enforcement_ending_known_at is not null as known from case_directory where case_id = $1',
        [courtCase.caseId],
      ),
    ).toEqual([{ known: true }]);
  });

  it('S7: resumes on 736,610.00 with its calculation list, once, and both sides read the article', async () => {
    const courtCase = await resumed();
    const { caseId } = courtCase;
    const { fixture } = performing;
    expect(courtCase.decided).toMatchObject({
      after: { breach: 'RESUMED' },
      ending: { ending: 'RESUMED', rule: 'SET-ART-11-0' },
    });
    expect((await performing.ledger(courtCase)).state).toBe('RESUMED');
    const caseNumber = numberOf(courtCase);
    expect(await open(courtCase)).toEqual({
      balance: {
        asOf: '2026-11-23',
        principal: '700000.00',
        interest: '0.00',
        doubled: '36610.00',
        fee: '0.00',
        total: '736610.00',
        surplus: '0.00',
      },
    });
    expect(await fixture.facts(caseId, 'enforcement-resumed')).toMatchObject([
      { data: { caseNumber, ground: 'SET-ART-11-0', principal: '700000.00', doubled: '36610.00', total: '736610.00' } },
    ]);
    const letters = await fixture.letters(caseId, 'resumption-ruling');
    expect(letters).toHaveLength(2);
    for (const text of [
      '最高人民法院关于执行和解若干问题的规定》第十一条',
      '理由：债务人无正当理由。',
      '《中华人民共和国民事诉讼法》第二百三十六条',
      '《最高人民法院关于执行和解若干问题的规定》第十七条',
      '736610.00元',
    ])
      expect(letters[0]!.body).toContain(text);
    expect(await performing.letters(courtCase, 'enforcement-resumed')).toBe(2);
    expect(await performing.tasks(courtCase)).toEqual([
      'CREDITOR_ELECTION DONE',
      'RESUMPTION_RULING DONE',
      'RESTORE_MEASURES OPEN',
    ]);

    const { body } = await fixture.read(`/cases/${caseId}/resumption`, courtCase.clerk).expect(200);
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
    expect(ledgerAnswer.safeParse(await performing.ledger(courtCase)).error).toBeUndefined();
    const findings = await fixture.read(`/cases/${caseId}/findings`, courtCase.clerk).expect(200);
    expect(findingsAnswer.safeParse(findings.body).error).toBeUndefined();
  });

  it('CLS-1: money that comes in after resumption is deducted, and what is satisfied closes by itself, in that transaction', async () => {
    const courtCase = await resumed();
    const { caseId } = courtCase;
    await open(courtCase);
    await performing.receive(courtCase, 'r-9', '2026-11-24', '736732.50').expect(201);
    const entries = { act: 'applyEnforcementEntries' } as const;
    expect(await performing.enforce(courtCase, '2026-11-24T15:00:00+08:00', entries)).toMatchObject({
      balance: { total: '0.00', surplus: '0.00' },
      closed: '执行完毕',
      satisfied: true,
    });
    expect(await performing.fixture.facts(caseId, 'enforcement-ended')).toMatchObject([
      { data: { mode: '执行完毕', total: '0.00' } },
    ]);
    expect(await performing.openTasksByRole(courtCase)).toEqual([]);
  });

  it('CLS-1: what was paid between the ruling and the opening is satisfied at once', async () => {
    const courtCase = await resumed();
    await performing.receive(courtCase, 'r-9', '2026-11-23', '2000000', RULED).expect(201);
    expect(await open(courtCase)).toMatchObject({ balance: { total: '0.00' }, closed: '执行完毕', satisfied: true });
    expect(await performing.letters(courtCase, 'enforcement-resumed')).toBe(2);
    expect(await performing.letters(courtCase, 'enforcement-ended')).toBe(2);
    expect(await performing.openTasksByRole(courtCase)).toEqual([]);
  });

  it('CLS-4: a person closes it in another mode, once, and is on record with it', async () => {
    const courtCase = await resumed();
    await open(courtCase);
    const close = () =>
      performing.enforce(
        courtCase,
        '2026-12-01T09:00:00+08:00',
        { act: 'closeEnforcement', mode: '终结执行' },
        'judge-1',
      );
    const { closed, satisfied } = await close();
    expect([closed, satisfied]).toEqual(['终结执行', undefined]);
    expect(await performing.fixture.audit(courtCase.caseId)).toContain('judge-1 enforcement.ended');
    await expect(close()).rejects.toMatchObject({ code: 'ENFORCEMENT.CLOSED' });
  });

  it('PROC-23: for now it is closed only once its conditions are found, verified by a panel and approved by the president', async () => {
    const courtCase = await resumed();
    await open(courtCase);
    const { fixture } = performing;
    const token = (role: 'enforcement-judge' | 'court-president', subject: string) =>
      fixture.token({ roles: [role], court: COURT, subject });
    const [judge, president] = [
      await token('enforcement-judge', 'judge-1'),
      await token('court-president', 'president-1'),
    ];
    const path = `/cases/${courtCase.caseId}/endings-for-now`;
    const NOW = '2027-03-01T09:00:00+08:00';
    const close = () =>
      performing.enforce(courtCase, NOW, { act: 'closeEnforcement', mode: '终结本次执行程序' }, 'judge-1');
    await expect(close()).rejects.toMatchObject({ code: 'FOR_NOW.NOT_REVIEWED' });
    const days = {
      filedOn: '2026-11-23',
      searched: { ...FOUND.searched, on: '2027-02-20' },
      creditorHeardOn: '2027-02-23',
      confirmed: { by: 'PANEL', on: '2027-02-26' },
    };
    const found = { ...FOUND, ...days, caseNumber: numberOf(courtCase) };
    const find = (body: object) => fixture.post(path, judge, NOW).send(body);
    const { searched: _, ...unsearched } = found;
    const lacking = await find({ ...unsearched, creditorHeardOn: null });
    expect([lacking.status, lacking.body.code]).toEqual([422, 'FOR_NOW.LACKING']);
    expect(lacking.body.problems).toMatchObject([{ path: '/searched' }, { path: '/creditorHeardOn' }]);
    const { body } = await find(found).expect(201);
    expect(endingForNowAnswer.parse(body)).toMatchObject({ no: 1, approved: null, endableFrom: '2027-02-24' });
    expect(JSON.stringify(body)).not.toContain('110105194912310021');
    expect((await find(found)).body.code).toBe('FOR_NOW.AWAITS_PRESIDENT');
    expect(await performing.openTasksByRole(courtCase)).toContain('ENDING_FOR_NOW_APPROVAL court-president');
    await expect(close()).rejects.toMatchObject({ code: 'FOR_NOW.AWAITS_PRESIDENT' });
    const approve = (no: number, said: object) => fixture.post(`${path}/${no}/approval`, president, NOW).send(said);
    await fixture.post(`${path}/1/approval`, judge, NOW).send({ approved: true }).expect(403);
    expect((await approve(2, { approved: true }).expect(404)).body.code).toBe('FOR_NOW.UNKNOWN');
    expect((await approve(1, { approved: false })).body.code).toBe('FOR_NOW.REASON_MISSING');
    await approve(1, { approved: false, reason: '不动产线索尚未核实' }).expect(201);
    await expect(close()).rejects.toMatchObject({ code: 'FOR_NOW.REFUSED' });
    await find(found).expect(201);
    await approve(2, { approved: true }).expect(201);
    expect(await performing.openTasksByRole(courtCase)).not.toContain('ENDING_FOR_NOW_APPROVAL court-president');
    const { body: shown } = await fixture.read(path, courtCase.clerk).expect(200);
    expect(endingsForNowAnswer.parse(shown).items.map(({ approved }) => approved)).toEqual([false, true]);
    expect(await close()).toMatchObject({ closed: '终结本次执行程序' });
    const [letter] = await fixture.letters(courtCase.caseId, 'enforcement-ended');
    expect(letter!.body).toContain('可以再次申请执行，不受申请执行时效期间的限制');

    // SET-RES-2: property is found; enforcement goes on under another number, and is closed as satisfied once the ledger says so.
    const closings = `/cases/${courtCase.caseId}/enforcement-closings`;
    const later = '2027-06-01T09:00:00+08:00';
    const again = {
      caseNumber: numberOf(courtCase).replace('（2026）', '（2027）'),
      mode: '执行完毕',
      closedOn: '2027-06-01',
      performance: { on: '2027-05-31', amount: '1000000.00' },
      document: '结案通知书',
    };
    const record = (body: object) => fixture.post(closings, judge, later).send(body);
    expect((await record({ ...again, caseNumber: numberOf(courtCase) })).body.code).toBe('ENFORCEMENT.CLOSED');
    expect((await record(again)).body.code).toBe('ENFORCEMENT.NOT_SATISFIED');
    await performing.receive(courtCase, 'r-found', '2027-05-31', '2000000', later).expect(201);
    await record(again).expect(201);
    expect(await fixture.facts(courtCase.caseId, 'enforcement-closing-recorded')).toMatchObject([
      { data: { mode: '执行完毕', closedOn: '2027-06-01', performance: { on: '2027-05-31' } } },
    ]);
    expect((await record({ ...again, mode: '终结执行' })).body.code).toBe('ENFORCEMENT.CLOSED');
    // Taken back, it is as ended for now again.
    await fixture
      .post(`${closings}/withdrawal`, judge, '2027-06-02T09:00:00+08:00')
      .send({ reason: '误登' })
      .expect(201);
    expect(await fixture.facts(courtCase.caseId, 'enforcement-closing-withdrawn')).toMatchObject([
      { data: { standing: { mode: '终结本次执行程序', closedOn: '2027-03-01' } } },
    ]);
  });
});

describe('SET-ART-10-2, SET-ART-10-3: whether an application came in time', () => {
  /** Nothing is paid, and he applies. */
  async function applied(at: string): Promise<OpenCase> {
    const courtCase = await performing.open();
    await performing.reach(courtCase, 'GRACE_END', '2027-01-09T00:00:00+08:00', 3);
    await performing.elect(courtCase, 'RESUME', at);
    return courtCase;
  }
  const told = async (courtCase: OpenCase) => {
    const { outOfTime, lastDayToApply } = (await performing.rulingTask(courtCase)).facts;
    const { body } = await performing.fixture
      .read(`/cases/${courtCase.caseId}/resumption`, courtCase.clerk)
      .expect(200);
    expect(body.applications).toMatchObject([{ outOfTime }]);
    return [outOfTime, lastDayToApply];
  };
  const [NEXT_DAY, OBJECTED] = ['2029-01-11T10:00:00+08:00', { reason: '债务人无正当理由', debtorObjects: true }];

  it('is asked anew with money that had come before their end, and then nothing bars it', async () => {
    const courtCase = await applied(TOO_LATE);
    expect(await told(courtCase)).toEqual([true, '2029-01-02']);
    await performing.receive(courtCase, 'r-1', '2028-12-20', '100000', NEXT_DAY).expect(201);
    expect(await told(courtCase)).toEqual([false, '2030-12-20']);
    const { ending } = await performing.rule(courtCase, 'RESUME', NEXT_DAY, OBJECTED);
    expect(ending).toMatchObject({ ending: 'RESUMED', rule: 'SET-ART-11-0' });
  });

  it('is asked anew with a demand that is recorded, once', async () => {
    const courtCase = await applied(TOO_LATE);
    const demand = { kind: 'DEMAND', actId: 'a-1', day: '2028-11-20', evidence: '催告函及签收回执' };
    await performing.act(courtCase, demand, NEXT_DAY).expect(201);
    await performing.act(courtCase, demand, NEXT_DAY).expect(201);
    expect(await told(courtCase)).toEqual([false, '2030-11-20']);
    const lines = await performing.fixture.audit(courtCase.caseId);
    expect(lines.filter((line) => line === 'workflow resumption.reassessed')).toHaveLength(1);
  });

  it('is asked anew when the bank takes back the money that had moved them, and the debtor’s objection bars it', async () => {
    const courtCase = await performing.open();
    await performing.reach(courtCase, 'GRACE_END', '2027-01-09T00:00:00+08:00', 3);
    await performing.receive(courtCase, 'r-1', '2028-12-20', '100000').expect(201);
    await performing.elect(courtCase, 'RESUME', '2030-06-03T10:00:00+08:00');
    expect(await told(courtCase)).toEqual([false, '2030-12-20']);
    const returned = '2030-06-10T10:00:00+08:00';
    await performing.reverse(courtCase, 'r-1', returned).expect(201);
    expect(await told(courtCase)).toEqual([true, '2029-01-02']);
    await expect(performing.rule(courtCase, 'RESUME', returned, OBJECTED)).rejects.toMatchObject({
      code: 'RULING.OUT_OF_TIME',
    });
    const { ending } = await performing.rule(courtCase, 'REFUSE', returned, OBJECTED);
    expect(ending).toMatchObject({ ending: 'APPLICATION_PERIOD_EXPIRED', rule: 'SET-ART-10-3' });
  });
});
