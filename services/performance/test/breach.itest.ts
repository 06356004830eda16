import { describe, expect, it } from '@jest/globals';
import { calendarAdopted } from '@hejie/contracts/facts';
import { UntoldDues } from '@hejie/casework';
import { courtInstant, legalDate, PUBLISHED_EDITION_IDS, type Yuan } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { fingerprintOf } from '@hejie/persistence';
import { withCourtClock } from '@hejie/temporal';
import { PerformanceSubscriptions } from '../src/subscriptions.js';
import { performanceFixture, type OpenCase } from './fixture.js';

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

describe('the next deadline of a case', () => {
  it('is told when the ledger opens, and whenever it is another: not by a reminder, not twice, and not at the end', async () => {
    const { fixture } = performing;
    const courtCase = await performing.open();
    const told = async () =>
      (await fixture.facts(courtCase.caseId, 'due-set')).map(({ step, data }) => [step, data.dueAt, data.provisional]);
    const opened = [1, '2026-07-01T00:00:00+08:00', false];
    expect(await told()).toEqual([opened]);
    await performing.due(courtCase);
    expect(await told()).toEqual([opened]);
    await performing.receive(courtCase, 'r-1', '2026-06-25', '300000').expect(201);
    await performing.entries(courtCase, '2026-06-25T14:00:00+08:00');
    await performing.entries(courtCase, '2026-06-25T14:30:00+08:00');
    const second = [3, '2026-10-01T00:00:00+08:00', false];
    expect(await told()).toEqual([opened, second]);
    await performing.reverse(courtCase, 'r-1', '2026-06-26T09:00:00+08:00').expect(201);
    await performing.entries(courtCase, '2026-06-26T09:00:00+08:00', true);
    const again = [5, '2026-07-01T00:00:00+08:00', false];
    expect(await told()).toEqual([opened, second, again]);
    await performing.receive(courtCase, 'r-2', '2026-06-27', '900000').expect(201);
    expect(await performing.entries(courtCase, '2026-06-27T14:00:00+08:00')).toHaveProperty('ending');
    expect(await told()).toEqual([opened, second, again]);
  });

  it('moves to the end of grace, and with a breach found to the next instalment', async () => {
    const { fixture } = performing;
    const courtCase = await performing.open();
    for (let n = 0; n < 8 && courtCase.decided.after.breach === 'NONE'; n += 1) await performing.due(courtCase);
    const told = (await fixture.facts(courtCase.caseId, 'due-set')).map(({ data }) => String(data.dueAt).slice(0, 10));
    expect(told).toEqual(['2026-07-01', '2026-07-08', '2026-10-01']);
  });
});

