import { describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { type ActOf, type CreditRepairActs } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { deliverTwice } from '@hejie/testing';
import { COURT, creditRepairFixture, enforcedUnder, NOTICE, PARTICULARS } from './fixture.js';

const creditRepair = creditRepairFixture();
const PROPOSED = '2026-06-02T09:00:00+08:00';
const GRACE_OVER = '2026-09-04T00:00:00+08:00';
const debtor = ({ parties }: CaseOfTest) => parties[1]!.partyId;

/** A case in which money is owed, and nobody has settled yet. */
async function owing({ identified = true } = {}): Promise<CaseOfTest> {
  const courtCase = await creditRepair.service.enter();
  if (identified) await creditRepair.identified(courtCase, PROPOSED);
  const title = { principal: '1000000.00', dailyRate: '0', expiry: '2026-03-15', fee: '0.00' };
  await creditRepair.hears('accepted', PROPOSED, { ...courtCase, title, calendarEditions: ['state-council-2026'] });
  return courtCase;
}

async function propose(courtCase: CaseOfTest, over: object = {}, at = PROPOSED, status = 201) {
  const { service, officer } = creditRepair;
  const body = {
    partyId: debtor(courtCase),
    listingId: 'l-1',
    caseNumber: enforcedUnder(courtCase),
    notice: NOTICE,
    ground: 1,
    evidence: ['隐匿存款'],
    subject: { kind: 'UNIT' },
    ...over,
  };
  return (
    await service
      .post(`/cases/${courtCase.caseId}/credit`, await officer(), at)
      .send(body)
      .expect(status)
  ).body;
}

/** A step of the record's case, delivered twice. */
async function step(courtCase: CaseOfTest, at: string, act: ActOf<CreditRepairActs>, by?: string) {
  const { service } = creditRepair;
  const request = service.next(courtCase.caseId, courtInstant(at), [act], by === undefined ? {} : { by });
  const [first, again] = await deliverTwice(service.record)(request);
  expect(again).toEqual(first);
  return first[act.act];
}
const LIST = { outcome: 'LIST', graceMonths: 3 } as const;
/** He is offered a promise of credit, and the president decides the day after. */
async function decide(
  courtCase: CaseOfTest,
  verdict: ActOf<CreditRepairActs, 'decideProposal'>['verdict'] = LIST,
  by = 'president-1',
) {
  const of = { partyId: debtor(courtCase), listingId: 'l-1' };
  await step(courtCase, '2026-06-02T10:00:00+08:00', { act: 'offerPromise', ...of }, 'officer-1');
  return step(
    courtCase,
    '2026-06-03T09:00:00+08:00',
    { act: 'decideProposal', ...of, verdict, signatories: [{ role: 'PRESIDENT', name: '周正' }] },
    by,
  );
}
const told = async ({ caseId }: CaseOfTest) =>
  (await creditRepair.service.facts(caseId)).map(({ type }) => type.split('.').at(-2));
const openTasks = async ({ caseId }: CaseOfTest) =>
  (await creditRepair.service.workItems(caseId)).filter(({ state }) => state === 'OPEN').map(({ kind }) => kind);

describe('a credit record', () => {
  it('is opened by the first proposal to list a debtor, which lies before the president (DIS-ART-1)', async () => {
    const courtCase = await owing();
    const { caseId, caseNumber } = courtCase;
    expect(await propose(courtCase)).toMatchObject({
      partyId: debtor(courtCase),
      stage: 'PROPOSED',
      due: null,
      rows: { listings: [{ id: 'l-1', ground: 1, stage: 'PROPOSED' }], debt: [{ owed: '1013825.00' }] },
    });
    const [fact] = await creditRepair.service.facts(caseId, 'credit-opened');
    expect(fact?.data).toEqual({ caseId, partyId: debtor(courtCase), court: COURT, caseNumber, at: PROPOSED });
    expect(await told(courtCase)).toEqual(['credit-opened', 'listing-proposed']);
    expect(await openTasks(courtCase)).toEqual(['DECIDE_LISTING']);
  });

  it('keeps what people write in it sealed: not in its rows, nor in the audit or the kept answers of commands', async () => {
    const courtCase = await owing();
    const { caseId } = courtCase;
    const evidence = ['李某于3月2日将存款转入其妻赵六账户'];
    const answered = await propose(courtCase, { evidence });
    expect(JSON.stringify(answered)).not.toContain('赵六');
    const path = `/cases/${caseId}/credit/${debtor(courtCase)}`;
    const { body } = await creditRepair.service.read(path, await creditRepair.officer()).expect(200);
    expect(body.rows.listings).toMatchObject([{ proposed: { evidence } }]);
    await decide(courtCase, { outcome: 'REFUSE', reasons: ['赵六账户系其个人财产'] });
    const rows: { text: string }[] = await creditRepair.service.dataSource.query(
      `select row_to_json(r)::text as text from credit_repair.file_record r where case_id = $1
        union all select row_to_json(a)::text from credit_repair.audit a where case_id = $1
        union all select row_to_json(w)::text from credit_repair.work_items w where case_id = $1
        union all select result::text from credit_repair.idempotency`,
      [caseId],
    );
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.filter(({ text }) => text?.includes('赵六'))).toEqual([]);
  });

  it('is not opened where the law bars the listing, and nothing is recorded', async () => {
    const courtCase = await owing({ identified: false });
    const minor = { subject: { kind: 'PERSON', bornOn: '2010-01-01' } };
    expect(await propose(courtCase, minor, PROPOSED, 422)).toMatchObject({ code: 'LISTING.MINOR', rule: 'DIS-ART-4' });
    expect(await told(courtCase)).toEqual([]);
  });

  it('is the debtor’s to read, and nobody else’s of the parties', async () => {
    const courtCase = await owing();
    await propose(courtCase);
    const party = (side: 0 | 1) =>
      creditRepair.service.token({ roles: ['party'], partyRef: courtCase.parties[side]!.partyRef });
    const path = `/cases/${courtCase.caseId}/credit/${debtor(courtCase)}`;
    await creditRepair.service.read(path, await party(1)).expect(200);
    await creditRepair.service.read(path, await party(0)).expect(403);
  });
});

