import { courtInstant } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WorkItems, type NewWorkItem } from '../src/index.js';
import { serveReceipts } from './served.js';

const served = serveReceipts();
let items: WorkItems;
let unitOfWork: UnitOfWork;
const run = <T>(work: (tx: Transaction) => Promise<T>) => unitOfWork.run(work);

const AT = courtInstant('2026-10-09T09:00:00+08:00');
const LATER = courtInstant('2026-10-10T09:00:00+08:00');
const ruling = (more: Partial<NewWorkItem> = {}): NewWorkItem => ({
  id: 'ruling/case-1/1',
  caseId: 'case-1',
  court: '鲁0502',
  kind: 'RESUMPTION_RULING',
  role: 'enforcement-judge',
  facts: { paid: '300000.00', instalment: 2 },
  rule: 'SET-ART-11',
  title: '恢复执行申请待裁定',
  dueAt: LATER,
  createdAt: AT,
  ...more,
});

beforeAll(() => {
  items = served.service.app.get(WorkItems, { strict: false });
  unitOfWork = served.service.app.get(UnitOfWork, { strict: false });
});
beforeEach(async () => {
  await served.database.admin.query('delete from receipts.work_items');
});

describe('a task for a person', () => {
  it('is opened once, however often it is opened', async () => {
    expect(await run((tx) => items.open(tx, ruling()))).toBe(true);
    expect(await run((tx) => items.open(tx, ruling({ title: '另一标题' })))).toBe(false);
    expect(await run((tx) => items.get(tx, 'ruling/case-1/1'))).toMatchObject({
      ...ruling(),
      state: 'OPEN',
      doneAt: null,
      doneBy: null,
      outcome: null,
    });
  });

  it('may have no term', async () => {
    await run((tx) => items.open(tx, ruling({ dueAt: null, rule: null })));
    expect(await run((tx) => items.get(tx, 'ruling/case-1/1'))).toMatchObject({ dueAt: null, rule: null });
  });

  it('is done with its outcome, by a person, at the court time', async () => {
    await run((tx) => items.open(tx, ruling()));
    const done = await run((tx) => items.complete(tx, 'ruling/case-1/1', 'judge-1', { admitted: true }, LATER));
    expect(done).toMatchObject({ state: 'DONE', doneBy: 'judge-1', doneAt: LATER, outcome: { admitted: true } });
  });

  it('done again in the same way by the same person is the same deed', async () => {
    await run((tx) => items.open(tx, ruling()));
    await run((tx) => items.complete(tx, 'ruling/case-1/1', 'judge-1', { admitted: true, sum: '1.00' }, AT));
    const again = await run((tx) =>
      items.complete(tx, 'ruling/case-1/1', 'judge-1', { sum: '1.00', admitted: true }, LATER),
    );
    expect(again.doneAt).toBe(AT);
  });

  it.each([
    ['otherwise', 'judge-1', { admitted: false }],
    ['by another', 'judge-2', { admitted: true }],
  ])('done %s is refused', async (_what, by, outcome) => {
    await run((tx) => items.open(tx, ruling()));
    await run((tx) => items.complete(tx, 'ruling/case-1/1', 'judge-1', { admitted: true }, AT));
    await expect(run((tx) => items.complete(tx, 'ruling/case-1/1', by, outcome, LATER))).rejects.toMatchObject({
      problem: { status: 409, code: 'WORK_ITEM.CLOSED' },
    });
  });

  it('done by two judges at once is done by one of them', async () => {
    await run((tx) => items.open(tx, ruling()));
    const deeds = await Promise.allSettled(
      ['judge-1', 'judge-2'].map((by) => run((tx) => items.complete(tx, 'ruling/case-1/1', by, { by }, AT))),
    );
    expect(deeds.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('that does not exist cannot be done', async () => {
    await expect(run((tx) => items.complete(tx, 'nothing', 'judge-1', {}, AT))).rejects.toMatchObject({
      problem: { code: 'WORK_ITEM.UNKNOWN' },
    });
  });

  it('is cancelled with its case, unless it is done; of one kind only if asked', async () => {
    await run(async (tx) => {
      await items.open(tx, ruling());
      await items.open(tx, ruling({ id: 'done' }));
      await items.open(tx, ruling({ id: 'other-kind', kind: 'FILING' }));
      await items.open(tx, ruling({ id: 'other-case', caseId: 'case-2' }));
      await items.complete(tx, 'done', 'judge-1', {}, AT);
    });
    expect(await run((tx) => items.cancelForCase(tx, 'case-1', LATER, 'FILING'))).toBe(1);
    expect(await run((tx) => items.cancelForCase(tx, 'case-1', LATER))).toBe(1);
    expect(await run((tx) => items.cancelForCase(tx, 'case-1', LATER))).toBe(0);
    const states = await served.database.admin.query('select id, state from receipts.work_items order by id');
    expect(Object.fromEntries(states.rows.map(({ id, state }) => [id, state]))).toEqual({
      done: 'DONE',
      'other-case': 'OPEN',
      'other-kind': 'CANCELLED',
      'ruling/case-1/1': 'CANCELLED',
    });
    await expect(run((tx) => items.complete(tx, 'ruling/case-1/1', 'judge-1', {}, LATER))).rejects.toMatchObject({
      problem: { code: 'WORK_ITEM.CLOSED' },
    });
  });

  it('leaves no trace when the transaction that opened it fails', async () => {
    await expect(
      run(async (tx) => {
        await items.open(tx, ruling());
        throw new Error('afterwards');
      }),
    ).rejects.toThrow('afterwards');
    await expect(run((tx) => items.get(tx, 'ruling/case-1/1'))).rejects.toMatchObject({ problem: { status: 404 } });
  });
});

describe('the desk of a person', () => {
  const desk = async (
    person: { roles: readonly never[] | readonly string[]; court?: string; partyRef?: string },
    query = '',
  ) => {
    const answer = await served.get(`/work-items${query}`, await served.issuer.token(person as never));
    return {
      status: answer.status,
      code: answer.body.code,
      ids: answer.body.items?.map(({ id }: { id: string }) => id),
    };
  };

  beforeEach(async () => {
    await run(async (tx) => {
      await items.open(tx, ruling({ id: 'no-term', dueAt: null }));
      await items.open(tx, ruling({ id: 'urgent', dueAt: AT }));
      await items.open(tx, ruling({ id: 'less-urgent' }));
      await items.open(tx, ruling({ id: 'clerks', role: 'clerk', kind: 'SERVICE_OF_DOCUMENT' }));
      await items.open(tx, ruling({ id: 'sanya', court: '琼02' }));
      await items.open(tx, ruling({ id: 'done' }));
      await items.complete(tx, 'done', 'judge-1', {}, AT);
    });
  });

  it('shows the tasks of their role in their court, the most urgent first', async () => {
    expect((await desk({ roles: ['enforcement-judge'], court: '鲁0502' }, '?state=OPEN')).ids).toEqual([
      'urgent',
      'less-urgent',
      'no-term',
    ]);
    expect((await desk({ roles: ['enforcement-judge'], court: '琼02' })).ids).toEqual(['sanya']);
    expect((await desk({ roles: ['clerk'], court: '鲁0502' })).ids).toEqual(['clerks']);
  });

  it('is filtered by role, state, kind and case', async () => {
    const both = { roles: ['enforcement-judge', 'clerk'], court: '鲁0502' };
    expect((await desk(both, '?role=clerk')).ids).toEqual(['clerks']);
    expect((await desk(both, '?state=DONE')).ids).toEqual(['done']);
    expect((await desk(both, '?kind=SERVICE_OF_DOCUMENT')).ids).toEqual(['clerks']);
    expect((await desk(both, '?caseId=case-2')).ids).toEqual([]);
  });

  it("is not another role's", async () => {
    expect(await desk({ roles: ['clerk'], court: '鲁0502' }, '?role=enforcement-judge')).toMatchObject({
      status: 403,
      code: 'AUTH.ROLE_DENIED',
    });
  });

  it('of the president shows all roles of the court', async () => {
    expect((await desk({ roles: ['court-president'], court: '鲁0502' }, '?state=OPEN')).ids).toEqual([
      'urgent',
      'clerks',
      'less-urgent',
      'no-term',
    ]);
    expect((await desk({ roles: ['court-president'], court: '鲁0502' }, '?role=clerk')).ids).toEqual(['clerks']);
  });

  it('is not there for a party, an operator, or somebody without a court', async () => {
    expect((await desk({ roles: ['party'], partyRef: 'creditor-demo' })).status).toBe(403);
    expect((await desk({ roles: ['operator'] })).status).toBe(403);
    expect(await desk({ roles: ['clerk'] })).toMatchObject({ status: 403, code: 'AUTH.NO_COURT' });
  });

  it('does not show a role or a state that does not exist', async () => {
    expect((await desk({ roles: ['clerk'], court: '鲁0502' }, '?role=emperor')).status).toBe(422);
    expect((await desk({ roles: ['clerk'], court: '鲁0502' }, '?state=LOST')).status).toBe(422);
  });
});

describe('a task that no command completes', () => {
  const complete = async (
    id: string,
    person: { roles: readonly string[]; court?: string; subject?: string },
    body: object = { outcome: '已书面核实' },
  ) =>
    served
      .post(`/work-items/${encodeURIComponent(id)}/completion`, await served.issuer.token(person as never))
      .send(body);
  const verify = (more: Partial<NewWorkItem> = {}) =>
    ruling({ id: 'verify/case-1', kind: 'VERIFY_PERFORMANCE', role: 'clerk', ...more });

  it('is done by its person, in his words', async () => {
    await run((tx) => items.open(tx, verify()));
    const { status, body } = await complete('verify/case-1', { roles: ['clerk'], court: '鲁0502', subject: 'clerk-1' });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ state: 'DONE', doneBy: 'clerk-1', outcome: { outcome: '已书面核实' } }),
    ]);
    expect((await complete('verify/case-1', { roles: ['clerk'], court: '鲁0502', subject: 'clerk-2' })).body.code).toBe(
      'WORK_ITEM.CLOSED',
    );
  });

  it('is not done by another role, another court, another person, or in no words', async () => {
    await run(async (tx) => {
      await items.open(tx, verify());
      await items.open(tx, verify({ id: 'own', role: 'mediator', assignee: 'mediator-1' }));
    });
    expect((await complete('verify/case-1', { roles: ['enforcement-judge'], court: '鲁0502' })).body.code).toBe(
      'AUTH.ROLE_DENIED',
    );
    expect((await complete('verify/case-1', { roles: ['clerk'], court: '琼02' })).body.code).toBe('AUTH.OTHER_COURT');
    expect((await complete('own', { roles: ['mediator'], court: '鲁0502', subject: 'mediator-2' })).body.code).toBe(
      'AUTH.ROLE_DENIED',
    );
    expect((await complete('verify/case-1', { roles: ['clerk'], court: '鲁0502' }, {})).status).toBe(422);
    expect((await complete('nothing', { roles: ['clerk'], court: '鲁0502' })).status).toBe(404);
  });

  it('and one that a command completes is refused with the name of the command', async () => {
    await run((tx) => items.open(tx, ruling()));
    const { status, body } = await complete('ruling/case-1/1', { roles: ['enforcement-judge'], court: '鲁0502' });
    expect([status, body.code]).toEqual([409, 'WORK_ITEM.HAS_COMMAND']);
    expect(body.zh).toContain('POST /cases/:caseId/ruling');
  });

  it('a mediator has his own on his desk, and nobody else’s', async () => {
    await run(async (tx) => {
      await items.open(tx, verify({ id: 'his', role: 'mediator', assignee: 'mediator-1' }));
      await items.open(tx, verify({ id: 'other', role: 'mediator', assignee: 'mediator-2' }));
      await items.open(tx, verify({ id: 'unassigned', role: 'mediator' }));
    });
    const answer = await served.get(
      '/work-items',
      await served.issuer.token({ roles: ['mediator'], court: '鲁0502', subject: 'mediator-1' } as never),
    );
    expect(answer.body.items.map(({ id }: { id: string }) => id)).toEqual(['his']);
  });
});
