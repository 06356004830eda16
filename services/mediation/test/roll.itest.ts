import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { agreementTermsOf } from '@hejie/testing';
import { ACCEPTED, COURT, DEADLINE, DESIGNATION, MEDIATOR, mediationFixture, START } from './fixture.js';

const mediation = mediationFixture();
const LATER = courtInstant('2026-05-12T10:00:00+08:00');

const enrols = (mediatorId: string, over: object = {}) =>
  mediation.service
    .post('/mediators', mediation.judge, ACCEPTED)
    .send({ ...MEDIATOR, mediatorId, subject: `subject-${mediatorId}`, ...over })
    .expect(201);
const roll = async (query: string, token = mediation.judge) =>
  (await mediation.service.read(`/mediators?${query}`, token).expect(200)).body;
const file = async (mediatorId: string, token = mediation.judge) =>
  (await mediation.service.read(`/mediators/${mediatorId}`, token).expect(200)).body;
const designates = (caseId: string, body: object) =>
  mediation.service.post(`/cases/${caseId}/designation`, mediation.judge, ACCEPTED).send(body);

describe('the roll (C1, C5)', () => {
  it('says kind, field, fee, workload, in pages and by filters; relations lie sealed and are for those who keep the roll', async () => {
    const { service } = mediation;
    const relations = [{ to: '某某砂石有限公司', relation: '常年法律顾问' }];
    const said = {
      organisation: '某某律师事务所',
      fee: { kind: 'PER_CASE', amount: '800.00' },
      maxOpenCases: 1,
      relations,
    };
    await enrols('r-lawyer', { profession: 'LAWYER', specialities: ['建设工程'], ...said });
    await enrols('r-notary', { profession: 'NOTARY', specialities: ['劳动争议'] });
    const { items } = await roll('profession=LAWYER');
    expect(items).toMatchObject([
      { mediatorId: 'r-lawyer', openCases: 0, maxOpenCases: 1, state: 'ACTIVE', fee: said.fee },
    ]);
    expect(JSON.stringify(items)).not.toContain('法律顾问');
    expect((await roll('field=劳动')).items.map((one: { mediatorId: string }) => one.mediatorId)).toEqual(['r-notary']);
    const first = await roll('limit=1');
    const second = await roll(`limit=1&after=${first.next}`);
    expect([first.items.length, second.items.length]).toEqual([1, 1]);
    expect(first.items[0].mediatorId < second.items[0].mediatorId).toBe(true);
    expect((await file('r-lawyer')).relations).toEqual(relations);
    // Enrolled again without them, what the roll says stays.
    await enrols('r-lawyer', { profession: 'LAWYER', specialities: ['建设工程'] });
    expect((await file('r-lawyer')).organisation).toBe('某某律师事务所');
    const kept = await service.dataSource.query(`select relations from mediator where mediator_id = 'r-lawyer'`);
    expect(JSON.stringify(kept)).not.toContain('砂石');
  });

  it('is there for the parties to choose from, with what speaks against each in their case', async () => {
    const { service } = mediation;
    const known = await service.enter();
    const clerk = await service.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
    const [, debtor] = known.parties;
    const path = `/cases/${known.caseId}/parties/${encodeURIComponent(debtor!.partyId)}/identity`;
    await service.put(path, clerk, ACCEPTED).send({ kind: 'UNIT', name: '某某砂石有限公司' }).expect(200);
    const party = await service.token({ roles: ['party'], partyRef: `creditor-${known.caseId}` });
    const { body } = await service.read(`/cases/${known.caseId}/mediators?profession=LAWYER`, party).expect(200);
    expect(body.items).toMatchObject([{ mediatorId: 'r-lawyer', relatedTo: [debtor!.partyId], askedBefore: false }]);
    expect(JSON.stringify(body)).not.toContain('subject');
    const stranger = await service.token({ roles: ['party'], partyRef: 'somebody' });
    await service.read(`/cases/${known.caseId}/mediators`, stranger).expect(404);
    const lawyer = { mediatorId: 'r-lawyer', chosenBy: 'PARTIES' };
    expect((await designates(known.caseId, lawyer).expect(422)).body).toMatchObject({
      code: 'DESIGNATION.RELATED',
      rule: 'PRE-5',
      path: '/conflict',
    });
  });

  it('whoever is suspended or has as many cases as he takes is designated by no court, and takes over from nobody', async () => {
    const { service } = mediation;
    await enrols('r-full', { maxOpenCases: 1 });
    const { caseId } = await service.enter();
    await service.step(caseId, ACCEPTED, [{ ...DESIGNATION, mediatorId: 'r-full' }], { by: 'assistant-1' });
    expect((await file('r-full')).openCases).toBe(1);
    const other = await service.enter();
    const byCourt = { mediatorId: 'r-full', chosenBy: 'COURT', partiesDisagree: true };
    expect((await designates(other.caseId, byCourt).expect(422)).body.code).toBe('DESIGNATION.FULL');
    const away = { state: 'SUSPENDED', reason: '本人申请暂停' };
    const changed = await service.post('/mediators/r-notary/state', mediation.judge, LATER).send(away).expect(201);
    expect(changed.body.state).toBe('SUSPENDED');
    const notary = { mediatorId: 'r-notary', chosenBy: 'PARTIES' };
    expect((await designates(other.caseId, notary).expect(422)).body.code).toBe('DESIGNATION.NOT_ACTIVE');
    await service.post('/mediators/r-nobody/state', mediation.judge, LATER).send(away).expect(404);
    await service.step(other.caseId, ACCEPTED, [DESIGNATION], { by: 'assistant-1' });
    const redesignation = { acceptBy: DEADLINE, declined: [MEDIATOR.mediatorId, 'r-lawyer'] };
    const silent = {
      mediatorId: MEDIATOR.mediatorId,
      reason: '逾期未答复',
      silence: true,
      round: 2,
      redesignateBy: DEADLINE,
    };
    await service.step(other.caseId, DESIGNATION.acceptBy, [{ act: 'recordDecline', ...silent, redesignation }]);
    const open = (await service.workItems(other.caseId)).filter(({ state }) => state === 'OPEN');
    expect(open.map(({ kind }) => kind)).toEqual(['DESIGNATE_MEDIATOR']);
  });
});

