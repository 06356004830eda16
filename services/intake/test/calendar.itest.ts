import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseDirectory } from '@hejie/casework';
import { courtInstant, legalDate } from '@hejie/law';
import { Retention, UnitOfWork } from '@hejie/persistence';
import { eventually } from '@hejie/testing';
import { CalendarEditions } from '../src/calendar/calendar-editions.js';
import { NoticeRounds } from '../src/calendar/notice-rounds.js';
import { intakeFixture } from './fixture.js';

const intake = intakeFixture();
const BEFORE = ['state-council-2024', 'state-council-2025'];
const NOTICE = 'state-council-2026';
const ADOPTED = '2026-10-13T10:00:00+08:00';
let operator: string;
/** In place of the service's own, once that has been stopped. */
let restarted: NoticeRounds | undefined;
const rounds = (): NoticeRounds => restarted ?? intake.service.get(NoticeRounds);

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
/** Cases that are copied in the table have ids of their own. */
const COPIES = '2026-鲁0502-执前调-9999';
const KNOWING = `select count(*)::int as n from application where case_id like '${COPIES}%'`;
/** Told of both notices, or of each by itself; never twice of one. */
const TOLD_TWICE = `select case_id from outbox where type like '%.calendar-adopted.%' and case_id like '${COPIES}%'
   and payload->'calendarEditions' ? $1 group by case_id having count(*) > 1`;
/** So many more that do not know the notice. */
async function copied(many: number): Promise<void> {
  const from = await acceptedBefore();
  for (const table of ['application', 'case_record', 'case_directory'])
    await sql(
      `insert into ${table} select (jsonb_populate_record(null::${table},
         to_jsonb(t) || jsonb_build_object('case_id', $2 || lpad(n::text, 4, '0')))).*
       from ${table} t, generate_series(1, $3::int) n where case_id = $1`,
      [from, COPIES, many],
    );
}
/** They are gone, with what was told of them. */
async function withoutCopies(): Promise<void> {
  for (const table of ['case_record', 'application', 'case_directory', 'outbox'])
    await sql(`delete from ${table} where case_id like '${COPIES}%'`, []);
}
const told = (caseId: string) => intake.service.facts(caseId, 'calendar-adopted');
const TELLING = { timeout: 40_000 };

beforeAll(async () => {
  operator = await intake.service.token({ roles: ['operator'], subject: 'operator-1' });
});

