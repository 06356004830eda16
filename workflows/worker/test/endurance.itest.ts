import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { CaseUnderTest, CREDITOR, DEBTOR, openingOf, refusalOf, running, standing } from './case-under-test.js';
import { courtroomOfFile } from './courtroom.js';

const court = courtroomOfFile();

type Scenario = (kase: CaseUnderTest) => Promise<void>;
const opened = (at: string, scenario: Scenario) => () => CaseUnderTest.onTheRecord(court.room, openingOf(at), scenario);
/** S7's case on the day of the signatures. */
const performing = (scenario: Scenario) =>
  opened('2026-06-01T09:00:00+08:00', async (kase) => {
    await kase.toPerformance();
    await scenario(kase);
  });
const on = (day: string) => ({ at: `${day}T10:00:00+08:00`, clock: standing(`${day}T10:00:00+08:00`) });
const midnight = (day: string) => `${day}T00:00:00+08:00`;

describe('a long plan', () => {
  const runOf = async (kase: CaseUnderTest) => (await kase.handle.describe()).runId;

  it.concurrent(
    'goes on in a new run when an instalment closes; the closed one is short, and nothing is forgotten',
    performing(async (kase) => {
      const first = await runOf(kase);
      await kase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
      await eventually(async () => expect(await runOf(kase)).not.toBe(first));
      const { events = [] } = await court.client.workflow.getHandle(kase.handle.workflowId, first).fetchHistory();
      expect(events!.at(-1)?.workflowExecutionContinuedAsNewEventAttributes).toBeTruthy();
      expect(events!.length).toBeLessThan(300);
      expect(await kase.status()).toMatchObject({
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
    performing(async (kase) => {
      const key = 'elect-early';
      await kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' }, { key });
      await kase.rule('REFUSE');
      const first = await runOf(kase);
      await kase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
      await eventually(async () => expect(await runOf(kase)).not.toBe(first));
      const second = await runOf(kase);
      expect(await kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' }, { key })).toMatchObject({
        stage: 'PERFORMANCE',
      });
      await kase.tell('r-1', '2026-06-30', '300000.00');
      expect((await kase.status()).stage).toBe('PERFORMANCE');
      expect([kase.court.of('layBeforeJudge').length, await runOf(kase)]).toEqual([1, second]);
    }),
  );

  it.concurrent(
    'finishes the commands that are at work before it goes on in a new run',
    performing(async (kase) => {
      const first = await runOf(kase);
      const held = kase.court.hold('readLedger');
      await kase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
      await held.reached;
      const election = kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' });
      await pause(200);
      held.letGo();
      expect(await election).toMatchObject({ stage: 'RULING', paid: '300000.00' });
      await eventually(async () => expect(await runOf(kase)).not.toBe(first));
      expect(await kase.status()).toMatchObject({ stage: 'RULING', breach: 'APPLIED' });
      expect(await kase.rule('REFUSE')).toMatchObject({ stage: 'PERFORMANCE' });
    }),
  );

  it.concurrent(
    'reads the money that is told while it goes on in a new run',
    performing(async (kase) => {
      const ledger = kase.court.hold('readLedger');
      await kase.receive('r-1', '2026-06-30', '300000.00', on('2026-06-30'));
      await ledger.reached;
      const election = kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' });
      const recorded = kase.court.hold('layBeforeJudge');
      ledger.letGo();
      await recorded.reached;
      await kase.receive('r-2', '2026-06-30', '100000.00', on('2026-06-30'));
      recorded.letGo();
      await election;
      await eventually(async () => expect((await kase.status()).paid).toBe('400000.00'));
    }),
  );
});

describe('a machine that is not up yet', () => {
  it('an answer that came before the case ran is recorded after the question', async () => {
    await court.room.stopMachine();
    await CaseUnderTest.onTheRecord(court.room, openingOf('2026-11-24T09:00:00+08:00'), async (kase) => {
      const refusal = kase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
      await pause(300);
      await court.room.startMachine();
      expect(await refusal).toMatchObject({ ending: 'REFUSED' });
      expect(kase.court.recorded.map(({ name }) => name)).toEqual([
        'requestConsents',
        'recordConsent',
        'handOverToFiling',
        'recordStage',
        'closeCase',
      ]);
    });
  });
});

describe('messages that cross', () => {
  it.concurrent(
    'the end of a case cuts no command off: each is answered, and each effect is done',
    opened('2026-11-24T09:00:00+08:00', async (kase) => {
      const held = kase.court.hold('recordConsent');
      const first = kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await held.reached;
      const last = kase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
      await pause(200);
      expect((await refusalOf(kase.command('withdraw', { partyId: CREDITOR, reason: '-' }))).code).toBe(
        'CASE.WRONG_STAGE',
      );
      held.letGo();
      for (const answer of await Promise.all([first, last])) expect(answer).toMatchObject({ ending: 'REFUSED' });
      expect(await kase.result()).toMatchObject({ ending: 'REFUSED' });
      expect(kase.court.recorded.map(({ name }) => name)).toEqual([
        'requestConsents',
        'recordConsent',
        'recordConsent',
        'handOverToFiling',
        'recordStage',
        'closeCase',
      ]);
    }),
  );

  it.concurrent(
    'a command repeated while it is at work shares its outcome and has one effect',
    opened('2026-11-24T09:00:00+08:00', async (kase) => {
      const held = kase.court.hold('recordConsent');
      const ask = () => kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' }, { key: 'once' });
      const first = ask();
      await held.reached;
      const again = ask();
      await pause(200);
      held.letGo();
      expect(await first).toEqual(await again);
      expect(kase.court.of('recordConsent')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'an answer says what is due next after it, not what was due before',
    opened('2026-11-23T09:00:00+08:00', async (kase) => {
      const days = (from: string, until: string) => ({
        at: `${from}T10:00:00+08:00`,
        clock: running(`${from}T10:00:00+08:00`, `${until}T10:00:00+08:00`, 30 * 86_400),
      });
      expect((await kase.toNegotiation(days('2026-11-23', '2026-12-22'))).nextDeadline).toMatchObject({
        at: '2026-12-16T09:00:00+08:00',
        kind: 'REMINDER:7',
      });
      await eventually(() => expect(kase.court.of('remindNegotiation')).toHaveLength(3));
      const extended = await kase.command(
        'extendNegotiation',
        { days: 2, signedBy: [CREDITOR, DEBTOR] },
        days('2026-12-22', '2026-12-25'),
      );
      expect(extended).toMatchObject({
        negotiation: { lastDay: '2026-12-25' },
        nextDeadline: { at: '2026-12-24T09:00:00+08:00', kind: 'REMINDER:1' },
      });
      await eventually(async () => expect((await kase.status()).nextDeadline?.kind).toBe('NEGOTIATION_END'));
      await kase.quiet();
      // Seven and three days before the new end were over when it was fixed: nobody is reminded of them.
      expect(kase.court.of('remindNegotiation').map(({ lastDay, daysBefore }) => [lastDay, daysBefore])).toEqual([
        ['2026-12-23', 7],
        ['2026-12-23', 3],
        ['2026-12-23', 1],
        ['2026-12-25', 1],
      ]);
    }),
  );

  it.concurrent(
    'a withdrawal after 24:00 of the last day comes too late: the negotiation has lapsed',
    opened('2026-11-23T09:00:00+08:00', async (kase) => {
      await kase.toNegotiation();
      const tooLate = kase.command('withdraw', { partyId: CREDITOR, reason: '-' }, { at: '2026-12-24T00:00:01+08:00' });
      expect((await refusalOf(tooLate)).code).toBe('NEGOTIATION.EXPIRED');
      expect((await kase.status()).stage).toBe('NEGOTIATION');
    }),
  );
});
