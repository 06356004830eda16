import { describe, expect, it } from '@jest/globals';
import { courtInstant, type Yuan } from '@hejie/law';
import { deliverTwice } from '@hejie/testing';
import { COURT, FILED, intakeStage, type FiledCase } from './stage.js';

const intake = intakeStage();
const ASKED = courtInstant(FILED);

const asked = async (): Promise<FiledCase> => {
  const kase = await intake.filed();
  await intake.activities.requestConsents({
    key: `${kase.caseId}:consents`,
    caseId: kase.caseId,
    at: ASKED,
    parties: kase.parties,
  });
  return kase;
};

describe('the question of consent', () => {
  it('PRE-1: goes to each side once, however often the workflow asks for it', async () => {
    const { caseId, parties } = await intake.filed();
    const request = { key: `${caseId}:consents`, caseId, at: ASKED, parties };
    await deliverTwice(intake.activities.requestConsents.bind(intake.activities), { atOnce: true })(request);
    const { stage } = intake;
    expect((await stage.letters(caseId, 'consent-request')).map(({ partyId }) => partyId).sort()).toEqual(
      parties.map(({ partyId }) => partyId).sort(),
    );
    expect(await stage.facts(caseId, 'consent-requested')).toHaveLength(2);
    expect(await stage.facts(caseId, 'notice-issued')).toHaveLength(2);
    expect(await stage.workItems(caseId)).toMatchObject([{ kind: 'ASK_PARTIES', role: 'filing-clerk', state: 'OPEN' }]);
  });

  it('is done when all have answered', async () => {
    const { caseId, parties } = await asked();
    for (const { partyId } of parties) {
      const answer = {
        key: `${caseId}:consent:${partyId}`,
        caseId,
        at: ASKED,
        partyId,
        answer: 'CONSENT' as const,
        by: 'filing-clerk-1',
      };
      await deliverTwice(intake.activities.recordConsent.bind(intake.activities))(answer);
    }
    expect(await intake.stage.facts(caseId, 'consent-recorded')).toHaveLength(2);
    expect(await intake.stage.workItems(caseId)).toMatchObject([{ kind: 'ASK_PARTIES', state: 'DONE' }]);
  });
});

describe('the stage of a case', () => {
  it('a late retry of an older stage never overwrites a newer one', async () => {
    const { caseId } = await intake.filed();
    const enter = (sequence: number, stage: 'SELECTION' | 'NEGOTIATION') =>
      intake.activities.recordStage({
        key: `${caseId}:stage:${sequence}`,
        caseId,
        at: ASKED,
        sequence,
        stage,
        awaiting: '…',
      });
    await enter(3, 'NEGOTIATION');
    await enter(2, 'SELECTION');
    expect((await intake.stage.read(`/cases/${caseId}`, intake.filingClerk).expect(200)).body.stage).toBe(
      'NEGOTIATION',
    );
  });
});

describe('a case that goes back to filing', () => {
  it('is a task of the same day, and is filed once under 执', async () => {
    const { caseId, parties } = await intake.filed();
    const back = {
      key: `${caseId}:filing`,
      caseId,
      at: courtInstant('2026-06-11T00:00:00+08:00'),
      court: COURT,
      reason: 'LAPSED' as const,
      rule: 'PRE-8',
      parties,
      lateness: { deadline: courtInstant('2026-06-11T00:00:00+08:00'), latenessSeconds: 30 },
    };
    await deliverTwice(intake.activities.handOverToFiling.bind(intake.activities))(back);
    const { stage, filingClerk } = intake;
    expect(await stage.letters(caseId, 'settlement-ended')).toHaveLength(2);
    expect(await stage.facts(caseId, 'handed-over-to-filing')).toMatchObject([
      { data: { reason: 'LAPSED', latenessSeconds: 30 } },
    ]);
    const [task] = await stage.workItems(caseId);
    expect(task).toMatchObject({
      kind: 'FILE_AS_ENFORCEMENT',
      role: 'filing-clerk',
      dueAt: new Date('2026-06-12T00:00:00+08:00'),
    });

    const file = (key: string) =>
      stage.post(`/cases/${caseId}/filing`, filingClerk, '2026-06-11T09:00:00+08:00', key).send({});
    const { body } = await file('file').expect(201);
    expect(body.caseNumber).toMatch(/^（2026）鲁0502执\d+号$/);
    expect((await file('file').expect(201)).body).toEqual(body);
    expect((await file('again').expect(201)).body).toEqual(body);
    expect(await stage.workItems(caseId)).toMatchObject([{ state: 'DONE', doneBy: 'filing-clerk-1' }]);
    expect((await stage.facts(caseId, 'case-number-allocated')).length).toBe(2);
  });

  it('that comes on a day off is a task of the next working day', async () => {
    const { caseId, parties } = await intake.filed();
    const saturday = courtInstant('2026-06-13T00:00:00+08:00');
    await intake.activities.handOverToFiling({
      key: `${caseId}:filing`,
      caseId,
      at: saturday,
      court: COURT,
      reason: 'LAPSED',
      rule: 'PRE-8',
      parties,
    });
    expect(await intake.stage.workItems(caseId)).toMatchObject([{ dueAt: new Date('2026-06-16T00:00:00+08:00') }]);
  });

  it('that was in enforcement already goes on there: both sides are told, and nothing is filed', async () => {
    const { caseId, parties } = await intake.filed({
      packId: 'enterprise-2025',
      enforcementNumber: '(2026)鲁0502执77号',
    });
    await intake.activities.handOverToFiling({
      key: `${caseId}:filing`,
      caseId,
      at: ASKED,
      court: COURT,
      reason: 'FAILED',
      rule: 'PRE-7',
      parties,
    });
    const letters = await intake.stage.letters(caseId, 'settlement-ended');
    expect(letters.map(({ body }) => body)).toEqual(
      Array(2).fill(
        expect.stringContaining('（2026）鲁0502执77号：和解员宣布不能达成和解协议，和解程序结束，恢复原执行程序'),
      ),
    );
    expect(await intake.stage.workItems(caseId)).toEqual([]);
    await intake.stage.post(`/cases/${caseId}/filing`, intake.filingClerk, FILED).send({}).expect(404);
  });

  it('that was never handed over cannot be filed', async () => {
    const { caseId } = await intake.filed();
    await intake.stage.post(`/cases/${caseId}/filing`, intake.filingClerk, FILED).send({}).expect(404);
  });
});

