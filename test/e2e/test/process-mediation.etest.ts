import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementTermsOf, eventually } from '@hejie/testing';
import { COURT, CourtCase, CREDITOR, signedBy, staff } from '../src/court-case.js';
import { at, midnight } from '../src/court-time.js';
import { IDENTITIES } from '../src/credit-record.js';
import { Doors, type Person } from '../src/doors.js';
import { PAPERS, PropertyFile } from '../src/property-file.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const assistant = staff('judges-assistant');
const mediator = staff('mediator');
const clerk = staff('clerk');

let records: Records;
beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
}, 180_000);
afterAll(() => records?.close());

/** A command of mediation, whatever is answered. */
const asks = (courtCase: CourtCase, path: string, person: Person, body: unknown, when: string) =>
  doors.command('mediation', courtCase.path(path), person, body, { at: when });
const sides = (courtCase: CourtCase) => [courtCase.partyId('CREDITOR'), courtCase.partyId('DEBTOR')] as const;
/** The joint request as it lies in the file. */
const request = { paper: '延长和解期限申请书', signedOn: '2026-09-01' };
/** Asked by one side alone it is refused, and the case has come to that instant. */
const passesTo = (courtCase: CourtCase, when: string) =>
  asks(courtCase, '/extension', mediator, { days: 15, signedBy: [courtCase.partyId('CREDITOR')], request }, when);
const rowsOf = (schema: string, sql: string, { caseId }: CourtCase) =>
  records.rows<Record<string, unknown>>(sql.replaceAll('$schema', schema), [caseId]);
const openTasks = async (schema: string, courtCase: CourtCase) =>
  (
    await rowsOf(schema, `select kind, due_at from $schema.work_items where case_id = $1 and state = 'OPEN'`, courtCase)
  ).map(({ kind, due_at }) => [kind, (due_at as Date | null)?.toISOString() ?? null]);
const enrolled = async (mediatorId: string, when: string) => {
  const body = { mediatorId, court: COURT, name: '王和解', profession: 'LAWYER', subject: `${mediatorId}.subject` };
  expect((await doors.command('mediation', '/mediators', assistant, body, { at: when })).status).toBe(201);
};

/** Two days into the talks an account and a car are under control. */
async function controlled(courtCase: CourtCase): Promise<PropertyFile> {
  const judge = staff('enforcement-judge');
  const { enforcement: authority } = courtCase;
  const file = await new PropertyFile(doors, courtCase, records, authority).opened(at('2026-09-05'));
  await file.identified(IDENTITIES, at('2026-09-05'));
  await file.named('account', 'DEPOSIT', '400000.00', at('2026-09-05', '11:00:00'));
  await file.named('car', 'VEHICLE', '300000.00', at('2026-09-05', '11:00:00'));
  const orders = [
    { controlId: 'c-account', assetId: 'account', cap: '400000.00' },
    { controlId: 'c-car', assetId: 'car' },
  ];
  await file.does('/controls', judge, { authority, ...PAPERS, orders }, at('2026-09-07'));
  for (const { controlId } of orders) await file.receipted(controlId, '2026-09-07', at('2026-09-07', '15:00:00'));
  return file;
}

