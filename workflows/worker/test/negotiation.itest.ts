import { describe, expect, it } from '@jest/globals';
import { WorkflowNotFoundError } from '@temporalio/client';
import { CASE_FACTS, type CaseOpening } from '@hejie/contracts/workflows';
import { addDays, type CourtInstant, type LegalDate } from '@hejie/law';
import { CaseUnderTest, CREDITOR, DEBTOR, openingOf, refusalOf, running, standing } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';

const court = courtroomOfFile();

/** Types of events, as the server numbers them. */
const EVENTS = {
  WORKFLOW_TASK: [5, 6, 7, 8],
  MARKER_RECORDED: 25,
  ACTIVITY_TASK_SCHEDULED: 10,
  ACTIVITY_TASK_STARTED: 11,
  ACTIVITY_TASK_COMPLETED: 12,
  WORKFLOW_EXECUTION_COMPLETED: 2,
};

const during = (opening: CaseOpening, scenario: (courtCase: CaseUnderTest) => Promise<void>) =>
  CaseUnderTest.onTheRecord(court.room, opening, scenario);

describe('the 30 days of negotiation (PRE-8)', () => {
  it.concurrent.each([
    ['2026-09-04', '2026-10-08', 'day 30 falls into National Day'],
    ['2026-09-03', '2026-10-08', 'so does the day before'],
    ['2026-08-21', '2026-09-20', 'a make-up Sunday counts as a working day'],
    ['2026-01-15', '2026-02-14', 'a make-up Saturday too'],
    ['2026-01-16', '2026-02-24', 'day 30 falls into the Spring Festival'],
    ['2026-04-01', '2026-05-06', 'day 30 falls into Labour Day'],
  ])('S3: accepted on %s they end at 24:00 of %s: %s, not one second earlier', async (accepted, lastDay) => {
    await during(openingOf(`${accepted}T09:00:00+08:00`), async (courtCase) => {
      const { negotiation } = await courtCase.toNegotiation();
      expect(negotiation?.lastDay).toBe(lastDay);
      await courtCase.until(`${lastDay}T23:59:58+08:00`);
      expect((await courtCase.status()).stage).toBe('NEGOTIATION');
      await courtCase.until(`${addDays(lastDay as LegalDate, 1)}T00:00:00+08:00`);
      const { ending, endedAt, rule } = await courtCase.result();
      expect([ending, rule]).toEqual(['LAPSED', 'PRE-8']);
      expect(Date.parse(endedAt)).toBe(Date.parse(`${lastDay}T00:00:00+08:00`) + 86_400_000);
      expect(courtCase.court.of('handOverToFiling')).toMatchObject([
        { reason: 'LAPSED', lateness: { latenessSeconds: 0 } },
      ]);
      expect(courtCase.court.of('remindNegotiation')).toHaveLength(3);
    });
  });

  it.concurrent('a lapse costs one decision, one activity and two tasks: eleven events after its timer', async () => {
    await during(openingOf('2026-09-04T09:00:00+08:00'), async (courtCase) => {
      await courtCase.toNegotiation();
      const [before, end] = ['2026-10-08T23:59:59+08:00', '2026-10-09T00:00:00+08:00'];
      await courtCase.until(before);
      // Nobody asks meanwhile: a question that comes in the middle of a decision costs a task of its own.
      await courtCase.tell('none', { clock: running(before, end, 1) });
      expect((await courtCase.result()).ending).toBe('LAPSED');
      const events = await courtCase.events();
      const lapse = events.slice(1 + events.findLastIndex((event) => event.timerFiredEventAttributes));
      const types = lapse.map(({ eventType }) => Number(eventType));
      const { WORKFLOW_TASK, ...others } = EVENTS;
      expect(types.filter((type) => !WORKFLOW_TASK.includes(type))).toEqual(Object.values(others));
      // A task that a busy machine lets time out is scheduled again, and completed once.
      expect(lapse.filter((event) => event.workflowTaskCompletedEventAttributes)).toHaveLength(2);
    });
  });

  it.concurrent('S4: one side alone cannot extend them; both can, into a provisional year', async () => {
    await during(openingOf('2026-11-23T09:00:00+08:00'), async (courtCase) => {
      expect((await courtCase.toNegotiation()).negotiation?.lastDay).toBe('2026-12-23');
      await courtCase.until('2026-12-22T10:00:00+08:00');
      expect(await refusalOf(courtCase.command('extendNegotiation', { days: 15, signedBy: [CREDITOR] }))).toMatchObject(
        {
          code: 'EXTENSION.NOT_JOINT',
        },
      );
      expect((await courtCase.status()).negotiation?.lastDay).toBe('2026-12-23');
      const extended = await courtCase.command('extendNegotiation', { days: 15, signedBy: [CREDITOR, DEBTOR] });
      expect(extended.negotiation).toMatchObject({ lastDay: '2027-01-07', provisional: true });
      await courtCase.until('2026-12-25T10:00:00+08:00');
      expect((await courtCase.status()).stage).toBe('NEGOTIATION');
    });
  });

  it.concurrent('S4: a request after 24:00 of the last day is refused', async () => {
    await during(openingOf('2026-11-23T09:00:00+08:00'), async (courtCase) => {
      await courtCase.toNegotiation();
      await courtCase.until('2026-12-23T12:00:00+08:00');
      const tooLate = courtCase.command(
        'extendNegotiation',
        { days: 15, signedBy: [CREDITOR, DEBTOR] },
        { at: '2026-12-24T00:00:01+08:00' },
      );
      expect(await refusalOf(tooLate)).toEqual({ code: 'EXTENSION.EXPIRED', rule: 'PRE-8' });
      await courtCase.until('2026-12-24T00:00:00+08:00');
      expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED', endedAt: '2026-12-24T00:00:00+08:00' });
    });
  });

  it.concurrent('PER-3: a notice that comes later re-derives a provisional end, with one audit line', async () => {
    const opening = openingOf('2026-01-05T09:00:00+08:00', {
      calendarEditions: ['state-council-2024', 'state-council-2025'],
    });
    await during(opening, async (courtCase) => {
      await courtCase.until('2026-01-16T10:00:00+08:00');
      expect((await courtCase.toNegotiation()).negotiation).toMatchObject({ lastDay: '2026-02-20', provisional: true });
      const notice = {
        eventId: 'notice-2026',
        at: '2026-01-16T11:00:00+08:00' as CourtInstant,
        calendarEditions: ['state-council-2026'],
      };
      await courtCase.handle.signal(CASE_FACTS.calendarAdopted, notice);
      await courtCase.handle.signal(CASE_FACTS.calendarAdopted, notice);
      await courtCase.command('extendNegotiation', { days: 1, signedBy: [CREDITOR] }).catch(() => undefined);
      await courtCase.quiet();
      expect((await courtCase.status()).negotiation).toMatchObject({ lastDay: '2026-02-24', provisional: false });
      expect(courtCase.court.of('recordRederivation')).toMatchObject([
        { from: '2026-02-20', lastDay: '2026-02-24', moved: true, provisional: false },
      ]);
    });
  });

  it.concurrent('S5, PER-4: a notice that comes while a mediator is asked re-derives his time to answer', async () => {
    const opening = openingOf('2026-09-29T09:00:00+08:00', {
      calendarEditions: ['state-council-2024', 'state-council-2025'],
    });
    await during(opening, async (courtCase) => {
      await Promise.all(
        [CREDITOR, DEBTOR].map((partyId) => courtCase.command('recordConsent', { partyId, answer: 'CONSENT' })),
      );
      const asked = { mediatorId: 'm-1', chosenBy: 'PARTIES', partiesDisagree: false } as const;
      const before = (await courtCase.command('designateMediator', asked)).nextDeadline!;
      await courtCase.handle.signal(CASE_FACTS.calendarAdopted, {
        eventId: 'notice-2026',
        at: '2026-09-29T10:00:00+08:00' as CourtInstant,
        calendarEditions: ['state-council-2026'],
      });
      await courtCase.quiet();
      // Three working days by the notice: 09-30, 10-08, 10-09. Without it National Day is shorter.
      const { nextDeadline } = await courtCase.status();
      expect(nextDeadline).toMatchObject({ kind: 'ACCEPTANCE_END', at: '2026-10-10T00:00:00+08:00' });
      expect(courtCase.court.of('recordSelectionRederivation')).toMatchObject([
        { from: before.at, dueBy: nextDeadline!.at },
      ]);
    });
  });

  it.concurrent(
    'E7: a machine that slept reminds late, dated to itself, until the last day is over, and nobody afterwards',
    async () => {
      const asleep = (until: string) => async (courtCase: CaseUnderTest) => {
        await courtCase.toNegotiation();
        await courtCase.tell('none', { clock: standing(until) });
        await courtCase.quiet();
      };
      const opening = () => openingOf('2026-09-04T09:00:00+08:00');
      await during(opening(), async (courtCase) => {
        await asleep('2026-10-06T12:00:00+08:00')(courtCase);
        expect(courtCase.court.of('remindNegotiation')).toMatchObject([
          { daysBefore: 7, lastDay: '2026-10-08', at: '2026-10-01T09:00:00+08:00' },
          { daysBefore: 3, lastDay: '2026-10-08', at: '2026-10-05T09:00:00+08:00' },
        ]);
      });
      await during(opening(), async (courtCase) => {
        await asleep('2026-10-09T12:00:00+08:00')(courtCase);
        expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED', endedAt: '2026-10-09T00:00:00+08:00' });
        expect(courtCase.court.of('remindNegotiation')).toEqual([]);
        expect(courtCase.court.of('handOverToFiling')).toMatchObject([
          { negotiation: { startedOn: '2026-09-04', extensions: [], lastDay: '2026-10-08' } },
        ]);
      });
    },
  );

  it.concurrent(
    'S15: what the review of a draft does not block is shown to those who sign, and kept with the version',
    async () => {
      await during(openingOf('2026-06-01T09:00:00+08:00'), async (courtCase) => {
        await courtCase.toNegotiation();
        const doubtful = { otherClauses: ['法院不出具执行调解书；不得收费并出具执行调解书。'] };
        const warned = [
          { code: 'AGREEMENT.MEDIATION_DOCUMENT', severity: 'WARNING', rule: 'SET-ART-9-1', place: '/otherClauses/0' },
        ];
        expect((await courtCase.toProposal({}, doubtful)).agreement).toMatchObject({ version: 1, warnings: warned });
        expect(courtCase.court.of('recordProposal')).toMatchObject([{ version: 1, warnings: warned }]);
        expect((await courtCase.status()).agreement?.warnings).toHaveLength(1);
      });
    },
  );

  it.concurrent('E6: the mediator’s declaration ends them early, and the case goes to filing', async () => {
    await during(openingOf('2026-11-02T09:00:00+08:00'), async (courtCase) => {
      await courtCase.toNegotiation();
      await courtCase.command('declareFailure', { mediatorId: 'm-1', reason: '双方分歧较大' });
      expect(await courtCase.result()).toMatchObject({ ending: 'FAILED', rule: 'PRE-7' });
      expect(courtCase.court.of('handOverToFiling')).toMatchObject([{ reason: 'FAILED' }]);
    });
  });
});

