import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { creditRepairFixture } from './fixture.js';
import { caseOfRecords, handedIn, listed, PDF, type RecordUnderTest } from './fixture/record-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

const APPLIED = '2026-05-06T09:00:00+08:00';
const NEEDED = ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'PROPERTY_REPORT', 'PLAN_OR_SECURITY'];
const apply = async (record: RecordUnderTest, kinds: readonly string[], id = 'a', at = APPLIED) =>
  record.does('party', 'applications', at, {
    id,
    kind: 'SUSPENSION',
    concerns: 'l',
    materials: await handedIn(record, at, kinds, id),
  });
const states = async (record: RecordUnderTest) =>
  (await record.facts('repair-application-moved')).map(({ state }) => state);

describe('proofs (证明材料)', () => {
  it('are kept sealed as they came, and read back by the debtor and the court, and nobody else', async () => {
    const record = await listed(creditRepair);
    const body = { documentId: 'd', name: '张三的申请书.pdf', mediaType: 'application/pdf', content: PDF };
    const answered = await record.does('party', 'proofs', APPLIED, body);
    const kept = { ...answered, name: body.name };
    const sha256 = createHash('sha256').update(Buffer.from(PDF, 'base64')).digest('hex');
    expect(answered).toMatchObject({ documentId: 'd', size: 15, sha256, receivedBy: 'debtor' });
    expect(answered).not.toHaveProperty('name');
    expect(await record.does('party', 'proofs', APPLIED, body)).toEqual(answered);
    const other = { ...body, content: Buffer.from('%PDF-1.4\n').toString('base64') };
    expect(await record.does('party', 'proofs', APPLIED, other, 409)).toMatchObject({ code: 'PROOF.ID_TAKEN' });
    expect(await record.reads('party', '/proofs')).toEqual([kept]);
    const read = await record.bytes(`${record.path}/proofs/d`, 'enforcement-judge');
    expect([read.type, read.body.toString('base64')]).toEqual(['application/pdf', PDF]);
    const [row] = await creditRepair.service.dataSource.query(
      "select row_to_json(p)::text as text, position('\\x255044462d'::bytea in content) as plain from credit_repair.proof p where case_id = $1",
      [record.courtCase.caseId],
    );
    expect(row.text).not.toMatch(/张三/);
    const answers: { result: string | null }[] = await creditRepair.service.dataSource.query(
      'select result::text from credit_repair.idempotency',
    );
    expect(answers.filter(({ result }) => result?.includes('张三的申请书'))).toEqual([]);
    expect(row.plain).toBe(0);
    const { partyRef } = record.courtCase.parties[0]!;
    const creditor = await creditRepair.service.token({ roles: ['party'], partyRef });
    await creditRepair.service.read(`${record.path}/proofs/d`, creditor).expect(403);
  });

  it('are refused where they are no such file', async () => {
    const record = await listed(creditRepair);
    const body = { documentId: 'd', name: '照片.png', mediaType: 'image/png', content: PDF };
    expect(await record.does('party', 'proofs', APPLIED, body, 422)).toMatchObject({ code: 'PROOF.NOT_OF_TYPE' });
  });
});

