import { completionPath, workItemPath } from '@hejie/contracts/http';
import { courtInstant } from '@hejie/law';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseRecorder, WorkItems, type NewWorkItem } from '../src/index.js';
import { AT, caseworkFixture } from './fixture.js';

const casework = caseworkFixture();
let items: WorkItems;
const { run } = casework;

const LATER = courtInstant('2026-10-10T09:00:00+08:00');
const ruling = (more: Partial<NewWorkItem> = {}): NewWorkItem => ({
  id: 'ruling/2026-鲁0502-执-1/1',
  caseId: '2026-鲁0502-执-1',
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
  items = casework.get(WorkItems);
});
beforeEach(async () => {
  await casework.rows('delete from casework.work_items');
});

describe('a task for a person', () => {
  it('is opened once, however often it is opened', async () => {
    await run((tx) => items.open(tx, ruling()));
    await run((tx) => items.open(tx, ruling({ createdAt: LATER })));
    expect(await run((tx) => items.get(tx, 'ruling/2026-鲁0502-执-1/1'))).toMatchObject({
      ...ruling(),
      state: 'OPEN',
      doneAt: null,
      doneBy: null,
      outcome: null,
    });
  });

  it.each([
    ['title', { title: '另一标题' }],
    ['term', { dueAt: AT }],
    ['facts', { facts: { paid: '0.00', instalment: 2 } }],
    ['role', { role: 'clerk' as const }],
  ])('with another %s under the same id is refused', async (_, other) => {
    await run((tx) => items.open(tx, ruling()));
    await expect(run((tx) => items.open(tx, ruling(other)))).rejects.toMatchObject({
      problem: { status: 409, code: 'WORK_ITEM.ID_TAKEN' },
    });
  });

  it('may have no term', async () => {
    await run((tx) => items.open(tx, ruling({ dueAt: null, rule: null })));
    expect(await run((tx) => items.get(tx, 'ruling/2026-鲁0502-执-1/1'))).toMatchObject({ dueAt: null, rule: null });
  });

  it('is done with its outcome, by a person, at the court time', async () => {
    await run((tx) => items.open(tx, ruling()));
    const [done] = await run((tx) =>
      items.complete(tx, 'ruling/2026-鲁0502-执-1/1', 'judge-1', { admitted: true }, LATER),
    );
    expect(done).toMatchObject({
      revision: 2,
      state: 'DONE',
      doneBy: 'judge-1',
      doneAt: LATER,
      outcome: { admitted: true },
    });
  });

  it('done again in the same way by the same person is the same deed', async () => {
    await run((tx) => items.open(tx, ruling()));
    await run((tx) => items.complete(tx, 'ruling/2026-鲁0502-执-1/1', 'judge-1', { admitted: true, sum: '1.00' }, AT));
    const again = await run((tx) =>
      items.complete(tx, 'ruling/2026-鲁0502-执-1/1', 'judge-1', { sum: '1.00', admitted: true }, LATER),
    );
    expect(again).toEqual([]);
    expect((await run((tx) => items.get(tx, 'ruling/2026-鲁0502-执-1/1'))).doneAt).toBe(AT);
  });

  it.each([
    ['otherwise', 'judge-1', { admitted: false }],
    ['by another', 'judge-2', { admitted: true }],
  ])('done %s is refused', async (_what, by, outcome) => {
    await run((tx) => items.open(tx, ruling()));
    await run((tx) => items.complete(tx, 'ruling/2026-鲁0502-执-1/1', 'judge-1', { admitted: true }, AT));
    await expect(
      run((tx) => items.complete(tx, 'ruling/2026-鲁0502-执-1/1', by, outcome, LATER)),
    ).rejects.toMatchObject({
      problem: { status: 409, code: 'WORK_ITEM.CLOSED' },
    });
  });

  it('done by two judges at once is done by one of them', async () => {
    await run((tx) => items.open(tx, ruling()));
    const deeds = await Promise.allSettled(
      ['judge-1', 'judge-2'].map((by) => run((tx) => items.complete(tx, 'ruling/2026-鲁0502-执-1/1', by, { by }, AT))),
    );
    expect(deeds.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // Whose deed was recorded first has done it: what he did stands, and the other is told that nothing is left to do.
    const winner = `judge-${deeds.findIndex(({ status }) => status === 'fulfilled') + 1}`;
    expect(await run((tx) => items.get(tx, 'ruling/2026-鲁0502-执-1/1'))).toMatchObject({
      state: 'DONE',
      doneBy: winner,
      outcome: { by: winner },
    });
    expect(deeds.flatMap((deed) => (deed.status === 'rejected' ? [deed.reason as object] : []))).toMatchObject([
      { problem: { status: 409, code: 'WORK_ITEM.CLOSED', zh: '该待办事项已办结或已撤销，无需再办' } },
    ]);
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
      await items.open(tx, ruling({ id: 'other-case', caseId: '2026-鲁0502-执-2' }));
      await items.complete(tx, 'done', 'judge-1', {}, AT);
    });
    expect(await run((tx) => items.cancelForCase(tx, '2026-鲁0502-执-1', LATER, { kind: 'FILING' }))).toHaveLength(1);
    expect(await run((tx) => items.cancelForCase(tx, '2026-鲁0502-执-1', LATER))).toHaveLength(1);
    expect(await run((tx) => items.cancelForCase(tx, '2026-鲁0502-执-1', LATER))).toHaveLength(0);
    const states = await casework.rows('select id, state from casework.work_items order by id');
    expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
      done: 'DONE',
      'other-case': 'OPEN',
      'other-kind': 'CANCELLED',
      'ruling/2026-鲁0502-执-1/1': 'CANCELLED',
    });
    await expect(
      run((tx) => items.complete(tx, 'ruling/2026-鲁0502-执-1/1', 'judge-1', {}, LATER)),
    ).rejects.toMatchObject({
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
    await expect(run((tx) => items.get(tx, 'ruling/2026-鲁0502-执-1/1'))).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });
});

