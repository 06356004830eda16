import { beforeAll, describe, expect, it } from '@jest/globals';
import { creditRepairFixture, NOTICE } from './fixture.js';
import { caseOfRecords } from './fixture/record-under-test.js';
import { LISTING, owing, plan, type SanctionsUnderTest } from './fixture/sanctions-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

const DECIDED = '2026-03-02T09:00:00+08:00';
const performed = (record: SanctionsUnderTest, performedOn: string, at = `${performedOn}T17:00:00+08:00`) =>
  record.hears('performed', at, { caseId: record.courtCase.caseId, performedOn });
const deletionId = async (record: SanctionsUnderTest, at?: string): Promise<string> => {
  const { deletions } = await record.reads('credit-officer', '', at);
  const [{ deletionId: id }] = deletions;
  return id;
};

describe('deletion that is due', () => {
  it('S1: is prepared on the day of performance, overdue after 2026-12-16, and told of to the president then', async () => {
    const record = await (await owing(creditRepair)).listed(DECIDED);
    await record.hears('agreed', '2026-12-02T10:00:00+08:00', plan(record, ['2026-12-11']));
    await performed(record, '2026-12-11');
    expect(await record.due('DELETE')).toEqual(['2026-12-17T00:00']);
    // As in a record that is older than the law by which it is due: nobody was told of it when it began.
    await creditRepair.service.dataSource.query(`delete from work_items where case_id = $1 and kind = 'DELETE'`, [
      record.courtCase.caseId,
    ]);
    await record.until('2026-12-16T23:59:59+08:00');
    expect(await record.openTasks()).toContain('DELETE');
    expect(await record.openTasks()).not.toContain('CREDIT_OVERDUE');
    // Whoever has closed it is not asked again: that it is not done the president hears.
    await creditRepair.service.dataSource.query(
      `update work_items set state = 'DONE', done_at = now(), done_by = 'officer', outcome = '{}' where case_id = $1 and kind = 'DELETE'`,
      [record.courtCase.caseId],
    );
    await record.until('2026-12-17T00:00:00+08:00');
    const tasks = await record.openTasks();
    expect([tasks.includes('DELETE'), tasks.includes('CREDIT_OVERDUE')]).toEqual([false, true]);
    const id = await deletionId(record);
    const at = '2026-12-17T09:00:00+08:00';
    const verdict = { outcome: 'REFUSE', reasons: ['不宜'] };
    expect(await record.refused('enforcement-judge', 'deletion-decision', at, { deletionId: id, verdict })).toBe(
      'DELETION.DUE',
    );
    await record.does('credit-officer', 'deletion', at, { deletionId: id });
    expect(await record.stage()).toBe('DELETED');
    expect(await record.openTasks()).not.toContain('CREDIT_OVERDUE');
    expect(await record.facts('listing-deleted')).toMatchObject([
      { listingId: LISTING, ground: 'SETTLEMENT_PERFORMED' },
    ]);
    expect(await record.letters('listing-deleted')).toHaveLength(1);
  });

  it('is there anew where performance is reversed and comes again', async () => {
    const record = await (await owing(creditRepair)).listed(DECIDED);
    const { caseId } = record.courtCase;
    const receipt = { receiptId: 'r-1', valueDate: '2026-12-11', amount: '100000.00' };
    await record.hears('received', '2026-12-11T16:00:00+08:00', { caseId, ...receipt });
    await performed(record, '2026-12-11');
    await record.hears('reversed', '2026-12-12T10:00:00+08:00', { caseId, receiptId: 'r-1' });
    expect(await record.openTasks()).not.toContain('DELETE');
    await performed(record, '2026-12-11', '2026-12-13T10:00:00+08:00');
    expect(await record.due('DELETE')).toEqual(['2026-12-17T00:00']);
  });

  it('TV-20: comes of the end of the term, two years from the decision, which does not roll, within three working days', async () => {
    const listed = '2026-12-01T09:00:00+08:00';
    const record = await (await owing(creditRepair, listed)).listed(listed, 4);
    expect((await record.rows('listings'))[0]).toMatchObject({ termLastDay: '2028-12-01' });
    const passed = await record.until('2028-12-02T00:00:00+08:00');
    expect(passed.at(-1)).toMatch(/^2028-12-02T00:00:00\+08:00 .*纳入期限届满/);
    // A Friday: Monday to Wednesday are left.
    expect(await record.due('DELETE')).toEqual(['2028-12-07T00:00']);
    const last = '2028-12-06T23:00:00+08:00';
    await record.does('credit-officer', 'deletion', last, { deletionId: await deletionId(record, last) });
    expect(await record.facts('listing-deleted')).toMatchObject([{ ground: 'TERM_ENDED' }]);
  });

  it('comes of a ground that a person records, once, and not of one that the law does not have', async () => {
    const record = await (await owing(creditRepair)).listed(DECIDED);
    const at = '2026-04-01T09:00:00+08:00';
    const recorded = (circumstance: object) => ({ listingId: LISTING, arisenOn: '2026-04-01', circumstance });
    const found = { ground: 'NOTHING_FOUND', endedForNowOn: '2026-02-02', queries: ['2026-03-10'], clue: false };
    expect(await record.refused('credit-officer', 'deletion-grounds', at, recorded(found))).toBe(
      'DELETION.NOTHING_FOUND_TOO_SOON',
    );
    await record.does('credit-officer', 'deletion-grounds', at, recorded({ ground: 'STAYED', because: 'BANKRUPTCY' }));
    await record.does('credit-officer', 'deletion-grounds', at, recorded({ ground: 'STAYED', because: 'BANKRUPTCY' }));
    // Qingming is 04-04 to 04-06.
    expect(await record.due('DELETE')).toEqual(['2026-04-08T00:00']);
  });
});