describe('a number of a case', () => {
  it('asked for twice with one key is one number; twenty keys at once have no gap', async () => {
    const { caseId } = await intake.filed();
    const allocate = (key: string) =>
      intake.activities.allocateCaseNumber({ key: `${caseId}:${key}`, caseId, at: ASKED, court: COURT, type: '执恢' });
    const [first, again] = await deliverTwice(allocate, { atOnce: true })('number');
    expect(again).toEqual(first);
    const many = await Promise.all(Array.from({ length: 20 }, (_, i) => allocate(`number-${i}`)));
    const serials = [first, ...many]
      .map(({ caseNumber }) => Number(/执恢(\d+)号/.exec(caseNumber)![1]))
      .sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
  });

  it('SEED3 五(四): a settled case is registered under 执 where the pack says so, and only there', async () => {
    const closing = await intake.filed();
    const register = (caseId: string, effect: string) =>
      intake.activities.registerSettled({ key: `${caseId}:registered`, caseId, at: ASKED, court: COURT, effect });
    const [first, again] = await deliverTwice(register)(closing.caseId, 'REGISTER_AND_CLOSE');
    expect(first.caseNumber).toMatch(/执\d+号$/);
    expect(again).toEqual(first);
    const { stage } = intake;
    expect((await stage.letters(closing.caseId, 'settled-case-registered')).map(({ body }) => body)).toEqual(
      Array(2).fill(expect.stringContaining(first.caseNumber!)),
    );
    expect(await stage.workItems(closing.caseId)).toMatchObject([
      {
        kind: 'REGISTER_AND_CLOSE',
        role: 'filing-clerk',
        state: 'OPEN',
        facts: { enforcementNumber: first.caseNumber },
      },
    ]);
    const staying = await intake.filed();
    expect((await register(staying.caseId, 'STAY')).caseNumber).toBeUndefined();
    expect(await stage.workItems(staying.caseId)).toMatchObject([
      { kind: 'STAY_ENFORCEMENT', role: 'enforcement-judge' },
    ]);
  });
});

describe('the end of a case', () => {
  it('is told once, and nobody is asked any longer', async () => {
    const { caseId } = await asked();
    const end = {
      key: `${caseId}:closed`,
      caseId,
      at: ASKED,
      ending: 'PERFORMED' as const,
      rule: 'SET-ART-8-1',
      paid: '8182.00' as Yuan,
    };
    await deliverTwice(intake.activities.closeCase.bind(intake.activities), { atOnce: true })(end);
    expect(await intake.stage.facts(caseId, 'case-closed')).toHaveLength(1);
    expect(await intake.stage.workItems(caseId)).toMatchObject([{ state: 'CANCELLED' }]);
    expect((await intake.stage.read(`/cases/${caseId}`, intake.filingClerk).expect(200)).body).toMatchObject({
      ending: 'PERFORMED',
      paid: '8182.00',
    });
    // The workflow server does not know this case: it is long over. The record does.
    const status = await intake.stage.read(`/cases/${caseId}/status`, intake.filingClerk).expect(200);
    expect(status.body).toMatchObject({ ending: 'PERFORMED', paid: '8182.00', awaiting: '案件已结束' });
    const late = await intake.stage
      .post(`/cases/${caseId}/consents`, intake.filingClerk, FILED)
      .send({ partyId: `${caseId}.1`, answer: 'CONSENT' })
      .expect(409);
    expect(late.body.code).toBe('CASE.ENDED');
  });
});
