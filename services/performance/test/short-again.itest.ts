import { describe, expect, it } from '@jest/globals';
import { performanceFixture, type OpenCase } from './fixture.js';

const performing = performanceFixture();
const GRACE_OVER = '2026-07-08T00:00:00+08:00';
const SECOND_GRACE_OVER = '2026-10-14T00:00:00+08:00';
const NOON = '2026-07-20T12:00:00+08:00';
/** The case hears of the reversal five seconds after it. */
const ASKED = '2026-07-20T12:00:05+08:00';
/** The two years are over on 2029-01-02. */
const TOO_LATE = '2029-01-10T10:00:00+08:00';

const pay = (courtCase: OpenCase, receiptId: string, day: string) =>
  performing.receive(courtCase, receiptId, day, '300000').expect(201);
const reverse = (courtCase: OpenCase, receiptId: string, at = NOON) =>
  performing.reverse(courtCase, receiptId, at).expect(201);
/** The deadlines that passed are asked again; is a breach suspected by then? */
const askedAgain = async (courtCase: OpenCase, at = ASKED) =>
  (await performing.entries(courtCase, at, true)).after.breach === 'SUSPECTED';

/** The first instalment is found short. */
async function inBreach(): Promise<OpenCase> {
  const courtCase = await performing.open();
  const { after } = await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 1);
  expect(after.breach).toBe('SUSPECTED');
  return courtCase;
}

/** The creditor applies on 9 July. */
const apply = (courtCase: OpenCase, at = '2026-07-09T10:00:00+08:00') => performing.elect(courtCase, 'RESUME', at);
const refuse = (courtCase: OpenCase, at = '2026-07-15T10:00:00+08:00', debtorObjects = false) =>
  performing.rule(courtCase, 'REFUSE', at, { reason: '不符合条件', debtorObjects });

describe('a breach whose money is taken out again', () => {
  it('SET-CASE-1: after the judge refused because of that money is open to the creditor’s choice anew', async () => {
    const courtCase = await inBreach();
    await apply(courtCase);
    await pay(courtCase, 'r-1', '2026-07-10');
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'CURED' }]);
    await refuse(courtCase);
    expect(await performing.openTasks(courtCase)).toEqual([]);
    await reverse(courtCase, 'r-1');
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'REOPENED' }]);
    expect(await askedAgain(courtCase)).toBe(true);
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
  });

  it('while the application still lies before the judge stands: it is his to answer, and nobody is asked beside him', async () => {
    const courtCase = await inBreach();
    await apply(courtCase);
    await pay(courtCase, 'r-1', '2026-07-10');
    await reverse(courtCase, 'r-1', '2026-07-11T09:00:00+08:00');
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'STANDS' }]);
    expect(await askedAgain(courtCase, '2026-07-11T09:00:05+08:00')).toBe(false);
    expect(courtCase.decided.after).toMatchObject({ stage: 'RULING', breach: 'APPLIED' });
    expect(await performing.openTasks(courtCase)).toEqual(['RESUMPTION_RULING']);
    await refuse(courtCase);
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
  });

  it('stands while a suit is awaited, and is open to another choice once it came to nothing after the money had come', async () => {
    const courtCase = await inBreach();
    await performing.elect(courtCase, 'SUE', '2026-07-09T10:00:00+08:00');
    await pay(courtCase, 'r-1', '2026-07-10');
    await reverse(courtCase, 'r-1', '2026-07-11T09:00:00+08:00');
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'STANDS' }]);
    await pay(courtCase, 'r-2', '2026-07-12');
    await performing.suit(courtCase, false, '2026-07-15T10:00:00+08:00');
    expect(await performing.openTasks(courtCase)).toEqual([]);
    await reverse(courtCase, 'r-2');
    expect(await askedAgain(courtCase)).toBe(true);
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
  });

  it('that the creditor tolerated while it was short is another one once it had been paid', async () => {
    const courtCase = await inBreach();
    await performing.elect(courtCase, 'TOLERATE', '2026-07-09T10:00:00+08:00');
    expect(await askedAgain(courtCase, '2026-07-09T11:00:00+08:00')).toBe(false);
    await pay(courtCase, 'r-1', '2026-07-10');
    await reverse(courtCase, 'r-1');
    expect(await askedAgain(courtCase)).toBe(true);
  });

  it('and comes again and is taken out again, is asked about each time that a cure was told', async () => {
    const courtCase = await inBreach();
    await pay(courtCase, 'r-1', '2026-07-10');
    await performing.entries(courtCase, '2026-07-10T14:00:01+08:00');
    await reverse(courtCase, 'r-1', '2026-07-11T09:00:00+08:00');
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'REOPENED' }]);
    expect(await performing.openTasks(courtCase)).toEqual([]);
    await pay(courtCase, 'r-2', '2026-07-12');
    await reverse(courtCase, 'r-2');
    expect(await askedAgain(courtCase)).toBe(true);
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
  });
});

