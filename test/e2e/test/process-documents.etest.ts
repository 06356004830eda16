import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementTermsOf, eventually, fileApplicationOf, wordsOfDocx } from '@hejie/testing';
import { CaseRuns } from '../src/case-runs.js';
import { CourtCase, CREDITOR, signedBy, staff } from '../src/court-case.js';
import { IDENTITIES } from '../src/credit-record.js';
import { Doors, type Door, type Person } from '../src/doors.js';
import { PAPERS, PropertyFile, type Release } from '../src/property-file.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const clerk = staff('clerk');
const CONTACT = { contact: '孙八', phone: '0546-0000000' };
const at = (day: string, time = '10:00:00') => `${day}T${time}+08:00`;

let records: Records;
let runs: CaseRuns;

beforeAll(async () => {
  [records, runs] = await Promise.all([Records.open(stack.databaseUrl), CaseRuns.open(stack.addresses)]);
}, 180_000);
afterAll(async () => {
  await Promise.all([records?.close(), runs?.close()]);
});

/** A paper that is made: its number, title, and where it is filed. */
async function paper(courtCase: CourtCase, door: Door, body: object, day: string, person: Person = clerk) {
  const made = await courtCase.does(door, '/papers', person, body, { at: at(day, '17:00:00') });
  return made as unknown as { readonly documentId: string; readonly number: string; readonly title: string };
}

/** What the case tells of itself once the money has been applied. */
const performedFor = (courtCase: CourtCase, paid: string): Promise<void> =>
  eventually(async () => expect(await courtCase.status()).toMatchObject({ ending: 'PERFORMED', paid }), {
    timeout: 30_000,
  });

/** What is left to the filing division of a settled case. */
const filingTasks = (courtCase: CourtCase): Promise<string[]> => openTasks(courtCase, 'intake', 'filing-clerk');

/** The kinds of what is left to somebody in a case. */
async function openTasks({ caseId }: CourtCase, door: Door, role = 'clerk'): Promise<string[]> {
  const path = `/work-items?caseId=${encodeURIComponent(caseId)}&role=${role}&state=OPEN`;
  const { body } = await doors.read(door, path, staff(role));
  return (body['items'] as { kind: string }[]).map(({ kind }) => kind).sort();
}

/** A document is no JSON. */
const fileOf = async (door: Door, path: string, person: Person): Promise<Response> =>
  fetch(`${stack.addresses[door]}${path}`, { headers: { authorization: `Bearer ${await doors.token(person)}` } });
/** Whether it is given out. */
const fileStatus = async (door: Door, path: string, person: Person): Promise<number> =>
  (await fileOf(door, path, person)).status;
/** What stands in it. */
const wordsOf = async (courtCase: CourtCase, door: Door, documentId: string): Promise<string> => {
  const path = courtCase.path(`/documents/${encodeURIComponent(documentId)}?format=docx`);
  return wordsOfDocx(Buffer.from(await (await fileOf(door, path, clerk)).arrayBuffer()));
};

interface Filed {
  readonly documentId: string;
  readonly filedUnder: { readonly no: number };
  readonly addressees: readonly { readonly partyId: string }[];
  readonly services: readonly object[];
}
/** A document as its case lists it. */
async function filed(courtCase: CourtCase, door: Door, documentId: string): Promise<Filed> {
  const { body } = await doors.read(door, courtCase.path('/documents'), clerk);
  return (body['items'] as Filed[]).find((one) => one.documentId === documentId)!;
}

/** Handed to each of those whom it is addressed to. */
async function handed(courtCase: CourtCase, door: Door, documentId: string, day: string): Promise<void> {
  const { addressees } = await filed(courtCase, door, documentId);
  for (const [index, to] of addressees.entries()) {
    const times = { sentAt: at(day, '17:10:00'), receivedAt: at(day, '17:20:00') };
    const service = { serviceId: `s-${index + 1}`, to, way: 'DIRECT', ...times };
    const path = `/documents/${encodeURIComponent(documentId)}/service`;
    await courtCase.does(door, path, clerk, service, { at: at(day, '17:30:00') });
  }
}

