import { describe, expect, it } from '@jest/globals';
import { guarantorEnforcementsAnswer, rulingObjectionsAnswer } from '@hejie/contracts/http';
import { courtInstant, endOfDay, legalDate, type Yuan } from '@hejie/law';
import { agreementTermsOf } from '@hejie/testing';
import { COURT, performanceFixture, type OpenCase } from './fixture.js';

const performing = performanceFixture();
const APPLIED = '2026-11-23T10:00:00+08:00';
const RULED = '2026-11-23T15:00:00+08:00';
const LATER = '2026-11-25T10:00:00+08:00';
const surety = { guarantorId: 'g-1', promisesDirectEnforcement: true, scope: '全部债务', cap: '500000.00' as Yuan };
const silent = { guarantorId: 'g-2', promisesDirectEnforcement: false, scope: '全部债务' };
const signatories = [
  ...agreementTermsOf().signatories,
  ...['g-1', 'g-2'].map((guarantorId) => ({
    id: `s-${guarantorId}`,
    role: 'GUARANTOR' as const,
    guarantorId,
    by: 'SELF' as const,
    specialAuthority: false,
  })),
];

async function resumed(): Promise<OpenCase> {
  const courtCase = await performing.open({ guarantors: [surety, silent], signatories });
  await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
  await performing.reach(courtCase, 'GRACE_END', '2026-10-14T00:00:00+08:00', 2);
  await performing.elect(courtCase, 'RESUME', APPLIED);
  await performing.rule(courtCase, 'RESUME', RULED);
  return courtCase;
}
const people = async ({ parties }: OpenCase) => ({
  judge: await performing.fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' }),
  creditorId: parties[0]!.partyId,
  debtorId: parties[1]!.partyId,
});

describe('an objection to a ruling on resumption', () => {
  const objection = (partyId: string, over: object = {}) => ({
    objectionId: 'o-1',
    application: 1,
    partyId,
    ground: 'RULING',
    reason: '已经履行',
    ...over,
  });

  it('SET-ART-12-1: is decided in 15 days, stops nothing, and what follows from it lies before a person', async () => {
    const courtCase = await resumed();
    const { caseId, clerk } = courtCase;
    const { judge, debtorId } = await people(courtCase);
    const path = `/cases/${caseId}/resumption/objections`;
    const post = (body: object, at = LATER) => performing.fixture.post(path, clerk, at).send(body);
    const { body } = await post(objection(debtorId)).expect(201);
    expect(body).toMatchObject({ decideBy: '2026-12-10', upheld: null });
    expect((await post(objection(debtorId)).expect(201)).body).toEqual(body);
    expect((await post(objection(debtorId, { objectionId: 'o-2' }))).body.code).toBe('OBJECTION.REPEATED');
    expect((await post(objection(debtorId, { application: 2, objectionId: 'o-3' }))).body.code).toBe(
      'OBJECTION.NO_RULING',
    );
    const items = await performing.fixture.workItems(caseId);
    const task = items.find(({ kind }) => kind === 'RULING_OBJECTION')!;
    expect(task).toMatchObject({ state: 'OPEN', role: 'enforcement-judge' });
    expect(task.dueAt).toEqual(new Date(endOfDay(legalDate('2026-12-10'))));

    const decide = (said: object) =>
      performing.fixture.post(`${path}/o-1/decision`, judge, '2026-12-01T10:00:00+08:00').send(said);
    const ruling = { upheld: true, rulingNumber: '（2026）鲁0502执异9号' };
    expect((await decide(ruling)).body.code).toBe('OBJECTION.REASON_MISSING');
    await decide({ ...ruling, reason: '已经履行完毕' }).expect(201);
    expect((await decide({ ...ruling, reason: '已经履行完毕' })).body.code).toBe('OBJECTION.DECIDED');
    expect(await performing.openTasks(courtCase)).toEqual(['OBJECTION_CONSEQUENCE']);
    const shown = await performing.fixture.read(path, clerk).expect(200);
    expect(rulingObjectionsAnswer.parse(shown.body).items).toMatchObject([
      { objectionId: 'o-1', upheld: true, consequence: 'RESUMPTION_REVOKED' },
    ]);
    expect(await performing.fixture.facts(caseId, 'ruling-objection-decided')).toMatchObject([
      { data: { upheld: true, consequence: 'RESUMPTION_REVOKED' } },
    ]);
    const [letter] = await performing.fixture.letters(caseId, 'ruling-objection-decided');
    expect(letter!.body).toContain('十日内向上一级人民法院申请复议');
  });
});

