import { describe, expect, it } from '@jest/globals';
import { applicationAccepted } from '@hejie/contracts/facts';
import { courtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { CaseDirectory } from '@hejie/casework';
import { newCaseId } from '@hejie/casework/testing';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { defectsSet } from '../src/selection/defects-of-filing.js';
import { ACCEPTED, COURT, DEADLINE, DESIGNATION, MEDIATOR, mediationFixture } from './fixture.js';

const mediation = mediationFixture();

/** Every command on a case, with a body of the right shape. */
const commands = (caseId: string) =>
  [
    [`/cases/${caseId}/designation`, { mediatorId: 'm-1', chosenBy: 'COURT' }],
    [`/cases/${caseId}/designation/acceptance`, {}],
    [`/cases/${caseId}/designation/declination`, { reason: '回避' }],
    [`/cases/${caseId}/disclosure`, { relation: 'OTHER', disclosed: '熟人' }],
    [`/cases/${caseId}/disclosure/answers`, { partyId: `${caseId}.1`, consents: true }],
    [`/cases/${caseId}/recusal`, { partyId: `${caseId}.1`, relation: 'OTHER', reason: '熟人' }],
    [`/cases/${caseId}/recusal/decision`, { granted: true, reason: '属实' }],
    [`/cases/${caseId}/replacement`, { reason: '因病' }],
    [`/cases/${caseId}/appraisal`, { subject: '厂房', until: '2026-05-20' }],
    [`/cases/${caseId}/appraisal/end`, {}],
    [
      `/cases/${caseId}/extension`,
      {
        days: 10,
        signedBy: [`${caseId}.1`, `${caseId}.2`],
        request: { paper: '延长和解期限申请书', signedOn: '2026-05-09' },
      },
    ],
    [`/cases/${caseId}/failure`, { reason: '分歧过大' }],
    [`/cases/${caseId}/withdrawal`, { partyId: `${caseId}.1`, reason: '不再和解' }],
    [`/cases/${caseId}/agreements`, { terms: agreementTermsOf() }],
    [`/cases/${caseId}/agreements/1/signatures`, { signatoryId: 's-creditor' }],
  ] as const;
const reads = (caseId: string) => [
  `/cases/${caseId}/negotiation`,
  `/cases/${caseId}/agreements`,
  `/cases/${caseId}/recusals`,
];

/** Reads and commands about the case are answered as those about a case that does not exist. */
async function beyondReach(caseId: string, token: string): Promise<void> {
  const { service } = mediation;
  const answers = async (id: string) => [
    ...(await Promise.all(reads(id).map((path) => service.read(path, token)))),
    ...(await Promise.all(commands(id).map(([path, body]) => service.post(path, token, ACCEPTED).send(body)))),
  ];
  const told = (responses: Awaited<ReturnType<typeof answers>>) =>
    responses.map(({ status, body: { instance: _, ...problem } }) => ({ status, problem }));
  const forbidden = told(await answers(caseId));
  expect(forbidden).toEqual(told(await answers(newCaseId())));
  for (const answer of forbidden) expect(answer).toMatchObject({ status: 404, problem: { code: 'CASE.UNKNOWN' } });
}

describe('who may do what', () => {
  it('without a token nothing is answered', async () => {
    const { caseId } = await mediation.negotiating();
    for (const path of [...reads(caseId), '/mediators', '/work-items']) await mediation.service.read(path).expect(401);
  });

  it('staff of another court see and do nothing', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    const elsewhere = await service.token({
      roles: ['settlement-judge', 'judges-assistant', 'clerk', 'mediator'],
      court: '鲁0503',
      subject: 'elsewhere',
    });
    await beyondReach(caseId, elsewhere);
  });

  it('a token that is bound to another case sees and does nothing in this one', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    const other = await mediation.negotiating();
    const person = {
      roles: ['settlement-judge', 'judges-assistant', 'clerk', 'mediator', 'party'],
      court: COURT,
      subject: MEDIATOR.subject,
      partyRef: `creditor-${caseId}`,
    } as const;
    const bound = await service.token({ ...person, caseIds: [other.caseId] });
    await beyondReach(caseId, bound);
    for (const courtCase of [caseId, other.caseId])
      await service.step(courtCase, ACCEPTED, [{ ...DESIGNATION, round: 2, chosenBy: 'COURT' }], { by: 'judge-1' });
    const { body } = await service.read('/work-items', bound).expect(200);
    expect(new Set(body.items.map((item: { caseId: string }) => item.caseId))).toEqual(new Set([other.caseId]));
    await service.post('/mediators', bound, ACCEPTED).send(MEDIATOR).expect(403);
    await service.read('/mediators', bound).expect(200);
    for (const path of reads(other.caseId)) await service.read(path, bound).expect(200);
  });

  it('a party of another case sees and does nothing; its own party reads', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    const other = await mediation.negotiating();
    const stranger = await service.token({ roles: ['party'], partyRef: `creditor-${other.caseId}` });
    const creditor = await service.token({ roles: ['party'], partyRef: `creditor-${caseId}` });
    for (const path of reads(caseId)) {
      await service.read(path, stranger).expect(404);
      await service.read(path, creditor).expect(200);
    }
    for (const [path, body] of commands(caseId)) {
      const { code } = (await service.post(path, stranger, ACCEPTED).send(body)).body;
      expect(['CASE.UNKNOWN', 'AUTH.ROLE_DENIED']).toContain(code);
    }
  });

  it('D7: drafts are sealed from who enforces or supervises, and of talks that failed everything', async () => {
    const { service, judge } = mediation;
    const { caseId } = await mediation.negotiating();
    const path = `/cases/${caseId}/agreements`;
    const terms = agreementTermsOf();
    await service.step(caseId, ACCEPTED, [{ act: 'recordProposal', version: 1, terms, warnings: [] }]);
    const [enforcing, supervisor] = await Promise.all(
      (['enforcement-judge', 'supervisor'] as const).map((role) =>
        service.token({ roles: [role], court: COURT, subject: role }),
      ),
    );
    const versions = async (token: string) => (await service.read(path, token).expect(200)).body.items.length;
    expect([await versions(judge), await versions(enforcing!), await versions(supervisor!)]).toEqual([1, 0, 0]);
    await service.dataSource.query(
      `update negotiation set outcome = 'FAILED', ended_at = started_at where case_id = $1`,
      [caseId],
    );
    for (const token of [enforcing!, supervisor!])
      expect((await service.read(path, token).expect(409)).body).toMatchObject({
        code: 'NEGOTIATION.SEALED',
        rule: 'PRE-7',
      });
    expect(await versions(judge)).toBe(1);
  });

  it('nobody withdraws or signs for the other side', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    const { signatories } = agreementTermsOf();
    const ofCase = signatories.map((signatory) =>
      signatory.role === 'CREDITOR' ? { ...signatory, partyId: `${caseId}.1` } : signatory,
    );
    // The clerk records what a guarantor signs (SET-ART-18).
    const guarantor = {
      id: 's-guarantor',
      role: 'GUARANTOR',
      guarantorId: 'g-1',
      by: 'SELF',
      specialAuthority: false,
    } as const;
    const terms = agreementTermsOf({ signatories: [...ofCase, guarantor] });
    await service.step(caseId, ACCEPTED, [{ act: 'recordProposal', version: 1, terms, warnings: [] }]);
    const debtor = await service.token({ roles: ['party'], partyRef: `debtor-${caseId}` });
    const withdrawn = await service
      .post(`/cases/${caseId}/withdrawal`, debtor, ACCEPTED)
      .send({ partyId: `${caseId}.1`, reason: '不再和解' })
      .expect(403);
    const signed = await service
      .post(`/cases/${caseId}/agreements/1/signatures`, debtor, ACCEPTED)
      .send({ signatoryId: 's-creditor' })
      .expect(403);
    expect([withdrawn.body.code, signed.body.code]).toEqual(['AUTH.NOT_A_PARTY', 'AUTH.NOT_A_PARTY']);
    // The terms name no party of this case for the debtor: nobody signs there, not even the debtor.
    const nobodys = await service
      .post(`/cases/${caseId}/agreements/1/signatures`, debtor, ACCEPTED)
      .send({ signatoryId: 's-debtor' })
      .expect(422);
    expect(nobodys.body.code).toBe('AGREEMENT.SIGNATORY_WITHOUT_PARTY');
    // The creditor happens to be a clerk of another court: in this case he is a party and nothing else.
    const clerkElsewhere = await service.token({
      roles: ['clerk', 'party'],
      court: '鲁0503',
      partyRef: `creditor-${caseId}`,
    });
    for (const signatoryId of ['s-clerk', 's-guarantor']) {
      const asClerk = await service
        .post(`/cases/${caseId}/agreements/1/signatures`, clerkElsewhere, ACCEPTED)
        .send({ signatoryId })
        .expect(403);
      expect(asClerk.body.code).toBe('AUTH.OTHER_COURT');
    }
    const refused = async (version: string, signatoryId: string, status: number) =>
      (
        await service
          .post(`/cases/${caseId}/agreements/${version}/signatures`, debtor, ACCEPTED)
          .send({ signatoryId })
          .expect(status)
      ).body;
    for (const version of ['0', 'x', '1.5', '99999999999'])
      expect((await refused(version, 's-debtor', 422)).errors).toMatchObject([{ path: '/version' }]);
    expect([await refused('2', 's-debtor', 404), await refused('1', 's-nobody', 404)]).toMatchObject([
      { code: 'AGREEMENT.NO_SUCH_VERSION', rule: 'PRE-6', path: '/version' },
      { code: 'AGREEMENT.NO_SUCH_SIGNATORY', rule: 'PRE-6', path: '/signatoryId' },
    ]);
  });

  it('a mediator sees the cases he is asked for, and no other of the court', async () => {
    const { service, judge } = mediation;
    const { caseId } = await service.enter();
    await service
      .post('/mediators', judge, ACCEPTED)
      .send({ ...MEDIATOR, mediatorId: 'm-4', subject: 'mediator-4' })
      .expect(201);
    const mediator = await service.token({ roles: ['mediator'], court: COURT, subject: 'mediator-4' });
    const stranger = await service.token({ roles: ['mediator'], court: COURT, subject: 'mediator-1' });
    const tasks = async (token: string) =>
      (await service.read(`/work-items?caseId=${caseId}`, token).expect(200)).body.items.map(
        ({ kind }: { kind: string }) => kind,
      );
    await service.read(`/cases/${caseId}/agreements`, mediator).expect(404);
    await service.step(caseId, ACCEPTED, [{ ...DESIGNATION, mediatorId: 'm-4', chosenBy: 'COURT' }], { by: 'judge-1' });
    await service.read(`/cases/${caseId}/agreements`, mediator).expect(200);
    expect((await service.read(`/cases/${caseId}/agreements`, stranger).expect(404)).body.code).toBe('CASE.UNKNOWN');
    expect([await tasks(mediator), await tasks(stranger)]).toEqual([['ACCEPT_DESIGNATION'], []]);
    const declined = { mediatorId: 'm-4', reason: '回避', silence: false, round: 2, redesignateBy: DEADLINE };
    await service.step(caseId, ACCEPTED, [{ act: 'recordDecline', ...declined }], { by: 'mediator-4' });
    await service.read(`/cases/${caseId}/agreements`, mediator).expect(404);
  });

  it('a mediator acts in his own cases only', async () => {
    const { service, judge } = mediation;
    const { caseId } = await mediation.negotiating();
    await service
      .post('/mediators', judge, ACCEPTED)
      .send({ ...MEDIATOR, mediatorId: 'm-2', subject: 'mediator-2' })
      .expect(201);
    const other = await service.token({ roles: ['mediator'], court: COURT, subject: 'mediator-2' });
    const { body } = await service
      .post(`/cases/${caseId}/failure`, other, ACCEPTED)
      .send({ reason: '分歧过大' })
      .expect(404);
    expect(body.code).toBe('CASE.UNKNOWN');
    const unknown = await service.token({ roles: ['mediator'], court: COURT, subject: 'nobody' });
    await service.post(`/cases/${caseId}/designation/acceptance`, unknown, ACCEPTED).send({}).expect(404);
  });

  it('nobody is designated who is not on the roll of the court', async () => {
    const { service, judge } = mediation;
    const { caseId } = await service.enter();
    const { body } = await service
      .post(`/cases/${caseId}/designation`, judge, ACCEPTED)
      .send({ mediatorId: 'm-9', chosenBy: 'COURT' })
      .expect(422);
    expect(body).toMatchObject({ code: 'DESIGNATION.NOT_ON_ROSTER', rule: 'PRE-5' });
  });
});

