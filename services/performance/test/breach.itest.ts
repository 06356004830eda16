import { describe, expect, it } from '@jest/globals';
import { PUBLISHED_EDITION_IDS } from '@hejie/law';
import { performanceFixture } from './fixture.js';

const DUE = '2026-07-01T00:00:00+08:00';
const GRACE_OVER = '2026-10-14T00:00:00+08:00';
const WITHOUT_2026 = PUBLISHED_EDITION_IDS.filter((edition) => edition !== 'state-council-2026');
const performing = performanceFixture();

describe('the ledger of a settlement', () => {
  it('opens once, and says what falls due first', async () => {
    const { decided, caseId } = await performing.open();
    const { ledger, ...standing } = decided.after;
    expect(standing).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE', suitAwaited: false });
    expect(ledger).toMatchObject({ paid: '0.00', owed: '900000.00', overdue: '0.00', fullyPerformed: false });
    expect(ledger.next).toMatchObject({ at: '2026-06-23T00:00:00+08:00', items: [{ kind: 'REMINDER', no: 1 }] });
    expect(await performing.fixture.facts(caseId, 'performance-opened')).toMatchObject([{ step: 1 }]);
  });

  it('counts by value date: money posted later counts on its day, and not before it', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000', '2026-07-05T09:00:00+08:00').expect(201);
    expect(await performing.ledger(courtCase, '2026-06-29')).toMatchObject({
      paid: '0.00',
      instalments: [{ no: 1, status: 'NOT_DUE' }, {}, {}],
    });
    expect(await performing.ledger(courtCase, '2026-06-30')).toMatchObject({
      paid: '300000.00',
      instalments: [{ no: 1, status: 'ON_TIME', paidOn: '2026-06-30' }, {}, {}],
    });
  });

  it('a deadline missed while the machine slept is still named, dated to itself', async () => {
    const courtCase = await performing.open();
    const { after } = await performing.reach(courtCase, 'DUE', DUE, 1, 153 * 86_400);
    expect(after.ledger).toMatchObject({
      asOf: '2026-12-01',
      next: { at: '2026-07-08T00:00:00+08:00', items: [{ kind: 'GRACE_END', no: 1 }] },
    });
  });

  it('the whole of it paid is performed on the last value date', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.receive(courtCase, 'r-2', '2026-07-15', '600000.50').expect(201);
    const reading = await performing.ledger(courtCase, '2026-07-15');
    expect(reading).toMatchObject({ fullyPerformed: true, performedOn: '2026-07-15', surplus: '0.50' });
    expect(reading.next).toBeUndefined();
  });
});

describe('a reminder', () => {
  const REMINDER = '2026-06-23T00:00:00+08:00';

  it('goes to each side once, and names the step of the case', async () => {
    const courtCase = await performing.open();
    await performing.reach(courtCase, 'REMINDER', REMINDER, 1);
    expect((await performing.fixture.letters(courtCase.caseId)).map(({ partyId }) => partyId)).toEqual(
      courtCase.parties.map(({ partyId }) => partyId),
    );
    expect(await performing.fixture.facts(courtCase.caseId, 'instalment-reminded')).toMatchObject([
      { step: 2, data: { instalment: 1, due: '2026-06-30', daysBefore: 7 } },
    ]);
    expect(await performing.fixture.audit(courtCase.caseId)).toContain('workflow instalment.reminded');
  });

  it('goes out however late the machine is with it', async () => {
    const courtCase = await performing.open();
    await performing.reach(courtCase, 'REMINDER', REMINDER, 1, 9 * 86_400);
    expect(await performing.letters(courtCase, 'instalment-reminder')).toBe(courtCase.parties.length);
  });

  it('says nothing of an instalment that was paid, even if the machine slept while it was', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-25', '300000').expect(201);
    await performing.reach(courtCase, 'REMINDER', REMINDER, 1, 400_000);
    await performing.reach(courtCase, 'DUE', DUE, 1);
    expect(await performing.letters(courtCase)).toBe(0);
  });
});

