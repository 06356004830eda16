import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { CASE_FACTS } from '@hejie/contracts/workflows';
import { eventually } from '@hejie/testing';
import { fast, noon, on, s7, TODAY, today, type Scenario } from './fixture/case-in-breach.js';
import { CaseUnderTest, refusalOf } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';

const court = courtroomOfFile();

const { performing, inBreach } = s7(court);

describe('the ledger has the last word', () => {
  const resumed = (scenario: Scenario) =>
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, today);
      await courtCase.rule('RESUME', {}, today);
      await courtCase.result();
      await scenario(courtCase);
    });
  const total = (courtCase: CaseUnderTest, sum: string) =>
    eventually(async () => expect((await courtCase.resumedStatus()).balance?.total).toBe(sum));

  it.concurrent(
    'CLS-3: money that is taken out while the enforcement is being closed keeps it open, with the balance of now',
    resumed(async (courtCase) => {
      await total(courtCase, '736610.00');
      const held = courtCase.court.hold('applyEnforcementEntries');
      await courtCase.receive('r-2', TODAY, '736610.00', today);
      await held.reached;
      await courtCase.reverse('r-2', noon(TODAY));
      held.letGo();
      await eventually(() => expect(courtCase.court.of('applyEnforcementEntries')).toHaveLength(2));
      expect(await courtCase.resumedStatus()).toMatchObject({ awaiting: '强制执行', balance: { total: '736610.00' } });
      expect(courtCase.court.of('recordClosing')).toEqual([]);
      await courtCase.receive('r-3', TODAY, '736610.00', today);
      expect(await courtCase.resumedResult()).toMatchObject({ ending: 'SATISFIED', balance: { total: '0.00' } });
      expect(courtCase.court.of('recordClosing')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'CLS-3: the judge who would close it as satisfied while an entry is being read is told what is owed after it',
    resumed(async (courtCase) => {
      await total(courtCase, '736610.00');
      const held = courtCase.court.hold('applyEnforcementEntries');
      await courtCase.receive('r-2', TODAY, '736610.00', today);
      await held.reached;
      const closing = refusalOf(courtCase.close('执行完毕', { ...today, key: 'close-1' }));
      await pause(300);
      courtCase.court.reverse('r-2', noon(TODAY));
      held.letGo();
      expect(await closing).toEqual({ code: 'ENFORCEMENT.NOT_SATISFIED', rule: 'CLS-3' });
      await total(courtCase, '736610.00');
      expect((await refusalOf(courtCase.close('执行完毕', { ...today, key: 'close-1' }))).code).toBe(
        'ENFORCEMENT.NOT_SATISFIED',
      );
      expect(courtCase.court.of('recordClosing')).toEqual([]);
      expect(await courtCase.close('终结本次执行程序', today)).toMatchObject({ ending: 'CLOSED' });
    }),
  );

  it.concurrent(
    'SET-ART-8-1: money that is taken out before the ledger is asked performs nothing; the case goes on until it has come',
    performing(async (courtCase) => {
      const at = noon('2026-06-10');
      courtCase.court.before('applyEntries', () => courtCase.court.reverse('r-1', at));
      await courtCase.receive('r-1', '2026-06-10', '900000.00', on('2026-06-10'));
      await eventually(() => expect(courtCase.court.of('applyEntries')).toHaveLength(1));
      await courtCase.quiet();
      expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', paid: '0.00' });
      expect([courtCase.court.of('recordPerformed'), courtCase.court.of('closeCase')]).toEqual([[], []]);
      await courtCase.receive('r-2', '2026-06-10', '900000.00', on('2026-06-10'));
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      expect(courtCase.court.of('recordPerformed')).toHaveLength(1);
      expect(courtCase.court.of('closeCase')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'a choice that is made while performance is being recorded waits, and is refused because the case has ended',
    performing(async (courtCase) => {
      const held = courtCase.court.hold('applyEntries');
      await courtCase.receive('r-1', '2026-06-10', '900000.00', on('2026-06-10'));
      await held.reached;
      const choice = refusalOf(courtCase.elect('RESUME', {}, on('2026-06-10')));
      await pause(300);
      held.letGo();
      expect((await choice).code).toBe('CASE.ENDED');
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED' });
      expect(courtCase.court.of('elect')).toEqual([]);
    }),
  );

  it.concurrent(
    'and is taken where it turns out that money is owed',
    performing(async (courtCase) => {
      const held = courtCase.court.hold('applyEntries');
      await courtCase.receive('r-1', '2026-06-10', '900000.00', on('2026-06-10'));
      await held.reached;
      const choice = courtCase.elect('RESUME', { pleads: { anticipatoryBreach: true } }, on('2026-06-10'));
      await courtCase.reverse('r-1', noon('2026-06-10'));
      held.letGo();
      expect(await choice).toMatchObject({ stage: 'RULING' });
      expect(courtCase.court.of('closeCase')).toEqual([]);
    }),
  );

  it.concurrent(
    'after the ruling that resumed, money that is taken out tells nobody of a breach',
    performing(async (courtCase) => {
      await courtCase.receive('r-1', '2026-06-20', '600000.00', fast('2026-06-20', '2027-02-01'));
      await eventually(async () => expect((await courtCase.status()).stage).toBe('BREACH'));
      const then = on('2027-02-01');
      await courtCase.elect('RESUME', {}, then);
      const held = courtCase.court.hold('ruleOnResumption');
      const ruling = courtCase.rule('RESUME', {}, then);
      await held.reached;
      await courtCase.reverse('r-1', noon('2027-02-01'));
      held.letGo();
      expect(await ruling).toMatchObject({ ending: 'RESUMED' });
      await courtCase.result();
      expect(courtCase.court.of('suspectBreach').map(({ instalment }) => instalment)).toEqual([3]);
    }),
  );

  it.concurrent(
    'whatever is entered while earlier entries are handed to the resumed enforcement reaches it too',
    inBreach(async (courtCase) => {
      await courtCase.elect('RESUME', {}, today);
      const held = courtCase.court.hold('closeCase');
      const ruling = courtCase.rule('RESUME', {}, today);
      await held.reached;
      for (let no = 1; no <= 40; no += 1) await courtCase.wake('receiptReversed', `reversal-${no}`, 'none');
      held.letGo();
      await ruling;
      const heard = async (name: string) => {
        const runs = await courtCase.runs(courtCase.resumed);
        const events = await Promise.all(runs.map((run) => courtCase.events(run, courtCase.resumed.workflowId)));
        return events
          .flat()
          .filter(({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName === name).length;
      };
      await eventually(async () => expect(await heard(CASE_FACTS.receiptReversed.name)).toBeGreaterThan(0));
      await courtCase.tell('r-2', today);
      await courtCase.result();
      await eventually(async () =>
        expect([await heard(CASE_FACTS.receiptReversed.name), await heard(CASE_FACTS.receiptPosted.name)]).toEqual([
          40, 1,
        ]),
      );
    }),
  );
});
