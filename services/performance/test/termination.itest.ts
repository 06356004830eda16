import { describe, expect, it } from '@jest/globals';
import { terminationAnswer } from '@hejie/contracts/http';
import { COURT, performanceFixture } from './fixture.js';

const performing = performanceFixture();
const AT = '2026-06-02T10:00:00+08:00';
const NUMBER = '（2026）鲁0502执1234号';
const order = { decision: 'TERMINATE', caseNumber: NUMBER, rulingNumber: `${NUMBER}之二` };

/** A case of a court that stays enforcement for a settlement, performed since 2026-06-01. */
async function settled() {
  const { fixture } = performing;
  const judge = await fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
  const entered = await fixture.enter({ packId: 'enterprise-2025@2' });
  const courtCase = await performing.open({}, undefined, undefined, entered);
  const { caseId, clerk, parties } = courtCase;
  const [creditor, debtor] = parties.map(({ partyId }) => partyId);
  const apply = (signedBy: unknown[], at = AT) =>
    fixture.post(`/cases/${caseId}/termination`, clerk, at).send({ signedBy });
  const rule = (body: object, at = AT) => fixture.post(`/cases/${caseId}/termination/ruling`, judge, at).send(body);
  return { courtCase, creditor, debtor, apply, rule };
}

describe('SET-ART-2-5: the application is withdrawn because of a settlement', () => {
  it('by the creditors, and a judge terminates enforcement: what is controlled is to be lifted, the settlement goes on', async () => {
    const { courtCase, creditor, debtor, apply, rule } = await settled();
    expect((await rule(order).expect(409)).body.code).toBe('TERMINATION.NOT_APPLIED');
    expect((await apply([debtor])).body).toMatchObject({ code: 'WITHDRAWAL.NOT_A_CREDITOR', rule: 'CLS-4' });
    await apply([creditor]).expect(201);
    expect((await apply([creditor]).expect(409)).body.code).toBe('TERMINATION.PENDING');
    expect(await performing.openTasks(courtCase)).toEqual(['TERMINATION_RULING']);
    expect((await rule({ ...order, decision: 'REFUSE' })).body.code).toBe('TERMINATION.REASON_MISSING');
    const { body } = await rule(order).expect(201);
    expect(terminationAnswer.parse(body)).toMatchObject({ decision: 'TERMINATE', signedBy: [creditor] });
    const { fixture } = performing;
    const [told] = await fixture.facts(courtCase.caseId, 'enforcement-closing-recorded');
    expect(told!.data).toMatchObject({ caseNumber: NUMBER, mode: '终结执行', closedOn: '2026-06-02' });
    // Not a closing with its controls kept: asset control lifts what it holds.
    expect(told!.data).not.toHaveProperty('controlsKept');
    expect(await performing.openTasks(courtCase)).toEqual([]);
    expect((await performing.ledger(courtCase)).state).toBe('PERFORMING');
    const letters = await fixture.letters(courtCase.caseId, 'termination-ruling');
    expect(letters[0]!.body).toContain('第四百六十四条');
    expect((await apply([creditor]).expect(409)).body.code).toBe('TERMINATION.CLOSED');
  });

  it('a refusal says why, and the creditors may apply anew; CLS-3: also where the court registers the case and reports it closed, for it stays open', async () => {
    const { courtCase, creditor, apply, rule } = await settled();
    await apply([creditor]).expect(201);
    await rule({ ...order, decision: 'REFUSE', reason: '第三人已对财产主张权利' }).expect(201);
    expect(await performing.fixture.facts(courtCase.caseId, 'enforcement-closing-recorded')).toEqual([]);
    await apply([creditor], '2026-06-03T10:00:00+08:00').expect(201);
    const registered = await performing.open();
    await performing.fixture
      .post(`/cases/${registered.caseId}/termination`, registered.clerk, AT)
      .send({ signedBy: [registered.parties[0]!.partyId] })
      .expect(201);
    expect(await performing.openTasks(registered)).toEqual(['TERMINATION_RULING']);
  });

  it('is not ruled on any more once everything is paid, or enforcement has resumed', async () => {
    const state = async ({ caseId }: { caseId: string }) =>
      (await performing.fixture.workItems(caseId))
        .filter(({ kind }) => kind === 'TERMINATION_RULING')
        .map((item) => item.state);
    const paid = await performing.open();
    const apply = ({ caseId, clerk, parties }: typeof paid) =>
      performing.fixture
        .post(`/cases/${caseId}/termination`, clerk, AT)
        .send({ signedBy: [parties[0]!.partyId] })
        .expect(201);
    await apply(paid);
    await performing.receive(paid, 'r-1', '2026-06-30', '900000').expect(201);
    await performing.entries(paid, '2026-06-30T15:00:00+08:00');
    expect(await state(paid)).toEqual(['CANCELLED']);
    const resumed = await performing.inBreach();
    await apply(resumed);
    await performing.elect(resumed, 'RESUME', '2026-11-23T10:00:00+08:00');
    expect(await state(resumed)).toEqual(['OPEN']);
    await performing.rule(resumed, 'RESUME', '2026-11-23T15:00:00+08:00');
    expect(await state(resumed)).toEqual(['CANCELLED']);
    const sued = await performing.inBreach();
    await apply(sued);
    await performing.elect(sued, 'SUE', '2026-11-23T10:00:00+08:00');
    await performing.suit(sued, true, '2026-11-24T10:00:00+08:00');
    expect(await state(sued)).toEqual(['CANCELLED']);
  });
});
