import { beforeAll, describe, expect, it } from '@jest/globals';
import { CaseRecorder } from '@hejie/casework';
import { resumptionAssessed, resumptionRuled } from '@hejie/contracts/facts';
import {
  CALENDAR_EDITIONS,
  calendarEdition,
  courtInstant,
  type CalendarEdition,
  type CourtInstant,
  type Yuan,
} from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { withCourtClock } from '@hejie/temporal';
import { eventually } from '@hejie/testing';
import { CalendarEditions } from '../src/calendar/calendar-editions.js';
import { type CalendarNotice } from '../src/calendar/calendar-notice.entity.js';
import { FILED, intakeFixture } from './fixture.js';

const intake = intakeFixture();
const sql = (text: string, values: unknown[]) => intake.service.dataSource.query(text, values);
const BEFORE = ['state-council-2024', 'state-council-2025', 'state-council-2026'];
const ADOPTED = courtInstant('2026-10-13T10:00:00+08:00');

/** The festival of a region, which its government publishes year by year. */
const festival = (year: number): CalendarEdition =>
  calendarEdition({
    id: `somewhere-${year}`,
    year,
    region: '某自治区',
    source: { title: '某自治区关于放假安排的通知', number: '1', issuedOn: `${year - 1}-11-01` },
    holidays: [{ name: '三月三', from: `${year}-04-20`, to: `${year}-04-21` }],
  });
const notice = (editionId: string, adoptedAt = ADOPTED): CalendarNotice => ({
  editionId,
  adoptedAt,
  adoptedBy: 'operator-1',
  courtClock: null,
  toldAt: null,
});
const NOTICES = [notice('somewhere-2027')];

/** With the notices of a build that has those of the region. */
let editions: CalendarEditions;
beforeAll(() => {
  const published = [...CALENDAR_EDITIONS, festival(2026), festival(2027)];
  editions = new CalendarEditions(intake.service.get(CaseRecorder), published);
});

async function accepted(calendarEditions: readonly string[]): Promise<string> {
  const { caseId } = await intake.filed();
  await sql('update application set calendar_editions = $2 where case_id = $1', [caseId, calendarEditions]);
  return caseId;
}
const REACH = { after: '', except: [], atMost: 100, working: () => undefined };
/** As a round does it at this moment of the court's time. */
const at = <T>(moment: CourtInstant, batch: (tx: Transaction) => Promise<T>): Promise<T> => {
  const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt: moment, rate: 1, holdAt: moment } as const;
  return withCourtClock(clock, () => intake.service.unitOfWork.run(batch));
};
const tell = (notices: readonly CalendarNotice[] = NOTICES) =>
  at(notices.at(-1)!.adoptedAt, (tx) => editions.tell(tx, notices, REACH));
const told = (caseId: string) => intake.service.facts(caseId, 'calendar-adopted');

