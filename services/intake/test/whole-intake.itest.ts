import { type FileApplication } from '@hejie/contracts/http';
import { eventually, fileApplicationOf } from '@hejie/testing';
import { type Role } from '@hejie/security';
import { courtInstant } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import { UndigestedParties } from '../src/application/undigested-parties.js';
import { COURT, FILED, intakeFixture, type FiledCase } from './fixture.js';

const intake = intakeFixture();
const LATER = '2026-05-11T09:00:00+08:00';
const FIRMS = ['91370502MA3C000013', '91370502MA3C000026', '91370502MA3C000039', '91370502MA3C00004C'];
let serial = 100;

const as = (role: Role, subject = `${role}-1`) => intake.service.token({ roles: [role], court: COURT, subject });
const sql = (text: string, values: unknown[] = []) => intake.service.dataSource.query(text, values);
const tasksOf = async ({ caseId }: FiledCase, kind?: string) =>
  (await intake.service.workItems(caseId)).filter((one) => kind === undefined || one.kind === kind);
const firm = (side: 'CREDITOR' | 'DEBTOR', nth: number) => ({
  side,
  kind: 'ENTERPRISE' as const,
  name: `某某${nth}号有限公司`,
  identityNumber: FIRMS[nth]!,
});
const debtorOf = ({ parties }: FiledCase) => parties.find(({ side }) => side === 'DEBTOR')!;
const creditorOf = ({ parties }: FiledCase) => parties.find(({ side }) => side === 'CREDITOR')!;
/** A case of the enterprise programme, which is in enforcement. */
const enterprise = (over: Partial<FileApplication> = {}): Partial<FileApplication> => {
  serial += 1;
  return { packId: 'enterprise-2025', enforcementNumber: `（2026）鲁0502执${serial}号`, ...over };
};
const statements = (['OPERATIONS', 'ASSETS', 'DEBTS', 'PROSPECTS'] as const).map((aspect) => ({
  aspect,
  statement: '已核实',
  source: '财产报告',
  asOf: '2026-05-10',
}));

describe('requests of the parties (SEED1 二2)', () => {
  it('are taken in at one place, worked on by their team, passed on, and answered back by letter', async () => {
    const filed = await intake.filed();
    const path = `/cases/${filed.caseId}/requests`;
    const partyId = creditorOf(filed).partyId;
    const creditor = await intake.service.token({ roles: ['party'], partyRef: 'creditor-1', subject: 'creditor-1' });
    const asked = { partyId, subject: 'MONEY', request: '款项何时发放，本人证件号110105194912310021' };
    const { body } = await intake.service.post(path, creditor, LATER).send(asked).expect(201);
    expect(body).toMatchObject({ no: 1, state: 'OPEN', team: 'enforcement-judge', answer: null });
    expect(body.request).not.toContain('110105194912310021');
    expect(body.answerBy).toBe('2026-05-19T00:00:00+08:00');

    const clerk = await as('clerk');
    const forward = { team: 'asset-control-officer', reason: '涉及查控款项' };
    await intake.service.post(`${path}/1/forwarding`, clerk, LATER).send(forward).expect(201);
    const again = await intake.service.post(`${path}/1/forwarding`, clerk, LATER).send(forward);
    expect([again.status, again.body.code]).toEqual([422, 'REQUEST.WITH_THAT_TEAM']);
    const officer = await as('asset-control-officer');
    const answer = { answer: '款项已到账，三日内发放' };
    await intake.service.post(`${path}/1/answer`, officer, LATER).send(answer).expect(201);
    const twice = await intake.service.post(`${path}/1/answer`, officer, LATER).send(answer);
    expect([twice.status, twice.body.code]).toEqual([409, 'REQUEST.ANSWERED']);
    expect((await tasksOf(filed, 'ANSWER_REQUEST')).map(({ role, state }) => [role, state])).toEqual([
      ['enforcement-judge', 'CANCELLED'],
      ['asset-control-officer', 'DONE'],
    ]);
    const letters = (await intake.service.letters(filed.caseId)).filter(({ kind }) => kind === 'request-answered');
    expect(letters.map((one) => [one.partyId, one.body.includes('三日内发放')])).toEqual([[partyId, true]]);

    const debtor = await intake.service.token({ roles: ['party'], partyRef: 'debtor-1', subject: 'debtor-1' });
    expect((await intake.service.read(path, debtor).expect(200)).body.items).toEqual([]);
    expect((await intake.service.read(path, creditor).expect(200)).body.items).toHaveLength(1);
    await intake.service.post(path, debtor, LATER).send(asked).expect(403);
    const unknown = await intake.service.post(path, clerk, LATER).send({ ...asked, partyId: 'nobody' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'PARTY.UNKNOWN']);
  });
});

