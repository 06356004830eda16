import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementTermsOf, eventually, fileApplicationOf } from '@hejie/testing';
import { CasePapers, CONTACT, JUDGES } from '../src/case-papers.js';
import { CourtCase, CREDITOR, signedBy, staff } from '../src/court-case.js';
import { at } from '../src/court-time.js';
import { IDENTITIES } from '../src/credit-record.js';
import { Doors, type Person } from '../src/doors.js';
import { PAPERS, PropertyFile, type Release } from '../src/property-file.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const clerk = staff('clerk');
const judge = staff('enforcement-judge');

let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
}, 180_000);
afterAll(() => records?.close());

describe('an enterprise in enforcement, under enterprise-2025', () => {
  it('settles within enforcement, which is stayed by a ruling made with the decision, and is performed to the end', async () => {
    const enforcementNumber = `（2026）鲁0502执${Date.now() % 10_000_000}号`;
    const title = { ...fileApplicationOf().title, principal: '60000.00', expiry: '2026-10-31' };
    const courtCase = await CourtCase.filed(doors, at('2026-11-23'), {
      packId: 'enterprise-2025',
      enforcementNumber,
      claim: '60000.00',
      title,
    } as never);
    expect(courtCase.caseNumber).toBe(enforcementNumber);
    const papers = new CasePapers(doors, courtCase);
    const [creditorId, debtorId] = [courtCase.partyId('CREDITOR'), courtCase.partyId('DEBTOR')];
    // SEED0 二(二)2: a first plan and security are on record before anybody talks.
    const first = { partyId: debtorId, plan: '分两期付清', security: '某某担保有限公司提供保证' };
    await courtCase.does('intake', '/first-offer', courtCase.debtor, first, { at: at('2026-11-23', '15:00:00') });
    const { body: offered } = await doors.read('intake', courtCase.path('/first-offer'), clerk);
    expect(offered).toMatchObject({ offers: [{ ...first, offer: 'GIVEN', at: at('2026-11-23', '15:00:00') }] });
    await courtCase.consented(at('2026-11-24'));
    const file = await graduated(courtCase);
    // SEED0 三(一)2: the debtor enterprise is assessed before a mediator is designated.
    const statements = ['OPERATIONS', 'ASSETS', 'DEBTS', 'PROSPECTS'].map((aspect) => ({
      aspect,
      statement: '已核实',
      source: '现场调查笔录',
      asOf: '2026-11-20',
    }));
    const assessment = { partyId: debtorId, statements, conclusion: 'POSSIBLE' };
    await courtCase.does('intake', '/assessments', judge, assessment, { at: at('2026-11-24') });
    await records.atRest();
    await courtCase.negotiating(at('2026-11-24'));
    await confer(courtCase);

    // SEED0 三(三): a guarantor stands surety, and the agreement is reviewed for what is lawful and for harm to others before it is signed.
    const schedule = [
      { no: 1, due: '2026-12-11', amount: '30000.00' },
      { no: 2, due: '2027-01-11', amount: '30000.00' },
    ];
    const letter = { by: 'NATURAL_PERSON', claim: '本金60000元', manner: '连带责任保证', creditorConsent: 'RECORD' };
    const guarantor = { guarantorId: 'g-1', promisesDirectEnforcement: true, scope: '全部债务', letter };
    const lawful = agreementTermsOf({
      total: '60000.00',
      mode: 'INSTALMENTS',
      schedule,
      waivers: [],
      guarantors: [guarantor],
    } as never);
    const surety = { id: 's-guarantor', role: 'GUARANTOR', guarantorId: 'g-1', by: 'SELF', specialAuthority: false };
    const plan = signedBy(courtCase, { ...lawful, signatories: [...lawful.signatories, surety] } as never);
    const mediates = (path: string, person: Person, body: object) =>
      courtCase.does('mediation', path, person, body, { at: at('2026-12-02') });
    const mediator = staff('mediator');
    const reviewed = await mediates('/agreements/review', mediator, { on: '2026-12-02', terms: plan });
    expect(reviewed).toMatchObject({ confirmable: true });
    await mediates('/agreements', mediator, { terms: plan });
    const passed = {
      finding: 'NONE',
      interests: ['STATE', 'PUBLIC', 'THIRD_PARTY'],
      reasons: '保证人自愿，未涉及他人财产',
      intent: '询问双方和保证人，均理解并同意，附笔录',
    };
    await mediates('/agreements/1/harm-review', staff('settlement-judge'), passed);
    const hands: [string, Person][] = [
      ['s-creditor', CREDITOR],
      ['s-debtor', courtCase.debtor],
      ['s-guarantor', clerk],
      ['s-mediator', mediator],
      ['s-clerk', clerk],
    ];
    for (const [signatoryId, person] of hands) await mediates('/agreements/1/signatures', person, { signatoryId });
    // The agreement names the guarantor, who is entered where the refusal says.
    const agreement = { kind: 'SETTLEMENT_AGREEMENT', clerk: '孙八' };
    const when = { at: at('2026-12-02', '17:00:00') };
    const unnamed = await doors.command('mediation', courtCase.path('/papers'), clerk, agreement, when);
    expect(unnamed).toMatchObject({ status: 422, body: { code: 'DOCUMENT.IDENTITY_MISSING' } });
    const [, where] = /PUT (\S+)$/.exec(unnamed.body['zh'] as string)!;
    const name = { kind: 'PERSON', name: '赵保' };
    const entered = await doors.command('mediation', where!, clerk, name, { ...when, method: 'PUT' });
    expect(entered.status).toBe(200);
    const signed = await papers.made('mediation', agreement, '2026-12-02');
    expect([signed.title, signed.number]).toEqual(['执行和解协议', `${enforcementNumber}之一`]);
    const bond = await papers.made('mediation', { kind: 'SECURITY_BOND', guarantorId: 'g-1' }, '2026-12-02');
    expect([bond.title, bond.number]).toEqual(['担保书', `${enforcementNumber}之一`]);
    for (const { documentId } of [signed, bond]) expect(await papers.words('mediation', documentId)).toContain('赵保');

    const by = [creditorId, debtorId];
    await courtCase.does('performance', '/stay', clerk, { form: 'JOINT', by }, { at: at('2026-12-02', '15:00:00') });
    const facts = '双方达成执行和解协议，共同提交本院。';
    const stayed = await courtCase.does(
      'performance',
      '/stay/ruling',
      judge,
      { decision: 'STAY', paper: { facts, signatories: JUDGES } },
      { at: at('2026-12-03') },
    );
    // The ruling has the number that the register gave it, and nothing else states another.
    const [ruling] = await papers.listed('performance');
    expect(ruling).toMatchObject({ kind: 'STAY_RULING', title: '执行裁定书', signatories: JUDGES });
    expect((stayed as unknown as { rulingNumber: string }).rulingNumber).toBe(ruling!.number);

    // SEED0 三(五)1, 2: what is paid stands in the ledger, and eases the measures.
    await courtCase.pays('enterprise-1', '30000.00', at('2026-12-11'));
    const ledger = await eventually(async () => {
      const { body } = await doors.read('performance', courtCase.path('/ledger'), judge);
      expect(body).toMatchObject({ paid: '30000.00' });
      return body;
    });
    expect(ledger).toMatchObject({
      state: 'PERFORMING',
      outstanding: '30000.00',
      instalments: [
        { no: 1, status: 'ON_TIME', outstanding: '0.00' },
        { no: 2, outstanding: '30000.00' },
      ],
    });
    await eased(file);
    await courtCase.pays('enterprise-2', '30000.00', at('2027-01-11'));
    await courtCase.performed('60000.00');
    // CLS-1: the creditor confirms in writing that it is performed; closed as 执行完毕, and everything else is released too.
    const confirmed = { partyId: creditorId, outcome: 'CONFIRMED', document: '确认函' };
    await courtCase.does('performance', '/performance-answers', CREDITOR, confirmed, {
      at: at('2027-01-11', '16:00:00'),
    });
    expect(await courtCase.openTasks('performance', 'clerk')).not.toContain('VERIFY_PERFORMANCE');
    const closed = { kind: 'CLOSING_NOTICE', facts: '已按执行和解协议全部履行。', ...CONTACT };
    const notice = await papers.made('performance', closed, '2027-01-11');
    expect([notice.title, notice.number]).toEqual(['结案通知书', `${enforcementNumber}之一`]);
    expect(await papers.words('performance', notice.documentId)).toContain('本案于2027年1月11日以执行完毕方式结案');
    expect(await lifted(file, 'car', '某某车辆管理所', '2027-01-12')).toMatchObject({ ground: 'PERFORMED' });
    expect(await file.held()).toEqual([]);
    expect((await file.releases()).releases).toMatchObject([
      { state: 'DONE', assetIds: ['account'] },
      { state: 'DONE', assetIds: ['car'] },
    ]);
  }, 120_000);
});

