import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementTermsOf } from '@hejie/testing';
import { CourtCase, CREDITOR, signedBy, staff } from '../src/court-case.js';
import { Doors, type Person } from '../src/doors.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const START = '2026-05-08T10:00:00+08:00';
const DRAFTED = '2026-05-20T10:00:00+08:00';

let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
}, 180_000);
afterAll(() => records?.close());

const ask = (courtCase: CourtCase, path: string, body: unknown, person: Person = staff('mediator')) =>
  doors.command('mediation', courtCase.path(path), person, body, { at: DRAFTED });

describe('S15: an unlawful agreement', () => {
  it('shows its four findings while it is drafted, is refused by every path, and is lawful once they are mended', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, START);
    const lawful = signedBy(courtCase, agreementTermsOf());
    const faults = {
      a: { otherClauses: ['法院据此出具以物抵债裁定'] },
      b: { breachConsequence: null },
      c: { signatories: lawful.signatories.map((one) => (one.role === 'DEBTOR' ? { ...one, by: 'AGENT' } : one)) },
      d: { schedule: lawful.schedule.map((row, i) => (i === 2 ? { ...row, amount: '299999.99' } : row)) },
    };
    const unlawful = { ...lawful, ...faults.a, ...faults.b, ...faults.c, ...faults.d };
    const { body: review } = await ask(courtCase, '/agreements/review', { on: '2026-05-20', terms: unlawful });
    expect(review).toMatchObject({ version: 1, confirmable: false });
    const blocking = (review['findings'] as { code: string; severity: string; rule: string }[])
      .filter(({ severity }) => severity === 'BLOCKING')
      .map(({ code, rule }) => [code, rule]);
    expect(blocking).toEqual([
      ['AGREEMENT.IN_KIND_RULING', 'SET-ART-6-1'],
      ['AGREEMENT.NO_BREACH_CONSEQUENCE', 'PRE-6'],
      ['AGREEMENT.NO_SPECIAL_AUTHORITY', 'SET-ART-4-1'],
      ['AGREEMENT.SUM_DIFFERS', 'SET-SCHEDULE'],
    ]);
    // Nothing was submitted: the case still negotiates, and there is nothing to sign.
    expect(await courtCase.status()).toMatchObject({ stage: 'NEGOTIATION' });
    expect(await ask(courtCase, '/agreements', { terms: unlawful })).toMatchObject({
      status: 422,
      body: { code: 'AGREEMENT.ILLEGAL' },
    });
    for (const fault of Object.values(faults))
      expect(await ask(courtCase, '/agreements', { terms: { ...lawful, ...fault } })).toMatchObject({
        status: 422,
        body: { code: 'AGREEMENT.ILLEGAL' },
      });
    // By way of an offer that both sides accept it becomes no draft either.
    const offer = (await ask(courtCase, '/offers', { text: '和解建议', terms: unlawful })).body as {
      no: number;
      hash: string;
    };
    const hands = [
      ['CREDITOR', CREDITOR],
      ['DEBTOR', courtCase.debtor],
    ] as const;
    for (const [side, person] of hands) {
      const yes = { partyId: courtCase.partyId(side), accepts: true, hash: offer.hash };
      expect((await ask(courtCase, `/offers/${offer.no}/answers`, yes, person)).status).toBe(201);
    }
    expect(await ask(courtCase, `/offers/${offer.no}/draft`, {})).toMatchObject({
      status: 422,
      body: { code: 'AGREEMENT.ILLEGAL' },
    });
    expect(await ask(courtCase, '/agreements/1/signatures', { signatoryId: 's-creditor' }, CREDITOR)).toMatchObject({
      status: 404,
      body: { code: 'AGREEMENT.NO_SUCH_VERSION' },
    });
    expect(await courtCase.status()).toMatchObject({ stage: 'NEGOTIATION' });

    const mended = await ask(courtCase, '/agreements/review', { on: '2026-05-20', terms: lawful });
    expect(mended.body).toMatchObject({ confirmable: true });
    await courtCase.agreed(lawful, DRAFTED);
    expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE' });

    // What was lawful is not amended into what is not.
    const by = courtCase.parties.map(({ partyId }) => partyId);
    const onRecord = { channel: 'IN_PERSON', record: '二〇二六年和解笔录' };
    const consented = {
      consents: by.map((partyId) => ({ partyId, by: 'SELF', givenAt: DRAFTED, ...onRecord })),
      form: { kind: 'SIGNED_RECORD', by, at: DRAFTED },
    };
    for (const fault of [...Object.values(faults), unlawful]) {
      const { version: _first, ...terms } = { ...lawful, ...fault };
      const amended = await ask(courtCase, '/agreements/amendments', { terms, ...consented }, staff('clerk'));
      expect(amended).toMatchObject({ status: 422, body: { code: 'AGREEMENT.ILLEGAL' } });
    }
    const { body } = await doors.read('mediation', courtCase.path('/agreements'), staff('clerk'));
    expect(body['items']).toMatchObject([{ version: 1 }]);
  }, 120_000);
});

