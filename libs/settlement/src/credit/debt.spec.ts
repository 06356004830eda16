import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import {
  after,
  COURT,
  debt,
  decided,
  ENFORCED,
  instant,
  kinds,
  ON_RECORD,
  OWES,
  PARTIES,
  performedOn,
  published,
  refused,
  turn,
} from '../../test/fixture/sanctions.js';
import { decideCorrection, decideCorrectionCarriedOut } from './correction.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';
import { decideDeletion } from './deletion.js';
import { decideProposal } from './listing.js';
import { openDeletions } from './open-deletions.js';
import { decidePublication } from './publication.js';
import { creditTasks } from './tasks.js';

const PLAN = { ...OWES, planPerformed: true, performingSince: instant('2026-11-20') };
const DEFAULT = {
  ...OWES,
  inDefaultSince: instant('2026-12-01T00:00:00+08:00'),
};
const tasks = (file: Parameters<typeof creditTasks>[0], at: string) =>
  creditTasks(file, turn(at))
    .filter(({ kind }) => kind !== 'ORDER_LIMIT')
    .map(({ kind }) => kind);

const ENDED = legalDate('2026-12-03');

describe('a listing and the debt', () => {
  it('DIS-GRACE-1: is not executed once everything is performed within the grace, and lives again where that is reversed', () => {
    const file = decided('2026-12-01', { graceMonths: 1 });
    const performed = debt(performedOn('2026-12-11'), '2026-12-11')(file);
    expect(kinds(performed)).toEqual(['LISTING_NOT_EXECUTED']);
    const over = after(file, () => performed);
    expect(over.listings[0]?.stage).toBe('NOT_EXECUTED');
    expect(refused(decidePublication(over, { listingId: 'l-1', record: ON_RECORD }, turn('2027-01-04')))?.[0]).toBe(
      'LISTING.PERFORMED',
    );
    const reversed = debt(OWES, '2026-12-20')(over);
    expect([kinds(reversed), reversed.listings?.[0]?.stage]).toEqual([['LISTING_REVIVED'], 'GRACE']);
    const late = debt(OWES, '2027-01-04')(over);
    expect([kinds(late), late.listings?.[0]?.stage]).toEqual([['LISTING_REVIVED', 'TASK_OPENED'], 'DECIDED']);
  });

  it('DIS-ART-10-1: a reversal ends the deletion that performance had opened', () => {
    const file = after(published('2026-12-01'), debt(performedOn('2026-12-11'), '2026-12-11'));
    const reversed = debt(OWES, '2026-12-12')(file);
    expect(reversed.happened.map((one) => ('task' in one ? [one.kind, one.task.kind] : one.kind))).toEqual([
      ['TASK_ENDED', 'DELETE'],
      ['TASK_OPENED', 'ORDER_LIMIT'],
    ]);
    expect(
      openDeletions(
        after(file, () => reversed),
        turn('2026-12-12'),
      ),
    ).toEqual([]);
  });

  it('S23: property that no longer suffices opens the publication from the instant at which the court learns of it', () => {
    const file = after(decided('2026-12-01'), debt({ ...OWES, controlled: OWES.owed }, '2026-12-02'));
    expect(tasks(file, '2026-12-05')).toEqual([]);
    const lapsed = after(file, debt(OWES, '2027-01-20'));
    expect(creditTasks(lapsed, turn('2027-01-20'))).toMatchObject([
      { kind: 'PUBLISH', since: '2027-01-20', lastDay: '2027-01-20' },
    ]);
  });

  it('S23: a default opens it on its own day, however late the court learns of it', () => {
    const file = after(decided('2026-11-02'), debt(PLAN, '2026-11-20'), debt(DEFAULT, '2026-12-03'));
    expect(creditTasks(file, turn('2026-12-03'))).toMatchObject([{ kind: 'PUBLISH', since: '2026-12-01' }]);
  });

  it('is told nothing new by the same view again, and by a closed case that nothing is published any more', () => {
    const file = after(decided('2026-12-01'), debt(DEFAULT, '2026-12-02'));
    expect(debt(DEFAULT, '2026-12-03')(file).happened).toEqual([]);
    const closed = debt({ ...DEFAULT, closedAs: '终结执行', closedOn: ENDED }, '2026-12-03')(file);
    expect(kinds(closed)).toEqual(['LISTING_NOT_EXECUTED', 'TASK_ENDED']);
    const struckOff = { ...DEFAULT, closedAs: '销案', closedOn: ENDED } as const;
    expect(kinds(debt(struckOff, '2026-12-03')(file))).toEqual(['LISTING_NOT_EXECUTED', 'TASK_ENDED']);
    // CLS-4: what stands in a case that was struck off stands, and nothing more is due of it there.
    expect(kinds(debt(struckOff, '2026-12-03')(published('2026-12-01', { ground: 4 })))).toEqual(['TASK_ENDED']);
    // SET-ART-14-1: a suit on the settlement ends nothing by itself.
    expect(kinds(debt({ ...DEFAULT, closedAs: 'SUED', closedOn: ENDED }, '2026-12-03')(file))).toEqual([]);
    // CLS-4: enforcement goes on again, and so does the decision.
    const again = after(file, () => closed, debt(DEFAULT, '2026-12-04'));
    expect(again.listings).toMatchObject([{ stage: 'DECIDED' }]);
  });

  it('DIS-ART-10-2: a decision whose term runs from it is not executed any more when that is over, and a new one may be proposed', () => {
    const file = decided('2026-12-01', { ground: 4 });
    const unserved = ({ decided: decision, ...row }: Listing): Listing => ({
      ...row,
      decided: { ...decision!, servedAt: undefined },
    });
    const held = { ...file, listings: file.listings.map(unserved) };
    const over = '2028-12-02T00:00:00+08:00';
    const due = nextCreditDeadline(held, turn('2026-12-02'))!;
    expect(due).toMatchObject({ at: over, items: [{ kind: 'TERM_END' }] });
    const passed = after(held, (now) => passCreditDeadline(now, due, turn(over)));
    expect(passed.listings).toMatchObject([{ stage: 'NOT_EXECUTED' }]);
    const propose = (now: CreditFile) =>
      decideProposal(
        now,
        { id: 'l-2', ground: 4, appliedBy: null, evidence: ['e-2'], caseNumber: ENFORCED },
        turn('2028-12-04', { by: 'judge' }),
        COURT,
      );
    expect([refused(propose(held))?.[0], propose(passed).ok]).toEqual(['LISTING.LIVE', true]);
  });
});

