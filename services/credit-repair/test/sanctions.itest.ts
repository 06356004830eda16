import { beforeAll, describe, expect, it } from '@jest/globals';
import { creditRepairFixture, PARTICULARS } from './fixture.js';
import { caseOfRecords } from './fixture/record-under-test.js';
import { LISTING, owing, plan } from './fixture/sanctions-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

const DECIDED = '2026-03-02T09:00:00+08:00';
const of = { listingId: LISTING };

describe('listing', () => {
  it('CR-L-JX: the debtor is offered a promise of credit before it is decided, and answers it himself', async () => {
    const record = await (await owing(creditRepair)).proposed(DECIDED);
    await record.does('party', 'promise/answer', DECIDED, { ...of, answer: 'GIVEN' });
    expect((await record.rows('listings'))[0]).toMatchObject({ promise: { answer: 'GIVEN' } });
    expect(await record.letters('promise-offered')).toHaveLength(1);
    const answer = { ...of, answer: 'DECLINED' };
    expect((await record.creditorDoes('promise/answer', DECIDED, answer, 403)).code).toBe('AUTH.NOT_A_PARTY');
  });

  it('DIS-ART-5-1: a creditor’s application has fifteen days; refused, he is told why, and the debtor who knew of it that he is not listed', async () => {
    const court = await owing(creditRepair);
    const record = await court.proposed(DECIDED, 1, { appliedBy: court.creditor });
    expect(await record.due('DECIDE_LISTING')).toEqual(['2026-03-18T00:00']);
    const verdict = { outcome: 'REFUSE', reasons: ['被执行人确无履行能力'] };
    await record.does('court-president', 'decision', '2026-03-10T09:00:00+08:00', { ...of, verdict });
    expect(await record.letterAddressees('listing-application-refused')).toEqual([record.creditor]);
    expect(await record.letters('listing-application-refused')).toEqual([expect.stringContaining('确无履行能力')]);
    expect(await record.letterAddressees('not-listed')).toEqual([record.debtor]);
  });

  it('DIS-ART-5-1: the decision is served on the parties (送达当事人), and the creditor who applied is told of it', async () => {
    const court = await owing(creditRepair);
    const record = await (await court.proposed(DECIDED, 1, { appliedBy: court.creditor })).decided(DECIDED);
    expect(await record.addressees('失信决定书')).toEqual([{ partyId: record.creditor }, { partyId: record.debtor }]);
    expect(await record.letterAddressees('listing-application-upheld')).toEqual([record.creditor]);
    expect(await record.letterAddressees('listing-decided')).toEqual([record.debtor]);
  });

  it('DIS-ART-1: on another ground takes the place of an entry on the first, with its own letter', async () => {
    const record = await (await owing(creditRepair)).listed(DECIDED);
    const second = { listingId: 'l-2' };
    const by = { caseNumber: record.authority, ground: 3, evidence: ['转移存款'] };
    const hidden = { partyId: record.debtor, ...second, ...by, subject: { kind: 'UNIT' } };
    const proposedAt = '2026-04-01T09:00:00+08:00';
    await creditRepair.service
      .post(
        `/cases/${encodeURIComponent(record.courtCase.caseId)}/credit`,
        await record.token('credit-officer'),
        proposedAt,
      )
      .send(hidden)
      .expect(201);
    await record.does('credit-officer', 'promise', proposedAt, second);
    const at = '2026-04-02T09:00:00+08:00';
    const signatories = [{ role: 'PRESIDENT', name: '周正' }];
    await record.does('court-president', 'decision', at, { ...second, verdict: { outcome: 'LIST' }, signatories });
    await record.does('clerk', 'decision/service', at, { ...second, servedAt: at });
    await record.particularsOf('l-2', at);
    await record.does('credit-officer', 'publication', at, second);
    expect((await record.rows('listings')).map(({ stage }) => stage)).toEqual(['DELETED', 'PUBLISHED']);
    expect(await record.facts('listing-superseded')).toMatchObject([of]);
    expect(await record.facts('listing-deleted')).toEqual([]);
    expect(await record.letters('listing-deleted')).toEqual([expect.stringMatching(/新的失信决定.*第二条/)]);
  });

  it('is published once it is served, and a fixed term is made longer by the president (DIS-ART-2-1)', async () => {
    const record = await (await owing(creditRepair)).proposed(DECIDED, 2);
    const verdict = { outcome: 'LIST', extension: { years: 1, reason: 'SERIOUS_VIOLENCE' } };
    const signatories = [{ role: 'PRESIDENT', name: '周正' }];
    const decision = { ...of, verdict, signatories };
    const without = 'LISTING.EXTENSION_WITHOUT_FACTS';
    expect(await record.refused('court-president', 'decision', DECIDED, decision)).toBe(without);
    const paper = { facts: ['被执行人以暴力方法妨碍执行人员清点财产。'] };
    await record.does('court-president', 'decision', DECIDED, { ...decision, paper });
    // The facts, the evidence and the term, which runs from the decision, with why it is longer (DIS-ART-2-1, DIS-ART-5-1).
    expect(await record.pdfOf('失信决定书')).toMatch(
      /本院查明：.*以暴力方法妨碍执行人员.*以上事实，有隐匿存款为证.*被执行人以暴力、威胁方法妨碍、抗拒执行情节严重，可以延长.*纳入期限延长一年，延长后至2029年3月2日止/,
    );
    const number = `${record.authority}之一`;
    expect(await record.letters('listing-decided')).toEqual([expect.stringContaining(`本院决定（${number}）`)]);
    expect((await record.rows('listings'))[0]).toMatchObject({ decided: { decisionNumber: number } });
    expect(await record.refused('credit-officer', 'publication', DECIDED, of)).toBe('LISTING.NOT_SERVED');
    await record.does('clerk', 'decision/service', DECIDED, { ...of, servedAt: DECIDED });
    expect(await record.openTasks()).toContain('PUBLISH');
    await record.published(DECIDED);
    const longer = { ...of, years: 1, reason: 'SEVERAL_ACTS', signatories };
    const at = '2026-06-01T09:00:00+08:00';
    expect((await record.does('enforcement-judge', 'term-extension', at, longer, 403)).code).toBe('AUTH.ROLE_DENIED');
    const more = { facts: ['被执行人于纳入期间又隐匿车辆。'] };
    expect(await record.refused('court-president', 'term-extension', at, longer)).toBe(without);
    await record.does('court-president', 'term-extension', at, { ...longer, paper: more });
    expect((await record.rows('listings'))[0]).toMatchObject({ termLastDay: '2030-03-02' });
    // The register numbers it, by its title; letter and record say the number that the document has.
    expect(await record.letters('term-extended')).toEqual([expect.stringContaining(`本院决定（${number}）延长`)]);
    expect((await record.rows('listings'))[0]).toMatchObject({ extensions: [{ decisionNumber: number }] });
    expect(await record.pdfOf('延长纳入期限决定书')).toMatch(
      /延长纳入期限决定书（\d{4}）.*本院于2026年3月2日作出（.*之一失信决定书.*又隐匿车辆.*具有多项失信行为.*延长一年，延长后纳入期限至2030年3月2日止/,
    );
    expect(await record.addressees('延长纳入期限决定书')).toEqual([
      { partyId: record.creditor },
      { partyId: record.debtor },
    ]);
    // Three years all together: a refusal makes no document.
    const twice = { ...longer, years: 3 };
    expect(await record.refused('court-president', 'term-extension', at, twice)).toBe('LISTING.EXTENSION_TOO_LONG');
    await record.does('court-president', 'term-extension', at, { ...longer, paper: more });
    expect((await record.documents()).filter((title) => title === '延长纳入期限决定书')).toHaveLength(2);
  });

  it('is held off while the creditor wishes it or it is not his turn, as persons have put on record (DIS-GRACE-2, DIS-ART-3)', async () => {
    const record = await (await owing(creditRepair)).proposed(DECIDED);
    await record.decided(DECIDED);
    const wish = (holdsOff: boolean) => ({ creditorPartyId: record.creditor, holdsOff });
    await record.creditorDoes('creditor-wish', DECIDED, wish(true));
    expect(await record.refused('credit-officer', 'publication', DECIDED, of)).toBe('LISTING.CREDITOR_HOLDS_OFF');
    await record.creditorDoes('creditor-wish', '2026-03-10T09:00:00+08:00', wish(false));
    // From the day on which nothing holds it off any longer.
    expect(await record.due('PUBLISH')).toEqual(['2026-03-11T00:00']);
    const rank = (laterInRank: boolean) => ({ laterInRank, reason: '一般保证人，主债务人尚未强制执行' });
    await record.does('enforcement-judge', 'rank', '2026-03-10T10:00:00+08:00', rank(true));
    expect(await record.refused('credit-officer', 'publication', '2026-03-10T11:00:00+08:00', of)).toBe(
      'LISTING.LATER_IN_RANK',
    );
    await record.does('enforcement-judge', 'rank', '2026-03-10T12:00:00+08:00', rank(false));
    await record.published('2026-03-10T13:00:00+08:00');
  });

  it('S23: grace of a month; a plan that is performed holds publication off, a missed instalment lets it through the next day', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    const { caseId } = record.courtCase;
    await record.decided('2026-12-01T10:00:00+08:00', 1);
    await record.hears('agreed', '2026-12-20T10:00:00+08:00', plan(record));
    const receipt = { caseId, receiptId: 'r-1', valueDate: '2026-12-28', amount: '40000.00' };
    await record.hears('received', '2026-12-28T15:00:00+08:00', receipt);
    const passed = await record.until('2027-01-10T00:00:00+08:00');
    expect(passed).toEqual([expect.stringMatching(/^2027-01-02T00:00:00\+08:00 失信惩戒宽限期届满/)]);
    expect(await record.openTasks()).not.toContain('PUBLISH');
    expect(await record.refused('credit-officer', 'publication', '2027-01-10T09:00:00+08:00', of)).toBe(
      'LISTING.PLAN_PERFORMED',
    );
    // By its own deadline: a finding of the breach, for which the court may wait, has no part in it.
    expect(await record.until('2027-01-29T00:00:00+08:00')).toEqual([
      expect.stringMatching(/^2027-01-29T00:00:00\+08:00 分期履行期限届满/),
    ]);
    expect(await record.due('PUBLISH')).toEqual(['2027-01-30T00:00']);
    await record.published('2027-01-29T09:00:00+08:00');
    expect(await record.stage()).toBe('PUBLISHED');
  });

  it('is not carried out once everything is performed within the grace', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    await record.decided('2026-12-01T10:00:00+08:00', 1);
    const { caseId } = record.courtCase;
    await record.hears('performed', '2026-12-20T10:00:00+08:00', { caseId, performedOn: '2026-12-19' });
    expect(await record.stage()).toBe('NOT_EXECUTED');
    expect(await record.facts('listing-not-executed')).toMatchObject([of]);
    expect(await record.refused('credit-officer', 'publication', '2027-01-05T09:00:00+08:00', of)).toBe(
      'LISTING.PERFORMED',
    );
  });
});