describe('a finding that is taken back more than once', () => {
  const inTime = (courtCase: OpenCase, receiptId: string, at: string) =>
    performing.receive(courtCase, receiptId, '2026-06-30', '300000', at).expect(201);
  const lettersOf = ({ caseId }: OpenCase, kind: string) => performing.fixture.letters(caseId, kind);

  it('S17: is so by a letter of its own each time that money of the due day turns up', async () => {
    const courtCase = await inBreach();
    await inTime(courtCase, 'r-1', '2026-07-09T09:00:00+08:00');
    await reverse(courtCase, 'r-1', '2026-07-10T09:00:00+08:00');
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'REOPENED', times: 1 }]);
    await inTime(courtCase, 'r-2', '2026-07-11T09:00:00+08:00');
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'WITHDRAWN', times: 1 }]);
    const dates = (await lettersOf(courtCase, 'breach-withdrawn')).map(({ issuedAt }) => issuedAt.toISOString());
    expect(new Set(dates)).toEqual(new Set(['2026-07-09T01:00:00.000Z', '2026-07-11T01:00:00.000Z']));
    expect(dates).toHaveLength(4);
    await reverse(courtCase, 'r-2');
    expect(await askedAgain(courtCase)).toBe(true);
    await inTime(courtCase, 'r-3', '2026-07-21T09:00:00+08:00');
    expect(await lettersOf(courtCase, 'breach-withdrawn')).toHaveLength(6);
  });

  it('SET-CASE-1: is cured once, and again by a letter of its own where it was found anew meanwhile', async () => {
    const courtCase = await inBreach();
    await pay(courtCase, 'r-1', '2026-07-10');
    await performing.entries(courtCase, '2026-07-10T14:00:01+08:00');
    await reverse(courtCase, 'r-1');
    expect(await askedAgain(courtCase)).toBe(true);
    await pay(courtCase, 'r-2', '2026-07-21');
    await performing.entries(courtCase, '2026-07-21T14:00:01+08:00');
    expect(await lettersOf(courtCase, 'breach-cured')).toHaveLength(4);
  });

  it('an overdue notice is so by a letter of its own each time that it was told', async () => {
    const courtCase = await performing.open();
    await performing.reach(courtCase, 'DUE', '2026-07-01T00:00:00+08:00', 1);
    await inTime(courtCase, 'r-1', '2026-07-01T09:00:00+08:00');
    await reverse(courtCase, 'r-1', '2026-07-02T09:00:00+08:00');
    await performing.entries(courtCase, '2026-07-02T09:00:01+08:00', true);
    await inTime(courtCase, 'r-2', '2026-07-03T09:00:00+08:00');
    expect(await lettersOf(courtCase, 'instalment-overdue')).toHaveLength(4);
    expect(await lettersOf(courtCase, 'overdue-withdrawn')).toHaveLength(4);
  });
});