describe('the desk of a person', () => {
  const desk = async (
    person: {
      roles: readonly never[] | readonly string[];
      court?: string;
      partyRef?: string;
      caseIds?: readonly string[];
    },
    query = '',
  ) => {
    const answer = await casework.read(`/work-items${query}`, await casework.issuer.token(person as never));
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
    expect((await desk(both, '?caseId=2026-鲁0502-执-2')).ids).toEqual([]);
  });

  it('shows what is open before what is done, and comes in pages that leave nothing out and repeat nothing', async () => {
    const judge = { roles: ['enforcement-judge'], court: '鲁0502' };
    const pages: string[][] = [];
    let next: string | null = '';
    while (next !== null) {
      const after: string = next === '' ? '' : `&after=${next}`;
      const token = await casework.issuer.token(judge as never);
      const { body } = await casework.read(`/work-items?limit=2${after}`, token);
      pages.push(body.items.map(({ id }: { id: string }) => id));
      ({ next } = body);
    }
    expect(pages).toEqual([
      ['urgent', 'less-urgent'],
      ['no-term', 'done'],
    ]);
    expect(await desk(judge, '?after=nonsense')).toMatchObject({ status: 400, code: 'LIST.CURSOR_INVALID' });
    const forged = Buffer.from(JSON.stringify([false, 'tomorrow', AT, 'x'])).toString('base64url');
    expect(await desk(judge, `?after=${forged}`)).toMatchObject({ status: 400, code: 'LIST.CURSOR_INVALID' });
    expect((await desk(judge, '?limit=0')).status).toBe(422);
  });

  it('is filtered by the day on which tasks are due, and by text, in which no sign means anything else', async () => {
    const judge = { roles: ['enforcement-judge'], court: '鲁0502' };
    expect((await desk(judge, `?dueBy=${AT.slice(0, 10)}`)).ids).toEqual(['urgent']);
    await run((tx) => items.open(tx, ruling({ id: 'fee', title: '收取 50%_费用' })));
    expect((await desk(judge, `?text=${encodeURIComponent('50%_')}`)).ids).toEqual(['fee']);
    expect((await desk(judge, `?text=${encodeURIComponent('5%费')}`)).ids).toEqual([]);
  });

  it('of a token that is bound to cases shows their tasks only, whoever looks', async () => {
    await run((tx) => items.open(tx, ruling({ id: 'second', caseId: '2026-鲁0502-执-2' })));
    for (const roles of [['enforcement-judge'], ['court-president']]) {
      const bound = { roles, court: '鲁0502', caseIds: ['2026-鲁0502-执-2'] };
      expect((await desk(bound)).ids).toEqual(['second']);
      expect((await desk(bound, `?caseId=${encodeURIComponent('2026-鲁0502-执-1')}`)).ids).toEqual([]);
      expect((await desk({ ...bound, caseIds: [] })).ids).toEqual([]);
    }
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

describe('N1: a task in somebody’s hands', () => {
  const clerk = (subject: string) => ({ roles: ['clerk'], court: '鲁0502', subject });
  const act = async (below: string, person: object, body: object = {}) => {
    const token = await casework.issuer.token(person as never);
    const answer = await casework.post(workItemPath('in-hand', below), token).send(body);
    return { status: answer.status, code: answer.body.code, body: answer.body };
  };
  let caseId: string;
  const facts = async () =>
    (
      await casework.rows(
        `select payload from casework.outbox where case_id = $1 and type like '%work-item-changed%' order by id`,
        [caseId],
      )
    ).map(({ payload }) => payload as Record<string, unknown>);

  beforeEach(async () => {
    caseId = await casework.known();
    await casework.rows('delete from casework.absence');
    await run((tx) => items.open(tx, ruling({ id: 'in-hand', caseId, role: 'clerk', kind: 'VERIFY', dueAt: LATER })));
  });

  it('is taken, passed on and taken again, told each time as it stands, and shown with who is responsible and its colour', async () => {
    expect(await act('/claim', clerk('clerk-1'))).toMatchObject({
      status: 201,
      body: { claimedBy: 'clerk-1', responsible: 'clerk-1', colour: 'RED', escalationLevel: 0 },
    });
    expect(await act('/claim', clerk('clerk-2'))).toMatchObject({ code: 'WORK_ITEM.CLAIMED' });
    expect(await act('/delegation', clerk('clerk-1'), { to: 'clerk-2', reason: '外出送达' })).toMatchObject({
      body: { responsible: 'clerk-1', delegatedTo: 'clerk-2' },
    });
    expect(await act('/claim', clerk('clerk-2'))).toMatchObject({
      body: { responsible: 'clerk-2', delegatedTo: null },
    });
    expect(await act('/release', clerk('clerk-1'), { reason: '已转交' })).toMatchObject({
      code: 'WORK_ITEM.NOT_IN_HAND',
    });
    expect(await act('/release', clerk('clerk-2'), { reason: '退回' })).toMatchObject({ body: { responsible: null } });
    expect((await facts()).map(({ claimedBy, revision }) => [claimedBy, revision])).toEqual([
      ['clerk-1', 2],
      ['clerk-1', 3],
      ['clerk-2', 4],
      [null, 5],
    ]);
    const lines = await casework.rows(
      'select actor, action, facts from casework.audit where case_id = $1 order by sequence',
      [caseId],
    );
    expect(lines.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'clerk-1 work-item.claimed',
      'clerk-1 work-item.delegated',
      'clerk-2 work-item.claimed',
      'clerk-2 work-item.released',
    ]);
  });

  it('by two at once is with one of them, and taking what one has is told once', async () => {
    const both = await Promise.all(['clerk-1', 'clerk-2'].map((subject) => act('/claim', clerk(subject))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const holder = (await run((tx) => items.get(tx, 'in-hand'))).claimedBy!;
    // He has it whose taking was recorded first; the other reads that somebody has.
    expect(holder).toBe(`clerk-${both.findIndex(({ status }) => status === 201) + 1}`);
    expect(both.find(({ status }) => status === 409)).toMatchObject({ code: 'WORK_ITEM.CLAIMED' });
    expect((await act('/claim', clerk(holder))).status).toBe(201);
    expect(await facts()).toHaveLength(1);
  });

  it('is completed by its holder, or while he is away by his deputy, or without one by the role', async () => {
    await act('/claim', clerk('clerk-1'));
    const done = (subject: string) => act('/completion', clerk(subject), { outcome: '已核实' });
    expect(await done('clerk-2')).toMatchObject({ code: 'WORK_ITEM.CLAIMED' });
    await casework.rows(
      `insert into casework.absence values ('鲁0502', 'clerk-1', '2026-10-08', '2026-10-10', 'clerk-3')`,
    );
    expect(await done('clerk-2')).toMatchObject({ code: 'WORK_ITEM.CLAIMED' });
    expect(await act('/delegation', clerk('clerk-3'), { to: 'clerk-1', reason: '请回办' })).toMatchObject({
      code: 'WORK_ITEM.DELEGATE_ABSENT',
    });
    expect(await done('clerk-3')).toMatchObject({
      status: 201,
      body: { state: 'DONE', responsible: 'clerk-3', colour: null },
    });
    expect((await facts()).at(-1)).toMatchObject({ state: 'DONE', doneBy: 'clerk-3', closedAt: AT });
  });

  it('is done by a command of another, and the audit says in whose place; not where he passed it on, is away, or the case does it itself', async () => {
    await act('/claim', clerk('clerk-1'));
    const recorder = casework.get(CaseRecorder);
    const does = (by: string, which: object = { id: 'in-hand' }) =>
      run((tx) =>
        recorder.record(
          tx,
          { caseId, at: AT, by },
          { audit: { action: 'verified' }, tasks: { done: [{ ...which, outcome: {} } as never] } },
        ),
      );
    const lines = async () =>
      (
        await casework.rows('select actor, action, facts from casework.audit where case_id = $1 order by sequence', [
          caseId,
        ])
      )
        .filter(({ action }) => action === 'work-item.done-in-place')
        .map(({ actor, facts: said }) => [actor, said]);
    const again = () =>
      run((tx) =>
        items.reopen(tx, {
          ...ruling({ id: 'in-hand', caseId, role: 'clerk', kind: 'VERIFY', dueAt: LATER }),
          claimedBy: 'clerk-1',
        }),
      );
    await does('workflow');
    await again();
    await does('clerk-1');
    await again();
    await casework.rows(
      `insert into casework.absence values ('鲁0502', 'clerk-1', '2026-10-08', '2026-10-10', 'clerk-3')`,
    );
    await does('clerk-3');
    await again();
    expect(await lines()).toEqual([]);
    await casework.rows('delete from casework.absence');
    await does('judge-1', { kind: 'VERIFY' });
    expect(await lines()).toEqual([['judge-1', { id: 'in-hand', kind: 'VERIFY', inPlaceOf: 'clerk-1' }]]);
    expect(await run((tx) => items.get(tx, 'in-hand'))).toMatchObject({ doneBy: 'judge-1', claimedBy: 'clerk-1' });
  });

  it('that the law gives to one person is his alone', async () => {
    await run((tx) => items.open(tx, ruling({ id: 'mine', caseId, role: 'mediator', assignee: 'm-1' })));
    const token = await casework.issuer.token({ roles: ['mediator'], court: '鲁0502', subject: 'm-1' } as never);
    const { body } = await casework
      .post(workItemPath('mine', '/delegation'), token)
      .send({ to: 'm-2', reason: '请代办' });
    expect(body.code).toBe('WORK_ITEM.ASSIGNED_BY_LAW');
  });
});

describe('a task that no command completes', () => {
  const complete = async (
    id: string,
    person: { roles: readonly string[]; court?: string; subject?: string; caseIds?: readonly string[] },
    body: object = { outcome: '已书面核实' },
  ) => casework.post(completionPath(id), await casework.issuer.token(person as never)).send(body);
  const verify = (more: Partial<NewWorkItem> = {}) =>
    ruling({ id: 'verify/2026-鲁0502-执-1', kind: 'VERIFY_PERFORMANCE', role: 'clerk', ...more });

  it('is done by its person, in his words', async () => {
    await run((tx) => items.open(tx, verify()));
    const { status, body } = await complete('verify/2026-鲁0502-执-1', {
      roles: ['clerk'],
      court: '鲁0502',
      subject: 'clerk-1',
    });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ state: 'DONE', doneBy: 'clerk-1', outcome: { outcome: '已书面核实' } }),
    ]);
    expect(
      (await complete('verify/2026-鲁0502-执-1', { roles: ['clerk'], court: '鲁0502', subject: 'clerk-2' })).body.code,
    ).toBe('WORK_ITEM.CLOSED');
    const [line] = await casework.rows(
      `select actor, action, facts from casework.audit where case_id = '2026-鲁0502-执-1'`,
    );
    expect(line).toMatchObject({ actor: 'clerk-1', action: 'work-item.completed' });
  });

  it('is not done by another role, or in no words', async () => {
    await run((tx) => items.open(tx, verify()));
    expect(
      (await complete('verify/2026-鲁0502-执-1', { roles: ['enforcement-judge'], court: '鲁0502' })).body.code,
    ).toBe('AUTH.ROLE_DENIED');
    expect((await complete('verify/2026-鲁0502-执-1', { roles: ['clerk'], court: '鲁0502' }, {})).status).toBe(422);
  });

  it.each([
    ['of another court', 'verify/2026-鲁0502-执-1', { roles: ['clerk'], court: '琼02' }],
    [
      'of another case',
      'verify/2026-鲁0502-执-1',
      { roles: ['clerk'], court: '鲁0502', caseIds: ['2026-鲁0502-执-2'] },
    ],
    ['of the court, for a mediator', 'verify/2026-鲁0502-执-1', { roles: ['mediator'], court: '鲁0502' }],
    ['of another mediator', 'own', { roles: ['mediator'], court: '鲁0502', subject: 'mediator-2' }],
  ])('%s is answered as one that does not exist', async (_what, id, person) => {
    await run(async (tx) => {
      await items.open(tx, verify());
      await items.open(tx, verify({ id: 'own', role: 'mediator', assignee: 'mediator-1' }));
    });
    const answers = [await complete(id, person), await complete('verify/2026-鲁0502-执-7', person)];
    const [outOfReach, unknown] = answers.map(({ status, body: { instance: _, ...problem } }) => ({ status, problem }));
    expect(outOfReach).toEqual(unknown);
    expect(unknown).toMatchObject({ status: 404, problem: { code: 'WORK_ITEM.UNKNOWN' } });
  });

  it('repeats its answer to its person, and not under a token that is bound to other cases', async () => {
    await run((tx) => items.open(tx, verify()));
    const clerk = { roles: ['clerk'] as const, court: '鲁0502', subject: 'clerk-1' };
    const again = async (caseIds?: readonly string[]) => {
      const token = await casework.issuer.token({ ...clerk, caseIds });
      return casework
        .post(completionPath('verify/2026-鲁0502-执-1'), token, 'the-same-key')
        .send({ outcome: '已核实' });
    };
    expect((await again()).status).toBe(201);
    const repeated = await again(['2026-鲁0502-执-1']);
    expect([repeated.status, repeated.headers['idempotency-replayed']]).toEqual([201, 'true']);
    for (const caseIds of [['2026-鲁0502-执-2'], []]) {
      const { status, body } = await again(caseIds);
      expect([status, body.code]).toEqual([404, 'WORK_ITEM.UNKNOWN']);
    }
  });

  it('with an id that no task can have is one that does not exist', async () => {
    const answer = await complete('\0', { roles: ['clerk'], court: '鲁0502' });
    expect([answer.status, answer.body.code]).toEqual([404, 'WORK_ITEM.UNKNOWN']);
  });

  it('and one that a command completes is refused with the name of the command', async () => {
    await run((tx) => items.open(tx, ruling()));
    const { status, body } = await complete('ruling/2026-鲁0502-执-1/1', {
      roles: ['enforcement-judge'],
      court: '鲁0502',
    });
    expect([status, body.code]).toEqual([409, 'WORK_ITEM.HAS_COMMAND']);
    expect(body.zh).toContain('POST /cases/:caseId/ruling');
  });

  it('a mediator has his own on his desk, and nobody else’s', async () => {
    await run(async (tx) => {
      await items.open(tx, verify({ id: 'his', role: 'mediator', assignee: 'mediator-1' }));
      await items.open(tx, verify({ id: 'other', role: 'mediator', assignee: 'mediator-2' }));
      await items.open(tx, verify({ id: 'unassigned', role: 'mediator' }));
    });
    const answer = await casework.read(
      '/work-items',
      await casework.issuer.token({ roles: ['mediator'], court: '鲁0502', subject: 'mediator-1' } as never),
    );
    expect(answer.body.items.map(({ id }: { id: string }) => id)).toEqual(['his']);
  });
});