afterAll(() => restarted?.beforeApplicationShutdown());

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
    // Who keeps its dates wakes it, where a deadline moves: mediation, and after it performance.
    const expected = [
      { data: { calendarEditions: [...BEFORE, NOTICE], at: ADOPTED, wakes: false }, clock: { mode: 'compressed' } },
    ];
    await eventually(async () => expect(await told(early)).toMatchObject(expected), TELLING);
    await eventually(async () => expect(await told(performing)).toMatchObject(expected), TELLING);
    expect(await told(knows)).toEqual([]);
    // With its next command the case hears of it.
    expect(await intake.service.get(CaseDirectory).find(early)).toMatchObject({
      calendarEditions: [...BEFORE, NOTICE],
    });
    expect(await intake.service.audit(early)).toContain('operator-1 calendar.adopted');
    expect((await adopt('2026-10-14T09:00:00+08:00').expect(201)).body).toEqual({ cases: 0 });
    // Adopted again, it was adopted when it was.
    const adopted = await sql('select adopted_at from calendar_notice where edition_id = $1', [NOTICE]);
    expect(adopted).toEqual([{ adopted_at: new Date(ADOPTED) }]);
  });

  it('PRE-1, B6: wakes a case from here where the time of the judge to decide on a complaint moves, or may become certain', async () => {
    const { service } = intake;
    const complained = async (day: string, decideBy: string) => {
      const caseId = await acceptedBefore();
      const [party] = await sql('select party_id from party where case_id = $1 limit 1', [caseId]);
      const complaint = {
        act: 'recordComplaint',
        partyId: party.party_id as string,
        against: 'MEDIATOR',
        statement: '被威胁',
      } as const;
      const by = { decideBy: courtInstant(decideBy), provisional: false };
      await service.step(caseId, courtInstant(`${day}T10:00:00+08:00`), [{ ...complaint, ...by }], { step: 2 });
      return caseId;
    };
    const moved = await complained('2026-09-17', '2026-09-23T00:00:00+08:00');
    const unmoved = await complained('2026-10-12', '2026-10-16T00:00:00+08:00');
    await adopt().expect(201);
    const wakes = async (caseId: string) => (await told(caseId)).map(({ data }) => (data as { wakes?: false }).wakes);
    await eventually(async () => expect(await wakes(moved)).toEqual([undefined]), TELLING);
    await eventually(async () => expect(await wakes(unmoved)).toEqual([false]), TELLING);
  });

  it('reaches each of more than one batch once, also where a second notice comes in the middle', async () => {
    const many = 80;
    await copied(many);
    await sql(
      "update application set calendar_editions = '{state-council-2024}' where case_id like '" + COPIES + "%'",
      [],
    );
    await intake.service
      .post('/calendar-editions', operator, ADOPTED)
      .send({ calendarEditions: [BEFORE[1]] })
      .expect(201);
    await adopt('2026-10-13T11:00:00+08:00').expect(201);
    await eventually(
      async () =>
        expect(await sql(`${KNOWING} and calendar_editions @> $1`, [[...BEFORE, NOTICE]])).toEqual([{ n: many }]),
      TELLING,
    );
    expect(await sql(TOLD_TWICE, [NOTICE])).toEqual([]);
    await withoutCopies();
  });

  it('goes on where the machine was restarted in the middle of it', async () => {
    const many = 100;
    await copied(many);
    const knowing = async (): Promise<number> => {
      const [row] = await sql(`${KNOWING} and calendar_editions @> $1`, [[NOTICE]]);
      return (row as { n: number }).n;
    };
    await adopt().expect(201);
    await eventually(async () => expect(await knowing()).toBeGreaterThan(0), TELLING);
    await rounds().beforeApplicationShutdown();
    const before = await knowing();
    restarted = new NoticeRounds(intake.service.get(UnitOfWork), intake.service.get(CalendarEditions));
    restarted.onApplicationBootstrap();
    await eventually(async () => expect(await knowing()).toBe(many), TELLING);
    expect(before).toBeLessThan(many);
    expect(await sql(TOLD_TWICE, [NOTICE])).toEqual([]);
    await withoutCopies();
  });

  it('reaches the others where one meets a fault, which is tried again', async () => {
    const [broken, whole] = [await acceptedBefore(), await acceptedBefore()].sort();
    // Its directory is gone: it cannot be told.
    await sql("update case_directory set case_id = 'gone-' || case_id where case_id = $1", [broken]);
    await adopt().expect(201);
    await eventually(async () => expect(await told(whole!)).toHaveLength(1), TELLING);
    expect(await told(broken!)).toEqual([]);
    expect(await sql('select told_at from calendar_notice', [])).toEqual([{ told_at: null }]);
    await sql("update case_record set ending = 'FAILED' where case_id = $1", [broken]);
    await sql('update calendar_notice set told_at = clock_timestamp()', []);
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
    const { body } = await unknown.send({ calendarEditions: ['state-council-2099'] }).expect(422);
    expect(body).toMatchObject({ code: 'CALENDAR.EDITION_UNKNOWN', path: '/calendarEditions' });
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

  it('is kept for two years, longer than a notice may question it', async () => {
    const [old, young] = [
      await lapse('2026-04-20', '2026-05-20', '2026-05-21T00:00:00+08:00'),
      await lapse('2026-04-20', '2026-05-20', '2026-05-21T00:00:00+08:00'),
    ];
    for (const [caseId, days] of [
      [old, 733],
      [young, 731],
    ])
      await sql('update lapse set recorded_at = now() - make_interval(days => $2) where case_id = $1', [caseId, days]);
    await intake.service.get(Retention).sweep();
    expect(await sql('select case_id from lapse where case_id = any($1)', [[old, young]])).toEqual([
      { case_id: young },
    ]);
  });
});