describe('an application for repair (CR-L-HRB)', () => {
  it('is completed by the debtor who is told what is missing, and decided within the pack’s days from then', async () => {
    const record = await listed(creditRepair);
    await apply(record, ['APPLICATION_LETTER', 'CREDIT_PROMISE']);
    expect(await record.openTasks()).toContain('EXAMINE_APPLICATION');
    expect((await record.reads('party', '/applications/a/missing')).map(({ kind }: { kind: string }) => kind)).toEqual([
      'PROPERTY_REPORT',
      'PLAN_OR_SECURITY',
    ]);
    await record.does('credit-officer', 'applications/examination', '2026-05-07T09:00:00+08:00', { id: 'a' });
    expect(await record.letters('repair-defective')).toEqual([
      expect.stringMatching(/至迟于2026年5月14日（含当日）补正：财产及收入情况报告；履行计划、和解协议或者担保材料/),
    ]);
    const late = '2026-05-15T09:00:00+08:00';
    await record.until(late);
    expect(await record.openTasks()).toContain('REFUSE_UNCOMPLETED');
    const materials = await handedIn(record, late, ['PROPERTY_REPORT', 'PLAN_OR_SECURITY'], 'more');
    await record.does('party', 'applications/supplement', late, { id: 'a', materials });
    await record.does('credit-officer', 'applications/examination', late, { id: 'a' });
    const [application] = await record.rows('applications');
    expect(application).toMatchObject({ state: 'UNDER_REVIEW', completeAt: late });
    const items = await creditRepair.service.workItems(record.courtCase.caseId);
    const decide = items.find(({ kind }) => kind === 'DECIDE_APPLICATION')!;
    // Seven days from the 15th end on a Friday.
    expect(decide.dueAt?.toISOString()).toBe('2026-05-22T16:00:00.000Z');
    expect(await states(record)).toEqual(['RECEIVED', 'DEFECTIVE', 'RECEIVED', 'UNDER_REVIEW']);
  });

  it('names proofs that were handed in, concerns an entry, and is the debtor’s own to make', async () => {
    const record = await listed(creditRepair);
    const body = {
      id: 'a',
      kind: 'SUSPENSION',
      concerns: 'l',
      materials: [{ kind: 'CREDIT_PROMISE', documentId: 'x' }],
    };
    expect(await record.does('party', 'applications', APPLIED, body, 422)).toMatchObject({
      code: 'PROOF.NOT_HANDED_IN',
      path: '/materials/0/documentId',
    });
    const nothing = { ...body, concerns: 'other', materials: [] };
    expect(await record.does('clerk', 'applications', APPLIED, nothing, 422)).toMatchObject({
      code: 'APPLICATION.CONCERNS_NOTHING',
    });
    const creditor = await creditRepair.service.token({
      roles: ['party'],
      partyRef: record.courtCase.parties[0]!.partyRef,
    });
    await creditRepair.service.post(`${record.path}/applications`, creditor, APPLIED).send(nothing).expect(403);
  });

  it('is refused with reasons, complained of, and reviewed anew by another judge (CR-N-10)', async () => {
    const record = await listed(creditRepair);
    await apply(record, NEEDED);
    await record.does('judges-assistant', 'applications/examination', APPLIED, { id: 'a' });
    const inquiry = { id: 'i', kind: 'VISIT', whom: '公司住所地', found: '停产' };
    await record.does('credit-officer', 'applications/inquiries', APPLIED, { id: 'a', inquiry });
    const refusal = { id: 'a', reasons: ['未如实报告财产'] };
    await record.does('enforcement-judge', 'applications/refusal', '2026-05-08T09:00:00+08:00', refusal);
    expect((await record.letters('repair-refused'))[0]).toMatch(/1．未如实报告财产.*申诉/);
    const decision = await record.pdfOf('信用修复决定书');
    expect(decision).toContain('不予信用修复。理由：未如实报告财产');
    expect(decision).toContain('申请人于2026年5月6日向本院申请信用修复');
    expect(decision).toContain('停产');
    const at = '2026-05-11T09:00:00+08:00';
    const complaint = { id: 'c', applicationId: 'a', about: 'REFUSAL', words: '已如实报告' };
    await record.does('party', 'complaints', at, complaint);
    expect(await record.openTasks()).toContain('ANSWER_COMPLAINT');
    const answer = { applicationId: 'a', complaintId: 'c', upheld: true, words: '报告属实' };
    expect(await record.does('enforcement-judge', 'complaints/answer', at, answer, 422)).toMatchObject({
      code: 'COMPLAINT.SAME_PERSON',
    });
    const another = await creditRepair.service.token({
      roles: ['enforcement-judge'],
      court: record.courtCase.court,
      subject: 'judge-2',
    });
    await creditRepair.service.post(`${record.path}/complaints/answer`, another, at).send(answer).expect(201);
    expect(await states(record)).toEqual(['RECEIVED', 'UNDER_REVIEW', 'REFUSED']);
    expect((await record.rows('applications'))[0]).toMatchObject({ state: 'UNDER_REVIEW', inquiries: [inquiry] });
    expect(await record.letters('repair-complaint-answered')).toEqual([expect.stringMatching(/申诉成立：报告属实/)]);
  });

  it('is not decided in time: the task is overdue, and the debtor may complain of it', async () => {
    const record = await listed(creditRepair);
    await apply(record, NEEDED);
    await record.does('credit-officer', 'applications/examination', APPLIED, { id: 'a' });
    const delay = { id: 'c', applicationId: 'a', about: 'DELAY', words: '逾期未决定' };
    expect(await record.does('party', 'complaints', APPLIED, delay, 422)).toMatchObject({
      code: 'COMPLAINT.NO_GROUND',
    });
    const late = '2026-05-14T09:00:00+08:00';
    expect((await record.until(late)).slice(-2)).toEqual([
      expect.stringMatching(/^2026-05-13T00:00:00\+08:00 决定信用修复申请最后一日/),
      expect.stringMatching(/^2026-05-14T00:00:00\+08:00 决定信用修复申请逾期/),
    ]);
    await record.does('party', 'complaints', late, delay);
  });

  it('is granted once the entry is deleted, which is decided by its own rules, with its 信用修复决定书', async () => {
    const record = await listed(creditRepair);
    const at = '2026-05-06T09:00:00+08:00';
    const materials = await handedIn(record, at, ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'PROOF_OF_PERFORMANCE'], 'd');
    await record.does('party', 'applications', at, { id: 'd', kind: 'DELETION', concerns: 'l', materials });
    await record.does('credit-officer', 'applications/examination', at, { id: 'd' });
    expect(await record.does('enforcement-judge', 'applications/grant', at, { id: 'd' }, 422)).toMatchObject({
      code: 'APPLICATION.NOT_DONE',
    });
    const { caseId } = record.courtCase;
    await record.hears('performed', '2026-05-07T09:00:00+08:00', { caseId, performedOn: '2026-05-07' });
    const items = await creditRepair.service.workItems(caseId);
    const deletionId = items.find(({ kind }) => kind === 'DELETE')!.facts.rowId;
    const on = '2026-05-08T09:00:00+08:00';
    await record.does('credit-officer', 'deletion', on, { deletionId });
    await record.does('enforcement-judge', 'applications/grant', on, { id: 'd' });
    expect(await states(record)).toEqual(['RECEIVED', 'UNDER_REVIEW', 'GRANTED']);
    expect(await record.letters('repair-granted')).toHaveLength(1);
    expect(await record.pdfOf('信用修复决定书')).toMatch(/已于2026年5月8日删除.*准予信用修复，删除.*的失信信息/);
  });

  it('is granted once a limit is lifted, in whole or in part', async () => {
    const record = await listed(creditRepair);
    const signatories = [{ role: 'PRESIDENT', name: '周正' }];
    const order = { id: 'm', kind: 'CONSUMPTION', subjectPartyId: record.debtor, capacity: 'DEBTOR', signatories };
    const paper = { filedOn: '2026-03-01' };
    await record.does('court-president', 'limits', '2026-03-03T09:00:00+08:00', { ...order, paper });
    const materials = await handedIn(record, APPLIED, ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'NEED_OF_LIFTING'], 'm');
    await record.does('party', 'applications', APPLIED, { id: 'm', kind: 'LIFT_LIMITS', concerns: 'm', materials });
    await record.does('credit-officer', 'applications/examination', APPLIED, { id: 'm' });
    const grant = () => record.does('enforcement-judge', 'applications/grant', APPLIED, { id: 'm' }, 422);
    expect(await grant()).toMatchObject({ code: 'APPLICATION.NOT_DONE' });
    await record.does('enforcement-judge', 'limits/lift', APPLIED, {
      limitId: 'm',
      ground: 'NEEDED',
      until: '2026-12-31',
      scope: ['HIGH_SPEED_TRAINS'],
      signatories,
      paper: { facts: '须赴外地签约。', bodies: ['中国铁路客户服务中心'] },
    });
    await record.does('enforcement-judge', 'applications/grant', APPLIED, { id: 'm' });
    expect((await record.rows('applications'))[0]).toMatchObject({ state: 'GRANTED' });
    expect(await record.pdfOf('信用修复决定书')).toContain('解除的范围以解除限制的文书为准');
    expect(await record.pdfOf('解除限制消费令')).toMatch(/为生活或者经营所必需.*解除的范围为：乘坐动车组列车/);
  });
});
