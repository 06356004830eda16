import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lawErrorOf, SIGNALS, type CaseOpening } from '@hejie/contracts/workflows';
import { captureHistory, replayHistories } from '@hejie/temporal';
import { eventually } from '@hejie/testing';
import { WorkflowNotFoundError } from '@temporalio/client';
import { caseBundle, historiesFolder } from '../src/case-bundle.js';
import { CaseUnderTest, CREDITOR, DEBTOR, openingOf, running, standing } from './case-under-test.js';
import { courtroomOfFile } from './courtroom.js';

/** With a prefix (`RECORD_HISTORIES=… npm run record`) the histories of these cases become golden ones; else they are replayed and forgotten. */
const prefix = process.env['RECORD_HISTORIES'];
const DAY = 86_400;
const midnight = (day: string) => `${day}T00:00:00+08:00`;
const noon = (day: string) => `${day}T12:00:00+08:00`;

const court = courtroomOfFile();
let folder: string;
let reproduced = false;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hejie-histories-'));
}, 60_000);
afterAll(async () => {
  for (const file of prefix && reproduced ? await readdir(folder) : [])
    await copyFile(join(folder, file), join(historiesFolder, `${prefix}-${file}`));
  await rm(folder, { recursive: true });
});

const during = (at: string, scenario: (kase: CaseUnderTest) => Promise<void>, over: Partial<CaseOpening> = {}) =>
  CaseUnderTest.onTheRecord(court.room, openingOf(at, over), scenario);

/** The runs of a workflow, oldest first, from their own histories: the list of workflows may lag behind. None: it never ran. */
async function runsOf(workflowId: string): Promise<string[]> {
  const { workflow } = court.client;
  const runs: string[] = [];
  let runId: string | null | undefined = await workflow
    .getHandle(workflowId)
    .describe()
    .then(
      (latest) => latest.runId,
      (error: unknown) => {
        if (error instanceof WorkflowNotFoundError) return undefined;
        throw error;
      },
    );
  while (runId) {
    runs.unshift(runId);
    const { events } = await workflow.getHandle(workflowId, runId).fetchHistory();
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
  }
  return runs;
}

/** Stores the histories of every run of the case and of its resumed enforcement. */
async function capture({ handle, resumed }: CaseUnderTest, name: string): Promise<string[]> {
  const files: string[] = [];
  for (const [{ workflowId }, type] of [
    [handle, 'settlement'],
    [resumed, 'resumed'],
  ] as const) {
    for (const runId of await runsOf(workflowId)) {
      const file = `${name}-${files.length + 1}-${type}.json`;
      await captureHistory(court.client, workflowId, join(folder, file), runId);
      files.push(file);
    }
  }
  return files;
}

