import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { UntoldAgents } from '../src/agent/untold-agents.js';
import { COURT, FILED, intakeFixture, type FiledCase } from './fixture.js';

const intake = intakeFixture();
const ASKED = courtInstant(FILED);
const LATER = courtInstant('2026-05-12T10:00:00+08:00');
const clerk = () => intake.service.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });

const asked = async (): Promise<FiledCase> => {
  const filed = await intake.filed();
  await intake.service.step(filed.caseId, ASKED, [{ act: 'requestConsents' }]);
  return filed;
};
const consentsOf = async (caseId: string) =>
  (await intake.service.read(`/cases/${caseId}/consents`, intake.filingClerk).expect(200)).body;
const dueOf = async (caseId: string) =>
  (await intake.service.read(`/cases/${caseId}`, intake.filingClerk).expect(200)).body.due;

describe('the question of consent', () => {
  it('PRE-1, B1: has a text with its hash and a time; an answer is kept with its proof', async () => {
    const { service } = intake;
    const { caseId, caseNumber, parties } = await asked();
    const before = await consentsOf(caseId);
    expect(before).toMatchObject({
      text: { subject: '执行和解引导告知书', body: expect.stringContaining(caseNumber), hash: expect.any(String) },
      // Asked on Friday 2026-05-08: 05-09 is a make-up Saturday, the fifth working day is Thursday 05-14.
      until: '2026-05-15T00:00:00+08:00',
      answers: [{ answer: null }, { answer: null }],
    });
    expect(before.text.hash).toMatch(/^[0-9a-f]{64}$/);
    // B9: what the notice carries by §9.1.
    for (const told of [
      '减少执行费用',
      '随时退出',
      '不具有强制执行力',
      '申请恢复执行',
      '二年',
      '不等于承诺不采取失信惩戒',
      '六个月',
      '特别授权',
    ])
      expect(before.text.body).toContain(told);
    expect(await dueOf(caseId)).toEqual({ at: '2026-05-15T00:00:00+08:00', provisional: false });
    const heard = { statedBy: 'SELF', record: '五月十二日电话录音' } as const;
    const evidence = { channel: 'TELEPHONE', textHash: before.text.hash, saidAt: LATER, ...heard } as const;
    const [{ partyId }] = parties as [FiledCase['parties'][number]];
    await service.step(caseId, LATER, [{ act: 'recordConsent', partyId, answer: 'REFUSE', evidence }], {
      by: 'clerk-1',
    });
    expect((await consentsOf(caseId)).answers).toContainEqual(
      expect.objectContaining({
        partyId,
        answer: 'REFUSE',
        channel: 'TELEPHONE',
        textHash: before.text.hash,
        ...heard,
      }),
    );
    // What people write of the record is sealed, and stands in no line of the audit.
    const kept = [
      await service.dataSource.query('select record from consent where case_id = $1', [caseId]),
      await service.dataSource.query('select facts from audit where case_id = $1', [caseId]),
    ];
    expect(JSON.stringify(kept)).not.toContain('电话录音');
    expect(await service.audit(caseId)).toContain('clerk-1 consent.refused');
    expect(await service.facts(caseId, 'consent-recorded')).toMatchObject([
      { data: { answer: 'REFUSE', channel: 'TELEPHONE', textHash: before.text.hash } },
    ]);
  });

  it('B1: an answer to another text, or at a time that cannot be, does not reach the case', async () => {
    const { service } = intake;
    const { caseId, parties } = await asked();
    const [{ partyId }] = parties as [FiledCase['parties'][number]];
    const answer = (over: object) =>
      service
        .post(`/cases/${caseId}/consents`, intake.filingClerk, LATER)
        .send({ partyId, answer: 'CONSENT', statedBy: 'SELF', record: '电话录音', ...over });
    const other = await answer({ textHash: 'b'.repeat(64) }).expect(422);
    expect(other.body).toMatchObject({ code: 'CONSENT.OTHER_TEXT', rule: 'PRE-1' });
    expect((await answer({ saidAt: '2026-05-12T10:00:01+08:00' })).body.code).toBe('CONSENT.SAID_LATER');
    expect((await answer({ saidAt: '2026-05-07T10:00:00+08:00' })).body.code).toBe('CONSENT.SAID_BEFORE_ASKED');
    expect((await answer({ statedBy: undefined })).body.code).toBe('CONSENT.SPEAKER_UNNAMED');
    expect((await answer({ record: undefined }).expect(422)).body).toMatchObject({
      code: 'CONSENT.RECORD_UNNAMED',
      path: '/record',
    });
  });
});

