import { describe, expect, it } from '@jest/globals';
import { StepRunner, stepsOfEndedFiles } from '@hejie/casework';
import { type CaseOfTest } from '@hejie/casework/testing';
import { assetControlWorkflowId, type ActOf, type AssetControlActs } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { Retention } from '@hejie/persistence';
import { deliverTwice } from '@hejie/testing';
import { assetControlFixture, COURT } from './fixture.js';

const assetControl = assetControlFixture();
const OPENED = '2026-06-02T09:00:00+08:00';
const PRESERVED = '（2026）鲁0502执保12号';
const preservation = ({ parties }: CaseOfTest) => ({
  authority: PRESERVED,
  preservation: {
    applicantPartyId: parties[0]!.partyId,
    rulingNumber: '（2026）鲁0502执保12号之一',
    ruledAt: '2026-06-01T16:00:00+08:00',
    urgentGround: '转移财产',
    performanceEndsOn: '2026-06-30',
  },
});
/** Five days after the ruling, rolled to Monday. */
const BEGIN_BY = '2026-06-09T00:00:00+08:00';
/** Five days after the period for performance, rolled to Monday. */
const SEEK_BY = '2026-07-07T00:00:00+08:00';

async function open(courtCase: CaseOfTest, body: object, at = OPENED, status = 201) {
  const { service, judge } = assetControl;
  return (
    await service
      .post(`/cases/${courtCase.caseId}/property`, await judge(), at)
      .send(body)
      .expect(status)
  ).body;
}
const preserved = async () => {
  const courtCase = await assetControl.enter();
  await open(courtCase, preservation(courtCase));
  return courtCase;
};
/** A step of the file's case, delivered twice. */
async function step({ caseId }: CaseOfTest, at: string, act: ActOf<AssetControlActs>, by?: string) {
  const { service } = assetControl;
  const request = service.next(caseId, courtInstant(at), [act], by === undefined ? {} : { by });
  const [first, again] = await deliverTwice(service.record)(request);
  expect(again).toEqual(first);
  return first[act.act];
}
const reach = (courtCase: CaseOfTest, deadline: string, latenessSeconds = 0) =>
  step(courtCase, deadline, {
    act: 'reachPropertyDeadline',
    lateness: { deadline: courtInstant(deadline), latenessSeconds },
    now: courtInstant(deadline),
  });
const told = async ({ caseId }: CaseOfTest) =>
  (await assetControl.service.facts(caseId)).map(({ type }) => type.split('.').at(-2));

describe('a property file', () => {
  it('is opened under a number, with the fact that starts its case, in one transaction (PRE-CTRL)', async () => {
    const courtCase = await preserved();
    const { caseId, caseNumber } = courtCase;
    const [fact, ...more] = await assetControl.service.facts(caseId, 'property-opened');
    expect(more).toEqual([]);
    expect(fact?.data).toEqual({ caseId, court: COURT, caseNumber, authority: PRESERVED, at: OPENED });
    expect(await assetControl.service.audit(caseId)).toEqual([
      'judge-1 file.opened',
      'judge-1 property.authority-opened',
    ]);
    const { body } = await assetControl.service
      .read(`/cases/${caseId}/property`, await assetControl.judge())
      .expect(200);
    expect(body).toMatchObject({
      stage: 'UNDER_CONTROL',
      due: { at: BEGIN_BY, rule: 'PROC-22' },
      openedBy: 'judge-1',
      rows: {
        authorities: [{ caseNumber: PRESERVED, under: '执保' }],
        settlement: [{ standing: 'NONE', outstanding: '0.00' }],
      },
    });
  });

  it('is refused under a number of the settlement procedure, and nothing is recorded', async () => {
    const courtCase = await assetControl.enter();
    expect(await open(courtCase, { authority: courtCase.caseNumber }, OPENED, 422)).toMatchObject({
      code: 'CONTROL.NO_CASE_NUMBER',
      rule: 'PRE-CTRL',
    });
    expect(await told(courtCase)).toEqual([]);
    await assetControl.service.read(`/cases/${courtCase.caseId}/property`, await assetControl.judge()).expect(404);
  });

  it('says of itself how it stands, and answers the same again', async () => {
    const courtCase = await preserved();
    expect(await step(courtCase, OPENED, { act: 'reviewProperty' })).toMatchObject({
      stage: 'UNDER_CONTROL',
      due: { at: BEGIN_BY },
    });
  });

  it('goes on under a further number, which wakes its case only where what is due moves', async () => {
    const courtCase = await assetControl.enter();
    await open(courtCase, preservation(courtCase));
    const { caseId } = courtCase;
    await open(courtCase, { authority: '（2026）鲁0502执12号' }, '2026-06-03T09:00:00+08:00');
    expect(await told(courtCase)).toEqual(['property-opened']);
    const { body } = await assetControl.service
      .read(`/cases/${caseId}/property`, await assetControl.judge())
      .expect(200);
    expect(body.rows.authorities[0].preservation).toMatchObject({ enforcementSoughtOn: '2026-06-03' });
    expect(await assetControl.service.audit(caseId)).toContain('judge-1 property.preservation-converted');
  });
});

