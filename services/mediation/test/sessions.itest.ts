import { describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { agentRegistered, agentRevoked } from '@hejie/contracts/facts';
import { courtInstant, legalDate } from '@hejie/law';
import { eventually } from '@hejie/testing';
import { ACCEPTED, COURT, DEADLINE, DESIGNATION, LAST_DAY, MEDIATOR, mediationFixture } from './fixture.js';

const mediation = mediationFixture();
const LATER = courtInstant('2026-05-12T10:00:00+08:00');
const AT = courtInstant('2026-05-18T14:30:00+08:00');
const SIGNED = courtInstant('2026-05-18T16:00:00+08:00');
const contact = { name: '赵六', phone: '0546-8250000' };
const notice = { at: AT, manner: 'AT_COURT', place: '第三调解室', contact } as const;

/** A case that negotiates, and whose parties are known by name. */
async function talking(): Promise<CaseOfTest & { creditorId: string; debtorId: string }> {
  const { service } = mediation;
  const known = await mediation.negotiating();
  const clerk = await service.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' });
  const names = { CREDITOR: '张三', DEBTOR: '某某砂石有限公司' };
  for (const { partyId, side } of known.parties)
    await service
      .put(`/cases/${known.caseId}/parties/${encodeURIComponent(partyId)}/identity`, clerk, ACCEPTED)
      .send({ kind: side === 'CREDITOR' ? 'PERSON' : 'UNIT', name: names[side] })
      .expect(200);
  const [creditorId, debtorId] = known.parties.map(({ partyId }) => partyId) as [string, string];
  return { ...known, creditorId, debtorId };
}
const people = async ({ caseId }: CaseOfTest) => {
  const { service } = mediation;
  return {
    creditor: await service.token({ roles: ['party'], partyRef: `creditor-${caseId}`, subject: 'creditor-1' }),
    debtor: await service.token({ roles: ['party'], partyRef: `debtor-${caseId}`, subject: 'debtor-1' }),
    mediator: await service.token({ roles: ['mediator'], court: COURT, subject: MEDIATOR.subject }),
    clerk: await service.token({ roles: ['clerk'], court: COURT, subject: 'clerk-1' }),
  };
};
const posts = (caseId: string, path: string, token: string, body: object, at: string = LATER) =>
  mediation.service.post(`/cases/${caseId}${path}`, token, at).send(body);
const documents = async (caseId: string, token: string) =>
  (await mediation.service.read(`/cases/${caseId}/documents`, token).expect(200)).body.items as {
    title: string;
    documentId: string;
    addressees: object[];
  }[];
const tasks = async (caseId: string) =>
  (await mediation.service.workItems(caseId)).map(({ kind, state }) => `${kind} ${state}`);
const self = (partyId: string) => ({ partyId, by: 'SELF', identityChecked: true, identifiedBy: 'ID_CARD' });

describe('a session of the talks (D1, D6)', () => {
  it('is noticed with time, place and manner, begins with who is identified, and its transcript is a document once all have signed', async () => {
    const { service } = mediation;
    const known = await talking();
    const { caseId, creditorId, debtorId } = known;
    const { creditor, debtor, mediator, clerk } = await people(known);
    expect((await posts(caseId, '/sessions', mediator, notice).expect(201)).body).toMatchObject({
      no: 1,
      state: 'NOTICED',
      signers: [],
    });
    expect((await documents(caseId, clerk)).map(({ title, addressees }) => [title, addressees])).toEqual([
      ['和解通知书', [{ partyId: creditorId }]],
      ['和解通知书', [{ partyId: debtorId }]],
    ]);
    const [letter] = await service.letters(caseId, 'session-noticed');
    expect(letter?.body).toMatch(/第1次协商定于2026年5月18日14时30分，地点：第三调解室，方式：当面协商/);
    expect(await tasks(caseId)).toContain('HOLD_SESSION OPEN');
    expect((await posts(caseId, '/sessions', mediator, notice).expect(409)).body.code).toBe('SESSION.ONE_OPEN');

    const present = [
      self(creditorId),
      { partyId: debtorId, by: 'LEGAL_REPRESENTATIVE', name: '李四', identityChecked: true, identifiedBy: 'ID_CARD' },
    ];
    const early = await posts(caseId, '/sessions/1/start', clerk, { present }).expect(409);
    expect(early.body.code).toBe('SESSION.OTHER_DAY');
    const unchecked = present.map((one) => ({ ...one, identityChecked: false }));
    const refused = await posts(caseId, '/sessions/1/start', clerk, { present: unchecked }, AT).expect(422);
    expect(refused.body).toMatchObject({ code: 'SESSION.IDENTITY_UNCHECKED', path: '/present/0/identityChecked' });
    expect((await posts(caseId, '/sessions/1/start', clerk, { present }, AT).expect(201)).body).toMatchObject({
      state: 'BEGUN',
      parties: [
        { partyId: creditorId, present: true, maySettle: true },
        { partyId: debtorId, present: true, maySettle: true },
      ],
    });
    expect(await tasks(caseId)).toContain('HOLD_SESSION DONE');

    const transcript = {
      statements: [
        { by: 'MEDIATOR', words: '告知双方和解协议的效力和不履行的后果' },
        { by: { partyId: debtorId }, words: '愿分两期付清本金' },
        { by: { partyId: creditorId }, decides: true, words: '同意免除加倍部分' },
      ],
      consequencesTold: true,
      recorder: '孙八',
    };
    await posts(caseId, '/sessions/1/record', clerk, transcript, SIGNED).expect(201);
    const signs = (signerId: string, token: string, over = {}) =>
      posts(caseId, '/sessions/1/signatures', token, { signerId, ...over }, SIGNED);
    expect((await signs(creditorId, debtor).expect(403)).body.code).toBe('AUTH.NOT_A_PARTY');
    expect((await signs('MEDIATOR', clerk).expect(403)).body.code).toBe('AUTH.ROLE_DENIED');
    expect((await signs('CLERK', mediator).expect(403)).body.code).toBe('AUTH.ROLE_DENIED');
    await signs(creditorId, creditor).expect(201);
    expect((await signs(creditorId, creditor).expect(422)).body.code).toBe('SESSION.SIGNED_ALREADY');
    await signs(debtorId, clerk, { refused: '要求另行核对' }).expect(201);
    expect((await signs('MEDIATOR', mediator).expect(201)).body.documentId).toBeNull();
    const last = (await signs('CLERK', clerk).expect(201)).body;
    expect(last).toMatchObject({ documentId: 'session-record/1' });
    expect(last.signers).toMatchObject([
      { signerId: creditorId, signed: true, refused: null },
      { signerId: debtorId, signed: true, refused: '要求另行核对' },
      { signerId: 'MEDIATOR', signed: true },
      { signerId: 'CLERK', signed: true },
    ]);
    expect((await documents(caseId, clerk)).map(({ title }) => title)).toContain('和解笔录');
    // What was conceded is told by no fact and no letter, and lies sealed.
    const told = JSON.stringify([await service.facts(caseId), await service.letters(caseId)]);
    for (const words of ['分两期', '免除加倍', '李四']) expect(told).not.toContain(words);
    const kept = JSON.stringify(await service.dataSource.query('select * from session where case_id = $1', [caseId]));
    for (const words of ['分两期', '李四', '第三调解室']) expect(kept).not.toContain(words);
  });

  it('each of two who came for a party signs for himself, and the mediator who conducted it signs also after he was replaced', async () => {
    const { service } = mediation;
    const known = await talking();
    const { caseId, creditorId, debtorId } = known;
    const { creditor, debtor, mediator, clerk } = await people(known);
    const next = { ...MEDIATOR, mediatorId: 'm-next', name: '王接替', subject: 'mediator-next' };
    await service.post('/mediators', mediation.judge, ACCEPTED).send(next).expect(201);
    const nextMediator = await service.token({ roles: ['mediator'], court: COURT, subject: next.subject });
    await posts(caseId, '/sessions', mediator, notice).expect(201);
    const represented = { partyId: debtorId, by: 'LEGAL_REPRESENTATIVE', identityChecked: true };
    const present = [
      self(creditorId),
      { ...represented, name: '李四', identifiedBy: 'ID_CARD' },
      { ...represented, by: 'GUARDIAN', name: '周九', identifiedBy: 'ID_CARD' },
    ];
    await posts(caseId, '/sessions/1/start', clerk, { present }, AT).expect(201);
    const transcript = {
      statements: [{ by: { partyId: debtorId }, words: '愿意协商' }],
      consequencesTold: false,
      recorder: '孙八',
    };
    await posts(caseId, '/sessions/1/record', clerk, transcript, SIGNED).expect(201);
    const replaced = { round: 2, redesignateBy: DEADLINE, lastDay: LAST_DAY, reason: '因病' } as const;
    await service.step(caseId, SIGNED, [
      { act: 'recordReplacement', mediatorId: MEDIATOR.mediatorId, ground: 'OTHER', ...replaced },
    ]);
    await service.step(caseId, SIGNED, [{ ...DESIGNATION, mediatorId: next.mediatorId, round: 2 }]);
    await service.step(caseId, SIGNED, [{ act: 'resumeNegotiation', mediatorId: next.mediatorId, lastDay: LAST_DAY }]);
    const signs = (signerId: string, token: string) =>
      posts(caseId, '/sessions/1/signatures', token, { signerId }, SIGNED);
    await signs('MEDIATOR', nextMediator).expect(403);
    await signs('MEDIATOR', mediator).expect(201);
    await service.read(`/cases/${caseId}/sessions`, mediator).expect(404);
    expect((await signs(`${debtorId}/1`, creditor).expect(403)).body.code).toBe('AUTH.NOT_A_PARTY');
    expect((await signs(debtorId, debtor).expect(422)).body.code).toBe('SESSION.NO_SUCH_SIGNER');
    await signs(`${debtorId}/1`, debtor).expect(201);
    await signs(creditorId, creditor).expect(201);
    expect((await signs('CLERK', clerk).expect(201)).body.documentId).toBeNull();
    expect((await signs(`${debtorId}/2`, debtor).expect(201)).body.documentId).toBe('session-record/1');
    const [kept] = await service.dataSource.query('select mediator_id from session where case_id = $1', [caseId]);
    expect(kept.mediator_id).toBe(MEDIATOR.mediatorId);
  });

  it('D7: the transcript of talks that run or failed is closed to who enforces or supervises, and open once there is an agreement', async () => {
    const { service } = mediation;
    const known = await talking();
    const { caseId, creditorId, debtorId } = known;
    const { creditor, mediator, clerk } = await people(known);
    await posts(caseId, '/sessions', mediator, notice).expect(201);
    await posts(caseId, '/sessions/1/start', clerk, { present: [self(creditorId), self(debtorId)] }, AT).expect(201);
    const transcript = { statements: [{ by: 'MEDIATOR', words: '开始' }], consequencesTold: false, recorder: '孙八' };
    await posts(caseId, '/sessions/1/record', clerk, transcript, SIGNED).expect(201);
    for (const [signerId, token] of [
      [creditorId, creditor],
      [debtorId, clerk],
      ['MEDIATOR', mediator],
      ['CLERK', clerk],
    ] as const)
      await posts(caseId, '/sessions/1/signatures', token, { signerId }, SIGNED).expect(201);
    const enforcing = await service.token({ roles: ['enforcement-judge'], court: COURT, subject: 'judge-2' });
    const titles = async (token: string) => (await documents(caseId, token)).map(({ title }) => title);
    const file = `/cases/${caseId}/documents/${encodeURIComponent('session-record/1')}`;
    expect([await titles(clerk), await titles(enforcing)].map((list) => list.includes('和解笔录'))).toEqual([
      true,
      false,
    ]);
    await service.read(file, enforcing).expect(404);
    await service.read(`/cases/${caseId}/sessions`, enforcing).expect(403);
    await service.dataSource.query(
      `update negotiation set outcome = 'AGREED', ended_at = started_at where case_id = $1`,
      [caseId],
    );
    await service.read(file, enforcing).expect(200);
  });

  it('is put off with a new notice, and where a side does not come that is on record', async () => {
    const { service } = mediation;
    const known = await talking();
    const { caseId, creditorId } = known;
    const { mediator, clerk } = await people(known);
    await posts(caseId, '/sessions', clerk, notice).expect(201);
    const late = { ...notice, at: DEADLINE };
    const refused = await posts(caseId, '/sessions/1/adjournment', mediator, { reason: '补充材料', next: late }).expect(
      422,
    );
    expect(refused.body.code).toBe('SESSION.AFTER_THE_END');
    const next = { ...notice, at: courtInstant('2026-05-20T09:30:00+08:00') };
    expect(
      (await posts(caseId, '/sessions/1/adjournment', mediator, { reason: '补充材料', next }).expect(201)).body,
    ).toMatchObject({ no: 2, state: 'NOTICED', at: next.at });
    expect((await posts(caseId, '/sessions/1/start', clerk, { present: [] }, AT).expect(409)).body.code).toBe(
      'SESSION.NOT_NOTICED',
    );
    const alone = { present: [self(creditorId)] };
    expect((await posts(caseId, '/sessions/2/start', clerk, alone, next.at).expect(201)).body).toMatchObject({
      state: 'UNATTENDED',
      parties: [{ present: true }, { present: false, maySettle: false }],
    });
    expect(await service.letters(caseId, 'session-unattended')).toHaveLength(2);
    expect((await tasks(caseId)).filter((one) => one.startsWith('HOLD_SESSION'))).toEqual([
      'HOLD_SESSION CANCELLED',
      'HOLD_SESSION DONE',
    ]);
    expect((await service.read(`/cases/${caseId}/sessions`, clerk).expect(200)).body.items).toMatchObject([
      { state: 'ADJOURNED', adjournedFor: '补充材料' },
      { state: 'UNATTENDED' },
    ]);
  });

  it('PRE-1: is held online only with the consent of each party, which each gives for itself', async () => {
    const known = await talking();
    const { caseId, creditorId, debtorId } = known;
    const { creditor, debtor, mediator } = await people(known);
    const online = { ...notice, manner: 'ONLINE', place: '人民法院调解平台' };
    const refused = await posts(caseId, '/sessions', mediator, online).expect(422);
    expect(refused.body).toMatchObject({ code: 'SESSION.ONLINE_WITHOUT_CONSENT', rule: 'PRE-1' });
    const says = (partyId: string, token: string, consents = true) =>
      posts(caseId, '/online-consents', token, { partyId, consents });
    expect((await says(debtorId, creditor).expect(403)).body.code).toBe('AUTH.NOT_A_PARTY');
    await says(creditorId, creditor).expect(201);
    expect((await says(debtorId, debtor).expect(201)).body.online).toEqual([creditorId, debtorId]);
    await posts(caseId, '/sessions', mediator, online).expect(201);
    await says(debtorId, debtor, false).expect(201);
    const present = [self(creditorId), self(debtorId)];
    const start = await posts(caseId, '/sessions/1/start', mediator, { present }, AT).expect(422);
    expect(start.body.code).toBe('SESSION.ONLINE_WITHOUT_CONSENT');
  });
});

describe('who comes to a session (SET-ART-4-1, D2)', () => {
  it('SET-ART-4-1: an agent comes as intake has registered him, settles by a special power alone, and not after it is revoked', async () => {
    const { service } = mediation;
    const known = await talking();
    const { caseId, creditorId, debtorId } = known;
    const { mediator, clerk } = await people(known);
    const tell = (definition: typeof agentRegistered | typeof agentRevoked, data: object) =>
      mediation.tell(caseId, definition, data);
    const agentId = `${caseId}.agent-1`;
    await posts(caseId, '/sessions', mediator, notice).expect(201);
    const present = [
      self(creditorId),
      {
        partyId: debtorId,
        by: 'AGENT',
        name: '冯律师',
        agentId,
        identityChecked: true,
        identifiedBy: 'LAWYER_LICENCE',
      },
    ];
    const starts = () => posts(caseId, '/sessions/1/start', clerk, { present }, AT);
    expect((await starts().expect(422)).body).toMatchObject({ code: 'SESSION.AGENT_UNKNOWN', rule: 'SET-ART-4-1' });
    const power = { agentId, partyId: debtorId, scope: 'GENERAL', powers: [], validFrom: legalDate('2026-05-01') };
    await tell(agentRegistered, { ...power, validUntil: null });
    await eventually(async () => expect((await starts()).status).toBe(201), { timeout: 30_000 });
    const { body } = await service.read(`/cases/${caseId}/sessions`, clerk).expect(200);
    expect(body.items[0].parties[1]).toEqual({ partyId: debtorId, present: true, maySettle: false });
    const decides = {
      statements: [{ by: { partyId: debtorId }, decides: true, words: '同意' }],
      consequencesTold: true,
      recorder: '孙八',
    };
    const refused = await posts(caseId, '/sessions/1/record', clerk, decides, SIGNED).expect(422);
    expect(refused.body).toMatchObject({ code: 'SESSION.NO_SPECIAL_AUTHORITY', rule: 'SET-ART-4-1' });
    await posts(caseId, '/sessions/1/adjournment', clerk, { reason: '补交特别授权' }, SIGNED).expect(201);
    await tell(agentRevoked, { agentId, partyId: debtorId });
    const next = { ...notice, at: courtInstant('2026-05-20T09:30:00+08:00') };
    await posts(caseId, '/sessions', mediator, next, SIGNED).expect(201);
    await eventually(
      async () =>
        expect((await posts(caseId, '/sessions/2/start', clerk, { present }, next.at)).body.code).toBe('AGENT.REVOKED'),
      { timeout: 30_000 },
    );
  });

  it('PRE-ENT: guarantors, shareholders, experts and associations are invited to a conference and heard; only parties decide', async () => {
    const known = await talking();
    const { caseId, creditorId, debtorId } = known;
    const { mediator, clerk } = await people(known);
    const invited = [
      { capacity: 'GUARANTOR', name: '王五' },
      { capacity: 'SHAREHOLDER', name: '赵七' },
      { capacity: 'EXPERT', name: '某某会计师事务所' },
      { capacity: 'TRADE_ASSOCIATION', name: '某某区商会' },
    ];
    expect((await posts(caseId, '/sessions', mediator, { ...notice, invited }).expect(422)).body.code).toBe(
      'SESSION.INVITED',
    );
    const conference = { ...notice, kind: 'CONFERENCE', invited, bring: ['近两年财务报表'] };
    await posts(caseId, '/sessions', mediator, conference).expect(201);
    const [letter] = await mediation.service.letters(caseId, 'session-noticed');
    expect(letter?.body).toContain(
      '另邀担保人、主要股东、第三方专业机构、行业协会、商会参加，是否和解、如何和解仍由当事人决定',
    );
    expect((await documents(caseId, clerk)).flatMap(({ addressees }) => addressees)).toEqual([
      { partyId: creditorId },
      { partyId: debtorId },
      { body: '某某会计师事务所' },
      { body: '某某区商会' },
    ]);
    const present = [self(creditorId), self(debtorId)];
    const begins = (invitedPresent: number[]) =>
      posts(caseId, '/sessions/1/start', clerk, { present, invitedPresent }, AT);
    expect((await begins([5]).expect(422)).body.code).toBe('SESSION.NOT_INVITED');
    await begins([1, 3]).expect(201);
    const records = (statements: object[]) =>
      posts(caseId, '/sessions/1/record', clerk, { statements, consequencesTold: true, recorder: '孙八' }, SIGNED);
    const decided = { by: { invited: 1 }, decides: true, words: '同意债务人的方案' };
    expect((await records([decided]).expect(422)).body).toMatchObject({
      code: 'SESSION.ONLY_PARTIES_DECIDE',
      rule: 'PRE-ENT',
    });
    const absent = { by: { invited: 2 }, words: '同意' };
    expect((await records([absent]).expect(422)).body.code).toBe('SESSION.SPEAKER_NOT_PRESENT');
    const { body } = await records([
      { by: { invited: 1 }, words: '愿意继续担保' },
      { by: { invited: 3 }, words: '每月可支配现金约三十万元' },
    ]).expect(201);
    expect(body.signers.map(({ signerId }: { signerId: string }) => signerId)).toEqual([
      creditorId,
      debtorId,
      'invited/1',
      'invited/3',
      'MEDIATOR',
      'CLERK',
    ]);
  });
});
