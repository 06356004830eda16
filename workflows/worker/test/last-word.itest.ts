import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { SIGNALS } from '@hejie/contracts/workflows';
import { eventually } from '@hejie/testing';
import { fast, noon, on, s7, TODAY, today, type Scenario } from './case-in-breach.js';
import { CaseUnderTest, refusalOf } from './case-under-test.js';
import { courtroomOfFile } from './courtroom.js';

const court = courtroomOfFile();

const { performing, inBreach } = s7(court);

describe('the ledger has the last word', () => {
  const resumed = (scenario: Scenario) =>
    inBreach(async (kase) => {
      await kase.elect('RESUME', {}, today);
      await kase.rule('RESUME', {}, today);
      await kase.result();
      await scenario(kase);
    });
  const total = (kase: CaseUnderTest, sum: string) =>
    eventually(async () => expect((await kase.resumedStatus()).balance?.total).toBe(sum));
  const corrected = (kase: CaseUnderTest, eventId: string) =>
    kase.resumed.signal(SIGNALS.ledgerCorrected, { eventId, clock: { mode: 'real' } });
  const keysOf = (kase: CaseUnderTest, name: string) =>
    kase.court.of(name).map(({ key }) => key.slice(kase.opening.caseId.length + 1));

  it.concurrent(
    'CLS-3: money that is taken out while the enforcement is being closed keeps it open, with the balance of now',
    resumed(async (kase) => {
      await total(kase, '736610.00');
      const held = kase.court.hold('closeResumption');
      await kase.receive('r-2', TODAY, '736610.00', today);
      await held.reached;
      await kase.reverse('r-2', noon(TODAY));
      held.letGo();
      await total(kase, '736610.00');
      expect(await kase.resumedStatus()).toMatchObject({ awaiting: '强制执行' });
      expect(kase.court.of('closeResumption')).toEqual([]);
      await kase.receive('r-3', TODAY, '736610.00', today);
      expect(await kase.resumedResult()).toMatchObject({ ending: 'SATISFIED', balance: { total: '0.00' } });
      expect(keysOf(kase, 'closeResumption')).toEqual(['resumed:closed:2']);
    }),
  );

  it.concurrent(
    'CLS-3: nothing is closed as satisfied while an entry is unread, and the judge who would close it then is told what is owed',
    resumed(async (kase) => {
      await total(kase, '736610.00');
      const first = kase.court.hold('readBalance');
      await kase.receive('r-2', TODAY, '736610.00', today);
      await first.reached;
      const second = kase.court.hold('readBalance');
      await corrected(kase, 'correction-1');
      first.letGo();
      await second.reached;
      await total(kase, '0.00');
      const closing = refusalOf(kase.close('执行完毕', { ...today, key: 'close-1' }));
      await pause(300);
      kase.court.reverse('r-2', noon(TODAY));
      second.letGo();
      expect(await closing).toEqual({ code: 'ENFORCEMENT.NOT_SATISFIED', rule: 'CLS-3' });
      await total(kase, '736610.00');
      expect(kase.court.of('closeResumption')).toEqual([]);
      expect((await refusalOf(kase.close('执行完毕', { ...today, key: 'close-1' }))).code).toBe(
        'ENFORCEMENT.NOT_SATISFIED',
      );
      expect(await kase.close('终结本次执行程序', today)).toMatchObject({ ending: 'CLOSED' });
    }),
  );

  it.concurrent(
    'SET-ART-8-1: money that is taken out while performance is being recorded: the case goes on, and asks again when something comes in',
    performing(async (kase) => {
      const at = noon('2026-06-10');
      kase.court.before('recordPerformed', () => {
        kase.court.reverse('r-1', at);
        // And is back before the ledger is read anew, while its fact is still under way.
        kase.court.before('readLedger', () => kase.court.post('r-2', '2026-06-10', '900000.00', at));
      });
      await kase.receive('r-1', '2026-06-10', '900000.00', on('2026-06-10'));
      await pause(1_000);
      expect(await kase.status()).toMatchObject({ stage: 'PERFORMANCE', paid: '900000.00' });
      expect([kase.court.of('recordPerformed'), kase.court.of('closeCase')]).toEqual([[], []]);
      await kase.tell('r-2', '2026-06-10', '900000.00', on('2026-06-10'));
      expect(await kase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      expect(keysOf(kase, 'recordPerformed')).toEqual(['performed:2']);
      expect(kase.court.of('closeCase')).toHaveLength(1);
    }),
  );

  it.concurrent(
    'a choice that is made while performance is being recorded waits for the answer',
    performing(async (kase) => {
      const held = kase.court.hold('recordPerformed');
      await kase.receive('r-1', '2026-06-10', '900000.00', on('2026-06-10'));
      await held.reached;
      const choice = refusalOf(kase.elect('RESUME', {}, on('2026-06-10')));
      await pause(300);
      held.letGo();
      expect((await choice).code).toBe('CASE.WRONG_STAGE');
      expect(await kase.result()).toMatchObject({ ending: 'PERFORMED' });
      expect(kase.court.of('recordElection')).toEqual([]);
    }),
  );

  it.concurrent(
    'and is taken where it turns out that money is owed',
    performing(async (kase) => {
      const held = kase.court.hold('recordPerformed');
      await kase.receive('r-1', '2026-06-10', '900000.00', on('2026-06-10'));
      await held.reached;
      const choice = kase.elect('RESUME', { pleads: { anticipatoryBreach: true } }, on('2026-06-10'));
      await kase.reverse('r-1', noon('2026-06-10'));
      held.letGo();
      expect(await choice).toMatchObject({ stage: 'RULING' });
      expect(kase.court.of('closeCase')).toEqual([]);
    }),
  );

  it.concurrent(
    'after the ruling that resumed, money that is taken out tells nobody of a breach',
    performing(async (kase) => {
      await kase.receive('r-1', '2026-06-20', '600000.00', fast('2026-06-20', '2027-02-01'));
      await eventually(async () => expect((await kase.status()).stage).toBe('BREACH'));
      const then = on('2027-02-01');
      await kase.elect('RESUME', {}, then);
      const held = kase.court.hold('readGate');
      const ruling = kase.rule('RESUME', {}, then);
      await held.reached;
      await kase.reverse('r-1', noon('2027-02-01'));
      held.letGo();
      expect(await ruling).toMatchObject({ ending: 'RESUMED' });
      await kase.result();
      expect(kase.court.of('suspectBreach').map(({ instalment }) => instalment)).toEqual([3]);
    }),
  );

  it.concurrent(
    'whatever is entered while earlier entries are handed to the resumed enforcement reaches it too',
    inBreach(async (kase) => {
      await kase.elect('RESUME', {}, today);
      const held = kase.court.hold('closeCase');
      const ruling = kase.rule('RESUME', {}, today);
      await held.reached;
      for (let no = 1; no <= 40; no += 1)
        await kase.handle.signal(SIGNALS.ledgerCorrected, { eventId: `correction-${no}`, clock: { mode: 'real' } });
      held.letGo();
      await ruling;
      const heard = async (name: string) => {
        const { events } = await kase.resumed.fetchHistory();
        return events!.filter(({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName === name)
          .length;
      };
      await eventually(async () => expect(await heard(SIGNALS.ledgerCorrected)).toBeGreaterThan(0));
      await kase.tell('r-2', TODAY, '1.00', today);
      await kase.result();
      await eventually(async () =>
        expect([await heard(SIGNALS.ledgerCorrected), await heard(SIGNALS.receiptPosted)]).toEqual([40, 1]),
      );
    }),
  );
});
