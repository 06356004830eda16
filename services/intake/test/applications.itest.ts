import { type FileApplication } from '@hejie/contracts/http';
import { caseIdOf } from '@hejie/contracts/workflows';
import { courtInstant, titleKey, type Yuan } from '@hejie/law';
import { newCaseId } from '@hejie/casework/testing';
import { fileApplicationOf } from '@hejie/testing';
import { describe, expect, it } from '@jest/globals';
import { keepDue } from '../src/case-record/due.js';
import { TitlesRespelled1790000001175 } from '../src/migrations/titles-respelled.js';
import { COURT, FILED, intakeFixture } from './fixture.js';

const intake = intakeFixture();
const serial = (caseNumber: string): number => Number(/(\d+)号$/.exec(caseNumber)![1]);

describe('an application', () => {
  it('gets its number, its advice and masked names, and the case is told of once', async () => {
    const { body } = await intake.apply({ packId: 'dongying-2020' }, 'first').expect(201);
    const { body: repeated } = await intake.apply({ packId: 'dongying-2020' }, 'first').expect(201);
    expect(repeated).toEqual(body);
    expect(body.caseNumber).toMatch(/^（2026）鲁0502执前调\d+号$/);
    expect(body.caseId).toBe(caseIdOf(body.caseNumber));
    expect(body.screening.suitable).toBe(true);
    expect(body.parties.map(({ name }: { name: string }) => name)).toEqual(['张某', '某某砂石有限公司']);
    const [accepted, ...more] = await intake.service.facts(body.caseId, 'application-accepted');
    expect(more).toEqual([]);
    expect(accepted?.data).toMatchObject({
      court: COURT,
      caseNumber: body.caseNumber,
      packId: 'dongying-2020@3',
      titleDocument: { number: '（2026）鲁0502民初1号', maker: '东营市东营区人民法院' },
      acceptedAt: FILED,
    });
    expect(JSON.stringify(accepted?.data)).not.toMatch(/张三|11010519491231002X|13800000000/);
  });

  it('keeps personal data sealed in the database', async () => {
    const { caseId } = await intake.filed();
    const rows: object[] = await intake.service.dataSource.query(
      'select personal::text as personal from party where case_id = $1',
      [caseId],
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/张三|11010519491231002X|13800000000/);
  });

  it('thirty at once get numbers without a gap, each its own', async () => {
    const before = serial((await intake.filed()).caseNumber);
    const filed = await Promise.all(Array.from({ length: 30 }, () => intake.filed()));
    const numbers = filed.map(({ caseNumber }) => serial(caseNumber)).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, i) => before + i + 1));
  });

  it('that is refused takes no number', async () => {
    const before = serial((await intake.filed()).caseNumber);
    const parties = [
      { side: 'CREDITOR', kind: 'NATURAL_PERSON', name: '张三', identityNumber: '110105194912310021' },
      { side: 'DEBTOR', kind: 'ENTERPRISE', name: '某公司' },
    ] as const;
    const { body } = await intake.apply({ parties: [...parties] }).expect(422);
    expect(body).toMatchObject({ code: 'APPLICATION.IDENTITY_INVALID', path: '/parties/0/identityNumber' });
    expect(JSON.stringify(body)).not.toContain('110105194912310021');
    expect(serial((await intake.filed()).caseNumber)).toBe(before + 1);
  });

  it('under a pack that nobody knows is refused at its place, and the packs are named', async () => {
    const { body } = await intake.apply({ packId: 'nobody' }).expect(404);
    expect(body).toMatchObject({ code: 'PACK.UNKNOWN', path: '/packId' });
    for (const text of [body.zh, body.en]) expect(text).toMatch(/dongying-2020.*enterprise-2025/);
  });

  it('that screening advises against is entered only with a person’s reason', async () => {
    const screening = { creditorWilling: false, debtorWilling: false };
    const { body } = await intake.apply({ screening }).expect(409);
    expect(body).toMatchObject({ code: 'SCREENING.ADVISES_AGAINST', rule: 'PRE-2' });
    await intake.apply({ screening, enterDespiteAdvice: '双方已在庭外初步沟通' }).expect(201);
  });

  it('of a case in enforcement carries its number there, which stays the number of the case', async () => {
    const inEnforcement = { packId: 'enterprise-2025' };
    const refused = async (enforcementNumber?: string, over = inEnforcement as object) =>
      (await intake.apply({ ...over, enforcementNumber }).expect(422)).body.code;
    expect(await refused()).toBe('APPLICATION.ENFORCEMENT_NUMBER_MISSING');
    expect(await refused('（2026）鲁0502执保5号')).toBe('APPLICATION.ENFORCEMENT_NUMBER_FOREIGN');
    expect(await refused('（2026）鲁0503执5号')).toBe('APPLICATION.ENFORCEMENT_NUMBER_FOREIGN');
    expect(await refused('（2026）鲁0502执05号')).toBe('CASE_NUMBER.SERIAL');
    expect(await refused('（2026）鲁0502执5号', {})).toBe('APPLICATION.ENFORCEMENT_NUMBER_UNEXPECTED');
    const filed = await intake.filed({ ...inEnforcement, enforcementNumber: '(2026)鲁0502执5号' });
    expect(filed.caseNumber).toBe('（2026）鲁0502执5号');
    const { body } = await intake.apply({ ...inEnforcement, enforcementNumber: '（2026）鲁0502执5号' }).expect(409);
    expect(body).toMatchObject({ code: 'APPLICATION.CASE_OPEN', rule: 'CASE-6' });
    await intake.apply({ ...inEnforcement, enforcementNumber: '（2026）鲁0502执5号之一' }).expect(422);
  });

  it('CASE-6: a case that was resumed under 执恢 settles like one under 执', async () => {
    const resumed = { packId: 'enterprise-2025', enforcementNumber: '（2026）鲁0502执恢8号' };
    const { caseId, caseNumber } = await intake.filed(resumed);
    expect([caseId, caseNumber]).toEqual(['2026-鲁0502-执恢-8', '（2026）鲁0502执恢8号']);
  });

  it('of a case in enforcement that settled before is another case under the same number, counted', async () => {
    const again = () => intake.apply({ packId: 'enterprise-2025', enforcementNumber: '（２０２６）鲁０５０２执６号' });
    const ids: string[] = [];
    for (let settlement = 1; settlement <= 3; settlement += 1) {
      // Of those who apply at once, one is accepted.
      const answers = await Promise.all([again(), again(), again()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      const { caseId, caseNumber } = answers.find(({ status }) => status === 201)!.body;
      expect(caseNumber).toBe('（2026）鲁0502执6号');
      ids.push(caseId);
      const closed = { act: 'closeCase', ending: 'FAILED', rule: 'PRE-7', paid: '0.00' as Yuan } as const;
      await intake.service.step(caseId, courtInstant(FILED), [closed]);
    }
    expect(ids).toEqual(['2026-鲁0502-执-6', '2026-鲁0502-执-6~2', '2026-鲁0502-执-6~3']);
  });

  const document = { number: '（2013）鲁0502民初1号', maker: '东营市东营区人民法院', fee: '0.00' };

  it('INT-TITLE, INT-7: on a title of several items, one of them due before 2014-08-01, is filed with them, and the case is told of them', async () => {
    const items = [
      {
        principal: '100000.00',
        expiry: '2013-03-15',
        accrued: '5000.00',
        rates: [{ from: '2013-03-15', dailyRate: '0.0001' }],
      },
      { principal: '2300.00', expiry: '2013-03-31', rates: [], general: false },
    ];
    const { caseId } = await intake.filed({ claim: '107300.00', title: { ...document, items } });
    const [accepted] = await intake.service.facts(caseId, 'application-accepted');
    expect(accepted?.data).toMatchObject({
      title: { principal: '102300.00', dailyRate: '0', expiry: '2013-03-15', fee: '0.00', items },
    });
    const { body } = await intake.service.read(`/cases/${caseId}`, intake.filingClerk).expect(200);
    expect(body.title).toMatchObject({ claimKind: 'MONEY', principal: '102300.00', items });
    const { body: mixed } = await intake.apply({ title: { ...document, items, principal: '1.00' } }).expect(422);
    expect(mixed).toMatchObject({ code: 'TITLE.TWO_FORMS', path: '/title/principal' });
  });

  it('TITLE-ACT: on a title to acts needs no sum; what is to be done stays sealed here, and no fact tells it', async () => {
    const acts = ['拆除占用张三通道的围墙'];
    const title = { ...document, expiry: '2026-03-15', acts };
    const { caseId } = await intake.filed({ claim: '0.00', title });
    const facts = await intake.service.facts(caseId, 'application-accepted');
    expect(facts[0]?.data).toMatchObject({ claim: '0.00', title: { principal: '0.00', kind: 'ACT' } });
    expect(JSON.stringify(facts)).not.toContain('围墙');
    const [row]: { title_acts: string }[] = await intake.service.dataSource.query(
      'select title_acts from application where case_id = $1',
      [caseId],
    );
    expect(row?.title_acts).not.toContain('围墙');
    const { body } = await intake.service.read(`/cases/${caseId}`, intake.filingClerk).expect(200);
    expect(body.title).toMatchObject({ claimKind: 'ACT', acts });
  });

  it('PRE-2: with a claim far above its title is accepted, and the clerk is told to look again', async () => {
    const titled = (number: string) => ({ title: { ...fileApplicationOf().title, number } });
    const { body } = await intake.apply({ ...titled('（2026）鲁0502民初6号'), claim: '10000000.00' }).expect(201);
    expect(body.warnings).toMatchObject([{ code: 'APPLICATION.CLAIM_FAR_ABOVE_TITLE', path: '/claim' }]);
    const plausible = intake.apply(titled('（2026）鲁0502民初7号'));
    expect((await plausible.expect(201)).body).not.toHaveProperty('warnings');
  });

  it('PRE-3: on a judgment that lies with an open case between the same parties is accepted, and the clerk is told which', async () => {
    const title = (number: string) => ({ title: { ...fileApplicationOf().title, number } });
    const first = await intake.filed(title('（2026）鲁0502民初8号'));
    const again = async (over: Partial<FileApplication> = {}) =>
      (await intake.apply({ ...title('(2026)鲁0502民初\u200b第８号'), ...over }).expect(201)).body;
    const { warnings, caseId } = await again();
    expect(warnings).toMatchObject([{ code: 'APPLICATION.TITLE_FILED_BEFORE', rule: 'PRE-3', path: '/title/number' }]);
    expect(warnings[0].zh).toContain(first.caseNumber);
    expect(await again({ parties: partiesOf('creditor-of-his-own', '王五') })).not.toHaveProperty('warnings');
    const closed = { act: 'closeCase', ending: 'WITHDRAWN', rule: 'PRE-7', paid: '0.00' as Yuan } as const;
    for (const ended of [first.caseId, caseId]) await intake.service.step(ended, courtInstant(FILED), [closed]);
    expect(await again()).not.toHaveProperty('warnings');
  });

  it('PRE-3: on a title that was filed before titles were spelled as they are now is spelled so too', async () => {
    const { dataSource } = intake.service;
    const unseen = ['', '\u200b', '\ufeff', '\u00ad', '\u202e', '\ufe0f', '\u{e0100}'].join('东');
    const numbers = [`（2026）${unseen}仲字第77号`, '（2026）第一仲字77号'];
    for (const number of numbers) {
      const { caseId } = await intake.filed({ title: { ...fileApplicationOf().title, number } });
      const before = number.normalize('NFKC');
      await dataSource.query('update application set title_key = $2 where case_id = $1', [caseId, before]);
      const runner = dataSource.createQueryRunner();
      await new TitlesRespelled1790000001175().up(runner).finally(() => runner.release());
      const [row] = await dataSource.query('select title_key from application where case_id = $1', [caseId]);
      expect(row.title_key).toBe(titleKey(number));
    }
  });

  it('with one side only is no case', async () => {
    const creditor = { side: 'CREDITOR', kind: 'NATURAL_PERSON', name: '张三' } as const;
    const { body } = await intake.apply({ parties: [creditor, creditor] }).expect(422);
    expect(body.code).toBe('APPLICATION.ONE_SIDED');
  });

  it('SET-ART-1-1, PRE-2: nobody settles with himself, and not about nothing; no number is used up', async () => {
    const [creditor, debtor] = partiesOf('creditor-both');
    const before = (await intake.filed()).caseNumber;
    const refused = async (over: object) => (await intake.apply(over).expect(422)).body;
    expect(await refused({ parties: [creditor, { ...debtor, partyRef: 'creditor-both' }] })).toMatchObject({
      code: 'APPLICATION.ON_BOTH_SIDES',
      path: '/parties/1/partyRef',
    });
    const number = '11010519491231002X';
    const twice = [
      { ...creditor, identityNumber: number },
      debtor,
      { ...debtor, kind: 'NATURAL_PERSON', partyRef: 'other', identityNumber: number.toLowerCase() },
    ];
    expect(await refused({ parties: twice })).toMatchObject({
      code: 'APPLICATION.ON_BOTH_SIDES',
      path: '/parties/2/identityNumber',
    });
    for (const claim of ['0', '0.00'])
      expect(await refused({ claim })).toMatchObject({ code: 'APPLICATION.CLAIM_ZERO', path: '/claim' });
    // Two creditors may act through the same person.
    await intake.apply({ parties: [creditor, { ...creditor, name: '张四' }, debtor] }).expect(201);
    expect(serial((await intake.filed()).caseNumber) - serial(before)).toBe(2);
  });
});