describe('S16: a month-end plan with its pennies', () => {
  it('is built by either roll', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, START);
    const plan = { total: '1110000.00', count: 7, first: '2026-01-31', every: 'month', anchor: 'monthEnd' };
    const built = async (roll: string) =>
      (await ask(courtCase, '/agreements/schedule', { ...plan, roll })).body['schedule'] as {
        due: string;
        amount: string;
      }[];
    const next = await built('next');
    expect(next.map(({ due }) => due)).toEqual(
      ['02-02', '02-28', '03-31', '04-30', '06-01', '06-30', '07-31'].map((day) => `2026-${day}`),
    );
    expect(next.map(({ amount }) => amount)).toEqual([...Array<string>(6).fill('158571.42'), '158571.48']);
    expect((await built('none')).map(({ due }) => due)).toEqual(
      ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31'].map((day) => `2026-${day}`),
    );
  }, 120_000);
});

describe('PRE-6: a doubt whether others are harmed', () => {
  it('holds up the last signature until a judge has decided it, and 执行调解书 is refused', async () => {
    const courtCase = await CourtCase.negotiatingSince(doors, START);
    const terms = signedBy(courtCase, agreementTermsOf());
    await courtCase.does('mediation', '/agreements', staff('mediator'), { terms }, { at: DRAFTED });
    const harm = { interests: ['THIRD_PARTY'], reasons: '抵债车辆登记在案外人名下' };
    const review = (finding: string, role: string) =>
      ask(courtCase, '/agreements/1/harm-review', { ...harm, finding }, staff(role));
    expect(await review('OPEN', 'mediator')).toMatchObject({ status: 201 });
    expect(await review('NONE', 'mediator')).toMatchObject({ status: 422, body: { code: 'HARM_REVIEW.NOT_A_JUDGE' } });
    const hands: [string, Person][] = [
      ['s-creditor', CREDITOR],
      ['s-debtor', courtCase.debtor],
      ['s-mediator', staff('mediator')],
    ];
    for (const [signatoryId, person] of hands)
      await courtCase.does('mediation', '/agreements/1/signatures', person, { signatoryId }, { at: DRAFTED });
    const last = () => ask(courtCase, '/agreements/1/signatures', { signatoryId: 's-clerk' }, staff('clerk'));
    expect(await last()).toMatchObject({ status: 409, body: { code: 'AGREEMENT.HARM_REVIEW_OPEN', rule: 'PRE-6' } });
    expect(await review('FOUND', 'settlement-judge')).toMatchObject({ status: 201 });
    expect(await last()).toMatchObject({ status: 409, body: { code: 'AGREEMENT.HARM_FOUND' } });
    expect(await review('NONE', 'settlement-judge')).toMatchObject({ status: 201 });
    expect(await ask(courtCase, '/enforceable-mediation-document', { version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'AGREEMENT.MEDIATION_DOCUMENT_UNKNOWN', rule: 'SET-ART-9-1' },
    });
    expect(await last()).toMatchObject({ status: 201 });
    expect(await courtCase.status()).toMatchObject({ stage: 'PERFORMANCE' });
  }, 120_000);
});