describe('who wins: a listing decided on the day of performance', () => {
  it('what the court knew first on that day: known before, performance bars the entry; known after, it is deleted within three working days', () => {
    const known = after(decided('2026-12-11'), debt(performedOn('2026-12-11'), '2026-12-11T08:00:00+08:00'));
    expect(refused(decidePublication(known, { listingId: 'l-1', record: ON_RECORD }, turn('2026-12-11')))?.[0]).toBe(
      'LISTING.PERFORMED',
    );
    const unknown = after(published('2026-12-11'), debt(performedOn('2026-12-11'), '2026-12-11T17:00:00+08:00'));
    expect(tasks(unknown, '2026-12-11T17:00:00+08:00')).toEqual(['DELETE']);
    expect(openDeletions(unknown, turn('2026-12-12'))).toMatchObject([{ lastDay: '2026-12-16', mandatory: true }]);
  });

  it('DIS-ART-11: performed on the day before, by a value date that came late, it should not have been published: it is due for deletion, and for revocation by a person', () => {
    const file = after(published('2026-12-11'), debt(performedOn('2026-12-10'), '2026-12-14'));
    expect(tasks(file, '2026-12-14')).toEqual(['DELETE', 'DECIDE_CORRECTION']);
    const [open] = openDeletions(file, turn('2026-12-14'));
    const gone = after(file, (now) =>
      decideDeletion(now, { deletionId: open?.id ?? '', verdict: { outcome: 'DELETE' } }, turn('2026-12-14'), PARTIES),
    );
    expect(tasks(gone, '2026-12-14')).toEqual(['DECIDE_CORRECTION']);
    const revoked = after(
      gone,
      (now) => decideCorrection(now, { correctionId: 'l-1:OWN_MOTION', upheld: true, reasons: [] }, turn('2026-12-15')),
      (now) => decideCorrectionCarriedOut(now, { correctionId: 'l-1:OWN_MOTION' }, turn('2026-12-15')),
    );
    expect([revoked.listings[0]?.stage, tasks(revoked, '2026-12-15')]).toEqual(['REVOKED', []]);
  });
});