describe('S3: the thirty days lapse in the National Day holiday', () => {
  it('S3: accepted 2026-09-04 they end at 24:00 of 10-08, not a second earlier, and the case goes to filing', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, at('2026-09-04'));
    expect((await courtCase.status()).negotiation).toEqual({
      lastDay: '2026-10-08',
      endsAt: midnight('2026-10-09'),
      provisional: false,
    });
    const file = await controlled(courtCase);
    const scope = await file.rows('controls');
    // Midnight of UTC, the holiday's day 30, the last second: it goes on.
    for (const before of [midnight('2026-10-05'), at('2026-10-08', '08:00:00'), at('2026-10-08', '23:59:59')]) {
      expect((await passesTo(courtCase, before)).body['code']).toBe('EXTENSION.NOT_JOINT');
      expect((await courtCase.status()).stage).toBe('NEGOTIATION');
    }
    await passesTo(courtCase, midnight('2026-10-09'));
    await eventually(async () =>
      expect(await courtCase.status()).toMatchObject({ stage: 'ENDED', ending: 'LAPSED', latenessSeconds: 0 }),
    );
    await records.atRest();
    // 和解不成: the clerk files it as 执 on the next working day at the latest, and both sides are told at that instant.
    expect(await openTasks('intake', courtCase)).toEqual([['FILE_AS_ENFORCEMENT', '2026-10-09T16:00:00.000Z']]);
    const letters = await rowsOf(
      'intake',
      `select party_id, issued_at from $schema.notice where case_id = $1 and kind = 'settlement-ended' order by party_id`,
      courtCase,
    );
    expect(letters.map(({ party_id, issued_at }) => [party_id, (issued_at as Date).toISOString()])).toEqual(
      sides(courtCase).map((partyId) => [partyId, '2026-10-08T16:00:00.000Z']),
    );
    const [negotiation] = await rowsOf(
      'mediation',
      'select outcome, ended_at from $schema.negotiation where case_id = $1',
      courtCase,
    );
    expect([negotiation?.['outcome'], (negotiation?.['ended_at'] as Date).toISOString()]).toEqual([
      'LAPSED',
      '2026-10-08T16:00:00.000Z',
    ]);
    // What was controlled stays so, over the same things and for the same sum: the file has heard of the end, and asks nobody to release anything.
    await file.once('the end is heard of', async () => (await file.rows('settlement'))[0]?.standing === 'ENDED');
    expect(scope).toMatchObject([
      { assetId: 'account', cap: '400000.00', state: 'EFFECTIVE', lastDay: '2027-09-06' },
      { assetId: 'car', state: 'EFFECTIVE', lastDay: '2028-09-06' },
    ]);
    expect(await file.rows('controls')).toEqual(scope);
    expect((await file.releases()).releases).toEqual([]);
    expect(await openTasks('asset_control', courtCase)).toEqual([]);
    const filed = await doors.command(
      'intake',
      courtCase.path('/filing'),
      staff('filing-clerk'),
      {},
      { at: at('2026-10-09') },
    );
    expect(filed.status).toBe(201);
    const [numbered] = await rowsOf(
      'intake',
      'select enforcement_number from $schema.case_record where case_id = $1',
      courtCase,
    );
    expect(numbered?.['enforcement_number']).toMatch(/^（2026）鲁0502执\d+号$/);
  }, 120_000);

  it.each([
    ['2026-09-03', '2026-10-08'],
    ['2026-08-21', '2026-09-20'],
    ['2026-01-15', '2026-02-14'],
    ['2026-01-16', '2026-02-24'],
    ['2026-04-01', '2026-05-06'],
  ])(
    'S3: accepted %s they end with %s',
    async (accepted, lastDay) => {
      const courtCase = await CourtCase.negotiatingSince(doors, at(accepted));
      expect((await courtCase.status()).negotiation).toMatchObject({ lastDay, provisional: false });
    },
    60_000,
  );
});

