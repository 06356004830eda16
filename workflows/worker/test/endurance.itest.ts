import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { CaseInSkippedTime, CREDITOR, DEBTOR, openingOf, refusalOf } from './case-under-test.js';
import { skippingCourtroom, type SkippingCourtroom } from './courtroom.js';

let court: SkippingCourtroom;
beforeAll(async () => {
  court = await skippingCourtroom();
}, 60_000);
afterAll(() => court?.close());

type Scenario = (kase: CaseInSkippedTime) => Promise<void>;
const opened = (at: string, scenario: Scenario) => () => CaseInSkippedTime.during(court, openingOf(at), scenario);
/** S7's case on the day of the signatures. */
const performing = (scenario: Scenario) =>
  opened('2026-06-01T09:00:00+08:00', async (kase) => {
    await kase.toPerformance();
    await scenario(kase);
  });
const midnight = (day: string) => `${day}T00:00:00+08:00`;

describe('a long plan', () => {
  const runOf = async (kase: CaseInSkippedTime) => (await kase.handle.describe()).runId;

  it('goes on in a new run when an instalment closes; the closed one is short, and nothing is forgotten', performing(async (kase) => {
    const first = await runOf(kase);
    await kase.until('2026-06-30T10:00:00+08:00');
    await kase.receive('r-1', '2026-06-30', '300000.00');
    await eventually(async () => expect(await runOf(kase)).not.toBe(first));
    const { events = [] } = await court.room.client.workflow.getHandle(kase.handle.workflowId, first).fetchHistory();
    expect(events!.at(-1)?.workflowExecutionContinuedAsNewEventAttributes).toBeTruthy();
    expect(events!.length).toBeLessThan(300);
    expect(await kase.status()).toMatchObject({
      stage: 'PERFORMANCE', paid: '300000.00', owed: '900000.00', breach: 'NONE', agreement: { version: 1 }, nextDeadline: { at: midnight('2026-09-23') },
    });
  }));

  it('takes a repeated command and a repeated receipt for what they are, in whichever run they come', performing(async (kase) => {
    const key = 'elect-early';
    await kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' }, { key });
    await kase.rule('REFUSE');
    const first = await runOf(kase);
    await kase.until('2026-06-30T10:00:00+08:00');
    await kase.receive('r-1', '2026-06-30', '300000.00');
    await eventually(async () => expect(await runOf(kase)).not.toBe(first));
    const second = await runOf(kase);
    expect(await kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' }, { key })).toMatchObject({ stage: 'PERFORMANCE' });
    await kase.tell('r-1', '2026-06-30', '300000.00');
    expect((await kase.status()).stage).toBe('PERFORMANCE');
    expect([kase.court.of('layBeforeJudge').length, await runOf(kase)]).toEqual([1, second]);
  }));

  it('finishes the commands that are at work before it goes on in a new run', performing(async (kase) => {
    const first = await runOf(kase);
    await kase.until('2026-06-30T10:00:00+08:00');
    const held = kase.court.hold('readLedger');
    await kase.receive('r-1', '2026-06-30', '300000.00');
    await held.reached;
    const election = kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' });
    await pause(200);
    held.letGo();
    expect(await election).toMatchObject({ stage: 'RULING', paid: '300000.00' });
    await eventually(async () => expect(await runOf(kase)).not.toBe(first));
    expect(await kase.status()).toMatchObject({ stage: 'RULING', breach: 'APPLIED' });
    expect(await kase.rule('REFUSE')).toMatchObject({ stage: 'PERFORMANCE' });
  }));

  it('reads the money that is told while it goes on in a new run', performing(async (kase) => {
    await kase.until('2026-06-30T10:00:00+08:00');
    const ledger = kase.court.hold('readLedger');
    await kase.receive('r-1', '2026-06-30', '300000.00');
    await ledger.reached;
    const election = kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' });
    const recorded = kase.court.hold('layBeforeJudge');
    ledger.letGo();
    await recorded.reached;
    await kase.receive('r-2', '2026-06-30', '100000.00');
    recorded.letGo();
    await election;
    await eventually(async () => expect((await kase.status()).paid).toBe('400000.00'));
  }));
});

describe('a machine that is not up yet', () => {
  it('an answer that came before the case ran is recorded after the question', async () => {
    await court.room.stopMachine();
    await CaseInSkippedTime.during(court, openingOf('2026-11-24T09:00:00+08:00'), async (kase) => {
      const refusal = kase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
      await pause(300);
      await court.room.startMachine();
      expect(await refusal).toMatchObject({ ending: 'REFUSED' });
      expect(kase.court.recorded.map(({ name }) => name)).toEqual(['requestConsents', 'recordConsent', 'handOverToFiling', 'recordStage', 'closeCase']);
    });
  });
});

describe('messages that cross', () => {
  it('the end of a case cuts no command off: each is answered, and each effect is done', opened('2026-11-24T09:00:00+08:00', async (kase) => {
    const held = kase.court.hold('recordConsent');
    const first = kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
    await held.reached;
    const last = kase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
    await pause(200);
    expect((await refusalOf(kase.command('withdraw', { partyId: CREDITOR, reason: '-' }))).code).toBe('CASE.WRONG_STAGE');
    held.letGo();
    for (const answer of await Promise.all([first, last])) expect(answer).toMatchObject({ ending: 'REFUSED' });
    expect(await kase.result()).toMatchObject({ ending: 'REFUSED' });
    expect(kase.court.recorded.map(({ name }) => name)).toEqual(['requestConsents', 'recordConsent', 'recordConsent', 'handOverToFiling', 'recordStage', 'closeCase']);
  }));

  it('a command repeated while it is at work shares its outcome and has one effect', opened('2026-11-24T09:00:00+08:00', async (kase) => {
    const held = kase.court.hold('recordConsent');
    const ask = () => kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' }, { key: 'once' });
    const first = ask();
    await held.reached;
    const again = ask();
    await pause(200);
    held.letGo();
    expect(await first).toEqual(await again);
    expect(kase.court.of('recordConsent')).toHaveLength(1);
  }));

  it('an answer says what is due next after it, not what was due before', opened('2026-11-23T09:00:00+08:00', async (kase) => {
    expect((await kase.toNegotiation()).nextDeadline).toMatchObject({ at: '2026-12-16T09:00:00+08:00', kind: 'REMINDER:7' });
    await kase.until('2026-12-22T10:00:00+08:00');
    const extended = await kase.command('extendNegotiation', { days: 2, signedBy: [CREDITOR, DEBTOR] });
    expect(extended).toMatchObject({ negotiation: { lastDay: '2026-12-25' }, nextDeadline: { at: '2026-12-24T09:00:00+08:00', kind: 'REMINDER:1' } });
    await kase.until('2026-12-25T10:00:00+08:00');
    // Seven and three days before the new end were over when it was fixed: nobody is reminded of them.
    expect(kase.court.of('remindNegotiation').map(({ lastDay, daysBefore }) => [lastDay, daysBefore])).toEqual([
      ['2026-12-23', 7], ['2026-12-23', 3], ['2026-12-23', 1], ['2026-12-25', 1],
    ]);
  }));

  it('a withdrawal after 24:00 of the last day comes too late: the negotiation has lapsed', opened('2026-11-23T09:00:00+08:00', async (kase) => {
    await kase.toNegotiation();
    await kase.until('2026-12-23T12:00:00+08:00');
    const tooLate = kase.command('withdraw', { partyId: CREDITOR, reason: '-' }, { at: '2026-12-24T00:00:01+08:00' });
    expect((await refusalOf(tooLate)).code).toBe('NEGOTIATION.EXPIRED');
    expect((await kase.result()).ending).toBe('LAPSED');
  }));
});