describe('who may see a case', () => {
  it('nobody without a token, no staff of another court, no party of another case', async () => {
    const { service } = intake;
    const own = await intake.filed({ parties: partiesOf('creditor-own') });
    const other = await intake.filed({ parties: partiesOf('creditor-other') });
    const path = `/cases/${own.caseId}`;
    await service.read(path).expect(401);
    const elsewhere = await service.token({ roles: ['filing-clerk', 'settlement-judge'], court: '鲁0503' });
    const forbidden = await service.read(path, elsewhere).expect(404);
    const [creditor, stranger] = await Promise.all(
      ['creditor-own', 'creditor-other'].map((partyRef) => service.token({ roles: ['party'], partyRef })),
    );
    const { body } = await service.read(path, creditor).expect(200);
    expect(body).toMatchObject({ caseNumber: own.caseNumber, stage: 'OPENING', parties: [{ name: '张某' }, {}] });
    expect((await service.read(path, stranger).expect(404)).body.code).toBe('CASE.UNKNOWN');
    await service.read(`/cases/${other.caseId}`, stranger).expect(200);
    const { instance: _, ...told } = forbidden.body;
    for (const id of [newCaseId(), 'no-such-case', '%00', '2026-鲁0502-执前调-1~1'])
      expect((await service.read(`/cases/${id}`, intake.filingClerk).expect(404)).body).toMatchObject(told);
  });

  it('the list of a court is its own', async () => {
    const { service } = intake;
    const { caseId } = await intake.filed();
    const list = async (court: string) =>
      (await service.read('/cases', await service.token({ roles: ['supervisor'], court })).expect(200)).body.items.map(
        (item: { caseId: string }) => item.caseId,
      );
    expect(await list(COURT)).toContain(caseId);
    expect(await list('鲁0503')).toEqual([]);
  });

  it('the list of a court comes in pages, the newest first, and is filtered by stage and by text', async () => {
    const { service } = intake;
    const filed: string[] = [];
    for (const hour of ['09', '10', '11']) {
      const application = service.post('/applications', intake.filingClerk, `2026-05-08T${hour}:30:00+08:00`);
      filed.unshift((await application.send(fileApplicationOf()).expect(201)).body.caseId);
    }
    // Bound to these, so that other tests of the court are not in the way.
    const clerk = await service.token({ roles: ['supervisor'], court: COURT, caseIds: filed });
    const list = async (query: string) => (await service.read(`/cases?${query}`, clerk).expect(200)).body;
    const ids = ({ items }: { items: { caseId: string }[] }) => items.map(({ caseId }) => caseId);
    const first = await list('limit=2');
    expect(ids(first)).toEqual(filed.slice(0, 2));
    expect(await list(`limit=2&after=${first.next}`)).toMatchObject({ items: [{ caseId: filed[2] }], next: null });
    expect(ids(await list('stage=OPENING'))).toEqual(filed);
    expect(ids(await list('stage=ENDED'))).toEqual([]);
    const [{ caseNumber }] = first.items;
    expect(ids(await list(`text=${encodeURIComponent(caseNumber.slice(-6))}`))).toContain(filed[0]);
    expect(ids(await list(`text=${encodeURIComponent('没有这样的案由')}`))).toEqual([]);
    await service.read('/cases?stage=NOWHERE', clerk).expect(422);
  });

  it('the list of a court is filtered and ordered by what is due, the most urgent first and what has no deadline last', async () => {
    const { service } = intake;
    const filed: string[] = [];
    for (let n = 0; n < 4; n += 1) filed.push((await intake.filed()).caseId);
    const [early, late, same, none] = filed as [string, string, string, string];
    await service.unitOfWork.run(async (tx) => {
      for (const [caseId, dueAt] of [
        [early, '2026-06-11T00:00:00+08:00'],
        [late, '2026-07-01T00:00:00+08:00'],
        [same, '2026-06-11T00:00:00+08:00'],
      ] as const)
        await keepDue(
          tx,
          { caseId, dueAt: courtInstant(dueAt), provisional: caseId === late, at: courtInstant(FILED) },
          3,
        );
    });
    const clerk = await service.token({ roles: ['supervisor'], court: COURT, caseIds: filed });
    const list = async (query: string) => (await service.read(`/cases?${query}`, clerk).expect(200)).body;
    const ids = ({ items }: { items: { caseId: string }[] }) => items.map(({ caseId }) => caseId);
    const soonest = [early, same].sort();
    expect(ids(await list('order=DUE'))).toEqual([...soonest, late, none]);
    // 24:00 of 10 June is before the 11th, and not before the 10th.
    expect(ids(await list('dueBefore=2026-06-11'))).toEqual(soonest);
    expect(ids(await list('dueBefore=2026-06-10'))).toEqual([]);
    expect(ids(await list('dueBefore=2026-07-01&order=NEWEST'))).toEqual([same, late, early]);
    const first = await list('order=DUE&limit=3');
    expect(first.items[2]).toMatchObject({ due: { at: '2026-07-01T00:00:00+08:00', provisional: true } });
    expect(await list(`order=DUE&limit=3&after=${first.next}`)).toMatchObject({
      items: [{ caseId: none, due: null }],
      next: null,
    });
    const pages: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page = await list(`order=DUE&limit=1${next === '' ? '' : `&after=${next}`}`);
      pages.push(...ids(page));
      next = page.next;
    }
    expect(pages).toEqual([...soonest, late, none]);
    const forged = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
    for (const query of [
      `order=NEWEST&after=${first.next}`,
      `order=DUE&after=${forged('DUE', 'tomorrow', none)}`,
      `after=${forged('NEWEST', '2026-05-08T09:30:00+08:00')}`,
    ]) {
      const { body } = await service.read(`/cases?${query}`, clerk).expect(400);
      expect(body).toMatchObject({ code: 'LIST.CURSOR_INVALID' });
    }
    await service.read('/cases?dueBefore=2026-06-31', clerk).expect(422);
  });

  it('the list by what is due comes from an index of the court, however many cases there are', async () => {
    const { dataSource } = intake.service;
    const plan: Array<{ 'QUERY PLAN': string }> = await dataSource.transaction(async (manager) => {
      // The tables of a test are small: without this the planner reads them whole.
      await manager.query('set local enable_seqscan = off');
      await manager.query('set local enable_sort = off');
      return manager.query(
        `explain select case_id from case_record join application using (case_id)
          where case_record.court = '鲁0502' and coalesce(due_at, 'infinity'::timestamptz) <= now()
          order by coalesce(due_at, 'infinity'::timestamptz), case_record.case_id limit 101`,
      );
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('case_record_due');
  });

  it('a token that is bound to cases sees these only, does nothing in another, and files nothing', async () => {
    const { service } = intake;
    const own = await intake.filed();
    const other = await intake.filed();
    const bound = await service.token({
      roles: ['filing-clerk', 'supervisor'],
      court: COURT,
      caseIds: [own.caseId, newCaseId()],
    });
    const { body } = await service.read('/cases', bound).expect(200);
    expect(body.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([own.caseId]);
    await service.read(`/cases/${own.caseId}`, bound).expect(200);
    for (const below of ['', '/status']) await service.read(`/cases/${other.caseId}${below}`, bound).expect(404);
    const answer = { partyId: other.parties[0]!.partyId, answer: 'CONSENT' };
    await service.post(`/cases/${other.caseId}/consents`, bound, FILED).send(answer).expect(404);
    await service.post(`/cases/${other.caseId}/filing`, bound, FILED).send({}).expect(404);
    await service.post('/applications', bound, FILED).send(fileApplicationOf()).expect(403);
    const none = await service.token({ roles: ['supervisor'], court: COURT, caseIds: [] });
    expect((await service.read('/cases', none).expect(200)).body.items).toEqual([]);
  });

  it('a clerk files in his own court only, and a party files nothing', async () => {
    const { service } = intake;
    const { body } = await intake.apply({ court: '鲁0503' }).expect(403);
    expect(body.code).toBe('AUTH.OTHER_COURT');
    const party = await service.token({ roles: ['party'], partyRef: 'creditor-1' });
    await service.post('/applications', party, FILED).send({}).expect(403);
  });

  it('a party answers for itself only', async () => {
    const { service } = intake;
    const { caseId, parties } = await intake.filed({ parties: partiesOf('creditor-x') });
    const creditor = await service.token({ roles: ['party'], partyRef: 'creditor-x' });
    const debtor = parties.find(({ side }) => side === 'DEBTOR')!;
    const { body } = await service
      .post(`/cases/${caseId}/consents`, creditor, FILED)
      .send({ partyId: debtor.partyId, answer: 'REFUSE' })
      .expect(403);
    expect(body.code).toBe('AUTH.NOT_A_PARTY');
  });
});

type Parties = FileApplication['parties'];
function partiesOf(partyRef: string, name = '张三'): [Parties[number], Parties[number]] {
  return [
    { side: 'CREDITOR', kind: 'NATURAL_PERSON', name, partyRef },
    { side: 'DEBTOR', kind: 'ENTERPRISE', name: '某某砂石有限公司', partyRef: `debtor-of-${partyRef}` },
  ];
}