describe('S14: direct enforcement under a guarantee', () => {
  it('SET-ART-18-1, GUA-5: on the creditor’s application, by a judge, within the clause; not without the promise to the court', async () => {
    const courtCase = await resumed();
    const { caseId, clerk } = courtCase;
    const { judge, creditorId, debtorId } = await people(courtCase);
    const path = `/cases/${caseId}/guarantors/enforcement`;
    const apply = (partyId: string, guarantorId: string) =>
      performing.fixture.post(path, clerk, LATER).send({ partyId, guarantorId });
    const rule = (said: object) => performing.fixture.post(`${path}/ruling`, judge, LATER).send(said);
    const order = { guarantorId: 'g-1', decision: 'ENFORCE', rulingNumber: '（2026）鲁0502执恢88号之一' };

    expect((await rule(order).expect(409)).body.code).toBe('GUARANTOR.NOT_APPLIED');
    expect((await apply(debtorId, 'g-1')).body.code).toBe('GUARANTOR.NOT_CREDITOR');
    expect((await apply(creditorId, 'g-2').expect(409)).body.code).toBe('GUARANTOR.NO_PROMISE');
    expect((await apply(creditorId, 'g-3')).body.code).toBe('GUARANTOR.UNKNOWN');
    await apply(creditorId, 'g-1').expect(201);
    expect((await apply(creditorId, 'g-1').expect(409)).body.code).toBe('GUARANTOR.APPLIED');
    expect((await rule({ ...order, debtorCash: '800000.00' })).body.code).toBe('GUARANTOR.CASH_SUFFICES');
    await rule({ ...order, debtorCash: '336610.00' }).expect(201);
    expect(await performing.openTasks(courtCase)).toEqual(['CONTROL_GUARANTOR']);
    expect(await performing.fixture.facts(caseId, 'guarantor-ordered')).toMatchObject([
      { data: { guarantorId: 'g-1', kind: 'SURETY', rulingNumber: order.rulingNumber } },
    ]);
    const { items } = guarantorEnforcementsAnswer.parse((await performing.fixture.read(path, clerk).expect(200)).body);
    expect(items).toMatchObject([{ guarantorId: 'g-1', decision: 'ENFORCE', debtorCash: '336610.00' }]);
    // Two days more of doubled interest than on the day of the ruling; the debtor's cash goes first.
    expect(items[0]!.upTo).toBe('400245.00');
    const [letter] = await performing.fixture.letters(caseId, 'guarantor-ruling');
    expect(letter!.body).toContain('优先执行');
  });

  it('SET-ART-18-1: not before enforcement has resumed', async () => {
    const courtCase = await performing.open({ guarantors: [surety], signatories });
    const { creditorId } = await people(courtCase);
    const { body } = await performing.fixture
      .post(`/cases/${courtCase.caseId}/guarantors/enforcement`, courtCase.clerk, APPLIED)
      .send({ partyId: creditorId, guarantorId: 'g-1' })
      .expect(409);
    expect(body.code).toBe('GUARANTOR.NOT_RESUMED');
  });
});

describe('SET-ART-9-1: an application to resume that was made beforehand', () => {
  const jianli = async () => {
    const entered = await performing.fixture.enter({ packId: 'jianli-2023@2' });
    return performing.open({ standingApplication: true }, undefined, undefined, entered);
  };
  const inBreach = async () => {
    const courtCase = await jianli();
    await performing.reach(courtCase, 'DUE', '2026-07-01T00:00:00+08:00', 1);
    await performing.reach(courtCase, 'GRACE_END', '2026-07-01T00:00:00+08:00', 1);
    return courtCase;
  };

  it('is told with its last day, counts as made where it is not recalled, and lies before the judge', async () => {
    const courtCase = await inBreach();
    const { caseId } = courtCase;
    const { standing, ledger } = courtCase.decided.after;
    expect(standing).toBeDefined();
    expect(ledger.next?.items).toMatchObject([{ kind: 'RECALL_END' }]);
    const [told] = await performing.fixture.letters(caseId, 'standing-application');
    expect(told!.body).toContain('前撤回');
    await performing.due(courtCase);
    expect(courtCase.decided.after).toMatchObject({ stage: 'RULING', application: { number: 1 } });
    expect(await performing.openTasks(courtCase)).toEqual(['RESUMPTION_RULING']);
    expect(await performing.fixture.facts(caseId, 'remedy-elected')).toMatchObject([
      { data: { remedy: 'RESUME', standing: true } },
    ]);
    expect(await performing.letters(courtCase, 'standing-application-filed')).toBe(2);
  });

  it('recalled, it is not filed, and the choice stays the creditor’s', async () => {
    const courtCase = await inBreach();
    const recalledAt = courtInstant(`${courtCase.decided.after.standing!.toldOn}T15:00:00+08:00`);
    const { after } = await performing.recall(courtCase, recalledAt);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
    expect(after).not.toHaveProperty('standing');
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
    expect(await performing.letters(courtCase, 'standing-application-recalled')).toBe(1);
  });
});

describe('S13: signs that the debtor will not perform', () => {
  it('SET-ART-11-2x, PROC-27: lie before the judge with the application, and raise a signal of their own', async () => {
    const courtCase = await performing.open();
    const signs = [{ kind: 'TRANSFER' as const, on: legalDate('2026-06-10'), text: '厂房过户' }];
    await performing.electWith(courtCase, '2026-06-15T10:00:00+08:00', { anticipatoryBreach: true }, signs);
    const items = await performing.fixture.workItems(courtCase.caseId);
    expect(items.find(({ kind }) => kind === 'RESUMPTION_RULING')).toMatchObject({
      facts: { ground: 'SET-ART-11-2x', signs },
    });
    expect(items.find(({ kind }) => kind === 'EVASION_CHECK')).toMatchObject({
      facts: { signals: [{ code: 'EVASION' }, { code: 'SHAM_SETTLEMENT' }] },
    });
    const said = { reason: '转移厂房', found: { anticipatoryBreach: true } };
    await performing.rule(courtCase, 'RESUME', '2026-06-16T10:00:00+08:00', said);
    expect(await performing.openTasks(courtCase)).toEqual(['EVASION_CHECK']);
  });
});
