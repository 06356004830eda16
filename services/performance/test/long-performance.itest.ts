import { describe, expect, it } from '@jest/globals';
import { longPerformanceAnswer } from '@hejie/contracts/http';
import { legalDate, type Yuan } from '@hejie/law';
import { COURT, performanceFixture } from './fixture.js';

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
      closedOn: '2026-06-02',
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

describe('SET-ART-2: a stay of enforcement because of a settlement', () => {
  it('is applied for as article 2 says, ruled on by the judge, and told; not where the court does not stay', async () => {
    const { fixture } = performing;
    const judge = await fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
    const entered = await fixture.enter({ packId: 'enterprise-2025@2' });
    const courtCase = await performing.open({}, undefined, undefined, entered);
    const { caseId, clerk, parties } = courtCase;
    const [creditor, debtor] = parties.map(({ partyId }) => partyId);
    const at = '2026-06-02T10:00:00+08:00';
    const apply = (body: object, of = caseId) => fixture.post(`/cases/${of}/stay`, clerk, at).send(body);
    const rule = (body: object) => fixture.post(`/cases/${caseId}/stay/ruling`, judge, at).send(body);
    const order = { decision: 'STAY', rulingNumber: '（2026）鲁0502执1234号之二' };
    expect((await rule(order).expect(409)).body.code).toBe('STAY.NOT_APPLIED');
    expect((await apply({ form: 'ONE_PARTY', by: [debtor] })).body.code).toBe('STAY.NOT_ACKNOWLEDGED');
    await apply({ form: 'ONE_PARTY', by: [debtor], acknowledgedBy: [creditor] }).expect(201);
    expect((await apply({ form: 'JOINT', by: [debtor, creditor] })).body.code).toBe('STAY.PENDING');
    expect(await performing.openTasks(courtCase)).toEqual(['STAY_RULING']);
    expect((await rule({ ...order, decision: 'REFUSE' })).body.code).toBe('STAY.REASON_MISSING');
    await rule(order).expect(201);
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