describe('what an application lacks (PRE-3, SEED3 五(一)4)', () => {
  it('has no mediator selected while it is explained and not mended; a case that nobody has reviewed goes on', async () => {
    const { service, judge } = mediation;
    const { caseId } = await service.enter();
    const designate = async () =>
      (
        await service
          .post(`/cases/${caseId}/designation`, judge, ACCEPTED)
          .send({ mediatorId: 'm-9', chosenBy: 'COURT' })
      ).body.code;
    const told = (standing: number, version: number) =>
      service.unitOfWork.run((tx) => defectsSet(tx, { caseId, standing }, version));
    expect(await designate()).toBe('DESIGNATION.NOT_ON_ROSTER');
    await told(1, 3);
    expect(await designate()).toBe('FILING.DEFECTS_STAND');
    await told(0, 4);
    await told(1, 3);
    expect(await designate()).toBe('DESIGNATION.NOT_ON_ROSTER');
  });
});

describe('the roll of mediators', () => {
  it('belongs to the court: another court neither sees it nor takes its ids', async () => {
    const { service, judge } = mediation;
    const elsewhere = await service.token({ roles: ['settlement-judge'], court: '鲁0503', subject: 'judge-2' });
    expect((await service.read('/mediators', elsewhere).expect(200)).body.items).toEqual([]);
    expect((await service.read('/mediators', judge).expect(200)).body.items).toContainEqual(
      expect.objectContaining({ mediatorId: 'm-1' }),
    );
    await service
      .post('/mediators', elsewhere, ACCEPTED)
      .send({ ...MEDIATOR, mediatorId: 'm-3' })
      .expect(403);
    const taken = await service
      .post('/mediators', elsewhere, ACCEPTED)
      .send({ ...MEDIATOR, court: '鲁0503' })
      .expect(409);
    expect(taken.body.code).toBe('MEDIATOR.ID_TAKEN');
    const twice = await service
      .post('/mediators', judge, ACCEPTED)
      .send({ ...MEDIATOR, mediatorId: 'm-5' })
      .expect(409);
    expect(twice.body.code).toBe('MEDIATOR.SUBJECT_TAKEN');
  });

  it('takes the same person from several desks at once, and lists them once', async () => {
    const { service, judge } = mediation;
    const mediator = { ...MEDIATOR, mediatorId: 'm-many', subject: 'mediator-many' };
    await Promise.all(
      Array.from({ length: 8 }, () => service.post('/mediators', judge, ACCEPTED).send(mediator).expect(201)),
    );
    const { body } = await service.read('/mediators', judge).expect(200);
    expect(body.items.filter(({ mediatorId }: { mediatorId: string }) => mediatorId === 'm-many')).toHaveLength(1);
  });
});

describe('the directory of cases', () => {
  it('learns of a case when its application is accepted, through the broker', async () => {
    const { service } = mediation;
    const caseId = newCaseId();
    const data = { ...applicationAccepted.sample, caseId };
    const occurredAt = courtInstant('2026-05-08T09:30:00+08:00');
    await service.unitOfWork.run((tx) =>
      service
        .get(Outbox)
        .append(tx, { definition: applicationAccepted, caseId, aggregateId: caseId, data, occurredAt }),
    );
    await eventually(
      async () =>
        expect(await service.get(CaseDirectory).find(caseId)).toMatchObject({
          court: data.court,
          caseNumber: data.caseNumber,
        }),
      { timeout: 30_000 },
    );
  });
});
