import { describe, expect, it } from '@jest/globals';
import { PUBLISHED_EDITION_IDS, type CourtInstant } from '@hejie/law';
import type { CaseOpening } from '@hejie/contracts/workflows';
import { decide, type Question } from '../kernel/decision.js';
import { settlementCaseDefinition } from './definition.js';
import { initialState, type CaseState } from './state.js';

const WITHOUT_2026 = PUBLISHED_EDITION_IDS.filter((id) => id !== 'state-council-2026');
const NOTICE = ['state-council-2026'];
const opening = {
  caseId: '2026-鲁0502-执前调-1',
  court: '鲁0502',
  caseNumber: '（2026）鲁0502执前调1号',
  parties: [
    { partyId: 'p-1', side: 'CREDITOR' },
    { partyId: 'p-2', side: 'DEBTOR' },
  ],
  packId: 'dongying-2020@1',
  calendarEditions: WITHOUT_2026,
  acceptedAt: '2026-09-28T09:00:00+08:00',
} as unknown as CaseOpening;

/** What the case decides on a command that brings it notices. */
function commanded(
  name: string,
  said: object,
  {
    at = '2026-09-29T10:00:00+08:00',
    stage = 'OPENING',
    calendarEditions = NOTICE as readonly string[] | undefined,
  } = {},
  state: Partial<CaseState> = {},
) {
  const stamp = { commandId: 'k-1', by: 'clerk-1', role: 'clerk', at, calendarEditions };
  const question: Question = {
    workflow: 'settlementCase',
    message: { kind: 'command', name, argument: { ...said, stamp } },
    opening,
    state: { ...initialState(opening), ...state },
    stage,
    at: at as CourtInstant,
    now: at as CourtInstant,
  };
  return decide(settlementCaseDefinition, question as never) as {
    change?: Partial<CaseState>;
    acts?: { mediation?: { designateBy?: string; acceptBy?: string }[] };
  };
}
const LAST_CONSENT = { partyId: 'p-2', answer: 'CONSENT' };
const consented: Partial<CaseState> = { consents: { 'p-1': 'CONSENT' } };

describe('PER-4: a case that was not woken for a notice', () => {
  it('adopts it with the next command, and derives with it at once', () => {
    const { change, acts } = commanded('recordConsent', LAST_CONSENT, {}, consented);
    expect(change?.calendarEditions).toEqual([...PUBLISHED_EDITION_IDS].sort());
    // Three working days by the notice: 09-30, 10-08, 10-09.
    expect(acts?.mediation?.[0]?.designateBy).toBe('2026-10-10T00:00:00+08:00');
  });

  it('goes on with the calendar that it has where the command brings none', () => {
    const { change, acts } = commanded('recordConsent', LAST_CONSENT, { calendarEditions: [] }, consented);
    expect(change).not.toHaveProperty('calendarEditions');
    expect(acts?.mediation?.[0]?.designateBy).toBe('2026-10-08T00:00:00+08:00');
  });

  it('leaves one that moves its deadline to what wakes it, which tells people of both days', () => {
    const asked: Partial<CaseState> = {
      consents: { 'p-1': 'CONSENT', 'p-2': 'CONSENT' },
      consentedOn: '2026-09-29' as never,
      roundSince: '2026-09-29' as never,
      round: 1,
      designation: {
        mediatorId: 'm-1',
        acceptBy: '2026-10-08T00:00:00+08:00' as CourtInstant,
        designatedOn: '2026-09-29' as never,
      },
    };
    const { change } = commanded('acceptDesignation', { mediatorId: 'm-1' }, { stage: 'SELECTION' }, asked);
    expect(change).not.toHaveProperty('calendarEditions');
  });
});

