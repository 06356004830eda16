import { describe, expect, it } from '@jest/globals';
import { workItemEscalated, type FactData } from '@hejie/contracts/facts';
import { Outbox } from '@hejie/messaging';
import { eventually } from '@hejie/testing';
import { choiceReminded } from '../src/breach/choice-reminders.js';
import { performanceFixture, type OpenCase } from './fixture.js';

const performing = performanceFixture();
const APPLIED = '2026-11-23T10:00:00+08:00';
const RULED = '2026-11-23T15:00:00+08:00';
/** The two years are over on 2029-01-02. */
const TOO_LATE = '2029-01-10T10:00:00+08:00';

describe('while the creditor has not chosen', () => {
  it('SET-ART-9-1: both sides are told again on the days that the pack names, once, and nobody once he has', async () => {
    const courtCase = await performing.inBreach();
    const { fixture } = performing;
    const { caseId } = courtCase;
    const [task] = (await fixture.workItems(caseId)).filter(({ kind }) => kind === 'CREDITOR_ELECTION');
    const raised = (latenessDays: number, latenessSeconds = 0) => ({
      ...workItemEscalated.sample,
      ...{ caseId, service: 'performance', itemId: task!.id, level: 0, how: 'NOTICE', role: 'judges-assistant' },
      ...{ responsibleRole: 'judges-assistant', dueAt: '2026-10-14T00:00:00+08:00', latenessDays, latenessSeconds },
    });
    // As the ladder of the case tells of it: it is heard in the order in which it was told.
    const heard = async (data: object) => {
      const fact = { definition: workItemEscalated, caseId, aggregateId: caseId, data, occurredAt: APPLIED };
      await fixture.unitOfWork.run((tx) => fixture.get(Outbox).append(tx, fact as never));
    };
    const written = async () =>
      (await fixture.letters(caseId)).filter(({ kind }) => /^(choice-reminded|performance-urged)$/.test(kind));
    await heard(raised(1));
    await heard(raised(1));
    await heard(raised(2));
    await heard(raised(3, 3 * 86_400));
    await heard(raised(5));
    await eventually(async () => expect(await written()).toHaveLength(4), { timeout: 30_000 });
    expect((await written()).map(({ kind, partyId }) => [kind, partyId]).sort()).toEqual([
      ['choice-reminded', courtCase.parties[0]!.partyId],
      ['choice-reminded', courtCase.parties[0]!.partyId],
      ['performance-urged', courtCase.parties[1]!.partyId],
      ['performance-urged', courtCase.parties[1]!.partyId],
    ]);
    await performing.elect(courtCase, 'RESUME', APPLIED);
    const late = raised(5) as unknown as FactData<typeof workItemEscalated>;
    expect(await fixture.unitOfWork.run((tx) => choiceReminded(tx, late))).toBeUndefined();
  });
});

