import { describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { calendarAdopted } from '@hejie/contracts/facts';
import { calendarOf, courtInstant, legalDate, packOf, PUBLISHED_EDITION_IDS, type CourtInstant } from '@hejie/law';
import { type ReceivedFact } from '@hejie/messaging';
import { acceptanceDeadline, negotiationDeadline, recusalDeadline, selectionDeadlines } from '@hejie/settlement';
import { withCourtClock } from '@hejie/temporal';
import { MediationSubscriptions } from '../src/subscriptions.js';
import { DESIGNATION, MEDIATOR, mediationFixture } from './fixture.js';

const mediation = mediationFixture();
const NOTICE = [...PUBLISHED_EDITION_IDS];
const WITHOUT = calendarOf(NOTICE.filter((id) => id !== 'state-council-2026'));
const WITH = calendarOf(NOTICE);
const PACK = packOf('dongying-2020');
const at = (day: string, time = '10:00:00'): CourtInstant => courtInstant(`${day}T${time}+08:00`);

/** Mediation hears that the case has adopted the notice, some days before or just now. */
const hears = (caseId: string, on = '2026-09-29', calendarEditions: readonly string[] = NOTICE) => {
  const now = at(on, '11:00:00');
  const clock = { mode: 'compressed', anchorReal: Date.now(), anchorCourt: now, rate: 1, holdAt: now } as const;
  const data = { caseId, calendarEditions, at: at('2026-09-20'), wakes: false };
  return withCourtClock(clock, () =>
    mediation.service.unitOfWork.run((tx) =>
      mediation.service
        .get(MediationSubscriptions)
        .noticeAdopted({ data } as unknown as ReceivedFact<typeof calendarAdopted.sample>, tx),
    ),
  );
};
const woken = async (caseId: string) => (await mediation.service.facts(caseId, 'deadlines-rederived')).length;
/** Tasks of the settlement judge: mediators who were counted silent too early. */
const reviews = async (caseId: string) =>
  (await mediation.service.workItems(caseId)).filter(({ kind }) => kind === 'SILENCE_BEFORE_ITS_END');

/** The mediator is asked on a day, with the time that he has by a calendar. */
async function asked(
  day: string,
  calendar = WITHOUT,
  known?: CaseOfTest,
): Promise<{ caseId: string; acceptBy: CourtInstant }> {
  const { caseId } = known ?? (await mediation.service.enter());
  const acceptBy = acceptanceDeadline(legalDate(day), PACK, calendar).instant;
  await mediation.service.step(caseId, at(day), [{ ...DESIGNATION, acceptBy }], { by: 'assistant-1' });
  return { caseId, acceptBy };
}

/** He is counted silent at an instant; the time to find another is that of the calendar with the notice. */
async function silent(caseId: string, when: CourtInstant): Promise<void> {
  const redesignateBy = selectionDeadlines(legalDate(when.slice(0, 10)), PACK, WITH).designateBy.instant;
  const act = { mediatorId: MEDIATOR.mediatorId, reason: '逾期未答复', silence: true, round: 2, redesignateBy };
  await mediation.service.step(caseId, when, [{ act: 'recordDecline', ...act }]);
}

/** The 30 days run from a day, with the end that they have by a calendar. */
async function negotiating(day: string, calendar = WITHOUT, kept = true): Promise<string> {
  const { caseId } = await asked(day);
  const startedOn = legalDate(day);
  const { value: lastDay, instant: deadline, provisional } = negotiationDeadline(startedOn, PACK, calendar);
  const days = kept ? { startedOn, extensions: [] } : {};
  const { mediatorId } = MEDIATOR;
  await mediation.service.step(caseId, at(day), [
    { act: 'startNegotiation', mediatorId, lastDay, deadline, provisional, ...days },
  ]);
  return caseId;
}

describe('PER-4: a holiday notice that a case adopts before performance', () => {
  it('wakes it where the end of the 30 days moves or is certain from now on, and no other', async () => {
    const moved = await negotiating('2026-09-03');
    const certain = await negotiating('2026-11-02');
    const unmoved = await negotiating('2026-11-02', WITH);
    const old = await negotiating('2026-11-02', WITH, false);
    const unheard = (await mediation.service.enter()).caseId;
    for (const caseId of [moved, certain, unmoved, old, unheard]) await hears(caseId);
    // Of one that a release before began, nobody knows what its end was derived from.
    expect(await Promise.all([moved, certain, unmoved, old, unheard].map(woken))).toEqual([1, 1, 0, 1, 0]);
    expect(await mediation.service.facts(moved, 'deadlines-rederived')).toMatchObject([
      { data: { calendarEditions: [...NOTICE].sort(), at: '2026-09-29T11:00:00+08:00' } },
    ]);
    expect((await mediation.service.audit(moved)).at(-1)).toBe('workflow calendar.moves-deadlines');
  });

  it('wakes it where the time of the mediator who was asked moves', async () => {
    const [moved, unmoved] = [await asked('2026-09-29'), await asked('2026-11-02')];
    for (const { caseId } of [moved, unmoved]) await hears(caseId);
    expect([await woken(moved.caseId), await woken(unmoved.caseId)]).toEqual([1, 0]);
  });

  it('民诉法50: wakes it where the time of the judge to decide on a recusal moves, which is then due at the new end', async () => {
    const { service } = mediation;
    const doubted = async (day: string, by = WITHOUT) => {
      const { caseId } = await asked('2026-11-02', WITH);
      const { mediatorId } = MEDIATOR;
      const decideBy = recusalDeadline(legalDate(day), by).instant;
      const doubt = {
        nth: 1,
        mediatorId,
        partyId: 'p-1',
        relation: 'OTHER',
        reason: '熟人',
        reconsidered: true,
      } as const;
      await service.step(caseId, at(day), [{ act: 'recordRecusalRequest', ...doubt, decideBy }]);
      return { caseId, decideBy };
    };
    const [moved, unmoved] = [await doubted('2026-10-02'), await doubted('2026-10-12')];
    for (const { caseId } of [moved, unmoved]) await hears(caseId);
    expect([await woken(moved.caseId), await woken(unmoved.caseId)]).toEqual([1, 0]);
    const decideBy = recusalDeadline(legalDate('2026-10-02'), WITH).instant;
    const act = { nth: 1, from: moved.decideBy, decideBy, holdsAnswer: false, editions: NOTICE };
    await service.step(moved.caseId, at('2026-10-02', '12:00:00'), [{ act: 'recordRecusalClock', ...act }]);
    expect(await service.workItems(moved.caseId)).toContainEqual(
      expect.objectContaining({ kind: 'DECIDE_RECUSAL', dueAt: new Date(decideBy) }),
    );
    // Where the notice had come before the doubt, and the case had not heard of it yet.
    const { caseId } = await asked('2026-11-02', WITH);
    await hears(caseId);
    expect(await woken(caseId)).toBe(0);
    const { mediatorId } = MEDIATOR;
    const late = { nth: 1, mediatorId, relation: 'OTHER', disclosed: '熟人', decideBy: moved.decideBy } as const;
    await service.step(caseId, at('2026-10-02'), [{ act: 'recordDisclosure', ...late }]);
    expect(await woken(caseId)).toBe(1);
  });

  it('is known where it came before what it moves: the case is woken by the step that records it', async () => {
    const [early, certain] = [await mediation.service.enter(), await mediation.service.enter()];
    for (const { caseId } of [early, certain]) await hears(caseId);
    await asked('2026-09-29', WITHOUT, early);
    await asked('2026-09-29', WITH, certain);
    expect([await woken(early.caseId), await woken(certain.caseId)]).toEqual([1, 0]);
  });

  it('wakes it for ever where this build does not have the notice: the case asks until a build knows it', async () => {
    const caseId = await negotiating('2026-11-02', WITH);
    await hears(caseId, '2026-11-03', ['state-council-2099']);
    expect(await woken(caseId)).toBe(1);
  });

  it('concerns nobody any more once there is an agreement', async () => {
    const caseId = await negotiating('2026-09-03');
    await mediation.service.dataSource.query(
      "update negotiation set outcome = 'AGREED', ended_at = now() where case_id = $1",
      [caseId],
    );
    await hears(caseId);
    expect(await woken(caseId)).toBe(0);
  });
});

describe('S5, PER-4: a mediator who was counted silent by an earlier calendar', () => {
  it('lies before the settlement judge, once, with both dates, where the notice gave him longer', async () => {
    const { caseId, acceptBy } = await asked('2026-09-29');
    await silent(caseId, acceptBy);
    const right = await asked('2026-11-02');
    await silent(right.caseId, right.acceptBy);
    for (const on of ['2026-10-09', '2026-10-10']) for (const one of [caseId, right.caseId]) await hears(one, on);
    expect(await reviews(caseId)).toMatchObject([
      {
        role: 'settlement-judge',
        facts: { mediatorId: MEDIATOR.mediatorId, silentAt: '2026-10-08T00:00:00+08:00', lastDay: '2026-10-09' },
      },
    ]);
    expect(await reviews(right.caseId)).toEqual([]);
  });

  it('does so too where the notice had come, and the case had not heard of it yet', async () => {
    const { caseId, acceptBy } = await asked('2026-09-29');
    await hears(caseId);
    await silent(caseId, acceptBy);
    expect(await reviews(caseId)).toHaveLength(1);
  });

  it('was rightly counted silent at the end that the notice gave him', async () => {
    const { caseId } = await asked('2026-09-29', WITH);
    await hears(caseId);
    await silent(caseId, at('2026-10-10', '00:00:00'));
    expect(await reviews(caseId)).toEqual([]);
  });
});
