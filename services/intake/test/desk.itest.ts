import { workItemPath } from '@hejie/contracts/http';
import { type CourtInstant, courtInstant, endOfDay, legalDate } from '@hejie/law';
import { eventually } from '@hejie/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CaseRecorder, StepRunner } from '@hejie/casework';
import { ladderWorkflowId, type FileDecision, type IntakeActs } from '@hejie/contracts/workflows';
import { DeskOfAllSubscriptions } from '../src/desk/desk-subscriptions.js';
import { COURT, FILED, intakeFixture } from './fixture.js';

const intake = intakeFixture();
const DUE = endOfDay(legalDate('2026-05-29'));
let caseId: string;
let step: number;

const sql = (text: string, values: unknown[] = []) => intake.service.dataSource.query(text, values);
const person = (subject: string, role: string) =>
  intake.service.token({ roles: [role as never], court: COURT, subject });

/** A task of another service, as its facts tell of it. */
const told = (over: object = {}) => ({
  caseId,
  itemId: `verify/${caseId}`,
  court: COURT,
  kind: 'VERIFY_PERFORMANCE',
  role: 'clerk',
  assignee: null,
  claimedBy: 'clerk-1',
  delegatedTo: null,
  dueAt: DUE,
  rule: 'SET-ART-8-1',
  title: '核实履行情况',
  state: 'OPEN' as const,
  createdAt: courtInstant('2026-05-28T10:00:00+08:00'),
  closedAt: null,
  doneBy: null,
  revision: 1,
  at: courtInstant('2026-05-28T10:00:00+08:00'),
  ...over,
});
const hear = (data: ReturnType<typeof told>): Promise<void> =>
  intake.service.unitOfWork.run((tx) =>
    intake.service.get(DeskOfAllSubscriptions).inPerformance({ data } as never, tx),
  );
const closed = (at: string, over: object = {}) =>
  told({ state: 'DONE', closedAt: courtInstant(at), doneBy: 'clerk-1', revision: 2, at: courtInstant(at), ...over });

/** A step of the ladder's workflow. */
const laddered = async (at: CourtInstant, act: object): Promise<FileDecision> => {
  const runner = intake.service.get<StepRunner<IntakeActs>>(StepRunner);
  const answers = await runner.run(ladderWorkflowId(caseId), {
    caseId,
    step: ++step,
    at,
    by: 'case',
    acts: [act as never],
  });
  return Object.values(answers)[0] as FileDecision;
};
const reach = (deadline: CourtInstant, latenessSeconds = 0) =>
  laddered(deadline, { act: 'reachLadderRung', lateness: { deadline, latenessSeconds }, now: deadline });
const escalations = async () =>
  (await intake.service.workItems(caseId))
    .filter(({ id }) => id.startsWith('escalation/'))
    .map(({ kind, role, state }) => `${kind} ${role} ${state}`);
const names = async () =>
  (await intake.service.facts(caseId))
    .map(({ type }) => type.split('.').at(-2)!)
    .filter((name) => /ladder|escalated/.test(name));

beforeEach(async () => {
  ({ caseId } = await intake.filed());
  step = 0;
});