describe('an enterprise in enforcement (SEED0)', () => {
  it('leaves nothing of its settlement to do once that has ended', async () => {
    const filed = await intake.filed(enterprise());
    const end = { act: 'closeCase', ending: 'REFUSED', rule: 'PRE-2', paid: '0.00' as never } as const;
    await intake.service.step(filed.caseId, courtInstant(LATER), [end]);
    expect((await tasksOf(filed)).filter(({ state }) => state === 'OPEN')).toEqual([]);
  });

  it('is asked for a first plan or security at the start, and assessed before talks, with sources and dates', async () => {
    const filed = await intake.filed(enterprise());
    const debtorId = debtorOf(filed).partyId;
    expect((await tasksOf(filed)).map(({ kind, role }) => [kind, role])).toEqual(
      expect.arrayContaining([
        ['ASK_FIRST_OFFER', 'filing-clerk'],
        ['ASSESS_ENTERPRISE', 'enforcement-judge'],
      ]),
    );
    expect((await intake.service.letters(filed.caseId)).map(({ kind, partyId }) => [kind, partyId])).toEqual([
      ['first-offer-asked', debtorId],
    ]);
    const [accepted] = await intake.service.facts(filed.caseId, 'application-accepted');
    expect(accepted?.data).toMatchObject({ toAssess: [debtorId], greenChannel: true });

    const offers = `/cases/${filed.caseId}/first-offer`;
    const debtor = await intake.service.token({ roles: ['party'], partyRef: 'debtor-1', subject: 'debtor-1' });
    const none = { partyId: debtorId, none: true };
    await intake.service.post(offers, debtor, LATER).send(none).expect(201);
    expect(await tasksOf(filed, 'RECONSIDER_SETTLEMENT')).toMatchObject([{ state: 'OPEN', role: 'enforcement-judge' }]);
    const plan = { partyId: debtorId, plan: '分六期履行' };
    await intake.service.post(offers, debtor, LATER).send(plan).expect(201);
    expect((await tasksOf(filed, 'RECONSIDER_SETTLEMENT')).map(({ state }) => state)).toEqual(['CANCELLED']);
    await intake.service.read(offers, await as('enforcement-judge')).expect(403);
    const { body: said } = await intake.service.read(offers, await as('settlement-judge')).expect(200);
    expect(said.offers.map(({ offer, plan: text }: { offer: string; plan: string }) => [offer, text])).toEqual([
      ['NONE', null],
      ['GIVEN', '分六期履行'],
    ]);

    const path = `/cases/${filed.caseId}/assessments`;
    const judge = await as('enforcement-judge');
    const half = { partyId: debtorId, statements: statements.slice(1), conclusion: 'POSSIBLE' };
    const refused = await intake.service.post(path, judge, LATER).send(half);
    expect([refused.status, refused.body.code]).toEqual([422, 'ASSESSMENT.INCOMPLETE']);
    expect((await intake.service.read(path, judge).expect(200)).body.waiting).toEqual([debtorId]);
    const { body } = await intake.service
      .post(path, judge, LATER)
      .send({ ...half, statements })
      .expect(201);
    expect(body).toMatchObject({
      waiting: [],
      assessments: [{ no: 1, conclusion: 'POSSIBLE', by: 'enforcement-judge-1' }],
    });
    expect(body.assessments[0].text.zh).toContain('来源：财产报告，截至2026年5月10日');
    expect((await tasksOf(filed, 'ASSESS_ENTERPRISE')).map(({ state }) => state)).toEqual(['DONE']);
    expect(await intake.service.facts(filed.caseId, 'enterprise-assessed')).toHaveLength(1);
  });

  it('that owes more than it has lies before the judge with its grounds, and goes to bankruptcy with a consent only (PROC-26)', async () => {
    const filed = await intake.filed(enterprise());
    const partyId = debtorOf(filed).partyId;
    const judge = await as('enforcement-judge');
    const sums = { assets: '1000000.00', debts: '8000000.00', conclusion: 'INSOLVENCY_SIGNS' };
    await intake.service
      .post(`/cases/${filed.caseId}/assessments`, judge, LATER)
      .send({ partyId, statements, ...sums })
      .expect(201);
    expect(await tasksOf(filed, 'CONSIDER_BANKRUPTCY')).toMatchObject([
      { state: 'OPEN', facts: { grounds: ['DEBTS_EXCEED_ASSETS', 'SIGNS_ASSESSED'] } },
    ]);
    const path = `/cases/${filed.caseId}/bankruptcy-hints`;
    const open = await intake.service.post(path, judge, LATER).send({ partyId, reasons: '停产' });
    expect([open.status, open.body.code]).toEqual([409, 'BANKRUPTCY.OPEN_ALREADY']);
    const refer = { finding: 'REFER', reasons: '符合破产条件', court: '东营市中级人民法院' };
    const alone = await intake.service.post(`${path}/1/decision`, judge, LATER).send(refer);
    expect([alone.status, alone.body.code]).toEqual([422, 'BANKRUPTCY.CONSENT_NEEDED']);
    const { body } = await intake.service
      .post(`${path}/1/decision`, judge, LATER)
      .send({ ...refer, consentOf: creditorOf(filed).partyId })
      .expect(201);
    expect(body).toMatchObject({ state: 'REFERRED', decision: { replyBy: '2026-06-10' } });
    expect(await tasksOf(filed, 'AWAIT_BANKRUPTCY_COURT')).toMatchObject([{ state: 'OPEN' }]);
    const reply = { reply: 'NOT_ACCEPTED', on: '2026-05-11', note: '不予受理' };
    await intake.service.post(`${path}/1/reply`, judge, LATER).send(reply).expect(201);
    expect((await tasksOf(filed, 'BANKRUPTCY_CONSEQUENCE')).map(({ state }) => state)).toEqual(['OPEN']);
    expect((await intake.service.read(path, judge).expect(200)).body.items[0].state).toBe('NOT_ACCEPTED');
  });

  it('whose bankruptcy a court has accepted: both sides are told of which debtor, by which court, since when, and what is void (企业破产法16, 19)', async () => {
    const filed = await intake.filed(enterprise());
    const judge = await as('enforcement-judge');
    const path = `/cases/${filed.caseId}/bankruptcy-hints`;
    const { partyId } = debtorOf(filed);
    await intake.service.post(path, judge, LATER).send({ partyId, reasons: '停产' }).expect(201);
    await intake.service
      .post(`${path}/1/decision`, judge, LATER)
      .send({ finding: 'GUIDE', reasons: '符合破产条件，无人同意移送' })
      .expect(201);
    const reply = (on: string) =>
      intake.service.post(`${path}/1/reply`, judge, LATER).send({ reply: 'ACCEPTED', on, note: '债权人自行申请' });
    expect((await reply('2027-01-01')).body.code).toBe('BANKRUPTCY.REPLY_IN_FUTURE');
    await reply('2026-05-11').expect(201);
    const letters = await intake.service.letters(filed.caseId, 'bankruptcy-replied');
    expect(letters).toHaveLength(2);
    expect(letters[0]!.body).toContain('有管辖权的人民法院已于2026年5月11日裁定受理被执行人的破产案件');
    expect(letters[0]!.body).toContain('自受理之日起，被执行人对个别债权人的清偿无效');
  });

  it('whose debts hang together with others is seen with them, by digests alone (A13)', async () => {
    const first = await intake.filed({ parties: [firm('CREDITOR', 0), firm('DEBTOR', 1)] });
    const second = await intake.filed(
      enterprise({ parties: [firm('CREDITOR', 1), firm('DEBTOR', 2)], screening: { creditorWilling: true } }),
    );
    const third = await intake.filed({ parties: [firm('CREDITOR', 3), firm('DEBTOR', 1)] });
    const judge = await as('enforcement-judge');
    const { body } = await intake.service.read(`/cases/${first.caseId}/linked-debts`, judge).expect(200);
    expect(body).toMatchObject({ chain: true, group: false, creditors: 2 });
    expect(body.cases.map(({ caseId, kind }: { caseId: string; kind: string }) => [caseId, kind])).toEqual(
      expect.arrayContaining([
        [second.caseId, 'DEBTOR_IS_CREDITOR'],
        [third.caseId, 'SAME_DEBTOR'],
      ]),
    );
    // The screening of the later case saw the chain by itself.
    const { body: shown } = await intake.service.read(`/cases/${second.caseId}`, judge).expect(200);
    expect(shown.screening.firings.map(({ id }: { id: string }) => id)).toContain('CHAIN_DEBT');
    const stored = JSON.stringify(await sql('select * from party where case_id = $1', [first.caseId]));
    expect(stored).not.toContain(FIRMS[1]);

    // Parties that were entered before there were digests get theirs after a start; run twice it comes to the same.
    const before = await sql('select identity_digest from party where case_id = $1 order by position', [first.caseId]);
    await sql('update party set identity_digest = null where case_id = $1', [first.caseId]);
    await intake.service.get(UndigestedParties).run();
    await intake.service.get(UndigestedParties).run();
    const after = await sql('select identity_digest from party where case_id = $1 order by position', [first.caseId]);
    expect(after).toEqual(before);

    // A number that was put right stays so where it is digested anew.
    const { partyId } = debtorOf(first);
    const digest = async () => (await sql('select identity_digest from party where party_id = $1', [partyId]))[0];
    const path = `/cases/${encodeURIComponent(first.caseId)}/parties/${encodeURIComponent(partyId)}/identity`;
    const identity = { kind: 'UNIT', name: '某某1号有限公司', number: FIRMS[3] };
    await intake.service.put(path, intake.filingClerk, LATER).send(identity).expect(200);
    const right = await digest();
    await sql("update party set identity_digest = 'k0.of-before' where party_id = $1", [partyId]);
    await intake.service.get(UndigestedParties).run();
    expect(await digest()).toEqual(right);
  });
});

