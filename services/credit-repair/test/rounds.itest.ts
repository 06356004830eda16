import { beforeAll, describe, expect, it } from '@jest/globals';
import { CREDIT_ROUNDS_SCHEDULE, type CreditRoundActivities } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { withCourtClock } from '@hejie/temporal';
import { eventually } from '@hejie/testing';
import { Client } from '@temporalio/client';
import { CreditRounds } from '../src/rounds/credit-rounds.js';
import { creditRepairFixture } from './fixture.js';
import { caseOfRecords, listed, RecordUnderTest } from './fixture/record-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

/** A round of the service, page by page, at an instant of the court. */
async function round(at: string, name: keyof CreditRoundActivities): Promise<void> {
  const now = courtInstant(at);
  const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt: now, rate: 1, holdAt: now } as const;
  const { activities } = creditRepair.service.get(CreditRounds);
  await withCourtClock(clock, async () => {
    for (let after = await activities[name](null); after !== null;) after = await activities[name](after);
  });
}

const dormant = async ({ courtCase: { caseId } }: RecordUnderTest) =>
  (await creditRepair.service.workItems(caseId)).filter(({ kind }) => kind === 'LOOK_AT_DORMANT_LISTING');

async function performed(record: RecordUnderTest): Promise<void> {
  const { caseId } = record.courtCase;
  const at = '2026-12-11T15:00:00+08:00';
  const receipt = { caseId, receiptId: 'r', valueDate: '2026-12-11', amount: '100000.00' };
  await record.hears('received', at, receipt);
  await record.hears('performed', at, { caseId, performedOn: '2026-12-11' });
}

describe('entries that sleep (K9)', () => {
  it('lie before a person, once, with what is to be done', async () => {
    const [ofTerm, paid, awake] = [
      await listed(creditRepair, { ground: 2 }),
      await listed(creditRepair),
      await listed(creditRepair),
    ];
    await performed(paid);
    await round('2026-12-20T05:00:00+08:00', 'proposeDormantEntries');
    await round('2026-12-21T05:00:00+08:00', 'proposeDormantEntries');
    expect(await dormant(paid)).toMatchObject([
      { role: 'credit-officer', state: 'OPEN', facts: { reason: 'PERFORMED', proposal: 'DELETE' } },
    ]);
    expect(await dormant(awake)).toEqual([]);
    expect(await dormant(ofTerm)).toEqual([]);
    await round('2028-03-05T05:00:00+08:00', 'proposeDormantEntries');
    expect(await dormant(ofTerm)).toMatchObject([{ facts: { reason: 'TERM_PAST', proposal: 'DELETE' } }]);
    const lines = (await creditRepair.service.audit(paid.courtCase.caseId)).filter((line) => line.endsWith('dormant'));
    expect(lines).toEqual(['workflow listing.dormant']);
  });

  it('have a Schedule from the first start of the service on', async () => {
    const schedule = creditRepair.service.get(Client).schedule.getHandle(CREDIT_ROUNDS_SCHEDULE);
    await eventually(async () => {
      const { action, spec } = await schedule.describe();
      expect(action).toMatchObject({ type: 'startWorkflow', workflowType: 'creditRounds', taskQueue: 'settlement' });
      expect(spec.timezone).toBe('Asia/Shanghai');
    });
  });
});

/** A case of a title that was to be paid by 2026-01-15, of whose debtor there is no record. */
async function unrecorded(): Promise<RecordUnderTest> {
  const courtCase = await creditRepair.service.enter();
  const accepted = '2026-03-01T09:00:00+08:00';
  const title = { principal: '100000.00', dailyRate: '0', expiry: '2026-01-15', fee: '0.00' };
  await creditRepair.hears('accepted', accepted, { ...courtCase, title, calendarEditions: ['state-council-2026'] });
  return new RecordUnderTest(creditRepair, courtCase);
}

/** The whole is to be paid by a day; a grace was not agreed on. */
const agreed = ({ courtCase: { caseId } }: RecordUnderTest, due: string) =>
  creditRepair.hears('agreed', '2026-10-01T10:00:00+08:00', {
    caseId,
    schedule: [{ no: 1, due, amount: '100000.00' }],
    terms: { allocationOrder: null, waivers: [], due: {} },
  });

describe('who performed on time (K13, PRE-13)', () => {
  it('is told of once, also without a record, and taken back where money was taken back', async () => {
    const record = await unrecorded();
    const { courtCase } = record;
    await agreed(record, '2026-12-11');
    await performed(record);
    await round('2026-12-12T05:00:00+08:00', 'tellPerformedOnTime');
    await round('2026-12-13T05:00:00+08:00', 'tellPerformedOnTime');
    expect(await record.facts('performed-on-time')).toMatchObject([
      { partyId: record.debtor, performedOn: '2026-12-11', performed: '100000.00' },
    ]);
    const { caseId } = courtCase;
    await record.hears('reversed', '2026-12-14T09:00:00+08:00', { caseId, receiptId: 'r' });
    await round('2026-12-15T05:00:00+08:00', 'tellPerformedOnTime');
    expect(await record.facts('performed-on-time-withdrawn')).toHaveLength(1);
  });

  it('is nobody who paid a day late, though the court still waited with a finding, nor whose title was enforced', async () => {
    const [late, enforced] = [await unrecorded(), await unrecorded()];
    await agreed(late, '2026-12-10');
    await performed(late);
    const { caseId } = enforced.courtCase;
    const receipt = { caseId, receiptId: 'r', valueDate: '2026-12-10', amount: '200000.00' };
    await enforced.hears('received', '2026-12-10T15:00:00+08:00', receipt);
    await enforced.hears('enforcementClosed', '2026-12-11T15:00:00+08:00', { caseId, mode: '执行完毕' });
    await round('2026-12-12T05:00:00+08:00', 'tellPerformedOnTime');
    for (const record of [late, enforced]) expect(await record.facts('performed-on-time')).toEqual([]);
  });

  it('is nobody who was listed', async () => {
    const record = await listed(creditRepair);
    await performed(record);
    await round('2026-12-12T05:00:00+08:00', 'tellPerformedOnTime');
    expect(await record.facts('performed-on-time')).toEqual([]);
  });
});