describe('E7: the ladder of a case', () => {
  it('is opened by the first task with a term, climbs to the president, says who was responsible, and ends when the task is done', async () => {
    await hear(told());
    const rungs: string[] = [];
    let answer = await laddered(DUE, { act: 'reviewLadder' });
    while (answer.due) {
      rungs.push(answer.due.at);
      answer = await reach(answer.due.at, 3);
    }
    expect(rungs).toEqual([
      '2026-05-30T00:00:00+08:00',
      '2026-06-02T00:00:00+08:00',
      '2026-06-04T00:00:00+08:00',
      '2026-06-06T00:00:00+08:00',
    ]);
    expect(answer).toMatchObject({ stage: 'WATCHING', due: null });
    expect(await escalations()).toEqual([
      'TASK_REMINDER settlement-judge CANCELLED',
      'SEE_TO_TASK settlement-judge OPEN',
      'SEE_TO_TASK supervisor OPEN',
      'SEE_TO_TASK court-president OPEN',
    ]);
    const raised = await intake.service.facts(caseId, 'work-item-escalated');
    expect(raised.at(-1)!.data).toMatchObject({
      service: 'performance',
      level: 3,
      role: 'court-president',
      rule: 'SET-ART-8-1',
      latenessDays: 7,
      latenessSeconds: 3,
      responsible: 'clerk-1',
      responsibleRole: 'clerk',
    });
    await hear(closed('2026-06-08T10:00:00+08:00'));
    expect((await escalations()).every((one) => one.endsWith('CANCELLED'))).toBe(true);
    const [{ outcome }] = await sql(`select outcome from work_items where case_id = $1 and role = 'supervisor'`, [
      caseId,
    ]);
    expect(outcome).toEqual({ why: '事项已经办结' });
    expect(await names()).toEqual([
      'ladder-opened',
      ...Array<string>(4).fill('work-item-escalated'),
      'ladder-ended',
      'ladder-changed',
    ]);
    expect(await laddered(DUE, { act: 'reviewLadder' })).toMatchObject({ ending: { ending: 'NOTHING_OPEN' } });
  });

  it('comes to each rung once, however often the step is asked', async () => {
    await hear(told());
    const once = await reach(DUE);
    step -= 1;
    expect(await reach(DUE)).toEqual(once);
    expect(await reach(DUE)).toEqual(once);
    expect(await escalations()).toHaveLength(1);
  });

  it('of a completion and an escalation in one second the first that is recorded counts, and the other is told why', async () => {
    await hear(told());
    await hear(closed('2026-05-29T23:59:59.500+08:00'));
    expect(await reach(DUE)).toMatchObject({ ending: { ending: 'NOTHING_OPEN' } });
    expect(await escalations()).toEqual([]);

    // The other way round: the rung is recorded, then intake hears that the task had been done half a second before.
    await hear(told({ itemId: `second/${caseId}` }));
    await reach(DUE);
    await hear(closed('2026-05-29T23:59:59.500+08:00', { itemId: `second/${caseId}` }));
    const [{ state, outcome, id }] = await sql(
      `select id, state, outcome from work_items where case_id = $1 and id like 'escalation/%'`,
      [caseId],
    );
    expect([state, outcome]).toEqual(['CANCELLED', { why: '事项在催办之前已经办结，催办撤回' }]);
    const judge = await person('judge-1', 'settlement-judge');
    const { body } = await intake.service
      .post(workItemPath(id, '/completion'), judge, '2026-05-30T09:00:00+08:00')
      .send({ outcome: '已督办' });
    expect([body.code, body.zh]).toEqual(['WORK_ITEM.CLOSED', expect.stringContaining('事项在催办之前已经办结')]);
  });

  it('both at once are recorded one after the other: the first that is recorded counts, and the records say which it was', async () => {
    await hear(told());
    const [rung] = await Promise.all([reach(DUE), hear(closed('2026-05-30T00:00:00.200+08:00'))]);
    const raised = await sql(`select state, outcome from work_items where case_id = $1 and id like 'escalation/%'`, [
      caseId,
    ]);
    const order = (await names()).filter((name) => name === 'work-item-escalated');
    if (rung.ending === undefined) {
      // The rung was climbed first: somebody was told, and reads that the task was done after all.
      expect(raised).toEqual([{ state: 'CANCELLED', outcome: { why: '事项已经办结' } }]);
      expect(order).toHaveLength(1);
    } else {
      // The task was done first: the rung finds nothing open, and nobody is told of anything.
      expect(rung.ending).toMatchObject({ ending: 'NOTHING_OPEN' });
      expect(raised).toEqual([]);
      expect(order).toEqual([]);
    }
    const [{ state }] = await sql('select state from desk_item where case_id = $1', [caseId]);
    expect(state).toBe('DONE');
    expect(await laddered(DUE, { act: 'reviewLadder' })).toMatchObject({ ending: { ending: 'NOTHING_OPEN' } });
  });

  it('is climbed anew where the task is due at another instant, and opened again by a task after its end', async () => {
    await hear(told());
    await reach(DUE);
    const later = endOfDay(legalDate('2026-06-30'));
    await hear(told({ dueAt: later, revision: 2, at: courtInstant('2026-05-30T08:00:00+08:00') }));
    expect(await escalations()).toEqual(['TASK_REMINDER settlement-judge CANCELLED']);
    expect(await laddered(DUE, { act: 'reviewLadder' })).toMatchObject({ due: { at: '2026-06-20T09:00:00+08:00' } });
    await hear(closed('2026-06-01T10:00:00+08:00', { revision: 3 }));
    await hear(told({ itemId: `next/${caseId}` }));
    expect((await names()).at(-1)).toBe('ladder-reopened');
  });

  it('hears nothing of what is older than it knows', async () => {
    await hear(closed('2026-05-29T10:00:00+08:00'));
    await hear(told());
    expect(await sql('select state, revision from desk_item where case_id = $1', [caseId])).toEqual([
      { state: 'DONE', revision: 2 },
    ]);
    expect(await names()).toEqual([]);
  });
});