describe('the next deadline of a case that ran before deadlines were told', () => {
  it('is told once, outside of a step, in the background; what fails or has ended holds up nobody', async () => {
    const { fixture } = performing;
    const { dataSource } = fixture;
    const [running, performed] = [await performing.open(), await performing.open()];
    await performing.receive(performed, 'r-1', '2026-06-25', '900000').expect(201);
    await performing.entries(performed, '2026-06-25T14:00:00+08:00');
    const ids = [running, performed].map(({ caseId }) => caseId);
    // As the release before has left them; of the first nothing is known here.
    await dataSource.query('update settlement set due_at = null where case_id = any($1)', [ids]);
    await dataSource.query('insert into untold_due select unnest($1::text[])', [['2020-鲁0502-执前调-1', ...ids]]);
    const told = async (caseId: string) =>
      (await fixture.facts(caseId, 'due-set')).slice(1).map(({ step, data }) => [step, data.dueAt, data.at]);
    const at = courtInstant('2026-07-02T09:00:00+08:00');
    for (const _ of ['this start', 'the next']) await fixture.get(UntoldDues).run(() => at);
    expect(await told(running.caseId)).toEqual([[undefined, '2026-07-08T00:00:00+08:00', at]]);
    expect(await told(performed.caseId)).toEqual([]);
    expect(await dataSource.query('select case_id from untold_due')).toEqual([{ case_id: '2020-鲁0502-执前调-1' }]);
    expect((await fixture.audit(running.caseId)).at(-1)).toBe('workflow due.set');
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

  it('goes out until the day is over of which it speaks, and not afterwards', async () => {
    const courtCase = await performing.open();
    await performing.reach(courtCase, 'REMINDER', REMINDER, 1, 8 * 86_400);
    expect(await performing.letters(courtCase)).toBe(0);
    const inTime = await performing.open();
    await performing.reach(inTime, 'REMINDER', REMINDER, 1, 7 * 86_400);
    expect(await performing.letters(inTime, 'instalment-reminder')).toBe(inTime.parties.length);
  });

  it('says nothing of an instalment that was paid, even if the machine slept while it was', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-25', '300000').expect(201);
    await performing.reach(courtCase, 'REMINDER', REMINDER, 1, 400_000);
    await performing.reach(courtCase, 'DUE', DUE, 1);
    expect(await performing.letters(courtCase)).toBe(0);
  });
});

/** A State Council notice that is adopted after grace was dealt with by the calendar without it. */
const NOTICE = ['state-council-2026'];
const NOTICE_AT = '2026-10-13T10:00:00+08:00';
async function foundTooEarly(): Promise<OpenCase> {
  const courtCase = await performing.open({}, WITHOUT_2026);
  await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
  await performing.entries(courtCase, '2026-06-30T14:00:01+08:00');
  while (courtCase.decided.after.breach === 'NONE') await performing.due(courtCase);
  expect(courtCase.decided.after.handledUntil < NOTICE_AT).toBe(true);
  return courtCase;
}

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
          agreedGraceEnd: '2026-09-30',
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

  it.each([
    ['the last day of waiting', '2026-10-13'],
    ['the day after it', '2026-10-14'],
  ])(
    'SET-CASE-1: posted at exactly 00:00:00 it goes before the finding where it is recorded first, with the value date of %s: then it is late, and nothing is short',
    async (_day, valueDate) => {
      const courtCase = await performing.open();
      await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
      await performing.receive(courtCase, 'r-2', valueDate, '300000', GRACE_OVER).expect(201);
      const { after } = await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 2);
      expect(after).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      expect(await performing.findings(courtCase)).toEqual([]);
      expect(await performing.ledger(courtCase, '2026-10-14')).toMatchObject({
        instalments: [{}, { no: 2, status: 'LATE', paidOn: valueDate }, {}],
      });
    },
  );

  it.each([
    ['the last day of waiting takes it back', '2026-10-13', 'WITHDRAWN', 'breach-withdrawn'],
    ['the day after it cures it', '2026-10-14', 'CURED', 'breach-cured'],
  ])(
    'SET-BREACH-DAY: where the finding is recorded first, money posted in that instant with the value date of %s',
    async (_what, valueDate, outcome, letter) => {
      const courtCase = await performing.open();
      await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
      await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 2);
      await performing.receive(courtCase, 'r-2', valueDate, '300000', GRACE_OVER).expect(201);
      const { after } = await performing.entries(courtCase, GRACE_OVER);
      expect(after).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      expect(await performing.findings(courtCase)).toMatchObject([{ instalment: 2, outcome }]);
      expect(await performing.letters(courtCase, letter)).toBe(2);
    },
  );

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
    const courtCase = await foundTooEarly();
    const { after } = await performing.adopt(courtCase, NOTICE_AT, NOTICE);
    expect(after).toMatchObject({
      stage: 'PERFORMANCE',
      breach: 'NONE',
      calendarEditions: PUBLISHED_EDITION_IDS,
      ledger: { overdue: '0.00', next: { at: GRACE_OVER, provisional: false } },
    });
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'WITHDRAWN' }]);
    expect(await performing.tasks(courtCase)).toEqual(['CREDITOR_ELECTION CANCELLED']);
    const { fixture } = performing;
    expect((await fixture.letters(courtCase.caseId, 'breach-withdrawn')).map(({ body }) => body)).toEqual(
      Array(2).fill(expect.stringContaining('原通知作出过早，现予撤回。至2026年10月13日24时仍未足额履行的')),
    );
    expect(await fixture.facts(courtCase.caseId, 'breach-rederived')).toMatchObject([
      { data: { instalment: 2, graceEnd: '2026-10-13', stands: false } },
    ]);
    expect(await performing.letters(courtCase, 'breach-cured')).toBe(0);
    await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 2);
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'STANDS', times: 2, datedTo: GRACE_OVER }]);
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
  });

  it('PER-4: paid on the last day of grace by a notice that came later was paid in time, before the notice or after it', async () => {
    const before = await foundTooEarly();
    await performing.receive(before, 'r-2', '2026-10-13', '300000', '2026-10-13T09:00:00+08:00').expect(201);
    await performing.entries(before, '2026-10-13T09:00:01+08:00');
    expect(await performing.findings(before)).toMatchObject([{ outcome: 'CURED' }]);
    await performing.adopt(before, NOTICE_AT, NOTICE);
    const after = await foundTooEarly();
    await performing.adopt(after, NOTICE_AT, NOTICE);
    await performing.receive(after, 'r-2', '2026-10-13', '300000', '2026-10-13T15:00:00+08:00').expect(201);
    await performing.entries(after, '2026-10-13T15:00:01+08:00');
    for (const courtCase of [before, after]) {
      expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'WITHDRAWN' }]);
      expect(await performing.letters(courtCase, 'breach-withdrawn')).toBe(2);
      expect(courtCase.decided.after).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      const { after: last } = await performing.due(courtCase);
      expect(last).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
      expect(await performing.openTasks(courtCase)).toEqual([]);
    }
  });

  it('PER-4: that is true by both calendars stands, with its days corrected, and the creditor goes on choosing', async () => {
    const courtCase = await foundTooEarly();
    const { after } = await performing.adopt(courtCase, '2026-10-15T10:00:00+08:00', NOTICE);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
    expect(await performing.findings(courtCase)).toMatchObject([
      { outcome: 'STANDS', times: 1, datedTo: GRACE_OVER, evidence: { waitingEnd: '2026-10-13' } },
    ]);
    expect(await performing.letters(courtCase, 'breach-rederived')).toBe(2);
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
  });
});

