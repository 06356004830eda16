import { describe, expect, it } from '@jest/globals';
import { commandHeardQuestion, type CaseResult, type CaseStatus, type CommandStamp } from '@hejie/contracts/workflows';
import { courtInstant, type CourtInstant } from '@hejie/law';
import { UnitOfWork } from '@hejie/persistence';
import { type CaseCall } from '@hejie/service-kit';
import { eventually } from '@hejie/testing';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { CaseCommands, CaseDirectory, CaseRecorder, rememberNotices } from '../src/index.js';
import { caseworkFixture } from './fixture.js';

const fixture = caseworkFixture();
const ENDED_AT = courtInstant('2026-10-09T00:00:00+08:00');
const IN_TIME = courtInstant('2026-10-08T23:58:00+08:00');
const KEY = 'command/0123456789abcdef0123456789abcdef';

/** Temporal with one settlement that has ended: it takes no command any more, and still answers questions. */
const ended = (caseId: string, ending: CaseResult['ending'], taken: readonly string[] = []): CaseCommands => {
  const status = { caseId, stage: 'ENDED', ending } as unknown as CaseStatus;
  const handle = {
    executeUpdate: () =>
      Promise.reject(new WorkflowNotFoundError('workflow execution already completed', caseId, undefined)),
    query: (question: string | { name: string }, about?: string) => {
      const asked = typeof question === 'string' ? question : question.name;
      return Promise.resolve(asked === commandHeardQuestion.name ? taken.includes(about!) : status);
    },
    result: () => Promise.resolve({ caseId, ending, endedAt: ENDED_AT }),
  };
  const temporal = {
    withDeadline: <T>(_: number, ask: () => Promise<T>) => ask(),
    workflow: { getHandle: () => handle },
  } as unknown as Client;
  const { get } = fixture;
  return new CaseCommands(temporal, get(CaseDirectory), get(UnitOfWork), get(CaseRecorder));
};
const call = (caseId: string, at: CourtInstant): CaseCall => ({
  caseId,
  key: KEY,
  principal: { subject: 'mediator-1', roles: ['mediator'] } as unknown as CaseCall['principal'],
  time: { at, clock: { mode: 'real' } },
});
const extend = (commands: CaseCommands, caseId: string, at: CourtInstant) =>
  commands.execute('extendNegotiation', call(caseId, at), { days: 15, signedBy: [] });
const tasks = (caseId: string) =>
  fixture.rows('select kind, role, rule, facts, title from casework.work_items where case_id = $1', [caseId]);

/** Somebody writes the audit of the case, and gives it up when told to. */
async function auditHeld(caseId: string): Promise<{ release: () => Promise<void> }> {
  let release: () => void = () => undefined;
  let rolledBack: Promise<unknown> = Promise.resolve();
  await new Promise<void>((held) => {
    rolledBack = fixture
      .get(UnitOfWork)
      .run(async ({ manager }) => {
        await manager.query(`insert into audit_head (case_id, sequence, hash) values ($1, 0, '')`, [caseId]);
        await new Promise<void>((resolve) => {
          release = resolve;
          held();
        });
        throw new Error('given up');
      })
      .catch(() => undefined);
  });
  return {
    release: async () => {
      release();
      await rolledBack;
    },
  };
}
const waiting = async (): Promise<unknown> => {
  const [row] = await fixture.rows(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return row?.n;
};

describe('a command to a case that has ended', () => {
  it('is answered again with the end that it brought about, where the service died before it had kept the answer', async () => {
    const caseId = await fixture.known();
    expect(await extend(ended(caseId, 'WITHDRAWN', [KEY]), caseId, IN_TIME)).toMatchObject({ ending: 'WITHDRAWN' });
    await expect(extend(ended(caseId, 'WITHDRAWN'), caseId, IN_TIME)).rejects.toThrow('CASE.ENDED');
    expect(await tasks(caseId)).toEqual([]);
  });

  it('PRE-8: received before it lapsed lies before the settlement judge, once, with both instants', async () => {
    const caseId = await fixture.known();
    const sent = () => expect(extend(ended(caseId, 'LAPSED'), caseId, IN_TIME)).rejects.toThrow('CASE.ENDED');
    // By an impatient hand, all before the first has written anything; and once more later.
    const first = await auditHeld(caseId);
    const impatient = Promise.all([sent(), sent(), sent()]);
    await eventually(async () => expect(await waiting()).toBe(3));
    await first.release();
    await impatient;
    await sent();
    expect(await fixture.rows('select action from casework.audit where case_id = $1 order by 1', [caseId])).toEqual([
      { action: 'command.received-before-lapse' },
    ]);
    expect(await tasks(caseId)).toMatchObject([
      {
        kind: 'RECEIVED_BEFORE_LAPSE',
        role: 'settlement-judge',
        rule: 'PRE-8',
        facts: { command: 'extendNegotiation', receivedAt: IN_TIME, lapsedAt: ENDED_AT },
        title: expect.stringContaining('2026年10月8日23时58分收到的操作未及办理，和解期限已于2026年10月8日24时届满'),
      },
    ]);
  });

  it('received after it lapsed is refused, and lies before nobody', async () => {
    const caseId = await fixture.known();
    await expect(extend(ended(caseId, 'LAPSED'), caseId, ENDED_AT)).rejects.toThrow('CASE.ENDED');
    expect(await tasks(caseId)).toEqual([]);
  });
});

describe('a command to a running case (PER-4)', () => {
  it('brings it the notices that it has adopted since its opening, for it was not woken for them', async () => {
    const caseId = await fixture.known();
    const stamps: CommandStamp[] = [];
    const running = {
      withDeadline: <T>(_: number, ask: () => Promise<T>) => ask(),
      workflow: {
        getHandle: () => ({
          executeUpdate: (_: unknown, { args: [{ stamp }] }: { args: [{ stamp: CommandStamp }] }) =>
            Promise.resolve(stamps.push(stamp)),
        }),
      },
    } as unknown as Client;
    const { get } = fixture;
    const commands = new CaseCommands(running, get(CaseDirectory), get(UnitOfWork), get(CaseRecorder));
    await extend(commands, caseId, IN_TIME);
    await get(UnitOfWork).run((tx) => rememberNotices(tx, caseId, ['state-council-2026']));
    await extend(commands, caseId, IN_TIME);
    expect(stamps.map(({ calendarEditions }) => calendarEditions)).toEqual([undefined, ['state-council-2026']]);
  });
});
