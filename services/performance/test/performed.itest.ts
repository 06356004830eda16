import { randomInt } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { performanceFixture, type OpenCase } from './fixture.js';

const performing = performanceFixture();
const APPLIED = '2026-11-23T10:00:00+08:00';

describe('the end of performance', () => {
  it('leaves the clerk one task: to verify it with the creditor in writing (CLS-1)', async () => {
    const courtCase = await performing.inBreach();
    const { caseId } = courtCase;
    await performing.receive(courtCase, 'r-9', '2026-11-23', '600000', APPLIED).expect(201);
    const { ending } = await performing.entries(courtCase, APPLIED);
    expect(ending).toEqual({ ending: 'PERFORMED', rule: 'SET-ART-8-1', at: APPLIED });
    const { fixture } = performing;
    expect((await fixture.workItems(caseId)).map(({ kind, role, state }) => `${kind} ${role} ${state}`)).toEqual([
      'CREDITOR_ELECTION judges-assistant CANCELLED',
      'VERIFY_PERFORMANCE clerk OPEN',
    ]);
    expect(await performing.letters(courtCase, 'settlement-performed')).toBe(2);
    expect(await fixture.facts(caseId, 'settlement-performed')).toMatchObject([
      { data: { total: '900000.00', performedOn: '2026-11-23' } },
    ]);
  });

  describe('CLS-1: is verified with the creditor', () => {
    const NOON = '2026-06-30T15:00:00+08:00';
    const ANSWERED = '2026-07-02T10:00:00+08:00';
    async function performed(): Promise<OpenCase> {
      const courtCase = await performing.open();
      await performing.receive(courtCase, 'r-1', '2026-06-30', '900000').expect(201);
      await performing.entries(courtCase, NOON);
      return courtCase;
    }

    it('who confirms it, once', async () => {
      const courtCase = await performed();
      const [task] = await performing.fixture.workItems(courtCase.caseId);
      const byHand = await performing.fixture
        .post(`/work-items/${encodeURIComponent(task!.id)}/completion`, courtCase.clerk, ANSWERED)
        .send({ outcome: '已核实' })
        .expect(409);
      expect(byHand.body.en).toContain('performance-answers');
      const confirmed = { outcome: 'CONFIRMED' };
      const { body } = await performing.answers(courtCase, ANSWERED, confirmed).expect(201);
      expect(body).toMatchObject({ outcome: 'CONFIRMED', answeredOn: '2026-07-02', document: '核实笔录' });
      expect((await performing.answers(courtCase, ANSWERED, confirmed).expect(201)).body).toEqual(body);
      const denied = { outcome: 'DENIED', reasons: '没有收到' };
      expect((await performing.answers(courtCase, ANSWERED, denied).expect(409)).body.code).toBe(
        'VERIFICATION.ANSWERED',
      );
      expect(await performing.tasks(courtCase)).toEqual(['VERIFY_PERFORMANCE DONE']);
    });

    it('who denies it: a judge decides, nothing reopens of itself, and no paper says that it is performed', async () => {
      const courtCase = await performed();
      const { caseId, clerk } = courtCase;
      const { fixture } = performing;
      expect((await performing.answers(courtCase, ANSWERED, { outcome: 'DENIED' }).expect(422)).body).toMatchObject({
        code: 'VERIFICATION.REASONS_MISSING',
        rule: 'CLS-1',
      });
      await performing.answers(courtCase, ANSWERED, { outcome: 'DENIED', reasons: '第三笔没有收到' }).expect(201);
      expect(await performing.openTasksByRole(courtCase)).toEqual(['PERFORMANCE_DENIED enforcement-judge']);
      expect(await performing.ledger(courtCase)).toMatchObject({ state: 'PERFORMED', paid: '900000.00' });
      const paper = () =>
        fixture.post(`/cases/${caseId}/papers`, clerk, ANSWERED).send({ kind: 'COMPLETION_CERTIFICATE' });
      expect((await paper().expect(409)).body.code).toBe('PAPER.PERFORMANCE_DENIED');
      const { body } = await fixture.read(`/cases/${caseId}/performance-answers`, clerk).expect(200);
      expect(body.items).toMatchObject([{ outcome: 'DENIED', reasons: '第三笔没有收到' }]);
      const [row] = await fixture.dataSource.query('select reasons from performance_answer where case_id = $1', [
        caseId,
      ]);
      expect(row.reasons).not.toContain('没有收到');
      // The judge finds it so: the receipt is reversed, and what is owed lies before him instead.
      await performing.reverse(courtCase, 'r-1', ANSWERED, { reason: 'ENTERED_WRONGLY' }).expect(201);
      expect(await performing.openTasksByRole(courtCase)).toEqual(['OWED_AFTER_ENDING enforcement-judge']);
    });

    it('of whose silence the court alone speaks, and before it is performed nobody is asked', async () => {
      const courtCase = await performed();
      const { caseId, parties } = courtCase;
      const { partyId, partyRef } = parties[0]!;
      const creditor = await performing.fixture.token({ roles: ['party'], subject: 'creditor', partyRef });
      const silent = { partyId, outcome: 'SILENT', document: '核实通知书及送达回证' };
      await performing.fixture
        .post(`/cases/${caseId}/performance-answers`, creditor, ANSWERED)
        .send(silent)
        .expect(403);
      await performing.answers(courtCase, ANSWERED, silent).expect(201);
      expect(await performing.tasks(courtCase)).toEqual(['VERIFY_PERFORMANCE DONE']);
      const open = await performing.open();
      const { body } = await performing.answers(open, NOON, { outcome: 'CONFIRMED' }).expect(409);
      expect(body.code).toBe('VERIFICATION.NOT_OPEN');
    });
  });

  it('PROC-30: leaves the money that has come to be paid out, in its time', async () => {
    const courtCase = await performing.inBreach();
    const { caseId, caseNumber, clerk } = courtCase;
    const { fixture } = performing;
    const account = {
      number: String(randomInt(1e9, 9e9)),
      bank: '示例银行',
      holder: '某法院案款专户',
      packId: 'dongying-2020',
    };
    const { body: opened } = await fixture.post('/bank-accounts', clerk, APPLIED).send(account).expect(201);
    const content = [
      'reference,direction,amount,valueDate,bookedOn,name,account,memo',
      `P-1,IN,600000.00,2026-11-23,2026-11-23,,,"${caseNumber}"`,
    ].join('\n');
    const file = { account: opened.account, format: 'CSV', content, noticeOn: '2026-11-23' };
    const { body: taken } = await fixture.post('/bank-files', clerk, APPLIED).send(file).expect(201);
    expect(taken).toMatchObject({ matched: 1 });
    const { ending } = await performing.entries(courtCase, APPLIED);
    expect(ending).toMatchObject({ ending: 'PERFORMED' });
    const open = (await fixture.workItems(caseId)).filter(({ state }) => state === 'OPEN');
    expect(open.map(({ kind }) => kind).sort()).toEqual(['PAY_OUT', 'VERIFY_PERFORMANCE']);
  });

  it('SET-ART-11-1: paid while the judge considered, it is performed with his refusal, and days and both readings are shown, told and kept', async () => {
    const courtCase = await performing.inBreach();
    const [paid, ruledAt] = ['2026-11-24T10:00:00+08:00', '2026-11-25T15:00:00+08:00'];
    await performing.elect(courtCase, 'RESUME', APPLIED);
    await performing.receive(courtCase, 'r-9', '2026-11-24', '600000', paid).expect(201);
    expect((await performing.entries(courtCase, paid)).after.stage).toBe('RULING');
    const applications = async () =>
      (await performing.fixture.read(`/cases/${courtCase.caseId}/resumption`, courtCase.clerk).expect(200)).body
        .applications;
    expect(await applications()).toMatchObject([{ rulingGate: null, ledgerGate: { ground: 'SET-ART-11-1' } }]);
    const { ending } = await performing.rule(courtCase, 'REFUSE', ruledAt);
    expect(ending).toEqual({ ending: 'PERFORMED', rule: 'SET-ART-8-1', at: ruledAt });
    const days = { appliedOn: '2026-11-23', completedOn: '2026-11-24', decidedOn: '2026-11-25' };
    const [answer] = await applications();
    expect(answer).toMatchObject({ ruling: 'REFUSE', rulingGate: { ground: 'SET-ART-11-1', days } });
    expect(answer).not.toHaveProperty('ledgerGate');
    const [task] = await performing.fixture.dataSource.query(
      `select outcome from work_items where case_id = $1 and kind = 'RESUMPTION_RULING'`,
      [courtCase.caseId],
    );
    expect(task).toMatchObject({ outcome: { ground: 'SET-ART-11-1', days } });
    for (const { body } of await performing.fixture.letters(courtCase.caseId, 'resumption-ruling'))
      expect(body).toMatch(/2026年11月23日申请，2026年11月24日履行完毕，2026年11月25日审查.*仍可恢复/s);
    expect(await performing.openTasksByRole(courtCase)).toEqual(['VERIFY_PERFORMANCE clerk']);
    expect(await performing.letters(courtCase, 'settlement-performed')).toBe(2);
  });
});

