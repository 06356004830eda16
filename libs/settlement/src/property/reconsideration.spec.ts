import { describe, expect, it } from '@jest/globals';
import { endOfDay, legalDate } from '@hejie/law';
import {
  accepted,
  after,
  asset,
  at,
  controlled,
  openFile,
  refusedAs,
  turnAt,
} from '../../test/fixture/controlled-property.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { decideObjection, decideObjectionRuling, decideObjectionService } from './objection.js';
import { type Objection } from './objection-rows.js';
import { type PropertyFile, type Release } from './property-file.js';
import {
  decideReconsiderationApplication,
  decideReconsiderationRuling,
  mayAskReconsideration,
  type ReconsiderationInput,
} from './reconsideration.js';

const PARTIES = [
  { partyId: 'creditor', side: 'CREDITOR' },
  { partyId: 'debtor', side: 'DEBTOR' },
  { partyId: 'other debtor', side: 'DEBTOR' },
] as const;
const FLAT = 'control of flat';
const EQUITY = 'control of equity';
const held = controlled(
  controlled(openFile(), asset(), '2026-01-20'),
  asset({ id: 'equity', class: 'EQUITY' }),
  '2026-01-20',
);

/** The debtor’s objection to both, decided for these, and its ruling served. */
function served(upheldFor: string[], kind: Objection['kind'] = 'OVER_LIMIT', servedOn = '2026-03-12'): PropertyFile {
  const objection = { id: 'o', kind, controlIds: [FLAT, EQUITY], byPartyId: 'debtor', receivedAt: at('2026-03-02') };
  const objected = after(held, decideObjection(held, objection, turnAt('2026-03-03')));
  return ruledAndServed(objected, upheldFor, '2026-03-10', servedOn);
}
function ruledAndServed(file: PropertyFile, upheldFor: string[], ruledOn: string, servedOn: string): PropertyFile {
  const ruling = { objectionId: 'o', rulingNumber: '（2026）浙1122执异5号', upheldFor };
  const ruled = after(file, decideObjectionRuling(file, ruling, turnAt(ruledOn)));
  const service = { objectionId: 'o', servedOn: legalDate(servedOn) };
  return after(ruled, decideObjectionService(ruled, service, turnAt(servedOn)));
}
const apply = (file: PropertyFile, byPartyId: string, on: string, over: Partial<ReconsiderationInput> = {}) =>
  decideReconsiderationApplication(
    file,
    { objectionId: 'o', byPartyId, receivedAt: at(on), ...over },
    PARTIES,
    turnAt(on),
  );
const asked = (upheldFor: string[], byPartyId: string, file = served(upheldFor)) =>
  after(file, apply(file, byPartyId, '2026-03-20'));
type Outcome =
  | { readonly outcome: 'DISMISSED' | 'REMITTED' }
  | { readonly outcome: 'CHANGED'; readonly upheldFor: readonly string[] };
const rule = (file: PropertyFile, outcome: Outcome, servedOn = '2026-04-15', rulingNumber = '（2026）浙11执复8号') =>
  decideReconsiderationRuling(
    file,
    { objectionId: 'o', rulingNumber, servedOn: legalDate(servedOn), ...outcome },
    turnAt(servedOn),
  );
const inState = (file: PropertyFile, state: Release['state']): PropertyFile => ({
  ...file,
  releases: file.releases.map((one) => ({ ...one, state })),
});