describe('S4: extension and appraisal', () => {
  it('S4: one side alone is refused, both move the end to a provisional one, and what has lapsed is not extended', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, at('2026-11-23'));
    expect((await courtCase.status()).negotiation).toMatchObject({ lastDay: '2026-12-23', provisional: false });
    const alone = await passesTo(courtCase, at('2026-12-22'));
    expect(alone).toMatchObject({ status: 422, body: { code: 'EXTENSION.NOT_JOINT', rule: 'PRE-8' } });
    expect((await courtCase.status()).negotiation).toMatchObject({ lastDay: '2026-12-23' });
    const both = { days: 15, signedBy: sides(courtCase), request };
    const extended = await courtCase.does('mediation', '/extension', mediator, both, {
      at: at('2026-12-22', '11:00:00'),
    });
    expect(extended.negotiation).toEqual({ lastDay: '2027-01-07', endsAt: midnight('2027-01-08'), provisional: true });
    const told = await rowsOf(
      'mediation',
      `select body from $schema.notice where case_id = $1 and kind = 'negotiation-extended'`,
      courtCase,
    );
    expect(told).toHaveLength(2);
    expect(told[0]?.['body']).toContain('由2026年12月23日延长至2027年1月7日24时（暂定，以国务院放假通知为准）');

    // No notice for 2027 has been published: that a case takes one up, with one line of audit and one letter, is shown by those of 2025 and 2026 (services/mediation/test/calendar.itest.ts).

    // What comes a second after the end, and brings that instant with it, comes behind the lapse: the end of the case refuses it. (EXTENSION.EXPIRED is what a case says that has not come to its end yet: negotiation.itest.)
    const other = await CourtCase.negotiatingSince(doors, at('2026-11-23'));
    expect((await passesTo(other, at('2026-12-23', '23:59:59'))).body['code']).toBe('EXTENSION.NOT_JOINT');
    const asked = { ...both, signedBy: sides(other) };
    const late = await asks(other, '/extension', mediator, asked, at('2026-12-24', '00:00:01'));
    expect([late.status, late.body['code'], late.body['rule']]).toEqual([409, 'CASE.ENDED', 'CASE-STATES']);
    expect(late.body['zh']).toContain('案件已结束（期限届满，和解不成）');
    expect(await other.status()).toMatchObject({ stage: 'ENDED', ending: 'LAPSED' });
    expect((await other.status()).negotiation).toMatchObject({ lastDay: '2026-12-23' });
  }, 120_000);

  it('S4: the ten days of an appraisal do not count', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, at('2026-11-11'));
    expect((await courtCase.status()).negotiation).toMatchObject({ lastDay: '2026-12-11' });
    const body = { subject: '厂房的市场价值', until: '2026-11-25' };
    const appraised = await courtCase.does('mediation', '/appraisal', assistant, body, { at: at('2026-11-16') });
    expect(appraised).toMatchObject({
      negotiation: { lastDay: '2026-12-21' },
      appraisal: { from: '2026-11-16', until: '2026-11-25' },
    });
  }, 60_000);
});