describe('what is told of a deadline that is asked again', () => {
  const dates = async ({ caseId }: OpenCase) => {
    const { fixture } = performing;
    const letters = (await fixture.letters(caseId, 'breach-suspected')).map(({ issuedAt }) => issuedAt.toISOString());
    const facts = (await fixture.facts(caseId, 'breach-suspected')).map(({ data }) => [
      data['at'],
      data['latenessSeconds'],
    ]);
    const audit: { at: Date }[] = await fixture.dataSource.query(
      `select at from audit where case_id = $1 and action = 'breach.suspected' order by at`,
      [caseId],
    );
    const items: { created: Date; done: Date | null }[] = await fixture.dataSource.query(
      'select created_at as created, done_at as done from work_items where case_id = $1 order by created_at',
      [caseId],
    );
    return {
      letters: [...new Set(letters)],
      facts,
      audit: audit.map(({ at }) => at.toISOString()),
      items: items.map(({ created, done }) => [created.toISOString(), done?.toISOString() ?? null]),
    };
  };
  const iso = (at: string) => new Date(at).toISOString();

  it('SET-BREACH-DAY: is dated to the act, no letter before its reason; the finding stays the deadline’s', async () => {
    const courtCase = await inBreach();
    const CURED = '2026-07-10T14:00:00+08:00';
    await pay(courtCase, 'r-1', '2026-07-10');
    await performing.entries(courtCase, CURED);
    await reverse(courtCase, 'r-1');
    await askedAgain(courtCase);
    expect(await dates(courtCase)).toEqual({
      letters: [iso(GRACE_OVER), iso(ASKED)],
      facts: [
        [GRACE_OVER, 0],
        [ASKED, 5],
      ],
      audit: [iso(GRACE_OVER), iso(ASKED)],
      items: [
        [iso(GRACE_OVER), iso(CURED)],
        [iso(ASKED), null],
      ],
    });
    expect(await performing.findings(courtCase)).toMatchObject([
      { datedTo: GRACE_OVER, foundAt: ASKED, latenessSeconds: 5, evidence: { breachDay: '2026-07-08' } },
    ]);
  });

  it('SET-BREACH-DAY: the first time as well, where the money counted when the deadline passed', async () => {
    const courtCase = await performing.open();
    await pay(courtCase, 'r-1', '2026-06-30');
    expect((await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 1)).after.breach).toBe('NONE');
    await reverse(courtCase, 'r-1');
    await askedAgain(courtCase);
    expect(await dates(courtCase)).toMatchObject({
      letters: [iso(ASKED)],
      facts: [[ASKED, 5]],
      items: [[iso(ASKED), null]],
    });
  });

  it('an overdue notice too: in grace, after the reversal', async () => {
    const courtCase = await performing.open();
    await pay(courtCase, 'r-1', '2026-06-30');
    await performing.reach(courtCase, 'DUE', '2026-07-01T00:00:00+08:00', 1);
    await reverse(courtCase, 'r-1', '2026-07-03T09:00:00+08:00');
    await performing.entries(courtCase, '2026-07-03T09:00:01+08:00', true);
    const letters = await performing.fixture.letters(courtCase.caseId, 'instalment-overdue');
    expect(letters.map(({ issuedAt }) => issuedAt.toISOString())).toEqual(
      Array(2).fill(iso('2026-07-03T09:00:01+08:00')),
    );
  });
});

describe('the choice that is open again after a refusal', () => {
  it('is one, however many instalments were found short while the judge considered', async () => {
    const courtCase = await inBreach();
    await apply(courtCase);
    await performing.reach(courtCase, 'GRACE_END', SECOND_GRACE_OVER, 2);
    expect(await performing.openTasks(courtCase)).toEqual(['RESUMPTION_RULING', 'CREDITOR_ELECTION']);
    await refuse(courtCase, '2026-10-15T10:00:00+08:00');
    const items = (await performing.fixture.workItems(courtCase.caseId)).filter(({ state }) => state === 'OPEN');
    expect(items).toMatchObject([{ kind: 'CREDITOR_ELECTION', facts: { overdue: '600000.00' } }]);
  });
});

describe('SET-ART-10-3: a case that ended because the two years were over', () => {
  it('has ended here too: no deadline says anything, and money taken out of it is laid before a judge', async () => {
    const courtCase = await inBreach();
    await apply(courtCase, TOO_LATE);
    await pay(courtCase, 'r-1', '2029-01-11');
    await refuse(courtCase, '2029-01-12T10:00:00+08:00', true);
    expect((await performing.ledger(courtCase)).state).toBe('EXPIRED');
    expect(await performing.openTasks(courtCase)).toEqual([]);
    await reverse(courtCase, 'r-1', '2029-01-20T10:00:00+08:00');
    await askedAgain(courtCase, '2029-01-20T10:00:05+08:00');
    expect(await performing.letters(courtCase, 'breach-suspected')).toBe(2);
    expect(await performing.openTasks(courtCase)).toEqual(['OWED_AFTER_ENDING']);
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'CURED' }]);
  });

  it('and whose refused application leaves nobody a choice', async () => {
    const courtCase = await inBreach();
    await apply(courtCase, TOO_LATE);
    await performing.reach(courtCase, 'GRACE_END', SECOND_GRACE_OVER, 2);
    await refuse(courtCase, '2029-01-12T10:00:00+08:00', true);
    expect(await performing.openTasks(courtCase)).toEqual([]);
  });
});
