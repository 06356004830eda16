import { beforeAll, describe, expect, it } from '@jest/globals';
import { creditRepairFixture, identityPath } from './fixture.js';
import { caseOfRecords, handedIn, listed } from './fixture/record-under-test.js';
import { LISTING, owing, plan } from './fixture/sanctions-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

const of = { listingId: LISTING };
const NEEDED = ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'PROPERTY_REPORT', 'PLAN_OR_SECURITY'];

describe('who wins', () => {
  it('performance, where it is heard of before the president decides on the same day: nobody who owes nothing is listed', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-11T09:00:00+08:00');
    const { caseId } = record.courtCase;
    await record.hears('performed', '2026-12-11T10:00:00+08:00', { caseId, performedOn: '2026-12-11' });
    const verdict = { outcome: 'LIST' };
    expect(await record.refused('court-president', 'decision', '2026-12-11T11:00:00+08:00', { ...of, verdict })).toBe(
      'LISTING.PERFORMED',
    );
  });

  it('the decision stands and is not carried out, where it is made first on that day', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-11T09:00:00+08:00');
    await record.decided('2026-12-11T10:00:00+08:00', 1);
    const { caseId } = record.courtCase;
    await record.hears('performed', '2026-12-11T11:00:00+08:00', { caseId, performedOn: '2026-12-11' });
    expect(await record.stage()).toBe('NOT_EXECUTED');
  });

  it('the value date, where money is matched late: an entry published on a default that never was is taken up by the court itself', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    await record.decided('2026-12-01T10:00:00+08:00', 1);
    const { caseId } = record.courtCase;
    await record.hears('agreed', '2026-12-20T10:00:00+08:00', plan(record));
    const money = (receiptId: string, valueDate: string) => ({ caseId, receiptId, valueDate, amount: '40000.00' });
    await record.hears('received', '2026-12-28T15:00:00+08:00', money('r-1', '2026-12-28'));
    await record.until('2027-01-29T00:00:00+08:00');
    await record.published('2027-01-29T09:00:00+08:00');
    await record.hears('received', '2027-01-30T09:00:00+08:00', money('r-2', '2027-01-28'));
    expect(await record.openTasks()).toContain('DECIDE_CORRECTION');
    expect((await record.rows('corrections'))[0]).toMatchObject({ ground: 'NOT_TO_BE_LISTED', filedBy: null });
  });

  it('the limit, over the suspension of the entry: it goes on, and a single permission alone makes an exception, which the end of the suspension does not touch', async () => {
    // A permission is of the limit, a suspension of what is shown: neither ends or outlasts the other (LIM-35-17, CR-L-AH).
    const record = await listed(creditRepair);
    const { caseId } = record.courtCase;
    const signatories = [{ role: 'PRESIDENT', name: '周正' }];
    const subjectPartyId = `${record.debtor}/legal-representative`;
    const capacity = 'LEGAL_REPRESENTATIVE';
    const order = { id: 'm', kind: 'CONSUMPTION', subjectPartyId, capacity, signatories };
    const ordered = '2026-03-03T09:00:00+08:00';
    await creditRepair.service
      .put(identityPath(caseId, subjectPartyId), await creditRepair.officer(), ordered)
      .send({ kind: 'PERSON', name: '李四' })
      .expect(200);
    const ofUnit = { ...order, id: 'm-0', subjectPartyId: record.debtor, capacity: 'DEBTOR' };
    for (const one of [ofUnit, order])
      await record.does('court-president', 'limits', ordered, { ...one, paper: { filedOn: '2026-03-01' } });
    await record.does('clerk', 'limits/service', ordered, { limitId: 'm', servedAt: ordered });
    const schedule = [{ no: 1, due: '2026-06-30', amount: '100000.00' }];
    await record.hears('agreed', '2026-04-01T09:00:00+08:00', { caseId, schedule });
    const applied = '2026-05-05T09:00:00+08:00';
    const materials = await handedIn(record, applied, NEEDED, 'a');
    await record.does('party', 'applications', applied, { id: 'a', kind: 'SUSPENSION', concerns: 'l', materials });
    await record.does('credit-officer', 'applications/examination', applied, { id: 'a' });
    const found = ['REPORTS_HONESTLY', 'COOPERATES', 'LIMITS_KEPT'];
    await record.does('enforcement-judge', 'suspensions', '2026-05-06T09:00:00+08:00', {
      applicationId: 'a',
      listingId: 'l',
      suspensionId: 's',
      found: found.map((condition) => ({ condition, basis: '经查属实' })),
    });
    const permission = {
      id: 't',
      limitId: 'm',
      ground: 'OFFICIAL_DUTY',
      from: '2026-06-30T00:00:00+08:00',
      until: '2026-07-03T00:00:00+08:00',
      signatories,
      paper: { facts: '须赴外地履行公务。', bodies: ['中国铁路客户服务中心'] },
    };
    await record.does('court-president', 'limits/permissions', '2026-06-29T09:00:00+08:00', permission);
    // In the middle of the permission the plan fails, and the judge has the entry published again.
    const default_ = { caseId, instalment: 1, graceEndedOn: '2026-06-30' };
    await record.hears('inDefault', '2026-07-01T00:00:00+08:00', default_);
    const confirmed = '2026-07-01T10:00:00+08:00';
    await record.does('enforcement-judge', 'suspensions/findings/confirmation', confirmed, { listingId: 'l' });
    const [entry] = await record.rows('listings');
    const limit = (await record.rows('limits')).find(({ id }) => id === 'm');
    expect([entry!.stage, limit]).toMatchObject(['PUBLISHED', { permissions: [{ id: 't', until: permission.until }] }]);
    expect(limit).not.toHaveProperty('lifted');
    expect(await record.facts('permission-ended')).toEqual([]);
    await record.until('2026-07-03T00:00:00+08:00');
    expect(await record.facts('permission-ended')).toMatchObject([{ permissionId: 't', at: permission.until }]);
    expect((await record.rows('listings'))[0]!.stage).toBe('PUBLISHED');
  });
});