describe('the performance file (C7)', () => {
  it('counts cases, outcomes and training; a mediator reads his own, and staff of another court none', async () => {
    const { service } = mediation;
    await enrols('r-busy');
    for (const outcome of ['AGREED', 'FAILED', null]) {
      const { caseId } = await service.enter();
      await service.step(caseId, ACCEPTED, [{ ...DESIGNATION, mediatorId: 'r-busy' }], { by: 'assistant-1' });
      await service.step(caseId, ACCEPTED, [{ ...START, mediatorId: 'r-busy' }], { by: 'subject-r-busy' });
      if (outcome)
        await service.dataSource.query(
          'update negotiation set outcome = $2, ended_at = started_at where case_id = $1',
          [caseId, outcome],
        );
    }
    const training = { on: '2026-04-20', subject: '执行和解业务培训', hours: 8 };
    await service.post('/mediators/r-busy/trainings', mediation.judge, LATER).send(training).expect(201);
    const own = await service.token({ roles: ['mediator'], court: COURT, subject: 'subject-r-busy' });
    expect(await file('r-busy', own)).toMatchObject({
      openCases: 1,
      record: { asked: 3, agreed: 1, cameToNothing: 1, open: 1, trainings: 1, trainingHours: 8, complaints: 0 },
      trainings: [training],
    });
    await service.read('/mediators/r-full', own).expect(403);
    const elsewhere = await service.token({ roles: ['settlement-judge'], court: '鲁0503', subject: 'judge-2' });
    await service.read('/mediators/r-busy', elsewhere).expect(404);
  });
});