describe('S5: the clocks of the mediator', () => {
  it('S5: the parties choose until 10-08, silence designates the next at 10-13 00:00, and the thirty days start with who accepts', async () => {
    await enrolled('m-silent', at('2026-09-01'));
    await enrolled('mediator-dongying-2', at('2026-09-01'));
    const courtCase = await CourtCase.filed(doors, at('2026-09-29', '09:00:00'));
    await courtCase.consented(at('2026-09-29'));
    const [chooses] = await rowsOf(
      'mediation',
      `select due_at, facts from $schema.work_items where case_id = $1 and kind = 'DESIGNATE_MEDIATOR'`,
      courtCase,
    );
    // Joint choice until 24:00 of 10-08, designation at the latest on 10-09.
    expect([(chooses?.['due_at'] as Date).toISOString(), chooses?.['facts']]).toMatchObject([
      '2026-10-09T16:00:00.000Z',
      { chooseBy: midnight('2026-10-09') },
    ]);
    const byCourt = { mediatorId: 'm-silent', chosenBy: 'COURT' };
    const early = await asks(courtCase, '/designation', assistant, byCourt, at('2026-10-08'));
    expect(early).toMatchObject({ status: 422, body: { code: 'DESIGNATION.PARTIES_CHOOSE_FIRST', rule: 'PRE-5' } });
    const told = { ...byCourt, partiesDisagree: true };
    const asked = await courtCase.does('mediation', '/designation', assistant, told, {
      at: at('2026-10-08', '11:00:00'),
    });
    expect(asked).toMatchObject({
      mediatorId: 'm-silent',
      awaiting: '和解员接受选定',
      nextDeadline: { kind: 'ACCEPTANCE_END', at: midnight('2026-10-13') },
    });
    // A make-up Saturday counts: until 24:00 of Monday 10-12 he may answer.
    const replaces = (when: string) => asks(courtCase, '/designation', assistant, told, when);
    expect((await replaces(at('2026-10-12', '23:59:59'))).body['code']).toBe('DESIGNATION.PENDING');
    expect((await courtCase.status()).mediatorId).toBe('m-silent');
    expect((await replaces(midnight('2026-10-13'))).body['code']).toBe('DESIGNATION.PENDING');
    await eventually(async () => expect((await courtCase.status()).mediatorId).not.toBe('m-silent'));
    expect(await courtCase.status()).toMatchObject({
      awaiting: '和解员接受选定',
      nextDeadline: { kind: 'ACCEPTANCE_END', at: midnight('2026-10-17') },
    });
    await records.atRest();
    const designations = await rowsOf(
      'mediation',
      `select mediator_id, designated_by, reason, answer, answered_at, designated_at from $schema.designation where case_id = $1 order by round`,
      courtCase,
    );
    expect(designations).toMatchObject([
      { mediator_id: 'm-silent', answer: 'SILENT', answered_at: new Date(midnight('2026-10-13')) },
      { designated_by: 'workflow', answer: null, designated_at: new Date(midnight('2026-10-13')) },
    ]);
    expect(designations[1]?.['reason']).toContain('在办案件最少');
    // What is told of the stage is true: his answer is awaited, and no designation any more.
    const [stage] = await rowsOf('intake', 'select awaiting from $schema.case_record where case_id = $1', courtCase);
    expect(stage?.['awaiting']).toBe('和解员接受选定');

    // The judge has another one: the mediator of the demonstration, whose wife is the creditor's counsel.
    await courtCase.does(
      'mediation',
      '/replacement',
      staff('settlement-judge'),
      { reason: '因病' },
      { at: at('2026-10-13') },
    );
    const chosen = { mediatorId: 'mediator-dongying', chosenBy: 'PARTIES' };
    await courtCase.does('mediation', '/designation', assistant, chosen, { at: at('2026-10-13', '11:00:00') });
    const when = at('2026-10-14');
    const disclosed = { relation: 'RELATIVE', disclosed: '申请执行人的委托代理人系本人配偶' };
    await courtCase.does('mediation', '/disclosure', mediator, disclosed, { at: when });
    const accepts = () => asks(courtCase, '/designation/acceptance', mediator, {}, when);
    expect(await accepts()).toMatchObject({ status: 409, body: { code: 'RECUSAL.OPEN', rule: 'PRE-5' } });
    const [creditorId, debtorId] = sides(courtCase);
    const consents = (partyId: string, person: Person) =>
      courtCase.does('mediation', '/disclosure/answers', person, { partyId, consents: true }, { at: when });
    await consents(creditorId, CREDITOR);
    expect((await accepts()).body['code']).toBe('RECUSAL.OPEN');
    await consents(debtorId, courtCase.debtor);
    expect((await accepts()).status).toBe(201);
    expect((await courtCase.status()).negotiation).toMatchObject({ lastDay: '2026-11-13' });
  }, 120_000);

  it('S5: from 10-09 on the court designates of its own, whether or not the parties say that they disagree', async () => {
    await enrolled('m-silent', at('2026-09-01'));
    const courtCase = await CourtCase.filed(doors, at('2026-09-29', '09:00:00'));
    await courtCase.consented(at('2026-09-29'));
    const byCourt = { mediatorId: 'm-silent', chosenBy: 'COURT' };
    const tooEarly = await asks(courtCase, '/designation', assistant, byCourt, at('2026-10-08', '23:59:59'));
    expect(tooEarly).toMatchObject({ status: 422, body: { code: 'DESIGNATION.PARTIES_CHOOSE_FIRST', rule: 'PRE-5' } });
    const designated = await courtCase.does('mediation', '/designation', assistant, byCourt, {
      at: midnight('2026-10-09'),
    });
    // Three working days from 10-09: the make-up Saturday 10-10, 10-12, 10-13.
    expect(designated).toMatchObject({
      mediatorId: 'm-silent',
      nextDeadline: { kind: 'ACCEPTANCE_END', at: midnight('2026-10-14') },
    });
    const rounds = await rowsOf(
      'mediation',
      `select chosen_by, designated_at from $schema.designation where case_id = $1`,
      courtCase,
    );
    expect(rounds).toEqual([{ chosen_by: 'COURT', designated_at: new Date(midnight('2026-10-09')) }]);
  }, 60_000);

  it('S5: one party that does not consent has the mediator replaced, and he is not designated again', async () => {
    await enrolled('m-silent', at('2026-09-01'));
    const courtCase = await CourtCase.filed(doors, at('2026-09-29', '09:00:00'));
    await courtCase.consented(at('2026-09-29'));
    await courtCase.negotiating(at('2026-09-29'));
    const when = at('2026-09-30');
    const disclosed = { relation: 'RELATIVE', disclosed: '申请执行人的委托代理人系本人配偶' };
    await courtCase.does('mediation', '/disclosure', mediator, disclosed, { at: when });
    const refuses = { partyId: courtCase.partyId('DEBTOR'), consents: false };
    const left = await courtCase.does('mediation', '/disclosure/answers', courtCase.debtor, refuses, { at: when });
    expect([left.mediatorId, left.awaiting, left.negotiation?.lastDay]).toEqual([
      undefined,
      '和解员的选定与接受',
      '2026-10-29',
    ]);
    const again = { mediatorId: 'mediator-dongying', chosenBy: 'PARTIES' };
    expect((await asks(courtCase, '/designation', assistant, again, when)).body['code']).toBe('DESIGNATION.DECLINED');
    const next = { mediatorId: 'm-silent', chosenBy: 'PARTIES' };
    expect((await courtCase.does('mediation', '/designation', assistant, next, { at: when })).mediatorId).toBe(
      'm-silent',
    );
    // He is of the talks no longer, and reads nothing more of them.
    expect((await doors.read('mediation', courtCase.path('/offers'), mediator)).status).toBe(404);
  }, 120_000);
});

