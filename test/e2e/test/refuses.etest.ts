import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestIssuer } from '@hejie/security/testing';
import { agreementTermsOf, fileApplicationOf } from '@hejie/testing';
import { COURT, CourtCase, CREDITOR, DEBTOR, partiesOf, signedBy, staff } from '../src/court-case.js';
import { type Answer, Doors } from '../src/doors.js';
import { Records } from '../src/records.js';
import { type ExpectedRefusal, expectProblem, Refusals } from '../src/refusals.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const NOW = '2026-06-01T10:00:00+08:00';
const PAID = '2026-06-30T10:00:00+08:00';
const RECEIPT = { receiptId: 'bank-1', valueDate: '2026-06-01', amount: '1.00', proof: '缴款凭证' };
const OTHER_COURT = '琼02';
const clerk = staff('clerk');

let records: Records;
let issuer: TestIssuer;
/** In performance, nothing paid yet. */
let performing: CourtCase;
/** Both sides are being asked. */
let opening: CourtCase;
/** Of another debtor than the demonstration's first. */
let elsewhere: CourtCase;
const refusals = new Refusals({ digest: () => records.digest() } as Records, () => performing);
const refused = (attempt: () => Promise<Answer>, expected: ExpectedRefusal) => refusals.of(attempt, expected);

beforeAll(async () => {
  [records, issuer] = await Promise.all([Records.open(stack.databaseUrl), TestIssuer.start()]);
  [performing, opening, elsewhere] = await Promise.all([
    CourtCase.filed(doors, NOW),
    CourtCase.filed(doors, NOW),
    CourtCase.filed(doors, NOW, { parties: partiesOf('stranger-demo', 'second-debtor-demo') }),
  ]);
  await performing.consented(NOW);
  await performing.negotiating(NOW);
  await performing.agreed(signedBy(performing, agreementTermsOf()), NOW);
  await records.atRest();
}, 180_000);

afterAll(async () => {
  await Promise.all([records?.close(), issuer?.close()]);
});

const receipt = (over: object, path = performing.path('/receipts')) =>
  doors.command('performance', path, clerk, { ...RECEIPT, ...over }, { at: NOW });
const apply = (over: object) =>
  doors.command('intake', '/applications', staff('filing-clerk'), { ...fileApplicationOf(), ...over }, { at: NOW });

describe('a body that says something wrong is refused, and nothing changes', () => {
  it.each([
    ['malformed JSON', '{"amount": '],
    ['JSON that is no object', '"1.00"'],
  ])('%s', async (_what, text) => {
    await refused(() => doors.sendText('performance', performing.path('/receipts'), clerk, text, { at: NOW }), {
      status: 400,
      code: 'REQUEST.MALFORMED_JSON',
    });
  });

  it('an unknown field, also one deep inside', async () => {
    await refused(() => receipt({ colour: 'red' }), { status: 422, code: 'REQUEST.INVALID', places: ['/colour'] });
    const title = { ...fileApplicationOf().title, interest: '1' };
    await refused(() => apply({ title, urgent: true }), {
      status: 422,
      code: 'REQUEST.INVALID',
      places: ['/title/interest', '/urgent'],
    });
  });

  it.each([
    '1e5',
    '1.005',
    '-5.00',
    '12345678901234567890',
    '12345678901234567890.00',
    '',
    '1,000.00',
    '０.01',
    8182,
    null,
  ])('the amount %j', async (amount) => {
    await refused(() => receipt({ amount }), { status: 422, code: 'REQUEST.INVALID', places: ['/amount'] });
    await refused(() => apply({ claim: amount }), { status: 422, code: 'REQUEST.INVALID', places: ['/claim'] });
  });

  it('nothing paid: the law asks for more than zero', async () => {
    await refused(() => receipt({ amount: '0.00' }), {
      status: 422,
      code: 'RECEIPT.AMOUNT_NOT_POSITIVE',
      rule: 'SET-LEDGER',
    });
  });

  it.each(['2026-02-30', '2026-13-01', '2026-6-1', '2026-06-01T00:00:00Z', ''])('the date %j', async (day) => {
    await refused(() => receipt({ valueDate: day }), { status: 422, code: 'REQUEST.INVALID', places: ['/valueDate'] });
    await refused(() => apply({ title: { ...fileApplicationOf().title, expiry: day } }), {
      status: 422,
      code: 'REQUEST.INVALID',
      places: ['/title/expiry'],
    });
  });

  it('a wrong identity number takes no case number', async () => {
    const [creditor, debtor] = partiesOf('creditor-demo', 'debtor-demo');
    const answer = await refused(
      () => apply({ parties: [{ ...creditor, identityNumber: '110105194912310021' }, debtor] }),
      { status: 422, code: 'APPLICATION.IDENTITY_INVALID', rule: /./ },
    );
    expect(JSON.stringify(answer.body)).not.toContain('110105194912310021');
  });
});