describe('enforcement after a preservation (PROC-21)', () => {
  it('is to begin within five days of the ruling, which is said once (PROC-22)', async () => {
    const courtCase = await preserved();
    expect(await reach(courtCase, BEGIN_BY)).toMatchObject({ stage: 'UNDER_CONTROL', due: { at: SEEK_BY } });
    expect(await assetControl.service.audit(courtCase.caseId)).toContain('workflow property.preservation-not-begun');
  });

  it('sought in time: the deadline goes', async () => {
    const courtCase = await preserved();
    await reach(courtCase, BEGIN_BY);
    const sought = { act: 'recordEnforcementSought', authority: PRESERVED, soughtOn: '2026-07-03' } as never;
    const decided = await step(courtCase, '2026-07-04T09:00:00+08:00', sought, 'clerk-1');
    expect(decided).toEqual({ stage: 'UNDER_CONTROL', due: null });
    expect(await assetControl.service.audit(courtCase.caseId)).toContain('clerk-1 property.enforcement-sought');
  });

  it('not sought: it lapses, dated to the deadline however late the machine was', async () => {
    const courtCase = await preserved();
    await reach(courtCase, BEGIN_BY);
    expect(await reach(courtCase, SEEK_BY, 3600)).toEqual({ stage: 'UNDER_CONTROL', due: null });
    expect(await told(courtCase)).toEqual([
      'property-opened',
      'property-overdue',
      'preservation-lapsed',
      'notice-issued',
      'notice-issued',
    ]);
    const [lapsed] = await assetControl.service.facts(courtCase.caseId, 'preservation-lapsed');
    expect(lapsed?.data).toMatchObject({ authority: PRESERVED, at: SEEK_BY, latenessSeconds: 3600 });
  });
});

describe('what is heard of the settlement', () => {
  it('is kept before a file is opened, and seen by it', async () => {
    const courtCase = await assetControl.enter();
    const { caseId } = courtCase;
    const schedule = [{ no: 1, due: '2026-06-30', amount: '300000.00' }];
    await assetControl.hears('agreed', OPENED, { caseId, schedule });
    const receipt = { receiptId: 'r-1', valueDate: '2026-06-03', amount: '100000.00' };
    await assetControl.hears('received', OPENED, { caseId, ...receipt });
    expect(await open(courtCase, { authority: '（2026）鲁0502执12号' })).toMatchObject({
      rows: { settlement: [{ standing: 'PERFORMING', outstanding: '200000.00', paid: [] }] },
    });
  });

  it('wakes the case where the file stands otherwise by it: performed, and nothing is under control', async () => {
    const courtCase = await preserved();
    const { caseId } = courtCase;
    await assetControl.hears('received', OPENED, {
      caseId,
      receiptId: 'r-1',
      valueDate: '2026-06-03',
      amount: '1.00',
    });
    expect(await told(courtCase)).toEqual(['property-opened']);
    await assetControl.hears('performed', '2026-06-20T09:00:00+08:00', { caseId, performedOn: '2026-06-19' });
    expect(await told(courtCase)).toEqual(['property-opened', 'property-ended', 'property-changed']);
    expect(await step(courtCase, '2026-06-20T09:00:01+08:00', { act: 'reviewProperty' })).toEqual({
      stage: 'ENDED',
      due: null,
      ending: { ending: 'RELEASED', rule: 'CLS-1' },
    });
  });
});

