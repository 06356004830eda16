import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COURT, CourtCase, CREDITOR, DEBTOR, staff } from '../src/court-case.js';
import { Doors, type Answer, type Door, type Person } from '../src/doors.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
}, 180_000);
afterAll(() => records?.close());

const FILED = '2026-11-23T10:00:00+08:00';
const ANSWERED = '2026-11-24T10:00:00+08:00';

const ask = (courtCase: CourtCase, door: Door, path: string, person: Person, body: unknown, at = ANSWERED) =>
  doors.command(door, courtCase.path(path), person, body, { at });
/** Asked until it is heard of: facts come a moment after what they tell of. */
async function until(asked: () => Promise<Answer>, status: number): Promise<Answer> {
  for (let left = 100; ; left -= 1) {
    const answer = await asked();
    if (answer.status === status || left === 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('S2: a refusal blocks entry', () => {
  it('on the day of the answer the case is at filing as 执, its refusal is told with its proof, and every start of mediation is 409 with the rule', async () => {
    const courtCase = await CourtCase.filed(doors, FILED);
    const partyId = courtCase.partyId('DEBTOR');
    const shown = await doors.read('intake', courtCase.path('/consents'), DEBTOR);
    const { hash } = shown.body['text'] as { hash: string };
    const refusal = { partyId, answer: 'REFUSE', channel: 'ONLINE', textHash: hash };
    const { ending } = await courtCase.does('intake', '/consents', DEBTOR, refusal, { at: ANSWERED });
    expect(ending).toBe('REFUSED');
    expect(await courtCase.tasks('intake', { kind: 'FILE_AS_ENFORCEMENT' })).toMatchObject([
      { state: 'OPEN', role: 'filing-clerk', dueAt: '2026-11-25T00:00:00+08:00' },
    ]);
    const said = await doors.read('intake', courtCase.path('/consents'), staff('supervisor'));
    expect(said.body['answers']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ partyId, answer: 'REFUSE', channel: 'ONLINE', textHash: hash }),
      ]),
    );
    const mediator = { mediatorId: 'mediator-dongying', chosenBy: 'COURT' };
    await records.atRest();
    // The refusal was told, and no mediation of any kind has begun.
    const facts = await records.rows<{ type: string; payload: object }>(
      `select type, payload from intake.outbox where case_id = $1 and type like '%.consent-recorded.v1'
       union all select type, payload from mediation.outbox where case_id = $1 and type ~ '\\.(mediator-designated|negotiation-started)\\.'`,
      [courtCase.caseId],
    );
    expect(facts).toMatchObject([{ payload: { partyId, answer: 'REFUSE' } }]);
    const designated = await ask(courtCase, 'mediation', '/designation', staff('judges-assistant'), mediator);
    const consented = await ask(courtCase, 'intake', '/consents', DEBTOR, { partyId, answer: 'CONSENT' });
    for (const { status, body } of [designated, consented]) {
      expect([status, body.code, body['rule']]).toEqual([409, 'CASE.ENDED', 'PRE-1']);
      expect(body['zh']).toContain('“明确拒绝的不得进入”');
    }
    const filed = await ask(courtCase, 'intake', '/filing', staff('filing-clerk'), {});
    expect(filed.body.caseNumber).toMatch(/^（2026）鲁0502执[1-9]\d*号$/);
  }, 60_000);
});

describe('leaving a settlement (B3)', () => {
  it('is possible at any time: while the sides are asked and while they negotiate, and goes to filing', async () => {
    for (const stage of ['asked', 'negotiating'] as const) {
      const courtCase =
        stage === 'asked' ? await CourtCase.filed(doors, FILED) : await CourtCase.negotiatingSince(doors, FILED);
      const leaving = { partyId: courtCase.partyId('CREDITOR'), reason: '不愿继续和解' };
      const { ending } =
        stage === 'asked'
          ? await courtCase.does(
              'intake',
              '/consents',
              CREDITOR,
              { partyId: leaving.partyId, answer: 'REFUSE' },
              { at: ANSWERED },
            )
          : await courtCase.does('mediation', '/withdrawal', CREDITOR, leaving, { at: ANSWERED });
      expect([stage, ending]).toEqual([stage, stage === 'asked' ? 'REFUSED' : 'WITHDRAWN']);
      expect(await courtCase.tasks('intake', { kind: 'FILE_AS_ENFORCEMENT' })).toMatchObject([{ state: 'OPEN' }]);
    }
  }, 60_000);

  it('by withdrawing the application itself nothing goes to filing (撤回执行申请)', async () => {
    const courtCase = await CourtCase.filed(doors, FILED);
    const withdrawal = { signedBy: [courtCase.partyId('CREDITOR')], reason: '庭外清偿' };
    const path = '/application-withdrawal';
    const { ending } = await courtCase.does('intake', path, CREDITOR, withdrawal, { at: ANSWERED });
    expect(ending).toBe('APPLICATION_WITHDRAWN');
    expect(await courtCase.tasks('intake', { kind: 'FILE_AS_ENFORCEMENT' })).toEqual([]);
  }, 60_000);
});