describe('an entry on the list (DIS-ART-6, TV-41)', () => {
  const shown = { ...PARTICULARS, person: { sex: '女', age: 76 } };

  it('is read by anybody, masked, while it is published, and by nobody before and after', async () => {
    const record = await owing(creditRepair);
    await record.identified(record.debtor, { kind: 'PERSON', name: '李某', number: '110105194912310046' });
    await record.proposed(DECIDED, 1, {
      subject: { kind: 'PERSON', bornOn: '1949-12-31' },
    });
    const path = `/cases/${encodeURIComponent(record.courtCase.caseId)}/credit/${encodeURIComponent(record.debtor)}/listings/l-1`;
    const open = () => creditRepair.service.read(path);
    await record.decided(DECIDED);
    expect((await record.does('credit-officer', 'publication', DECIDED, of, 422)).problems).toMatchObject([
      { code: 'LISTING.PARTICULARS_MISSING', path: '/particulars', rule: 'DIS-ART-6' },
    ]);
    await open().expect(404);
    await record.particularsOf(LISTING, DECIDED, shown);
    const put = async (more: object) =>
      creditRepair.service
        .put(`${path}/particulars`, await record.token('credit-officer'), DECIDED)
        .send({ ...shown, ...more });
    expect((await put({ person: { sex: '男', age: 76 } })).body).toMatchObject({
      code: 'LISTING.PARTICULARS_FALSE',
      path: '/person/sex',
      rule: 'DIS-ART-6',
    });
    expect((await put({ filedOn: '2026-03-03' })).status).toBe(422);
    expect((await open().expect(404)).body.code).toBe('CREDIT.ENTRY_UNKNOWN');
    await record.published(DECIDED, shown);
    const { body } = await open().expect(200);
    expect(body).toMatchObject({
      party: { name: '李某', sex: '女', age: 76, identityNumber: '1101051949****0046' },
      // The number of enforcement, none of mediation.
      case: { caseNumber: record.authority, court: shown.court, conduct: shown.conduct },
      ground: 1,
      publishedOn: '2026-03-02',
    });
    // DIS-ART-12: what is published is put right by a decision alone.
    const write = async () =>
      creditRepair.service
        .put(`${path}/particulars`, await record.token('credit-officer'), DECIDED)
        .send({ ...shown, conduct: '另一行为' });
    expect(await write()).toMatchObject({ status: 409, body: { code: 'LISTING.PARTICULARS_PUBLISHED' } });
    const wrong = { correctionId: 'k-0', upheld: true, reasons: [] };
    await record.does('credit-officer', 'corrections', DECIDED, { id: 'k-0', ...of, ground: 'WRONG_DATA' });
    await record.does('enforcement-judge', 'corrections/decision', DECIDED, wrong);
    expect((await write()).status).toBe(200);
    await record.does('credit-officer', 'corrections/execution', DECIDED, { correctionId: 'k-0' });
    expect((await open().expect(200)).body.case.conduct).toBe('另一行为');
    expect((await write()).status).toBe(409);
    const correction = { id: 'k-1', ...of, ground: 'NOT_TO_BE_LISTED' };
    await record.does('credit-officer', 'corrections', DECIDED, correction);
    const upheld = { correctionId: 'k-1', upheld: true, reasons: [] };
    await record.does('enforcement-judge', 'corrections/decision', DECIDED, upheld);
    await record.does('credit-officer', 'corrections/execution', DECIDED, { correctionId: 'k-1' });
    expect((await open().expect(404)).body.code).toBe('CREDIT.ENTRY_UNKNOWN');
    const [row] = await creditRepair.service.dataSource.query('select shown from entry_particulars limit 1');
    expect(row.shown).not.toContain('给付');
  });
});