describe('what cannot be is refused, and nothing changes', () => {
  it.each(['intake', 'mediation', 'performance'] as const)(
    'an unknown case at %s, and an id that is none',
    async (door) => {
      const [rest, person, body] = {
        intake: ['/consents', CREDITOR, { partyId: 'p-1', answer: 'CONSENT' }] as const,
        mediation: ['/failure', staff('mediator'), { reason: '分歧过大' }] as const,
        performance: ['/receipts', clerk, RECEIPT] as const,
      }[door];
      for (const id of [encodeURIComponent('2026-鲁0502-执前调-999999999'), 'no-such-case', '%27%3B--', '__proto__']) {
        await refused(() => doors.command(door, `/cases/${id}${rest}`, person, body, { at: NOW }), {
          status: 404,
          code: 'CASE.UNKNOWN',
        });
      }
    },
  );

  it('a command in the wrong stage', async () => {
    const wrongStage = (rule: string) => ({ status: 409, code: 'CASE.WRONG_STAGE', rule });
    await refused(
      () =>
        doors.command(
          'mediation',
          performing.path('/agreements'),
          staff('mediator'),
          { terms: signedBy(performing, agreementTermsOf()) },
          { at: NOW },
        ),
      wrongStage('PRE-6'),
    );
    await refused(
      () =>
        doors.command(
          'intake',
          performing.path('/consents'),
          CREDITOR,
          { partyId: performing.partyId('CREDITOR'), answer: 'REFUSE' },
          { at: NOW },
        ),
      wrongStage('PRE-1'),
    );
    await refused(
      () =>
        doors.command(
          'performance',
          opening.path('/election'),
          CREDITOR,
          { partyId: opening.partyId('CREDITOR'), remedy: 'RESUME' },
          { at: NOW },
        ),
      wrongStage('SET-ART-9-1'),
    );
    await refused(
      () =>
        doors.command(
          'performance',
          performing.path('/ruling'),
          staff('enforcement-judge'),
          { decision: 'RESUME' },
          { at: NOW },
        ),
      wrongStage('SET-ART-11-0'),
    );
    await refused(
      () =>
        doors.command(
          'mediation',
          opening.path('/designation'),
          staff('judges-assistant'),
          { mediatorId: 'mediator-dongying', chosenBy: 'COURT' },
          { at: NOW },
        ),
      wrongStage('PRE-5'),
    );
  });

  it('money before there is a settlement, and from the future', async () => {
    await refused(() => receipt({}, opening.path('/receipts')), {
      status: 409,
      code: 'RECEIPT.NO_SETTLEMENT',
      rule: 'SET-LEDGER',
    });
    await refused(() => receipt({ valueDate: '2026-06-02' }), {
      status: 422,
      code: 'RECEIPT.VALUE_DATE_IN_FUTURE',
      rule: 'SET-LEDGER',
    });
  });

  it('a command without a key, or without the clock of the court', async () => {
    const authorization = `Bearer ${await doors.token(clerk)}`;
    const post = (headers: Record<string, string>) =>
      doors.ask('performance', performing.path('/receipts'), {
        method: 'POST',
        body: JSON.stringify(RECEIPT),
        headers: { authorization, 'content-type': 'application/json', ...headers },
      });
    await refused(() => post({ 'court-clock': `at=${NOW}; until=${NOW}; rate=1` }), {
      status: 400,
      code: 'IDEMPOTENCY.KEY_MISSING',
    });
    await refused(() => post({ 'idempotency-key': 'k' }), { status: 400, code: 'CLOCK.MISSING' });
  });
});