describe('a suspected breach', () => {
  it('S7: is dated to the deadline however late the machine was, and waits for the creditor', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.reach(courtCase, 'DUE', '2026-10-01T00:00:00+08:00', 2);
    const { after } = await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 2, 86_400);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED', handledUntil: GRACE_OVER });

    const { fixture } = performing;
    expect(await fixture.facts(courtCase.caseId, 'breach-suspected')).toMatchObject([
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
    expect(await fixture.facts(courtCase.caseId, 'stage-entered')).toMatchObject([
      { step: 3, data: { stage: 'BREACH', at: GRACE_OVER } },
    ]);
    expect(await performing.letters(courtCase, 'instalment-overdue')).toBe(2);
    const [toCreditor, toDebtor] = await fixture.letters(courtCase.caseId, 'breach-suspected');
    expect(toCreditor!.body).toMatch(
      /在人民法院作出恢复执行裁定前足额补足的，不予恢复执行（第十一条）。申请恢复执行的期间至20\d\d年\d+月\d+日24时届满/,
    );
    expect(toDebtor!.body).not.toContain('申请恢复执行的期间');
    expect(await fixture.workItems(courtCase.caseId)).toMatchObject([
      { kind: 'CREDITOR_ELECTION', role: 'judges-assistant', state: 'OPEN' },
    ]);
    expect(await performing.findings(courtCase)).toMatchObject([
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
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.receive(courtCase, 'r-2', '2026-10-13', '300000', '2026-10-13T23:59:59+08:00').expect(201);
    const { after } = await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 2);
    expect(after).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
    expect(await performing.letters(courtCase)).toBe(0);
  });

  it('a receipt posted at the same moment is either seen, or comes after and cures', async () => {
    for (let round = 0; round < 8; round += 1) {
      const courtCase = await performing.open();
      await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
      const [{ after }] = await Promise.all([
        performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 2),
        performing.receive(courtCase, 'r-2', '2026-10-13', '300000', '2026-10-14T00:00:00+08:00').expect(201),
      ]);
      const suspected = after.breach === 'SUSPECTED';
      const names = (await performing.fixture.facts(courtCase.caseId)).map(({ type }) => type.split('.').at(-2));
      const [found, posted] = [names.indexOf('breach-suspected'), names.lastIndexOf('receipt-posted')];
      // The order of facts is the order of commits: a finding stands before the receipt, or there is none.
      if (suspected) expect(found).toBeLessThan(posted);
      expect(found === -1).toBe(!suspected);
      expect(await performing.letters(courtCase, 'breach-suspected')).toBe(suspected ? 2 : 0);
    }
  });

  it('S17: money that had arrived in time and is posted later takes back what was said, once', async () => {
    const courtCase = await performing.open();
    await performing.reach(courtCase, 'DUE', DUE, 1);
    await performing.reach(courtCase, 'GRACE_END', '2026-07-08T00:00:00+08:00', 1);
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000', '2026-07-09T09:00:00+08:00').expect(201);
    const { fixture } = performing;
    expect((await fixture.letters(courtCase.caseId, 'breach-withdrawn')).map(({ body }) => body)).toEqual(
      Array(2).fill(expect.stringContaining('已于2026年6月30日到账，原通知撤回')),
    );
    expect(await performing.letters(courtCase, 'overdue-withdrawn')).toBe(2);
    expect(await fixture.facts(courtCase.caseId, 'breach-withdrawn')).toMatchObject([
      { data: { instalment: 1, paidOn: '2026-06-30' } },
    ]);
    expect(await performing.tasks(courtCase)).toEqual(['CREDITOR_ELECTION CANCELLED']);
    const { after } = await performing.entries(courtCase, '2026-07-09T09:00:01+08:00');
    expect(after).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
    expect(await performing.letters(courtCase, 'breach-cured')).toBe(0);
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'WITHDRAWN' }]);
  });

  it('made good before the election is cured: the finding falls and the task with it', async () => {
    const courtCase = await performing.open();
    await performing.reach(courtCase, 'GRACE_END', '2026-07-08T00:00:00+08:00', 1);
    await performing.receive(courtCase, 'r-1', '2026-07-10', '300000').expect(201);
    const { after } = await performing.entries(courtCase, '2026-07-10T14:00:00+08:00');
    expect(after).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
    expect(await performing.letters(courtCase, 'breach-cured')).toBe(2);
    expect(await performing.tasks(courtCase)).toEqual(['CREDITOR_ELECTION CANCELLED']);
    expect(await performing.findings(courtCase)).toMatchObject([{ instalment: 1, outcome: 'CURED' }]);
  });

  it('PER-4: that a newly published calendar shows to be none yet is no longer waited on, and found anew when grace has ended', async () => {
    const courtCase = await performing.open({}, WITHOUT_2026);
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    // Without the notice the Monday is off in lieu of the Saturday of 国庆节 alone.
    await performing.reach(courtCase, 'GRACE_END', '2026-10-13T00:00:00+08:00', 2);
    const { after } = await performing.adopt(courtCase, '2026-10-13T10:00:00+08:00', ['state-council-2026']);
    expect(after).toMatchObject({
      stage: 'PERFORMANCE',
      breach: 'NONE',
      calendarEditions: PUBLISHED_EDITION_IDS,
      ledger: { overdue: '0.00', next: { at: GRACE_OVER, provisional: false } },
    });
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'REOPENED' }]);
    expect(await performing.tasks(courtCase)).toEqual(['CREDITOR_ELECTION CANCELLED']);
    expect(await performing.letters(courtCase, 'breach-cured')).toBe(0);
    await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 2);
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'STANDS', times: 2, datedTo: GRACE_OVER }]);
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
  });
});
