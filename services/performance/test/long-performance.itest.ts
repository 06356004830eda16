import { describe, expect, it } from '@jest/globals';
import { AgentSubscriptions } from '@hejie/casework';
import { longPerformanceAnswer } from '@hejie/contracts/http';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { Settlement } from '../src/ledger/settlement.entity.js';
import { HeardSubscriptions } from '../src/heard/heard-subscriptions.js';
import { COURT, performanceFixture, SIGNED, type OpenCase } from './fixture.js';

const performing = performanceFixture();

describe('S24: enforcement closed for a long performance', () => {
  it('CLS-5: proposed with its flags, stated by the creditor, approved by the president with his reason; the controls are kept', async () => {
    const schedule = [{ no: 1, due: legalDate('2028-06-01'), amount: '900000.00' as Yuan }];
    const courtCase = await performing.open({ schedule, mode: 'LUMP_SUM' });
    const { caseId, clerk, parties } = courtCase;
    const { fixture } = performing;
    const token = (role: 'enforcement-judge' | 'court-president', subject: string) =>
      fixture.token({ roles: [role], court: COURT, subject });
    const [judge, president] = [
      await token('enforcement-judge', 'judge-1'),
      await token('court-president', 'president-1'),
    ];
    const path = `/cases/${caseId}/long-performance`;
    const post = (below: string, who: string, body: object, at = '2026-06-02T10:00:00+08:00') =>
      fixture.post(`${path}${below}`, who, at).send(body);
    const proposal = {
      caseNumber: '（2026）鲁0502执1234号',
      document: '（2026）鲁0502执1234号之三执行裁定书',
      assets: '1080000.00',
      pairThisQuarter: 9,
    };
    const reason = '债权人坚持，财产继续查封';
    expect((await post('/approval', president, { approved: true, reason })).body.code).toBe(
      'LONG_PERFORMANCE.NOT_PROPOSED',
    );
    const { body } = await post('', judge, proposal).expect(201);
    expect(longPerformanceAnswer.parse(body).flags).toEqual(['ASSETS_SUFFICIENT', 'OVER_SIX_MONTHS', 'PAIR_FREQUENCY']);
    expect((await post('', judge, proposal).expect(409)).body.code).toBe('LONG_PERFORMANCE.PROPOSED');
    expect((await post('/approval', president, { approved: true, reason }).expect(409)).body.code).toBe(
      'LONG_PERFORMANCE.NOT_STATED',
    );
    expect((await post('/statement', clerk, { partyId: parties[1]!.partyId })).body.code).toBe(
      'LONG_PERFORMANCE.NOT_CREDITOR',
    );
    await post('/statement', clerk, { partyId: parties[0]!.partyId }).expect(201);
    expect((await post('/approval', president, { approved: true })).body.code).toBe('LONG_PERFORMANCE.REASON_MISSING');
    await post('/approval', president, { approved: true, reason }).expect(201);
    expect(await fixture.facts(caseId, 'enforcement-closing-recorded')).toMatchObject([
      { data: { mode: '终结执行', closedOn: '2026-06-02', controlsKept: true } },
    ]);
    expect(await performing.openTasks(courtCase)).toEqual([]);
    // The settlement goes on, and on default enforcement resumes.
    expect((await performing.ledger(courtCase)).state).toBe('PERFORMING');
  });
});