it('facts, steps of the case and people meet at the file’s lock: each is heard once, nobody waits for another without end', async () => {
  const courtCase = await preserved();
  const { caseId } = courtCase;
  const schedule = [{ no: 1, due: '2026-06-30', amount: '300000.00' }];
  const receipts = Array.from({ length: 12 }, (_, index) => ({
    receiptId: `r-${index}`,
    valueDate: '2026-06-03',
    amount: '100.00',
  }));
  await Promise.all([
    assetControl.hears('agreed', OPENED, { caseId, schedule }),
    ...receipts.map((receipt) => assetControl.hears('received', OPENED, { caseId, ...receipt })),
    ...receipts.slice(0, 4).map(() => step(courtCase, OPENED, { act: 'reviewProperty' })),
    open(courtCase, { authority: '（2026）鲁0502执12号' }, '2026-06-03T09:00:00+08:00'),
    assetControl.hears('noticeAdopted', OPENED, { caseId, calendarEditions: ['state-council-2026'] }),
  ]);
  const { body } = await assetControl.service.read(`/cases/${caseId}/property`, await assetControl.judge()).expect(200);
  expect(body.rows.settlement).toMatchObject([{ standing: 'PERFORMING', outstanding: '298800.00' }]);
  expect(body.rows.authorities).toHaveLength(2);
});

it('a file is closed by the judge (CLS-4)', async () => {
  const courtCase = await preserved();
  const closed = await step(
    courtCase,
    '2026-06-10T09:00:00+08:00',
    { act: 'closePropertyFile', reason: '' },
    'judge-1',
  );
  expect(closed).toMatchObject({ ending: { ending: 'FILE_CLOSED', rule: 'CLS-4' } });
  expect(await told(courtCase)).not.toContain('property-reopened');
});