describe('PROC-18, 民诉法236: the ruling on an over-limit objection is taken to the court above', () => {
  it('within ten days of its service, which end by themselves', () => {
    const file = served([]);
    // The tenth day, 03-22, is a Sunday.
    expect(file.objections[0]!.served).toEqual({ on: '2026-03-12', reconsiderBy: '2026-03-23' });
    const due = nextPropertyDeadline(file, turnAt('2026-03-12'))!;
    expect(due).toEqual({ at: endOfDay(legalDate('2026-03-23')), items: [{ kind: 'RECONSIDERATION', subject: 'o' }] });
    expect(passPropertyDeadline(file, due, turnAt('2026-03-24')).happened).toEqual([
      { kind: 'RECONSIDERATION_TIME_OVER', at: due.at, objectionId: 'o' },
    ]);
    const applied = after(file, apply(file, 'debtor', '2026-03-23'));
    expect(passPropertyDeadline(applied, due, turnAt('2026-03-24')).happened).toEqual([]);
  });

  it('the file goes up in five days, and the court above rules in thirty', () => {
    const file = asked([], 'debtor');
    expect(file.objections[0]!.reconsideration).toEqual({
      applications: [{ byPartyId: 'debtor', receivedAt: at('2026-03-20'), sendBy: '2026-03-25' }],
      decideBy: '2026-04-20',
    });
    const due = { at: endOfDay(legalDate('2026-04-20')) };
    expect(passPropertyDeadline(file, due, turnAt('2026-04-21')).happened).toMatchObject([
      { kind: 'RECONSIDERATION_OVERDUE', objectionId: 'o' },
    ]);
    expect(
      passPropertyDeadline(after(file, rule(file, { outcome: 'DISMISSED' })), due, turnAt('2026-04-21')).happened,
    ).toEqual([]);
  });

  it('PER-5: the day of posting keeps the time; later it is refused, also where it becomes known late', () => {
    const file = served([]);
    const posted = (postedOn: string) => apply(file, 'debtor', '2026-03-26', { postedOn: legalDate(postedOn) });
    expect(refusedAs(posted('2026-03-23'))).toBeNull();
    expect(refusedAs(posted('2026-03-24'))).toBe('RECONSIDERATION.LATE');
    expect(refusedAs(posted('2026-03-27'))).toBe('RECONSIDERATION.POSTED_AFTER');
    expect(refusedAs(apply(file, 'debtor', '2026-03-24'))).toBe('RECONSIDERATION.LATE');
    expect(refusedAs(apply(file, 'debtor', '2026-03-30', { receivedAt: at('2026-03-23') }))).toBeNull();
    expect(refusedAs(apply(file, 'debtor', '2026-03-20', { receivedAt: at('2026-03-21') }))).toBe('PROPERTY.NOT_YET');
  });

  it('by whom it goes against, in part at least: objector and debtors, or creditors', () => {
    const may = (upheldFor: string[]) => mayAskReconsideration(served(upheldFor).objections[0]!, PARTIES);
    expect(may([])).toEqual(['debtor', 'other debtor']);
    expect(may([FLAT, EQUITY])).toEqual(['creditor']);
    expect(may([EQUITY])).toEqual(['debtor', 'creditor', 'other debtor']);
    const refused = (upheldFor: string[], byPartyId: string) =>
      refusedAs(apply(served(upheldFor), byPartyId, '2026-03-20'));
    expect(refused([], 'creditor')).toBe('RECONSIDERATION.NOT_AGGRIEVED');
    expect(refused([FLAT, EQUITY], 'debtor')).toBe('RECONSIDERATION.NOT_AGGRIEVED');
    expect(refused([], 'nobody')).toBe('PARTY.NOT_IN_CASE');
  });

  it('once by each, of a ruling that is served, and not upon an outsider’s objection', () => {
    const both = asked([EQUITY], 'debtor');
    expect(refusedAs(apply(both, 'debtor', '2026-03-21'))).toBe('RECONSIDERATION.ASKED_ALREADY');
    const second = after(both, apply(both, 'creditor', '2026-03-21')).objections[0]!.reconsideration!;
    expect(second.applications.map(({ byPartyId }) => byPartyId)).toEqual(['debtor', 'creditor']);
    expect(second.decideBy).toBe('2026-04-20');
    const ruled = after(both, rule(both, { outcome: 'DISMISSED' }));
    expect(refusedAs(apply(ruled, 'creditor', '2026-03-21'))).toBe('RECONSIDERATION.DECIDED');
    expect(refusedAs(apply(served([], 'OUTSIDER'), 'debtor', '2026-03-20'))).toBe('RECONSIDERATION.OUTSIDERS_SUE');
    const known = served([]);
    const { served: _, ...unserved } = known.objections[0]!;
    expect(refusedAs(apply({ ...known, objections: [unserved] }, 'debtor', '2026-03-20'))).toBe(
      'RECONSIDERATION.NOT_SERVED',
    );
    expect(refusedAs(apply(known, 'debtor', '2026-03-20', { receivedAt: at('2026-03-11') }))).toBe(
      'RECONSIDERATION.NOT_SERVED',
    );
    expect(refusedAs(apply(held, 'debtor', '2026-03-20'))).toBe('PROPERTY.UNKNOWN');
  });
});