describe('the conditions of filing (SEED3 五(一)4)', () => {
  it('what an application lacks is explained; who insists is filed and lies before the judge to be rejected', async () => {
    const courtCase = await CourtCase.filed(doors, FILED);
    const judge = staff('enforcement-judge');
    const insist = { partyId: courtCase.partyId('CREDITOR'), statement: '坚持申请' };
    const early = await ask(courtCase, 'intake', '/filing-review/insistence', CREDITOR, insist);
    expect([early.status, early.body.code]).toEqual([409, 'FILING.NOTHING_LACKS']);
    const defects = [{ condition: 'TITLE_EFFECTIVE', explanation: '判决尚未生效' }];
    const reviewed = await ask(courtCase, 'intake', '/filing-review', judge, { defects });
    expect(reviewed.body['reviews']).toMatchObject([{ mendBy: '2026-12-02T00:00:00+08:00' }]);
    const { ending } = await courtCase.does('intake', '/filing-review/insistence', CREDITOR, insist, {
      at: '2026-11-25T10:00:00+08:00',
    });
    expect(ending).toBe('REJECTED');
    const filed = await ask(courtCase, 'intake', '/filing', staff('filing-clerk'), {}, '2026-11-25T11:00:00+08:00');
    expect(filed.body.caseNumber).toMatch(/执[1-9]\d*号$/);
    expect(await courtCase.tasks('intake', { kind: 'REJECT_APPLICATION' })).toMatchObject([
      { state: 'OPEN', role: 'enforcement-judge' },
    ]);
  }, 60_000);
});

describe('an enterprise case (enterprise-2025)', () => {
  it('an enterprise in enforcement is assessed before a mediator is designated, and goes before others (A6, A8)', async () => {
    const serial = 70_000 + Math.floor(Math.random() * 20_000);
    const courtCase = await CourtCase.filed(doors, FILED, {
      packId: 'enterprise-2025',
      enforcementNumber: `（2026）${COURT}执${serial}号`,
      screening: { creditorWilling: true, debtorWilling: true, debtorHasProspects: true, firstOffer: 'GIVEN' },
    });
    const judge = staff('enforcement-judge');
    const { body: shown } = await doors.read('intake', courtCase.path(), staff('supervisor'));
    expect(shown).toMatchObject({ greenChannel: true, tags: ['ENTERPRISE'] });
    // The clerk has to ask its sides, and finds it before every case that is not on the green channel.
    await records.atRest();
    const { body: desk } = await doors.read('intake', '/desk?state=OPEN&limit=1', staff('filing-clerk'));
    expect(desk.items).toMatchObject([{ green: true }]);
    await courtCase.consented(ANSWERED);
    const mediator = { mediatorId: 'mediator-dongying', chosenBy: 'COURT' };
    const designate = () => ask(courtCase, 'mediation', '/designation', staff('judges-assistant'), mediator);
    const early = await until(designate, 409);
    expect([early.status, early.body.code]).toEqual([409, 'ASSESSMENT.NEEDED']);
    const statements = ['OPERATIONS', 'ASSETS', 'DEBTS', 'PROSPECTS'].map((aspect) => ({
      aspect,
      statement: '已核实',
      source: '现场调查笔录',
      asOf: '2026-11-20',
    }));
    const assessment = { partyId: courtCase.partyId('DEBTOR'), statements, conclusion: 'POSSIBLE' };
    const assessed = await ask(courtCase, 'intake', '/assessments', judge, assessment);
    expect(assessed.body['waiting']).toEqual([]);
    // Mediation hears of it a moment later.
    await records.atRest();
    await courtCase.negotiating(ANSWERED);
    expect(await courtCase.status()).toMatchObject({ stage: 'NEGOTIATION' });
  }, 60_000);
});