describe('deletion that a person decides', () => {
  it('of a fixed term is proposed by performance the same day, and refused with reasons or done', async () => {
    const record = await (await owing(creditRepair)).listed(DECIDED, 2);
    await performed(record, '2026-12-11');
    const id = await deletionId(record);
    const at = '2026-12-11T18:00:00+08:00';
    expect(await record.openTasks()).toContain('DECIDE_DELETION');
    expect(await record.refused('credit-officer', 'deletion', at, { deletionId: id })).toBe('DELETION.NOT_DUE');
    const verdict = { outcome: 'DELETE' };
    await record.does('enforcement-judge', 'deletion-decision', at, { deletionId: id, verdict });
    expect(await record.facts('listing-deleted')).toMatchObject([{ ground: 'EARLY' }]);
  });

  it('TV-22, DIS-BAR: at the creditor’s request, who was warned that day, and cannot have him listed again until 2026-11-21', async () => {
    const record = await (await owing(creditRepair)).listed(DECIDED);
    const at = '2026-05-20T09:00:00+08:00';
    const warning = await record.reads('party', '/deletion-warning', at);
    expect(warning).toMatchObject({ barredUntil: '2026-11-20' });
    expect(warning.text).toMatch(/六个月内.*2026年11月20日/);
    const request = (hash: string) => ({ listingId: LISTING, requestedBy: record.creditor, warning: hash });
    const stale = (await record.reads('party', '/deletion-warning', '2026-05-19T09:00:00+08:00')).hash;
    expect((await record.creditorDoes('deletion-requests', at, request(stale), 422)).code).toBe('DELETION.NOT_WARNED');
    expect(
      (
        await record.creditorDoes(
          'deletion-requests',
          at,
          { ...request(warning.hash), requestedBy: record.debtor },
          403,
        )
      ).code,
    ).toBe('AUTH.NOT_A_PARTY');
    await record.creditorDoes('deletion-requests', at, request(warning.hash));
    const verdict = { outcome: 'DELETE' };
    const id = await deletionId(record);
    const requestedBy = record.creditor;
    expect((await record.reads('credit-officer', '', at)).deletions).toEqual([
      {
        ...{ deletionId: id, listingId: LISTING, ground: 'CREDITOR_REQUESTS', arisenOn: '2026-05-20', requestedBy },
        ...{ mandatory: false, lastDay: expect.any(String) },
      },
    ]);
    await record.does('enforcement-judge', 'deletion-decision', at, { deletionId: id, verdict });
    expect(await record.stage()).toBe('DELETED');
    expect((await record.reads('credit-officer', '', at)).deletions).toEqual([]);

    const again = (on: string, status: number, appliedBy?: string) =>
      creditRepair.officer().then((token) =>
        creditRepair.service
          .post(`/cases/${encodeURIComponent(record.courtCase.caseId)}/credit`, token, `${on}T09:00:00+08:00`)
          .send({
            partyId: record.debtor,
            listingId: `l-${on}`,
            caseNumber: record.authority,
            notice: NOTICE,
            ground: 1,
            evidence: ['隐匿存款'],
            subject: { kind: 'UNIT' },
            ...(appliedBy && { appliedBy }),
          })
          .expect(status),
      );
    expect((await again('2026-11-20', 422, record.creditor)).body).toMatchObject({ code: 'LISTING.BARRED' });
    expect((await again('2026-11-20', 422, record.debtor)).body).toMatchObject({ code: 'CREDIT.NOT_CREDITOR' });
    await again('2026-11-21', 201, record.creditor);
  });

  it('is refused with its reasons, which the creditor reads', async () => {
    const record = await (await owing(creditRepair)).listed(DECIDED);
    const at = '2026-05-20T09:00:00+08:00';
    const { hash: warning } = await record.reads('party', '/deletion-warning', at);
    await record.creditorDoes('deletion-requests', at, { listingId: LISTING, requestedBy: record.creditor, warning });
    const verdict = { outcome: 'REFUSE', reasons: ['申请非出于自愿'] };
    const id = await deletionId(record);
    await record.does('enforcement-judge', 'deletion-decision', at, { deletionId: id, verdict });
    expect(await record.openTasks()).not.toContain('DECIDE_DELETION');
    const letters = await creditRepair.service.letters(record.courtCase.caseId, 'deletion-refused');
    expect(letters).toMatchObject([{ partyId: record.creditor, body: expect.stringContaining('申请非出于自愿') }]);
  });
});
