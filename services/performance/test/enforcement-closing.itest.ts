import { describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { enforcementClosingsAnswer } from '@hejie/contracts/http';
import { courtInstant } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { type Ending } from '@hejie/settlement';
import { Settlement } from '../src/ledger/settlement.entity.js';
import { PerformanceSubscriptions } from '../src/subscriptions.js';
import { COURT, performanceFixture } from './fixture.js';
import { FOUND } from './fixture/found-for-now.js';

const performing = performanceFixture();
const AT = '2026-12-14T16:00:00+08:00';
const LATER = '2026-12-15T09:00:00+08:00';
const judge = (court = COURT) => performing.fixture.token({ roles: ['enforcement-judge'], court, subject: 'judge-1' });

const numberOf = ({ caseNumber }: CaseOfTest): string => caseNumber.replace('执前调', '执');
const said = (courtCase: CaseOfTest) => ({
  caseNumber: numberOf(courtCase),
  mode: '执行完毕',
  closedOn: '2026-12-14',
  performance: { on: '2026-12-11', amount: '8182.00' },
  document: `${numberOf(courtCase)}结案通知书，经办人110105194912310021`,
});

async function ends({ caseId }: CaseOfTest, ending: Ending): Promise<void> {
  const data = { caseId, ending, at: courtInstant('2026-10-30T10:00:00+08:00') };
  await performing.fixture.unitOfWork.run((tx) =>
    performing.fixture.get(PerformanceSubscriptions).caseEnded({ data, step: 9 } as unknown as ReceivedFact<never>, tx),
  );
}

/** The creditor's suit on the settlement was accepted. */
const sued = ({ caseId }: CaseOfTest) =>
  performing.fixture.dataSource.manager.update(Settlement, { caseId }, { state: 'SUED' });

/** A case whose negotiation came to nothing. */
async function ended(ending: Ending = 'FAILED'): Promise<CaseOfTest> {
  const courtCase = await performing.fixture.enter();
  await ends(courtCase, ending);
  return courtCase;
}

const closings = ({ caseId }: CaseOfTest, rest = '') => `/cases/${caseId}/enforcement-closings${rest}`;
const post = async (courtCase: CaseOfTest, body: object, at = AT, rest = '') =>
  performing.fixture.post(closings(courtCase, rest), await judge(), at).send(body);
const found = async ({ caseId }: CaseOfTest, body: object) =>
  performing.fixture.post(`/cases/${caseId}/endings-for-now`, await judge(), AT).send(body);
const facts = ({ caseId }: CaseOfTest) => performing.fixture.facts(caseId, 'enforcement-closing-recorded');

describe('the closing of enforcement after a negotiation that came to nothing', () => {
  it('CLS-1, CLS-4: is recorded by the judge, told with its days, and shown with numbers of persons masked', async () => {
    const courtCase = await ended();
    const { document: _, ...terms } = said(courtCase);
    const answer = await post(courtCase, said(courtCase));
    expect([answer.status, answer.body]).toMatchObject([
      201,
      { ...terms, entry: 1, corrects: false, withdraws: false, reason: null, recordedAt: AT, recordedBy: 'judge-1' },
    ]);
    const { at, ...told } = (await facts(courtCase))[0]!.data;
    expect([at, told]).toEqual([AT, { caseId: courtCase.caseId, court: COURT, ...terms }]);
    expect(await performing.fixture.audit(courtCase.caseId)).toEqual(['judge-1 enforcement-closing.recorded']);
    const shown = await performing.fixture.read(closings(courtCase), await judge()).expect(200);
    const { items } = enforcementClosingsAnswer.parse(shown.body);
    expect(items).toEqual([answer.body]);
    expect(items[0]!.document).toContain('结案通知书');
    expect(items[0]!.document).not.toContain('110105194912310021');
  });

  it('CLS-4: is refused twice, and said by the judge of this court alone; asked at the same time, one of two is recorded', async () => {
    const courtCase = await ended('LAPSED');
    const both = await Promise.all([post(courtCase, said(courtCase)), post(courtCase, said(courtCase))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const again = await post(
      courtCase,
      { ...said(courtCase), caseNumber: said(courtCase).caseNumber.replace('执', '执恢') },
      LATER,
    );
    expect([again.status, again.body.code]).toEqual([409, 'ENFORCEMENT.CLOSED']);
    expect(await facts(courtCase)).toHaveLength(1);
    const { fixture } = performing;
    await fixture
      .post(closings(courtCase), await judge('鲁0503'), LATER)
      .send(said(courtCase))
      .expect(404);
    const clerk = await fixture.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
    await fixture.post(closings(courtCase), clerk, LATER).send(said(courtCase)).expect(403);
  });

  it('CLS-3, SET-ART-8-1: is refused before the case has ended, while a settlement is performed, and where enforcement resumed', async () => {
    const running = await performing.fixture.enter();
    const open = await performing.open();
    const resumed = await ended('RESUMED');
    const codes = [];
    for (const courtCase of [running, open, resumed, await ended('SUED')])
      codes.push((await post(courtCase, said(courtCase))).body.code);
    expect(codes).toEqual([
      'ENFORCEMENT.NOT_ENDED',
      'ENFORCEMENT.SETTLED',
      'ENFORCEMENT.RESUMED',
      'ENFORCEMENT.SETTLED',
    ]);
    for (const courtCase of [running, open, resumed]) expect(await facts(courtCase)).toEqual([]);
    // CLS-3, SET-ART-14-1: while it is performed termination has doors of its own; sued on, the court may terminate, and the suit goes on.
    const { performance: _, ...terminated } = { ...said(open), mode: '终结执行' };
    expect((await post(open, terminated)).body.code).toBe('ENFORCEMENT.GROUND_MISSING');
    await sued(open);
    expect((await post(open, terminated)).status).toBe(201);
    expect(await facts(open)).toMatchObject([{ data: { mode: '终结执行' } }]);
  });

  it('CLS-1, CASE-1: names the field that is wrong', async () => {
    const courtCase = await ended('WITHDRAWN');
    const { performance: _, ...bare } = said(courtCase);
    for (const [body, code, pointer] of [
      [bare, 'ENFORCEMENT.PERFORMANCE_MISSING', '/performance'],
      [{ ...said(courtCase), mode: '销案' }, 'ENFORCEMENT.PERFORMANCE_UNASKED', '/performance'],
      [{ ...said(courtCase), closedOn: '2026-12-15' }, 'ENFORCEMENT.CLOSED_IN_FUTURE', '/closedOn'],
      [{ ...said(courtCase), caseNumber: courtCase.caseNumber }, 'ENFORCEMENT.NUMBER_INVALID', '/caseNumber'],
    ] as const) {
      const { status, body: problem } = await post(courtCase, body);
      expect([status, problem.code, problem.errors?.[0]?.path ?? problem.path]).toEqual([422, code, pointer]);
    }
    expect(await facts(courtCase)).toEqual([]);
  });

  it('CLS-4: a wrong day is corrected, with the reason, and told again; what was recorded stays', async () => {
    const courtCase = await ended('REFUSED');
    const right = { ...said(courtCase), performance: { on: '2026-12-10', amount: '8182.00' }, reason: '银行回单' };
    const early = await post(courtCase, right, AT, '/correction');
    expect([early.status, early.body.code]).toEqual([409, 'ENFORCEMENT.NOT_CLOSED']);
    await post(courtCase, said(courtCase));
    const same = await post(courtCase, { ...said(courtCase), reason: '无' }, LATER, '/correction');
    expect([same.status, same.body.code]).toEqual([409, 'ENFORCEMENT.CORRECTS_NOTHING']);
    const { status, body } = await post(courtCase, right, LATER, '/correction');
    expect([status, body.entry, body.corrects, body.reason]).toEqual([201, 2, true, '银行回单']);
    expect((await facts(courtCase)).map(({ data }) => (data['performance'] as { on: string }).on)).toEqual([
      '2026-12-11',
      '2026-12-10',
    ]);
    const { body: shown } = await performing.fixture.read(closings(courtCase), await judge()).expect(200);
    expect(shown.items.map(({ entry }: { entry: number }) => entry)).toEqual([1, 2]);
  });

  it('CLS-4: one in the wrong case is taken back, with the reason, and told; what was recorded stays', async () => {
    const courtCase = await performing.open();
    await sued(courtCase);
    const withdrawn = (at = LATER) => post(courtCase, { reason: '登记到另一案件' }, at, '/withdrawal');
    expect((await withdrawn()).body.code).toBe('ENFORCEMENT.NOT_CLOSED');
    const { performance: _, ...terminated } = { ...said(courtCase), mode: '终结执行' };
    await post(courtCase, terminated);
    const { status, body } = await withdrawn();
    expect([status, body]).toMatchObject([201, { entry: 2, mode: '终结执行', corrects: true, withdraws: true }]);
    expect((await performing.fixture.facts(courtCase.caseId, 'enforcement-closing-withdrawn'))[0]?.data).toMatchObject({
      caseNumber: terminated.caseNumber,
      standing: null,
    });
    expect((await performing.fixture.audit(courtCase.caseId)).at(-1)).toBe('judge-1 enforcement-closing.withdrawn');
    expect((await withdrawn()).body.code).toBe('ENFORCEMENT.NOT_CLOSED');
    // What was meant may be recorded now.
    expect((await post(courtCase, terminated, LATER)).status).toBe(201);
  });

  it('SET-RES-2: after 终结本次执行程序 enforcement goes on, and is closed once more under its new number', async () => {
    const courtCase = await ended();
    const { performance: _, ...suspended } = said(courtCase);
    const forNow = { ...suspended, mode: '终结本次执行程序' };
    expect((await post(courtCase, forNow)).body.code).toBe('FOR_NOW.NOT_REVIEWED');
    await found(courtCase, { ...FOUND, caseNumber: numberOf(courtCase) });
    expect((await post(courtCase, forNow)).status).toBe(201);
    const resumed = numberOf(courtCase).replace('执', '执恢');
    const { status } = await post(courtCase, { ...said(courtCase), caseNumber: resumed }, LATER);
    expect(status).toBe(201);
    expect((await facts(courtCase)).map(({ data }) => data['mode'])).toEqual(['终结本次执行程序', '执行完毕']);
  });
});