describe('somebody who may not is refused, and nothing changes', () => {
  const at = NOW;

  it('staff of another court', async () => {
    const unknown = { status: 404, code: 'CASE.UNKNOWN' };
    await refused(
      () => doors.command('performance', performing.path('/receipts'), staff('clerk', OTHER_COURT), RECEIPT, { at }),
      unknown,
    );
    await refused(
      () =>
        doors.command(
          'mediation',
          performing.path('/failure'),
          staff('mediator', OTHER_COURT),
          { reason: '分歧过大' },
          { at },
        ),
      unknown,
    );
    await refused(
      () => doors.command('intake', '/applications', staff('filing-clerk', OTHER_COURT), fileApplicationOf(), { at }),
      { status: 403, code: 'AUTH.OTHER_COURT' },
    );
    await refused(() => doors.read('intake', performing.path('/status'), staff('supervisor', OTHER_COURT)), unknown);
  });

  it('a party of another case, and a party for the other side', async () => {
    const unknown = { status: 404, code: 'CASE.UNKNOWN' };
    const notAParty = { status: 403, code: 'AUTH.NOT_A_PARTY' };
    const stranger = { subject: 'stranger-demo' };
    const partyId = performing.partyId('CREDITOR');
    await refused(() => doors.read('intake', performing.path('/status'), stranger), unknown);
    await refused(
      () => doors.command('performance', performing.path('/election'), stranger, { partyId, remedy: 'RESUME' }, { at }),
      unknown,
    );
    await refused(
      () =>
        doors.command(
          'intake',
          elsewhere.path('/consents'),
          CREDITOR,
          { partyId: elsewhere.partyId('CREDITOR'), answer: 'REFUSE' },
          { at },
        ),
      unknown,
    );
    await refused(
      () =>
        doors.command(
          'intake',
          opening.path('/consents'),
          DEBTOR,
          { partyId: opening.partyId('CREDITOR'), answer: 'CONSENT' },
          { at },
        ),
      notAParty,
    );
  });

  it('the wrong role', async () => {
    const roleDenied = { status: 403, code: 'AUTH.ROLE_DENIED' };
    await refused(
      () => doors.command('performance', performing.path('/receipts'), staff('mediator'), RECEIPT, { at }),
      roleDenied,
    );
    await refused(
      () => doors.command('performance', performing.path('/ruling'), clerk, { decision: 'RESUME' }, { at }),
      roleDenied,
    );
    await refused(() => doors.command('intake', '/applications', CREDITOR, fileApplicationOf(), { at }), roleDenied);
  });

  it('no token, an expired one, one of a foreign issuer, and one that only claims to be ours', async () => {
    const post = (token: string) =>
      doors.command('performance', performing.path('/receipts'), clerk, RECEIPT, { at, token });
    const person = { subject: 'clerk.dongying', roles: ['clerk' as const], court: COURT };
    const bare = () =>
      doors.ask('performance', performing.path('/receipts'), {
        method: 'POST',
        body: JSON.stringify(RECEIPT),
        headers: { 'content-type': 'application/json' },
      });
    await refused(bare, { status: 401, code: 'AUTH.TOKEN_MISSING' });
    const [expired, foreign, forged] = await Promise.all([
      doors.token(clerk, -60),
      issuer.token(person),
      issuer.token(person, { issuer: stack.addresses.identity }),
    ]);
    await refused(() => post(expired), { status: 401, code: 'AUTH.TOKEN_EXPIRED' });
    for (const token of [foreign, forged, `${foreign}x`, 'x'])
      await refused(() => post(token), { status: 401, code: 'AUTH.TOKEN_INVALID' });
  });
});