describe('the green channel (A8)', () => {
  it('has a person for each of twelve matters; its tasks lie before others, by shorter clocks, in that person’s hands (SEED4)', async () => {
    const president = await as('court-president');
    const { body: items } = await intake.service.read('/green-channel', president).expect(200);
    expect(items.items).toHaveLength(12);
    const name = (item: string) =>
      intake.service.put(`/green-channel/${item}`, president, FILED).send({ subject: 'clerk-7' });
    await name('REQUESTS').expect(200);
    expect((await name('NOTHING')).body.code).toBe('GREEN_CHANNEL.UNKNOWN_ITEM');

    const packId = 'dongying-2020@3';
    const slow = await intake.filed({ packId });
    const fast = await intake.filed({ packId, greenChannel: true });
    const clerk = await as('clerk');
    for (const filed of [slow, fast]) {
      const asked = { partyId: creditorOf(filed).partyId, subject: 'PAPERS', request: '请求复印笔录' };
      await intake.service.post(`/cases/${filed.caseId}/requests`, clerk, LATER).send(asked).expect(201);
    }
    const { body } = await intake.service
      .read('/work-items?kind=ANSWER_REQUEST&state=OPEN&limit=200', clerk)
      .expect(200);
    const mine = (body.items as { caseId: string; green: boolean; dueAt: string; responsible: string | null }[]).filter(
      ({ caseId }) => caseId === slow.caseId || caseId === fast.caseId,
    );
    expect(
      mine.map(({ caseId, green, dueAt, responsible }) => [caseId, green, dueAt.slice(0, 10), responsible]),
    ).toEqual([
      [fast.caseId, true, '2026-05-15', 'clerk-7'],
      [slow.caseId, false, '2026-05-19', null],
    ]);
    await eventually(async () => {
      const desk = await intake.service.read(
        `/desk?kind=ANSWER_REQUEST&caseId=${encodeURIComponent(fast.caseId)}`,
        clerk,
      );
      expect(desk.body.items).toMatchObject([{ green: true, claimedBy: 'clerk-7' }]);
    });
  });

  it('accepts within a day from when the papers were handed in; every other application within seven', async () => {
    const receive = (body: object) =>
      intake.service.post('/received-applications', intake.filingClerk, FILED).send(body);
    const green = await receive({ packId: 'jianli-2023', tags: ['ENTERPRISE'], ticket: '窗口1' }).expect(201);
    expect(green.body).toMatchObject({ green: true, acceptBy: '2026-05-09' });
    const plain = await receive({ packId: 'dongying-2020', ticket: '窗口2', handedIn: '2026-05-07' }).expect(201);
    expect(plain.body).toMatchObject({ green: false, acceptBy: '2026-05-14' });
    const { receiptNo } = plain.body as { receiptNo: number };
    const filed = await intake.filed({ receiptNo });
    const twice = await intake.apply({ receiptNo });
    expect([twice.status, twice.body.code]).toEqual([409, 'RECEIPT.ACCEPTED']);
    const [task] = await sql(`select state, outcome from work_items where id = $1`, [`received/${COURT}/${receiptNo}`]);
    expect(task).toMatchObject({ state: 'DONE', outcome: { caseId: filed.caseId, late: false } });
    expect((await receive({ packId: 'national', ticket: 'x', handedIn: '2026-05-09' })).body.code).toBe(
      'RECEIPT.NOT_YET',
    );
  });
});