/** The timers of a case that an operator sees with this summary, and whether each was cancelled. */
async function timersOf({ caseId }: CourtCase, summary: RegExp): Promise<boolean[]> {
  const chain = await runs.runsOf(caseId);
  const histories = await Promise.all(chain.map(({ workflowId, runId }) => runs.history(workflowId, runId)));
  const cancelled: boolean[] = [];
  for (const { events } of histories)
    for (const { timerStartedEventAttributes: started, userMetadata } of events ?? []) {
      if (!started || !userMetadata?.summary) continue;
      const [words] = await runs.opened([userMetadata.summary]);
      if (!summary.test(words as string)) continue;
      cancelled.push(events!.some((one) => one.timerCanceledEventAttributes?.timerId === started.timerId));
    }
  return cancelled;
}

const refused = async (courtCase: CourtCase, door: Door, body: object, day: string, person: Person = clerk) => {
  const answer = await doors.command(door, courtCase.path('/papers'), person, body, { at: at(day, '17:00:00') });
  return [answer.status, answer.body['code'], answer.body['rule']];
};

/** Facts of the course of a case, in the order of each service. */
async function told(courtCase: CourtCase, names: readonly string[]): Promise<Record<string, number>> {
  const rows = await records.everywhere<{ type: string }>(
    `select type from $schema.outbox where case_id = '${courtCase.caseId}'`,
    ['intake', 'mediation', 'performance'],
  );
  const kinds = rows.map(({ type }) => type.split('.').at(-2)!);
  return Object.fromEntries(names.map((name) => [name, kinds.filter((kind) => kind === name).length]));
}

const COURSE = [
  'application-accepted',
  'consent-recorded',
  'mediator-designated',
  'negotiation-started',
  'agreement-confirmed',
  'receipt-posted',
  'settlement-performed',
  'case-closed',
];

/** Reminders of the end of the thirty days that went out once they were over. */
const remindersAfter = ({ caseId }: CourtCase, signed: string) =>
  records.rows(
    `select issued_at from mediation.notice where case_id = $1 and kind = 'negotiation-reminder' and issued_at >= $2`,
    [caseId, signed],
  );

/** The labour case of 8,182.00 yuan of S1. */
async function labourCase(packId: string): Promise<CourtCase> {
  const title = { ...fileApplicationOf().title, principal: '8182.00', expiry: '2026-10-31' };
  return CourtCase.filed(doors, at('2026-11-23'), {
    packId,
    cause: '劳务合同纠纷',
    claim: '8182.00',
    title,
  } as never);
}

const terms = (courtCase: CourtCase) =>
  signedBy(
    courtCase,
    agreementTermsOf({
      total: '8182.00',
      mode: 'LUMP_SUM',
      schedule: [{ no: 1, due: '2026-12-11', amount: '8182.00' }],
      waivers: [],
    } as never),
  );

