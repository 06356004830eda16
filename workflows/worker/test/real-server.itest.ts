import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CASE_FACTS, lawErrorOf, type CaseOpening } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { readHistories, replayHistories, type WorkflowCode } from '@hejie/temporal';
import { eventually } from '@hejie/testing';
import { replayBundle } from '../src/case-bundle.js';
import {
  CaseUnderTest,
  CREDITOR,
  DEBTOR,
  openingOf,
  running,
  standing,
  type Beginning,
} from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { historiesOfFile } from './fixture/golden.js';

const DAY = 86_400;
const midnight = (day: string) => `${day}T00:00:00+08:00`;
const noon = (day: string) => `${day}T12:00:00+08:00`;

const court = courtroomOfFile();
const histories = historiesOfFile(court);
const { capture } = histories;

const during = (
  at: string,
  scenario: (courtCase: CaseUnderTest) => Promise<void>,
  over: Partial<CaseOpening> = {},
  beginning?: Beginning,
) => CaseUnderTest.onTheRecord(court.room, openingOf(at, over), scenario, beginning);
/** A case that goes on in a new run after a few turns. */
const inShortRuns = (at: string, scenario: (courtCase: CaseUnderTest) => Promise<void>) =>
  during(at, scenario, {}, { eventsARun: 80 });

