import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type CreditRoundActivities } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { ContentKeys, openContent } from '@hejie/security';
import { withCourtClock } from '@hejie/temporal';
import { DataSource } from 'typeorm';
import { CreditRounds } from '../src/rounds/credit-rounds.js';
import { AGENCY_CONTENT_KEYS, creditRepairFixture, DEBTOR, enforcedUnder, PARTICULARS } from './fixture.js';
import { caseOfRecords, listed, RecordUnderTest } from './fixture/record-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));
afterEach(() => {
  jest.restoreAllMocks();
});

/** Of what agencies were told so far, with the content opened. */
async function told(record: RecordUnderTest) {
  const facts = await record.facts('decision-for-agencies');
  const keys = new ContentKeys(AGENCY_CONTENT_KEYS);
  return Promise.all(
    facts.map(async ({ sealed, ...fact }): Promise<Record<string, unknown>> => {
      expect(JSON.stringify(fact)).not.toContain(DEBTOR.number);
      return { ...fact, content: await openContent(sealed as string, keys) };
    }),
  );
}

/** How often the rows that content is read from are asked for while something is done. */
async function readsOf(act: () => Promise<unknown>): Promise<number> {
  const drivers = creditRepair.service.get(DataSource).driver as unknown as {
    createQueryRunner(mode: string): { query(sql: string, ...more: unknown[]): Promise<unknown> };
  };
  let reads = 0;
  const { createQueryRunner } = drivers;
  jest.spyOn(drivers, 'createQueryRunner').mockImplementation((mode) => {
    const runner = createQueryRunner.call(drivers, mode);
    const { query } = runner;
    runner.query = (sql, ...more) => {
      if (/^select .* from .*(party_identity|entry_particulars)/is.test(sql)) reads += 1;
      return query.call(runner, sql, ...more);
    };
    return runner;
  });
  await act();
  jest.restoreAllMocks();
  return reads;
}

