import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMs,
  calendarOf,
  endOfDay,
  legalDate,
  legalDateOf,
  PUBLISHED_EDITION_IDS,
  startOfDay,
  type CourtCalendar,
  type CourtInstant,
} from '@hejie/law';
import fc from 'fast-check';
import { asset, at, controlled, PRESERVATION, preservedFile, turnAt } from '../../test/fixture/controlled-property.js';
import { verifyBy } from './clue.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { liftBy } from './lift.js';
import { rederivePropertyDays } from './new-calendar.js';
import { equityReleaseBy, objectionBy, outsiderReleaseBy, reconsiderationBy } from './objection.js';
import { applyChange, type PropertyTurn } from './property-change.js';
import { type PropertyFile, type Release } from './property-file.js';
import { fileSentBy, reconsideredBy } from './reconsideration.js';
import { promptlyBy } from './release-opening.js';
import { objectionSuitBy } from './suit.js';

/** By the notice the Spring Festival of 2026 is 02-15 to 02-23, and 02-28 is a make-up day; without it 02-16 to 02-19. */
const WITH = calendarOf(PUBLISHED_EDITION_IDS);
const WITHOUT = calendarOf(PUBLISHED_EDITION_IDS.filter((id) => id !== 'state-council-2026'));
const ON = at('2026-02-13');

/** Something of every kind that a notice may move, as a day and a calendar leave it. */
function everything(on: CourtInstant, calendar: CourtCalendar): PropertyFile {
  const day = legalDateOf(on);
  const turn: PropertyTurn = { ...turnAt('2026-02-10'), at: on, calendar };
  const property = ['flat', 'car', 'shop', 'equity', 'shown', 'deposit'].map((id) =>
    asset({ id, class: id === 'equity' ? 'EQUITY' : 'REAL_ESTATE' }),
  );
  const held = property.reduce(
    (file, one) => controlled(file, one, '2026-01-10', { authority: PRESERVATION }),
    preservedFile(),
  );
  const [received, decided] = [
    { byPartyId: 'x', receivedAt: on },
    { at: on, by: 'judge', upheld: true, rulingNumber: 'r' },
  ];
  const objection = { ...received, kind: 'OUTSIDER' as const, controlIds: ['control of shop'], decideBy: day };
  const release = { receipts: [], dueAt: on, state: 'DUE' } as const;
  return {
    ...held,
    authorities: held.authorities.map((one) => ({
      ...one,
      preservation: { ...one.preservation!, performanceEndsOn: day },
    })),
    controls: held.controls.map((one) =>
      one.assetId === 'deposit' ? { ...one, state: 'ORDERED', orderedAt: on } : one,
    ),
    clues: [
      {
        ...received,
        id: 'clue',
        clear: true,
        urgent: false,
        verifyBy: verifyBy({ receivedAt: on, urgent: false }, calendar).value,
      },
    ],
    objections: [
      { ...objection, id: 'open', decideBy: objectionBy(received, calendar).value },
      {
        ...objection,
        id: 'sued',
        decided: { ...decided, controlIds: ['control of shop'] },
        served: { on: day, suitBy: objectionSuitBy(day, calendar).value },
      },
      { ...objection, id: 'equity', kind: 'OVER_LIMIT', decided: { ...decided, controlIds: [] }, served: { on: day } },
      {
        ...{ ...objection, id: 'served', kind: 'OVER_LIMIT', decided: { ...decided, controlIds: [] } },
        served: { on: day, reconsiderBy: reconsiderationBy(day, calendar).value },
      },
      {
        ...{ ...objection, id: 'above', kind: 'OVER_LIMIT', decided: { ...decided, controlIds: [] } },
        served: { on: day, reconsiderBy: day },
        reconsideration: {
          applications: [{ ...received, sendBy: fileSentBy(received, calendar).value }],
          decideBy: reconsideredBy(received, calendar).value,
        },
      },
    ],
    liftApplications: [
      {
        ...received,
        ...{ id: 'lift', authority: PRESERVATION, assetIds: ['flat'], ground: 'LAW_ORDERS', urgent: false },
        decideBy: liftBy({ receivedAt: on, urgent: false }, { calendar }),
      },
    ],
    queries: [
      {
        ...{ id: 'query', authority: PRESERVATION, partyId: 'debtor', liability: 'DEBTOR', classes: ['VEHICLE'] },
        ...{ askedAt: on, askedBy: 'x', answers: [] },
      },
    ],
    searches: [{ id: 'search', authority: PRESERVATION, what: 'WHEREABOUTS', askedAt: on, askedBy: 'x', answers: [] }],
    releases: [
      { ...release, id: 'law', ground: 'PROTECTED', assetIds: ['car'], serveBy: promptlyBy(turn) },
      { ...release, id: 'shown', ground: 'PROTECTED', assetIds: ['shown'], state: 'SERVED', served: { at: on } },
      {
        ...release,
        ...{ id: 'objection~equity', ground: 'OVER_LIMIT', assetIds: ['equity'] },
        serveBy: equityReleaseBy(day, calendar).instant,
      },
    ] satisfies Release[],
  } as PropertyFile;
}

