import { describe, expect, it } from '@jest/globals';
import { CASE_ITSELF, resumedWorkflowId, settlementWorkflowId } from '@hejie/contracts/workflows';
import { courtInstant } from '@hejie/law';
import { readAudit } from '@hejie/persistence';
import { deliverTwice } from '@hejie/testing';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DataSource } from 'typeorm';
import { CaseDirectory, endCase } from '../src/index.js';
import { AT, caseworkFixture } from './fixture.js';

const casework = caseworkFixture();
const total = async (caseId: string) =>
  (await casework.rows('select total from casework.counted where case_id = $1', [caseId]))[0]?.total;
const audit = async (caseId: string) =>
  (await readAudit(casework.get(DataSource).manager, caseId)).map(({ actor, action }) => `${actor} ${action}`);
const facts = (caseId: string) =>
  casework.rows(
    `select type, payload, headers->>'casestep' as step from casework.outbox where case_id = $1 order by id`,
    [caseId],
  );

describe('a step of a case', () => {
  it('records its acts in order, with who acted and when, and answers by their names', async () => {
    const caseId = await casework.known();
    const answers = await casework.record(
      caseId,
      1,
      [{ act: 'count', by: 2 }, { act: 'idle' }, { act: 'write', body: '正文' }],
      { by: 'clerk-1' },
    );
    expect(answers).toEqual({ count: { total: 2 }, idle: { seen: true } });
    expect(await audit(caseId)).toEqual(['clerk-1 probe.counted', 'clerk-1 probe.written']);
    const letters = await casework.rows('select party_id from casework.notice where case_id = $1 order by 1', [caseId]);
    expect(letters).toEqual([{ party_id: `${caseId}.1` }, { party_id: `${caseId}.2` }]);
    expect(await facts(caseId)).toMatchObject([
      { step: '1', payload: { partyId: `${caseId}.1`, at: AT } },
      { step: '1', payload: { partyId: `${caseId}.2`, at: AT } },
    ]);
  });

  it('tells of the stage that the case enters, with its number and a line in the audit', async () => {
    const caseId = await casework.known();
    const entered = { stage: 'NEGOTIATION', awaiting: '和解协议草案' } as const;
    await casework.record(caseId, 4, [{ act: 'count', by: 1 }], { entered });
    expect(await facts(caseId)).toMatchObject([
      {
        type: 'cn.court.settlement.mediation.stage-entered.v1',
        step: '4',
        payload: { caseId, ...entered, at: AT },
      },
    ]);
    expect(await audit(caseId)).toEqual(['workflow probe.counted', 'workflow stage.entered']);
  });

  it('that is refused by the law leaves nothing, also of the acts before the refusal', async () => {
    const caseId = await casework.known();
    const refused = casework.record(caseId, 1, [{ act: 'count', by: 1 }, { act: 'refuse' }]);
    await expect(refused).rejects.toMatchObject({ code: 'PROBE.REFUSED', rule: 'PRE-8' });
    expect([await total(caseId), await audit(caseId)]).toEqual([undefined, []]);
    // Its number is free: the case goes on with another content.
    expect(await casework.record(caseId, 1, [{ act: 'count', by: 3 }])).toEqual({ count: { total: 3 } });
  });

  it('that comes again has no second effect and the first answers, also when both come at once', async () => {
    const caseId = await casework.known();
    const count = () => casework.record(caseId, 1, [{ act: 'count', by: 2 }]);
    const [first, again] = await deliverTwice(count, { atOnce: true })();
    expect([first, again]).toEqual([{ count: { total: 2 } }, { count: { total: 2 } }]);
    expect(await total(caseId)).toBe(2);
  });

  it.each([
    ['another act', [{ act: 'idle' as const }], {}],
    ['the same act with other words', [{ act: 'count' as const, by: 3 }], {}],
    ['another instant', [{ act: 'count' as const, by: 2 }], { at: courtInstant('2026-10-10T09:00:00+08:00') }],
    ['another stage', [{ act: 'count' as const, by: 2 }], { entered: { stage: 'BREACH' as const, awaiting: '' } }],
  ])('whose number comes again with %s is loud, and nothing of it is recorded', async (_, acts, over) => {
    const caseId = await casework.known();
    await casework.record(caseId, 1, [{ act: 'count', by: 2 }]);
    await expect(casework.record(caseId, 1, acts, over)).rejects.toMatchObject({ code: 'IDEMPOTENCY.KEY_REUSED' });
    expect([await total(caseId), await facts(caseId)]).toEqual([2, []]);
  });

  it('is asked for by its workflow: the same number in settlement and resumed enforcement is two steps', async () => {
    const caseId = await casework.known();
    const { activities } = casework;
    expect(Object.keys(activities)).toEqual(['count', 'refuse', 'write', 'ask', 'idle', 'order']);
    const request = { caseId, step: 1, at: AT, by: CASE_ITSELF, acts: [{ act: 'count', by: 1 }] } as const;
    const as = (workflowId: string) =>
      new MockActivityEnvironment({ workflowExecution: { workflowId, runId: 'r' } }).run(activities.count, request);
    const settlement = settlementWorkflowId(caseId);
    const resumed = resumedWorkflowId(caseId);
    expect([await as(settlement), await as(resumed), await as(settlement)]).toEqual([
      { count: { total: 1 } },
      { count: { total: 2 } },
      { count: { total: 1 } },
    ]);
  });

  it('of a case that is not in the directory yet waits for it: it fails, and may be tried again', async () => {
    await expect(casework.record('nowhere', 1, [{ act: 'idle' }])).rejects.toThrow(/DirectoryEntry/);
  });
});