describe('a repeated command has the effect of one', () => {
  it('a receipt: the same answer, one row, one fact; the key serves nothing else', async () => {
    const key = randomUUID();
    const body = { receiptId: 'bank-2', valueDate: '2026-06-30', amount: '300000.00', proof: '缴款凭证' };
    const post = (over: object = {}) =>
      doors.command('performance', performing.path('/receipts'), clerk, { ...body, ...over }, { at: PAID, key });
    const first = await post();
    expect(first.status).toBe(201);
    await records.atRest();
    const before = await records.digest();
    const [again, ...more] = await Promise.all([post(), post(), post()]);
    expect([again, ...more].map(({ status, body }) => ({ status, body }))).toEqual(
      Array(3).fill({ status: 201, body: first.body }),
    );
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    await refused(() => post({ amount: '1.00' }), { status: 422, code: 'IDEMPOTENCY.KEY_REUSED' });
    await refused(
      () =>
        doors.command('performance', performing.path('/receipts'), clerk, { ...body, amount: '1.00' }, { at: PAID }),
      { status: 409, code: 'RECEIPT.ID_REUSED' },
    );
    expect(await records.digest()).toEqual(before);
    expect(await performing.status()).toMatchObject({ paid: '300000.00', owed: '900000.00', stage: 'PERFORMANCE' });
  });

  it('a consent, sent twice at once and once later: one row, one fact', async () => {
    const courtCase = await CourtCase.filed(doors, NOW);
    const key = randomUUID();
    const partyId = courtCase.partyId('CREDITOR');
    const say = (answer: string) =>
      doors.command('intake', courtCase.path('/consents'), CREDITOR, { partyId, answer }, { at: NOW, key });
    const [one, two] = await Promise.all([say('CONSENT'), say('CONSENT')]);
    await records.atRest();
    const three = await say('CONSENT');
    expect([one, two, three].map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(three.headers.get('idempotency-replayed')).toBe('true');
    await refused(() => say('REFUSE'), { status: 422, code: 'IDEMPOTENCY.KEY_REUSED' });
    expect(
      await records.rows(`select answer from intake.consent where case_id = $1 and party_id = $2`, [
        courtCase.caseId,
        partyId,
      ]),
    ).toEqual([{ answer: 'CONSENT' }]);
    expect(
      await records.rows(`select 1 from intake.outbox where case_id = $1 and type like '%.consent-recorded.v1'`, [
        courtCase.caseId,
      ]),
    ).toHaveLength(1);
  });
});

describe('the law refuses', () => {
  it('S2: who has refused is not led into mediation; the case is back at filing the same day', async () => {
    const courtCase = await CourtCase.filed(doors, '2026-11-23T10:00:00+08:00');
    const at = '2026-11-24T10:00:00+08:00';
    const partyId = courtCase.partyId('DEBTOR');
    const { ending } = await courtCase.does('intake', '/consents', DEBTOR, { partyId, answer: 'REFUSE' }, { at });
    expect(ending).toBe('REFUSED');
    const designate = () =>
      doors.command(
        'mediation',
        courtCase.path('/designation'),
        staff('judges-assistant'),
        { mediatorId: 'mediator-dongying', chosenBy: 'COURT' },
        { at },
      );
    const quoted = { status: 409, code: 'CASE.ENDED', rule: 'PRE-1' };
    const atOnce = await designate();
    await records.atRest();
    for (const answer of [atOnce, await refused(designate, quoted)]) {
      expectProblem(answer, quoted);
      expect(answer.body.zh).toContain('“明确拒绝的不得进入”');
    }
    const { body } = await doors.read(
      'intake',
      `/work-items?caseId=${encodeURIComponent(courtCase.caseId)}&kind=FILE_AS_ENFORCEMENT`,
      staff('filing-clerk'),
    );
    expect(body.items).toMatchObject([{ state: 'OPEN', dueAt: '2026-11-25T00:00:00+08:00' }]);
    await refused(
      () => doors.command('intake', courtCase.path('/consents'), DEBTOR, { partyId, answer: 'CONSENT' }, { at }),
      quoted,
    );
    const file = () => doors.command('intake', courtCase.path('/filing'), staff('filing-clerk'), {}, { at });
    const filed = await file();
    expect(filed.body.caseNumber).toMatch(/^（2026）鲁0502执[1-9]\d*号$/);
    expect((await file()).body).toEqual(filed.body);
  });

  it('S4: an extension needs both sides and an unexpired period; its new end is provisional', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, '2026-11-23T10:00:00+08:00');
    await records.atRest();
    const [creditor, debtor] = [courtCase.partyId('CREDITOR'), courtCase.partyId('DEBTOR')];
    const extend = (signedBy: string[], at: string) =>
      doors.command(
        'mediation',
        courtCase.path('/extension'),
        staff('mediator'),
        { days: 15, signedBy, request: { paper: '延长和解期限申请书', signedOn: '2026-12-20' } },
        { at },
      );
    expect((await courtCase.status()).negotiation).toMatchObject({ lastDay: '2026-12-23' });
    const inTime = '2026-12-22T10:00:00+08:00';
    const notJoint = { status: 422, code: 'EXTENSION.NOT_JOINT', rule: 'PRE-8' };
    // By the clock of the first one the reminders are due: they go out before it is refused.
    expectProblem(await extend([creditor], inTime), notJoint);
    await records.atRest();
    await refused(() => extend([creditor], inTime), notJoint);
    expect((await courtCase.status()).negotiation).toMatchObject({ lastDay: '2026-12-23', provisional: false });
    expect((await extend([creditor, debtor], inTime)).status).toBe(201);
    await records.atRest();
    expect((await courtCase.status()).negotiation).toEqual({
      lastDay: '2027-01-07',
      endsAt: '2027-01-08T00:00:00+08:00',
      provisional: true,
    });
    // What has run out is not extended: the case has lapsed by then.
    const tooLate = await extend([creditor, debtor], '2027-01-08T00:00:01+08:00');
    expectProblem(tooLate, { status: 409, code: 'CASE.ENDED', rule: 'CASE-STATES' });
    await records.atRest();
    expect(await courtCase.status()).toMatchObject({ stage: 'ENDED' });
  });

  it('S15: an unlawful draft is refused with every finding, never becomes a version, and cannot be signed', async () => {
    const at = '2026-05-20T10:00:00+08:00';
    const courtCase = await CourtCase.negotiatingSince(doors, '2026-05-08T10:00:00+08:00');
    await records.atRest();
    const lawful = signedBy(courtCase, agreementTermsOf());
    const unlawful = {
      ...lawful,
      otherClauses: ['法院据此出具以物抵债裁定'],
      breachConsequence: null,
      schedule: lawful.schedule.map((row, index) => (index === 2 ? { ...row, amount: '299999.99' } : row)),
      signatories: lawful.signatories.map((one) => (one.role === 'DEBTOR' ? { ...one, by: 'AGENT' } : one)),
    };
    const propose = (terms: unknown) =>
      doors.command('mediation', courtCase.path('/agreements'), staff('mediator'), { terms }, { at });
    const { body } = await refused(() => propose(unlawful), {
      status: 422,
      code: 'AGREEMENT.ILLEGAL',
      rule: 'SET-ART-6-1',
    });
    for (const finding of [/以物抵债裁定/, /不履行的法律后果/, /特别授权/, /899,?999\.99/])
      expect(body.zh).toMatch(finding);
    const sign = () =>
      doors.command(
        'mediation',
        courtCase.path('/agreements/1/signatures'),
        CREDITOR,
        { signatoryId: 's-creditor' },
        { at },
      );
    await refused(sign, { status: 404, code: 'AGREEMENT.NO_SUCH_VERSION', rule: 'PRE-6' });
    for (const half of [
      { breachConsequence: null },
      { otherClauses: unlawful.otherClauses },
      { schedule: unlawful.schedule },
      { signatories: unlawful.signatories },
    ]) {
      await refused(() => propose({ ...lawful, ...half }), { status: 422, code: 'AGREEMENT.ILLEGAL', rule: /./ });
    }
    expect(await courtCase.status()).toMatchObject({ stage: 'NEGOTIATION' });
    expect(await propose(lawful)).toMatchObject({ status: 201 });
  });
});