describe('correction (DIS-ART-11, DIS-ART-12)', () => {
  const ASKED = '2026-09-16T09:00:00+08:00';
  const correction = { id: 'k-1', ...of, ground: 'NOT_TO_BE_LISTED' };

  it('TV-21: asked for on 2026-09-16 it is decided by 10-08, and upheld carried out by 10-12', async () => {
    const record = await (await owing(creditRepair)).listed(DECIDED);
    await record.does('party', 'corrections', ASKED, { ...correction, filedBy: record.debtor });
    expect(await record.due('DECIDE_CORRECTION')).toEqual(['2026-10-09T00:00']);
    const decided = { correctionId: 'k-1', upheld: true, reasons: [] };
    await record.does('enforcement-judge', 'corrections/decision', '2026-10-08T16:00:00+08:00', decided);
    expect(await record.due('CORRECT')).toEqual(['2026-10-13T00:00']);
    const carriedOut = { correctionId: 'k-1' };
    await record.does('credit-officer', 'corrections/execution', '2026-10-12T16:00:00+08:00', carriedOut);
    expect(await record.stage()).toBe('REVOKED');
    expect(await record.facts('listing-revoked')).toMatchObject([of]);
    expect(await record.letters('listing-revoked')).toEqual([expect.stringContaining('第九条')]);
  });

  it('refused, is reconsidered by the court above within ten days of service, and upheld there carried out', async () => {
    const record = await (await owing(creditRepair)).listed(DECIDED);
    await record.does('clerk', 'corrections', ASKED, { ...correction, filedBy: record.debtor });
    const refusal = { correctionId: 'k-1', upheld: false, reasons: ['纳入有据'] };
    await record.does('enforcement-judge', 'corrections/decision', '2026-09-20T09:00:00+08:00', refusal);
    expect(await record.letters('correction-decided')).toEqual([expect.stringMatching(/纳入有据.*十日内.*复议/)]);
    const servedAt = '2026-09-21T09:00:00+08:00';
    await record.does('clerk', 'corrections/service', '2026-09-21T10:00:00+08:00', { correctionId: 'k-1', servedAt });
    const asked = { correctionId: 'k-1' };
    // Ten days after 09-21 is within the National Day rest: 10-08 is the last day.
    expect(await record.refused('party', 'corrections/reconsideration', '2026-10-09T00:00:00+08:00', asked)).toBe(
      'CORRECTION.RECONSIDERATION_LATE',
    );
    const stated = { ...asked, filedAt: '2026-10-08T10:00:00+08:00' };
    expect(await record.does('party', 'corrections/reconsideration', ASKED, stated, 403)).toMatchObject({
      code: 'AUTH.ROLE_DENIED',
      zh: expect.stringContaining('filedAt'),
    });
    await record.does('party', 'corrections/reconsideration', '2026-10-08T23:00:00+08:00', asked);
    expect(await record.due('DECIDE_RECONSIDERATION')).toEqual(['2026-10-24T00:00']);
    const upheld = { correctionId: 'k-1', upheld: true };
    await record.does('enforcement-judge', 'corrections/reconsideration/decision', '2026-10-20T09:00:00+08:00', upheld);
    expect(await record.openTasks()).toContain('CORRECT');
  });
});