describe('the way that the creditor chose', () => {
  it('a suit is told to the debtor and waits for the judge; accepted, it ends performance', async () => {
    const courtCase = await performing.inBreach();
    const { fixture } = performing;
    expect(await performing.elect(courtCase, 'SUE', APPLIED)).toMatchObject({
      after: { stage: 'BREACH', suitAwaited: true },
    });
    expect((await fixture.letters(courtCase.caseId, 'remedy-elected')).map(({ partyId }) => partyId)).toEqual([
      courtCase.parties[1]!.partyId,
    ]);
    expect(await performing.openTasksByRole(courtCase)).toEqual(['SUIT_ON_SETTLEMENT enforcement-judge']);
    expect((await performing.stages(courtCase)).at(-1)).toBe('BREACH 人民法院对起诉是否受理的决定');
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
    expect(await performing.openTasksByRole(courtCase)).toEqual([]);
    expect((await performing.ledger(courtCase)).state).toBe('SUED');
    await performing.reach(courtCase, 'REMINDER', '2026-12-24T00:00:00+08:00', 3);
    await performing.reach(courtCase, 'GRACE_END', '2027-01-09T00:00:00+08:00', 3);
    expect(await performing.findings(courtCase)).toMatchObject([{ instalment: 2 }]);
    expect(await performing.letters(courtCase, 'instalment-reminder')).toBe(0);
  });

  it('SET-ART-9-1: a suit of one creditor ends nothing for another, who may still resume; who has sued may not', async () => {
    const courtCase = await performing.inBreach();
    const { caseId, parties } = courtCase;
    const other = { partyId: `${caseId}.3`, side: 'CREDITOR', partyRef: `creditor-2-${caseId}` } as const;
    await performing.fixture.dataSource.query('update case_directory set parties = $2 where case_id = $1', [
      caseId,
      JSON.stringify([...parties, other]),
    ]);
    courtCase.parties.push(other);
    await performing.elect(courtCase, 'SUE', APPLIED);
    const { ending, after } = await performing.suit(courtCase, true, RULED);
    expect(ending).toBeUndefined();
    expect(after).toMatchObject({ stage: 'BREACH', sued: [parties[0]!.partyId] });
    expect((await performing.ledger(courtCase)).state).toBe('PERFORMING');
    const [told] = await performing.fixture.letters(caseId, 'suit-recorded');
    expect(told!.body).toContain('其他申请执行人尚未选择起诉，本案继续进行');
    expect(await performing.openTasksByRole(courtCase)).toEqual(['CREDITOR_ELECTION judges-assistant']);
    await expect(performing.elect(courtCase, 'RESUME', RULED)).rejects.toThrow('ELECTION.SUIT_ACCEPTED');
    expect((await performing.elect(courtCase, 'RESUME', RULED, {}, 2)).after.stage).toBe('RULING');
  });

  it('a suit that was not accepted, and a refused application, leave the choice open again', async () => {
    const courtCase = await performing.inBreach();
    await performing.elect(courtCase, 'SUE', APPLIED);
    expect(await performing.suit(courtCase, false, RULED)).toMatchObject({
      after: { stage: 'BREACH', suitAwaited: false },
    });
    expect(await performing.openTasksByRole(courtCase)).toEqual(['CREDITOR_ELECTION judges-assistant']);
    expect((await performing.stages(courtCase)).at(-1)).toBe('BREACH 申请执行人选择恢复执行、起诉或者容忍');
    const other = await performing.inBreach();
    await performing.elect(other, 'RESUME', APPLIED);
    expect(await performing.rule(other, 'REFUSE', RULED, { reason: '条件未成就' })).toMatchObject({
      after: { stage: 'BREACH', breach: 'SUSPECTED' },
    });
    expect(await performing.openTasksByRole(other)).toEqual(['CREDITOR_ELECTION judges-assistant']);
  });

  it('SET-ART-9: the last choice counts: a suit that is awaited no longer is when he chooses otherwise', async () => {
    const courtCase = await performing.inBreach();
    await performing.elect(courtCase, 'SUE', APPLIED);
    await performing.elect(courtCase, 'TOLERATE', RULED);
    expect(courtCase.decided.after).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE', suitAwaited: false });
    expect(await performing.tasks(courtCase)).toEqual(['CREDITOR_ELECTION DONE', 'SUIT_ON_SETTLEMENT CANCELLED']);
    expect(await performing.letters(courtCase, 'remedy-elected')).toBe(2);
  });

  it('SET-ART-10-3: out of time on the debtor’s objection there is no enforcement, and the letter says so', async () => {
    const courtCase = await performing.inBreach();
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

  it('of an application that was refused nothing says their old end', async () => {
    const courtCase = await nothingPaid();
    await performing.elect(courtCase, 'RESUME', '2028-06-01T10:00:00+08:00');
    await performing.rule(courtCase, 'REFUSE', '2028-06-15T10:00:00+08:00', { reason: '条件未成就' });
    await performing.due(courtCase);
    const letters = await performing.fixture.letters(courtCase.caseId);
    // What was said of it before he applied was true then.
    const told = letters.filter(({ body }) => body.includes('2029年1月2日')).map(({ kind }) => kind);
    expect(told).toEqual(['breach-suspected']);
    expect(letters.at(-1)).toMatchObject({
      kind: 'application-period-warning',
      body: expect.stringContaining('2030年6月17日'),
    });
    expect(await performing.ledger(courtCase)).toMatchObject({ lastDayToApply: '2030-06-17' });
  });

  it('a demand, a promise and an obstacle are recorded once with their evidence, and move them', async () => {
    const courtCase = await nothingPaid();
    const { caseId } = courtCase;
    const demand = { kind: 'DEMAND', actId: 'a-1', day: '2028-06-01', evidence: '催告函及签收回执' };
    const at = '2028-06-02T10:00:00+08:00';
    await performing.act(courtCase, demand, at).expect(201);
    await performing.act(courtCase, demand, at).expect(201);
    await performing.act(courtCase, { ...demand, day: '2028-05-31' }, at).expect(409);
    await performing.act(courtCase, { ...demand, actId: 'a-2', day: '2028-06-03' }, at).expect(422);
    expect(await performing.fixture.facts(caseId, 'period-act-recorded')).toMatchObject([
      { data: { actId: 'a-1', kind: 'DEMAND', from: '2028-06-01', to: '2028-06-01' } },
    ]);
    const { after } = await performing.entries(courtCase, at);
    expect(after.ledger.next).toMatchObject({ items: [{ kind: 'APPLICATION_PERIOD_WARNING', day: '2030-06-03' }] });
    const obstacle = { kind: 'OBSTACLE', actId: 'o-1', from: '2030-05-01', to: '2030-05-20', ground: 'FORCE_MAJEURE' };
    const evidence = '洪水证明，联系电话13800138000';
    await performing.act(courtCase, { ...obstacle, evidence }, '2030-05-21T10:00:00+08:00').expect(201);
    expect(await performing.ledger(courtCase)).toMatchObject({
      lastDayToApply: '2030-11-20',
      periodActs: [
        { actId: 'a-1', recordedBy: 'clerk-1', evidence: '催告函及签收回执' },
        { actId: 'o-1', ground: 'FORCE_MAJEURE', evidence: expect.not.stringContaining('13800138000') },
      ],
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
      { data: { lastDay: '2029-01-02', at: '2028-12-03T00:00:00+08:00' } },
      { data: { lastDay: '2030-12-20', at: '2030-11-20T00:00:00+08:00' } },
    ]);
  });
});
