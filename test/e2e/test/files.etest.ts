import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assetControlWorkflowId, creditRecordWorkflowId } from '@hejie/contracts/workflows';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { CaseRuns } from '../src/case-runs.js';
import { COURT, CourtCase, signedBy, staff } from '../src/court-case.js';
import { Doors, type Door, type Person } from '../src/doors.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const judge = staff('enforcement-judge');
const OPENED = '2026-06-02T09:00:00+08:00';
const PRESERVED = '（2026）鲁0502执保12号';
/** By when the ruling is to be begun with (PROC-22): its exclusive end. */
const BEGIN_BY = '2026-06-09T00:00:00+08:00';
let runs: CaseRuns;
let records: Records;

beforeAll(async () => {
  [runs, records] = await Promise.all([CaseRuns.open(stack.addresses), Records.open(stack.databaseUrl)]);
});
afterAll(() => Promise.all([runs?.close(), records?.close()]));

const preservation = (courtCase: CourtCase) => ({
  authority: PRESERVED,
  preservation: {
    applicantPartyId: courtCase.partyId('CREDITOR'),
    rulingNumber: `${PRESERVED}之一`,
    ruledAt: '2026-06-01T16:00:00+08:00',
    urgentGround: '转移财产',
    performanceEndsOn: '2026-06-30',
  },
});
const fileOf = async (courtCase: CourtCase, door: Door, path: string, person: Person) =>
  (await doors.read(door, courtCase.path(path), person)).body;
const property = (courtCase: CourtCase) => fileOf(courtCase, 'asset-control', '/property', judge);
/** Who the parties are, as documents name them. */
async function identified(
  courtCase: CourtCase,
  door: Door = 'credit-repair',
  by = staff('credit-officer'),
): Promise<void> {
  const bodies = {
    CREDITOR: { kind: 'PERSON', name: '张三' },
    DEBTOR: { kind: 'UNIT', name: '某某砂石有限公司', number: '91370502MA3C5RL07J', representative: '李四' },
  };
  for (const side of ['CREDITOR', 'DEBTOR'] as const) {
    const path = `/parties/${encodeURIComponent(courtCase.partyId(side))}/identity`;
    await courtCase.does(door, path, by, bodies[side], { at: OPENED, method: 'PUT' });
  }
}
const running = async (workflowId: string) =>
  (await runs.found(`WorkflowId = '${workflowId}'`)).map(({ status }) => status);

describe('the property file of a case', () => {
  it('is opened over HTTP, started by its fact, and read by an operator in Chinese', async () => {
    const courtCase = await CourtCase.filed(doors, OPENED);
    await courtCase.does('asset-control', '/property', judge, preservation(courtCase), { at: OPENED });
    expect(await property(courtCase)).toMatchObject({ stage: 'UNDER_CONTROL', due: { at: BEGIN_BY, rule: 'PROC-22' } });
    const workflowId = assetControlWorkflowId(courtCase.caseId);
    await eventually(async () => expect(await running(workflowId)).toEqual(['RUNNING']));
    const { executionConfig } = await runs.description(workflowId);
    expect(await runs.opened([executionConfig!.userMetadata!.summary!])).toEqual([
      `财产查控 · ${courtCase.caseNumber} · ${PRESERVED}`,
    ]);
    await eventually(async () => {
      const details = await runs.currentDetails(workflowId);
      expect(details).toMatch(/阶段：查控/);
      expect(details).toMatch(/下一期限：2026年6月8日24时 .*（PROC-22）/);
    });
    const due = `HejieCourt = '${COURT}' and HejieStage = 'UNDER_CONTROL' and WorkflowId = '${workflowId}'`;
    await eventually(async () => expect(await runs.found(due)).toHaveLength(1));
  });

  it('is commanded by an Update, and passes its deadline by itself: nobody sought enforcement (PROC-21)', async () => {
    const courtCase = await CourtCase.filed(doors, OPENED);
    await courtCase.does('asset-control', '/property', judge, preservation(courtCase), { at: OPENED });
    const late = { authority: PRESERVED, soughtOn: '2026-07-08' };
    const clock = { at: '2026-07-06T23:00:00+08:00', until: '2026-07-07T12:00:00+08:00' };
    const path = courtCase.path('/property/enforcement');
    const { status, body } = await doors.command('asset-control', path, judge, late, clock);
    expect([status, body.code]).toEqual([422, 'PROPERTY.NOT_YET']);
    await eventually(async () => expect(await property(courtCase)).toMatchObject({ due: null }), { timeout: 20_000 });
    const closing = { at: '2026-07-08T09:00:00+08:00' };
    await courtCase.does('asset-control', '/property/closing', judge, { reason: '保全失效，未控制财产' }, closing);
    expect(await property(courtCase)).toMatchObject({ stage: 'ENDED', ending: 'FILE_CLOSED' });
    await eventually(async () =>
      expect(await running(assetControlWorkflowId(courtCase.caseId))).toEqual(['COMPLETED']),
    );
    const ended = await doors.command('asset-control', path, judge, late, clock);
    expect([ended.status, ended.body.code]).toEqual([409, 'CASE.ENDED']);
  });

  it('follows the settlement: performed, and nothing is under control any longer (SET-ART-8-1)', async () => {
    const at = '2026-06-01T09:00:00+08:00';
    const courtCase = await CourtCase.negotiatingSince(doors, at);
    await courtCase.agreed(signedBy(courtCase, agreementTermsOf()), at);
    const authority = '（2026）鲁0502执12号';
    await courtCase.does('asset-control', '/property', judge, { authority }, { at: OPENED });
    const receipt = { receiptId: 'r-1', valueDate: '2026-06-03', amount: '900000.00', proof: '缴款凭证' };
    await courtCase.does('performance', '/receipts', staff('clerk'), receipt, { at: '2026-06-03T10:00:00+08:00' });
    await eventually(async () => expect(await property(courtCase)).toMatchObject({ ending: 'RELEASED' }));
    await eventually(async () =>
      expect(await running(assetControlWorkflowId(courtCase.caseId))).toEqual(['COMPLETED']),
    );
  });
});