describe('S1: a labour fee of 8,182.00 yuan, settled before enforcement and paid', () => {
  it('has its five documents, each numbered, filed and served, and its clock from 11-24 to 12-24 cancelled', async () => {
    const courtCase = await labourCase('dongying-2020');
    const debtor = courtCase.partyId('DEBTOR');
    expect(courtCase.caseNumber).toMatch(/^（2026）鲁0502执前调\d+号$/);
    // Before anything has happened, nothing is stated.
    const certificate = { kind: 'COMPLETION_CERTIFICATE' };
    const agreement = { kind: 'SETTLEMENT_AGREEMENT', clerk: '孙八' };
    const guidance = await paper(courtCase, 'intake', { kind: 'GUIDANCE_NOTICE', ...CONTACT }, '2026-11-23');
    const report = { kind: 'PROPERTY_REPORT_ORDER', partyId: debtor, within: '十日', ...CONTACT };
    expect(await refused(courtCase, 'intake', report, '2026-11-23')).toEqual([422, 'PAPER.NOTICE_FIRST', 'PROC-4']);
    const duty = ['支付劳务费8182.00元。'];
    const notice = await paper(
      courtCase,
      'intake',
      { kind: 'ENFORCEMENT_NOTICE', partyId: debtor, duty, ...CONTACT },
      '2026-11-23',
    );
    const order = await paper(courtCase, 'intake', report, '2026-11-23');
    expect([guidance.title, notice.title, order.title]).toEqual(['引导告知书', '执行通知书', '报告财产令']);

    await courtCase.consented(at('2026-11-24'));
    await courtCase.negotiating(at('2026-11-24'));
    expect(await courtCase.status()).toMatchObject({
      stage: 'NEGOTIATION',
      negotiation: { lastDay: '2026-12-24', endsAt: at('2026-12-25', '00:00:00') },
    });
    expect(await refused(courtCase, 'mediation', agreement, '2026-12-01')).toEqual([
      422,
      'PAPER.NOTHING_ON_RECORD',
      'PRE-6',
    ]);
    await courtCase.agreed(terms(courtCase), at('2026-12-02'));
    const signed = await paper(courtCase, 'mediation', agreement, '2026-12-02');
    expect(signed.title).toBe('执前和解协议');
    expect(await refused(courtCase, 'performance', certificate, '2026-12-02')).toEqual([
      422,
      'PAPER.NOTHING_ON_RECORD',
      'SET-ART-8-1',
    ]);
    await courtCase.pays('s1-documents', '8182.00', at('2026-12-11'));
    const performed = await paper(courtCase, 'performance', certificate, '2026-12-11');
    expect(performed.title).toBe('履行完毕证明');

    // Four signatures, of both sides, mediator and clerk.
    const { body } = await doors.read('mediation', courtCase.path('/agreements'), clerk);
    const [version] = body['items'] as { signatures: { role: string }[] }[];
    expect(version!.signatures.map(({ role }) => role)).toEqual(['CREDITOR', 'DEBTOR', 'MEDIATOR', 'CLERK']);
    // Each is the first of its title under the number of the case, is there as PDF and .docx in its place in the file, says what it is for, and was handed to whom it is addressed.
    const parties = courtCase.parties.map(({ partyId }) => partyId);
    const five: [Door, { documentId: string; number: string }, number, string, string[], string[]][] = [
      ['intake', guidance, 10, '2026-11-23', parties, ['和解期限为30日', '联系人：孙八']],
      ['intake', notice, 10, '2026-11-23', [debtor], ['本院于2026年11月23日立案', '支付劳务费8182.00元。']],
      [
        'intake',
        order,
        10,
        '2026-11-23',
        [debtor],
        [`未履行${courtCase.caseNumber}之一执行通知书`, '收到本令后十日内'],
      ],
      [
        'mediation',
        signed,
        13,
        '2026-12-02',
        parties,
        ['债务人于2026年12月11日前（含当日）一次性支付8182.00元', '书记员：孙八（2026年12月2日10时'],
      ],
      [
        'performance',
        performed,
        8,
        '2026-12-11',
        parties,
        ['双方于2026年12月2日达成', '已于2026年12月11日将协议确定的义务全部履行完毕，履行金额8182.00元'],
      ],
    ];
    for (const [door, { documentId, number }, place, day, to, words] of five) {
      expect(number).toBe(`${courtCase.caseNumber}之一`);
      const path = courtCase.path(`/documents/${encodeURIComponent(documentId)}`);
      expect(await fileStatus(door, `${path}?format=pdf`, clerk)).toBe(200);
      const text = await wordsOf(courtCase, door, documentId);
      for (const said of words) expect(text).toContain(said);
      await handed(courtCase, door, documentId, day);
      const { filedUnder, services } = await filed(courtCase, door, documentId);
      expect(filedUnder.no).toBe(place);
      expect(services).toMatchObject(to.map((partyId) => ({ to: { partyId }, way: 'DIRECT', servedOn: day })));
    }
    // 003: registered under 执, and reported closed once performed; the 30 days never end, and the case has told its course once.
    await performedFor(courtCase, '8182.00');
    await eventually(async () => expect(await filingTasks(courtCase)).toEqual(['REGISTER_SETTLED', 'REPORT_CLOSED']));
    // Court time passes 24:00 of 12-24 and what would be due of it: there is nothing left that could end.
    const sides = courtCase.parties.map(({ partyId }) => partyId);
    const late = { days: 15, signedBy: sides, request: { paper: '延长和解期限申请书', signedOn: '2026-12-24' } };
    const { status, body: ended } = await doors.command(
      'mediation',
      courtCase.path('/extension'),
      staff('mediator'),
      late,
      {
        at: at('2026-12-25', '00:00:01'),
        until: at('2026-12-28'),
        daysPerSecond: 10,
      },
    );
    expect([status, ended['code'], ended['rule']]).toEqual([409, 'CASE.ENDED', 'CASE-STATES']);
    expect(ended['zh']).toContain('案件已结束（履行完毕）');
    await records.atRest();
    expect(await timersOf(courtCase, /和解期限届满/)).not.toContain(false);
    expect(await remindersAfter(courtCase, at('2026-12-02'))).toEqual([]);
    expect(await told(courtCase, COURSE)).toEqual({
      ...Object.fromEntries(COURSE.map((name) => [name, 1])),
      'consent-recorded': 2,
    });
    expect(await told(courtCase, ['negotiation-ended', 'handed-over-to-filing', 'settled-case-registered'])).toEqual({
      'negotiation-ended': 0,
      'handed-over-to-filing': 0,
      'settled-case-registered': 1,
    });
  }, 120_000);

  it('民诉法90: is served electronically with the consent in the 送达地址确认书 alone, on the day the system shows', async () => {
    const courtCase = await labourCase('dongying-2020');
    const partyId = courtCase.partyId('DEBTOR');
    const { documentId } = await paper(courtCase, 'intake', { kind: 'GUIDANCE_NOTICE', ...CONTACT }, '2026-11-23');
    const door = `/documents/${encodeURIComponent(documentId)}`;
    const service = { serviceId: 's-1', to: { partyId }, way: 'ELECTRONIC', sentAt: at('2026-11-24', '09:00:00') };
    const serve = () =>
      doors.command('intake', courtCase.path(`${door}/service`), clerk, service, { at: at('2026-11-24', '09:30:00') });
    expect(await serve()).toMatchObject({ status: 409, body: { code: 'SERVICE.NO_ELECTRONIC_CONSENT' } });
    const address = { partyId, address: '东营区某某路1号', electronic: true };
    const channels = [{ channel: 'PLATFORM', account: '13800000000' }];
    await courtCase.does(
      'intake',
      '/service-address',
      courtCase.debtor,
      { ...address, channels },
      {
        at: at('2026-11-24', '08:00:00'),
      },
    );
    const { body } = await serve();
    expect(body['services']).toMatchObject([{ servedOn: '2026-11-24', receivedAt: null }]);
    // Once served, the party reads it and its letters, and nobody else's.
    const file = courtCase.path(`${door}?format=pdf`);
    expect(await fileStatus('intake', file, courtCase.debtor)).toBe(200);
    expect(await fileStatus('intake', file, CREDITOR)).toBe(404);
    const letters = await doors.read('intake', courtCase.path('/letters'), courtCase.debtor);
    const written = letters.body['items'] as { partyId: string }[];
    expect(written.length).toBeGreaterThan(0);
    expect(new Set(written.map((one) => one.partyId))).toEqual(new Set([partyId]));
  }, 120_000);
});

