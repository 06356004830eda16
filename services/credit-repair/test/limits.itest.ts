import { beforeAll, describe, expect, it } from '@jest/globals';
import { creditRepairFixture, NOTICE } from './fixture.js';
import { caseOfRecords, handedIn } from './fixture/record-under-test.js';
import { owing, plan } from './fixture/sanctions-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

const ON = '2026-12-02T09:00:00+08:00';
const of = { limitId: 'm-1' };
const signatories = [{ role: 'PRESIDENT', name: '周正' }];
/** What 解除限制消费令 has beside the decision. */
const paper = { facts: '被执行人的情况符合解除条件。', bodies: ['东营市公安局'] };

describe('a limit of consumption', () => {
  it('LIM-ART-1: must be ordered of who is listed, within three working days, and the order does the task', async () => {
    const record = await (await owing(creditRepair)).listed('2026-12-01T09:00:00+08:00');
    expect(await record.due('ORDER_LIMIT')).toEqual(['2026-12-05T00:00']);
    // Nobody says again under which number he is listed.
    await record.limited(ON, { caseNumber: undefined, appliedBy: record.creditor });
    expect((await record.rows('limits'))[0]).toMatchObject({ authority: record.authority, appliedBy: record.creditor });
    expect(await record.pdfOf('限制消费令')).toMatch(/本院依申请执行人[^，]+的申请，依照/);
    expect(await record.letters('limit-ordered')).toEqual([expect.stringContaining(`${record.authority}：`)]);
    expect(await record.openTasks()).not.toContain('ORDER_LIMIT');
    // No task names the case of mediation, in which there is no 被执行人.
    const titles = (await creditRepair.service.workItems(record.courtCase.caseId)).map(({ title }) => title);
    expect(titles.filter((title) => !title.startsWith(`${record.authority}：`))).toEqual([]);
    expect(await record.facts('limit-ordered')).toMatchObject([{ limitId: 'm-1', mandatory: true, inForce: true }]);
  });

  it('LIM-ART-3-2: concerns also those behind a unit, who are not listed, and exit none of a unit itself', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    const behind = `${record.debtor}/legal-representative`;
    await record.identified(behind, { kind: 'PERSON', name: '李四' });
    await record.limited(ON);
    await record.limited(ON, { id: 'm-2', subjectPartyId: behind, capacity: 'LEGAL_REPRESENTATIVE' });
    expect(await record.pdfOf('限制消费令')).toContain('对法定代表人李四采取限制消费措施');
    // LIM-ART-5: both are served, and told.
    const served = { partyId: record.debtor };
    expect(await record.addressees('限制消费令')).toEqual([served, { partyId: behind }, { body: '东营市公安局' }]);
    const to = await record.letterAddressees('limit-ordered');
    expect(to).toEqual(expect.arrayContaining([record.debtor, behind]));
    const caseNumber = record.authority;
    const exit = {
      id: 'm-3',
      kind: 'EXIT',
      subjectPartyId: record.debtor,
      capacity: 'DEBTOR',
      caseNumber,
      signatories,
    };
    expect(await record.refused('court-president', 'limits', ON, exit)).toBe('LIMIT.UNIT_EXIT');
    const byDebtor = { ...exit, appliedBy: record.debtor };
    expect(await record.refused('court-president', 'limits', ON, byDebtor)).toBe('CREDIT.NOT_CREDITOR');
    expect(await record.facts('limit-ordered')).toMatchObject([{}, { subjectPartyId: behind, mandatory: false }]);
  });

  it('DIS-GRACE-1: with a grace is put in force by a person when it is over', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    await record.limited(ON, { graceMonths: 1 });
    expect(await record.refused('enforcement-judge', 'limits/entry-into-force', ON, of)).toBe('LIMIT.IN_GRACE');
    await record.until('2027-01-03T00:00:00+08:00');
    expect(await record.due('PUT_LIMIT_IN_FORCE')).toEqual(['2027-01-04T00:00']);
    await record.does('enforcement-judge', 'limits/entry-into-force', '2027-01-03T09:00:00+08:00', of);
    expect(await record.facts('limit-in-force')).toMatchObject([{ limitId: 'm-1' }]);
  });

  it('S23: is permitted once from 12-22 to 12-24 by the president, to the instant, and ends by itself', async () => {
    const record = await (await owing(creditRepair)).listed('2026-12-01T09:00:00+08:00');
    await record.representativeLimited(ON);
    const window = { from: '2026-12-22T00:00:00+08:00', until: '2026-12-25T00:00:00+08:00' };
    const permission = { id: 't-1', ...of, ground: 'ILLNESS', ...window, signatories, paper };
    const granted = '2026-12-21T10:00:00+08:00';
    // A unit does not travel: of its own limit nothing is permitted.
    const ofUnit = { ...permission, limitId: 'm-0' };
    expect(await record.refused('court-president', 'limits/permissions', granted, ofUnit)).toBe(
      'PERMISSION.NOT_A_PERSON',
    );
    const long = { ...permission, until: '2027-01-22T00:00:01+08:00' };
    expect(await record.refused('court-president', 'limits/permissions', granted, long)).toBe(
      'PERMISSION.SPAN_INVALID',
    );
    expect((await record.does('enforcement-judge', 'limits/permissions', granted, permission, 403)).code).toBe(
      'AUTH.ROLE_DENIED',
    );
    await record.does('court-president', 'limits/permissions', granted, permission);
    expect(await record.refused('court-president', 'limits/permissions', granted, { ...permission, id: 't-2' })).toBe(
      'PERMISSION.OVERLAPS',
    );
    const passed = await record.until('2026-12-25T00:00:00+08:00');
    expect(passed.at(-1)).toBe('2026-12-25T00:00:00+08:00 单次许可届满');
    expect(await record.facts('permission-ended')).toMatchObject([{ permissionId: 't-1', at: window.until }]);
    const permitted = expect.stringMatching(/12月22日.*12月24日24时.*乘坐飞机、高速列车/);
    expect(await record.letters('permitted')).toEqual([permitted, permitted]);
    expect(await record.pdfOf('暂时解除限制消费决定书')).toMatch(
      /因疾病，申请暂时解除.*自2026年12月22日0时起至2026年12月24日24时止.*其余限制消费措施继续有效.*期限届满，该项限制自动恢复/,
    );
  });

  it('LIM-35-17: a permission is taken back by the president before its end, and does not end once more', async () => {
    const record = await (await owing(creditRepair)).listed('2026-12-01T09:00:00+08:00');
    await record.representativeLimited(ON);
    const window = { from: '2026-12-22T00:00:00+08:00', until: '2026-12-25T00:00:00+08:00' };
    const permission = { id: 't-1', ...of, ground: 'FUNERAL', ...window, signatories, paper };
    await record.does('court-president', 'limits/permissions', '2026-12-21T10:00:00+08:00', permission);
    const at = '2026-12-23T10:00:00+08:00';
    const back = { ...of, permissionId: 't-1', reason: '申请理由不实' };
    expect((await record.does('enforcement-judge', 'limits/permissions/revocation', at, back, 403)).code).toBe(
      'AUTH.ROLE_DENIED',
    );
    await record.does('court-president', 'limits/permissions/revocation', at, back);
    expect(await record.facts('permission-ended')).toMatchObject([{ permissionId: 't-1', at }]);
    const told = expect.stringMatching(/12月23日10时.*申请理由不实/);
    expect(await record.letters('permission-revoked')).toEqual([told, told]);
    await record.until('2026-12-26T00:00:00+08:00');
    expect(await record.facts('permission-ended')).toHaveLength(1);
    expect(await record.refused('court-president', 'limits/permissions/revocation', at, back)).toBe('PERMISSION.OVER');
  });

  it('LIM-ART-9-2: must be lifted when everything is performed, within three working days', async () => {
    const record = await (await owing(creditRepair)).listed('2026-12-01T09:00:00+08:00');
    await record.limited(ON);
    const lift = { ...of, ground: 'PERFORMED', scope: 'WHOLE', signatories, paper };
    expect(await record.refused('enforcement-judge', 'limits/lift', ON, lift)).toBe('LIFT.NOT_PERFORMED');
    const { caseId } = record.courtCase;
    await record.hears('performed', '2026-12-11T17:00:00+08:00', { caseId, performedOn: '2026-12-11' });
    expect(await record.due('LIFT_LIMIT')).toEqual(['2026-12-17T00:00']);
    await record.does('enforcement-judge', 'limits/lift', '2026-12-14T09:00:00+08:00', lift);
    expect(await record.openTasks()).not.toContain('LIFT_LIMIT');
    expect(await record.facts('limit-lifted')).toMatchObject([{ limitId: 'm-1', ground: 'PERFORMED', scope: [] }]);
    expect(await record.documents()).toEqual(expect.arrayContaining(['失信决定书', '限制消费令', '解除限制消费令']));
    expect(await record.pdfOf('解除限制消费令')).toContain('已经履行完毕，应当解除限制消费措施');
  });

  it('LIM-ART-9-1, CR-L-AH: may be lifted with the creditor’s consent, and in part to raise the ability to perform', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    await record.limited(ON);
    const part = { ...of, ground: 'RAISES_ABILITY', scope: ['OFFICES_AND_FLATS', 'TRANSPORT'], signatories, paper };
    expect(await record.refused('enforcement-judge', 'limits/lift', ON, part)).toBe('LIFT.NO_APPLICATION');
    const materials = await handedIn(record, ON, ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'NEED_OF_LIFTING'], 'a');
    await record.does('party', 'applications', ON, { id: 'a', kind: 'LIFT_LIMITS', concerns: 'm-1', materials });
    await record.does('credit-officer', 'applications/examination', ON, { id: 'a' });
    await record.does('enforcement-judge', 'limits/lift', ON, part);
    expect(await record.letters('limit-lifted')).toEqual([expect.stringContaining('其余限制继续有效')]);
    // Another part within the same second is another letter, and another document.
    await record.does('enforcement-judge', 'limits/lift', ON, { ...part, scope: ['TOURISM'] });
    expect(await record.letters('limit-lifted')).toHaveLength(2);
    expect((await record.documents()).filter((title) => title === '解除限制消费令')).toHaveLength(2);
    const consent = (partyId: string) => ({
      ...of,
      ground: 'CREDITOR_CONSENTS',
      scope: 'WHOLE',
      consents: [{ partyId, at: ON }],
      signatories,
      paper,
    });
    const at = '2026-12-03T09:00:00+08:00';
    expect(await record.refused('enforcement-judge', 'limits/lift', at, consent(record.debtor))).toBe(
      'CREDIT.NOT_CREDITOR',
    );
    await record.does('enforcement-judge', 'limits/lift', at, consent(record.creditor));
    expect((await record.rows('limits'))[0]).toMatchObject({ lifted: { ground: 'CREDITOR_CONSENTS' } });
  });

  it('LIM-ART-8, CLS-2: is lifted up to a day for what is needed, and in whole when enforcement has ended', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    await record.limited(ON);
    const need = { ...of, ground: 'NEEDED', scope: ['TRANSPORT'], until: '2026-12-31', signatories, paper };
    await record.does('enforcement-judge', 'limits/lift', ON, need);
    expect(await record.letters('limit-lifted')).toEqual([expect.stringContaining('至2026年12月31日止，期满恢复限制')]);
    expect(await record.pdfOf('解除限制消费令')).toContain('至2026年12月31日止，期满恢复限制');
    const { caseId } = record.courtCase;
    const at = '2026-12-10T09:00:00+08:00';
    await record.hears('caseEnded', at, { caseId, ending: 'APPLICATION_PERIOD_EXPIRED', rule: 'SET-ART-10-3' });
    expect(await record.due('LIFT_LIMIT')).toEqual(['2026-12-16T00:00']);
    const lift = { ...of, ground: 'ENFORCEMENT_ENDED', scope: 'WHOLE', signatories, paper };
    await record.does('enforcement-judge', 'limits/lift', '2026-12-11T09:00:00+08:00', lift);
    expect(await record.pdfOf('解除限制消费令')).toContain('本案已经以“不予执行”方式结案，应当解除限制消费措施');
    expect(await record.facts('limit-ended')).toMatchObject([of]);
  });

  it('is barred while a plan is performed and the debtor is not listed (CON-1)', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    await record.hears('agreed', '2026-12-01T10:00:00+08:00', plan(record));
    const of = { id: 'm-1', kind: 'CONSUMPTION', subjectPartyId: record.debtor, capacity: 'DEBTOR', signatories };
    const order = { ...of, caseNumber: record.authority, notice: NOTICE };
    expect(await record.refused('court-president', 'limits', ON, order)).toBe('LIMIT.PLAN_PERFORMED');
  });
});

