import { describe, expect, it } from '@jest/globals';
import { findingsAnswer, ledgerAnswer, resumptionAnswer } from '@hejie/contracts/http';
import { legalDate, type Yuan } from '@hejie/law';
import { type TitleTerms } from '@hejie/settlement';
import { NOTHING_FOUND, performanceFixture, type OpenCase } from './fixture.js';

const performing = performanceFixture();
const APPLIED = '2026-11-23T10:00:00+08:00';
const RULED = '2026-11-23T15:00:00+08:00';
/** 15 days for the ruling. */
const DUE = '2026-12-09T00:00:00+08:00';
/** The two years are over on 2029-01-02. */
const TOO_LATE = '2029-01-10T10:00:00+08:00';

/** S7: the first instalment paid, the second in breach. */
async function inBreach(title?: TitleTerms): Promise<OpenCase> {
  const courtCase = await performing.open({}, undefined, title);
  await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
  await performing.reach(courtCase, 'GRACE_END', '2026-10-14T00:00:00+08:00', 2);
  return courtCase;
}

async function resumed(title?: TitleTerms): Promise<OpenCase> {
  const courtCase = await inBreach(title);
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
const openTasks = async ({ caseId }: OpenCase) =>
  (await performing.fixture.workItems(caseId))
    .filter(({ state }) => state === 'OPEN')
    .map(({ kind, role }) => `${kind} ${role}`);
/** What was told of the stages, without the first, which mediation tells. */
const stages = async ({ caseId }: OpenCase) =>
  (await performing.fixture.facts(caseId, 'stage-entered')).map(({ data }) => `${data['stage']} ${data['awaiting']}`);

describe('an application to resume', () => {
  it('goes to the judge as a task with the gate’s answer, the findings and what would change it', async () => {
    const courtCase = await inBreach();
    const { after } = await performing.elect(courtCase, 'RESUME', APPLIED);
    expect(after).toMatchObject({
      stage: 'RULING',
      breach: 'APPLIED',
      application: { number: 1, partyId: courtCase.parties[0]!.partyId, outOfTime: false },
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
    expect(await stages(courtCase)).toEqual([
      'BREACH 申请执行人选择恢复执行、起诉或者容忍',
      'RULING 法官对恢复执行申请的裁定',
    ]);
  });

  it('SET-ART-10-2: interrupts the two years: what the case waits for is no longer their old end', async () => {
    const courtCase = await inBreach();
    await performing.reach(courtCase, 'GRACE_END', '2027-01-09T00:00:00+08:00', 3);
    expect(courtCase.decided.after.ledger.next).toMatchObject({ at: '2028-12-03T00:00:00+08:00' });
    const { after } = await performing.elect(courtCase, 'RESUME', '2027-02-01T10:00:00+08:00');
    expect(after.ledger.next).toMatchObject({
      items: [{ kind: 'APPLICATION_PERIOD_WARNING', day: '2029-02-01' }],
    });
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
    expect(await openTasks(courtCase)).toEqual(['RESUMPTION_RULING enforcement-judge']);
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
    expect(await openTasks(courtCase)).toEqual([]);
  });

  it('CLS-1: what was paid between the ruling and the opening is satisfied at once', async () => {
    const courtCase = await resumed();
    await performing.receive(courtCase, 'r-9', '2026-11-23', '2000000', RULED).expect(201);
    expect(await open(courtCase)).toMatchObject({ balance: { total: '0.00' }, closed: '执行完毕', satisfied: true });
    expect(await performing.letters(courtCase, 'enforcement-resumed')).toBe(2);
    expect(await performing.letters(courtCase, 'enforcement-ended')).toBe(2);
    expect(await openTasks(courtCase)).toEqual([]);
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
});

describe('the way that the creditor chose', () => {
  it('a suit is told to the debtor and waits for the judge; accepted, it ends performance', async () => {
    const courtCase = await inBreach();
    const { fixture } = performing;
    expect(await performing.elect(courtCase, 'SUE', APPLIED)).toMatchObject({
      after: { stage: 'BREACH', suitAwaited: true },
    });
    expect((await fixture.letters(courtCase.caseId, 'remedy-elected')).map(({ partyId }) => partyId)).toEqual([
      courtCase.parties[1]!.partyId,
    ]);
    expect(await openTasks(courtCase)).toEqual(['SUIT_ON_SETTLEMENT enforcement-judge']);
    expect((await stages(courtCase)).at(-1)).toBe('BREACH 人民法院对起诉是否受理的决定');
    expect((await performing.suit(courtCase, true, RULED)).ending).toEqual({
      ending: 'SUED',
      rule: 'SET-ART-14-1',
      at: RULED,
    });
    expect((await fixture.letters(courtCase.caseId, 'suit-recorded'))[0]!.body).toContain(
      '《最高人民法院关于执行和解若干问题的规定》第十四条',
    );
    expect(await fixture.facts(courtCase.caseId, 'suit-recorded')).toMatchObject([
      { step: 4, data: { accepted: true, suitNumber: '（2026）鲁0502民初900号', at: RULED } },
    ]);
    expect(await openTasks(courtCase)).toEqual([]);
    expect((await performing.ledger(courtCase)).state).toBe('SUED');
    await performing.reach(courtCase, 'REMINDER', '2026-12-24T00:00:00+08:00', 3);
    await performing.reach(courtCase, 'GRACE_END', '2027-01-09T00:00:00+08:00', 3);
    expect(await performing.findings(courtCase)).toMatchObject([{ instalment: 2 }]);
    expect(await performing.letters(courtCase, 'instalment-reminder')).toBe(0);
  });

  it('a suit that was not accepted, and a refused application, leave the choice open again', async () => {
    const courtCase = await inBreach();
    await performing.elect(courtCase, 'SUE', APPLIED);
    expect(await performing.suit(courtCase, false, RULED)).toMatchObject({
      after: { stage: 'BREACH', suitAwaited: false },
    });
    expect(await openTasks(courtCase)).toEqual(['CREDITOR_ELECTION judges-assistant']);
    expect((await stages(courtCase)).at(-1)).toBe('BREACH 申请执行人选择恢复执行、起诉或者容忍');
    const other = await inBreach();
    await performing.elect(other, 'RESUME', APPLIED);
    expect(await performing.rule(other, 'REFUSE', RULED, { reason: '条件未成就' })).toMatchObject({
      after: { stage: 'BREACH', breach: 'SUSPECTED' },
    });
    expect(await openTasks(other)).toEqual(['CREDITOR_ELECTION judges-assistant']);
  });

  it('SET-ART-9: the last choice counts: a suit that is awaited no longer is when he chooses otherwise', async () => {
    const courtCase = await inBreach();
    await performing.elect(courtCase, 'SUE', APPLIED);
    await performing.elect(courtCase, 'TOLERATE', RULED);
    expect(courtCase.decided.after).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE', suitAwaited: false });
    expect(await performing.tasks(courtCase)).toEqual(['CREDITOR_ELECTION DONE', 'SUIT_ON_SETTLEMENT CANCELLED']);
    expect(await performing.letters(courtCase, 'remedy-elected')).toBe(2);
  });

  it('SET-ART-10-3: out of time on the debtor’s objection there is no enforcement, and the letter says so', async () => {
    const courtCase = await inBreach();
    await performing.elect(courtCase, 'RESUME', TOO_LATE);
    const { ending } = await performing.rule(courtCase, 'REFUSE', TOO_LATE, {
      reason: '条件未成就',
      debtorObjects: true,
    });
    expect(ending).toEqual({ ending: 'APPLICATION_PERIOD_EXPIRED', rule: 'SET-ART-10-3', at: TOO_LATE });
    const [letter] = await performing.fixture.letters(courtCase.caseId, 'resumption-ruling');
    expect(letter!.body).toContain('裁定不予执行。理由：条件未成就。');
  });
});

describe('the end of performance', () => {
  it('leaves the clerk one task: to verify it with the creditor in writing (CLS-1)', async () => {
    const courtCase = await inBreach();
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

  it('SET-ART-11-1: paid while the judge considered, it is performed with his refusal', async () => {
    const courtCase = await inBreach();
    await performing.elect(courtCase, 'RESUME', APPLIED);
    await performing.receive(courtCase, 'r-9', '2026-11-23', '600000', APPLIED).expect(201);
    expect((await performing.entries(courtCase, APPLIED)).after.stage).toBe('RULING');
    const { ending } = await performing.rule(courtCase, 'REFUSE', RULED);
    expect(ending).toEqual({ ending: 'PERFORMED', rule: 'SET-ART-8-1', at: RULED });
    expect(await openTasks(courtCase)).toEqual(['VERIFY_PERFORMANCE clerk']);
    expect(await performing.letters(courtCase, 'settlement-performed')).toBe(2);
  });
});

describe('SET-ART-10: of the two years', () => {
  /** Every instalment has been found short; nothing is waited for but the two years, which are over on 2029-01-02. */
  async function nothingPaid(): Promise<OpenCase> {
    const courtCase = await performing.open();
    await performing.reach(courtCase, 'GRACE_END', '2027-01-09T00:00:00+08:00', 3);
    return courtCase;
  }

  it('the creditor hears twice, and their end bars nothing by itself', async () => {
    const courtCase = await nothingPaid();
    const { caseId, parties } = courtCase;
    const { fixture } = performing;
    await performing.due(courtCase);
    await performing.due(courtCase);
    for (const kind of ['application-period-warning', 'application-period-ended'])
      expect(await fixture.letters(caseId, kind)).toMatchObject([{ partyId: parties[0]!.partyId }]);
    expect(await fixture.facts(caseId, 'application-period-warned')).toMatchObject([
      { data: { lastDay: '2029-01-02', ended: false, at: '2028-12-03T00:00:00+08:00' } },
      { data: { lastDay: '2029-01-02', ended: true, at: '2029-01-03T00:00:00+08:00' } },
    ]);
    expect(await performing.ledger(courtCase)).toMatchObject({
      state: 'PERFORMING',
      asOf: '2029-01-03',
      overdue: '900000.00',
    });
  });

  it('he is warned again, by another letter, once an interruption has moved their end', async () => {
    const courtCase = await nothingPaid();
    await performing.due(courtCase);
    await performing.receive(courtCase, 'r-1', '2028-12-20', '100000').expect(201);
    await performing.entries(courtCase, '2028-12-20T14:00:00+08:00');
    await performing.due(courtCase);
    const letters = await performing.fixture.letters(courtCase.caseId, 'application-period-warning');
    expect(letters.map(({ body }) => /将于(.*)24时/.exec(body)?.[1])).toEqual(['2029年1月2日', '2030年12月20日']);
    expect(await performing.fixture.facts(courtCase.caseId, 'application-period-warned')).toMatchObject([
      { data: { lastDay: '2029-01-02' } },
      { data: { lastDay: '2030-12-20' } },
    ]);
  });
});