describe('SET-ART-16-1: a settlement that was performed and is void by judgment', () => {
  const JUDGED = '2027-03-10T10:00:00+08:00';
  async function performedCase(): Promise<OpenCase> {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '900000').expect(201);
    await performing.entries(courtCase, '2026-06-30T15:00:00+08:00');
    return courtCase;
  }
  const judgment = { judgment: '（2027）鲁0502民初900号', judgedOn: '2027-03-01' };
  const applying = ({ caseId, clerk, parties }: OpenCase) =>
    performing.fixture
      .post(`/cases/${caseId}/voided-settlement`, clerk, JUDGED)
      .send({ partyId: parties[0]!.partyId, ...judgment });
  const ruling = async ({ caseId }: OpenCase, body: object, at = JUDGED) => {
    const judge = await performing.fixture.token({ roles: ['enforcement-judge'], court: '鲁0502', subject: 'judge-1' });
    return performing.fixture.post(`/cases/${caseId}/voided-settlement/ruling`, judge, at).send(body);
  };

  it('is heard after the case has ended, resumes on what is left after deduction, and is filed as a case of its own', async () => {
    const courtCase = await performedCase();
    const { body } = await applying(courtCase).expect(201);
    expect(body).toMatchObject({ application: 1, decision: 'RESUME', ground: 'SET-ART-16-1', outOfTime: false });
    await applying(courtCase).expect(409);
    const unfounded = await ruling(courtCase, { decision: 'RESUME', voided: false, reason: '理由' });
    expect([unfounded.status, unfounded.body.code]).toEqual([422, 'VOIDANCE.NO_FINDING']);
    const resumedBy = await ruling(courtCase, { decision: 'RESUME', voided: true, reason: '协议经判决确认无效' });
    expect(resumedBy.status).toBe(201);
    // 1,000,000 less 900,000; doubled interest of 107 days on the whole, of 253 on the rest.
    expect(resumedBy.body).toEqual({ application: 1, ruling: 'RESUME', ground: 'SET-ART-16-1', total: '123152.50' });
    expect((await performing.ledger(courtCase)).state).toBe('RESUMED');
    // CLS-1: what was performed is to be verified by nobody any longer.
    expect(await performing.openTasksByRole(courtCase)).toEqual(['FILE_RESUMED_CASE clerk']);
    expect((await performing.ledger(courtCase)).owedAfterEnding).toEqual({ owed: '123152.50', asOf: '2027-03-10' });
    expect(await performing.letters(courtCase, 'resumption-ruling')).toBe(2);
    const { body: again } = await applying(courtCase).expect(409);
    expect(again.code).toBe('VOIDANCE.RESUMED');
  });

  it('SET-ART-12-1: an objection that is upheld against the ruling leaves the settlement as it had ended, or has the application reviewed anew', async () => {
    const courtCase = await performedCase();
    const { caseId, clerk, parties } = courtCase;
    const judge = await performing.fixture.token({ roles: ['enforcement-judge'], court: '鲁0502', subject: 'judge-1' });
    await applying(courtCase).expect(201);
    await ruling(courtCase, { decision: 'RESUME', voided: true, reason: '协议经判决确认无效' });
    const path = `/cases/${caseId}/resumption/objections`;
    const upheld = async (objectionId: string, application: number, side: number) => {
      const body = { objectionId, application, partyId: parties[side]!.partyId, ground: 'RULING', reason: '不服' };
      await performing.fixture.post(path, clerk, '2027-03-11T10:00:00+08:00').send(body).expect(201);
      const said = { upheld: true, rulingNumber: `（2027）鲁0502执异${application}号`, reason: '判决尚未生效' };
      const at = '2027-03-12T10:00:00+08:00';
      return (await performing.fixture.post(`${path}/${objectionId}/decision`, judge, at).send(said).expect(201)).body;
    };
    expect(await upheld('o-1', 1, 1)).toMatchObject({ follow: 'REVIVED_AFTER_END' });
    const ledger = await performing.ledger(courtCase);
    expect([ledger.state, ledger.owedAfterEnding]).toEqual(['PERFORMED', undefined]);
    expect(await performing.openTasks(courtCase)).not.toContain('FILE_RESUMED_CASE');
    expect(await performing.openTasks(courtCase)).toContain('VERIFY_PERFORMANCE');
    const [revoked] = await performing.fixture.letters(caseId, 'resumption-revoked');
    expect(revoked!.body).toContain('本案仍按原结案方式结案，恢复执行停止');

    await performing.fixture
      .post(`/cases/${caseId}/voided-settlement`, clerk, '2027-03-12T11:00:00+08:00')
      .send({ partyId: parties[0]!.partyId, ...judgment })
      .expect(201);
    const refusal = { decision: 'REFUSE', voided: false, reason: '判决未确认无效' };
    expect((await ruling(courtCase, refusal, '2027-03-12T11:00:00+08:00')).status).toBe(201);
    const second = await performing.fixture
      .post(path, clerk, '2027-03-13T10:00:00+08:00')
      .send({ objectionId: 'o-2', application: 2, partyId: parties[0]!.partyId, ground: 'RULING', reason: '不服' });
    expect(second.status).toBe(201);
    const said = { upheld: true, rulingNumber: '（2027）鲁0502执异9号', reason: '判决已确认无效' };
    const { body } = await performing.fixture
      .post(`${path}/o-2/decision`, judge, '2027-03-14T10:00:00+08:00')
      .send(said)
      .expect(201);
    expect(body).toMatchObject({ follow: 'ANEW_AFTER_END' });
    expect(await performing.openTasks(courtCase)).toContain('VOIDANCE_RULING');
    const anew = await performing.fixture.letters(caseId, 'application-anew');
    expect(anew).toHaveLength(2);
    expect(anew[0]!.body).toContain('列为第3次申请');
    expect(anew[0]!.body).not.toContain('足额补足');
    const again = { decision: 'RESUME', voided: true, reason: '协议经判决确认无效' };
    const { body: ruled } = await ruling(courtCase, again, '2027-03-15T10:00:00+08:00');
    expect(ruled).toMatchObject({ application: 3, ruling: 'RESUME', ground: 'SET-ART-16-1' });
    expect(await performing.fixture.facts(caseId, 'objection-followed')).toEqual([]);
  });

  it('is heard on a judgment in effect only, and in time though the agreed two years are long over', async () => {
    const courtCase = await performedCase();
    const { caseId, clerk, parties } = courtCase;
    const late = '2029-06-01T10:00:00+08:00';
    const apply = (of: object) =>
      performing.fixture
        .post(`/cases/${caseId}/voided-settlement`, clerk, late)
        .send({ partyId: parties[0]!.partyId, ...judgment, judgedOn: '2029-03-01', ...of });
    const enforcement = await apply({ judgment: '（2027）鲁0502执9号' });
    expect([enforcement.status, enforcement.body.code]).toEqual([422, 'VOIDANCE.NO_JUDGMENT']);
    const pending = await apply({ effectiveOn: '2029-06-02' });
    expect([pending.status, pending.body.code]).toEqual([422, 'VOIDANCE.IN_FUTURE']);
    const premature = await apply({ effectiveOn: '2029-03-20', onPaper: { receivedOn: '2029-03-19' } });
    expect([premature.status, premature.body.code]).toEqual([422, 'VOIDANCE.APPLIED_BEFORE_JUDGMENT']);
    const { body } = await apply({ effectiveOn: '2029-03-20' }).expect(201);
    expect(body).toMatchObject({ outOfTime: false, ground: 'SET-ART-16-1' });
  });

  it('SET-ART-10-2: is in time by what is recorded after the end of the case, and no longer once enforcement has resumed', async () => {
    const courtCase = await performedCase();
    const { caseId, clerk, parties } = courtCase;
    const demand = { kind: 'DEMAND', actId: 'a-1', day: '2031-03-10', evidence: '催告函及签收回执' };
    await performing.act(courtCase, demand, '2031-03-11T10:00:00+08:00').expect(201);
    const at = '2031-04-01T10:00:00+08:00';
    const { body } = await performing.fixture
      .post(`/cases/${caseId}/voided-settlement`, clerk, at)
      .send({ partyId: parties[0]!.partyId, ...judgment, judgedOn: '2029-03-01', effectiveOn: '2029-03-20' })
      .expect(201);
    expect(body).toMatchObject({ outOfTime: false });
    expect((await performing.rulingTask(courtCase)).facts).toMatchObject({ lastDayToApply: '2033-03-10' });
    const said = { decision: 'RESUME', voided: true, reason: '协议无效', debtorObjects: true };
    expect((await ruling(courtCase, said, at)).status).toBe(201);
    const { body: refused } = await performing.act(courtCase, { ...demand, actId: 'a-2' }, at).expect(409);
    expect(refused.code).toBe('PERIOD_ACT.NOT_PERFORMING');
  });

  it('is heard after a suit too: refused, it stays sued on, and resumed, it is filed as a case of its own', async () => {
    const courtCase = await performing.inBreach();
    await performing.elect(courtCase, 'SUE', APPLIED);
    await performing.suit(courtCase, true, APPLIED);
    const { body } = await applying(courtCase).expect(201);
    expect(body).toMatchObject({ decision: 'RESUME', ground: 'SET-ART-16-1', outOfTime: false });
    const refused = await ruling(courtCase, { decision: 'REFUSE', voided: false, reason: '判决未确认无效' });
    expect(refused.body).toMatchObject({ ruling: 'REFUSE', total: null });
    expect((await performing.ledger(courtCase)).state).toBe('SUED');
    await applying(courtCase).expect(201);
    const resumedBy = await ruling(courtCase, { decision: 'RESUME', voided: true, reason: '协议经判决确认无效' });
    // 1,000,000 less 300,000; doubled interest of 107 days on the whole, of 253 on the rest.
    expect(resumedBy.body).toEqual({ application: 2, ruling: 'RESUME', ground: 'SET-ART-16-1', total: '749717.50' });
    expect((await performing.ledger(courtCase)).state).toBe('RESUMED');
    expect(await performing.openTasksByRole(courtCase)).toEqual(['FILE_RESUMED_CASE clerk']);
  });

  it('resumes on no other ground, also where the bank has taken the money back', async () => {
    const courtCase = await performedCase();
    await applying(courtCase).expect(201);
    const returned = '2027-03-11T10:00:00+08:00';
    await performing.reverse(courtCase, 'r-1', returned).expect(201);
    const said = { decision: 'RESUME', voided: false, reason: '债务人无正当理由' };
    const { status, body } = await ruling(courtCase, said, returned);
    expect([status, body.code, body.rule]).toEqual([422, 'VOIDANCE.NO_FINDING', 'SET-ART-16-1']);
    expect((await performing.ledger(courtCase)).state).toBe('PERFORMED');
  });

  it('leaves nobody to be woken: money that the bank takes back lies before a judge, before the judgment and after the ruling', async () => {
    for (const resumed of [false, true]) {
      const courtCase = await performedCase();
      if (resumed) {
        await applying(courtCase).expect(201);
        expect((await ruling(courtCase, { decision: 'RESUME', voided: true, reason: '协议无效' })).status).toBe(201);
      }
      await performing.reverse(courtCase, 'r-1', '2027-03-11T10:00:00+08:00').expect(201);
      expect(await performing.openTasksByRole(courtCase)).toContain('OWED_AFTER_ENDING enforcement-judge');
    }
  });

  it('shows the judge how it stands when money is taken out of it while he considers', async () => {
    const courtCase = await performedCase();
    await applying(courtCase).expect(201);
    const { facts } = await performing.rulingTask(courtCase);
    expect(facts).toMatchObject({
      ground: 'SET-ART-16-1',
      judgment: judgment.judgment,
      pleads: { voidOrRevoked: true },
    });
    await performing.reverse(courtCase, 'r-1', '2027-03-11T10:00:00+08:00').expect(201);
    const now = (await performing.rulingTask(courtCase)).facts;
    expect(now).toMatchObject({ decision: 'RESUME', ground: 'SET-ART-16-1', judgment: judgment.judgment });
    expect(now['findings']).not.toEqual(facts['findings']);
  });

  it('stays performed where the judge finds no such judgment, and is not heard while it is performed', async () => {
    const courtCase = await performedCase();
    await applying(courtCase).expect(201);
    const refused = await ruling(courtCase, { decision: 'REFUSE', voided: false });
    expect(refused.body).toMatchObject({ ruling: 'REFUSE', ground: 'SET-ART-11-1', total: null });
    expect((await performing.ledger(courtCase)).state).toBe('PERFORMED');
    const open = await performing.open();
    const { body } = await applying(open).expect(409);
    expect(body.code).toBe('VOIDANCE.NOT_PERFORMED');
  });
});