describe('an agent (SET-ART-4-1)', () => {
  it('answers by a special power alone, within its dates, until it is taken back', async () => {
    const { service } = intake;
    const { caseId, parties } = await asked();
    const [, { partyId }] = parties as [unknown, FiledCase['parties'][number]];
    const token = await clerk();
    const register = async (over: object) =>
      (
        await service
          .post(`/cases/${caseId}/agents`, token, LATER)
          .send({
            partyId,
            name: '李四海',
            capacity: 'LAWYER',
            scope: 'SPECIAL',
            powers: ['SETTLE'],
            validFrom: '2026-05-01',
            paper: '授权委托书',
            ...over,
          })
          .expect(201)
      ).body.agentId as string;
    const refusal = async (agentId: string) =>
      (
        await service
          .post(`/cases/${caseId}/consents`, token, LATER)
          .send({ partyId, answer: 'CONSENT', agentId, statedBy: 'AGENT', record: '当面笔录' })
      ).body.code as string;
    expect(await refusal('nobody')).toBe('AGENT.UNKNOWN');
    expect(await refusal(await register({ scope: 'GENERAL', powers: [] }))).toBe('AGENT.NO_SPECIAL_AUTHORITY');
    expect(await refusal(await register({ validUntil: '2026-05-11' }))).toBe('AGENT.EXPIRED');
    const agentId = await register({});
    await service
      .post(`/cases/${caseId}/agents/${encodeURIComponent(agentId)}/revocation`, token, LATER)
      .send({ reason: '已书面解除委托' })
      .expect(201);
    expect(await refusal(agentId)).toBe('AGENT.REVOKED');
    const { agents } = (await service.read(`/cases/${caseId}/agents`, token).expect(200)).body;
    expect(agents).toHaveLength(3);
    expect(agents[0].name).toBe('李某某');
  });

  it('registered before performance heard of agents, is told once more as he stands, and once only', async () => {
    const { service } = intake;
    const { caseId, parties } = await asked();
    const [, { partyId }] = parties as [unknown, FiledCase['parties'][number]];
    const token = await clerk();
    const power = { scope: 'SPECIAL', powers: ['SETTLE'], paper: '授权委托书' };
    const papers = { name: '李四海', capacity: 'LAWYER', number: '13705201510000001', ...power };
    const path = `/cases/${caseId}/agents`;
    const register = async () =>
      (
        await service
          .post(path, token, LATER)
          .send({ partyId, ...papers, validFrom: '2026-05-01' })
          .expect(201)
      ).body.agentId as string;
    const [acting, revoked] = [await register(), await register()];
    const revocation = `${path}/${encodeURIComponent(revoked)}/revocation`;
    const revokedAt = courtInstant('2026-05-13T10:00:00+08:00');
    await service.post(revocation, token, revokedAt).send({ reason: '已书面解除委托' }).expect(201);
    await service.dataSource.query('insert into untold_agent select agent_id from agent where case_id = $1', [caseId]);
    await service.get(UntoldAgents).run();
    await service.get(UntoldAgents).run();
    const told = (await service.facts(caseId, 'agent-registered')).map(({ data }) => data);
    // The same man is known for the same by his number; of a namesake whose number nobody has said nothing is known.
    const person = told[0]!['person'];
    expect(person).toMatch(/^\w+\.[\w-]{43}$/);
    const namesake = { ...papers, number: undefined, partyId, validFrom: '2026-05-01' };
    await service.post(path, token, LATER).send(namesake).expect(201);
    expect((await service.facts(caseId, 'agent-registered')).at(-1)!.data).not.toHaveProperty('person');
    const of = { caseId, partyId, person, scope: 'SPECIAL', powers: ['SETTLE'] };
    const registered = { ...of, validFrom: '2026-05-01', at: LATER };
    const again = [
      { ...registered, agentId: acting, validUntil: null },
      { ...registered, agentId: revoked, validUntil: null },
    ];
    expect(told).toEqual([...again, ...again]);
    expect((await service.facts(caseId, 'agent-revoked')).map(({ data }) => data)).toEqual([
      { caseId, agentId: revoked, partyId, at: revokedAt },
      { caseId, agentId: revoked, partyId, at: revokedAt },
    ]);
  });
});

