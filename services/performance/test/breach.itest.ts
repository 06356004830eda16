import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { deliverTwice } from '@hejie/testing';
import { deadline, EDITIONS, openingOf, performanceStage } from './stage.js';

const GRACE_OVER = '2026-10-14T00:00:00+08:00';
const performing = performanceStage();

describe('the ledger of a settlement', () => {
  it('opens once, and says what falls due first', async () => {
    const kase = await performing.stage.enter();
    const [first, again] = await deliverTwice(performing.activities.openPerformance)(openingOf(kase));
    expect(again).toEqual(first);
    expect(first).toMatchObject({ paid: '0.00', owed: '900000.00', overdue: '0.00', fullyPerformed: false });
    expect(first.next).toMatchObject({ at: '2026-06-23T00:00:00+08:00', items: [{ kind: 'REMINDER', no: 1 }] });
    expect(await performing.stage.facts(kase.caseId, 'performance-opened')).toHaveLength(1);
  });

  it('counts by value date: money posted later counts on its day, and not before it', async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-30', '300000', '2026-07-05T09:00:00+08:00').expect(201);
    const read = (asOf: string) =>
      performing.activities.readLedger({ caseId: kase.caseId, asOf: legalDate(asOf), calendarEditions: EDITIONS });
    expect(await read('2026-06-29')).toMatchObject({
      paid: '0.00',
      instalments: [{ no: 1, status: 'NOT_DUE' }, {}, {}],
    });
    expect(await read('2026-06-30')).toMatchObject({
      paid: '300000.00',
      instalments: [{ no: 1, status: 'ON_TIME', paidOn: '2026-06-30' }, {}, {}],
    });
  });

  it('a deadline missed while the machine slept is still found, dated to itself', async () => {
    const kase = await performing.open();
    const after = courtInstant('2026-07-01T00:00:00+08:00');
    const { next } = await performing.activities.readLedger({
      caseId: kase.caseId,
      asOf: legalDate('2026-12-01'),
      after,
      calendarEditions: EDITIONS,
    });
    expect(next).toMatchObject({ at: '2026-07-08T00:00:00+08:00', items: [{ kind: 'GRACE_END', no: 1 }] });
  });

  it('the whole of it paid is performed on the last value date', async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.receive(kase, 'r-2', '2026-07-15', '600000.50').expect(201);
    const reading = await performing.activities.readLedger({
      caseId: kase.caseId,
      asOf: legalDate('2026-07-15'),
      calendarEditions: EDITIONS,
    });
    expect(reading).toMatchObject({ fullyPerformed: true, performedOn: '2026-07-15', surplus: '0.50' });
    expect(reading.next).toBeUndefined();
  });
});

describe('a reminder', () => {
  it('goes to each side once, however often it is asked for', async () => {
    const kase = await performing.open();
    await deliverTwice(performing.activities.remindInstalment, { atOnce: true })(
      deadline(kase, 'reminder', '2026-06-23T00:00:00+08:00', 1),
    );
    expect((await performing.stage.letters(kase.caseId)).map(({ partyId }) => partyId)).toEqual(
      kase.parties.map(({ partyId }) => partyId),
    );
    expect(await performing.stage.facts(kase.caseId, 'instalment-reminded')).toMatchObject([
      { data: { instalment: 1, due: '2026-06-30', daysBefore: 7 } },
    ]);
  });

  it('goes out however late the machine is with it', async () => {
    const kase = await performing.open();
    await performing.activities.remindInstalment(
      deadline(kase, 'reminder', '2026-06-23T00:00:00+08:00', 1, 9 * 86_400),
    );
    expect(await performing.stage.letters(kase.caseId, 'instalment-reminder')).toHaveLength(kase.parties.length);
  });

  it('says nothing of an instalment that was paid, even if the machine slept while it was', async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-25', '300000').expect(201);
    await performing.activities.remindInstalment(deadline(kase, 'reminder', '2026-06-23T00:00:00+08:00', 1, 400_000));
    await performing.activities.noticeOverdue(deadline(kase, 'overdue', '2026-07-01T00:00:00+08:00', 1));
    expect(await performing.stage.letters(kase.caseId)).toEqual([]);
  });
});