describe('cases on the real server', () => {
  it.concurrent('S3: thirty days that lapse over National Day', () =>
    during('2026-09-04T09:00:00+08:00', async (kase) => {
      await kase.toNegotiation({
        at: '2026-09-04T09:00:00+08:00',
        clock: running('2026-09-04T09:00:00+08:00', midnight('2026-10-09'), 50 * DAY),
      });
      expect(await kase.result()).toMatchObject({ ending: 'LAPSED', endedAt: midnight('2026-10-09') });
      expect(kase.court.of('remindNegotiation')).toHaveLength(3);
      await capture(kase, 'lapsed');
    }),
  );

  it.concurrent('S2: a refusal', () =>
    during('2026-11-24T09:00:00+08:00', async (kase) => {
      await kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await kase.command('recordConsent', { partyId: DEBTOR, answer: 'REFUSE' });
      expect((await kase.result()).ending).toBe('REFUSED');
      await capture(kase, 'refused');
    }),
  );

  it.concurrent(
    'S4, PER-3: an extension into a provisional year, a notice that makes it certain, a failure declared',
    () =>
      during(
        '2026-01-16T09:00:00+08:00',
        async (kase) => {
          await kase.toNegotiation();
          await kase.command('extendNegotiation', { days: 10, signedBy: [CREDITOR] }).catch(() => undefined);
          expect(await kase.command('extendNegotiation', { days: 10, signedBy: [CREDITOR, DEBTOR] })).toMatchObject({
            negotiation: { provisional: true },
          });
          await kase.handle.signal(SIGNALS.calendarPublished, {
            eventId: 'notice-2026',
            calendarEditions: ['state-council-2026'],
          });
          await eventually(async () =>
            expect(await kase.status()).toMatchObject({ negotiation: { provisional: false } }),
          );
          await kase.command('declareFailure', { reason: '双方分歧较大' });
          expect((await kase.result()).ending).toBe('FAILED');
          await capture(kase, 'extended');
        },
        { calendarEditions: ['state-council-2024', 'state-council-2025'] },
      ),
  );

  it.concurrent('S5: a mediator who keeps silent, one who declines, one who accepts; a withdrawal', () =>
    during('2026-09-29T09:00:00+08:00', async (kase) => {
      await kase.command('recordConsent', { partyId: CREDITOR, answer: 'CONSENT' });
      await kase.command('recordConsent', { partyId: DEBTOR, answer: 'CONSENT' });
      const by = (mediatorId: string) => ({ mediatorId, chosenBy: 'COURT' as const, partiesDisagree: true });
      await kase.command('designateMediator', by('m-1'), {
        at: noon('2026-10-08'),
        clock: running(noon('2026-10-08'), noon('2026-10-13'), 20 * DAY),
      });
      await eventually(async () => expect((await kase.status()).mediatorId).toBeUndefined());
      const at = noon('2026-10-13');
      await kase.command('designateMediator', by('m-2'), { at });
      await kase.command('declineDesignation', { mediatorId: 'm-2', reason: '回避' }, { at });
      await kase.command('designateMediator', by('m-3'), { at });
      expect(await kase.command('acceptDesignation', { mediatorId: 'm-3' }, { at })).toMatchObject({
        stage: 'NEGOTIATION',
        mediatorId: 'm-3',
      });
      expect(
        kase.court.of('recordDecline').map(({ round, mediatorId, silence }) => [round, mediatorId, silence]),
      ).toEqual([
        [2, 'm-1', true],
        [3, 'm-2', false],
      ]);
      await kase.command('withdraw', { partyId: CREDITOR, reason: '自行和解' }, { at });
      expect((await kase.result()).ending).toBe('WITHDRAWN');
      await capture(kase, 'withdrawn');
    }),
  );

  it.concurrent('S16: performed in three runs: one day missed and topped up in grace', () =>
    during('2026-06-01T09:00:00+08:00', async (kase) => {
      const fast = (from: string, until: string) => ({ at: from, clock: running(from, until, 100 * DAY) });
      await kase.toPerformance({}, fast('2026-06-01T09:00:00+08:00', noon('2026-06-30')));
      await eventually(() => expect(kase.court.of('remindInstalment')).toHaveLength(2));
      await kase.receive('r-1', '2026-06-30', '300000.00', fast(noon('2026-06-30'), noon('2026-10-09')));
      await eventually(() => expect(kase.court.of('noticeOverdue')).toHaveLength(1));
      await kase.receive('r-2', '2026-10-09', '300000.00', fast(noon('2026-10-09'), noon('2026-12-30')));
      await eventually(() => expect(kase.court.of('remindInstalment')).toHaveLength(6));
      await kase.receive('r-3', '2026-12-30', '300000.00', { at: noon('2026-12-30') });
      expect(await kase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
      expect(kase.court.of('suspectBreach')).toEqual([]);
      expect(await capture(kase, 'performed')).toHaveLength(3);
    }),
  );

  it.concurrent('S7: breach, application, ruling, resumed, satisfied', () =>
    during('2026-06-01T09:00:00+08:00', async (kase) => {
      const fast = (from: string, until: string) => ({ at: from, clock: running(from, until, 200 * DAY) });
      await kase.toPerformance({}, fast('2026-06-01T09:00:00+08:00', noon('2026-06-30')));
      await kase.receive('r-1', '2026-06-30', '300000.00', fast(noon('2026-06-30'), noon('2026-11-23')));
      await eventually(async () => expect(await kase.status()).toMatchObject({ stage: 'BREACH', paid: '300000.00' }));
      const at = noon('2026-11-23');
      await kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' }, { at });
      expect(await kase.rule('RESUME', {}, { at })).toMatchObject({ ending: 'RESUMED' });
      await eventually(async () => expect((await kase.resumedStatus()).balance?.total).toBe('736610.00'));
      await kase.receive('r-2', '2026-11-23', '736610.00', { at });
      expect(await kase.resumedResult()).toMatchObject({ ending: 'SATISFIED' });
      expect(await capture(kase, 'resumed')).toHaveLength(3);
    }),
  );

  it.concurrent(
    'SET-BREACH-DAY: a receipt is taken out when later deadlines have passed: suspected at once, cured, performed',
    () =>
      during('2026-06-01T09:00:00+08:00', async (kase) => {
        const fast = (from: string, until: string) => ({ at: from, clock: running(from, until, 100 * DAY) });
        await kase.toPerformance({}, fast('2026-06-01T09:00:00+08:00', noon('2026-06-30')));
        await eventually(() => expect(kase.court.of('remindInstalment')).toHaveLength(2));
        await kase.receive('r-1', '2026-06-30', '300000.00', fast(noon('2026-06-30'), noon('2026-09-30')));
        await eventually(() => expect(kase.court.of('remindInstalment')).toHaveLength(4));
        await kase.receive('r-2', '2026-09-30', '300000.00', fast(noon('2026-09-30'), noon('2026-12-28')));
        await eventually(() => expect(kase.court.of('remindInstalment')).toHaveLength(5));
        const at = noon('2026-12-28');
        await kase.reverse('r-1', at, standing(at));
        await eventually(async () =>
          expect(await kase.status()).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED', paid: '300000.00' }),
        );
        expect(kase.court.of('suspectBreach')).toMatchObject([{ instalment: 2, at: midnight('2026-10-14') }]);
        await kase.receive('r-3', '2026-12-28', '300000.00', { at });
        await eventually(async () => expect((await kase.status()).stage).toBe('PERFORMANCE'));
        await kase.receive('r-4', '2026-12-28', '300000.00', { at });
        expect(await kase.result()).toMatchObject({ ending: 'PERFORMED', paid: '900000.00' });
        await capture(kase, 'reversed');
      }),
  );

  it.concurrent(
    'S9, SET-ART-14: an application refused by the gate, a breach tolerated, one cured, a suit accepted',
    () =>
      during('2026-06-01T09:00:00+08:00', async (kase) => {
        const fast = (from: string, until: string) => ({ at: from, clock: running(from, until, 200 * DAY) });
        await kase.toPerformance();
        await kase.command('elect', { partyId: CREDITOR, remedy: 'RESUME' });
        await kase.rule('RESUME').catch(() => undefined);
        await kase.rule('REFUSE', {}, fast('2026-06-01T09:00:00+08:00', noon('2026-07-20')));
        await eventually(async () => expect((await kase.status()).stage).toBe('BREACH'));
        await kase.receive('r-1', '2026-07-20', '300000.00', fast(noon('2026-07-20'), noon('2026-10-20')));
        await eventually(() => expect(kase.court.of('suspectBreach')).toHaveLength(2));
        await eventually(async () => expect((await kase.status()).stage).toBe('BREACH'));
        await kase.command(
          'elect',
          { partyId: CREDITOR, remedy: 'TOLERATE' },
          fast(noon('2026-10-20'), noon('2027-01-20')),
        );
        await eventually(async () => expect((await kase.status()).stage).toBe('BREACH'));
        const at = noon('2027-01-20');
        await kase.command('elect', { partyId: CREDITOR, remedy: 'SUE' }, { at });
        await kase.command('recordSuit', { accepted: true, suitNumber: '（2027）鲁0502民初9号' }, { at });
        expect((await kase.result()).ending).toBe('SUED');
        await capture(kase, 'sued');
      }),
  );
});

describe('an outage of the machine', () => {
  it('S25: over the end of the 30 days: lapsed once, dated to the deadline, its lateness recorded', () =>
    during('2026-09-04T09:00:00+08:00', async (kase) => {
      await kase.toNegotiation({ clock: running('2026-09-04T09:00:00+08:00', '2026-10-08T23:50:00+08:00', 100 * DAY) });
      await eventually(() => expect(kase.court.of('remindNegotiation')).toHaveLength(3));
      const from = '2026-10-08T23:50:00+08:00';
      const once = { schedule: [{ no: 1, due: '2026-12-31', amount: '900000.00' }] } as never;
      await kase.toProposal({ at: from, clock: running(from, midnight('2026-11-01'), 300) }, once);
      await court.room.stopMachine();
      await pause(4_000);
      await court.room.startMachine();
      expect(await kase.result()).toMatchObject({ ending: 'LAPSED', endedAt: midnight('2026-10-09') });
      for (const effect of ['endNegotiation', 'handOverToFiling']) {
        const [record, ...others] = kase.court.of(effect);
        expect(others).toEqual([]);
        expect(record).toMatchObject({ at: midnight('2026-10-09'), lateness: { deadline: midnight('2026-10-09') } });
        expect((record!.lateness as { latenessSeconds: number }).latenessSeconds).toBeGreaterThanOrEqual(600);
      }
      expect((await kase.status()).latenessSeconds).toBeGreaterThanOrEqual(600);
    }));

  it('over several deadlines: all are dealt with, in order, each once and dated to itself', () =>
    during('2026-06-01T09:00:00+08:00', async (kase) => {
      await kase.toPerformance({}, { clock: running('2026-06-01T09:00:00+08:00', noon('2026-07-20'), 15 * DAY) });
      await court.room.stopMachine();
      await pause(4_000);
      await court.room.startMachine();
      await eventually(async () => expect((await kase.status()).stage).toBe('BREACH'));
      expect(kase.court.deadlines()).toEqual([
        ['remindInstalment', midnight('2026-06-23')],
        ['remindInstalment', midnight('2026-06-29')],
        ['noticeOverdue', midnight('2026-07-01')],
        ['suspectBreach', midnight('2026-07-08')],
      ]);
      expect(kase.court.of('suspectBreach')).toMatchObject([
        { instalment: 1, lateness: { deadline: midnight('2026-07-08'), latenessSeconds: 12.5 * DAY } },
      ]);
      await capture(kase, 'late-machine');
    }));

  it('over a payment and the end of grace, which then come in one task: the payment wins', () =>
    during('2026-06-01T09:00:00+08:00', async (kase) => {
      const from = '2026-07-07T22:00:00+08:00';
      await kase.toPerformance({}, { clock: running('2026-06-01T09:00:00+08:00', from, 100 * DAY) });
      await eventually(() => expect(kase.court.of('noticeOverdue')).toHaveLength(1));
      await kase.receive('r-1', '2026-07-07', '0.01', { at: from, clock: running(from, noon('2026-07-09'), 3_600) });
      await eventually(async () => expect((await kase.status()).paid).toBe('0.01'));
      await court.room.stopMachine();
      await kase.receive('r-2', '2026-07-07', '299999.99', { at: '2026-07-07T23:00:00+08:00' });
      await pause(3_000);
      await court.room.startMachine();
      await eventually(async () =>
        expect(await kase.status()).toMatchObject({ stage: 'PERFORMANCE', breach: 'NONE', paid: '300000.00' }),
      );
      expect(kase.court.of('suspectBreach')).toEqual([]);
      await capture(kase, 'payment-wins');
    }));
});

describe('a run that closes while people speak', () => {
  it('answers every command, in the old run or in the new one, and does each once', () =>
    during('2026-06-01T09:00:00+08:00', async (kase) => {
      await kase.toPerformance();
      const at = noon('2026-06-10');
      const clock = standing(at);
      const commands = Array.from({ length: 12 }, async (_, index) => {
        await pause(index * 15);
        const remedy = index % 2 === 0 ? 'TOLERATE' : 'RESUME';
        return kase.command('elect', { partyId: CREDITOR, remedy }, { at, clock, key: `elect-${index}` }).then(
          ({ stage }) => stage as string,
          (error: unknown) => lawErrorOf(error)?.code ?? String(error),
        );
      });
      await kase.receive('r-1', '2026-06-10', '300000.00', { at, clock });
      const answers = await Promise.all(commands);
      expect(answers.filter((answer) => answer === 'RULING')).toHaveLength(1);
      expect(new Set(answers)).toEqual(
        new Set([
          'RULING',
          ...answers.filter((answer) => answer === 'ELECTION.NO_BREACH' || answer === 'CASE.WRONG_STAGE'),
        ]),
      );
      await eventually(async () => expect(await kase.status()).toMatchObject({ stage: 'RULING', paid: '300000.00' }));
      expect(kase.court.of('layBeforeJudge')).toHaveLength(1);
      await eventually(async () => expect(await runsOf(kase.handle.workflowId)).toHaveLength(2));
      expect(await capture(kase, 'crossing')).toHaveLength(2);
    }));
});

describe('the histories of these cases', () => {
  it('are reproduced by the workflow code', async () => {
    const { replayed, divergences } = await replayHistories({ bundle: await caseBundle(), folder });
    expect(divergences).toEqual([]);
    expect(replayed).toBeGreaterThanOrEqual(15);
    reproduced = true;
  });

  it('are not reproduced by code that decides otherwise, and each is named', async () => {
    const { code } = await caseBundle();
    const changed = code.replaceAll('.handOverToFiling(', '.recordStage(');
    expect(changed).not.toBe(code);
    const { divergences } = await replayHistories({ bundle: { code: changed }, folder });
    const handedOver: string[] = [];
    for (const file of await readdir(folder))
      if ((await readFile(join(folder, file), 'utf8')).includes('"handOverToFiling"')) handedOver.push(file);
    expect(divergences.map(({ file }) => file).sort()).toEqual(handedOver.sort());
    expect(handedOver.length).toBeGreaterThanOrEqual(4);
  });
});