describe('N1: one desk for the tasks of every service', () => {
  const ids = async (token: string, query = '') => {
    const { body, status } = await intake.service.read(`/desk?caseId=${encodeURIComponent(caseId)}${query}`, token);
    return status === 200 ? (body.items as { itemId: string }[]).map(({ itemId }) => itemId) : status;
  };

  it('shows to each role what is its own, to who oversees the court all of it, filtered, with who is responsible', async () => {
    await hear(told());
    await hear(told({ itemId: 'judges', role: 'enforcement-judge', claimedBy: null, kind: 'RULING' }));
    await hear(told({ itemId: 'mine', role: 'mediator', assignee: 'm-1', claimedBy: null }));
    expect(await ids(await person('clerk-9', 'clerk'))).toEqual([`verify/${caseId}`]);
    expect(await ids(await person('m-1', 'mediator'))).toEqual(['mine']);
    expect(await ids(await person('m-2', 'mediator'))).toEqual([]);
    const president = await person('p-1', 'court-president');
    expect(await ids(president, '&kind=RULING')).toEqual(['judges']);
    expect(await ids(president, '&assignee=clerk-1')).toEqual([`verify/${caseId}`]);
    expect(await ids(president, '&colour=OVERDUE')).toHaveLength(3);
    expect(await ids(president, '&colour=GREEN')).toEqual([]);
    expect(await ids(president, '&limit=1')).toHaveLength(1);
    expect(await ids(await person('clerk-9', 'clerk'), '&role=mediator')).toBe(403);
    const other = await intake.service.token({ roles: ['clerk'], court: '琼02' });
    expect(await ids(other)).toEqual([]);
  });

  it('has intake’s own tasks too, as its facts bring them', async () => {
    await intake.service.unitOfWork.run((tx) =>
      intake.service.get(CaseRecorder).record(
        tx,
        { caseId, at: courtInstant(FILED), by: 'judge-1' },
        {
          audit: { action: 'probe.asked' },
          tasks: { opened: [{ id: `own/${caseId}`, kind: 'PROBE', role: 'filing-clerk', facts: {}, title: '办理' }] },
        },
      ),
    );
    const clerk = intake.filingClerk;
    await eventually(async () => expect(await ids(clerk, '&kind=PROBE')).toEqual([`own/${caseId}`]));
  });

  it('goes by absences that people enter for themselves, and a supervisor for others', async () => {
    await hear(told());
    const away = { subject: 'clerk-1', from: '2026-05-28', to: '2099-12-31', deputy: 'clerk-2' };
    const put = async (token: string, body: object) =>
      (await intake.service.put('/absences', token, '2026-05-28T09:00:00+08:00').send(body)).body;
    expect((await put(await person('clerk-2', 'clerk'), away)).code).toBe('AUTH.ROLE_DENIED');
    expect(await put(await person('s-1', 'supervisor'), away)).toEqual({ court: COURT, ...away });
    const { body } = await intake.service.read(
      `/desk?caseId=${encodeURIComponent(caseId)}`,
      await person('clerk-2', 'clerk'),
    );
    expect(body.items[0]).toMatchObject({ claimedBy: 'clerk-1', responsible: 'clerk-2', colour: 'OVERDUE' });
    const facts = await intake.service.facts(`desk/${COURT}`, 'absence-set');
    expect(facts.at(-1)!.data).toMatchObject(away);
    expect((await put(await person('clerk-1', 'clerk'), { from: '2026-05-28', to: null, deputy: null })).to).toBeNull();
    expect(await sql('select * from absence')).toEqual([]);
    expect(
      (await put(await person('clerk-1', 'clerk'), { from: '2026-06-02', to: '2026-06-01', deputy: null })).code,
    ).toBe('ABSENCE.REVERSED');
  });
});