describe('an id that is used again', () => {
  it('for the same letter or the same task changes nothing', async () => {
    const caseId = await casework.known();
    for (const step of [1, 2])
      await casework.record(caseId, step, [
        { act: 'write', body: '正文' },
        { act: 'ask', title: '核实' },
      ]);
    // Two letters, and the task, which is told once.
    expect(await facts(caseId)).toHaveLength(3);
    expect(await casework.rows('select id from casework.work_items where case_id = $1', [caseId])).toHaveLength(1);
  });

  it('for another letter is loud', async () => {
    const caseId = await casework.known();
    await casework.record(caseId, 1, [{ act: 'write', body: '正文' }]);
    const otherText = casework.record(caseId, 2, [{ act: 'write', body: '另一正文' }]);
    await expect(otherText).rejects.toMatchObject({ problem: { code: 'LETTER.ID_TAKEN' } });
    const otherDay = casework.record(caseId, 2, [{ act: 'write', body: '正文' }], {
      at: courtInstant('2026-10-10T09:00:00+08:00'),
    });
    await expect(otherDay).rejects.toMatchObject({ problem: { code: 'LETTER.ID_TAKEN' } });
    expect(await audit(caseId)).toEqual(['workflow probe.written']);
  });

  it('for another task is loud', async () => {
    const caseId = await casework.known();
    await casework.record(caseId, 1, [{ act: 'ask', title: '核实' }]);
    const other = casework.record(caseId, 2, [{ act: 'ask', title: '另一核实' }]);
    await expect(other).rejects.toMatchObject({ problem: { code: 'WORK_ITEM.ID_TAKEN' } });
  });
});

describe('the end of a case in the directory', () => {
  it('stands against an older step that comes late', async () => {
    const caseId = await casework.known();
    await casework.run((tx) => endCase(tx, { caseId, ending: 'PERFORMED', step: 9 }));
    await casework.run((tx) => endCase(tx, { caseId, ending: 'LAPSED', step: 8 }));
    expect(await casework.get(CaseDirectory).ending(caseId)).toBe('PERFORMED');
  });
});