describe('the hand-over to the settlement centre (SEED3 五(一)2)', () => {
  it('is on the day of filing, with the papers of the application; what is missing is sent after', async () => {
    const papers = [{ title: '申请执行书', pages: 2 }, { title: '生效法律文书' }];
    const filed = await intake.filed({ packId: 'dongying-2020@3', papers });
    expect(await tasksOf(filed, 'CENTRE_INTAKE')).toMatchObject([
      { role: 'clerk', state: 'OPEN', dueAt: new Date('2026-05-09T00:00:00+08:00') },
    ]);
    const clerk = await as('clerk');
    const path = `/cases/${filed.caseId}/centre-receipt`;
    const wrong = await intake.service.post(path, clerk, FILED).send({ missing: [3] });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'CENTRE.NO_SUCH_PAPER']);
    const { body } = await intake.service
      .post(path, clerk, FILED)
      .send({ missing: [2] })
      .expect(201);
    expect(body.papers).toEqual([
      { no: 1, title: '申请执行书', pages: 2, inCentre: true },
      { no: 2, title: '生效法律文书', inCentre: false },
    ]);
    expect(
      (await tasksOf(filed)).filter(({ kind }) => /CENTRE|PAPERS/.test(kind)).map(({ kind, state }) => [kind, state]),
    ).toEqual([
      ['CENTRE_INTAKE', 'DONE'],
      ['SEND_PAPERS', 'OPEN'],
    ]);
    expect((await intake.service.post(path, clerk, FILED).send({})).body.code).toBe('CENTRE.RECEIVED');
  });

  it.each(['dongying-2020@3', 'jianli-2023@3'])('goes without listed papers too (%s)', async (packId) => {
    const filed = await intake.filed({ packId });
    expect(await tasksOf(filed, 'CENTRE_INTAKE')).toMatchObject([
      { state: 'OPEN', dueAt: new Date('2026-05-09T00:00:00+08:00'), facts: { papers: 0 } },
    ]);
    const path = `/cases/${filed.caseId}/centre-receipt`;
    await intake.service
      .post(path, await as('clerk'), FILED)
      .send({})
      .expect(201);
    expect(await tasksOf(filed, 'CENTRE_INTAKE')).toMatchObject([{ state: 'DONE' }]);
  });

  it('SEED3 五(一)4: with the case a judge is asked to review first whether it can be filed; what stands against it is told', async () => {
    const filed = await intake.filed({ packId: 'dongying-2020@3' });
    expect(await tasksOf(filed, 'REVIEW_FILING')).toMatchObject([
      { role: 'enforcement-judge', state: 'OPEN', dueAt: new Date('2026-05-13T00:00:00+08:00') },
    ]);
    const path = `/cases/${filed.caseId}/filing-review`;
    const judge = await as('enforcement-judge');
    const defects = [{ condition: 'TITLE_EFFECTIVE', explanation: '判决尚在上诉期内' }];
    await intake.service.post(path, judge, FILED).send({ defects }).expect(201);
    expect((await tasksOf(filed, 'REVIEW_FILING')).map(({ state }) => state).sort()).toEqual(['DONE', 'OPEN']);
    const partyId = filed.parties[0]!.partyId;
    await intake.service
      .post(`${path}/mending`, intake.filingClerk, FILED)
      .send({ partyId, statement: '提交生效证明' })
      .expect(201);
    expect((await intake.service.facts(filed.caseId, 'filing-defects-set')).map(({ data }) => data.standing)).toEqual([
      1, 0,
    ]);
  });
});