/** SEED0 三(五)2: first the account, then, for it does not suffice, a car that goes on being used; more than is owed is not taken. */
async function graduated(courtCase: CourtCase): Promise<PropertyFile> {
  const { caseNumber: authority } = courtCase;
  const file = await new PropertyFile(doors, courtCase, records, authority).opened(at('2026-11-24'));
  await file.identified(IDENTITIES, at('2026-11-24'));
  await file.named('account', 'DEPOSIT', '20000.00', at('2026-11-24', '11:00:00'));
  await file.named('car', 'VEHICLE', '57600.00', at('2026-11-24', '11:00:00'));
  const controls = (order: object) => ({ authority, ...PAPERS, orders: [order] });
  const account = { controlId: 'c-account', assetId: 'account', cap: '20000.00' };
  await file.does('/controls', judge, controls(account), at('2026-11-24', '15:00:00'));
  await file.receipted('c-account', '2026-11-24', at('2026-11-24', '16:00:00'));
  expect(await file.held()).toEqual(['account']);
  const car = { controlId: 'c-car', assetId: 'car', useContinues: true };
  await file.does('/controls', judge, controls(car), at('2026-11-25'));
  await file.receipted('c-car', '2026-11-25', at('2026-11-25', '16:00:00'));
  expect(await file.held()).toEqual(['account', 'car']);
  await file.named('plant', 'REAL_ESTATE', '60000.00', at('2026-11-26', '09:00:00'));
  const plant = controls({ controlId: 'c-plant', assetId: 'plant', useContinues: true });
  expect(await file.refused('/controls', judge, plant, at('2026-11-26'))).toBe('CONTROL.OVER_LIMIT');
  return file;
}