describe('the president’s decision (DIS-ART-5-1, DIS-GRACE-1)', () => {
  it('gives grace, is served on the debtor alone, and is published after it by a person', async () => {
    const courtCase = await owing();
    await propose(courtCase);
    expect(await decide(courtCase)).toMatchObject({ stage: 'GRACE', due: { at: GRACE_OVER, rule: 'DIS-GRACE-1' } });
    const letters = await creditRepair.service.letters(courtCase.caseId);
    expect(letters.map(({ kind, partyId }) => [kind, partyId])).toEqual([
      ['promise-offered', debtor(courtCase)],
      ['listing-decided', debtor(courtCase)],
    ]);
    expect(await openTasks(courtCase)).toEqual([]);
    const of = { partyId: debtor(courtCase), listingId: 'l-1' };
    const servedAt = courtInstant('2026-06-04T09:00:00+08:00');
    await step(courtCase, '2026-06-05T09:00:00+08:00', { act: 'serveDecision', ...of, servedAt }, 'clerk-1');
    const publish = { act: 'publishEntry', ...of } as const;
    await expect(step(courtCase, '2026-09-03T09:00:00+08:00', publish, 'officer-1')).rejects.toThrow(
      'LISTING.IN_GRACE',
    );
    const reached = await step(courtCase, GRACE_OVER, {
      act: 'reachCreditDeadline',
      partyId: debtor(courtCase),
      lateness: { deadline: courtInstant(GRACE_OVER), latenessSeconds: 0 },
      now: courtInstant(GRACE_OVER),
    });
    // It lies before the officer, and is overdue at the end of the day.
    expect(reached).toMatchObject({ stage: 'GRACE', due: { at: '2026-09-05T00:00:00+08:00' } });
    expect(await openTasks(courtCase)).toEqual(['PUBLISH']);
    await expect(step(courtCase, '2026-09-04T09:00:00+08:00', publish, 'officer-1')).rejects.toMatchObject({
      code: 'LISTING.PARTICULARS_MISSING',
      rule: 'DIS-ART-6',
    });
    const particulars = `/cases/${courtCase.caseId}/credit/${of.partyId}/listings/l-1/particulars`;
    await creditRepair.service
      .put(particulars, await creditRepair.officer(), '2026-09-04T08:00:00+08:00')
      .send(PARTICULARS)
      .expect(200);
    expect(await step(courtCase, '2026-09-04T09:00:00+08:00', publish, 'officer-1')).toMatchObject({
      stage: 'PUBLISHED',
    });
    // Who is listed is limited in his consumption (LIM-ART-1).
    expect(await openTasks(courtCase)).toEqual(['ORDER_LIMIT']);
    expect(await told(courtCase)).toEqual([
      'credit-opened',
      'listing-proposed',
      'notice-issued',
      'listing-decided',
      'notice-issued',
      'document-issued',
      'listing-published',
      'decision-for-agencies',
    ]);
  });

  it('is not his who proposed, and not to list leaves nothing on the record', async () => {
    const courtCase = await owing();
    await propose(courtCase);
    await expect(decide(courtCase, LIST, 'officer-1')).rejects.toThrow('LISTING.OWN_PROPOSAL');
    expect(await decide(courtCase, { outcome: 'REFUSE', reasons: ['已提供担保'] })).toMatchObject({ stage: 'CLEAR' });
    const close = { act: 'closeCreditRecord', partyId: debtor(courtCase), reason: '不予纳入' } as const;
    await expect(step(courtCase, '2026-06-04T09:00:00+08:00', close, 'officer-1')).rejects.toThrow('CREDIT.OWED');
    const { caseId } = courtCase;
    await creditRepair.hears('performed', '2026-06-04T08:00:00+08:00', { caseId, performedOn: '2026-06-04' });
    expect(await step(courtCase, '2026-06-04T09:00:00+08:00', close, 'officer-1')).toMatchObject({
      ending: { ending: 'RECORD_CLOSED', rule: 'CLS-4' },
    });
    expect((await told(courtCase)).at(-1)).toBe('credit-ended');
  });

  it('sees what was heard since the proposal: a plan is being performed', async () => {
    const courtCase = await owing();
    const { caseId } = courtCase;
    await propose(courtCase);
    const schedule = [{ no: 1, due: '2026-06-30', amount: '300000.00' }];
    await creditRepair.hears('agreed', '2026-06-02T10:00:00+08:00', { caseId, schedule });
    await expect(decide(courtCase)).rejects.toThrow('LISTING.PLAN_PERFORMED');
  });
});