describe('a complaint of coercion (B6)', () => {
  it('lies before the judge, tells both sides and stops what is due; decided, the clock goes on', async () => {
    const { service } = intake;
    const { caseId, parties } = await asked();
    const [{ partyId }] = parties as [FiledCase['parties'][number]];
    const decideBy = courtInstant('2026-05-16T00:00:00+08:00');
    const complaint = { act: 'recordComplaint', partyId, against: 'MEDIATOR', statement: '被威胁' } as const;
    await service.step(caseId, LATER, [{ ...complaint, decideBy, provisional: false }], { step: 2, by: 'party' });
    expect(await dueOf(caseId)).toEqual({ at: decideBy, provisional: false });
    expect(await service.letters(caseId, 'complaint-received')).toHaveLength(2);
    expect(await service.workItems(caseId)).toContainEqual(
      expect.objectContaining({
        kind: 'DECIDE_COERCION',
        role: 'settlement-judge',
        state: 'OPEN',
        dueAt: new Date(decideBy),
      }),
    );
    // PER-4: by a notice the judge has until another day.
    const [from, moved] = [decideBy, courtInstant('2026-05-17T00:00:00+08:00')];
    const clock = { act: 'recordComplaintClock', from, decideBy: moved, provisional: false, editions: [] } as const;
    await service.step(caseId, LATER, [clock], { step: 3 });
    expect(await dueOf(caseId)).toEqual({ at: moved, provisional: false });
    expect(await service.workItems(caseId)).toContainEqual(
      expect.objectContaining({ kind: 'DECIDE_COERCION', state: 'OPEN', dueAt: new Date(moved) }),
    );
    const until = courtInstant('2026-05-16T00:00:00+08:00');
    const time = { since: '2026-05-08', until, provisional: false } as never;
    const at = courtInstant('2026-05-12T16:00:00+08:00');
    await service.step(
      caseId,
      at,
      [
        {
          act: 'recordComplaintDecision',
          finding: 'UNFOUNDED',
          reason: '未强迫',
          consequence: 'GOES_ON',
          since: LATER,
          suspended: ['2026-05-12', '2026-05-12'] as never,
        },
        { act: 'recordConsentClock', from: courtInstant('2026-05-15T00:00:00+08:00'), time },
      ],
      { step: 4, by: 'judge-1' },
    );
    expect(await dueOf(caseId)).toEqual({ at: until, provisional: false });
    expect(await service.facts(caseId, 'complaint-decided')).toMatchObject([
      { data: { consequence: 'GOES_ON', suspended: { from: '2026-05-12', to: '2026-05-12' } } },
    ]);
    expect(await service.workItems(caseId)).toMatchObject([
      { kind: 'ASK_PARTIES', state: 'OPEN', dueAt: new Date(until) },
      { kind: 'DECIDE_COERCION', state: 'DONE', doneBy: 'judge-1' },
    ]);
    // What was said is sealed in the row.
    const [row] = await service.dataSource.query('select statement from complaint where case_id = $1', [caseId]);
    expect(row.statement).not.toContain('威胁');
  });

  it('founded: each side is asked anew, and earlier answers are gone', async () => {
    const { service } = intake;
    const { caseId, parties } = await asked();
    const [{ partyId }] = parties as [FiledCase['parties'][number]];
    await service.step(caseId, LATER, [{ act: 'recordConsent', partyId, answer: 'CONSENT' }], { step: 2 });
    const time = { since: '2026-05-12', until: courtInstant('2026-05-20T00:00:00+08:00'), provisional: false } as never;
    await service.step(caseId, LATER, [{ act: 'requestConsentsAnew', nth: 2, time }], { step: 3 });
    expect((await consentsOf(caseId)).answers).toMatchObject([{ answer: null }, { answer: null }]);
    expect(await service.letters(caseId, 'consent-request')).toHaveLength(4);
    expect(await service.workItems(caseId)).toContainEqual(
      expect.objectContaining({ id: `consents/${caseId}/2`, kind: 'ASK_PARTIES', state: 'OPEN' }),
    );
  });
});

