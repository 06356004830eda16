import { jest, describe, expect, it } from '@jest/globals';
import { AgentSubscriptions, CaseCommands } from '@hejie/casework';
import { courtInstant, type Yuan } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { type AgentPower } from '@hejie/settlement';
import { agreementTermsOf } from '@hejie/testing';
import { PerformanceSubscriptions } from '../src/subscriptions.js';
import { COURT, performanceFixture, SIGNED, type OpenCase } from './fixture.js';

const performing = performanceFixture();
const APPLIED = '2026-11-23T10:00:00+08:00';
const RULED = '2026-11-23T15:00:00+08:00';
const LATER = '2026-11-25T10:00:00+08:00';
const surety = { guarantorId: 'g-1', promisesDirectEnforcement: true, scope: '全部债务', cap: '500000.00' as Yuan };
const terms = {
  guarantors: [surety],
  signatories: [
    ...agreementTermsOf().signatories,
    { id: 's-g-1', role: 'GUARANTOR' as const, guarantorId: 'g-1', by: 'SELF' as const, specialAuthority: false },
  ],
};
const post = ({ caseId, clerk }: OpenCase, path: string, body: object, at = LATER) =>
  performing.fixture.post(`/cases/${caseId}/${path}`, clerk, at).send(body);
const ids = ({ parties }: OpenCase) => ({ creditor: parties[0]!.partyId, debtor: parties[1]!.partyId });

async function resumed(): Promise<OpenCase> {
  const courtCase = await performing.open(terms);
  await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
  await performing.reach(courtCase, 'GRACE_END', '2026-10-14T00:00:00+08:00', 2);
  await performing.elect(courtCase, 'RESUME', APPLIED);
  await performing.rule(courtCase, 'RESUME', RULED);
  const caseNumber = `（2026）鲁0502执恢${courtCase.caseId.split('-').at(-1)}号`;
  await performing.enforce(courtCase, RULED, { act: 'openEnforcement', caseNumber, ground: 'SET-ART-11-0' });
  return courtCase;
}
/** Of a court that stays enforcement for a settlement. */
async function stayable(): Promise<OpenCase> {
  const entered = await performing.fixture.enter({ packId: 'enterprise-2025@2' });
  return performing.open({}, undefined, undefined, entered);
}
/** A case whose negotiation came to nothing: enforcement goes on. */
async function withoutSettlement(): Promise<OpenCase> {
  const { fixture } = performing;
  const entered = await fixture.enter();
  const data = { caseId: entered.caseId, ending: 'LAPSED', at: courtInstant('2026-05-10T10:00:00+08:00') };
  const ended = { data, step: 9 } as unknown as ReceivedFact<never>;
  await fixture.unitOfWork.run((tx) => fixture.get(PerformanceSubscriptions).caseEnded(ended, tx));
  const clerk = await fixture.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
  return { ...entered, clerk } as OpenCase;
}
const judge = () => performing.fixture.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });

/** An act of a party before the clerk; `sent` by the agent named, where one is. */
interface Act {
  readonly courtCase: OpenCase;
  readonly partyId: string;
  readonly action: string;
  readonly sent: (agentId: string) => PromiseLike<{ status: number; body: { code?: string; path?: string } }>;
}

