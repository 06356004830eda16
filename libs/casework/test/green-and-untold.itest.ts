import { courtInstant } from '@hejie/law';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseRecorder, enterCase, keepGreenPerson, WorkItems, type NewTask } from '../src/index.js';
import { UntoldTasks } from '../src/work-items/untold-tasks.js';
import { AT, caseworkFixture } from './fixture.js';

const casework = caseworkFixture();
const { run } = casework;
const COURT = '鲁0502';
const GREEN = '2026-鲁0502-执前调-81';
const PLAIN = '2026-鲁0502-执前调-82';
let items: WorkItems;
let recorder: CaseRecorder;

const task = (caseId: string, over: Partial<NewTask> = {}): NewTask => ({
  id: `pay/${caseId}`,
  kind: 'PAY_OUT',
  role: 'clerk',
  dueAt: courtInstant('2026-11-01T00:00:00+08:00'),
  facts: {},
  title: '发放案款',
  ...over,
});
const record = (caseId: string, tasks: object, at = AT) =>
  run((tx) => recorder.record(tx, { caseId, at, by: 'clerk-1' }, { audit: { action: 'probe.asked' }, tasks }));
interface Told {
  readonly itemId: string;
  readonly revision: number;
  readonly green?: true;
}
const told = async (): Promise<Told[]> =>
  (await casework.rows(`select payload from casework.outbox where type like '%work-item-changed%' order by id`)).map(
    ({ payload }) => payload as Told,
  );

beforeAll(async () => {
  items = casework.get(WorkItems);
  recorder = casework.get(CaseRecorder);
  const parties = [{ partyId: 'c', side: 'CREDITOR' as const }];
  for (const [caseId, greenChannel] of [
    [GREEN, true],
    [PLAIN, false],
  ] as const)
    await run((tx) =>
      enterCase(tx, { caseId, court: COURT, caseNumber: caseId, packId: 'national@3', parties, greenChannel }),
    );
});
beforeEach(async () => {
  await casework.rows('delete from casework.work_items');
  await casework.rows('delete from casework.outbox');
});

describe('a task of a case on the green channel (A8)', () => {
  it('is due by its own clock, lies before others, and in the hands of who is named for its matter', async () => {
    await run((tx) => keepGreenPerson(tx, { court: COURT, item: 'MONEY', subject: 'clerk-9' }, AT));
    await record(PLAIN, { opened: [task(PLAIN, { dueAt: courtInstant('2026-10-10T00:00:00+08:00') })] });
    await record(GREEN, { opened: [task(GREEN)] });
    const { items: listed } = await run((tx) =>
      items.list(tx, { court: COURT, roles: ['clerk'] }, { limit: 10, kind: 'PAY_OUT' }),
    );
    expect(listed.map(({ caseId, green, claimedBy, dueAt }) => [caseId, green, claimedBy, dueAt])).toEqual([
      [GREEN, true, 'clerk-9', '2026-10-14T00:00:00+08:00'],
      [PLAIN, false, null, '2026-10-10T00:00:00+08:00'],
    ]);
    const page = await run((tx) => items.list(tx, { court: COURT, roles: ['clerk'] }, { limit: 1, kind: 'PAY_OUT' }));
    const rest = await run((tx) =>
      items.list(tx, { court: COURT, roles: ['clerk'] }, { limit: 1, kind: 'PAY_OUT', after: page.next! }),
    );
    expect([...page.items, ...rest.items].map(({ caseId }) => caseId)).toEqual([GREEN, PLAIN]);
    expect((await told()).map(({ itemId, green }) => [itemId, green])).toEqual([
      [`pay/${PLAIN}`, undefined],
      [`pay/${GREEN}`, true],
    ]);
  });

  it('stays within that clock when its term moves, and is the same task when it is opened again', async () => {
    await record(GREEN, { opened: [task(GREEN)] });
    await record(GREEN, { opened: [task(GREEN)] }, courtInstant('2026-10-12T09:00:00+08:00'));
    const dueAfter = async (dueAt: string) => {
      await record(GREEN, { redated: [{ kind: 'PAY_OUT', dueAt: courtInstant(dueAt) }] });
      return (await run((tx) => items.get(tx, `pay/${GREEN}`))).dueAt;
    };
    expect(await dueAfter('2026-12-01T00:00:00+08:00')).toBe('2026-10-14T00:00:00+08:00');
    expect(await dueAfter('2026-10-11T00:00:00+08:00')).toBe('2026-10-11T00:00:00+08:00');
  });
});

describe('tasks that were opened before tasks were told (N1)', () => {
  it('are told once after a start, however often it starts and however many do', async () => {
    for (const caseId of [GREEN, PLAIN]) await record(caseId, { opened: [task(caseId)] });
    await record(PLAIN, { opened: [task(PLAIN, { id: 'done' })] });
    await record(PLAIN, { done: [{ id: 'done', outcome: {} }] });
    await casework.rows('update casework.work_items set revision = 0');
    await casework.rows('delete from casework.outbox');
    const untold = casework.get(UntoldTasks);
    await Promise.all([untold.run(() => AT), untold.run(() => AT)]);
    await untold.run(() => AT);
    expect((await told()).map(({ itemId, revision }) => [itemId, revision]).sort()).toEqual([
      [`pay/${GREEN}`, 1],
      [`pay/${PLAIN}`, 1],
    ]);
    // What changes then is told on from there.
    await record(PLAIN, { done: [{ kind: 'PAY_OUT', outcome: {} }] });
    expect((await told()).at(-1)).toMatchObject({ itemId: `pay/${PLAIN}`, revision: 2 });
  });
});