describe('penalties (PROC-27, PROC-28, TV-50)', () => {
  const signatories = [{ role: 'PRESIDENT', name: '周正' }];
  const proposal = (record: { readonly debtor: string; readonly authority: string }, measure: object, id = 'f-1') => ({
    id,
    caseNumber: record.authority,
    subjectPartyId: record.debtor,
    on: 'UNIT',
    measure,
    conduct: '拒不报告财产情况（《中华人民共和国民事诉讼法》第一百一十四条）',
    evidence: ['报告财产令送达回证'],
  });

  it('are proposed within the limits of the law, decided by the president, served, and told of', async () => {
    const record = await (await owing(creditRepair)).proposed(DECIDED);
    const officer = 'credit-officer';
    expect(
      await record.refused(officer, 'penalties', DECIDED, proposal(record, { kind: 'FINE', amount: '40000.00' })),
    ).toBe('SANCTION.FINE_OUT_OF_LIMITS');
    expect(await record.refused(officer, 'penalties', DECIDED, proposal(record, { kind: 'DETENTION', days: 5 }))).toBe(
      'SANCTION.DETENTION_OF_UNIT',
    );
    await record.does(officer, 'penalties', DECIDED, proposal(record, { kind: 'FINE', amount: '60000.00' }));
    expect(await record.openTasks()).toContain('DECIDE_PENALTY');
    const verdict = { outcome: 'TAKE' };
    const decision = { penaltyId: 'f-1', verdict, signatories };
    expect(await record.refused('court-president', 'penalties/decision', DECIDED, decision)).toBe(
      'DOCUMENT.PAPER_MISSING',
    );
    const paper = { payBy: '2026-03-20' };
    await record.does('court-president', 'penalties/decision', '2026-03-03T09:00:00+08:00', { ...decision, paper });
    expect(await record.documents()).toContain('罚款决定书');
    await record.does('clerk', 'penalties/service', '2026-03-04T09:00:00+08:00', {
      penaltyId: 'f-1',
      servedAt: '2026-03-04T08:00:00+08:00',
    });
    expect(await record.rows('penalties')).toMatchObject([
      { measure: { kind: 'FINE', amount: '60000.00' }, decided: { by: 'court-president-1' } },
    ]);
    expect(await record.facts('penalty-decided')).toMatchObject([{ penaltyId: 'f-1', kind: 'FINE' }]);
    // The register numbers it, and the letter and the fact say the number that the document has.
    const number = `${record.authority}之一`;
    expect(await record.letters('penalised')).toEqual([expect.stringContaining(`本院决定（${number}）罚款60000.00元`)]);
    expect(await record.facts('penalty-decided')).toMatchObject([{ decisionNumber: number }]);
    expect(await record.pdfOf('罚款决定书')).toContain(number);
    expect(await record.pdfOf('罚款决定书')).toContain('在收到决定书之日起三日内');
  });

  it('are reconsidered by the court above, asked within three days of service, with its last day and its result (民诉法119)', async () => {
    const record = await (await owing(creditRepair)).proposed(DECIDED);
    await record.does('credit-officer', 'penalties', DECIDED, proposal(record, { kind: 'FINE', amount: '60000.00' }));
    const verdict = { outcome: 'TAKE' };
    const decision = { penaltyId: 'f-1', verdict, signatories, paper: { payBy: '2026-03-20' } };
    await record.does('court-president', 'penalties/decision', '2026-03-03T09:00:00+08:00', decision);
    const ofPenalty = { penaltyId: 'f-1' };
    const servedAt = '2026-03-04T08:00:00+08:00';
    expect(await record.refused('party', 'penalties/reconsideration', servedAt, ofPenalty)).toBe(
      'PENALTY.NOT_RECONSIDERED',
    );
    await record.does('clerk', 'penalties/service', '2026-03-04T09:00:00+08:00', { ...ofPenalty, servedAt });
    // The third day is a Saturday: it may be asked for until Monday, 03-09.
    expect(await record.refused('party', 'penalties/reconsideration', '2026-03-10T00:00:00+08:00', ofPenalty)).toBe(
      'PENALTY.RECONSIDERATION_LATE',
    );
    await record.does('party', 'penalties/reconsideration', '2026-03-09T23:00:00+08:00', ofPenalty);
    // The fifth day is a Saturday again: until the end of Monday, 03-16.
    expect(await record.due('DECIDE_PENALTY_RECONSIDERATION')).toEqual(['2026-03-17T00:00']);
    const changed = { outcome: 'CHANGED', measure: { kind: 'FINE', amount: '50000.00' } };
    const at = '2026-03-13T09:00:00+08:00';
    const path = 'penalties/reconsideration/decision';
    await record.does('enforcement-judge', path, at, { ...ofPenalty, result: changed });
    expect(await record.facts('penalty-reconsidered')).toMatchObject([
      { ...ofPenalty, kind: 'FINE', outcome: 'CHANGED' },
    ]);
    expect(await record.letters('penalty-reconsidered')).toEqual([expect.stringContaining('变更为罚款50000.00元')]);
    expect(await record.openTasks()).not.toContain('DECIDE_PENALTY_RECONSIDERATION');
    expect(await record.refused('enforcement-judge', path, at, { ...ofPenalty, result: { outcome: 'REVOKED' } })).toBe(
      'PENALTY.NO_RECONSIDERATION',
    );
  });

  it('a referral is refused with reasons, or decided, and is no letter to the debtor', async () => {
    const record = await (await owing(creditRepair)).proposed(DECIDED);
    const at = '2026-03-03T09:00:00+08:00';
    for (const id of ['f-1', 'f-2'])
      await record.does('enforcement-judge', 'penalties', DECIDED, proposal(record, { kind: 'REFERRAL' }, id));
    const refusal = { penaltyId: 'f-1', verdict: { outcome: 'REFUSE', reasons: ['证据不足'] } };
    await record.does('court-president', 'penalties/decision', at, refusal);
    const evidence = ['IDENTITY', 'DUTY', 'ABILITY', 'REFUSAL', 'CIRCUMSTANCES'].map((kind) => ({
      of: kind,
      items: '卷宗材料',
    }));
    const duty = { duty: '给付一百万元', ability: '有银行存款' };
    const paper = { recipient: '东营市公安局', ...duty, evidence, contact: '王法官', phone: '0546-1234567' };
    const taken = {
      penaltyId: 'f-2',
      paper,
      verdict: { outcome: 'TAKE' },
      signatories,
    };
    // The paper of a fine is none of a referral, and nothing is recorded with it.
    const ofFine = { ...taken, paper: { payBy: '2026-03-20' } };
    expect(await record.refused('court-president', 'penalties/decision', at, ofFine)).toBe('DOCUMENT.PAPER_OF_ANOTHER');
    await record.does('court-president', 'penalties/decision', at, taken);
    expect(await record.facts('penalty-decided')).toMatchObject([{ penaltyId: 'f-2', kind: 'REFERRAL' }]);
    expect(await record.letters('penalised')).toEqual([]);
    expect(await record.documents()).toContain('移送函');
  });
});
