import { describe, expect, it } from '@jest/globals';
import { newCaseId } from '@hejie/casework/testing';
import { guarantorEnforcementsAnswer, rulingObjectionsAnswer } from '@hejie/contracts/http';
import { courtInstant, endOfDay, legalDate, type Yuan } from '@hejie/law';
import { agreementTermsOf, eventually } from '@hejie/testing';
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
/** As {@link resumed}, with the enforcement open under its number. */
let enforcements = 0;
async function enforcing(): Promise<OpenCase> {
  const courtCase = await resumed();
  const caseNumber = `（2026）鲁0502执恢${(enforcements += 1)}号`;
  const opening = { act: 'openEnforcement', caseNumber, ground: 'SET-ART-11-0' } as const;
  await performing.enforce(courtCase, RULED, opening);
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

  it('SET-ART-12-1: is decided in 15 days, stops nothing, and upheld it ends the enforcement: the case opens again, and what was taken lies before a person', async () => {
    const courtCase = await enforcing();
    const { caseId, clerk } = courtCase;
    const { judge, debtorId } = await people(courtCase);
    const path = `/cases/${caseId}/resumption/objections`;
    const post = (body: object, at = LATER) => performing.fixture.post(path, clerk, at).send(body);
    const { body } = await post(objection(debtorId)).expect(201);
    expect(body).toMatchObject({ decideBy: '2026-12-10', upheld: null });
    expect((await post(objection(debtorId)).expect(201)).body).toEqual(body);
    expect((await post(objection(debtorId, { objectionId: 'o-2' })).expect(422)).body.code).toBe('OBJECTION.REPEATED');
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
    expect((await performing.openTasks(courtCase)).sort()).toEqual(['OBJECTION_CONSEQUENCE', 'SERVE_OBJECTION_RULING']);
    expect(await performing.fixture.facts(caseId, 'objection-followed')).toMatchObject([
      { data: { objectionId: 'o-1', application: 1, follow: 'REVIVED', reopens: true } },
    ]);
    expect((await performing.ledger(courtCase)).state).toBe('PERFORMING');
    const read = () => performing.fixture.read(`/cases/${caseId}/resumption`, clerk).expect(200);
    expect((await read()).body).toMatchObject({
      applications: [{ ruling: 'RESUME', revokedBy: '（2026）鲁0502执异9号' }],
      enforcement: null,
    });
    // The case opens again: arrears stand, and the choice is the creditor's; resumed once more, it is the second time.
    const revivedAt = '2026-12-01T10:00:00+08:00';
    const { after } = await performing.follow(courtCase, 'o-1', revivedAt, { reopened: true });
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED', handledUntil: revivedAt });
    expect(await performing.openTasks(courtCase)).toContain('CREDITOR_ELECTION');
    const revoked = await performing.fixture.letters(caseId, 'resumption-revoked');
    expect(revoked).toHaveLength(2);
    expect(revoked[0]!.body).toMatch(/恢复执行案件终结.*应当立即补足/s);
    expect((await performing.stages(courtCase)).at(-1)).toContain('BREACH');
    await performing.elect(courtCase, 'RESUME', '2026-12-02T10:00:00+08:00');
    await performing.rule(courtCase, 'RESUME', '2026-12-03T10:00:00+08:00');
    const again = { act: 'openEnforcement', caseNumber: '（2026）鲁0502执恢99号', ground: 'SET-ART-11-0' } as const;
    await performing.enforce(courtCase, '2026-12-03T10:00:00+08:00', again);
    expect((await read()).body).toMatchObject({ enforcement: { nth: 2, caseNumber: again.caseNumber } });
    expect(await performing.letters(courtCase, 'enforcement-resumed')).toBe(4);
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

  it('SET-ART-12-1, PROC-18: its ruling is served and taken to the court above in ten days, whose ruling the case carries out; sent back it is decided anew, once', async () => {
    const courtCase = await enforcing();
    const { caseId, clerk } = courtCase;
    const { judge, creditorId, debtorId } = await people(courtCase);
    const path = `/cases/${caseId}/resumption/objections`;
    const post = (token: string, below: string, body: object, day: string) =>
      performing.fixture.post(`${path}${below}`, token, `${day}T10:00:00+08:00`).send(body);
    await post(clerk, '', objection(debtorId), '2026-11-25').expect(201);
    const asks = (partyId: string, day: string) => post(clerk, '/o-1/reconsideration', { partyId }, day);
    const serves = (partyId: string, servedOn: string, day: string) =>
      post(clerk, '/o-1/service', { partyId, servedOn }, day);
    const above = (outcome: string, servedOn: string, day: string) =>
      post(judge, '/o-1/reconsideration/decision', { outcome, rulingNumber: '（2026）鲁05执复3号', servedOn }, day);
    expect((await serves(debtorId, '2026-12-01', '2026-12-01').expect(422)).body.code).toBe(
      'RECONSIDERATION.NOT_DECIDED',
    );
    const dismissed = { upheld: false, rulingNumber: '（2026）鲁0502执异9号' };
    await post(judge, '/o-1/decision', dismissed, '2026-12-01').expect(201);
    expect((await asks(debtorId, '2026-12-02').expect(422)).body.code).toBe('RECONSIDERATION.NOT_SERVED');
    await serves(debtorId, '2026-12-03', '2026-12-03').expect(201);
    expect(await performing.openTasks(courtCase)).toContain('SERVE_OBJECTION_RULING');
    await serves(creditorId, '2026-12-04', '2026-12-04').expect(201);
    expect(await performing.openTasks(courtCase)).not.toContain('SERVE_OBJECTION_RULING');
    expect((await asks(creditorId, '2026-12-05').expect(422)).body.code).toBe('RECONSIDERATION.NOT_AGGRIEVED');
    expect((await asks(debtorId, '2026-12-15').expect(422)).body).toMatchObject({
      code: 'RECONSIDERATION.LATE',
      rule: 'SET-ART-12-1',
    });
    expect((await above('CHANGED', '2026-12-10', '2026-12-10').expect(422)).body.code).toBe(
      'RECONSIDERATION.NOT_ASKED',
    );

    // Ten days from 12-03 end on Sunday 12-13, and roll.
    const { body } = await asks(debtorId, '2026-12-14').expect(201);
    expect(body.reconsiderations).toMatchObject([{ sendBy: '2026-12-21', decideBy: '2027-01-13' }]);
    expect((await performing.openTasks(courtCase)).sort()).toEqual([
      'RECONSIDERATION_RULING',
      'RESTORE_MEASURES',
      'SEND_RECONSIDERATION',
    ]);
    expect(await performing.fixture.facts(caseId, 'ruling-reconsideration-asked')).toHaveLength(1);
    expect((await asks(debtorId, '2026-12-14').expect(422)).body.code).toBe('RECONSIDERATION.ASKED_ALREADY');

    const anew = await above('REMITTED', '2027-01-08', '2027-01-08').expect(201);
    expect(anew.body).toMatchObject({ upheld: null, remittedOn: '2027-01-08', decideBy: '2027-01-25', served: [] });
    expect((await performing.openTasks(courtCase)).sort()).toEqual(['RESTORE_MEASURES', 'RULING_OBJECTION']);
    await post(judge, '/o-1/decision', { ...dismissed, rulingNumber: '（2027）鲁0502执异1号' }, '2027-01-20').expect(
      201,
    );
    await serves(debtorId, '2027-01-21', '2027-01-21').expect(201);
    await asks(debtorId, '2027-01-22').expect(201);
    expect((await above('REMITTED', '2027-02-20', '2027-02-20').expect(422)).body.code).toBe(
      'RECONSIDERATION.REMITTED_ONCE',
    );
    const changed = await above('CHANGED', '2027-02-20', '2027-02-20').expect(201);
    expect(changed.body).toMatchObject({ upheld: true, consequence: 'RESUMPTION_REVOKED' });
    expect(await performing.openTasks(courtCase)).toContain('OBJECTION_CONSEQUENCE');
    expect(await performing.fixture.facts(caseId, 'ruling-reconsidered')).toMatchObject([
      { data: { outcome: 'REMITTED', consequence: 'NONE' } },
      { data: { outcome: 'CHANGED', consequence: 'RESUMPTION_REVOKED' } },
    ]);
    expect(await performing.letters(courtCase, 'ruling-reconsidered')).toBe(4);
    expect(changed.body).toMatchObject({ follow: 'REVIVED' });
    expect(await performing.openTasks(courtCase)).not.toContain('RESTORE_MEASURES');
  });

  it('SET-ART-12-1, PROC-18: sent back and upheld once more, it is revoked, stands and is revoked again, and each is told', async () => {
    const courtCase = await enforcing();
    const { caseId, clerk } = courtCase;
    const { judge, creditorId, debtorId } = await people(courtCase);
    const consequences = async () =>
      (await performing.fixture.workItems(caseId))
        .filter(({ kind }) => kind === 'OBJECTION_CONSEQUENCE')
        .map(({ id, state }) => `${state} ${id.split('o-1')[1]!}`)
        .sort((one, other) => (one.split(' ')[1]! < other.split(' ')[1]! ? -1 : 1));
    const path = `/cases/${caseId}/resumption/objections`;
    const post = (token: string, below: string, body: object, day: string) =>
      performing.fixture.post(`${path}${below}`, token, `${day}T10:00:00+08:00`).send(body).expect(201);
    const upheld = { upheld: true, rulingNumber: '（2026）鲁0502执异9号', reason: '已经履行' };
    await post(clerk, '', objection(debtorId), '2026-11-25');
    await post(judge, '/o-1/decision', upheld, '2026-12-01');
    await performing.follow(courtCase, 'o-1', '2026-12-01T10:00:00+08:00', { reopened: true });
    await post(clerk, '/o-1/service', { partyId: creditorId, servedOn: '2026-12-02' }, '2026-12-02');
    await post(clerk, '/o-1/reconsideration', { partyId: creditorId }, '2026-12-03');
    const remitted = { outcome: 'REMITTED', rulingNumber: '（2026）鲁05执复3号', servedOn: '2026-12-10' };
    const { body } = await post(judge, '/o-1/reconsideration/decision', remitted, '2026-12-10');
    expect(body).toMatchObject({ follow: 'RESUMED_AGAIN' });
    // What the first decision asked is asked no longer, and its ruling is served on nobody.
    expect(await consequences()).toEqual(['CANCELLED ', 'OPEN /2/stands']);
    expect(await performing.openTasks(courtCase)).not.toContain('SERVE_OBJECTION_RULING');
    const stands = await performing.follow(courtCase, 'o-1', '2026-12-10T10:00:00+08:00');
    expect(stands).toMatchObject({ ending: { ending: 'RESUMED' } });
    expect(await consequences()).toEqual(['CANCELLED ', 'CANCELLED /2/stands']);
    const again = { act: 'openEnforcement', caseNumber: '（2026）鲁0502执恢98号', ground: 'SET-ART-11-0' } as const;
    await performing.enforce(courtCase, '2026-12-10T11:00:00+08:00', again);
    await post(judge, '/o-1/decision', { ...upheld, rulingNumber: '（2026）鲁0502执异10号' }, '2026-12-15');
    expect(await consequences()).toEqual(['CANCELLED ', 'OPEN /2', 'CANCELLED /2/stands']);
    await performing.follow(courtCase, 'o-1', '2026-12-15T10:00:00+08:00', { reopened: true });
    expect(await performing.letters(courtCase, 'resumption-revoked')).toBe(4);
    expect(await performing.letters(courtCase, 'ruling-stands')).toBe(2);
  });

  it('SET-ART-12-1: is decided and carried out without holding the ledger of a case that somebody else holds', async () => {
    const courtCase = await enforcing();
    const { caseId, clerk } = courtCase;
    const { judge, debtorId } = await people(courtCase);
    const path = `/cases/${caseId}/resumption/objections`;
    await performing.fixture.post(path, clerk, LATER).send(objection(debtorId)).expect(201);
    const { dataSource } = performing.fixture;
    /** What is begun while the case is held waits for it, and leaves its ledger to who holds the case. */
    const besideHolder = async <T>(begin: () => Promise<T>): Promise<T> => {
      const { begun } = await dataSource.transaction(async (manager) => {
        await manager.query('select from case_directory where case_id = $1 for update', [caseId]);
        const [{ pid }] = await manager.query('select pg_backend_pid() as pid');
        const begun = begin();
        const waiting = 'select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))';
        await eventually(async () => expect(await dataSource.query(waiting, [pid])).toHaveLength(1));
        await manager.query('select from settlement where case_id = $1 for update nowait', [caseId]);
        return { begun };
      });
      return begun;
    };
    const said = { upheld: true, rulingNumber: '（2026）鲁0502执异9号', reason: '已经履行' };
    const at = '2026-12-01T10:00:00+08:00';
    await besideHolder(async () => performing.fixture.post(`${path}/o-1/decision`, judge, at).send(said).expect(201));
    await besideHolder(() => performing.follow(courtCase, 'o-1', at, { reopened: true }));
    expect((await performing.ledger(courtCase)).state).toBe('PERFORMING');
  });

  it('SET-ART-12-1: upheld against a refusal, the application lies before the judge anew, of its own day; a case closed as performed opens again for it', async () => {
    const courtCase = await performing.inBreach();
    const { caseId, clerk } = courtCase;
    const { judge, creditorId } = await people(courtCase);
    await performing.elect(courtCase, 'RESUME', APPLIED);
    await performing.receive(courtCase, 'r-2', '2026-11-23', '600000', '2026-11-23T11:00:00+08:00').expect(201);
    expect(await performing.rule(courtCase, 'REFUSE', RULED)).toMatchObject({ ending: { ending: 'PERFORMED' } });
    const path = `/cases/${caseId}/resumption/objections`;
    await performing.fixture.post(path, clerk, LATER).send(objection(creditorId)).expect(201);
    const said = { upheld: true, rulingNumber: '（2026）鲁0502执异9号', reason: '款项并非履行和解协议' };
    const decidedAt = '2026-12-01T10:00:00+08:00';
    const { body } = await performing.fixture.post(`${path}/o-1/decision`, judge, decidedAt).send(said).expect(201);
    expect(body).toMatchObject({ consequence: 'APPLICATION_OPEN', follow: 'ANEW' });
    expect(await performing.fixture.facts(caseId, 'objection-followed')).toMatchObject([
      { data: { follow: 'ANEW', reopens: true } },
    ]);
    const { after } = await performing.follow(courtCase, 'o-1', decidedAt, { reopened: true });
    expect(after).toMatchObject({ stage: 'RULING', application: { number: 2, partyId: creditorId } });
    expect((await performing.openTasks(courtCase)).sort()).toEqual(['RESUMPTION_RULING', 'SERVE_OBJECTION_RULING']);
    const { applications } = (await performing.fixture.read(`/cases/${caseId}/resumption`, clerk).expect(200)).body;
    expect(applications).toMatchObject([
      { ruling: 'REFUSE', revokedBy: said.rulingNumber },
      { ruling: null, anewOf: 1, receivedOn: '2026-11-23' },
    ]);
    // The judge refuses again: it ends as performed once more, and performance is verified anew.
    const third = await performing.rule(courtCase, 'REFUSE', '2026-12-02T10:00:00+08:00');
    expect(third).toMatchObject({ ending: { ending: 'PERFORMED' } });
    expect(await performing.tasks(courtCase)).toEqual(
      expect.arrayContaining(['VERIFY_PERFORMANCE CANCELLED', 'VERIFY_PERFORMANCE OPEN']),
    );
  });

  it('SET-ART-12-1: reviewed anew it stays the application of who made it, whichever creditor objects', async () => {
    const caseId = newCaseId();
    const sides = ['CREDITOR', 'DEBTOR', 'CREDITOR'] as const;
    const parties = sides.map((side, no) => ({ partyId: `${caseId}.${no + 1}`, side, partyRef: `${no}-${caseId}` }));
    const entered = await performing.fixture.enter({ caseId, parties });
    const courtCase = await performing.open({}, undefined, undefined, entered);
    await performing.reach(courtCase, 'GRACE_END', '2026-10-14T00:00:00+08:00', 2);
    const { judge, creditorId } = await people(courtCase);
    await performing.elect(courtCase, 'RESUME', APPLIED);
    await performing.rule(courtCase, 'REFUSE', RULED, { reason: '尚需核实' });
    const path = `/cases/${caseId}/resumption/objections`;
    await performing.fixture.post(path, courtCase.clerk, LATER).send(objection(parties[2]!.partyId)).expect(201);
    const said = { upheld: true, rulingNumber: '（2026）鲁0502执异9号', reason: '已经违约' };
    await performing.fixture.post(`${path}/o-1/decision`, judge, LATER).send(said).expect(201);
    const { after } = await performing.follow(courtCase, 'o-1', LATER);
    expect(after).toMatchObject({ stage: 'RULING', application: { number: 2, partyId: creditorId } });
    const [anew] = await performing.fixture.letters(caseId, 'application-anew');
    expect(anew!.body).toContain('足额补足的，不予恢复执行');
  });

  it('SET-ART-12-1: a running case hears of it; where the objection fails before the court above, the refusal holds', async () => {
    const courtCase = await performing.inBreach();
    const { caseId, clerk } = courtCase;
    const { judge, creditorId, debtorId } = await people(courtCase);
    await performing.elect(courtCase, 'RESUME', APPLIED);
    await performing.rule(courtCase, 'REFUSE', RULED, { reason: '尚需核实' });
    const path = `/cases/${caseId}/resumption/objections`;
    const post = (token: string, below: string, body: object, day: string) =>
      performing.fixture.post(`${path}${below}`, token, `${day}T10:00:00+08:00`).send(body).expect(201);
    await post(clerk, '', objection(creditorId), '2026-11-25');
    const said = { upheld: true, rulingNumber: '（2026）鲁0502执异9号', reason: '已经违约' };
    await post(judge, '/o-1/decision', said, '2026-12-01');
    expect(await performing.fixture.facts(caseId, 'objection-followed')).toMatchObject([
      { data: { follow: 'ANEW', reopens: false } },
    ]);
    const anew = await performing.follow(courtCase, 'o-1', '2026-12-01T10:00:00+08:00');
    expect(anew.after).toMatchObject({ stage: 'RULING', application: { number: 2 } });
    await post(clerk, '/o-1/service', { partyId: debtorId, servedOn: '2026-12-02' }, '2026-12-02');
    await post(clerk, '/o-1/reconsideration', { partyId: debtorId }, '2026-12-03');
    const above = { outcome: 'CHANGED', rulingNumber: '（2026）鲁05执复3号', servedOn: '2026-12-20' };
    const { body } = await post(judge, '/o-1/reconsideration/decision', above, '2026-12-20');
    expect(body).toMatchObject({ upheld: false, consequence: 'RULING_STANDS', follow: 'REFUSED_AGAIN' });
    const stands = await performing.follow(courtCase, 'o-1', '2026-12-20T10:00:00+08:00');
    expect(stands.after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
    expect(await performing.openTasks(courtCase)).toEqual(expect.arrayContaining(['CREDITOR_ELECTION']));
    expect(await performing.openTasks(courtCase)).not.toContain('RESUMPTION_RULING');
    expect(await performing.letters(courtCase, 'ruling-stands')).toBe(2);
  });
});

describe('SET-ART-9-1: an application to resume is withdrawn before the ruling', () => {
  it('the judge has nothing to rule on any more, the choice is the creditor’s again, and he may apply anew', async () => {
    const courtCase = await performing.inBreach();
    const { caseId, clerk } = courtCase;
    await performing.elect(courtCase, 'RESUME', APPLIED);
    const { after } = await performing.withdraw(courtCase, RULED);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
    expect(after).not.toHaveProperty('application');
    expect(await performing.tasks(courtCase)).toEqual(
      expect.arrayContaining(['RESUMPTION_RULING CANCELLED', 'CREDITOR_ELECTION OPEN']),
    );
    expect(await performing.fixture.facts(caseId, 'resumption-withdrawn')).toMatchObject([
      { data: { application: 1, partyId: courtCase.parties[0]!.partyId } },
    ]);
    const [told, ...others] = await performing.fixture.letters(caseId, 'resumption-withdrawn');
    // To both sides: the two years concern the creditor.
    expect(others).toHaveLength(1);
    expect(told!.body).toContain('欠款仍应尽快补足');
    const read = () => performing.fixture.read(`/cases/${caseId}/resumption`, clerk).expect(200);
    expect((await read()).body.applications).toMatchObject([{ ruling: 'WITHDRAWN', ground: null }]);
    const objection = { objectionId: 'o-1', application: 1, ground: 'RULING', reason: '不服' };
    const { body } = await performing.fixture
      .post(`/cases/${caseId}/resumption/objections`, clerk, LATER)
      .send({ ...objection, partyId: courtCase.parties[0]!.partyId });
    expect(body.code).toBe('OBJECTION.NO_RULING');
    await performing.elect(courtCase, 'RESUME', LATER);
    expect(courtCase.decided.after).toMatchObject({ stage: 'RULING', application: { number: 2 } });
    await performing.rule(courtCase, 'RESUME', LATER);
    expect((await read()).body.applications).toMatchObject([{ ruling: 'WITHDRAWN' }, { ruling: 'RESUME' }]);
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
    expect((await performing.openTasks(courtCase)).sort()).toEqual(['CONTROL_GUARANTOR', 'SERVE_GUARANTOR_RULING']);
    const service = (await performing.fixture.workItems(caseId)).find(({ kind }) => kind === 'SERVE_GUARANTOR_RULING');
    expect(service).toMatchObject({ role: 'clerk', facts: { guarantorId: 'g-1', rulingNumber: order.rulingNumber } });
    expect(service!.title).toContain('第二百三十六条提出异议');
    expect(await performing.fixture.facts(caseId, 'guarantor-ordered')).toMatchObject([
      { data: { guarantorId: 'g-1', kind: 'SURETY', rulingNumber: order.rulingNumber } },
    ]);
    const { items } = guarantorEnforcementsAnswer.parse((await performing.fixture.read(path, clerk).expect(200)).body);
    expect(items).toMatchObject([{ guarantorId: 'g-1', decision: 'ENFORCE', debtorCash: '336610.00' }]);
    // Two days more of doubled interest than on the day of the ruling; the debtor's cash goes first.
    expect(items[0]!.upTo).toBe('400245.00');
    const [letter] = await performing.fixture.letters(caseId, 'guarantor-ruling');
    expect(letter!.body).toMatch(/优先执行.*第二百三十六条提出异议/s);
  });

  it('SET-ART-12-1: falls where the resumption is revoked: who lifts what was taken of the guarantor also tells him', async () => {
    const courtCase = await enforcing();
    const { caseId, clerk } = courtCase;
    const { judge, creditorId, debtorId } = await people(courtCase);
    const guarantors = `/cases/${caseId}/guarantors/enforcement`;
    const objections = `/cases/${caseId}/resumption/objections`;
    const post = (token: string, path: string, body: object) =>
      performing.fixture.post(path, token, LATER).send(body).expect(201);
    await post(clerk, guarantors, { partyId: creditorId, guarantorId: 'g-1' });
    await post(judge, `${guarantors}/ruling`, { guarantorId: 'g-1', decision: 'ENFORCE', rulingNumber: '88号之一' });
    const objection = { objectionId: 'o-1', application: 1, partyId: debtorId, ground: 'RULING', reason: '已经履行' };
    await post(clerk, objections, objection);
    await post(judge, `${objections}/o-1/decision`, { upheld: true, rulingNumber: '异9号', reason: '已经履行' });
    const items = await performing.fixture.workItems(caseId);
    const consequence = items.find(({ kind }) => kind === 'OBJECTION_CONSEQUENCE')!;
    expect(consequence.title).toMatch(/不解除已有控制，不处分财产.*涉及担保人财产的一并处理，并通知担保人/);
    for (const over of ['CONTROL_GUARANTOR', 'SERVE_GUARANTOR_RULING'])
      expect(items.find(({ kind }) => kind === over)).toMatchObject({ state: 'CANCELLED' });
    // PROC-18: the ruling that revoked it is not stopped, but nothing is let go before the court above has ruled.
    await post(clerk, `${objections}/o-1/service`, { partyId: creditorId, servedOn: '2026-11-25' });
    await post(clerk, `${objections}/o-1/reconsideration`, { partyId: creditorId });
    const [asked] = await performing.fixture.letters(caseId, 'ruling-reconsideration-asked');
    expect(asked!.body).toMatch(/异议裁定不停止执行.*暂不解除，不予处分/);
  });

  it('GUA-4: in time is who applied in time, however long the ruling takes; refused, he may apply again the same day', async () => {
    // 700,000 fell due on 2026-12-31: the surety answers until 2027-06-30.
    const courtCase = await resumed();
    const { caseId, clerk } = courtCase;
    const { judge, creditorId } = await people(courtCase);
    const path = `/cases/${caseId}/guarantors/enforcement`;
    const apply = (at: string) =>
      performing.fixture.post(path, clerk, at).send({ partyId: creditorId, guarantorId: 'g-1' });
    const rule = (at: string, said: object) =>
      performing.fixture.post(`${path}/ruling`, judge, at).send({ guarantorId: 'g-1', rulingNumber: '88号', ...said });
    await apply('2027-06-30T09:00:00+08:00').expect(201);
    await rule('2027-06-30T11:00:00+08:00', { decision: 'REFUSE', reason: '材料不全' }).expect(201);
    await apply('2027-06-30T14:00:00+08:00').expect(201);
    const { body } = await rule('2027-07-08T10:00:00+08:00', { decision: 'ENFORCE' }).expect(201);
    expect(body).toMatchObject({ decision: 'ENFORCE', upTo: '500000.00' });
    expect(await performing.letters(courtCase, 'guarantor-ruling')).toBe(4);
    const told = await performing.fixture.letters(caseId, 'guarantor-ruling');
    expect(told.at(-1)!.body).toContain('裁定直接执行保证人的财产，以500000.00元为限');
    expect(told.at(-1)!.body).not.toContain('担保财产');
    expect(
      (await performing.fixture.workItems(caseId)).filter(({ kind }) => kind === 'GUARANTOR_RULING'),
    ).toMatchObject([{ state: 'DONE' }, { state: 'DONE' }]);
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
    const { signatories = [] } = agreementTermsOf({});
    const own = signatories.map((one) =>
      one.role === 'CREDITOR' ? { ...one, partyId: entered.parties[0]!.partyId } : one,
    );
    return performing.open({ standingApplication: true, signatories: own }, undefined, undefined, entered);
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