describe('S24: what the court’s own records show', () => {
  const heard = <K extends keyof HeardSubscriptions>(handler: K, data: object) =>
    performing.fixture.unitOfWork.run((tx) =>
      performing.fixture.get(HeardSubscriptions)[handler]({ data } as unknown as ReceivedFact<never>, tx),
    );
  /** A settlement that a mediator brought about with an agent of the debtor. */
  const mediated = async (mediatorId: string, person: string, openedAt = SIGNED) => {
    const schedule = [{ no: 1, due: legalDate('2026-09-30'), amount: '900000.00' as Yuan }];
    const courtCase = await performing.open({ schedule, mode: 'LUMP_SUM' });
    const { caseId, parties } = courtCase;
    await performing.fixture.dataSource.manager.update(Settlement, { caseId }, { openedAt });
    await heard('started', { caseId, mediatorId: 'other' });
    await heard('takenOver', { caseId, mediatorId });
    const partyId = parties[1]!.partyId;
    const power = { scope: 'GENERAL', powers: [], validFrom: '2026-01-01', validUntil: null, at: SIGNED };
    const data = { caseId, agentId: `${caseId}.agent-1`, partyId, ...power, person };
    await performing.fixture.unitOfWork.run((tx) =>
      performing.fixture.get(AgentSubscriptions).registered({ data } as unknown as ReceivedFact<never>, tx),
    );
    return courtCase;
  };
  const proposed = async ({ caseId, caseNumber }: OpenCase, said: object = {}) => {
    const judge = await performing.fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
    const number = caseNumber.replace('执前调', '执');
    const body = { caseNumber: number, document: `${number}之三执行裁定书`, ...said };
    const path = `/cases/${caseId}/long-performance`;
    return performing.fixture.post(path, judge, '2026-06-02T10:00:00+08:00').send(body);
  };

  it('raises the flags on assets under control and on who met how often, whatever the judge says; not in other quarters or with others', async () => {
    for (const _ of Array(3)) await mediated('m-9', 'k1.lawyer');
    await mediated('m-9', 'k1.lawyer', courtInstant('2026-03-31T16:00:00+08:00'));
    await mediated('m-8', 'k1.lawyer');
    await mediated('m-9', 'k1.another');
    const fourth = await mediated('m-9', 'k1.lawyer');
    expect((await proposed(fourth)).body).toMatchObject({
      assets: '0.00',
      pairThisQuarter: 4,
      countsAsPerformed: false,
      flags: [],
    });
    const fifth = await mediated('m-9', 'k1.lawyer');
    const [caseId, partyId] = [fifth.caseId, fifth.parties[1]!.partyId];
    const covered = (controlled: string, at: string) => heard('covered', { caseId, partyId, controlled, at });
    await covered('1080000.00', '2026-06-02T09:00:00+08:00');
    await covered('0.00', '2026-06-01T09:00:00+08:00');
    expect((await proposed(fifth, { assets: '1.00', pairThisQuarter: 0 })).body).toMatchObject({
      assets: '1080000.00',
      pairThisQuarter: 5,
      flags: ['ASSETS_SUFFICIENT', 'PAIR_FREQUENCY'],
    });
  });

  it('CASE-2: closes enforcement under no other number than the case has', async () => {
    const courtCase = await performing.open();
    const caseNumber = (await performing.fixture.enter()).caseNumber.replace('执前调', '执');
    await heard('allotted', { caseId: courtCase.caseId, type: '执', caseNumber });
    const judge = await performing.fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
    const closed = (number: string) =>
      performing.fixture
        .post(`/cases/${courtCase.caseId}/enforcement-closings`, judge, '2026-06-02T10:00:00+08:00')
        .send({ caseNumber: number, mode: '终结执行', closedOn: '2026-06-02', document: '执行裁定书' });
    const { caseId } = courtCase;
    await performing.fixture.dataSource.manager.update(Settlement, { caseId }, { state: 'SUED' });
    const refused = await closed(courtCase.caseNumber.replace('执前调', '执')).expect(422);
    expect(refused.body).toMatchObject({ code: 'ENFORCEMENT.OTHER_CASE', rule: 'CASE-2', path: '/caseNumber' });
    await closed(caseNumber).expect(201);
  });
});

describe('SET-ART-2: a stay of enforcement because of a settlement', () => {
  it('is applied for as article 2 says, ruled on by the judge, and told; not where the court does not stay', async () => {
    const { fixture } = performing;
    const judge = await fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
    const entered = await fixture.enter({ packId: 'enterprise-2025@2' });
    const courtCase = await performing.open({}, undefined, undefined, entered);
    const { caseId, clerk, parties } = courtCase;
    const [creditor, debtor] = parties.map(({ partyId }) => partyId);
    const at = '2026-06-02T10:00:00+08:00';
    const later = '2026-06-03T10:00:00+08:00';
    const apply = (body: object, of = caseId, when = at) => fixture.post(`/cases/${of}/stay`, clerk, when).send(body);
    const rule = (body: object, when = at) => fixture.post(`/cases/${caseId}/stay/ruling`, judge, when).send(body);
    const order = { decision: 'STAY', rulingNumber: '（2026）鲁0502执1234号之二' };
    expect((await rule(order).expect(409)).body.code).toBe('STAY.NOT_APPLIED');
    expect((await apply({ form: 'ONE_PARTY', by: [debtor] })).body.code).toBe('STAY.NOT_ACKNOWLEDGED');
    await apply({ form: 'ONE_PARTY', by: [debtor], acknowledgedBy: [creditor] }).expect(201);
    expect((await apply({ form: 'JOINT', by: [debtor, creditor] })).body.code).toBe('STAY.PENDING');
    expect(await performing.openTasks(courtCase)).toEqual(['STAY_RULING']);
    expect((await rule({ ...order, decision: 'REFUSE' })).body.code).toBe('STAY.REASON_MISSING');
    const refusal = { ...order, decision: 'REFUSE', reason: '尚有其他财产可供执行' };
    await rule(refusal).expect(201);
    expect(await fixture.facts(caseId, 'stay-refused')).toMatchObject([{ data: { rulingNumber: order.rulingNumber } }]);
    await apply({ form: 'ONE_PARTY', by: [debtor], acknowledgedBy: [creditor] }, caseId, later).expect(201);
    await rule(order, later).expect(201);
    expect(await fixture.facts(caseId, 'enforcement-stayed')).toMatchObject([
      { data: { rulingNumber: order.rulingNumber, rule: 'SET-ART-2-2' } },
    ]);
    expect((await apply({ form: 'JOINT', by: [debtor, creditor] })).body.code).toBe('STAY.STAYED');
    const registered = await performing.open();
    expect(
      (await apply({ form: 'JOINT', by: registered.parties.map(({ partyId }) => partyId) }, registered.caseId)).body
        .code,
    ).toBe('STAY.NOT_OF_THIS_COURT');
  });
});