/** Due on a day off, which by the fallback may be performed until 10-06, and by the notice until 10-08. */
const DUE_IN_HOLIDAYS = {
  schedule: [{ no: 1, due: legalDate('2026-10-01'), amount: '900000.00' as Yuan }],
};

describe('a notice that the case has adopted (PER-4)', () => {
  const { sample } = calendarAdopted;
  /** Performance hears of it at `now`, whenever it was adopted. */
  const hears = (caseId: string, now = NOTICE_AT, calendarEditions = NOTICE, adoptedAt = now) => {
    const anchorCourt = courtInstant(now);
    const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt, rate: 1, holdAt: anchorCourt } as const;
    const data = { ...sample, caseId, calendarEditions, at: courtInstant(adoptedAt) };
    return withCourtClock(clock, () =>
      performing.fixture.unitOfWork.run((tx) =>
        performing.fixture
          .get(PerformanceSubscriptions)
          .noticeAdopted({ data } as unknown as ReceivedFact<typeof sample>, tx),
      ),
    );
  };
  const woken = async ({ caseId }: { caseId: string }) =>
    (await performing.fixture.facts(caseId, 'deadlines-rederived')).length;

  it('wakes the case where a deadline moves, and what was found too early is taken back when it adopts the notice', async () => {
    const courtCase = await foundTooEarly();
    await hears(courtCase.caseId);
    expect(await woken(courtCase)).toBe(1);
    const { after } = await performing.adopt(courtCase, '2026-10-13T10:00:05+08:00', NOTICE);
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'WITHDRAWN' }]);
    expect(after).toMatchObject({ stage: 'PERFORMANCE', ledger: { next: { at: GRACE_OVER } } });
    expect(await performing.letters(courtCase, 'breach-withdrawn')).toBe(2);
  });

  it('heard of after a deadline that it does not move takes nothing back, however long before it was adopted', async () => {
    const courtCase = await performing.open({}, WITHOUT_2026);
    while (courtCase.decided.after.breach === 'NONE') await performing.due(courtCase);
    expect(courtCase.decided.after.handledUntil).toBe('2026-07-08T00:00:00+08:00');
    await hears(courtCase.caseId, '2026-07-08T00:05:00+08:00', NOTICE, '2026-07-06T22:00:00+08:00');
    const { after } = await performing.adopt(courtCase, '2026-07-08T00:06:00+08:00', NOTICE);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
    expect(await performing.findings(courtCase)).toMatchObject([{ outcome: 'STANDS', times: 1 }]);
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
    expect(await performing.letters(courtCase, 'breach-withdrawn')).toBe(0);
  });

  it('is adopted by the first step that finds it, and by no further one', async () => {
    const courtCase = await performing.open({}, WITHOUT_2026);
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.entries(courtCase, '2026-06-30T14:00:01+08:00');
    while (courtCase.decided.after.handledUntil < '2026-10-01') await performing.due(courtCase);
    expect(await performing.letters(courtCase, 'instalment-overdue')).toBe(2);
    await hears(courtCase.caseId, '2026-10-05T10:00:00+08:00');
    expect(await woken(courtCase)).toBe(1);
    await performing.receive(courtCase, 'r-2', '2026-10-05', '100', '2026-10-05T10:01:00+08:00').expect(201);
    const { after } = await performing.entries(courtCase, '2026-10-05T10:02:00+08:00');
    expect(after).toMatchObject({ ledger: { next: { at: GRACE_OVER } } });
    expect(after.calendarEditions).toEqual([...PUBLISHED_EDITION_IDS].sort());
    expect(await performing.letters(courtCase, 'grace-rederived')).toBe(2);
    await performing.adopt(courtCase, '2026-10-05T10:03:00+08:00', NOTICE);
    expect(await performing.letters(courtCase, 'grace-rederived')).toBe(2);
  });

  it('that moves the due day itself takes the early notice back, and it is told again on the true one', async () => {
    const courtCase = await performing.open(DUE_IN_HOLIDAYS, WITHOUT_2026);
    while (courtCase.decided.after.handledUntil < '2026-10-07') await performing.due(courtCase);
    expect(await performing.letters(courtCase, 'instalment-overdue')).toBe(2);
    await hears(courtCase.caseId, '2026-10-07T10:00:00+08:00');
    const { after } = await performing.adopt(courtCase, '2026-10-07T10:01:00+08:00', NOTICE);
    expect(after.ledger.next).toMatchObject({ at: '2026-10-09T00:00:00+08:00', items: [{ kind: 'DUE', no: 1 }] });
    expect((await performing.fixture.letters(courtCase.caseId, 'overdue-withdrawn')).map(({ body }) => body)).toEqual(
      Array(2).fill(expect.stringContaining('第1期可至2026年10月8日24时履行，尚未逾期，原提示撤回')),
    );
    await performing.due(courtCase);
    expect(await performing.letters(courtCase, 'instalment-overdue')).toBe(4);
  });

  it('does not wake one whose next deadline stays: it takes the notice up with what it asks next', async () => {
    const courtCase = await performing.open({}, WITHOUT_2026);
    const paid = ['2026-06-30', '2026-09-30'].entries();
    for (const [i, day] of paid) await performing.receive(courtCase, `r-${i}`, day, '300000').expect(201);
    await hears(courtCase.caseId);
    expect(await woken(courtCase)).toBe(0);
    expect(courtCase.decided.after.calendarEditions).toEqual(WITHOUT_2026);
    const { after } = await performing.entries(courtCase, '2026-10-13T11:00:00+08:00');
    expect(after.calendarEditions).toEqual([...PUBLISHED_EDITION_IDS].sort());
  });

  it('that moves the day by which the judge is to rule redates his task (SET-RES-4)', async () => {
    const courtCase = await performing.open({}, WITHOUT_2026);
    while (courtCase.decided.after.breach === 'NONE') await performing.due(courtCase);
    await performing.elect(courtCase, 'RESUME', '2026-09-21T10:00:00+08:00');
    const ruling = async () =>
      (await performing.fixture.workItems(courtCase.caseId)).find(({ kind }) => kind === 'RESUMPTION_RULING')!.dueAt;
    expect(await ruling()).toEqual(new Date('2026-10-07T00:00:00+08:00'));
    await hears(courtCase.caseId, '2026-09-30T10:00:00+08:00');
    expect(await ruling()).toEqual(new Date('2026-10-09T00:00:00+08:00'));
  });

  it('TV-10: that moves the end of the two years tells the judge that the application came in time (SET-ART-10-2)', async () => {
    const schedule = [{ no: 1, due: legalDate('2024-10-03'), amount: '900000.00' as Yuan }];
    const courtCase = await performing.open({ schedule, restDay: 'AS_WRITTEN' }, WITHOUT_2026);
    await performing.elect(courtCase, 'RESUME', '2026-10-07T10:00:00+08:00');
    expect((await performing.rulingTask(courtCase)).facts).toMatchObject({
      outOfTime: true,
      lastDayToApply: '2026-10-06',
    });
    await hears(courtCase.caseId, '2026-10-09T10:00:00+08:00');
    expect((await performing.rulingTask(courtCase)).facts).toMatchObject({
      outOfTime: false,
      lastDayToApply: '2026-10-08',
    });
  });

  it('reaches the judge before whom an application lies after the end of the case, and wakes nobody (SET-ART-16-1)', async () => {
    const courtCase = await performing.open({}, WITHOUT_2026);
    const { caseId, clerk, parties } = courtCase;
    await performing.receive(courtCase, 'r-1', '2026-06-30', '900000').expect(201);
    await performing.entries(courtCase, '2026-06-30T15:00:00+08:00');
    const adopted = async () =>
      (
        await performing.fixture.dataSource.query('select calendar_editions from settlement where case_id = $1', [
          caseId,
        ])
      )[0].calendar_editions;
    await hears(caseId, '2026-09-20T10:00:00+08:00');
    expect(await adopted()).toEqual(WITHOUT_2026);
    await performing.fixture
      .post(`/cases/${caseId}/voided-settlement`, clerk, '2026-09-21T10:00:00+08:00')
      .send({ partyId: parties[0]!.partyId, judgment: '（2026）鲁0502民初900号', judgedOn: '2026-09-01' })
      .expect(201);
    const ruling = async () =>
      (await performing.fixture.workItems(caseId)).find(({ kind }) => kind === 'VOIDANCE_RULING')!.dueAt;
    expect(await ruling()).toEqual(new Date('2026-10-07T00:00:00+08:00'));
    await hears(caseId, '2026-09-30T10:00:00+08:00', ['nowhere-2026']);
    expect(await ruling()).toEqual(new Date('2026-10-07T00:00:00+08:00'));
    await hears(caseId, '2026-09-30T10:00:00+08:00');
    expect(await ruling()).toEqual(new Date('2026-10-09T00:00:00+08:00'));
    expect(await woken(courtCase)).toBe(0);
  });

  it('before performance has opened is known when it opens, whichever comes first', async () => {
    const courtCase = await performing.fixture.enter();
    await hears(courtCase.caseId);
    expect(await woken(courtCase)).toBe(0);
    const { after } = (await performing.open({}, WITHOUT_2026, undefined, courtCase)).decided;
    expect(after.calendarEditions).toContain('state-council-2026');
  });

  it('that this build does not have wakes the case, which then asks until a build knows it', async () => {
    const courtCase = await performing.open({}, WITHOUT_2026);
    await hears(courtCase.caseId, NOTICE_AT, ['state-council-2099']);
    expect(await woken(courtCase)).toBe(1);
    await expect(performing.adopt(courtCase, NOTICE_AT, ['state-council-2099'])).rejects.toThrow(
      'CALENDAR.EDITION_UNKNOWN',
    );
    expect((await performing.adopt(courtCase, NOTICE_AT, NOTICE)).after.calendarEditions).toContain(NOTICE[0]);
  });
});

