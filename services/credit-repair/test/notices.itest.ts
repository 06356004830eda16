import { beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLISHED_EDITION_IDS } from '@hejie/law';
import { creditRepairFixture } from './fixture.js';
import { caseOfRecords } from './fixture/record-under-test.js';
import { SanctionsUnderTest } from './fixture/sanctions-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

/** Without the notice the Spring Festival ends on 02-19; with it on 02-23, and 02-14 and 02-28 are make-up days. */
const NOTICE = { calendarEditions: ['state-council-2026'] };
const WITHOUT = PUBLISHED_EDITION_IDS.filter((id) => id !== 'state-council-2026');
const FILED = '2026-01-05T09:00:00+08:00';
const LISTED = '2026-02-10T09:00:00+08:00';

/** A case that has not adopted the notice. */
async function owing(): Promise<SanctionsUnderTest> {
  const courtCase = await creditRepair.service.enter();
  const title = { principal: '100000.00', dailyRate: '0', expiry: '2025-12-15', fee: '0.00' };
  await creditRepair.hears('accepted', FILED, { ...courtCase, title, calendarEditions: WITHOUT });
  await creditRepair.identified(courtCase, FILED);
  return new SanctionsUnderTest(creditRepair, courtCase);
}
const adopts = (record: SanctionsUnderTest, at: string) =>
  record.hears('noticeAdopted', at, { caseId: record.courtCase.caseId, ...NOTICE });
const performed = async (): Promise<SanctionsUnderTest> => {
  const record = await (await owing()).listed(LISTED);
  const { caseId } = record.courtCase;
  await record.hears('performed', '2026-02-12T17:00:00+08:00', { caseId, performedOn: '2026-02-12' });
  expect(await record.due('DELETE')).toEqual(['2026-02-24T00:00']);
  return record;
};
const titles = async ({ courtCase: { caseId } }: SanctionsUnderTest, kind: string) =>
  (await creditRepair.service.workItems(caseId))
    .filter((item) => item.kind === kind)
    .map(({ title, state }) => [state, title.slice(-8)]);

describe('PER-4: a holiday notice, and what is due in a credit record', () => {
  it('DIS-ART-10-1: moves the timer and the task in the list alike', async () => {
    const record = await performed();
    await adopts(record, '2026-02-13T09:00:00+08:00');
    expect(await record.due('DELETE')).toEqual(['2026-02-25T00:00']);
    expect((await record.reads('credit-officer', '')).due).toMatchObject({ at: '2026-02-24T00:00:00+08:00' });
    await record.until('2026-02-24T23:59:59+08:00');
    expect(await record.openTasks()).not.toContain('CREDIT_OVERDUE');
    await record.until('2026-02-25T00:00:00+08:00');
    expect(await record.openTasks()).toContain('CREDIT_OVERDUE');
  });

  it('DIS-ART-10-1: what was told overdue is not any more, until its new last day is over', async () => {
    const record = await performed();
    await record.until('2026-02-24T00:00:00+08:00');
    expect(await record.openTasks()).toContain('CREDIT_OVERDUE');
    await adopts(record, '2026-02-24T08:00:00+08:00');
    expect(await titles(record, 'CREDIT_OVERDUE')).toEqual([['CANCELLED', expect.anything()]]);
    expect(await titles(record, 'DELETE')).toEqual([['OPEN', expect.stringContaining('今日届满')]]);
    expect(await record.due('DELETE')).toEqual(['2026-02-25T00:00']);
    await record.until('2026-02-25T00:00:00+08:00');
    expect(await record.openTasks()).toContain('CREDIT_OVERDUE');
    expect(await record.stage()).toBe('PUBLISHED');
  });

  it('DIS-ART-5-1: moves the decision on a creditor’s application', async () => {
    const record = await owing();
    await record.proposed('2026-02-13T09:00:00+08:00', 1, { appliedBy: record.creditor });
    expect(await record.due('DECIDE_LISTING')).toEqual(['2026-03-03T00:00']);
    await adopts(record, '2026-02-16T09:00:00+08:00');
    expect(await record.due('DECIDE_LISTING')).toEqual(['2026-03-01T00:00']);
  });
});