describe('cases on the real server', () => {
  it.concurrent('S3: thirty days that lapse over National Day', () =>
    during('2026-09-04T09:00:00+08:00', async (courtCase) => {
      await courtCase.toNegotiation();
      await courtCase.until(midnight('2026-10-09'));
      expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED', endedAt: midnight('2026-10-09') });
      expect(courtCase.court.of('remindNegotiation')).toHaveLength(3);
      await capture(courtCase, 'lapsed');
    }),
  );

  it.concurrent('S2: a refusal', () =>
    during('2026-11-24T09:00:00+08:00', async (courtCase) => {
      await courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await courtCase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
      expect((await courtCase.result()).ending).toBe('REFUSED');
      await capture(courtCase, 'refused');
    }),
  );

  it.concurrent(
    'S4, PER-3: an extension into a provisional year, a notice that makes it certain, a failure declared',
    () =>
      during(
        '2026-01-16T09:00:00+08:00',
        async (courtCase) => {
          await courtCase.toNegotiation();
          await courtCase.command('extendNegotiation', { days: 10, signedBy: [CREDITOR] }).catch(() => undefined);
          expect(
            await courtCase.command('extendNegotiation', { days: 10, signedBy: [CREDITOR, DEBTOR] }),
          ).toMatchObject({
            negotiation: { provisional: true },
          });
          await courtCase.handle.signal(CASE_FACTS.calendarAdopted, {
            eventId: 'notice-2026',
            at: courtInstant('2026-01-16T10:00:00+08:00'),
            calendarEditions: ['state-council-2026'],
          });
          await eventually(async () =>
            expect(await courtCase.status()).toMatchObject({ negotiation: { provisional: false } }),
          );
          await courtCase.command('declareFailure', { mediatorId: 'm-1', reason: '双方分歧较大' });
          expect((await courtCase.result()).ending).toBe('FAILED');
          await capture(courtCase, 'extended');
        },
        { calendarEditions: ['state-council-2024', 'state-council-2025'] },
      ),
  );

  it.concurrent('S5: a mediator who keeps silent, one who declines, one who accepts; a withdrawal', () =>
    during('2026-09-29T09:00:00+08:00', async (courtCase) => {
      await courtCase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await courtCase.command('recordConsent', { partyId: DEBTOR, answer: 'CONSENT' });
      const by = (mediatorId: string) => ({ mediatorId, chosenBy: 'COURT' as const, partiesDisagree: true });
      await courtCase.command('designateMediator', by('m-1'), {
        at: noon('2026-10-08'),
        clock: running(noon('2026-10-08'), noon('2026-10-13'), 20 * DAY),
      });
      await eventually(async () => expect((await courtCase.status()).mediatorId).toBeUndefined());
      const at = noon('2026-10-13');
      await courtCase.command('designateMediator', by('m-2'), { at });
      await courtCase.command('declineDesignation', { mediatorId: 'm-2', reason: '回避' }, { at });
      await courtCase.command('designateMediator', by('m-3'), { at });
      expect(await courtCase.command('acceptDesignation', { mediatorId: 'm-3' }, { at })).toMatchObject({
        stage: 'NEGOTIATION',
        mediatorId: 'm-3',
      });
      expect(
        courtCase.court.of('recordDecline').map(({ round, mediatorId, silence }) => [round, mediatorId, silence]),
      ).toEqual([
        [2, 'm-1', true],
        [3, 'm-2', false],
      ]);
      await courtCase.command('withdraw', { partyId: CREDITOR, reason: '自行和解' }, { at });
      expect((await courtCase.result()).ending).toBe('WITHDRAWN');
      await capture(courtCase, 'withdrawn');
    }),
  );

  it.concurrent('S16: performed in several runs: one day missed and topped up in grace', () =>
    inShortRuns('2026-06-01T09:00:00+08:00', async (courtCase) => {
      const fast = (from: string, until: string) => ({ at: from, clock: running(from, until, 100 * DAY) });
      await courtCase.toPerformance({}, fast('2026-06-01T09:00:00+08:00', noon('2026-06-30')));
      await eventually(() => expect(courtCase.court.of('remindInstalment')).toHaveLength(2));
      await courtCase.receive('r-1', '2026-06-30', '300000.00', fast(noon('2026-06-30'), noon('2026-10-09')));
      await eventually(() => expect(courtCase.court.of('noticeOverdue')).toHaveLength(1));
      await courtCase.receive('r-2', '2026-10-09', '300000.00', fast(noon('2026-10-09'), noon('2026-12-30')));
      // Whether the second is reminded of hangs on the machine: its day is over within a tenth of a second.
      const ofTheThird = () => courtCase.court.of('remindInstalment').filter(({ instalment }) => instalment === 3);
      await eventually(() => expect(ofTheThird()).toHaveLength(2));
      await courtCase.receive('r-3', '2026-12-30', '300000.00', { at: noon('2026-12-30') });
      expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      expect(courtCase.court.of('suspectBreach')).toEqual([]);
      expect((await capture(courtCase, 'performed')).length).toBeGreaterThanOrEqual(2);
    }),
  );

  it.concurrent('S7: breach, application, ruling, resumed, satisfied', () =>
    during('2026-06-01T09:00:00+08:00', async (courtCase) => {
      await courtCase.toPerformance();
      await courtCase.until(noon('2026-06-30'));
      await courtCase.receive('r-1', '2026-06-30', '300000.00', { at: noon('2026-06-30') });
      await courtCase.until(noon('2026-11-23'));
      expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', paid: '300000.00' });
      const at = noon('2026-11-23');
      await courtCase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' }, { at });
      expect(await courtCase.rule('RESUME', {}, { at })).toMatchObject({ ending: 'RESUMED' });
      await eventually(async () => expect((await courtCase.resumedStatus()).balance?.total).toBe('736610.00'));
      await courtCase.receive('r-2', '2026-11-23', '736610.00', { at });
      expect(await courtCase.resumedResult()).toMatchObject({ ending: 'SATISFIED' });
      expect((await capture(courtCase, 'resumed')).length).toBeGreaterThanOrEqual(2);
    }),
  );

  it.concurrent(
    'SET-BREACH-DAY: a receipt is taken out when later deadlines have passed: suspected at once, cured, performed',
    () =>
      during('2026-06-01T09:00:00+08:00', async (courtCase) => {
        const fast = (from: string, until: string) => ({ at: from, clock: running(from, until, 100 * DAY) });
        await courtCase.toPerformance({}, fast('2026-06-01T09:00:00+08:00', noon('2026-06-30')));
        await eventually(() => expect(courtCase.court.of('remindInstalment')).toHaveLength(2));
        await courtCase.receive('r-1', '2026-06-30', '300000.00', fast(noon('2026-06-30'), noon('2026-09-30')));
        await eventually(() => expect(courtCase.court.of('remindInstalment')).toHaveLength(4));
        await courtCase.receive('r-2', '2026-09-30', '300000.00', fast(noon('2026-09-30'), noon('2026-12-28')));
        await eventually(() => expect(courtCase.court.of('remindInstalment')).toHaveLength(5));
        const at = noon('2026-12-28');
        await courtCase.reverse('r-1', at, standing(at));
        await eventually(async () =>
          expect(await courtCase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED', paid: '300000.00' }),
        );
        expect(courtCase.court.of('suspectBreach')).toMatchObject([{ instalment: 2, at: midnight('2026-10-14') }]);
        await courtCase.receive('r-3', '2026-12-28', '300000.00', { at });
        await eventually(async () => expect((await courtCase.status()).stage).toBe('PERFORMANCE'));
        await courtCase.receive('r-4', '2026-12-28', '300000.00', { at });
        expect(await courtCase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
        await capture(courtCase, 'reversed');
      }),
  );

  it.concurrent(
    'S9, SET-ART-14: an application refused by the gate, a breach tolerated, one cured, a suit accepted',
    () =>
      during('2026-06-01T09:00:00+08:00', async (courtCase) => {
        const fast = (from: string, until: string) => ({ at: from, clock: running(from, until, 200 * DAY) });
        await courtCase.toPerformance();
        await courtCase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' });
        await courtCase.rule('RESUME').catch(() => undefined);
        await courtCase.rule('REFUSE', {}, fast('2026-06-01T09:00:00+08:00', noon('2026-07-20')));
        await eventually(async () => expect((await courtCase.status()).stage).toBe('BREACH'));
        await courtCase.receive('r-1', '2026-07-20', '300000.00', fast(noon('2026-07-20'), noon('2026-10-20')));
        await eventually(() => expect(courtCase.court.of('suspectBreach')).toHaveLength(2));
        await eventually(async () => expect((await courtCase.status()).stage).toBe('BREACH'));
        await courtCase.command(
          'elect',
          { partyId: CREDITOR, remedy: 'TOLERATE' },
          fast(noon('2026-10-20'), noon('2027-01-20')),
        );
        await eventually(async () => expect((await courtCase.status()).stage).toBe('BREACH'));
        const at = noon('2027-01-20');
        await courtCase.command('elect', { partyId: CREDITOR, remedy: 'SUE' }, { at });
        await courtCase.command('recordSuit', { accepted: true, suitNumber: '（2027）鲁0502民初9号' }, { at });
        expect((await courtCase.result()).ending).toBe('SUED');
        await capture(courtCase, 'sued');
      }),
  );
});

describe('an outage of the machine', () => {
  it('S25: over the end of the 30 days: lapsed once, dated to the deadline, its lateness recorded', () =>
    during('2026-09-04T09:00:00+08:00', async (courtCase) => {
      await courtCase.toNegotiation({
        clock: running('2026-09-04T09:00:00+08:00', '2026-10-08T23:50:00+08:00', 100 * DAY),
      });
      await eventually(() => expect(courtCase.court.of('remindNegotiation')).toHaveLength(3));
      const from = '2026-10-08T23:50:00+08:00';
      const once = { schedule: [{ no: 1, due: '2026-12-31', amount: '900000.00' }] } as never;
      await courtCase.toProposal({ at: from, clock: running(from, midnight('2026-11-01'), 300) }, once);
      await court.room.stopMachine();
      await pause(4_000);
      await court.room.startMachine();
      expect(await courtCase.result()).toMatchObject({ ending: 'LAPSED', endedAt: midnight('2026-10-09') });
      const [record, ...others] = courtCase.court.of('handOverToFiling');
      expect(others).toEqual([]);
      expect(record).toMatchObject({ at: midnight('2026-10-09'), lateness: { deadline: midnight('2026-10-09') } });
      expect((record!.lateness as { latenessSeconds: number }).latenessSeconds).toBeGreaterThanOrEqual(600);
      expect((await courtCase.status()).latenessSeconds).toBeGreaterThanOrEqual(600);
    }));

  it('over several deadlines: all are dealt with, in order, each once and dated to itself', () =>
    during('2026-06-01T09:00:00+08:00', async (courtCase) => {
      await courtCase.toPerformance({}, { clock: running('2026-06-01T09:00:00+08:00', noon('2026-07-20'), 15 * DAY) });
      await court.room.stopMachine();
      await pause(4_000);
      await court.room.startMachine();
      await eventually(async () => expect((await courtCase.status()).stage).toBe('BREACH'));
      // Of a day that is over nobody is reminded; everything else is told however late it is.
      expect(courtCase.court.deadlines()).toEqual([
        ['noticeOverdue', midnight('2026-07-01')],
        ['suspectBreach', midnight('2026-07-08')],
      ]);
      expect(courtCase.court.of('suspectBreach')).toMatchObject([
        { instalment: 1, lateness: { deadline: midnight('2026-07-08'), latenessSeconds: 12.5 * DAY } },
      ]);
      await capture(courtCase, 'late-machine');
    }));

  it('over a payment and the end of grace, which then come in one task: the payment wins', () =>
    during('2026-06-01T09:00:00+08:00', async (courtCase) => {
      const from = '2026-07-07T22:00:00+08:00';
      await courtCase.toPerformance({}, { clock: running('2026-06-01T09:00:00+08:00', from, 100 * DAY) });
      await eventually(() => expect(courtCase.court.of('noticeOverdue')).toHaveLength(1));
      await courtCase.receive('r-1', '2026-07-07', '0.01', {
        at: from,
        clock: running(from, noon('2026-07-09'), 3_600),
      });
      await eventually(async () => expect((await courtCase.status()).paid).toBe('0.01'));
      await court.room.stopMachine();
      await courtCase.receive('r-2', '2026-07-07', '299999.99', { at: '2026-07-07T23:00:00+08:00' });
      await pause(3_000);
      await court.room.startMachine();
      await eventually(async () =>
        expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE', paid: '300000.00' }),
      );
      expect(courtCase.court.of('suspectBreach')).toEqual([]);
      await capture(courtCase, 'payment-wins');
    }));
});

describe('a run that closes while people speak', () => {
  it('answers every command, in the old run or in the new one, and does each once', () =>
    inShortRuns('2026-06-01T09:00:00+08:00', async (courtCase) => {
      await courtCase.toPerformance();
      const at = noon('2026-06-10');
      const clock = standing(at);
      const commands = Array.from({ length: 12 }, async (_, index) => {
        await pause(index * 15);
        const remedy = index % 2 === 0 ? 'TOLERATE' : 'RESUME';
        return courtCase.command('elect', { partyId: CREDITOR, remedy }, { at, clock, key: `elect-${index}` }).then(
          ({ stage }) => stage as string,
          (error: unknown) => lawErrorOf(error)?.code ?? String(error),
        );
      });
      await courtCase.receive('r-1', '2026-06-10', '300000.00', { at, clock });
      const answers = await Promise.all(commands);
      expect(answers.filter((answer) => answer === 'RULING')).toHaveLength(1);
      expect(new Set(answers)).toEqual(
        new Set([
          'RULING',
          ...answers.filter((answer) => answer === 'ELECTION.NO_BREACH' || answer === 'CASE.WRONG_STAGE'),
        ]),
      );
      await eventually(async () =>
        expect(await courtCase.status()).toMatchObject({ stage: 'RULING', paid: '300000.00' }),
      );
      expect(courtCase.court.of('layBeforeJudge')).toHaveLength(1);
      expect((await capture(courtCase, 'crossing')).length).toBeGreaterThanOrEqual(2);
    }));
});

describe('the histories of these cases', () => {
  let bundle: WorkflowCode;
  beforeAll(async () => {
    bundle = await replayBundle();
  });

  it('are reproduced by the workflow code', async () => {
    await histories.reproduce(bundle, 13);
  });

  it('are not reproduced by code that decides otherwise, and each is named', async () => {
    const { code } = bundle;
    const changed = code.replaceAll(
      'const type = own[0].act;',
      "const type = own[0].act === 'handOverToFiling' ? 'closeCase' : own[0].act;",
    );
    expect(changed).not.toBe(code);
    const { divergences } = await replayHistories({
      bundle: { code: changed },
      histories: await readHistories(histories.folder),
    });
    const handedOver: string[] = [];
    for (const file of await readdir(histories.folder))
      if ((await readFile(join(histories.folder, file), 'utf8')).includes('"handOverToFiling"')) handedOver.push(file);
    expect(divergences.map(({ file }) => file).sort()).toEqual(handedOver.sort());
    expect(handedOver.length).toBeGreaterThanOrEqual(3);
  });
});
