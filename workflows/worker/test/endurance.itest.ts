import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import {
  CaseUnderTest,
  CREDITOR,
  DEBTOR,
  openingOf,
  refusalOf,
  running,
  standing,
  type Beginning,
} from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';

const court = courtroomOfFile();
/** So many events that a turn or two fill a run. */
const A_SHORT_RUN = 40;

type Scenario = (courtCase: CaseUnderTest) => Promise<void>;
const opened = (at: string, scenario: Scenario, beginning?: Beginning) => () =>
  CaseUnderTest.onTheRecord(court.room, openingOf(at), scenario, beginning);
/** S7's case on the day of the signatures, in short runs. */
const performing = (scenario: Scenario) =>
  opened(
    '2026-06-01T09:00:00+08:00',
    async (courtCase) => {
      await courtCase.toPerformance();
      await scenario(courtCase);
    },
    { eventsARun: A_SHORT_RUN },
  );
const on = (day: string) => ({ at: `${day}T10:00:00+08:00`, clock: standing(`${day}T10:00:00+08:00`) });
const midnight = (day: string) => `${day}T00:00:00+08:00`;

describe('a long plan', () => {
  it.concurrent(
    'goes on in a new run when the history has grown long; the closed ones are short, and nothing is forgotten',
    performing(async (courtCase) => {
      await courtCase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
      await eventually(async () => expect((await courtCase.status()).paid).toBe('300000.00'));
      await courtCase.quiet();
      const closed = (await courtCase.runs()).slice(0, -1);
      expect(closed.length).toBeGreaterThan(1);
      for (const run of closed) {
        const events = await courtCase.events(run);
        expect(events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes).toBeTruthy();
        expect(events.length).toBeLessThan(A_SHORT_RUN + 60);
      }
      expect(await courtCase.status()).toMatchObject({
        stage: 'PERFORMANCE',
        paid: '300000.00',
        owed: '900000.00',
        breach: 'NONE',
        agreement: { version: 1 },
        nextDeadline: { at: midnight('2026-09-23') },
      });
    }),
  );

  it.concurrent(
    'takes a repeated command and a repeated receipt for what they are, in whichever run they come',
    performing(async (courtCase) => {
      const key = 'elect-early';
      await courtCase.elect('RESUME', {}, { key });
      await courtCase.rule('REFUSE');
      await courtCase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
      const before = (await courtCase.runs()).length;
      for (let no = 1; (await courtCase.runs()).length < before + 2; no += 1) {
        await courtCase.tell(`nothing-${no}`);
        await courtCase.quiet();
      }
      const applied = courtCase.court.of('applyEntries').length;
      expect(await courtCase.elect('RESUME', {}, { key })).toMatchObject({ stage: 'PERFORMANCE' });
      await courtCase.tell('r-1');
      await courtCase.quiet();
      expect((await courtCase.status()).stage).toBe('PERFORMANCE');
      expect(courtCase.court.of('applyEntries')).toHaveLength(applied);
      expect(courtCase.court.of('layBeforeJudge')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'finishes the commands that are at work before it goes on in a new run',
    performing(async (courtCase) => {
      const before = (await courtCase.runs()).length;
      const held = courtCase.court.hold('applyEntries');
      await courtCase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
      await held.reached;
      const election = courtCase.elect('RESUME');
      await pause(200);
      held.letGo();
      expect(await election).toMatchObject({ stage: 'RULING', paid: '300000.00' });
      expect(await courtCase.rule('REFUSE')).toMatchObject({ stage: 'PERFORMANCE' });
      await eventually(async () => expect((await courtCase.runs()).length).toBeGreaterThan(before));
      expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE' });
    }),
  );

  it.concurrent(
    'reads the money that is told while it goes on in a new run',
    performing(async (courtCase) => {
      const recorded = courtCase.court.hold('elect');
      const election = courtCase.elect('RESUME', {}, on('2026-06-30'));
      await recorded.reached;
      for (let no = 1; no <= 4; no += 1)
        await courtCase.receive(`r-${no}`, '2026-06-30', '100000.00', on('2026-06-30'));
      recorded.letGo();
      await election;
      await eventually(async () => expect((await courtCase.status()).paid).toBe('400000.00'));
    }),
  );
});

describe('a machine that is not up yet', () => {
  it('an answer that came before the case ran is recorded after the question', async () => {
    await court.room.stopMachine();
    await CaseUnderTest.onTheRecord(court.room, openingOf('2026-11-24T09:00:00+08:00'), async (courtCase) => {
      const refusal = courtCase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
      await pause(300);
      await court.room.startMachine();
      expect(await refusal).toMatchObject({ ending: 'REFUSED' });
      expect(courtCase.court.recorded.map(({ name }) => name)).toEqual([
        'requestConsents',
        'recordConsent',
        'handOverToFiling',
        'closeCase',
      ]);
    });
  });

  it('hears what came before in the order in which it was received, whatever it is called', async () => {
    await court.room.stopMachine();
    const at = '2026-11-24T09:00:00+08:00';
    await CaseUnderTest.onTheRecord(court.room, openingOf(at), async (courtCase) => {
      const first = courtCase.command(
        'withdraw',
        { partyId: CREDITOR, reason: '-' },
        { at: '2026-11-24T09:00:01+08:00' },
      );
      await pause(300);
      const second = refusalOf(
        courtCase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' }, { at: '2026-11-24T09:00:02+08:00' }),
      );
      await pause(300);
      await court.room.startMachine();
      expect(await first).toMatchObject({ ending: 'WITHDRAWN' });
      expect((await second).code).toBe('CASE.ENDED');
    });
  });
});

describe('messages that cross', () => {
  it.concurrent(
    'the end of a case cuts no command off: each is answered, and each effect is done',
    opened('2026-11-24T09:00:00+08:00', async (courtCase) => {
      const held = courtCase.court.hold('recordConsent');
      const first = courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await held.reached;
      const last = courtCase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
      await pause(200);
      const tooLate = refusalOf(courtCase.command('withdraw', { partyId: CREDITOR, reason: '-' }));
      await pause(200);
      held.letGo();
      expect(await first).toMatchObject({ stage: 'OPENING' });
      expect(await last).toMatchObject({ ending: 'REFUSED' });
      expect(await tooLate).toEqual({ code: 'CASE.ENDED', rule: 'PRE-1' });
      expect(await courtCase.result()).toMatchObject({ ending: 'REFUSED' });
      expect(courtCase.court.recorded.map(({ name }) => name)).toEqual([
        'requestConsents',
        'recordConsent',
        'recordConsent',
        'handOverToFiling',
        'closeCase',
      ]);
    }),
  );

  it.concurrent(
    'a command repeated while it is at work shares its outcome and has one effect',
    opened('2026-11-24T09:00:00+08:00', async (courtCase) => {
      const held = courtCase.court.hold('recordConsent');
      const ask = () => courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' }, { key: 'once' });
      const first = ask();
      await held.reached;
      const again = ask();
      await pause(200);
      held.letGo();
      expect(await first).toEqual(await again);
      expect(courtCase.court.of('recordConsent')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'an answer says what is due next after it, not what was due before',
    opened('2026-11-23T09:00:00+08:00', async (courtCase) => {
      const days = (from: string, until: string) => ({
        at: `${from}T10:00:00+08:00`,
        clock: running(`${from}T10:00:00+08:00`, `${until}T10:00:00+08:00`, 30 * 86_400),
      });
      expect((await courtCase.toNegotiation(days('2026-11-23', '2026-12-22'))).nextDeadline).toMatchObject({
        at: '2026-12-16T09:00:00+08:00',
        kind: 'REMINDER:7',
      });
      await eventually(() => expect(courtCase.court.of('remindNegotiation')).toHaveLength(3));
      const extended = await courtCase.command(
        'extendNegotiation',
        { days: 2, signedBy: [CREDITOR, DEBTOR] },
        days('2026-12-22', '2026-12-25'),
      );
      expect(extended).toMatchObject({
        negotiation: { lastDay: '2026-12-25' },
        nextDeadline: { at: '2026-12-24T09:00:00+08:00', kind: 'REMINDER:1' },
      });
      await eventually(async () => expect((await courtCase.status()).nextDeadline?.kind).toBe('NEGOTIATION_END'));
      await courtCase.quiet();
      // Seven and three days before the new end were over when it was fixed: nobody is reminded of them.
      expect(courtCase.court.of('remindNegotiation').map(({ lastDay, daysBefore }) => [lastDay, daysBefore])).toEqual([
        ['2026-12-23', 7],
        ['2026-12-23', 3],
        ['2026-12-23', 1],
        ['2026-12-25', 1],
      ]);
    }),
  );

  it.concurrent(
    'a withdrawal after 24:00 of the last day comes too late: the negotiation has lapsed',
    opened('2026-11-23T09:00:00+08:00', async (courtCase) => {
      await courtCase.toNegotiation();
      const tooLate = courtCase.command(
        'withdraw',
        { partyId: CREDITOR, reason: '-' },
        { at: '2026-12-24T00:00:01+08:00' },
      );
      expect((await refusalOf(tooLate)).code).toBe('NEGOTIATION.EXPIRED');
      expect((await courtCase.status()).stage).toBe('NEGOTIATION');
    }),
  );
});