describe('S1 under jianli-2023', () => {
  it('goes the same course in the green channel, and every node of it is told to both parties; it is not registered as enforcement', async () => {
    const courtCase = await labourCase('jianli-2023');
    expect(courtCase.caseNumber).toMatch(/^（2026）鲁0502执前调\d+号$/);
    // Nobody marks it: a case with an enterprise is on the green channel by this pack.
    const { body: shown } = await doors.read('intake', courtCase.path(), staff('supervisor'));
    expect(shown).toMatchObject({ greenChannel: true, tags: expect.arrayContaining(['ENTERPRISE']) });
    await courtCase.consented(at('2026-11-24'));
    await courtCase.negotiating(at('2026-11-24'));
    expect((await courtCase.status()).negotiation).toMatchObject({
      lastDay: '2026-12-24',
      endsAt: at('2026-12-25', '00:00:00'),
    });
    await courtCase.agreed(terms(courtCase), at('2026-12-02'));
    const agreement = { kind: 'SETTLEMENT_AGREEMENT', clerk: '孙八' };
    const { title, number } = await paper(courtCase, 'mediation', agreement, '2026-12-02');
    expect([title, number]).toEqual(['执前和解协议', `${courtCase.caseNumber}之一`]);
    await courtCase.pays('s1-jianli', '8182.00', at('2026-12-11'));
    await performedFor(courtCase, '8182.00');
    await records.atRest();
    const nodes: [Door, string[]][] = [
      ['intake', ['执行和解引导告知书', '和解案件处理结果通知书']],
      ['mediation', ['和解员选定通知书', '执前和解开始通知书', '执前和解协议确认通知书']],
      ['performance', ['和解协议履行完毕通知书']],
    ];
    for (const [door, subjects] of nodes)
      for (const person of [CREDITOR, courtCase.debtor]) {
        const { body } = await doors.read(door, courtCase.path('/letters?limit=100'), person);
        const own = (body['items'] as { kind: string; subject: string; body: string }[]).filter(
          ({ kind }) => kind !== 'instalment-reminder',
        );
        expect(own.map(({ subject }) => subject)).toEqual(subjects);
        for (const letter of own) expect(letter.body).toContain(courtCase.caseNumber);
      }
    // CLOSE: closed once it is performed and verified, without a number of enforcement.
    const effects = await records.rows<{ payload: object }>(
      `select payload from intake.outbox where case_id = $1 and type like '%.settled-case-registered.v1'`,
      [courtCase.caseId],
    );
    expect(effects).toEqual([{ payload: expect.objectContaining({ effect: 'CLOSE' }) }]);
    expect(effects[0]!.payload).not.toHaveProperty('caseNumber');
    const opened = await records.everywhere<{ kind: string }>(
      `select kind from $schema.work_items where case_id = '${courtCase.caseId}' and state = 'OPEN'`,
      ['mediation', 'performance'],
    );
    expect(opened).toEqual([{ kind: 'VERIFY_PERFORMANCE' }]);
    for (const kind of ['REGISTER_SETTLED', 'REPORT_CLOSED']) expect(await filingTasks(courtCase)).not.toContain(kind);
  }, 120_000);
});