const ACTS: readonly (readonly [what: string, power: AgentPower | null, () => Promise<Act>])[] = [
  [
    '因和解撤回执行申请',
    'WITHDRAW_APPLICATION',
    async () => {
      const courtCase = await stayable();
      const { creditor } = ids(courtCase);
      const sent = (agentId: string) =>
        post(courtCase, 'termination', { signedBy: [creditor], agentIds: [agentId] }, '2026-06-02T10:00:00+08:00');
      return { courtCase, partyId: creditor, action: 'termination.applied', sent };
    },
  ],
  [
    '长期履行结案的单独声明',
    'WITHDRAW_APPLICATION',
    async () => {
      const courtCase = await performing.open();
      const { creditor } = ids(courtCase);
      const proposal = {
        caseNumber: '（2026）鲁0502执1234号',
        document: '（2026）鲁0502执1234号之三执行裁定书',
        assets: '1000.00',
        pairThisQuarter: 0,
      };
      const path = `/cases/${courtCase.caseId}/long-performance`;
      await performing.fixture
        .post(path, await judge(), '2026-06-02T10:00:00+08:00')
        .send(proposal)
        .expect(201);
      const sent = (agentId: string) =>
        post(courtCase, 'long-performance/statement', { partyId: creditor, agentId }, '2026-06-02T11:00:00+08:00');
      return { courtCase, partyId: creditor, action: 'long-performance.stated', sent };
    },
  ],
  [
    '提交和解协议申请中止执行',
    'SETTLE',
    async () => {
      const courtCase = await stayable();
      const { creditor, debtor } = ids(courtCase);
      const body = { form: 'ONE_PARTY', by: [debtor], acknowledgedBy: [creditor] };
      const sent = (agentId: string) =>
        post(courtCase, 'stay', { ...body, agentIds: [agentId] }, '2026-06-02T10:00:00+08:00');
      return { courtCase, partyId: creditor, action: 'stay.applied', sent };
    },
  ],
  [
    '确认收到直接给付',
    'SETTLE',
    async () => {
      const courtCase = await performing.open();
      const { creditor, debtor } = ids(courtCase);
      const payment = {
        paymentId: 'd-1',
        payerPartyId: debtor,
        amount: '300000',
        valueDate: '2026-09-30',
        proof: '回单',
      };
      await post(courtCase, 'direct-payments', payment, '2026-10-10T10:00:00+08:00').expect(201);
      const answer = { partyId: creditor, received: true };
      const sent = (agentId: string) =>
        post(courtCase, 'direct-payments/d-1/answer', { ...answer, agentId }, '2026-10-12T10:00:00+08:00');
      return { courtCase, partyId: creditor, action: 'direct-payment.confirmed', sent };
    },
  ],
  [
    '否认收到直接给付',
    null,
    async () => {
      const courtCase = await performing.open();
      const { creditor, debtor } = ids(courtCase);
      const payment = {
        paymentId: 'd-1',
        payerPartyId: debtor,
        amount: '300000',
        valueDate: '2026-09-30',
        proof: '回单',
      };
      await post(courtCase, 'direct-payments', payment, '2026-10-10T10:00:00+08:00').expect(201);
      const answer = { partyId: creditor, received: false };
      const sent = (agentId: string) =>
        post(courtCase, 'direct-payments/d-1/answer', { ...answer, agentId }, '2026-10-12T10:00:00+08:00');
      return { courtCase, partyId: creditor, action: 'direct-payment.denied', sent };
    },
  ],
  [
    '申报直接给付',
    null,
    async () => {
      const courtCase = await performing.open();
      const { debtor } = ids(courtCase);
      const payment = {
        paymentId: 'd-1',
        payerPartyId: debtor,
        amount: '300000',
        valueDate: '2026-09-30',
        proof: '回单',
      };
      const sent = (agentId: string) =>
        post(courtCase, 'direct-payments', { ...payment, agentId }, '2026-10-10T10:00:00+08:00');
      return { courtCase, partyId: debtor, action: 'direct-payment.reported', sent };
    },
  ],
  [
    '对恢复执行裁定提出异议',
    null,
    async () => {
      const courtCase = await resumed();
      const { debtor } = ids(courtCase);
      const objection = { objectionId: 'o-1', application: 1, partyId: debtor, ground: 'RULING', reason: '已经履行' };
      const sent = (agentId: string) => post(courtCase, 'resumption/objections', { ...objection, agentId });
      return { courtCase, partyId: debtor, action: 'ruling-objection.received', sent };
    },
  ],
  [
    '对异议裁定申请复议',
    null,
    async () => {
      const courtCase = await resumed();
      const { creditor, debtor } = ids(courtCase);
      const objection = { objectionId: 'o-1', application: 1, partyId: debtor, ground: 'RULING', reason: '已经履行' };
      await post(courtCase, 'resumption/objections', objection).expect(201);
      const path = `/cases/${courtCase.caseId}/resumption/objections/o-1`;
      const dismissed = { upheld: false, rulingNumber: '（2026）鲁0502执异9号' };
      await performing.fixture
        .post(`${path}/decision`, await judge(), LATER)
        .send(dismissed)
        .expect(201);
      for (const partyId of [creditor, debtor])
        await post(courtCase, 'resumption/objections/o-1/service', { partyId, servedOn: '2026-11-25' }).expect(201);
      const sent = (agentId: string) =>
        post(courtCase, 'resumption/objections/o-1/reconsideration', { partyId: debtor, agentId });
      return { courtCase, partyId: debtor, action: 'ruling-reconsideration.asked', sent };
    },
  ],
  [
    '申请直接执行担保财产',
    null,
    async () => {
      const courtCase = await resumed();
      const { creditor } = ids(courtCase);
      const sent = (agentId: string) =>
        post(courtCase, 'guarantors/enforcement', { partyId: creditor, agentId, guarantorId: 'g-1' });
      return { courtCase, partyId: creditor, action: 'guarantor.applied-against', sent };
    },
  ],
  [
    '以未提交的和解协议提出异议',
    null,
    async () => {
      const courtCase = await withoutSettlement();
      const { debtor } = ids(courtCase);
      const objection = {
        objectionId: 'objection-1',
        partyId: debtor,
        why: 'NOT_SUBMITTED',
        terms: { agreedOn: '2026-11-24', total: '10.00', schedule: [{ no: 1, due: '2026-12-30', amount: '10.00' }] },
        reason: '双方已自行达成协议',
      };
      const sent = (agentId: string) => post(courtCase, 'unsubmitted-settlement/objections', { ...objection, agentId });
      return { courtCase, partyId: debtor, action: 'unsubmitted-objection.received', sent };
    },
  ],
  [
    '和解协议被判决确认无效后申请恢复执行',
    null,
    async () => {
      const courtCase = await performing.open();
      const { creditor } = ids(courtCase);
      await performing.receive(courtCase, 'r-1', '2026-06-30', '900000').expect(201);
      await performing.entries(courtCase, '2026-06-30T15:00:00+08:00');
      const body = { partyId: creditor, judgment: '（2027）鲁0502民初900号', judgedOn: '2027-03-01' };
      const sent = (agentId: string) =>
        post(courtCase, 'voided-settlement', { ...body, agentId }, '2027-03-10T10:00:00+08:00');
      return { courtCase, partyId: creditor, action: 'voidance.applied', sent };
    },
  ],
];