const movedBy = (file: PropertyFile, when: string | CourtInstant, calendar = WITH, earlier = WITHOUT) => {
  const turn = { ...turnAt('2026-02-13'), at: when.length === 10 ? at(when) : (when as CourtInstant), calendar };
  const change = rederivePropertyDays(file, turn, earlier);
  return { after: change ? applyChange(file, change) : file, happened: change?.happened ?? [] };
};

describe('PER-4: a holiday notice, and the days of a file that people have in their lists', () => {
  it('moves each of them, with the row that has it', () => {
    const { after, happened } = movedBy(everything(ON, WITHOUT), '2026-02-14');
    const of = happened.map((one) =>
      one.kind === 'DAY_REDERIVED' ? [one.what, one.subject, one.from, one.dueAt] : one,
    );
    expect(of).toEqual([
      ['CLUE', 'clue', '2026-02-21T00:00:00+08:00', '2026-02-25T00:00:00+08:00'],
      ['OBJECTION', 'open', '2026-03-03T00:00:00+08:00', '2026-03-01T00:00:00+08:00'],
      ['SUIT', 'sued', '2026-03-03T00:00:00+08:00', '2026-03-01T00:00:00+08:00'],
      ['RECONSIDERATION', 'served', '2026-02-24T00:00:00+08:00', '2026-02-25T00:00:00+08:00'],
      ['RECONSIDERATION_FILE', 'above/1', '2026-02-21T00:00:00+08:00', '2026-02-25T00:00:00+08:00'],
      ['LIFT', 'lift', '2026-02-21T00:00:00+08:00', '2026-02-25T00:00:00+08:00'],
      ['RELEASE', 'law', expect.any(String), expect.any(String)],
      ['RELEASE', 'shown', expect.any(String), expect.any(String)],
      ['RELEASE', 'objection~equity', '2026-02-21T00:00:00+08:00', '2026-02-25T00:00:00+08:00'],
    ]);
    expect(after).toEqual({ ...everything(ON, WITH), passed: after.passed });
  });

  it('PROC-18: the thirty days of the court above, and the seven of equity after its ruling', () => {
    const on = at('2026-01-19');
    const file = everything(on, WITHOUT);
    expect(movedBy(file, '2026-01-20').happened).toContainEqual(
      expect.objectContaining({ what: 'RECONSIDERATION_RULING', subject: 'above', dueAt: '2026-02-25T00:00:00+08:00' }),
    );
    const above = everything(ON, WITHOUT).objections.find(({ id }) => id === 'above')!;
    const { reconsideration } = above;
    const servedOn = legalDateOf(ON);
    const ruled = { at: ON, by: 'judge', outcome: 'CHANGED', rulingNumber: 'r', servedOn, controlIds: [] } as const;
    const equity = everything(ON, WITHOUT).releases.at(-1)!;
    const after = {
      ...everything(ON, WITHOUT),
      objections: [{ ...above, reconsideration: { ...reconsideration!, decided: ruled } }],
      releases: [{ ...equity, id: 'reconsideration~above' }],
    };
    expect(movedBy(after, '2026-02-14').after.releases).toMatchObject([{ serveBy: '2026-02-25T00:00:00+08:00' }]);
  });

  it('is the same told twice, and moves nothing of what is done, nor where it says nothing new', () => {
    const { after } = movedBy(everything(ON, WITHOUT), '2026-02-14');
    expect(movedBy(after, '2026-02-15', WITH, WITH).happened).toEqual([]);
    expect(movedBy(everything(ON, WITHOUT), '2026-02-14', WITHOUT).happened).toEqual([]);
    const file = everything(ON, WITHOUT);
    const decided = { at: ON, by: 'judge', rulingNumber: 'r' };
    const done: PropertyFile = {
      ...file,
      clues: file.clues.map((one) => ({ ...one, verified: { at: ON, by: 'x', assetIds: [] } })),
      objections: [{ ...file.objections[0]!, decided: { ...decided, upheld: false, controlIds: [] } }],
      liftApplications: file.liftApplications.map((one) => ({ ...one, decided: { ...decided, granted: false } })),
      releases: file.releases.map((one) => ({ ...one, state: 'DONE' })),
    };
    expect(movedBy(done, '2026-02-14')).toEqual({ after: done, happened: [] });
  });

  it('leaves what by it would be over already as it was told: nobody is late before he could know', () => {
    const late = movedBy(everything(ON, WITHOUT), '2026-03-01');
    expect(late.after.objections[0]).toMatchObject({ decideBy: '2026-03-02' });
    expect(late.after.clues[0]).toMatchObject({ verifyBy: '2026-02-20' });
  });

  it('counts what went on after a halt from then, and what an outsider’s objection was upheld for from the time to sue', () => {
    const file = everything(ON, WITHOUT);
    const since = at('2026-02-26');
    const serveBy = promptlyBy({ ...turnAt('2026-02-26'), calendar: WITHOUT });
    const suitBy = file.objections[1]!.served!.suitBy!;
    const releases = [
      { ...file.releases[0]!, serveBy, serveFrom: since },
      {
        ...file.releases[0]!,
        id: 'objection~sued',
        ground: 'OUTSIDER_UPHELD' as const,
        serveBy: outsiderReleaseBy(suitBy, WITHOUT).instant,
      },
    ];
    const { after } = movedBy({ ...file, releases, passed: [{ id: `SUIT sued ${endOfDay(suitBy)}` }] }, '2026-02-26');
    expect(after.releases.map((one) => one.serveBy)).toEqual([
      promptlyBy({ ...turnAt('2026-02-26'), calendar: WITH }),
      outsiderReleaseBy(legalDate('2026-02-28'), WITH).instant,
    ]);
    expect(after.releases[0]!.serveBy).not.toBe(serveBy);
  });
});