describe('the credit record of a debtor', () => {
  it('goes from the proposal over the president’s decision and its grace to publication', async () => {
    const courtCase = await CourtCase.filed(doors, OPENED);
    const partyId = courtCase.partyId('DEBTOR');
    const officer = staff('credit-officer');
    const { enforcement: caseNumber } = courtCase;
    const ground = { caseNumber, ground: 2, evidence: ['转移财产'] };
    const proposal = { partyId, listingId: 'l-1', ...ground, subject: { kind: 'UNIT' } };
    await courtCase.does('credit-repair', '/credit', officer, proposal, { at: OPENED });
    await identified(courtCase);
    const record = `/credit/${encodeURIComponent(partyId)}`;
    await courtCase.does('credit-repair', `${record}/promise`, officer, { listingId: 'l-1' }, { at: OPENED });
    const decision = {
      listingId: 'l-1',
      verdict: { outcome: 'LIST', graceMonths: 1 },
      signatories: [{ role: 'PRESIDENT', name: '周正' }],
    };
    const at = '2026-06-03T09:00:00+08:00';
    const president = staff('court-president');
    const decided = await courtCase.does('credit-repair', `${record}/decision`, president, decision, { at });
    expect(decided).toMatchObject({ stage: 'GRACE', nextDeadline: { at: '2026-07-04T00:00:00+08:00' } });
    const { items } = (await fileOf(courtCase, 'credit-repair', '/documents', officer)) as { items: object[] };
    expect(items).toMatchObject([{ title: '失信决定书', number: `${courtCase.enforcement}之一` }]);
    const service = { listingId: 'l-1', servedAt: at };
    await courtCase.does('credit-repair', `${record}/decision/service`, staff('clerk'), service, { at });
    const publication = `${record}/publication`;
    const path = courtCase.path(publication);
    const clock = { at: '2026-07-03T23:00:00+08:00', until: '2026-07-04T12:00:00+08:00' };
    const early = await doors.command('credit-repair', path, officer, { listingId: 'l-1' }, clock);
    expect([early.status, early.body.code]).toEqual([422, 'LISTING.IN_GRACE']);
    const answer = () => fileOf(courtCase, 'credit-repair', record, officer);
    const overdue = { at: '2026-07-05T00:00:00+08:00', zh: '公布失信信息逾期' };
    await eventually(async () => expect(await answer()).toMatchObject({ stage: 'GRACE', due: overdue }));
    const published = { at: '2026-07-04T15:00:00+08:00' };
    const bare = await doors.command('credit-repair', path, officer, { listingId: 'l-1' }, published);
    expect([bare.status, bare.body.code]).toEqual([422, 'LISTING.PARTICULARS_MISSING']);
    const shown = {
      court: '东营市东营区人民法院',
      filedOn: '2026-06-02',
      obligation: '给付货款',
      performance: '全部未履行',
      conduct: '转移财产',
    };
    const particulars = `${record}/listings/l-1/particulars`;
    await courtCase.does('credit-repair', particulars, officer, shown, { ...published, method: 'PUT' });
    await courtCase.does('credit-repair', publication, officer, { listingId: 'l-1' }, published);
    expect(await answer()).toMatchObject({ stage: 'PUBLISHED', rows: { listings: [{ stage: 'PUBLISHED' }] } });
    expect(await running(creditRecordWorkflowId(courtCase.caseId, partyId))).toEqual(['RUNNING']);
  });

  it('is barred while enough of his property is under control, and no longer after its release (DIS-GRACE-2)', async () => {
    const courtCase = await CourtCase.filed(doors, OPENED);
    const partyId = courtCase.partyId('DEBTOR');
    const authority = '（2026）鲁0502执12号';
    const officer = staff('credit-officer');
    const does = (path: string, person: Person, body: object, at: string) =>
      courtCase.does('asset-control', `/property${path}`, person, body, { at });
    const proposed = async (ground: number, listingId: string, at: string) => {
      const notice = { servedOn: '2026-05-25', lastDay: '2026-06-01' };
      const said = { caseNumber: authority, notice, ground, evidence: ['隐匿存款'], subject: { kind: 'UNIT' } };
      const body = { partyId, listingId, ...said };
      const answer = await doors.command('credit-repair', courtCase.path('/credit'), officer, body, { at });
      return answer.status === 201 ? 'PROPOSED' : answer.body.code;
    };
    await does('', judge, { authority }, OPENED);
    await identified(courtCase, 'asset-control', staff('asset-control-officer'));
    const flat = {
      ...{ id: 'flat', class: 'REAL_ESTATE', value: '9000000.00', valuedOn: '2026-06-01', indivisible: true },
      ...{ ownerPartyId: partyId, detail: { description: '某某路1幢101室', keeper: '东营区自然资源局' } },
    };
    await does('/assets', judge, { byPartyId: courtCase.partyId('CREDITOR'), asset: flat }, OPENED);
    const papers = {
      signatories: [{ role: 'JUDGE', name: '王五' }],
      contact: { name: '赵六', phone: '0546-8250000' },
    };
    const orders = [{ controlId: 'c-1', assetId: 'flat' }];
    await does('/controls', judge, { authority, orders, ...papers }, '2026-06-02T10:00:00+08:00');
    const receipt = { controlId: 'c-1', carriedOutBy: '东营区自然资源局', outcome: 'DONE', effectiveOn: '2026-06-02' };
    await does('/controls/receipt', judge, receipt, '2026-06-02T11:00:00+08:00');
    const at = '2026-06-02T12:00:00+08:00';
    // What is proposed before the cover is heard of stands.
    await records.heard('credit_repair', 'asset_control', courtCase.caseId, 'property-covered');
    expect(await proposed(1, 'l-1', at)).toBe('LISTING.PROPERTY_SUFFICES');
    expect(await proposed(2, 'l-2', at)).toBe('PROPOSED');

    const of = { releaseId: 'law' };
    const order = { id: 'law', assetIds: ['flat'], ground: 'LAW_ORDERS', basis: '应当解除' };
    await does('/releases/order', judge, order, '2026-06-03T09:00:00+08:00');
    await does('/releases/decision', judge, of, '2026-06-03T10:00:00+08:00');
    const president = staff('court-president');
    await does('/releases/approval', president, { ...of, ...papers }, '2026-06-03T11:00:00+08:00');
    await does('/releases/service', judge, of, '2026-06-03T12:00:00+08:00');
    const done = { ...of, assetId: 'flat', carriedOutBy: '东营区自然资源局' };
    await does('/releases/receipt', judge, done, '2026-06-03T13:00:00+08:00');
    const later = '2026-06-03T14:00:00+08:00';
    const refusal = { listingId: 'l-2', verdict: { outcome: 'REFUSE', reasons: ['证据不足'] } };
    const decision = `/credit/${encodeURIComponent(partyId)}/decision`;
    await courtCase.does('credit-repair', decision, president, refusal, { at: later });
    await eventually(async () => expect(await proposed(1, 'l-1', later)).toBe('PROPOSED'));
  });
});