describe('SET-ART-4-1: an agent acts here for a party by the register alone', () => {
  it.each(ACTS)('%s (%s)', async (_, power, prepare) => {
    const { courtCase, partyId, action, sent } = await prepare();
    const { creditor, debtor } = ids(courtCase);
    const unknown = (await sent('agent-9')).body;
    expect(unknown).toMatchObject({ code: 'AGENT.UNKNOWN', rule: 'SET-ART-4-1' });
    if (power === null) {
      const ofOther = partyId === creditor ? debtor : creditor;
      const others = await performing.agentOf(courtCase, ofOther, ['SETTLE', 'WITHDRAW_APPLICATION']);
      expect((await sent(others)).body).toMatchObject({ code: 'AGENT.NOT_THE_PARTYS' });
    } else {
      const general = await performing.agentOf(courtCase, partyId);
      expect((await sent(general)).body).toMatchObject({ code: 'AGENT.NO_SPECIAL_AUTHORITY' });
      const another = power === 'SETTLE' ? 'WITHDRAW_APPLICATION' : 'SETTLE';
      const special = await performing.agentOf(courtCase, partyId, [another]);
      expect((await sent(special)).body).toMatchObject({ code: 'AGENT.NO_SPECIAL_AUTHORITY' });
    }
    const agentId = await performing.agentOf(courtCase, partyId, power === null ? [] : [power]);
    expect((await sent(agentId)).status).toBe(201);
    const line = (await performing.fixture.auditLines(courtCase.caseId)).find((one) => one.action === action)!;
    expect(JSON.stringify(line.facts)).toContain(agentId);
  });

  it('of several who withdraw together each agent acts for his own, and which one may not is named', async () => {
    const courtCase = await stayable();
    const { creditor, debtor } = ids(courtCase);
    const may = await performing.agentOf(courtCase, creditor, ['WITHDRAW_APPLICATION']);
    const others = await performing.agentOf(courtCase, debtor, ['WITHDRAW_APPLICATION']);
    const body = { signedBy: [creditor], agentIds: [may, others] };
    const refused = await post(courtCase, 'termination', body, '2026-06-02T10:00:00+08:00').expect(422);
    expect(refused.body).toMatchObject({ code: 'AGENT.NOT_THE_PARTYS', path: '/agentIds/1' });
  });

  it('PER-5: no longer than his power lasts, and of an objection on paper it is that of the day on which it came', async () => {
    const courtCase = await resumed();
    const { debtor } = ids(courtCase);
    const agentId = await performing.agentOf(courtCase, debtor);
    await performing.revoke(courtCase, agentId, debtor, '2026-11-24T09:00:00+08:00');
    const objection = {
      objectionId: 'o-1',
      application: 1,
      partyId: debtor,
      ground: 'RULING',
      reason: '已经履行',
      agentId,
    };
    expect((await post(courtCase, 'resumption/objections', objection)).body.code).toBe('AGENT.REVOKED');
    await post(courtCase, 'resumption/objections', { ...objection, receivedOn: '2026-11-23' }).expect(201);
    // Told once more of his registration, the power stays taken back.
    const { caseId } = courtCase;
    const data = { caseId, agentId, partyId: debtor, scope: 'GENERAL', powers: [], validFrom: '2026-05-01' };
    const again = { data: { ...data, validUntil: null, at: SIGNED } } as unknown as ReceivedFact<never>;
    await performing.fixture.unitOfWork.run((tx) => performing.fixture.get(AgentSubscriptions).registered(again, tx));
    const later = { ...objection, objectionId: 'o-2', ground: 'DEDUCTION' };
    expect((await post(courtCase, 'resumption/objections', later)).body.code).toBe('AGENT.REVOKED');
  });
});