describe('PER-4: a deadline that has passed, and that a notice then moves', () => {
  const passing = (file: PropertyFile, turn: PropertyTurn) => {
    const due = nextPropertyDeadline(file, turn)!;
    return { due, change: passPropertyDeadline(file, due, turn) };
  };

  it('PROC-21: lifts a preservation once, and nobody is told of it twice', () => {
    const [authority] = preservedFile().authorities;
    const file: PropertyFile = {
      ...preservedFile(),
      authorities: [
        { ...authority!, preservation: { ...authority!.preservation!, performanceEndsOn: legalDate('2026-02-13') } },
      ],
      passed: [{ id: `PRESERVATION_BEGIN ${PRESERVATION} 2026-01-11T00:00:00+08:00` }],
    };
    const before = { ...turnAt('2026-02-21'), calendar: WITHOUT };
    const { due, change } = passing(file, before);
    expect([due.at, change.happened.map(({ kind }) => kind)]).toEqual([
      '2026-02-21T00:00:00+08:00',
      ['PRESERVATION_LAPSED'],
    ]);
    expect(nextPropertyDeadline(applyChange(file, change), { ...before, calendar: WITH })).toBeNull();
    // What was put on record by a release before has the same ids.
    expect(nextPropertyDeadline(file, { ...before, calendar: WITH })?.at).toBe('2026-02-25T00:00:00+08:00');
  });

  it('is dealt with once, in whatever order deadlines pass and notices come, and what is left is due when its list says so', () => {
    const step = fc.record({ hours: fc.integer({ min: 0, max: 120 }), notice: fc.boolean() });
    const seen = { passedAndMoved: 0 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.array(step, { maxLength: 12 }), (begin, steps) => {
        const on = startOfDay(addDays(legalDate('2026-02-09'), begin));
        let [file, calendar, now] = [everything(on, WITHOUT), WITHOUT, on];
        const told: string[] = [];
        for (const { hours, notice } of [...steps, { hours: 2400, notice: false }]) {
          now = addMs(now, hours * 3_600_000);
          const turn = { ...turnAt('2026-02-13'), at: now, calendar };
          for (
            let due = nextPropertyDeadline(file, turn);
            due && due.at <= now;
            due = nextPropertyDeadline(file, turn)
          ) {
            const change = passPropertyDeadline(file, due, turn);
            told.push(
              ...due.items.filter(({ kind }) => !kind.startsWith('RENEWAL')).map((one) => `${one.kind} ${one.subject}`),
            );
            file = applyChange(file, change);
          }
          if (!notice) continue;
          const later = calendar === WITH ? WITHOUT : WITH;
          const moved = movedBy(file, now, later, calendar);
          if (told.length > 0 && moved.happened.length > 0) seen.passedAndMoved += 1;
          [file, calendar] = [moved.after, later];
        }
        // Each once: nothing twice, and nothing never.
        expect([...new Set(told)].sort()).toEqual([...told].sort());
        const due = ['CLUE clue', 'OBJECTION open', 'SUIT sued', 'LIFT lift', 'QUERY_ANSWER query', 'SEARCH search'];
        const more = ['RELEASE law', 'RELEASE objection~equity', 'RELEASE_RECEIPT shown', 'RECEIPT control of deposit'];
        expect(told).toEqual(expect.arrayContaining([...due, ...more, `PRESERVATION_END ${PRESERVATION}`]));
      }),
      { numRuns: 150 },
    );
    expect(seen.passedAndMoved).toBeGreaterThan(20);
  });
});