describe('a notice that cases are told of (PER-4, 放假办法4)', () => {
  it('of a region reaches the cases that know one of that region, once, and no others', async () => {
    const [here, elsewhere] = [await accepted([...BEFORE, 'somewhere-2026']), await accepted(BEFORE)];
    expect(await tell()).toEqual({ done: 1, last: here });
    expect(await tell()).toEqual({ done: 0 });
    expect(await told(here)).toMatchObject([
      { data: { calendarEditions: ['somewhere-2026', 'somewhere-2027', ...BEFORE] } },
    ]);
    expect(await told(elsewhere)).toEqual([]);
  });

  it('of a region, beside one of the State Council, dates a case of no region by that one', async () => {
    const elsewhere = await accepted(BEFORE.slice(0, 2));
    await tell([notice(BEFORE[2]!), ...[notice('somewhere-2027', courtInstant('2026-11-02T10:00:00+08:00'))]]);
    expect(await told(elsewhere)).toMatchObject([{ data: { calendarEditions: BEFORE, at: ADOPTED } }]);
  });

  it('of the State Council redates what the filing clerk has to do', async () => {
    const settled = await accepted(BEFORE.slice(0, 2));
    await intake.service.step(settled, courtInstant('2026-10-02T10:00:00+08:00'), [{ act: 'registerSettled' }]);
    const due = async () =>
      (await intake.service.workItems(settled)).find(({ kind }) => kind === 'REGISTER_SETTLED')!.dueAt;
    expect(await due()).toEqual(new Date('2026-10-07T00:00:00+08:00'));
    await tell([notice(BEFORE[2]!, courtInstant('2026-10-03T10:00:00+08:00'))]);
    expect(await due()).toEqual(new Date('2026-10-09T00:00:00+08:00'));
  });

  describe('that reaches a case after its end', () => {
    const ended = async (ending: 'REFUSED' | 'LAPSED' | 'WITHDRAWN' | 'FAILED'): Promise<string> => {
      const caseId = await accepted(BEFORE.slice(0, 2));
      await intake.service.step(caseId, courtInstant('2026-10-02T10:00:00+08:00'), [
        { act: 'handOverToFiling', reason: ending, rule: 'PRE-7' },
        { act: 'closeCase', ending, rule: 'PRE-7', paid: '0.00' as Yuan },
      ]);
      return caseId;
    };
    const redate = (adopted: string, now = adopted) =>
      at(courtInstant(now), (tx) => editions.redate(tx, [notice(BEFORE[2]!, courtInstant(adopted))], REACH));
    const due = async (caseId: string) => (await intake.service.workItems(caseId))[0]!.dueAt;
    const ruling = async (caseId: string, definition: typeof resumptionAssessed, awaits: boolean) => {
      const data = { ...definition.sample, caseId };
      const fact = { definition, caseId, aggregateId: caseId, data, occurredAt: ADOPTED };
      await intake.service.unitOfWork.run((tx) => intake.service.get(Outbox).append(tx, fact));
      await eventually(
        async () =>
          expect(await sql('select awaits_ruling from case_record where case_id = $1', [caseId])).toEqual([
            { awaits_ruling: awaits },
          ]),
        { timeout: 30_000 },
      );
    };
    const [without, by] = [new Date('2026-10-07T00:00:00+08:00'), new Date('2026-10-09T00:00:00+08:00')];

    it.each(['REFUSED', 'LAPSED', 'WITHDRAWN', 'FAILED'] as const)(
      'of %s redates what is still to be filed, once',
      async (ending) => {
        const caseId = await ended(ending);
        expect(await due(caseId)).toEqual(without);
        expect(await redate('2026-10-03T10:00:00+08:00')).toEqual({ done: 1, last: caseId });
        expect(await due(caseId)).toEqual(by);
        expect(await redate('2026-10-03T10:00:00+08:00')).toEqual({ done: 0 });
        expect(await told(caseId)).toEqual([]);
      },
    );

    it('leaves what by it would have been due already as it was told, and what was filed', async () => {
      const [late, filed] = [await ended('REFUSED'), await ended('REFUSED')];
      await intake.service.post(`/cases/${filed}/filing`, intake.filingClerk, FILED).send({}).expect(201);
      expect(await redate('2026-10-09T10:00:00+08:00')).toEqual({ done: 1, last: late });
      expect([await due(late), await due(filed)]).toEqual([without, without]);
    });

    it('leaves what would be due already when its turn comes, though not when the notice was adopted', async () => {
      const caseId = await ended('REFUSED');
      expect(await redate('2026-10-03T10:00:00+08:00', '2026-10-09T10:00:00+08:00')).toEqual({ done: 1, last: caseId });
      expect(await due(caseId)).toEqual(without);
    });

    it('SET-ART-16-1: is told once something is awaited in the case again', async () => {
      const caseId = await ended('LAPSED');
      await redate('2026-10-03T10:00:00+08:00');
      expect(await told(caseId)).toEqual([]);
      await ruling(caseId, resumptionAssessed, true);
      await ruling(caseId, resumptionRuled, false);
      await ruling(caseId, resumptionAssessed, true);
      expect(await told(caseId)).toMatchObject([{ data: { calendarEditions: BEFORE, wakes: false } }]);
    });

    it('SET-ART-16-1: is told on while a ruling is awaited, and no longer', async () => {
      const caseId = await accepted(BEFORE.slice(0, 2));
      const closed = { act: 'closeCase', ending: 'PERFORMED', rule: 'SET-ART-8-1', paid: '1.00' as Yuan } as const;
      await intake.service.step(caseId, courtInstant('2026-10-02T10:00:00+08:00'), [closed]);
      const hear = () => tell([notice(BEFORE[2]!)]);
      expect(await hear()).toEqual({ done: 0 });
      await ruling(caseId, resumptionAssessed, true);
      // It has taken up nothing since its end: the application may as well have been heard of late.
      expect(await told(caseId)).toEqual([]);
      expect(await hear()).toEqual({ done: 1, last: caseId });
      expect(await told(caseId)).toMatchObject([{ data: { calendarEditions: BEFORE, wakes: false } }]);
      await sql('update application set calendar_editions = $2 where case_id = $1', [caseId, BEFORE.slice(0, 2)]);
      await ruling(caseId, resumptionRuled, false);
      expect(await hear()).toEqual({ done: 0 });
    });
  });

  it('of a case that was accepted after it nothing is dated before the case', async () => {
    const late = await accepted(BEFORE.slice(0, 2));
    const acceptedAt = '2026-10-20T09:00:00+08:00';
    await sql('update application set accepted_at = $2 where case_id = $1', [late, acceptedAt]);
    await tell([notice(BEFORE[2]!)]);
    expect(await told(late)).toMatchObject([{ data: { at: acceptedAt } }]);
  });
});