describe('the report to the mediation platform (A9)', () => {
  it('has each outcome once, as the same bytes whenever it is read, and again what came back', async () => {
    const columns =
      '外部编号,案由,申请标的额,执行依据文号,作出机关,本金,履行期限届满日,申请人姓名或者名称,申请人类型,被执行人姓名或者名称,被执行人类型';
    const lines = [1, 2].map(
      (n) =>
        `FTC-${n},劳务合同纠纷,8182.00,（2026）鲁0502民初7${n}号,东营区人民法院,8182.00,2026-03-31,张三,自然人,某某公司,企业`,
    );
    const file = Buffer.from([columns, ...lines].join('\n')).toString('base64');
    const { body: taken } = await intake.service
      .post('/imports', intake.filingClerk, FILED)
      .send({ packId: 'dongying-2020', format: 'CSV', file })
      .expect(201);
    await intake.workedOff(taken.importId);
    const make = () => intake.service.post('/platform-reports', intake.filingClerk, LATER).send({});
    expect((await make()).body.code).toBe('PLATFORM.NOTHING_NEW');
    const ids: { case_id: string }[] = await sql('select case_id from import_row where import_id = $1 order by line', [
      taken.importId,
    ]);
    const end = (caseId: string, ending: string) =>
      sql(`update case_record set ending = $2, stage = 'ENDED', since = $3 where case_id = $1`, [
        caseId,
        ending,
        LATER,
      ]);
    await end(ids[0]!.case_id, 'REFUSED');
    await end(ids[1]!.case_id, 'PERFORMED');
    const { body: report } = await make().expect(201);
    expect(report).toMatchObject({ no: 1, rows: 2, taken: 0, returned: 0 });
    const read = async (no: number) =>
      (await intake.service.read(`/platform-reports/${no}/file`, intake.filingClerk).expect(200)).text;
    const text = await read(1);
    expect(text).toMatch(/FTC-1,（2026）鲁0502执前调\d+号,当事人不同意和解,2026-05-11,,\r\n/);
    expect(text).not.toContain('张三');
    expect(await read(1)).toBe(text);
    expect((await make()).body.code).toBe('PLATFORM.NOTHING_NEW');

    const receipts = Buffer.from('行号,回执,原因\n1,已收,\n2,退回,编号不存在\n9,已收,\n1,不清楚,\n').toString('base64');
    const say = () =>
      intake.service
        .post('/platform-reports/1/receipts', intake.filingClerk, LATER)
        .send({ file: receipts })
        .expect(201);
    const { body: said } = await say();
    expect(said).toMatchObject({ taken: 1, returned: 1 });
    expect(said.problems.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
      [4, 'PLATFORM.NO_SUCH_LINE'],
      [5, 'PLATFORM.RECEIPT_UNREADABLE'],
    ]);
    expect((await say()).body).toMatchObject({ taken: 1, returned: 1 });
    const { body: next } = await make().expect(201);
    expect(next).toMatchObject({ no: 2, rows: 1 });
    expect(await read(2)).toMatch(/1,FTC-2,.*和解成功并履行完毕/);
  });
});

describe('numbers of cases (CASE-4)', () => {
  it('are without a gap and without a double under 50 filings at once', async () => {
    const numbered = async (nth: number): Promise<string> => {
      const title = { ...fileApplicationOf().title, number: `（2026）鲁0502民初9${nth}号` };
      // Where the service is too busy to begin, the same command is sent again under its key.
      const answer = await eventually(
        async () => {
          const given = await intake.apply({ title }, `fifty-${nth}`);
          expect(given.status).toBe(201);
          return given;
        },
        { timeout: 50_000 },
      );
      return (answer.body as FiledCase).caseNumber;
    };
    const numbers = await Promise.all(Array.from({ length: 50 }, (_, nth) => numbered(nth)));
    const serials = numbers.map((number) => Number(/执前调(\d+)号$/.exec(number)?.[1])).sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 50 }, (_, i) => serials[0]! + i));
  });
});
