import { wordsOfDocx } from '@hejie/testing';
import { describe, expect, it } from '@jest/globals';
import { auxiliaryMatters, type AskAuxiliaryMatter } from '@hejie/contracts/http';
import { type Role } from '@hejie/security';
import { COURT, intakeFixture, type FiledCase } from './fixture.js';

const intake = intakeFixture();
const ASKED = '2026-05-11T09:00:00+08:00';
const DECIDED = '2026-05-12T10:00:00+08:00';
const ENDED = '2026-05-20T10:00:00+08:00';

const as = (role: Role, subject = `${role}-1`) => intake.service.token({ roles: [role], court: COURT, subject });
const partyToken = (partyRef: string) => intake.service.token({ roles: ['party'], partyRef, subject: partyRef });
const path = ({ caseId }: FiledCase, rest = '') => `/cases/${caseId}/auxiliary-matters${rest}`;
const creditorOf = ({ parties }: FiledCase) => parties.find(({ side }) => side === 'CREDITOR')!;

const aid = (courtCase: FiledCase): AskAuxiliaryMatter => ({
  kind: 'JUDICIAL_AID',
  purpose: 'LIVELIHOOD',
  partyId: creditorOf(courtCase).partyId,
  request: '因伤失去收入来源，联系电话110105194912310021',
  amount: '20000.00',
  relief: '无',
  evidence: ['诊断证明'],
});
const order = (courtCase: FiledCase): AskAuxiliaryMatter => ({
  kind: 'INVESTIGATION_ORDER',
  purpose: 'PROPERTY',
  partyId: creditorOf(courtCase).partyId,
  request: '查询工程款结算情况',
  addressee: '某某市住房和城乡建设局',
  bearer: { name: '李某某', licence: '13701201010000001' },
});
const referral: AskAuxiliaryMatter = {
  kind: 'DISCIPLINE_REFERRAL',
  purpose: 'INTERFERENCE',
  request: '移送干预执行的问题线索',
  addressee: '某某市纪委监委',
  evidence: ['记录单一份'],
};

const ask = (courtCase: FiledCase, token: string, body: object) =>
  intake.service.post(path(courtCase), token, ASKED).send(body);
const decide = (courtCase: FiledCase, no: number, token: string, body: object) =>
  intake.service.post(path(courtCase, `/${no}/decision`), token, DECIDED).send(body);
const end = (courtCase: FiledCase, no: number, token: string, body: object) =>
  intake.service.post(path(courtCase, `/${no}/outcome`), token, ENDED).send(body);
const listed = async (courtCase: FiledCase, token: string) =>
  auxiliaryMatters.parse((await intake.service.read(path(courtCase), token).expect(200)).body).items;
const tasks = async ({ caseId }: FiledCase) =>
  (await intake.service.workItems(caseId)).filter(({ kind }) => /AUXILIARY/.test(kind));
const lettersOf = async ({ caseId }: FiledCase) =>
  (await intake.service.letters(caseId)).filter(({ kind }) => kind.startsWith('auxiliary'));