/** Half is paid, and the car covers the rest: what is controlled beyond that is due for release, and the judge frees the account. */
async function eased(file: PropertyFile): Promise<void> {
  expect(await lifted(file, 'account', '某某银行', '2026-12-14')).toMatchObject({ ground: 'OVER_LIMIT' });
  expect(await file.held()).toEqual(['car']);
}

/** What is due for release is released: a judge decides, the president approves, it is served and carried out. */
async function lifted(file: PropertyFile, asset: string, carriedOutBy: string, day: string) {
  const due = async () =>
    (await file.releases()).releases.find(({ assetIds, state }) => assetIds.includes(asset) && state === 'DUE') as
      (Release & { ground: string }) | undefined;
  await file.once(`${asset} is due for release`, async () => (await due()) !== undefined);
  const release = (await due())!;
  const { id: releaseId, assetIds } = release;
  expect(assetIds).toEqual([asset]);
  await file.does('/releases/decision', judge, { releaseId }, at(day, '11:00:00'));
  await file.does('/releases/approval', staff('court-president'), { releaseId, ...PAPERS }, at(day, '14:00:00'));
  await file.does('/releases/service', clerk, { releaseId }, at(day, '15:00:00'));
  await file.does('/releases/receipt', clerk, { releaseId, assetId: asset, carriedOutBy }, at(day, '16:00:00'));
  await file.releaseIs(releaseId, 'DONE');
  return release;
}

/** SEED0 三(二): both sides, the guarantor and an expert sit together, and what each said is in the transcript that all sign. */
async function confer(courtCase: CourtCase): Promise<void> {
  const [creditorId, debtorId] = [courtCase.partyId('CREDITOR'), courtCase.partyId('DEBTOR')];
  const mediator = staff('mediator');
  const mediates = (path: string, person: Person, body: object, day: string, time?: string) =>
    courtCase.does('mediation', path, person, body, { at: at(day, time) }) as Promise<object>;
  const conference = {
    kind: 'CONFERENCE',
    at: at('2026-11-30', '14:30:00'),
    manner: 'AT_COURT',
    place: '第三调解室',
    contact: { name: '赵六', phone: '0546-8250000' },
    invited: [
      { capacity: 'GUARANTOR', name: '某某担保有限公司' },
      { capacity: 'EXPERT', name: '某某会计师事务所' },
    ],
  };
  await mediates('/sessions', mediator, conference, '2026-11-25');
  const by = { identityChecked: true, identifiedBy: 'ID_CARD' };
  const represented = {
    by: 'LEGAL_REPRESENTATIVE',
    name: '李四',
    identityChecked: true,
    identifiedBy: 'BUSINESS_LICENCE',
  };
  const present = [
    { partyId: creditorId, by: 'SELF', ...by },
    { partyId: debtorId, ...represented },
  ];
  await mediates('/sessions/1/start', clerk, { present, invitedPresent: [1, 2] }, '2026-11-30', '14:30:00');
  const transcript = {
    statements: [
      { by: { invited: 1 }, words: '愿为全部债务提供保证' },
      { by: { invited: 2 }, words: '按近两年报表，每月可支配现金约三万元' },
      { by: { partyId: debtorId }, words: '愿分两期付清' },
    ],
    consequencesTold: true,
    recorder: '孙八',
  };
  await mediates('/sessions/1/record', clerk, transcript, '2026-11-30', '16:00:00');
  const signers: [string, Person][] = [
    [creditorId, CREDITOR],
    [debtorId, courtCase.debtor],
    ['invited/1', clerk],
    ['invited/2', clerk],
    ['MEDIATOR', mediator],
  ];
  for (const [signerId, person] of signers)
    await mediates('/sessions/1/signatures', person, { signerId }, '2026-11-30', '16:00:00');
  const complete = await mediates('/sessions/1/signatures', clerk, { signerId: 'CLERK' }, '2026-11-30', '16:00:00');
  expect(complete).toMatchObject({ documentId: 'session-record/1' });
}