describe('SET-ART-9-1: an agent chooses, recalls and withdraws for the creditor', () => {
  /** What the case has heard, which the workflow decides elsewhere. */
  const heardBy = (courtCase: OpenCase) =>
    jest.spyOn(performing.fixture.get(CaseCommands), 'execute').mockResolvedValue({
      caseId: courtCase.caseId,
      caseNumber: courtCase.caseNumber,
      stage: 'BREACH',
      awaiting: '—',
      breach: 'SUSPECTED',
    });

  it.each([
    ['elect', 'election', { remedy: 'RESUME' }, null],
    ['elect', 'election', { remedy: 'SUE' }, 'SETTLE'],
    ['elect', 'election', { remedy: 'TOLERATE' }, 'SETTLE'],
    ['recallApplication', 'standing-application/recall', {}, 'WITHDRAW_APPLICATION'],
    ['withdrawResumption', 'resumption/withdrawal', {}, 'WITHDRAW_APPLICATION'],
  ] as const)('%s, POST …/%s %j: %s', async (command, path, body, power) => {
    const courtCase = await performing.open();
    const { creditor: partyId } = ids(courtCase);
    const execute = heardBy(courtCase);
    try {
      const sent = (agentId: string) => post(courtCase, path, { partyId, ...body, agentId });
      expect((await sent('agent-9')).body.code).toBe('AGENT.UNKNOWN');
      const general = await performing.agentOf(courtCase, partyId);
      if (power !== null) expect((await sent(general)).body.code).toBe('AGENT.NO_SPECIAL_AUTHORITY');
      expect(execute).not.toHaveBeenCalled();
      const agentId = power === null ? general : await performing.agentOf(courtCase, partyId, [power]);
      await sent(agentId).expect(201);
      expect(execute.mock.calls).toMatchObject([[command, {}, { partyId, agentId, ...body }]]);
    } finally {
      execute.mockRestore();
    }
  });

  it('who acted for him stands in the audit of the step', async () => {
    const courtCase = await performing.inBreach();
    const partyId = ids(courtCase).creditor;
    const agentId = `${partyId}.agent-1`;
    const step = (act: object, at: string) =>
      performing.fixture.step(courtCase.caseId, courtInstant(at), [act as never], { by: 'clerk-1' });
    const elect = { act: 'elect', before: courtCase.decided.after, partyId, agentId, remedy: 'RESUME', pleads: {} };
    const { elect: elected } = await step(elect, APPLIED);
    await step({ act: 'withdrawResumption', before: elected!.after, partyId, agentId }, RULED);
    const lines = await performing.fixture.auditLines(courtCase.caseId);
    for (const action of ['remedy.elected', 'resumption.withdrawn'])
      expect(lines.find((line) => line.action === action)!.facts).toMatchObject({ partyId, agentId });
  });
});