describe('one negotiated case', () => {
  it('is talked over online and in a conference, offered and countered, and signed as the text that both accepted', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, at('2026-05-08'));
    const [creditorId, debtorId] = sides(courtCase);
    const ok = async (path: string, person: Person, body: unknown, when: string) => {
      const answer = await asks(courtCase, path, person, body, when);
      expect(answer).toMatchObject({ status: 201 });
      return answer.body as Record<string, never>;
    };
    const contact = { name: '赵六', phone: '0546-8250000' };
    const online = { at: at('2026-05-12', '09:30:00'), manner: 'ONLINE', place: '人民法院调解平台', contact };
    expect((await asks(courtCase, '/sessions', mediator, online, at('2026-05-11'))).body['code']).toBe(
      'SESSION.ONLINE_WITHOUT_CONSENT',
    );
    await ok('/online-consents', CREDITOR, { partyId: creditorId, consents: true }, at('2026-05-11'));
    await ok('/online-consents', courtCase.debtor, { partyId: debtorId, consents: true }, at('2026-05-11'));
    await ok('/sessions', mediator, online, at('2026-05-11'));
    const adjourned = {
      reason: '债务人申请邀请担保人和会计师参加',
      next: {
        ...online,
        kind: 'CONFERENCE',
        at: at('2026-05-18', '14:30:00'),
        manner: 'AT_COURT',
        place: '第三调解室',
        invited: [
          { capacity: 'GUARANTOR', name: '某某担保有限公司' },
          { capacity: 'EXPERT', name: '某某会计师事务所' },
          { capacity: 'TRADE_ASSOCIATION', name: '某某区商会' },
        ],
      },
    };
    expect(await ok('/sessions/1/adjournment', mediator, adjourned, at('2026-05-11', '15:00:00'))).toMatchObject({
      no: 2,
    });
    const present = [
      { partyId: creditorId, by: 'SELF', identityChecked: true, identifiedBy: 'ID_CARD' },
      {
        partyId: debtorId,
        by: 'LEGAL_REPRESENTATIVE',
        name: '李四',
        identityChecked: true,
        identifiedBy: 'BUSINESS_LICENCE',
      },
    ];
    const held = at('2026-05-18', '14:30:00');
    expect(await ok('/sessions/2/start', clerk, { present, invitedPresent: [1, 2] }, held)).toMatchObject({
      state: 'BEGUN',
    });
    const transcript = {
      statements: [
        { by: { invited: 2 }, words: '按近两年报表，每月可支配现金约三十万元' },
        { by: { partyId: debtorId }, words: '愿分三期付清' },
        { by: { partyId: creditorId }, decides: true, words: '愿意就分期继续商谈' },
      ],
      consequencesTold: true,
      recorder: '孙八',
    };
    const over = at('2026-05-18', '16:00:00');
    await ok('/sessions/2/record', clerk, transcript, over);
    for (const [signerId, person] of [
      [creditorId, CREDITOR],
      [debtorId, courtCase.debtor],
      ['invited/1', clerk],
      ['invited/2', clerk],
      ['MEDIATOR', mediator],
    ] as const)
      await ok('/sessions/2/signatures', person, { signerId }, over);
    const signed = await ok('/sessions/2/signatures', clerk, { signerId: 'CLERK' }, over);
    expect(signed).toMatchObject({ documentId: 'session-record/2' });

    const when = at('2026-05-19');
    const terms = signedBy(courtCase, agreementTermsOf());
    await ok('/offers', courtCase.debtor, { partyId: debtorId, text: '分三期付清' }, when);
    await ok('/offers', CREDITOR, { partyId: creditorId, counterTo: 1, text: '须加担保' }, when);
    const proposal = (await ok('/offers', mediator, { counterTo: 2, text: '和解建议', terms }, when)) as unknown as {
      no: number;
      hash: string;
      text: string;
    };
    const yes = (partyId: string) => ({ partyId, accepts: true, hash: proposal.hash });
    await ok('/offers/3/answers', CREDITOR, yes(creditorId), when);
    expect((await asks(courtCase, '/offers/3/draft', mediator, {}, when)).body).toMatchObject({
      code: 'OFFER.NOT_ACCEPTED',
      rule: 'PRE-7',
    });
    await ok('/offers/3/answers', courtCase.debtor, yes(debtorId), when);
    expect(await ok('/offers/3/draft', mediator, {}, when)).toMatchObject({
      stage: 'CONFIRMATION',
      agreement: { version: 1 },
    });
    const ledger = (await doors.read('mediation', courtCase.path('/offers'), CREDITOR)).body;
    expect(ledger).toMatchObject({
      sealed: false,
      items: [{ state: 'REFUSED' }, { state: 'OPEN' }, { by: 'MEDIATOR', state: 'DRAFTED', draftedAs: 1 }],
    });
    // Until it is signed, who enforces or supervises reads nothing of it.
    const enforcing = staff('enforcement-judge');
    const seen = async () => (await doors.read('mediation', courtCase.path('/agreements'), enforcing)).body['items'];
    expect(await seen()).toEqual([]);
    expect((await doors.read('mediation', courtCase.path('/offers'), enforcing)).status).toBe(403);
    const hands: [string, Person][] = [
      ['s-creditor', CREDITOR],
      ['s-debtor', courtCase.debtor],
      ['s-mediator', mediator],
      ['s-clerk', clerk],
    ];
    for (const [signatoryId, person] of hands)
      await courtCase.does('mediation', '/agreements/1/signatures', person, { signatoryId }, { at: at('2026-05-20') });
    expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE' });
    expect(await seen()).toMatchObject([{ version: 1, offer: 3 }]);
  }, 120_000);
});