describe('entry', () => {
  it.concurrent('S2: a refusal hands the case over the same day, and nothing starts mediation afterwards', async () => {
    await during(openingOf('2026-11-24T09:00:00+08:00'), async (courtCase) => {
      await courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await courtCase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
      expect(await courtCase.result()).toMatchObject({ ending: 'REFUSED', rule: 'PRE-1' });
      expect(courtCase.court.of('handOverToFiling')).toMatchObject([{ reason: 'REFUSED' }]);
      expect(courtCase.court.of('openSelection')).toHaveLength(0);
      await expect(
        courtCase.command('designateMediator', { mediatorId: 'm-1', chosenBy: 'COURT', partiesDisagree: true }),
      ).rejects.toThrow(WorkflowNotFoundError);
    });
  });

  it.concurrent('S5: a mediator who keeps silent until 24:00 of the third working day is replaced', async () => {
    await during(openingOf('2026-09-29T09:00:00+08:00'), async (courtCase) => {
      await courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await courtCase.command('recordConsent', { partyId: DEBTOR, answer: 'CONSENT' });
      expect(courtCase.court.of('openSelection')).toMatchObject([
        { chooseBy: '2026-10-09T00:00:00+08:00', designateBy: '2026-10-10T00:00:00+08:00' },
      ]);
      await courtCase.until('2026-10-08T10:00:00+08:00');
      await courtCase.command('designateMediator', { mediatorId: 'm-1', chosenBy: 'COURT', partiesDisagree: true });
      await courtCase.until('2026-10-12T23:59:00+08:00');
      expect((await courtCase.status()).mediatorId).toBe('m-1');
      await courtCase.until('2026-10-13T00:01:00+08:00');
      expect((await courtCase.status()).mediatorId).toBeUndefined();
      expect(courtCase.court.of('recordDecline')).toMatchObject([
        { mediatorId: 'm-1', silence: true, at: '2026-10-13T00:00:00+08:00' },
      ]);
      expect(
        await refusalOf(
          courtCase.command('designateMediator', { mediatorId: 'm-1', chosenBy: 'COURT', partiesDisagree: true }),
        ),
      ).toMatchObject({ code: 'DESIGNATION.DECLINED' });
    });
  });

  it.concurrent('a repeated command has the effect of one, and one out of its stage is refused', async () => {
    await during(openingOf('2026-11-24T09:00:00+08:00'), async (courtCase) => {
      await courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' }, { key: 'same-key' });
      await courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' }, { key: 'same-key' });
      expect(courtCase.court.of('recordConsent')).toHaveLength(1);
      expect(await refusalOf(courtCase.command('declareFailure', { mediatorId: 'm-1', reason: '-' }))).toMatchObject({
        code: 'CASE.WRONG_STAGE',
      });
    });
  });
});