/** A paper that an answer names among the documents of a case. */
const documentsOf = async (courtCase: CourtCase, door: Door) => {
  const { body } = await doors.read(door, courtCase.path('/documents'), clerk);
  return body['items'] as { kind: string; number: string; title: string; signatories: { name: string }[] }[];
};
const JUDGES = [
  { role: 'JUDGE', name: '王五' },
  { role: 'CLERK', name: '孙八' },
];
const judge = staff('enforcement-judge');

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
    const signed = await paper(courtCase, 'mediation', agreement, '2026-12-02');
    expect([signed.title, signed.number]).toEqual(['执行和解协议', `${enforcementNumber}之一`]);
    const bond = await paper(courtCase, 'mediation', { kind: 'SECURITY_BOND', guarantorId: 'g-1' }, '2026-12-02');
    expect([bond.title, bond.number]).toEqual(['担保书', `${enforcementNumber}之一`]);
    for (const { documentId } of [signed, bond])
      expect(await wordsOf(courtCase, 'mediation', documentId)).toContain('赵保');

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
    const [ruling] = await documentsOf(courtCase, 'performance');
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
    await performedFor(courtCase, '60000.00');
    // CLS-1: the creditor confirms in writing that it is performed; closed as 执行完毕, and everything else is released too.
    const confirmed = { partyId: creditorId, outcome: 'CONFIRMED', document: '确认函' };
    await courtCase.does('performance', '/performance-answers', CREDITOR, confirmed, {
      at: at('2027-01-11', '16:00:00'),
    });
    expect(await openTasks(courtCase, 'performance')).not.toContain('VERIFY_PERFORMANCE');
    const closed = { kind: 'CLOSING_NOTICE', facts: '已按执行和解协议全部履行。', ...CONTACT };
    const notice = await paper(courtCase, 'performance', closed, '2027-01-11');
    expect([notice.title, notice.number]).toEqual(['结案通知书', `${enforcementNumber}之一`]);
    expect(await wordsOf(courtCase, 'performance', notice.documentId)).toContain(
      '本案于2027年1月11日以执行完毕方式结案',
    );
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