describe('judicial aid (司法救助, SEED2 二(五))', () => {
  it('is asked for by the creditor, granted by the president with its amount, and paid; each step is on somebody’s desk', async () => {
    const filed = await intake.filed();
    const creditor = await partyToken(creditorOf(filed).partyRef!);
    const { body } = await ask(filed, creditor, aid(filed)).expect(201);
    expect(body).toMatchObject({ no: 1, state: 'ASKED', decideBy: '2026-05-25', decision: null, outcome: null });
    expect(body.request).not.toContain('110105194912310021');
    const [toDecide] = await tasks(filed);
    expect(toDecide).toMatchObject({
      kind: 'DECIDE_AUXILIARY_MATTER',
      role: 'court-president',
      dueAt: new Date('2026-05-26T00:00:00+08:00'),
      state: 'OPEN',
    });

    const president = await as('court-president');
    const judge = await as('settlement-judge');
    const granted = { granted: true, reasons: '符合救助条件', amount: '15000.00' };
    expect((await decide(filed, 1, judge, granted).expect(409)).body.code).toBe('AUXILIARY.NOT_HIS');
    const more = await decide(filed, 1, president, { ...granted, amount: '20000.01' }).expect(422);
    expect([more.body.code, more.body.path]).toEqual(['AUXILIARY.AMOUNT', '/amount']);
    await decide(filed, 1, president, granted).expect(201);
    expect((await decide(filed, 1, president, granted).expect(409)).body.code).toBe('AUXILIARY.NOT_ASKED');
    expect((await tasks(filed)).map(({ kind, role, state }) => [kind, role, state])).toEqual([
      ['DECIDE_AUXILIARY_MATTER', 'court-president', 'DONE'],
      ['RECORD_AUXILIARY_OUTCOME', 'settlement-judge', 'OPEN'],
    ]);

    const paid = { result: 'PAID', on: '2026-05-20', note: '已转入申请人账户' };
    await end(filed, 1, await as('clerk'), paid).expect(201);
    expect((await tasks(filed)).every(({ state }) => state === 'DONE')).toBe(true);
    const [matter] = await listed(filed, creditor);
    expect(matter).toMatchObject({
      state: 'ENDED',
      decision: { granted: true, amount: '15000.00', by: 'court-president-1', reportBy: '2026-06-11' },
      outcome: { result: 'PAID', on: '2026-05-20', by: 'clerk-1' },
    });
    const letters = await lettersOf(filed);
    expect(letters.map(({ kind, partyId }) => [kind, partyId])).toEqual([
      ['auxiliary-decision', creditorOf(filed).partyId],
      ['auxiliary-outcome', creditorOf(filed).partyId],
    ]);
    expect(letters[0]!.body).toContain('15000.00元');
    expect((await intake.service.audit(filed.caseId)).filter((line) => !line.includes(' ladder.')).slice(-3)).toEqual([
      `${creditorOf(filed).partyRef!} auxiliary-matter.asked`,
      'court-president-1 auxiliary-matter.decided',
      'clerk-1 auxiliary-matter.ended',
    ]);
  });

  it('is refused a second time, of a debtor, and where its papers lack; nothing of that is recorded', async () => {
    const filed = await intake.filed();
    const clerk = await as('clerk');
    await ask(filed, clerk, aid(filed)).expect(201);
    const debtor = filed.parties.find(({ side }) => side === 'DEBTOR')!.partyId;
    const refused = [aid(filed), { ...aid(filed), partyId: debtor }, { ...order(filed), bearer: undefined }];
    const answers = [];
    for (const refusal of refused) {
      const { status, body } = await ask(filed, clerk, refusal);
      answers.push([status, body.code, body.path]);
    }
    expect(answers).toEqual([
      [409, 'AUXILIARY.ONCE', undefined],
      [422, 'AUXILIARY.NOT_FOR_SIDE', '/partyId'],
      [422, 'AUXILIARY.INCOMPLETE', '/bearer'],
    ]);
    await ask(filed, clerk, { ...aid(filed), partyId: `${filed.caseId}.9` }).expect(404);
    expect(await listed(filed, clerk)).toHaveLength(1);
    expect(await tasks(filed)).toHaveLength(1);
  });
});

