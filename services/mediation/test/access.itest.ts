import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { applicationAccepted } from '@hejie/contracts/facts';
import { courtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { CaseDirectory } from '@hejie/service-kit';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { ACCEPTED, COURT, DEADLINE, MEDIATOR, mediationStage } from './stage.js';

const mediation = mediationStage();

/** Every command on a case, with a body of the right shape. */
const commands = (caseId: string) =>
  [
    [`/cases/${caseId}/designation`, { mediatorId: 'm-1', chosenBy: 'COURT' }],
    [`/cases/${caseId}/designation/acceptance`, {}],
    [`/cases/${caseId}/designation/declination`, { reason: '回避' }],
    [`/cases/${caseId}/extension`, { days: 10, signedBy: [`${caseId}.1`, `${caseId}.2`] }],
    [`/cases/${caseId}/failure`, { reason: '分歧过大' }],
    [`/cases/${caseId}/withdrawal`, { partyId: `${caseId}.1`, reason: '不再和解' }],
    [`/cases/${caseId}/agreements`, { terms: agreementTermsOf() }],
    [`/cases/${caseId}/agreements/1/signatures`, { signatoryId: 's-creditor' }],
  ] as const;
const reads = (caseId: string) => [`/cases/${caseId}/negotiation`, `/cases/${caseId}/agreements`];

describe('who may do what', () => {
  it('without a token nothing is answered', async () => {
    const { caseId } = await mediation.negotiating();
    for (const path of [...reads(caseId), '/mediators', '/work-items']) await mediation.stage.read(path).expect(401);
  });

  it('staff of another court see and do nothing', async () => {
    const { stage } = mediation;
    const { caseId } = await mediation.negotiating();
    const elsewhere = await stage.token({
      roles: ['settlement-judge', 'judges-assistant', 'clerk', 'mediator'],
      court: '鲁0503',
      subject: 'elsewhere',
    });
    for (const path of reads(caseId)) await stage.read(path, elsewhere).expect(403);
    for (const [path, body] of commands(caseId)) await stage.post(path, elsewhere, ACCEPTED).send(body).expect(403);
  });

  it('a party of another case sees and does nothing; its own party reads', async () => {
    const { stage } = mediation;
    const { caseId } = await mediation.negotiating();
    const other = await mediation.negotiating();
    const stranger = await stage.token({ roles: ['party'], partyRef: `creditor-${other.caseId}` });
    const creditor = await stage.token({ roles: ['party'], partyRef: `creditor-${caseId}` });
    for (const path of reads(caseId)) {
      await stage.read(path, stranger).expect(403);
      await stage.read(path, creditor).expect(200);
    }
    for (const [path, body] of commands(caseId)) await stage.post(path, stranger, ACCEPTED).send(body).expect(403);
  });

  it('nobody withdraws or signs for the other side', async () => {
    const { activities, stage } = mediation;
    const { caseId } = await mediation.negotiating();
    const { signatories } = agreementTermsOf();
    const ofCase = signatories.map((signatory) =>
      signatory.role === 'CREDITOR' ? { ...signatory, partyId: `${caseId}.1` } : signatory,
    );
    await activities.recordProposal({
      key: `${caseId}:proposal:1`,
      caseId,
      at: ACCEPTED,
      version: 1,
      terms: agreementTermsOf({ signatories: ofCase }),
      by: 'mediator-1',
    });
    const debtor = await stage.token({ roles: ['party'], partyRef: `debtor-${caseId}` });
    const withdrawn = await stage
      .post(`/cases/${caseId}/withdrawal`, debtor, ACCEPTED)
      .send({ partyId: `${caseId}.1`, reason: '不再和解' })
      .expect(403);
    const signed = await stage
      .post(`/cases/${caseId}/agreements/1/signatures`, debtor, ACCEPTED)
      .send({ signatoryId: 's-creditor' })
      .expect(403);
    expect([withdrawn.body.code, signed.body.code]).toEqual(['AUTH.NOT_A_PARTY', 'AUTH.NOT_A_PARTY']);
    // The terms name no party of this case for the debtor: nobody signs there, not even the debtor.
    const nobodys = await stage
      .post(`/cases/${caseId}/agreements/1/signatures`, debtor, ACCEPTED)
      .send({ signatoryId: 's-debtor' })
      .expect(422);
    expect(nobodys.body.code).toBe('AGREEMENT.SIGNATORY_WITHOUT_PARTY');
    for (const version of ['0', 'x', '1.5', '99999999999'])
      await stage
        .post(`/cases/${caseId}/agreements/${version}/signatures`, debtor, ACCEPTED)
        .send({ signatoryId: 's-debtor' })
        .expect(422);
  });

  it('a mediator sees the cases he is asked for, and no other of the court', async () => {
    const { activities, stage, judge } = mediation;
    const { caseId, court, parties } = await stage.enter();
    await stage
      .post('/mediators', judge, ACCEPTED)
      .send({ ...MEDIATOR, mediatorId: 'm-4', subject: 'mediator-4' })
      .expect(201);
    const mediator = await stage.token({ roles: ['mediator'], court: COURT, subject: 'mediator-4' });
    const stranger = await stage.token({ roles: ['mediator'], court: COURT, subject: 'mediator-1' });
    const tasks = async (token: string) =>
      (await stage.read(`/work-items?caseId=${caseId}`, token).expect(200)).body.items.map(
        ({ kind }: { kind: string }) => kind,
      );
    await stage.read(`/cases/${caseId}/agreements`, mediator).expect(403);
    await activities.recordDesignation({
      key: `${caseId}:designation:1`,
      caseId,
      at: ACCEPTED,
      court,
      mediatorId: 'm-4',
      chosenBy: 'COURT',
      acceptBy: DEADLINE,
      by: 'judge-1',
      parties,
    });
    await stage.read(`/cases/${caseId}/agreements`, mediator).expect(200);
    expect((await stage.read(`/cases/${caseId}/agreements`, stranger).expect(403)).body.code).toBe('AUTH.OTHER_CASE');
    expect([await tasks(mediator), await tasks(stranger)]).toEqual([['ACCEPT_DESIGNATION'], []]);
    await activities.recordDecline({
      key: `${caseId}:decline:2`,
      caseId,
      at: ACCEPTED,
      court,
      mediatorId: 'm-4',
      reason: '回避',
      silence: false,
      round: 2,
      redesignateBy: DEADLINE,
    });
    await stage.read(`/cases/${caseId}/agreements`, mediator).expect(403);
  });

  it('a mediator acts in his own cases only', async () => {
    const { stage, judge } = mediation;
    const { caseId } = await mediation.negotiating();
    await stage
      .post('/mediators', judge, ACCEPTED)
      .send({ ...MEDIATOR, mediatorId: 'm-2', subject: 'mediator-2' })
      .expect(201);
    const other = await stage.token({ roles: ['mediator'], court: COURT, subject: 'mediator-2' });
    const { body } = await stage
      .post(`/cases/${caseId}/failure`, other, ACCEPTED)
      .send({ reason: '分歧过大' })
      .expect(403);
    expect(body.code).toBe('AUTH.OTHER_CASE');
    const unknown = await stage.token({ roles: ['mediator'], court: COURT, subject: 'nobody' });
    await stage.post(`/cases/${caseId}/designation/acceptance`, unknown, ACCEPTED).send({}).expect(403);
  });

  it('nobody is designated who is not on the roll of the court', async () => {
    const { stage, judge } = mediation;
    const { caseId } = await stage.enter();
    const { body } = await stage
      .post(`/cases/${caseId}/designation`, judge, ACCEPTED)
      .send({ mediatorId: 'm-9', chosenBy: 'COURT' })
      .expect(422);
    expect(body).toMatchObject({ code: 'DESIGNATION.NOT_ON_ROSTER', rule: 'PRE-5' });
  });
});

describe('the roll of mediators', () => {
  it('belongs to the court: another court neither sees it nor takes its ids', async () => {
    const { stage, judge } = mediation;
    const elsewhere = await stage.token({ roles: ['settlement-judge'], court: '鲁0503', subject: 'judge-2' });
    expect((await stage.read('/mediators', elsewhere).expect(200)).body.items).toEqual([]);
    expect((await stage.read('/mediators', judge).expect(200)).body.items).toContainEqual(
      expect.objectContaining({ mediatorId: 'm-1' }),
    );
    await stage
      .post('/mediators', elsewhere, ACCEPTED)
      .send({ ...MEDIATOR, mediatorId: 'm-3' })
      .expect(403);
    const taken = await stage
      .post('/mediators', elsewhere, ACCEPTED)
      .send({ ...MEDIATOR, court: '鲁0503' })
      .expect(409);
    expect(taken.body.code).toBe('MEDIATOR.ID_TAKEN');
    const twice = await stage
      .post('/mediators', judge, ACCEPTED)
      .send({ ...MEDIATOR, mediatorId: 'm-5' })
      .expect(409);
    expect(twice.body.code).toBe('MEDIATOR.SUBJECT_TAKEN');
  });

  it('takes the same person from several desks at once, and lists them once', async () => {
    const { stage, judge } = mediation;
    const mediator = { ...MEDIATOR, mediatorId: 'm-many', subject: 'mediator-many' };
    await Promise.all(
      Array.from({ length: 8 }, () => stage.post('/mediators', judge, ACCEPTED).send(mediator).expect(201)),
    );
    const { body } = await stage.read('/mediators', judge).expect(200);
    expect(body.items.filter(({ mediatorId }: { mediatorId: string }) => mediatorId === 'm-many')).toHaveLength(1);
  });
});

describe('the directory of cases', () => {
  it('learns of a case when its application is accepted, through the broker', async () => {
    const { stage } = mediation;
    const caseId = randomUUID();
    const data = { ...applicationAccepted.sample, caseId };
    const occurredAt = courtInstant('2026-05-08T09:30:00+08:00');
    await stage.unitOfWork.run((tx) =>
      stage.get(Outbox).append(tx, { definition: applicationAccepted, caseId, aggregateId: caseId, data, occurredAt }),
    );
    await eventually(
      async () =>
        expect(await stage.get(CaseDirectory).find(caseId)).toMatchObject({
          court: data.court,
          caseNumber: data.caseNumber,
        }),
      { timeout: 30_000 },
    );
  });
});
