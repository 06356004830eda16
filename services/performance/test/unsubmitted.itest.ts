import { describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { recordedUnsubmittedObjection } from '@hejie/contracts/http';
import { courtInstant } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { PerformanceSubscriptions } from '../src/subscriptions.js';
import { COURT, performanceFixture } from './fixture.js';

const performing = performanceFixture();
const AT = '2026-09-15T10:00:00+08:00';

/** A case whose negotiation came to nothing: enforcement goes on. */
async function enforced() {
  const { fixture } = performing;
  const courtCase = await fixture.enter();
  const data = { caseId: courtCase.caseId, ending: 'LAPSED', at: courtInstant('2026-05-10T10:00:00+08:00') };
  await fixture.unitOfWork.run((tx) =>
    fixture.get(PerformanceSubscriptions).caseEnded({ data, step: 9 } as unknown as ReceivedFact<never>, tx),
  );
  const [clerk, judge] = [
    await fixture.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' }),
    await fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' }),
  ];
  const [creditor, debtor] = courtCase.parties.map(({ partyId }) => partyId);
  const path = `/cases/${courtCase.caseId}/unsubmitted-settlement/objections`;
  const object = (over: object = {}) => fixture.post(path, clerk, AT).send({ ...objection(debtor!), ...over });
  const rule = (over: object = {}, at = AT) =>
    fixture.post(`${path}/objection-1/ruling`, judge, at).send({ ...ruling(courtCase), ...over });
  const shown = async () => (await fixture.read(path, judge).expect(200)).body.items;
  return { courtCase, creditor, debtor, object, rule, shown };
}

const objection = (partyId: string) => ({
  objectionId: 'objection-1',
  partyId,
  why: 'NOT_SUBMITTED',
  terms: {
    agreedOn: '2026-05-20',
    total: '8182.00',
    schedule: [
      { no: 1, due: '2026-06-30', amount: '4091.00' },
      { no: 2, due: '2026-12-31', amount: '4091.00' },
    ],
  },
  reason: '双方已自行达成分期协议',
});
const ruling = ({ caseNumber }: CaseOfTest) => ({
  found: { formedAndValid: true, payments: [{ paidOn: '2026-06-30', amount: '4091.00' }] },
  decision: 'STAY',
  caseNumber: caseNumber.replace('执前调', '执'),
  rulingNumber: '（2026）鲁0502执异9号',
  reason: '协议系真实意思表示，第一期已付，第二期未到期',
});
const VALID = { formedAndValid: true };

describe('SET-ART-19: an objection on a settlement that was never submitted', () => {
  it('SET-ART-19-3: is received once of the debtor, lies before a judge for fifteen days, and stays enforcement while he performs', async () => {
    const { courtCase, creditor, object, rule, shown } = await enforced();
    expect((await object({ partyId: creditor })).body).toMatchObject({ code: 'OBJECTION.NOT_DEBTOR' });
    const { body } = await object().expect(201);
    expect(recordedUnsubmittedObjection.parse(body)).toMatchObject({ decideBy: '2026-09-30', decision: null });
    await object().expect(201);
    expect((await object({ reason: '另一理由' }).expect(409)).body.code).toBe('OBJECTION.ID_REUSED');
    expect((await object({ objectionId: 'objection-2' }).expect(409)).body.code).toBe('OBJECTION.PENDING');
    const { fixture } = performing;
    const tasks = await fixture.workItems(courtCase.caseId);
    expect(tasks.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['UNSUBMITTED_OBJECTION', new Date('2026-10-01T00:00:00+08:00')],
    ]);
    expect((await rule({ decision: 'REJECT' })).body).toMatchObject({
      code: 'OBJECTION.NOT_BY_THE_RULE',
      rule: 'SET-ART-19-3',
    });
    await rule().expect(201);
    expect(await fixture.facts(courtCase.caseId, 'enforcement-stayed')).toMatchObject([
      { data: { rulingNumber: '（2026）鲁0502执异9号', rule: 'SET-ART-19-3' } },
    ]);
    expect(await shown()).toMatchObject([{ decision: 'STAY', ground: 'SET-ART-19-3' }]);
    expect((await rule()).body.code).toBe('OBJECTION.DECIDED');
    expect((await fixture.workItems(courtCase.caseId)).map(({ state }) => state)).toEqual(['DONE']);
  });

  it('SET-ART-19-1: performed, enforcement is terminated, and its closing recorded', async () => {
    const { courtCase, object, rule } = await enforced();
    await object().expect(201);
    const payments = [
      { paidOn: '2026-06-30', amount: '4091.00' },
      { paidOn: '2026-09-01', amount: '4091.00' },
    ];
    await rule({ found: { ...VALID, payments }, decision: 'TERMINATE' }).expect(201);
    expect(await performing.fixture.facts(courtCase.caseId, 'enforcement-closing-recorded')).toMatchObject([
      { data: { mode: '终结执行', closedOn: '2026-09-15' } },
    ]);
  });

  it('SET-ART-19-4, SET-ART-19-5: not performed, or void, it is rejected, and enforcement goes on', async () => {
    for (const [found, ground] of [
      [{ ...VALID, payments: [] }, 'SET-ART-19-4'],
      [{ formedAndValid: false }, 'SET-ART-19-5'],
    ] as const) {
      const { courtCase, object, rule, shown } = await enforced();
      await object({ why: 'NOT_ACKNOWLEDGED' }).expect(201);
      await rule({ found, decision: 'REJECT' }).expect(201);
      expect(await shown()).toMatchObject([{ decision: 'REJECT', ground }]);
      const { fixture } = performing;
      expect(await fixture.facts(courtCase.caseId, 'enforcement-stayed')).toEqual([]);
      expect(await fixture.facts(courtCase.caseId, 'enforcement-closing-recorded')).toEqual([]);
    }
  });

  it('SET-ART-19-0: not where the settlement of the case was submitted, which goes by its own course', async () => {
    const open = await performing.open();
    const [, debtor] = open.parties.map(({ partyId }) => partyId);
    const path = `/cases/${open.caseId}/unsubmitted-settlement/objections`;
    const { body } = await performing.fixture.post(path, open.clerk, AT).send(objection(debtor!)).expect(409);
    expect(body.code).toBe('OBJECTION.SUBMITTED');
  });
});