describe('S7: the papers of a breach', () => {
  it('恢复执行裁定书 is made with the judge’s ruling, then 计算清单 and 恢复执行通知书 follow from what resumed', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, at('2026-05-08'));
    await courtCase.agreed(signedBy(courtCase, agreementTermsOf()), at('2026-06-01'));
    await courtCase.pays('s7-documents', '300000.00', at('2026-06-30'), at('2026-10-15'));
    // The thirty days would have ended on 06-08, while the case is performed: nothing ends, and nobody is reminded of them any more.
    expect(await told(courtCase, ['negotiation-ended'])).toEqual({ 'negotiation-ended': 0 });
    expect(await remindersAfter(courtCase, at('2026-06-01'))).toEqual([]);
    const demand = { kind: 'DEMAND_NOTICE', partyId: courtCase.partyId('DEBTOR'), until: '2026-10-30', ...CONTACT };
    expect((await paper(courtCase, 'performance', demand, '2026-10-15')).title).toBe('催告通知书');
    const election = { partyId: courtCase.partyId('CREDITOR'), remedy: 'RESUME' };
    await courtCase.does('performance', '/election', CREDITOR, election, { at: at('2026-11-23') });
    const facts = '被执行人未按协议支付2026年9月30日到期的300000.00元，至今仍未支付。';
    const ruling = { decision: 'RESUME', paper: { facts, signatories: JUDGES } };
    await courtCase.does('performance', '/ruling', judge, ruling, { at: at('2026-11-23', '11:00:00') });
    // Under the number of the enforcement, which opens by itself after the ruling.
    const made = await eventually(async () => {
      const found = (await documentsOf(courtCase, 'performance')).find(({ kind }) => kind === 'RESUMPTION_RULING');
      expect(found).toBeDefined();
      return found;
    });
    expect(made).toMatchObject({
      title: '执行裁定书',
      signatories: JUDGES,
      number: expect.stringMatching(/^（2026）鲁0502执\d+号之一$/),
    });
    const again = { kind: 'RESUMPTION_RULING', application: 1, facts, signatories: JUDGES };
    expect(await refused(courtCase, 'performance', again, '2026-11-23', judge)).toMatchObject([
      409,
      'DOCUMENT.ID_TAKEN',
    ]);
    const list = await eventually(() => paper(courtCase, 'performance', { kind: 'CALCULATION_LIST' }, '2026-11-23'));
    const notice = { kind: 'RESUMPTION_NOTICE', ...CONTACT };
    const titles = [list.title, (await paper(courtCase, 'performance', notice, '2026-11-23')).title];
    expect(titles).toEqual(['计算清单', '恢复执行通知书']);
  }, 120_000);
});
