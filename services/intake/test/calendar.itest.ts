import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { eventually } from '@hejie/testing';
import { intakeFixture } from './fixture.js';

const intake = intakeFixture();
const BEFORE = ['state-council-2024', 'state-council-2025'];
const NOTICE = 'state-council-2026';
const ADOPTED = '2026-10-13T10:00:00+08:00';
let operator: string;

const sql = (text: string, values: unknown[]) => intake.service.dataSource.query(text, values);
/** A case that was accepted by a build that did not have the notice. */
async function acceptedBefore(stage = 'OPENING'): Promise<string> {
  const { caseId } = await intake.filed();
  await sql('update application set calendar_editions = $2 where case_id = $1', [caseId, BEFORE]);
  await sql('update case_record set stage = $2 where case_id = $1', [caseId, stage]);
  return caseId;
}
const adopt = (at = ADOPTED) =>
  intake.service.post('/calendar-editions', operator, at).send({ calendarEditions: [NOTICE] });
const told = (caseId: string) => intake.service.facts(caseId, 'calendar-adopted');
const TELLING = { timeout: 20_000 };

beforeAll(async () => {
  operator = await intake.service.token({ roles: ['operator'], subject: 'operator-1' });
});

/** Nobody is being told of anything any more. */
beforeEach(async () => {
  const waiting = () => sql('select 1 from calendar_notice where told_at is null', []);
  await eventually(async () => expect(await waiting()).toEqual([]), TELLING);
  await sql('delete from calendar_notice', []);
});

describe('a holiday notice that the court adopts (PER-4)', () => {
  it('reaches each open case that lacks it, in the background, by a fact of its own', async () => {
    const [early, performing] = [await acceptedBefore('NEGOTIATION'), await acceptedBefore('PERFORMANCE')];
    const { caseId: knows } = await intake.filed();
    const { body } = await adopt().expect(201);
    expect(body).toEqual({ cases: 2 });
    const expected = (wakes: boolean) => [
      { data: { calendarEditions: [...BEFORE, NOTICE], at: ADOPTED, wakes }, clock: { mode: 'compressed' } },
    ];
    await eventually(async () => expect(await told(early)).toMatchObject(expected(true)), TELLING);
    // In performance the ledger wakes the case, where a deadline moves.
    await eventually(async () => expect(await told(performing)).toMatchObject(expected(false)), TELLING);
    expect(await told(knows)).toEqual([]);
    expect(await intake.service.audit(early)).toContain('operator-1 calendar.adopted');
    expect((await adopt().expect(201)).body).toEqual({ cases: 0 });
  });

  it('also reaches one that was accepted without it afterwards', async () => {
    await adopt().expect(201);
    await eventually(
      async () =>
        expect(await sql('select told_at is null as waits from calendar_notice', [])).toEqual([{ waits: false }]),
      TELLING,
    );
    const late = await acceptedBefore();
    await sql("update calendar_notice set told_at = told_at - interval '11 minutes'", []);
    await eventually(async () => expect(await told(late)).toHaveLength(1), TELLING);
  });

  it('that this build does not have is refused', async () => {
    const unknown = intake.service.post('/calendar-editions', operator, ADOPTED);
    const { body } = await unknown.send({ calendarEditions: ['state-council-2099'] }).expect(409);
    expect(body.code).toBe('CALENDAR.EDITION_UNKNOWN');
  });
});

describe('a negotiation that lapsed', () => {
  const lapse = async (startedOn: string, lastDay: string, lapsedAt: string): Promise<string> => {
    const caseId = await acceptedBefore('NEGOTIATION');
    await intake.service.step(caseId, courtInstant(lapsedAt), [
      {
        act: 'handOverToFiling',
        reason: 'LAPSED',
        rule: 'PRE-8',
        negotiation: {
          startedOn: legalDate(startedOn),
          extensions: [],
          lastDay: legalDate(lastDay),
          calendarEditions: BEFORE,
        },
      },
      { act: 'closeCase', ending: 'LAPSED', rule: 'PRE-8', paid: '0.00' as never },
    ]);
    return caseId;
  };

  it('PRE-8: before its end by the notice lies before the settlement judge, once, with both dates', async () => {
    const wrong = await lapse('2026-01-16', '2026-02-20', '2026-02-21T00:00:00+08:00');
    const right = await lapse('2026-04-20', '2026-05-20', '2026-05-21T00:00:00+08:00');
    for (const at of [ADOPTED, '2026-10-13T11:00:00+08:00']) await adopt(at).expect(201);
    await eventually(
      async () =>
        expect(await sql('select bool_and($1 = any(calendar_editions)) as seen from lapse', [NOTICE])).toEqual([
          { seen: true },
        ]),
      TELLING,
    );
    const reviews = async (caseId: string) =>
      (await intake.service.workItems(caseId)).filter(({ kind }) => kind === 'LAPSE_BEFORE_ITS_END');
    expect(await reviews(wrong)).toMatchObject([
      {
        role: 'settlement-judge',
        facts: { lapsedOn: '2026-02-20', lastDay: '2026-02-24', lapsedAt: '2026-02-21T00:00:00+08:00' },
      },
    ]);
    expect(await reviews(right)).toEqual([]);
    expect(await told(wrong)).toEqual([]);
  });
});