describe('PER-4: a notice that shortens a time that runs', () => {
  // The make-up Sunday 2026-09-20 is a working day by the notice alone.
  const consents = { 'p-1': 'CONSENT', 'p-2': 'CONSENT' } as const;
  const selecting: Partial<CaseState> = { consents, consentedOn: '2026-09-17' as never, round: 1 };
  const heard = (at: string, stage: string, state: Partial<CaseState>) => {
    const notice = { eventId: 'notice', at, calendarEditions: NOTICE };
    const message = { kind: 'fact', name: 'calendarAdopted', argument: notice };
    const turn = { opening, state: { ...initialState(opening), ...state }, stage, at, now: at };
    return decide(settlementCaseDefinition, { workflow: 'settlementCase', message, ...turn } as never) as {
      change?: Partial<CaseState>;
      acts?: { mediation?: object[] };
    };
  };
  const asked = (acceptBy: string): Partial<CaseState> => ({
    ...selecting,
    designation: { mediatorId: 'm-1', acceptBy: acceptBy as CourtInstant, designatedOn: '2026-09-17' as never },
  });
  const [TOLD, SHORTER] = ['2026-09-23T00:00:00+08:00', '2026-09-22T00:00:00+08:00'];

  it('S5: takes from a mediator no hour that he was promised, and moves his time while he can still know', () => {
    const inTime = heard('2026-09-21T10:00:00+08:00', 'SELECTION', asked(TOLD));
    expect(inTime.change?.designation?.acceptBy).toBe(SHORTER);
    expect(inTime.acts?.mediation).toMatchObject([{ act: 'recordSelectionRederivation', from: TOLD, dueBy: SHORTER }]);
    const late = heard('2026-09-22T10:00:00+08:00', 'SELECTION', asked(TOLD));
    expect(late.change?.designation?.acceptBy).toBe(TOLD);
    expect(late.acts).toBeUndefined();
  });

  it('民诉法48: tells nobody of the time of a mediator whom a request for his recusal keeps from answering', () => {
    const recusal = { nth: 1, mediatorId: 'm-1', cause: 'REQUESTED', partyId: 'p-2', consentedBy: [], suspends: true };
    const doubted = (over: object) => ({ ...asked(TOLD), recusal: { ...recusal, ...over } }) as never;
    const held = heard('2026-09-21T10:00:00+08:00', 'SELECTION', doubted({}));
    expect([held.change?.designation?.acceptBy, held.acts]).toEqual([SHORTER, undefined]);
    // One that was refused once holds him up no more.
    const again = heard('2026-09-21T10:00:00+08:00', 'SELECTION', doubted({ suspends: false }));
    expect(again.acts?.mediation).toMatchObject([{ act: 'recordSelectionRederivation', dueBy: SHORTER }]);
  });

  it('S5: takes it from neither parties nor court', () => {
    const choosing = { ...selecting, chooseBy: '2026-09-22T00:00:00+08:00' as CourtInstant, roundSince: '2026-09-17' };
    const late = heard('2026-09-22T10:00:00+08:00', 'SELECTION', choosing as never);
    expect([late.change?.chooseBy, late.acts]).toEqual(['2026-09-22T00:00:00+08:00', undefined]);
    const inTime = heard('2026-09-20T10:00:00+08:00', 'SELECTION', choosing as never);
    expect(inTime.change?.chooseBy).toBe('2026-09-21T00:00:00+08:00');
  });

  it('PRE-8: ends no negotiation before anybody could know', () => {
    // 30 days from 2026-09-10 end on Saturday 10-10, a make-up working day by the notice alone; without it on Monday 10-12.
    const negotiation = {
      mediatorId: 'm-1',
      startedOn: '2026-09-10',
      lengthening: { extensions: [], appraisals: [] },
      lastDay: '2026-10-12',
      endsAt: '2026-10-13T00:00:00+08:00',
      provisional: true,
      knownSince: '2026-09-10T10:00:00+08:00',
    };
    const late = heard('2026-10-11T10:00:00+08:00', 'NEGOTIATION', { negotiation } as never);
    expect(late.change?.negotiation).toMatchObject({ lastDay: '2026-10-12', endsAt: negotiation.endsAt });
    const inTime = heard('2026-10-09T10:00:00+08:00', 'NEGOTIATION', { negotiation } as never);
    expect(inTime.acts?.mediation).toMatchObject([{ from: '2026-10-12', lastDay: '2026-10-10', moved: true }]);
  });

  it('PRE-1, B6: derives anew until when a judge decides on a complaint and on a recusal, which no notice moves to a time that is over', () => {
    // Three working days from Thursday 2026-09-17: to 09-21 by the notice, to 09-22 without it.
    const complaint = { partyId: 'p-1', against: 'MEDIATOR', since: '2026-09-17T10:00:00+08:00', provisional: true };
    const told = { ...complaint, decideBy: '2026-09-23T00:00:00+08:00' };
    const inTime = heard('2026-09-19T10:00:00+08:00', 'NEGOTIATION', { complaint: told } as never);
    const decideBy = '2026-09-22T00:00:00+08:00';
    expect(inTime.change?.complaint).toMatchObject({ decideBy, provisional: false });
    expect(inTime.acts).toEqual({
      intake: [expect.objectContaining({ act: 'recordComplaintClock', from: told.decideBy, decideBy })],
    });
    const late = heard('2026-09-22T10:00:00+08:00', 'NEGOTIATION', { complaint: told } as never);
    expect(late.change?.complaint).toMatchObject({ decideBy: told.decideBy });
    expect(
      heard('2026-09-19T10:00:00+08:00', 'NEGOTIATION', { complaint: { ...told, overdue: true } } as never).acts,
    ).toBeUndefined();
    // Three days from Friday 2026-10-02 end in the holidays, by the notice and provisionally without it.
    const doubt = { nth: 1, mediatorId: 'm-1', cause: 'REQUESTED', partyId: 'p-2', consentedBy: [], suspends: true };
    const asked = { ...doubt, since: '2026-10-02', decideBy: '2026-10-06T00:00:00+08:00' };
    const moved = heard('2026-10-02T10:00:00+08:00', 'SELECTION', { recusal: asked } as never);
    const until = '2026-10-09T00:00:00+08:00';
    expect(moved.change?.recusal).toMatchObject({ decideBy: until });
    expect(moved.acts).toEqual({
      mediation: [
        {
          act: 'recordRecusalClock',
          ...{ nth: 1, from: asked.decideBy, decideBy: until, holdsAnswer: true },
          editions: [...PUBLISHED_EDITION_IDS].sort(),
        },
      ],
    });
    // One of which it was not kept since when it runs stays as it is.
    const { since: _, ...before } = asked;
    expect(heard('2026-10-02T10:00:00+08:00', 'SELECTION', { recusal: before } as never).acts).toBeUndefined();
  });
});