describe('DIS-ART-8: agencies are told', () => {
  it('that somebody is listed and that he is deleted, with what is on record sealed, and of nothing between', async () => {
    const record = await listed(creditRepair);
    const { caseId } = record.courtCase;
    const publishedAt = '2026-03-02T10:00:00+08:00';
    expect(await told(record)).toEqual([
      {
        caseId,
        partyId: record.debtor,
        partyKind: 'UNIT',
        entryKind: 'LISTING',
        rowId: 'l',
        decision: 'LISTED',
        rule: 'DIS-ART-8',
        lastDay: null,
        at: publishedAt,
        content: expect.objectContaining({
          partyKind: 'UNIT',
          partyName: DEBTOR.name,
          maskedPartyName: DEBTOR.name,
          unitCode: DEBTOR.number,
          legalRepresentative: DEBTOR.representative,
          caseNumber: enforcedUnder(record.courtCase),
          obligation: PARTICULARS.obligation,
          ground: '1',
          publishedOn: '2026-03-02',
        }),
      },
    ]);
    const at = '2026-12-11T15:00:00+08:00';
    const courseTold = await readsOf(async () => {
      await record.hears('received', at, { caseId, receiptId: 'r', valueDate: '2026-12-11', amount: '100000.00' });
      await record.hears('performed', at, { caseId, performedOn: '2026-12-11' });
    });
    // That the settlement was performed is told of itself (履行信息), with one look at who he is.
    expect(courseTold).toBe(1);
    const deletionId = 'l:PERFORMED:2026-12-11';
    const reads = await readsOf(() =>
      record.does('credit-officer', 'deletion', '2026-12-14T10:00:00+08:00', { deletionId }),
    );
    expect(reads).toBe(2);
    const [, course, deleted, ...more] = await told(record);
    expect(course).toMatchObject({ entryKind: 'PERFORMANCE', decision: 'SETTLEMENT_PERFORMED' });
    expect(more).toEqual([]);
    expect(deleted).toMatchObject({
      decision: 'DELETED',
      rule: 'DIS-ART-10-1',
      lastDay: '2026-12-16',
      at: '2026-12-14T10:00:00+08:00',
      content: { partyName: DEBTOR.name, deletedOn: '2026-12-14' },
    });
  });

  it('that somebody performed on time and that he did not, though nobody has entered who he is', async () => {
    const courtCase = await creditRepair.service.enter();
    const record = new RecordUnderTest(creditRepair, courtCase);
    const { caseId } = courtCase;
    const title = { principal: '100000.00', dailyRate: '0', expiry: '2026-01-15', fee: '0.00' };
    const accepted = { ...courtCase, title, calendarEditions: ['state-council-2026'] };
    await record.hears('accepted', '2026-03-01T09:00:00+08:00', accepted);
    await record.hears('agreed', '2026-10-01T10:00:00+08:00', {
      caseId,
      schedule: [{ no: 1, due: '2026-12-11', amount: '100000.00' }],
      terms: { allocationOrder: null, waivers: [], due: {} },
    });
    const paid = '2026-12-11T15:00:00+08:00';
    await record.hears('received', paid, { caseId, receiptId: 'r', valueDate: '2026-12-11', amount: '100000.00' });
    await record.hears('performed', paid, { caseId, performedOn: '2026-12-11' });
    await round('2026-12-12T05:00:00+08:00', 'tellPerformedOnTime');
    await record.hears('reversed', '2026-12-14T09:00:00+08:00', { caseId, receiptId: 'r' });
    await round('2026-12-15T05:00:00+08:00', 'tellPerformedOnTime');
    const { court, caseNumber, namedTitle } = courtCase;
    const ofCase = { court, caseNumber, titleMaker: namedTitle!.maker, titleNumber: namedTitle!.number };
    const ofHim = { partyId: record.debtor, rowId: record.debtor, entryKind: 'INCENTIVE', rule: 'PRE-13' };
    const performed = { performedOn: '2026-12-11', performedSum: '100000.00' };
    expect(await told(record)).toMatchObject([
      { ...ofHim, entryKind: 'PERFORMANCE', rule: 'SET-ART-8-1', decision: 'SETTLEMENT_PERFORMED', content: performed },
      {
        ...ofHim,
        decision: 'PERFORMED_HONESTLY',
        content: { ...ofCase, ...performed },
      },
      { ...ofHim, decision: 'HONESTY_WITHDRAWN', content: ofCase },
    ]);
    // Who he is was entered since: of what agencies were told, and of nothing else.
    await record.hears('received', '2026-12-16T09:00:00+08:00', {
      caseId,
      receiptId: 's',
      valueDate: '2026-12-16',
      amount: '100000.00',
    });
    await record.hears('performed', '2026-12-16T09:00:00+08:00', { caseId, performedOn: '2026-12-16' });
    expect(await record.facts('content-for-agencies')).toEqual([]);
    const path = `/cases/${encodeURIComponent(caseId)}/parties/${encodeURIComponent(record.debtor)}/identity`;
    const clerk = await creditRepair.service.token({ roles: ['clerk'], court, subject: 'clerk-1' });
    await creditRepair.service.put(path, clerk, '2026-12-16T10:00:00+08:00').send(DEBTOR).expect(200);
    const completed = await record.facts('content-for-agencies');
    expect(completed.map(({ entryKind }) => entryKind)).toEqual(['INCENTIVE', 'PERFORMANCE']);
    const content = await openContent(completed[1]!.sealed as string, new ContentKeys(AGENCY_CONTENT_KEYS));
    expect(content).toMatchObject({ partyName: DEBTOR.name, performedOn: '2026-12-16' });
  });
});

async function round(at: string, name: keyof CreditRoundActivities): Promise<void> {
  const now = courtInstant(at);
  const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt: now, rate: 1, holdAt: now } as const;
  const { activities } = creditRepair.service.get(CreditRounds);
  await withCourtClock(clock, async () => {
    for (let after = await activities[name](null); after !== null;) after = await activities[name](after);
  });
}