describe('SET-GRACE: while the court waits before it finds anything of itself', () => {
  it('the creditor applies already, and the gate resumes where no grace was agreed; the debtor is told of a wait, and of no grace', async () => {
    const courtCase = await performing.open();
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.reach(courtCase, 'DUE', '2026-10-01T00:00:00+08:00', 2);
    const [told] = await performing.fixture.letters(courtCase.caseId, 'instalment-overdue');
    expect(told!.body).not.toContain('宽限');
    expect(told!.body).toContain(
      '2026年10月13日24时仍未足额履行的，本院将认定涉嫌不履行；此前申请执行人也可以依法申请恢复执行',
    );
    const applied = '2026-10-08T10:00:00+08:00';
    expect((await performing.elect(courtCase, 'RESUME', applied)).after.stage).toBe('RULING');
    expect(await performing.findings(courtCase)).toEqual([]);
    expect((await performing.rule(courtCase, 'RESUME', '2026-10-09T10:00:00+08:00')).ending?.ending).toBe('RESUMED');
  });
});

describe('the evidence of a suspected breach', () => {
  it('SET-ART-9-1, S7: is laid together with the finding, its digest is told to both sides, and nothing else happens by itself', async () => {
    const courtCase = await performing.open();
    const { caseId, clerk, parties } = courtCase;
    await performing.receive(courtCase, 'r-1', '2026-06-30', '300000').expect(201);
    await performing.reach(courtCase, 'DUE', '2026-10-01T00:00:00+08:00', 2);
    const { after } = await performing.reach(courtCase, 'GRACE_END', GRACE_OVER, 2, 1200);
    const { body } = await performing.fixture.read(`/cases/${caseId}/findings`, clerk).expect(200);
    const [finding] = (body as { items: { pack: object; packHash: string }[] }).items;
    expect(finding!.pack).toMatchObject({
      edition: 1,
      agreement: 1,
      obligation: { no: 2, due: '2026-09-30', amount: '300000.00' },
      days: { payableUntil: '2026-09-30', graceEnd: '2026-09-30', waitingEnd: '2026-10-13' },
      overdueToldAt: '2026-10-01T00:00:00+08:00',
      deadline: GRACE_OVER,
      foundAt: '2026-10-14T00:20:00+08:00',
      finding: {
        graceEnd: '2026-09-30',
        waitingEnd: '2026-10-13',
        outstanding: '300000.00',
        receiptsConsidered: [{ id: 'r-1' }],
      },
    });
    const { packHash } = finding!;
    expect(packHash).toBe(fingerprintOf(finding!.pack));
    const letters = await performing.fixture.letters(caseId, 'breach-suspected');
    expect(letters.map(({ partyId }) => partyId).sort()).toEqual(parties.map(({ partyId }) => partyId).sort());
    for (const { body: words } of letters) expect(words).toContain(`（SHA-256）为${packHash}`);
    expect(await performing.fixture.facts(caseId, 'breach-suspected')).toMatchObject([
      { data: { instalment: 2, evidenceHash: packHash } },
    ]);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
    expect(await performing.openTasks(courtCase)).toEqual(['CREDITOR_ELECTION']);
  });
});