describe('a limit of exit (LIM-EXIT)', () => {
  it('is looked at again by the court above within ten days of service, and lifted where that finds it wrong', async () => {
    const record = await owing(creditRepair);
    await record.identified(record.debtor, { kind: 'PERSON', name: '李某', number: '110105194912310046' });
    await record.proposed('2026-12-01T09:00:00+08:00', 1, {
      subject: { kind: 'PERSON', bornOn: '1949-12-31' },
    });
    await record.limited(ON, { kind: 'EXIT' });
    const order = await record.pdfOf('限制出境决定书');
    expect(order).toMatch(
      /执行通知书于2026年2月2日送达，指定的履行期间于2026年2月9日届满。被执行人未按执行通知书指定的期间履行/,
    );
    expect(order).toMatch(/被限制出境人：李某（被执行人）.*公民身份号码110105194912310046/);
    expect(order).toMatch(/限制李某出境。.*十日内向上一级人民法院申请复议.*本决定由东营市公安局协助执行/);
    expect(await record.refused('party', 'limits/review', '2026-12-15T09:00:00+08:00', of)).toBe('LIMIT.REVIEW_LATE');
    await record.does('party', 'limits/review', '2026-12-14T09:00:00+08:00', of);
    expect(await record.due('DECIDE_LIMIT_REVIEW')).toEqual(['2026-12-30T00:00']);
    const upheld = { ...of, upheld: true, signatories };
    const at = '2026-12-20T09:00:00+08:00';
    expect(await record.refused('enforcement-judge', 'limits/review/decision', at, upheld)).toBe(
      'DOCUMENT.PAPER_MISSING',
    );
    await record.does('enforcement-judge', 'limits/review/decision', at, { ...upheld, paper });
    expect(await record.facts('limit-lifted')).toMatchObject([{ kind: 'EXIT', ground: 'REVIEWED' }]);
    expect(await record.pdfOf('解除限制出境决定书')).toMatch(
      /认为复议理由成立，应当解除限制出境措施.*决定解除对李某的/,
    );
  });

  it('of a legal representative is lifted on full performance, by its own document (LIM-EXIT, LIM-ART-3-2)', async () => {
    const record = await (await owing(creditRepair)).proposed('2026-12-01T09:00:00+08:00');
    const behind = `${record.debtor}/legal-representative`;
    await record.identified(behind, { kind: 'PERSON', name: '李四' });
    await record.limited(ON, { kind: 'EXIT', subjectPartyId: behind, capacity: 'LEGAL_REPRESENTATIVE' });
    expect(await record.pdfOf('限制出境决定书')).toContain('被限制出境人：李四（法定代表人）');
    await record.hears('performed', '2026-12-11T17:00:00+08:00', {
      caseId: record.courtCase.caseId,
      performedOn: '2026-12-11',
    });
    const lift = { ...of, ground: 'PERFORMED', scope: 'WHOLE', signatories, paper };
    await record.does('enforcement-judge', 'limits/lift', '2026-12-14T09:00:00+08:00', lift);
    expect(await record.pdfOf('解除限制出境决定书')).toContain('已经履行完毕，应当解除限制出境措施');
  });
});