describe('an investigation order (律师调查令, SEED2 三(三))', () => {
  it('is granted by the judge for fifteen days; what is written in it lies sealed', async () => {
    const filed = await intake.filed();
    await ask(filed, await as('clerk'), order(filed)).expect(201);
    const { body } = await decide(filed, 1, await as('settlement-judge'), {
      granted: true,
      reasons: '确有必要',
    }).expect(201);
    expect(body.decision).toMatchObject({ reportBy: '2026-05-27', amount: null });
    const rows: object[] = await intake.service.dataSource.query(
      'select request, decision from auxiliary_matter where case_id = $1',
      [filed.caseId],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/李某某|工程款|确有必要/);
    expect(JSON.stringify(await intake.service.facts(filed.caseId))).not.toMatch(/李某某|工程款/);
  });

  it('that is wanted no more before it is decided leaves nobody a task', async () => {
    const filed = await intake.filed();
    const clerk = await as('clerk');
    await ask(filed, clerk, order(filed)).expect(201);
    const gone = { result: 'WITHDRAWN', on: '2026-05-20', note: '申请人撤回' };
    expect((await end(filed, 1, clerk, { ...gone, result: 'OBTAINED' }).expect(409)).body.code).toBe(
      'AUXILIARY.NOT_OPEN',
    );
    await end(filed, 1, clerk, gone).expect(201);
    expect((await tasks(filed)).map(({ state }) => state)).toEqual(['CANCELLED']);
  });

  it('asked for by many at once is numbered without a gap', async () => {
    const filed = await intake.filed();
    const clerk = await as('clerk');
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(filed, clerk, order(filed)).expect(201)));
    expect(answers.map(({ body }) => body.no).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('a referral to discipline and supervision (移送纪检监察机关, SEED2 二(三))', () => {
  it('is decided by another than who proposed it, and no party reads of it', async () => {
    const filed = await intake.filed();
    const president = await intake.service.token({
      roles: ['court-president', 'enforcement-judge'],
      court: COURT,
      subject: 'both',
    });
    await ask(filed, president, referral).expect(201);
    const granted = { granted: true, reasons: '属于移送范围' };
    expect((await decide(filed, 1, president, granted).expect(409)).body.code).toBe('AUXILIARY.FOUR_EYES');
    await decide(filed, 1, await as('court-president'), granted).expect(201);
    expect(await lettersOf(filed)).toEqual([]);
    expect(await listed(filed, await partyToken(creditorOf(filed).partyRef!))).toEqual([]);
    expect(await listed(filed, await as('enforcement-judge'))).toHaveLength(1);
  });
});

describe('help of grid workers (网格员协助, SEED2 四(三)), and of a court elsewhere (跨域司法协作, SEED4)', () => {
  it('serves and finds; a court elsewhere takes hold of nothing before there is a number of enforcement (PRE-CTRL)', async () => {
    const filed = await intake.filed();
    const clerk = await as('clerk');
    const grid = { kind: 'GRID_ASSISTANCE', purpose: 'SERVICE', request: '协助送达', addressee: '某某街道网格中心' };
    await ask(filed, clerk, grid).expect(201);
    const control = { kind: 'CROSS_COURT', purpose: 'CONTROL', request: '委托查封', addressee: '某某区人民法院' };
    const { body } = await ask(filed, clerk, control).expect(409);
    expect([body.code, body.rule]).toEqual(['AUXILIARY.NOT_IN_ENFORCEMENT', 'PRE-CTRL']);
    const reward = { kind: 'REWARD_NOTICE', purpose: 'PROPERTY', request: '发布', amount: '5000.00', promise: true };
    const creditor = { ...reward, partyId: creditorOf(filed).partyId };
    expect((await ask(filed, clerk, creditor).expect(409)).body.code).toBe('AUXILIARY.NOT_IN_ENFORCEMENT');

    const enforced = await intake.filed({ packId: 'enterprise-2025', enforcementNumber: numberOfEnforcement() });
    await ask(enforced, clerk, control).expect(201);
    await ask(enforced, clerk, { ...reward, partyId: creditorOf(enforced).partyId }).expect(201);
    expect((await tasks(enforced)).map(({ role }) => role)).toEqual(['enforcement-judge', 'enforcement-judge']);
  });
});

describe('who may do what with a matter beside the settlement', () => {
  it('a party applies for itself alone, and for nothing of the court’s own motion; it reads its own', async () => {
    const filed = await intake.filed();
    const debtor = filed.parties.find(({ side }) => side === 'DEBTOR')!;
    const token = await partyToken(debtor.partyRef!);
    expect((await ask(filed, token, order(filed)).expect(403)).body.code).toBe('AUTH.NOT_A_PARTY');
    await ask(filed, token, referral).expect(403);
    await ask(filed, token, { ...order(filed), partyId: undefined }).expect(403);
    await ask(filed, token, { ...order(filed), partyId: debtor.partyId }).expect(201);
    expect(await listed(filed, await partyToken(creditorOf(filed).partyRef!))).toEqual([]);
    expect(await listed(filed, token)).toHaveLength(1);
  });
});

let serials = 700;
const numberOfEnforcement = (): string => `（2026）${COURT}执${(serials += 1)}号`;

describe('the paper of a matter', () => {
  const papers = ({ caseId }: FiledCase) => `/cases/${encodeURIComponent(caseId)}/papers`;
  const paperOf = async (courtCase: FiledCase, no: number) =>
    intake.service
      .post(papers(courtCase), await as('clerk'), DECIDED)
      .send({ kind: 'AUXILIARY_PAPER', no, contact: '孙八', phone: '0546-0000000' });
  const wordsOf = async ({ caseId }: FiledCase, documentId: string): Promise<string> => {
    const file = `/cases/${encodeURIComponent(caseId)}/documents/${encodeURIComponent(documentId)}?format=docx`;
    const { body } = await intake.service
      .read(file, await as('clerk'))
      .buffer()
      .responseType('blob')
      .expect(200);
    return wordsOfDocx(body as Buffer);
  };

  it('carries out what was decided, once, and says it in its own words', async () => {
    const filed = await intake.filed({ packId: 'enterprise-2025', enforcementNumber: '（2026）鲁0502执9001号' });
    const partyId = creditorOf(filed).partyId;
    const asked: readonly AskAuxiliaryMatter[] = [
      order(filed),
      { kind: 'REWARD_NOTICE', purpose: 'PROPERTY', partyId, request: '车辆下落。', amount: '5000.00', promise: true },
      aid(filed),
      { kind: 'GRID_ASSISTANCE', purpose: 'SERVICE', request: '协助送达执行通知书', addressee: '某某街道办事处' },
      referral,
      { kind: 'CROSS_COURT', purpose: 'CONTROL', request: '冻结银行账户', addressee: '福建省某某市人民法院' },
    ];
    const president = await as('court-president');
    const judge = await as('enforcement-judge');
    const early = [];
    for (const [index, body] of asked.entries()) {
      await ask(filed, await as('clerk'), body).expect(201);
      early.push((await paperOf(filed, index + 1)).body.code);
      const decider = body.kind === 'JUDICIAL_AID' || body.kind === 'DISCIPLINE_REFERRAL' ? president : judge;
      const amount = body.kind === 'JUDICIAL_AID' && { amount: '15000.00' };
      await decide(filed, index + 1, decider, { granted: true, reasons: '符合条件。', ...amount }).expect(201);
    }
    expect(new Set(early)).toEqual(new Set(['AUXILIARY.NOT_GRANTED']));
    const made = [];
    for (const [index] of asked.entries()) {
      const { status, body } = await paperOf(filed, index + 1);
      expect([status, body.code]).toEqual([201, undefined]);
      made.push([body.title, body.number, await wordsOf(filed, body.documentId)]);
    }
    const number = '（2026）鲁0502执9001号之一';
    expect(made).toEqual([
      ['律师调查令', number, expect.stringContaining('持令人：李某某，执业证号：13701201010000001。')],
      ['执行悬赏公告', number, expect.stringContaining('一、悬赏事项：车辆下落。')],
      ['司法救助决定书', number, expect.stringContaining('国家司法救助金15000.00元。')],
      ['协助函', number, expect.stringContaining('为送达法律文书，依照')],
      ['问题线索移送函', number, expect.stringContaining('1.记录单一份')],
      ['委托函', number, expect.stringContaining('委托你院办理查封、扣押、冻结事项：冻结银行账户。')],
    ]);
    // Ordered again, it is the paper that was made.
    expect((await paperOf(filed, 1)).body.number).toBe(number);
    // What goes to discipline and supervision no party reads.
    const creditor = await partyToken(creditorOf(filed).partyRef!);
    const seen = await intake.service
      .read(`/cases/${encodeURIComponent(filed.caseId)}/documents`, creditor)
      .expect(200);
    expect(seen.body.items).toEqual([]);
  });
});
