import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { deliverTwice } from '@hejie/testing';
import { ACCEPTED, COURT, DEADLINE, DESIGNATION, LAST_DAY, MEDIATOR, mediationFixture } from './fixture.js';

const mediation = mediationFixture();
const DECIDE_BY = courtInstant('2026-05-15T00:00:00+08:00');

const tasks = async (caseId: string) =>
  (await mediation.service.workItems(caseId)).map(({ kind, state }) => `${kind} ${state}`).sort();
const recusals = async (caseId: string) =>
  (await mediation.service.read(`/cases/${caseId}/recusals`, mediation.judge).expect(200)).body.items;
const enrolled = async (mediatorId: string, over: object = {}) => {
  const body = { ...MEDIATOR, mediatorId, subject: `subject-${mediatorId}`, ...over };
  await mediation.service.post('/mediators', mediation.judge, ACCEPTED).send(body).expect(201);
};

describe('S5: silence, and who takes over', () => {
  const silent = {
    act: 'recordDecline',
    mediatorId: MEDIATOR.mediatorId,
    reason: '逾期未答复',
    silence: true,
    round: 2,
    redesignateBy: DEADLINE,
  } as const;

  it('the least loaded of the roll without a conflict is designated by the case, with its reason, in the same step', async () => {
    const { service } = mediation;
    await enrolled('m-busy');
    await enrolled('m-free');
    const busy = await service.enter();
    await service.step(busy.caseId, ACCEPTED, [{ ...DESIGNATION, mediatorId: 'm-busy' }], { by: 'assistant-1' });
    const { caseId } = await service.enter();
    await service.step(caseId, ACCEPTED, [DESIGNATION], { by: 'assistant-1' });
    const acceptBy = courtInstant('2026-05-20T00:00:00+08:00');
    const act = { ...silent, redesignation: { acceptBy, declined: [MEDIATOR.mediatorId] } };
    const entered = { stage: 'SELECTION', awaiting: '和解员的选定与接受' } as const;
    const step = { ...service.next(caseId, DESIGNATION.acceptBy, [act]), entered };
    await deliverTwice(service.record)(step);
    expect(await tasks(caseId)).toEqual(['ACCEPT_DESIGNATION CANCELLED', 'ACCEPT_DESIGNATION OPEN']);
    expect(await service.facts(caseId, 'mediator-designated')).toMatchObject([
      {},
      { data: { mediatorId: 'm-free', chosenBy: 'COURT', acceptBy } },
    ]);
    expect((await service.facts(caseId, 'due-set')).at(-1)).toMatchObject({ data: { dueAt: acceptBy } });
    // What it waits for is his answer, not a designation: he is designated by this very step.
    expect(await service.facts(caseId, 'stage-entered')).toMatchObject([{ data: { awaiting: '和解员接受选定' } }]);
    const [row] = await service.dataSource.query(
      'select designated_by, reason from designation where case_id = $1 and round = 2',
      [caseId],
    );
    expect(row.reason).toContain('在办案件最少（0件）');
    expect(row.designated_by).toBe('workflow');
  });

  it('where nobody is left the assistant is asked', async () => {
    const { service } = mediation;
    const { caseId } = await service.enter();
    await service.step(caseId, ACCEPTED, [DESIGNATION], { by: 'assistant-1' });
    const everybody = ['m-1', 'm-busy', 'm-free'];
    const redesignation = { acceptBy: DEADLINE, declined: everybody };
    await service.step(caseId, DESIGNATION.acceptBy, [{ ...silent, redesignation }]);
    expect(await tasks(caseId)).toEqual(['ACCEPT_DESIGNATION CANCELLED', 'DESIGNATE_MEDIATOR OPEN']);
  });
});