describe('a property file that has ended', () => {
  const resumed = { asOf: '2026-08-05', ground: 'SET-ART-9-1', total: '100000.00' };

  it('is open again under a further number, with the fact that starts its case again (CLS-4)', async () => {
    const courtCase = await preserved();
    const { caseId, caseNumber } = courtCase;
    await step(courtCase, '2026-06-10T09:00:00+08:00', { act: 'closePropertyFile', reason: '' }, 'judge-1');
    const authority = '（2026）鲁0502执12号';
    const file = await open(courtCase, { authority }, '2026-06-11T09:00:00+08:00');
    expect(file).toMatchObject({ stage: 'UNDER_CONTROL', ending: null });
    const [fact, ...more] = await assetControl.service.facts(caseId, 'property-reopened');
    expect(more).toEqual([]);
    const at = '2026-06-11T09:00:00+08:00';
    expect(fact?.data).toEqual({ caseId, court: COURT, caseNumber, authority, reopenings: 1, at });
    expect(await assetControl.service.audit(caseId)).toContain('judge-1 file.reopened');
    expect(await step(courtCase, at, { act: 'reviewProperty' })).toMatchObject({ stage: 'UNDER_CONTROL' });
  });

  it('stays ended under a further number where everything was performed since it ended (CLS-1)', async () => {
    const courtCase = await assetControl.enter();
    const { caseId } = courtCase;
    const schedule = [{ no: 1, due: '2026-07-01', amount: '100000.00' }];
    await assetControl.hears('agreed', '2026-06-02T09:00:00+08:00', { caseId, schedule });
    await open(courtCase, { authority: '（2026）鲁0502执12号' }, '2026-06-03T09:00:00+08:00');
    await step(courtCase, '2026-06-10T09:00:00+08:00', { act: 'closePropertyFile', reason: '' }, 'judge-1');
    await assetControl.hears('performed', '2026-06-30T09:00:00+08:00', { caseId, performedOn: '2026-06-30' });
    const further = { authority: '（2026）鲁0502执恢3号' };
    expect(await open(courtCase, further, '2026-07-01T09:00:00+08:00', 409)).toMatchObject({ code: 'CASE.ENDED' });
    expect(await told(courtCase)).not.toContain('property-reopened');
  });

  it('and that is open again follows what was heard of the settlement since it ended', async () => {
    const courtCase = await assetControl.enter();
    const { caseId } = courtCase;
    const schedule = [{ no: 1, due: '2026-07-01', amount: '100000.00' }];
    await assetControl.hears('agreed', '2026-06-02T09:00:00+08:00', { caseId, schedule });
    await open(courtCase, { authority: '（2026）鲁0502执12号' }, '2026-06-03T09:00:00+08:00');
    await step(courtCase, '2026-06-10T09:00:00+08:00', { act: 'closePropertyFile', reason: '' }, 'judge-1');
    const receipt = { receiptId: 'r-1', valueDate: '2026-06-20', amount: '40000.00' };
    await assetControl.hears('received', '2026-06-20T09:00:00+08:00', { caseId, ...receipt });
    const further = { authority: '（2026）鲁0502执恢3号' };
    expect(await open(courtCase, further, '2026-07-01T09:00:00+08:00')).toMatchObject({
      stage: 'UNDER_CONTROL',
      rows: { settlement: [{ standing: 'PERFORMING', outstanding: '60000.00' }] },
    });
  });

  it('is open again when the performance is taken back and enforcement resumes, and hears nothing else', async () => {
    const courtCase = await assetControl.enter();
    const { caseId } = courtCase;
    await open(courtCase, { authority: '（2026）鲁0502执12号' });
    const schedule = [{ no: 1, due: '2026-07-01', amount: '100000.00' }];
    await assetControl.hears('agreed', '2026-06-03T09:00:00+08:00', { caseId, schedule });
    const receipt = { receiptId: 'r-1', valueDate: '2026-06-30', amount: '100000.00' };
    await assetControl.hears('received', '2026-06-30T09:00:00+08:00', { caseId, ...receipt });
    await assetControl.hears('performed', '2026-06-30T09:00:01+08:00', { caseId, performedOn: '2026-06-30' });
    const further = { authority: '（2026）鲁0502执恢3号' };
    expect(await open(courtCase, further, '2026-07-01T09:00:00+08:00', 409)).toMatchObject({ code: 'CASE.ENDED' });
    await assetControl.hears('reversed', '2026-07-05T09:00:00+08:00', { caseId, receiptId: 'r-1' });
    await assetControl.hears('resumed', '2026-08-05T09:00:00+08:00', { caseId, ...resumed });
    expect((await assetControl.service.facts(caseId, 'property-reopened')).map(({ data }) => data)).toMatchObject([
      { reopenings: 1, at: '2026-07-05T09:00:00+08:00' },
    ]);
    expect(await open(courtCase, further, '2026-08-06T09:00:00+08:00')).toMatchObject({
      stage: 'UNDER_CONTROL',
      rows: { settlement: [{ standing: 'RESUMED' }], authorities: [{}, { under: '执恢' }] },
    });
    const tasks = `select kind from work_items where case_id = $1 and state = 'OPEN'`;
    expect(await assetControl.service.dataSource.query(tasks, [caseId])).toEqual([{ kind: 'REVIEW_REOPENED_FILE' }]);
  });
});

it('the keys of its steps go some time after a file has ended, and those of one that stands never', async () => {
  const { service } = assetControl;
  const [over, stands] = [await preserved(), await preserved()];
  for (const { caseId } of [over, stands]) {
    const request = service.next(caseId, courtInstant('2026-06-10T09:00:00+08:00'), [{ act: 'reviewProperty' }]);
    await service.get<StepRunner<AssetControlActs>>(StepRunner).run(assetControlWorkflowId(caseId), request);
  }
  await step(over, '2026-06-10T09:00:00+08:00', { act: 'closePropertyFile', reason: '' }, 'judge-1');
  const ago = (column: string, table: string) =>
    service.dataSource.query(`update ${table} set ${column} = ${column} - make_interval(days => 91)`);
  const kept = async ({ caseId }: CaseOfTest) => {
    const keys = `select key from idempotency where key like '${assetControlWorkflowId(caseId)}#%'`;
    return ((await service.dataSource.query(keys)) as unknown[]).length;
  };
  await ago('recorded_at', 'idempotency');
  await ago('ended_known_at', 'file');
  const rules = stepsOfEndedFiles(assetControlWorkflowId(''), 90);
  await new Retention({ dataSource: service.dataSource, rules, batch: 10, breath: 1 }).sweep();
  expect([await kept(over), await kept(stands)]).toEqual([0, 1]);
});