describe('who wins: money matched late with a value date before the default', () => {
  const defaulted = after(decided('2026-11-02'), debt(PLAN, '2026-11-20'), debt(DEFAULT, '2026-12-01'));

  it('DIS-GRACE-2: the value date. Not published yet, the entry is held off again', () => {
    expect(tasks(defaulted, '2026-12-01')).toEqual(['PUBLISH']);
    const matched = debt(PLAN, '2026-12-02')(defaulted);
    expect(kinds(matched)).toEqual(['TASK_ENDED']);
  });

  it('DIS-ART-11: published meanwhile, it stands until a person decides on its revocation, which the court takes up by itself', () => {
    const entry = after(defaulted, (file) =>
      decidePublication(file, { listingId: 'l-1', record: ON_RECORD }, turn('2026-12-01')),
    );
    const file = after(entry, debt(PLAN, '2026-12-02'));
    expect([file.listings[0]?.stage, tasks(file, '2026-12-02')]).toEqual(['PUBLISHED', ['DECIDE_CORRECTION']]);
    expect(file.corrections).toMatchObject([{ filedBy: null, ground: 'NOT_TO_BE_LISTED' }]);
    const again = after(file, debt(DEFAULT, '2026-12-03'));
    expect(tasks(again, '2026-12-03')).toEqual([]);
    // DIS-ART-11, 失信名单规定9: decided and carried out within three working days together.
    const lastDays = (now: CreditFile) =>
      creditTasks(now, turn('2026-12-04')).flatMap(({ kind, lastDay }) => (kind === 'ORDER_LIMIT' ? [] : [lastDay]));
    const own = { correctionId: 'l-1:OWN_MOTION', upheld: true, reasons: ['持续履行'] };
    const upheld = after(file, (now) => decideCorrection(now, own, turn('2026-12-04')));
    expect([lastDays(file), lastDays(upheld)]).toEqual([['2026-12-07'], ['2026-12-07']]);
  });

  it('a default that was cured afterwards is another thing: the entry was right', () => {
    const entry = after(defaulted, (file) =>
      decidePublication(file, { listingId: 'l-1', record: ON_RECORD }, turn('2026-12-01')),
    );
    const cured = after(entry, debt({ ...PLAN, performingSince: instant('2026-12-05') }, '2026-12-05'));
    expect(tasks(cured, '2026-12-05')).toEqual([]);
  });

  it('DIS-BAR: on a ground of conduct no plan would have held it off', () => {
    const entry = after(published('2026-12-01', { ground: 4 }), debt(PLAN, '2026-12-02'));
    expect(tasks(entry, '2026-12-02')).toEqual([]);
    expect(
      tasks(
        after(entry, debt({ ...OWES, owed: 0n, performedOn: legalDate('2026-11-30') }, '2026-12-02')),
        '2026-12-02',
      ),
    ).toEqual(['DECIDE_DELETION', 'DECIDE_CORRECTION']);
  });
});