describe('a mediator who may be partial', () => {
  const disclosure = {
    act: 'recordDisclosure',
    nth: 1,
    mediatorId: MEDIATOR.mediatorId,
    relation: 'RELATIVE',
    disclosed: '申请执行人的代理人系本人配偶',
    decideBy: DECIDE_BY,
  } as const;
  const answer = (partyId: string, consents: boolean, outcome: 'PENDING' | 'GOES_ON' | 'REPLACED') =>
    ({
      act: 'recordDisclosureAnswer',
      nth: 1,
      mediatorId: MEDIATOR.mediatorId,
      partyId,
      consents,
      outcome,
    }) as const;

  it('discloses: both sides are told, the judge has a task with its clock, and both consents settle it', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    await deliverTwice(service.record)(service.next(caseId, ACCEPTED, [disclosure], { by: MEDIATOR.subject }));
    const [letter] = await service.letters(caseId, 'conflict-disclosed');
    expect(letter?.body).toMatch(/近亲属：申请执行人的代理人系本人配偶.*第十三条/);
    expect(await tasks(caseId)).toContain('DECIDE_RECUSAL OPEN');
    await service.step(caseId, ACCEPTED, [answer(`${caseId}.1`, true, 'PENDING')], { by: 'creditor' });
    await service.step(caseId, ACCEPTED, [answer(`${caseId}.2`, true, 'GOES_ON')], { by: 'debtor' });
    expect(await recusals(caseId)).toMatchObject([
      { outcome: 'CONSENTED', consentedBy: [`${caseId}.1`, `${caseId}.2`] },
    ]);
    expect(await tasks(caseId)).toContain('DECIDE_RECUSAL CANCELLED');
    expect(await service.facts(caseId, 'recusal-settled')).toMatchObject([{ data: { outcome: 'CONSENTED' } }]);
    // What he disclosed is told to the parties, and to nobody by a fact.
    expect(JSON.stringify(await service.facts(caseId))).not.toContain('配偶');
  });

  it('is replaced: he reaches the case no longer, the next one does, and the end stays what it was', async () => {
    const { service } = mediation;
    await enrolled('m-2');
    const { caseId } = await mediation.negotiating();
    const before = await service.token({ roles: ['mediator'], court: COURT, subject: MEDIATOR.subject });
    const next = await service.token({ roles: ['mediator'], court: COURT, subject: 'subject-m-2' });
    const request = {
      act: 'recordRecusalRequest',
      nth: 1,
      mediatorId: MEDIATOR.mediatorId,
      partyId: `${caseId}.2`,
      relation: 'INTEREST',
      reason: '持有申请执行人股份',
      decideBy: DECIDE_BY,
      reconsidered: false,
    } as const;
    await service.step(caseId, ACCEPTED, [request], { by: 'debtor' });
    const decision = {
      act: 'recordRecusalDecision',
      nth: 1,
      mediatorId: 'm-1',
      granted: true,
      reason: '属实',
    } as const;
    const left = {
      act: 'recordReplacement',
      mediatorId: 'm-1',
      ground: 'RECUSED',
      reason: '属实',
      round: 2,
      redesignateBy: DEADLINE,
      lastDay: LAST_DAY,
    } as const;
    await deliverTwice(service.record)(service.next(caseId, ACCEPTED, [decision, left], { by: 'judge-1' }));
    await service.read(`/cases/${caseId}/negotiation`, before).expect(404);
    expect(await tasks(caseId)).toEqual(expect.arrayContaining(['DECIDE_RECUSAL DONE', 'DESIGNATE_MEDIATOR OPEN']));
    expect((await service.letters(caseId, 'mediator-replaced'))[0]?.body).toContain('和解期限不重新起算');
    await service.step(caseId, ACCEPTED, [{ ...DESIGNATION, mediatorId: 'm-2', round: 2 }], { by: 'assistant-1' });
    const resumed = { act: 'resumeNegotiation', mediatorId: 'm-2', lastDay: LAST_DAY } as const;
    await deliverTwice(service.record)(service.next(caseId, ACCEPTED, [resumed], { by: 'subject-m-2' }));
    expect((await service.read(`/cases/${caseId}/negotiation`, next).expect(200)).body).toMatchObject({
      mediatorId: 'm-2',
      lastDay: LAST_DAY,
      deadline: DEADLINE,
    });
    expect(await service.facts(caseId, 'recusal-settled')).toMatchObject([{ data: { outcome: 'LEAVES' } }]);
    expect(await service.facts(caseId, 'negotiation-taken-over')).toHaveLength(1);
  });
});

describe('an appraisal (PROC-16)', () => {
  it('S4: is kept with its days, told to both sides, and its task lies open until it has ended', async () => {
    const { service } = mediation;
    const { caseId } = await mediation.negotiating();
    const begins = legalDate('2026-05-12');
    const until = legalDate('2026-05-21');
    const end = {
      lastDay: legalDate('2026-06-22'),
      deadline: courtInstant('2026-06-23T00:00:00+08:00'),
      provisional: false,
      startedOn: legalDate('2026-05-11'),
      extensions: [],
      appraisals: [[begins, until] as const],
    };
    const ordered = {
      act: 'recordAppraisal',
      nth: 1,
      anew: false,
      subject: '厂房',
      begins,
      until,
      from: LAST_DAY,
    } as const;
    await deliverTwice(service.record)(service.next(caseId, ACCEPTED, [{ ...ordered, ...end }], { by: 'judge-1' }));
    expect((await service.letters(caseId, 'appraisal-ordered'))[0]?.body).toContain(
      '不计入和解期限，届满日由2026年6月10日变更为2026年6月22日24时',
    );
    expect(await tasks(caseId)).toContain('END_APPRAISAL OPEN');
    const longer = legalDate('2026-05-25');
    await service.step(caseId, ACCEPTED, [{ ...ordered, ...end, anew: true, until: longer }], { by: 'judge-1' });
    const ended = { act: 'recordAppraisalEnd', nth: 1, begins, until, from: end.lastDay } as const;
    await deliverTwice(service.record)(service.next(caseId, ACCEPTED, [{ ...ended, ...end }], { by: 'assistant-1' }));
    expect(await tasks(caseId)).toContain('END_APPRAISAL DONE');
    const { body } = await service.read(`/cases/${caseId}/negotiation`, mediation.judge).expect(200);
    expect(body).toMatchObject({
      lastDay: '2026-06-22',
      appraisals: [{ nth: 1, subject: '厂房', begins: '2026-05-12', until: '2026-05-21', endedAt: ACCEPTED }],
    });
    expect((await service.facts(caseId, 'appraisal-ended'))[0]?.data).toMatchObject({ lastDay: '2026-06-22' });
  });
});