describe('guidance by one of the court’s own (C6)', () => {
  it('PRE-14: 由本院和解员进行指导 — somebody is asked to name the guide, who reads the talks and advises, and signs nothing', async () => {
    const { service } = mediation;
    await enrols('g-outside', { profession: 'RETIRED_JUDGE' });
    await enrols('g-own', { profession: 'COURT_MEDIATOR' });
    const { caseId } = await service.enter({ packId: 'jianli-2023@3' });
    const guides = (guideId: string) =>
      service.post(`/cases/${caseId}/guidance`, mediation.judge, LATER).send({ guideId });
    await service.step(caseId, ACCEPTED, [{ ...DESIGNATION, mediatorId: 'g-outside' }], { by: 'assistant-1' });
    expect((await guides('g-own').expect(409)).body.code).toBe('GUIDANCE.NO_MEDIATOR');
    await service.step(caseId, ACCEPTED, [{ ...START, mediatorId: 'g-outside' }], { by: 'subject-g-outside' });
    const tasks = async () =>
      (await service.workItems(caseId))
        .map(({ kind, state }) => `${kind} ${state}`)
        .filter((one) => one.startsWith('ASSIGN'));
    expect(await tasks()).toEqual(['ASSIGN_GUIDE OPEN']);
    const own = await service.token({ roles: ['mediator'], court: COURT, subject: 'subject-g-own' });
    const outside = await service.token({ roles: ['mediator'], court: COURT, subject: 'subject-g-outside' });
    await service.read(`/cases/${caseId}/offers`, own).expect(404);
    expect((await guides('g-outside').expect(422)).body).toMatchObject({
      code: 'GUIDANCE.NOT_OF_THE_COURT',
      rule: 'PRE-14',
    });
    expect((await guides('g-own').expect(201)).body).toMatchObject({ guideId: 'g-own', advice: [] });
    expect(await tasks()).toEqual(['ASSIGN_GUIDE DONE']);
    await service.read(`/cases/${caseId}/offers`, own).expect(200);
    const words = '协议应写明不履行的法律后果';
    await service.post(`/cases/${caseId}/guidance/advice`, own, LATER).send({ words }).expect(201);
    await service.post(`/cases/${caseId}/guidance/advice`, outside, LATER).send({ words }).expect(403);
    expect((await service.read(`/cases/${caseId}/guidance`, outside).expect(200)).body.advice).toMatchObject([
      { guideId: 'g-own', words },
    ]);
    // He proposes and signs nothing in the case: it is not his.
    await service.post(`/cases/${caseId}/offers`, own, LATER).send({ text: '建议' }).expect(403);
    const doubt = { finding: 'OPEN', interests: ['THIRD_PARTY'], reasons: '疑义' };
    for (const [path, body] of [
      ['agreements', { terms: agreementTermsOf() }],
      ['agreements/1/harm-review', doubt],
      ['agreements/amendments/review', { ...doubt, terms: agreementTermsOf() }],
      ['offers/1/draft', {}],
      ['extension', { signedBy: [`${caseId}.1`], days: 10, request: { paper: '申请书', signedOn: '2026-05-12' } }],
    ] as const) {
      const answer = await service.post(`/cases/${caseId}/${path}`, own, LATER).send(body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'AUTH.OTHER_CASE']);
    }
    const kept = await service.dataSource.query('select words from guidance_advice where case_id = $1', [caseId]);
    expect(kept[0].words).not.toContain('后果');
  });

  it('PRE-14: one of the court’s own is guided by nobody, and other packs ask for no guide', async () => {
    const { service } = mediation;
    await enrols('g-court', { profession: 'COURT_MEDIATOR' });
    for (const [packId, mediatorId] of [
      ['jianli-2023@3', 'g-court'],
      ['dongying-2020@2', 'g-outside'],
    ] as const) {
      const { caseId } = await service.enter({ packId });
      await service.step(caseId, ACCEPTED, [{ ...DESIGNATION, mediatorId }], { by: 'assistant-1' });
      await service.step(caseId, ACCEPTED, [{ ...START, mediatorId }], { by: `subject-${mediatorId}` });
      expect((await service.workItems(caseId)).map(({ kind }) => kind)).not.toContain('ASSIGN_GUIDE');
    }
  });
});