describe('the application itself (CLS-4)', () => {
  it('withdrawn, nothing is filed, and the end is told as a settlement that was left', async () => {
    const { service } = intake;
    const { caseId, parties } = await asked();
    const [{ partyId }] = parties as [FiledCase['parties'][number]];
    await service.step(
      caseId,
      LATER,
      [
        { act: 'recordApplicationWithdrawal', signedBy: [partyId], reason: '债务已清偿' },
        { act: 'closeCase', ending: 'APPLICATION_WITHDRAWN', rule: 'CLS-4', paid: '0.00' as never },
      ],
      { step: 2 },
    );
    expect(await service.facts(caseId, 'case-closed')).toMatchObject([
      { data: { ending: 'WITHDRAWN', application: 'WITHDRAWN', rule: 'CLS-4' } },
    ]);
    expect(await service.workItems(caseId)).toMatchObject([{ kind: 'ASK_PARTIES', state: 'CANCELLED' }]);
    expect((await service.read(`/cases/${caseId}`, intake.filingClerk)).body.ending).toBe('APPLICATION_WITHDRAWN');
  });

  it('PRE-3: insisted on, it is filed under 执, and then lies before the judge to be rejected', async () => {
    const { service } = intake;
    const { caseId, parties } = await asked();
    const [{ partyId }] = parties as [FiledCase['parties'][number]];
    await service.step(
      caseId,
      LATER,
      [
        { act: 'handOverForRejection', partyId, reviewId: 'r-1', statement: '坚持申请' },
        { act: 'closeCase', ending: 'REJECTED', rule: 'PRE-3', paid: '0.00' as never },
      ],
      { step: 2 },
    );
    const { body } = await service.post(`/cases/${caseId}/filing`, intake.filingClerk, LATER).send({}).expect(201);
    expect(body.caseNumber).toContain('执');
    expect(await service.workItems(caseId)).toContainEqual(
      expect.objectContaining({ kind: 'REJECT_APPLICATION', role: 'enforcement-judge', state: 'OPEN' }),
    );
  });
});

describe('what an application lacks (PRE-3)', () => {
  it('is mended by the creditor alone, shown to him and not to the debtor, and then lies before the judge at once', async () => {
    const { service } = intake;
    const { caseId, parties } = await asked();
    const [creditor, debtor] = parties as [FiledCase['parties'][number], FiledCase['parties'][number]];
    const judge = await service.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-1' });
    const path = `/cases/${caseId}/filing-review`;
    const defects = [{ condition: 'JURISDICTION', explanation: '管辖依据不明' }];
    await service.post(path, judge, LATER).send({ defects }).expect(201);
    const mend = (partyId: string) =>
      service.post(`${path}/mending`, intake.filingClerk, LATER).send({ partyId, statement: '已提交财产所在地证明' });
    const refused = await mend(debtor.partyId);
    expect([refused.status, refused.body.code]).toEqual([422, 'PARTY.NOT_A_CREDITOR']);
    await mend(creditor.partyId).expect(201);
    expect((await service.workItems(caseId)).filter(({ kind }) => kind === 'REVIEW_FILING')).toMatchObject([
      { id: `filing-review/${caseId}/1`, state: 'CANCELLED' },
      { id: `filing-review/${caseId}/1/mended`, state: 'OPEN', role: 'enforcement-judge' },
    ]);
    const shownTo = async (partyRef: string) =>
      (await service.read(path, await service.token({ roles: ['party'], partyRef })).expect(200)).body.reviews;
    expect(await shownTo('creditor-1')).toHaveLength(1);
    expect(await shownTo('debtor-1')).toEqual([]);
  });
});