describe('a suspected breach', () => {
  it('S7: is dated to the deadline however late the machine was, and waits for the creditor', async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.activities.noticeOverdue(deadline(kase, 'overdue', '2026-10-01T00:00:00+08:00', 2));
    const [first, again] = await deliverTwice(performing.activities.suspectBreach)(
      deadline(kase, 'breach', GRACE_OVER, 2, 86_400),
    );
    expect([first, again]).toEqual([{ suspected: true }, { suspected: true }]);

    const { stage } = performing;
    expect(await stage.facts(kase.caseId, 'breach-suspected')).toMatchObject([
      {
        data: {
          instalment: 2,
          due: '2026-09-30',
          graceEndedOn: '2026-10-13',
          outstanding: '300000.00',
          at: GRACE_OVER,
          latenessSeconds: 86_400,
        },
      },
    ]);
    expect(await stage.letters(kase.caseId, 'instalment-overdue')).toHaveLength(2);
    const [toCreditor, toDebtor] = await stage.letters(kase.caseId, 'breach-suspected');
    expect(toCreditor!.body).toMatch(
      /在人民法院作出恢复执行裁定前足额补足的，不予恢复执行（第十一条）。申请恢复执行的期间至20\d\d年\d+月\d+日24时届满/,
    );
    expect(toDebtor!.body).not.toContain('申请恢复执行的期间');
    expect(await stage.workItems(kase.caseId)).toMatchObject([
      { kind: 'CREDITOR_ELECTION', role: 'judges-assistant', state: 'OPEN' },
    ]);

    const { body } = await stage.read(`/cases/${kase.caseId}/findings`, kase.clerk).expect(200);
    expect(body.items).toMatchObject([
      {
        instalment: 2,
        datedTo: GRACE_OVER,
        foundAt: '2026-10-15T00:00:00+08:00',
        latenessSeconds: 86_400,
        outcome: 'STANDS',
        evidence: { outstanding: '300000.00', receiptsConsidered: [{ id: 'r-1' }] },
      },
    ]);
  });

  it('is not found where money posted before the answer had arrived in grace', async () => {
    const kase = await performing.open();
    await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.receive(kase, 'r-2', '2026-10-13', '300000', '2026-10-13T23:59:59+08:00').expect(201);
    expect(await performing.activities.suspectBreach(deadline(kase, 'breach', GRACE_OVER, 2))).toEqual({
      suspected: false,
    });
    expect(await performing.stage.letters(kase.caseId)).toEqual([]);
  });

  it('a receipt posted at the same moment is either seen, or comes after and cures', async () => {
    for (let round = 0; round < 8; round += 1) {
      const kase = await performing.open();
      await performing.receive(kase, 'r-1', '2026-06-30', '300000').expect(201);
      const [{ suspected }] = await Promise.all([
        performing.activities.suspectBreach(deadline(kase, 'breach', GRACE_OVER, 2)),
        performing.receive(kase, 'r-2', '2026-10-13', '300000', '2026-10-14T00:00:00+08:00').expect(201),
      ]);
      const names = (await performing.stage.facts(kase.caseId)).map(({ type }) => type.split('.').at(-2));
      const [found, posted] = [names.indexOf('breach-suspected'), names.lastIndexOf('receipt-posted')];
      // The order of facts is the order of commits: a finding stands before the receipt, or there is none.
      if (suspected) expect(found).toBeLessThan(posted);
      expect(found === -1).toBe(!suspected);
      expect(await performing.stage.letters(kase.caseId, 'breach-suspected')).toHaveLength(suspected ? 2 : 0);
    }
  });

  it('S17: money that had arrived in time and is posted later takes back what was said, once', async () => {
    const kase = await performing.open();
    await performing.activities.noticeOverdue(deadline(kase, 'overdue', '2026-07-01T00:00:00+08:00', 1));
    await performing.activities.suspectBreach(deadline(kase, 'breach', '2026-07-08T00:00:00+08:00', 1));
    await performing.receive(kase, 'r-1', '2026-06-30', '300000', '2026-07-09T09:00:00+08:00').expect(201);
    const { stage } = performing;
    expect((await stage.letters(kase.caseId, 'breach-withdrawn')).map(({ body }) => body)).toEqual(
      Array(2).fill(expect.stringContaining('已于2026年6月30日到账，原通知撤回')),
    );
    expect(await stage.letters(kase.caseId, 'overdue-withdrawn')).toHaveLength(2);
    expect(await stage.facts(kase.caseId, 'breach-withdrawn')).toMatchObject([
      { data: { instalment: 1, paidOn: '2026-06-30' } },
    ]);
    expect(await stage.workItems(kase.caseId)).toMatchObject([{ kind: 'CREDITOR_ELECTION', state: 'CANCELLED' }]);
    await performing.activities.recordCure({
      key: `${kase.caseId}:cure:9`,
      caseId: kase.caseId,
      at: courtInstant('2026-07-09T09:00:01+08:00'),
      parties: kase.parties,
    });
    expect(await stage.letters(kase.caseId, 'breach-cured')).toEqual([]);
    expect((await stage.read(`/cases/${kase.caseId}/findings`, kase.clerk).expect(200)).body.items).toMatchObject([
      { outcome: 'WITHDRAWN' },
    ]);
  });

  it('made good before the election is cured: the finding falls and the task with it', async () => {
    const kase = await performing.open();
    await performing.activities.suspectBreach(deadline(kase, 'breach', '2026-07-08T00:00:00+08:00', 1));
    await performing.receive(kase, 'r-1', '2026-07-10', '300000').expect(201);
    const cure = {
      key: `${kase.caseId}:cure:9`,
      caseId: kase.caseId,
      at: courtInstant('2026-07-10T14:00:00+08:00'),
      parties: kase.parties,
    };
    await deliverTwice(performing.activities.recordCure)(cure);
    const { stage } = performing;
    expect(await stage.letters(kase.caseId, 'breach-cured')).toHaveLength(2);
    expect(await stage.workItems(kase.caseId)).toMatchObject([{ kind: 'CREDITOR_ELECTION', state: 'CANCELLED' }]);
    const { body } = await stage.read(`/cases/${kase.caseId}/findings`, kase.clerk).expect(200);
    expect(body.items).toMatchObject([{ instalment: 1, outcome: 'CURED' }]);
  });
});