describe('PROC-18, 异议复议规定23: what the court above has ruled', () => {
  it('dismissed: the ruling on the objection stands, and so does its release', () => {
    const file = asked([FLAT], 'creditor');
    const change = accepted(rule(file, { outcome: 'DISMISSED' }));
    expect(change.releases).toBeUndefined();
    expect(change.objections![0]!.reconsideration!.decided).toMatchObject({ outcome: 'DISMISSED', controlIds: [FLAT] });
    expect(change.happened).toEqual([
      {
        ...{ kind: 'RECONSIDERED', at: at('2026-04-15'), objectionId: 'o', outcome: 'DISMISSED', releaseId: null },
        ...{ withdrawnReleaseId: null, liftedMeanwhile: [], decideBy: null, applications: 1 },
      },
    ]);
  });

  it('changed for the objector: what is too much is due for release, equity in seven days from the service (股权冻结规定5)', () => {
    const file = asked([], 'debtor');
    const flat = accepted(rule(file, { outcome: 'CHANGED', upheldFor: [FLAT] }));
    expect(flat.releases).toMatchObject([
      {
        id: 'reconsideration~o',
        ground: 'OVER_LIMIT',
        state: 'DUE',
        assetIds: ['flat'],
        serveBy: at('2026-04-21T00:00'),
      },
    ]);
    expect(flat.happened).toMatchObject([
      { kind: 'RECONSIDERED', outcome: 'CHANGED', releaseId: 'reconsideration~o' },
      { kind: 'RELEASE_DUE', releaseId: 'reconsideration~o' },
    ]);
    expect(accepted(rule(file, { outcome: 'CHANGED', upheldFor: [EQUITY] })).releases).toMatchObject([
      { assetIds: ['equity'], serveBy: at('2026-04-23T00:00') },
    ]);
  });

  it('changed for the creditor: what nobody has served is not released, and what is lifted by then is told to the judge', () => {
    const file = asked([FLAT, EQUITY], 'creditor');
    const change = accepted(rule(file, { outcome: 'CHANGED', upheldFor: [EQUITY] }));
    expect(change.releases).toMatchObject([
      { id: 'objection~o', state: 'SUPERSEDED' },
      { id: 'reconsideration~o', assetIds: ['equity'], state: 'DUE' },
    ]);
    expect(change.happened).toMatchObject([
      { kind: 'RECONSIDERED', withdrawnReleaseId: 'objection~o', releaseId: 'reconsideration~o', liftedMeanwhile: [] },
      { kind: 'RELEASE_SUPERSEDED' },
      { kind: 'RELEASE_DUE' },
    ]);
    const gone = accepted(rule(inState(file, 'SERVED'), { outcome: 'CHANGED', upheldFor: [] }));
    expect(gone.releases).toBeUndefined();
    expect(gone.happened).toMatchObject([
      { kind: 'RECONSIDERED', withdrawnReleaseId: null, releaseId: null, liftedMeanwhile: [FLAT, EQUITY] },
    ]);
  });

  it('remitted: the objection is decided anew in fifteen days, its ruling may go up again, and is not remitted twice', () => {
    const file = asked([FLAT], 'creditor');
    const remitted = after(file, rule(file, { outcome: 'REMITTED' }));
    expect(remitted.objections[0]).toEqual({
      ...{ id: 'o', kind: 'OVER_LIMIT', controlIds: [FLAT, EQUITY], byPartyId: 'debtor', receivedAt: at('2026-03-02') },
      decideBy: '2026-04-30',
      remitted: { on: '2026-04-15', rulingNumber: '（2026）浙11执复8号', revoked: '（2026）浙1122执异5号' },
    });
    expect(remitted.releases).toMatchObject([{ state: 'SUPERSEDED' }]);
    const due = { at: endOfDay(legalDate('2026-04-30')) };
    // That the first ruling was late, too, does not hide it.
    const late = { ...remitted, passed: [{ id: `OBJECTION o ${endOfDay(legalDate('2026-03-17'))}` }] };
    expect(passPropertyDeadline(late, due, turnAt('2026-05-01')).happened).toMatchObject([
      { kind: 'OBJECTION_OVERDUE' },
    ]);
    const again = ruledAndServed(remitted, [FLAT], '2026-04-20', '2026-04-21');
    expect(again.releases).toMatchObject([
      { id: 'objection~o', state: 'SUPERSEDED' },
      { id: 'objection~o/again', state: 'DUE' },
    ]);
    const applied = after(again, apply(again, 'creditor', '2026-04-28'));
    expect(refusedAs(rule(applied, { outcome: 'REMITTED' }, '2026-05-20'))).toBe('RECONSIDERATION.REMITTED_ONCE');
    expect(accepted(rule(applied, { outcome: 'CHANGED', upheldFor: [EQUITY] }, '2026-05-20')).releases).toMatchObject([
      { id: 'objection~o/again', state: 'SUPERSEDED' },
      { id: 'reconsideration~o/again', assetIds: ['equity'] },
    ]);
  });

  it('is recorded once, after an application, with its number, for no more than the objection asks', () => {
    const file = asked([FLAT], 'creditor');
    const changed = (upheldFor: string[]) => refusedAs(rule(file, { outcome: 'CHANGED', upheldFor }));
    expect(changed([FLAT])).toBe('RECONSIDERATION.AS_IT_WAS');
    expect(changed(['control of another'])).toBe('OBJECTION.OTHER_CONTROL');
    expect(refusedAs(rule(served([]), { outcome: 'DISMISSED' }))).toBe('RECONSIDERATION.NOT_ASKED');
    expect(refusedAs(rule(file, { outcome: 'DISMISSED' }, '2026-04-15', ' '))).toBe('RECONSIDERATION.RULING_MISSING');
    expect(refusedAs(rule(file, { outcome: 'DISMISSED' }, '2026-03-19'))).toBe('RECONSIDERATION.SERVED_BEFORE');
    const ruled = after(file, rule(file, { outcome: 'DISMISSED' }));
    expect(refusedAs(rule(ruled, { outcome: 'DISMISSED' }))).toBe('RECONSIDERATION.DECIDED');
    expect(refusedAs(rule(held, { outcome: 'DISMISSED' }))).toBe('PROPERTY.UNKNOWN');
  });
});
